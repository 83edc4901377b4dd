"""What the columns of a list of contacts hold, guessed by headings and by cells."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

from app.exchange.crm_csv import ContactList
from app.exchange.vcard import MAIL
from app.records.person import Role

_SAMPLE: Final = 50
_MARKS: Final = re.compile("[\u0300-\u036f]")
_NUMBER: Final = re.compile(
    r"[+(]?\d[\d\s()/.\u00a0-]{5,20}\d(?:\s*(?:x|ext\.?)\s*\d+)?"
)

_JOB_TITLES: Final = {"job title", "organization title", "position", "function"}


class Holds(StrEnum):
    """What a column holds; empty is left out."""

    NOTHING = ""
    NAME = "name"
    FIRST = "first name"
    LAST = "last name"
    FIRM = "firm"
    MAIL = "mail"
    PHONE = "phone"
    ROLE = "role"
    FUNCTION = "function"
    COUNTRY = "country"
    ZONE = "zone"
    NOTE = "note"


# A person may have many of these; of all else the first column counts.
SEVERAL: Final = frozenset({Holds.NOTHING, Holds.MAIL, Holds.PHONE, Holds.NOTE})
# Without one of these nobody is named.
NAMING: Final = frozenset({Holds.NAME, Holds.FIRST, Holds.LAST, Holds.MAIL})

Columns = tuple[Holds, ...]


def guess_columns(given: ContactList) -> Columns:
    """Return what each column may hold, by its heading, else by its cells."""
    # Beside a job title, a title alone is `Mr` or `Dr`.
    titles = {_plain(heading) for heading in given.headings} & _JOB_TITLES
    taken: set[Holds] = {Holds.FUNCTION} if titles else set()
    guessed: list[Holds] = []
    for at, heading in enumerate(given.headings):
        holds = _by_heading(heading)
        if holds is None:
            cells = [row.cells[at] for row in given.rows[:_SAMPLE]]
            holds = _by_cells([cell for cell in cells if cell])
        if _plain(heading) in titles:
            titles = set()
        elif holds in taken and holds not in SEVERAL:
            holds = Holds.NOTHING
        taken.add(holds)
        guessed.append(holds)
    if Holds.LAST in taken and Holds.FIRST not in taken and Holds.NAME in taken:
        # Outlook's “Name” beside a surname is the whole name: the surname is in it.
        guessed[guessed.index(Holds.LAST)] = Holds.NOTHING
    return tuple(guessed)


def columns_named(words: Sequence[str]) -> Columns:
    """Return what a kept layout says; a column of another word is left out."""
    known = {each.value: each for each in Holds}
    return tuple(known.get(word, Holds.NOTHING) for word in words)


def is_list(given: ContactList) -> bool:
    """Tell whether its headings name people: what was pasted may be anything."""
    found = {_by_heading(heading) for heading in given.headings}
    return len(given.headings) > 1 and bool(found & NAMING)


def phone_label(heading: str) -> str:
    """Return how a number is called by its heading: mobile, home, main or work."""
    words = set(_plain(heading).split())
    for label, marks in _known()["phones"].items():
        if words & marks:
            return str(label)
    return "work"


def role_named(words: str) -> Role | None:
    """Return what a person can do about a decision, by what a CRM calls it."""
    plain = _plain(words)
    for role, marks in _known()["roles"].items():
        if plain in marks:
            return Role(role)
    return None


def _by_heading(heading: str) -> Holds | None:
    """Return what a heading says; None where it is none that is known."""
    plain = _plain(heading)
    if not plain:
        return None
    for holds, marks in _known()["headings"].items():
        if plain in marks:
            return Holds(holds)
    padded = f" {plain} "
    if any(f" {word} " in padded for word in _known()["not"]["words"]):
        return Holds.NOTHING
    # `Person - Organization` of Pipedrive, `Contact: Email` of others.
    _, _, rest = plain.partition(" ")
    if plain.startswith(("person ", "contact ", "kontakt ", "lead ")):
        return _by_heading(rest)
    return None


def _by_cells(cells: Sequence[str]) -> Holds:
    if cells and all(MAIL.fullmatch(cell) for cell in cells):
        return Holds.MAIL
    digits = [cell for cell in cells if _NUMBER.fullmatch(cell)]
    if len(digits) > 1 and digits == list(cells) and any("+" in one for one in digits):
        return Holds.PHONE
    return Holds.NOTHING


def _plain(text: str) -> str:
    bare = _MARKS.sub("", normalize("NFKD", text.casefold()))
    return " ".join(re.findall(r"[^\W\d_]+", bare))


@cache
def _known() -> Mapping[str, Mapping[str, Any]]:
    text = Path(__file__).with_name("list_columns.toml").read_text("utf-8")
    return {
        name: {key: frozenset(words) for key, words in rows.items()}
        for name, rows in tomllib.loads(text).items()
    }
