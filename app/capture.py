"""The capture line of a call: one line typed while talking, read as one record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from app.records.moment import Due
from app.records.person import Person
from app.records.promise import Repeats

if TYPE_CHECKING:
    from app.repeat_words import RepeatRead


class Caught(StrEnum):
    """What a captured line is, by the word it begins with."""

    WE = "we"
    THEY = "they"
    NEED = "need"
    REFUSED = "refused"
    PARK = "park"
    POINT = "point"
    GAP = "gap"
    FACT = "fact"
    CLAIM = "claim"
    ASK = "ask"
    ASKED = "asked"
    GIVE = "give"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Capture:
    """A line as read: what it is, its words, the person and the day it names.

    A name that fits nobody, or two people, and a day that cannot be read stay in
    the words: nothing typed is lost. `repeats` is how often a promise comes again,
    `repeats_on` on which day of the month; `called_first` whether a request came to
    us first, if the line says so.
    """

    caught: Caught
    what: str
    person: Person | None = None
    due: Due | None = None
    repeats: Repeats = Repeats.NEVER
    repeats_on: int | None = None
    called_first: str = ""


_KEYWORDS = (
    (Caught.ASKED, r"they\s+asked\s+(?:us\s+)?for\b|(?:they\s+)?asked\s*:"),
    (Caught.WE, r"(?:we|i)\s+promised?\b|we\s*:"),
    (Caught.THEY, r"they\s+promised?\b|they\s*:"),
    (Caught.NEED, r"needs?\b"),
    (Caught.REFUSED, r"refused?\b|no\s*:"),
    (Caught.PARK, r"park(?:ed)?\b"),
    (Caught.POINT, r"point\b"),
    (Caught.GAP, r"gap\b"),
    (Caught.FACT, r"fact\b"),
    (Caught.CLAIM, r"claim\b"),
    (Caught.ASK, r"ask\b"),
    (Caught.GIVE, r"give\b"),
    (Caught.NOTE, r"note\b"),
)
_LEADS = tuple(
    (caught, re.compile(rf"(?:{words})\s*:?\s*", re.IGNORECASE))
    for caught, words in _KEYWORDS
)
_PROMISES = re.compile(r"(?P<name>.+?)\s+promise[sd]?\s*:?\s+(?P<what>.+)", re.I)
_NAME_FIRST = r"(?:(?:{})\s+)?(?P<name>[^:]{{1,60}}?)\s*:\s*(?P<what>.+)"
_DAY_LAST = re.compile(r"(?P<what>.+)\s(?:by|until|till|on)\s+(?P<when>.+)", re.I)
_BEFORE_NAME = {
    Caught.WE: "to|for",
    Caught.THEY: "from|by",
    Caught.NEED: "from|for",
    Caught.REFUSED: "by|from",
    Caught.FACT: "from|about",
    Caught.ASK: "of|from",
    Caught.GIVE: "to|for",
    Caught.ASKED: "from|by",
}
_NAME_LAST = r"(?P<what>.+)\s(?:{})\s+(?P<name>.+)"
_NAME_NEXT = {Caught.WE, Caught.ASK, Caught.GIVE}
_LONGEST_NAME = 4
_LOOSE_ENDS = " ,;-"
_WITH_DAY = {
    Caught.WE,
    Caught.THEY,
    Caught.PARK,
    Caught.GIVE,
    Caught.POINT,
    Caught.ASKED,
}
_WITHOUT_A_DAY = {"monthly", "month"}
_REPEATING = {Caught.WE, Caught.THEY}
_REPEAT_LAST = re.compile(
    r"(?P<what>.+?)[\s,]+(?P<often>(?:every|each|weekly|monthly)\b.*)", re.I
)
_FIRST_LAST = re.compile(
    r"(?P<what>.+?)[\s,;(]+(?P<others>not\s+)?(?:called\s+|came\s+to\s+|asked\s+)?"
    r"us\s+first\)?",
    re.I,
)
_QUOTES = {'"': '"', "'": "'", "“": "”", "\u2018": "\u2019", "«": "»"}


def read_capture(
    line: str, people: Sequence[Person], now: datetime, zone: str
) -> Capture:
    """Read a line; without a keyword it is a plain note.

    Days are read in the zone of the person named, else in `zone`.
    """
    words = " ".join(line.split())
    caught, rest = _led(words)
    if caught is Caught.NOTE and rest == words:
        return _named_promise(words, people, now, zone) or Capture(caught, words)
    if not rest:
        return Capture(Caught.NOTE, words)
    return _detailed(Capture(caught, rest), people, now, zone)


def _led(words: str) -> tuple[Caught, str]:
    for caught, lead in _LEADS:
        if found := lead.match(words):
            return caught, words[found.end() :]
    return Caught.NOTE, words


def _named_promise(
    words: str, people: Sequence[Person], now: datetime, zone: str
) -> Capture | None:
    """Read `Ana promises the list by Friday`, where Ana is somebody here."""
    found = _PROMISES.fullmatch(words)
    if not found or not (person := _person(found["name"], people)):
        return None
    caught = Caught.WE if person.ours else Caught.THEY
    capture = Capture(caught, found["what"], None if person.ours else person)
    return _detailed(capture, people, now, zone)


def _detailed(
    capture: Capture, people: Sequence[Person], now: datetime, zone: str
) -> Capture:
    """Take the day and the name off the words, in whichever order they stand."""
    what, person, when, often = capture.what, capture.person, "", ""
    if capture.caught is Caught.NOTE:
        return capture
    first = ""
    if capture.caught is Caught.ASKED:
        what, first = _without_first(what)
    for _ in range(3):
        if not often and capture.caught in _REPEATING:
            what, often = _without_repeat(what, now, zone)
        if not when and capture.caught in _WITH_DAY:
            what, when = _without_day(what, now, zone)
        if not person:
            what, person = _without_name(what, capture.caught, people)
    there = (person and person.zone) or zone
    due, read = _due(when, now, there), _repeat(often, now, there)
    made = Capture(capture.caught, _unquoted(what), person, due, called_first=first)
    if read is None:
        return made
    on = read.on
    if due and read.on and often.split()[-1].casefold() in _WITHOUT_A_DAY:
        on = due.day.day
    first_due = due or read.first.due
    return replace(made, due=first_due, repeats=read.repeats, repeats_on=on)


def _without_repeat(what: str, now: datetime, zone: str) -> tuple[str, str]:
    """Split `a status every friday` in two, if what follows says how often."""
    found = _REPEAT_LAST.fullmatch(what)
    if not found or _repeat(found["often"], now, zone) is None:
        return what, ""
    return found["what"].rstrip(_LOOSE_ENDS), found["often"]


def _without_first(what: str) -> tuple[str, str]:
    """Take `us first` or `not us first` off the end of a request."""
    found = _FIRST_LAST.fullmatch(what)
    if not found:
        return what, ""
    return found["what"].rstrip(_LOOSE_ENDS), "no" if found["others"] else "yes"


def _without_day(what: str, now: datetime, zone: str) -> tuple[str, str]:
    """Split `the list by Friday` in two, if what follows reads as a day."""
    found = _DAY_LAST.fullmatch(what)
    if not found or not _due(found["when"], now, zone):
        return what, ""
    return found["what"].rstrip(_LOOSE_ENDS), found["when"]


def _without_name(
    what: str, caught: Caught, people: Sequence[Person]
) -> tuple[str, Person | None]:
    """Split `Ana: the list` or `the list from Ana`, if Ana is somebody here.

    What may stand before the name at the end may stand there in front too.
    """
    before = _BEFORE_NAME.get(caught, "with")
    named = re.fullmatch(_NAME_FIRST.format(before), what, re.I)
    if named and (person := _person(named["name"], people)):
        return named["what"], person
    if caught in _NAME_NEXT and (split := _named_next(what, people)):
        return split
    named = re.fullmatch(_NAME_LAST.format(before), what, re.I)
    if named and (person := _person(named["name"], people)):
        return named["what"].rstrip(_LOOSE_ENDS), person
    return what, None


def _named_next(
    what: str, people: Sequence[Person]
) -> tuple[str, Person | None] | None:
    """Split `Anna the list`; a capital tells a name from a word."""
    words = what.split()
    for length in range(min(len(words) - 1, _LONGEST_NAME), 0, -1):
        name = " ".join(words[:length])
        person = _person(name, people) if name[:1].isupper() else None
        if person is not None:
            return " ".join(words[length:]), person
    return None


def _repeat(often: str, now: datetime, zone: str) -> RepeatRead | None:
    from app.repeat_words import read_repeat

    return read_repeat(often, now, zone) if often else None


def _due(when: str, now: datetime, zone: str) -> Due | None:
    from app.when_words import read_when

    read = read_when(when, now, zone) if when else None
    return read.due if read else None


def _person(name: str, people: Sequence[Person]) -> Person | None:
    """Return the one person so named: by the whole name, else by some of its words.

    Anna Berg is Anna K. Berg, and Ana nobody where there are two of them.
    """
    wanted = _plain(name)
    if not wanted:
        return None
    whole = [p for p in people if _plain(p.name) == wanted]
    words = set(wanted.split())
    part = [p for p in people if words <= set(_plain(p.name).split())]
    found = whole or part
    return found[0] if len(found) == 1 else None


def _plain(name: str) -> str:
    """Return a name without case and accents, so that tomas finds Tomás."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def _unquoted(words: str) -> str:
    if len(words) > 2 and _QUOTES.get(words[0]) == words[-1]:
        return words[1:-1]
    return words
