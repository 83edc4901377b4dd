"""What a line of a row is made of: columns, the texts in them, how it reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple, Protocol, TypeVar

from app.dossier import Dossier
from app.records.meeting import Meeting
from app.records.person import Person
from checklists.pack import Item

Texts = Mapping[str, str]
NewId = Callable[[], str]


class Entry(StrEnum):
    """How a field is filled."""

    WORDS = "words"
    PERSON = "person"
    WHEN = "when"
    PICK = "pick"


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a line.

    `width` is in em, `grows` its share of what is left over. `choices` are keys and
    labels to pick from; a text field offers the labels while one types. `at_hand`
    can be picked without opening the line. `aside` is kept in the answer of the
    row, as the record has no place for it. `later` is asked only of a record that
    stands already.
    """

    name: str
    entry: Entry = Entry.WORDS
    needed: bool = False
    hint: str = ""
    width: float = 10
    grows: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    at_hand: bool = False
    aside: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A record as its line reads at rest: pill, bold, plain and quiet words.

    `badge` follows them, `lack` says what is still missing; `ways` are acts by key
    and word, done at once. Tones are names of ui.colours.Tone.
    """

    bold: str
    plain: str = ""
    quiet: str = ""
    pill: tuple[str, str] | None = None
    badge: tuple[str, str] | None = None
    lack: str = ""
    ways: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What a line became: its record, and others changed with it, those first.

    `kept_as` says why it is no line of this row after all.
    """

    record: Any
    before: tuple[object, ...] = ()
    kept_as: str = ""


class Offer(NamedTuple):
    """A line that is begun: its texts, and the record it will stand for, if any."""

    texts: Texts
    instead_of: object = None


class Refused(Exception):  # noqa: N818 - it is no error, the user goes on typing
    """A text that cannot be taken: the column it stands in, and a sentence."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column = column


@dataclass(frozen=True, slots=True)
class Here:
    """Where a line stands: its row, the meeting, and what names new records."""

    item: Item
    dossier: Dossier
    new_id: NewId


R = TypeVar("R")
R_contra = TypeVar("R_contra", contravariant=True)


class Form(Protocol[R_contra]):
    """The pure part of a record's line; the modules beside this one are forms."""

    def columns(self, here: Here, /) -> tuple[Column, ...]:
        """Return the fields of a line, in their order."""

    def shown(self, record: R_contra, here: Here, /) -> Texts:
        """Return the texts of a record; made of them, it is the same again."""

    def told(self, record: R_contra, here: Here, /) -> Told:
        """Return how the record reads at rest."""

    def made(self, texts: Texts, record: R_contra | None, here: Here, /) -> Made:
        """Return the record of the texts, a new one where None was given.

        Refused names the column that cannot be taken.
        """


def needed(item: Item, name: str, *, otherwise: bool = False) -> bool:
    """Whether the row asks for a field; `otherwise` where it names none."""
    if not item.fields:
        return otherwise
    return any(field.name == name and field.required for field in item.fields)


def changed(texts: Texts, before: Texts, name: str) -> bool:
    """Whether a field says something else than the record."""
    return name in texts and texts[name].strip() != before.get(name, "").strip()


def words(texts: Texts, name: str, sentence: str) -> str:
    """Return the words of a field that cannot be empty, or refuse with a sentence."""
    text = texts.get(name, "").strip()
    if not text:
        raise Refused(name, sentence)
    return text


def with_records(dossier: Dossier, records: tuple[object, ...]) -> Dossier:
    """Return the dossier as it is after people or the meeting changed."""
    for record in records:
        if isinstance(record, Person):
            dossier = replace(dossier, people={**dossier.people, record.id: record})
        elif isinstance(record, Meeting):
            dossier = replace(dossier, meeting=record)
    return dossier


def with_words(record: R, texts: Texts, fields: Mapping[str, str]) -> R:
    """Return a record with the words of columns; `fields` are its own names."""
    said: dict[str, Any] = {
        field: texts[column].strip()
        for column, field in fields.items()
        if column in texts
    }
    return replace(record, **said)  # type: ignore[type-var]
