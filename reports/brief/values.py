"""A brief as a value: exactly what is printed, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.records.meeting import MeetingId
from checklists.pack import ItemId


class Mark(StrEnum):
    """What stands in the box of a numbered row when the page is printed."""

    OPEN = "open"
    DONE = "done"
    MISSED = "missed"
    NOT_APPLICABLE = "does not apply"


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: how much it weighs in a word, and what it says.

    With a number it has a box: a tick there answers the row `item`. It `presses` as
    long as it stops the call.
    """

    word: str
    words: str
    presses: bool = False
    number: int = 0
    item: ItemId | None = None


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row to tick with a pen: its number, the row of the list it stands for.

    `under` is what stands below it in grey, `found` what stands in its way; `marked`
    are words after it, such as `missed` or `written during the call`.
    """

    number: int
    item: ItemId
    words: str
    under: str = ""
    mark: Mark = Mark.OPEN
    marked: str = ""
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody in the call: name, role or part, and what helps to meet them well."""

    name: str
    role: str = ""
    remarks: tuple[str, ...] = ()
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that opens with a word in bold."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """The top of the page: with whom, about what, when here and there, how."""

    account: str
    about: str
    here: str
    there: str
    reach: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """One meeting on paper: all that a person needs before the call and in it.

    Empty texts are printed as lines to write on. `foot` says how ready the meeting
    was, `printed` when that was. `notes` are lines, and `kept` files and links with
    where they are, both only as far as the rep wants them on paper. `found` is what
    the rules found and no row to tick says, `more_found` what is left to the screen.
    """

    meeting: MeetingId
    head: Head
    purpose: str
    wanted: str
    still_useful: str
    who: tuple[Guest, ...]
    we_owe: tuple[str, ...]
    they_owe: tuple[str, ...]
    agenda: tuple[str, ...]
    know: tuple[Labelled, ...]
    ask: tuple[NumberedRow, ...]
    give_and_ask: tuple[Labelled, ...]
    honest: tuple[NumberedRow, ...]
    proofs: tuple[str, ...]
    last_check: tuple[NumberedRow, ...]
    in_call: tuple[NumberedRow, ...]
    foot: str
    printed: str
    notes: tuple[str, ...] = ()
    kept: tuple[Labelled, ...] = ()
    found_head: str = ""
    found: tuple[Found, ...] = ()
    more_found: int = 0
    differs: Labelled | None = None

    @property
    def rows(self) -> tuple[tuple[int, ItemId], ...]:
        """Which row of the list a number on the paper stands for.

        Several questions or limits are lines of one row, so a row may come twice.
        """
        found = ((one.number, one.item) for one in self.found if one.item)
        numbered = (*self.ask, *self.honest, *self.last_check, *self.in_call)
        return (*found, *((row.number, row.item) for row in numbered))
