"""What is asked about each thing that happens with an account, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.desk.facts import Happened


@dataclass(frozen=True, slots=True)
class FactForm:
    """A command's name, the words on its sheet, and what is asked besides.

    `more` names the fields of More that are asked.
    """

    command: str
    words: str
    about: str
    line: str
    hint: str
    more: tuple[str, ...] = ()


FORMS: Final = {
    Happened.ORDER: FactForm(
        "note-order",
        "Order",
        "What they ordered, and when.",
        "What they ordered",
        "Scanners for two depots",
        more=("value",),
    ),
    Happened.CALLED: FactForm(
        "note-called",
        "They called first",
        "A need they brought to you before others. Your answer is promised with it.",
        "What they came for",
        "Price for a second site",
        more=("known_by", "due"),
    ),
    Happened.GAVE: FactForm(
        "note-gave",
        "Gave",
        "Something useful that asked for nothing. A treat is kept as a note.",
        "What you gave",
        "Peak-season checklist",
    ),
    Happened.ASKED: FactForm(
        "note-asked",
        "Asked",
        "What you asked of them, and what you gain from it.",
        "What you asked for",
        "Half an hour with their IT",
        more=("gain", "outcome"),
    ),
    Happened.REFUSED: FactForm(
        "note-no",
        "They said no",
        "Their no, in their own words.",
        "What they said",
        "Not before the audit",
    ),
    Happened.LEARNED: FactForm(
        "note-learned",
        "Learned",
        "What they taught you.",
        "What you learned",
        "Their audit rules the year",
    ),
    Happened.SESSION: FactForm(
        "note-session",
        "Planning session",
        "It counts with what it left in writing, and with a promise of each side.",
        "What you planned together",
        "Shifts of hall B for 2027",
        more=("link",),
    ),
    Happened.EARLY: FactForm(
        "note-early",
        "They told us early",
        "A plan or a budget they shared before others, or an award without rivals.",
        "What they told you",
        "Budget for a third depot",
    ),
    Happened.PROBLEM: FactForm(
        "note-problem",
        "A problem",
        "A serious one. It is open until it is solved.",
        "What is wrong",
        "Scanners fail in the cold",
    ),
    Happened.UNTRUE: FactForm(
        "note-untrue",
        "Something came out untrue",
        "Something we said. Put right within a few days, it does no harm.",
        "What was untrue",
        "The export takes an hour, not a minute",
    ),
    Happened.MESSAGE: FactForm(
        "note-message",
        "A message from them",
        "An answer of theirs, or one you answered.",
        "What it was about",
        "Sent the plan of hall B",
        more=("began",),
    ),
    Happened.LANDSCAPE: FactForm(
        "note-landscape",
        "Landscape",
        "What moves around them: their market, their rivals, their owners.",
        "What changes",
        "Merger talks with Kern",
        more=("review",),
    ),
}
