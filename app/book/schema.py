"""The shape of the file, one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from app.book import search_index
from app.book.day_tables import DAY_TABLES
from app.book.first_tables import FIRST_TABLES
from app.book.word_tables import WORD_TABLES

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

# "Erns", in the header of every book.
APPLICATION_ID: Final = 0x45726E73

# Stored with every step taken: never renamed.
STEP_SET: Final = "earnest"


class Step(NamedTuple):
    """A change of shape: the name it is remembered by, and what it does."""

    name: str
    take: Callable[[Database], None]


def _first_tables(db: Database) -> None:
    _run(db, FIRST_TABLES)


def _search(db: Database) -> None:
    # Filled after all steps, when records have the shape that is read.
    search_index.make(db.conn)


def _day_tables(db: Database) -> None:
    _run(db, DAY_TABLES)


def _word_tables(db: Database) -> None:
    _run(db, WORD_TABLES)


def _run(db: Database, script: str) -> None:
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


STEPS: Final = (
    Step("0001_first_tables", _first_tables),
    Step("0002_search", _search),
    Step("0003_day", _day_tables),
    Step("0004_words", _word_tables),
)


def migrations(steps: Sequence[Step]) -> Migrations:
    """Return the steps as sqlite-utils runs and records them."""
    from sqlite_utils import Migrations

    made = Migrations(STEP_SET)
    for step in steps:
        made(name=step.name)(step.take)
    return made
