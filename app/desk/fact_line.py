"""What happened in one line: `order 12000 yesterday`, `told us budget 30 sep`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.book.folding import plain
from app.desk.facts import Happened
from app.past_words import read_past
from app.rules.whole_numbers import WRITTEN, whole_number
from app.when_words import WhenRead

# The longest day anybody writes: `mon 23 nov 2026 14:00`.
_LONGEST_DAY: Final = 5
_LOOSE_ENDS: Final = " ,;-"
_NO_WORDS: Final = "Order"
_FIRST: Final = r"(?:first|before (?:the )?others)"
_ABOUT: Final = r"(?: (?:for|about|with))?"
_LEADS: Final = tuple(
    (kind, re.compile(rf"(?:{words})(?![\w-])\s*[:,]?\s*", re.IGNORECASE))
    for kind, words in (
        (
            Happened.CALLED,
            rf"(?:they )?(?:called|came to) (?:us |you )?{_FIRST}{_ABOUT}",
        ),
        (Happened.ORDER, r"(?:they )?orders?|(?:they )?ordered"),
        (Happened.GAVE, r"(?:we |i )?(?:gave|sent)(?: them)?"),
        (Happened.ASKED, r"(?:we |i )?asked(?: them)?(?: for)?"),
        (Happened.REFUSED, r"(?:they said )?no|(?:they )?refused"),
        (
            Happened.LEARNED,
            r"(?:we |i )?(?:learned|learnt)(?: that)?|(?:they )?taught us(?: that)?",
        ),
        (
            Happened.SESSION,
            r"(?:we )?planned(?: together)?|planning session|planning|session",
        ),
        (Happened.EARLY, r"(?:they )?told us(?: (?:early|first))?(?: (?:of|about))?"),
        (Happened.PROBLEM, r"(?:a )?problem(?: with)?"),
        (Happened.UNTRUE, r"(?:(?:something )?came out )?untrue"),
        (Happened.MESSAGE, r"(?:a )?message|(?:they )?wrote"),
        (Happened.LANDSCAPE, r"landscape|market"),
    )
)
_MONEY: Final = r"[€$£]|eur|euros?|usd|dollars?|gbp|chf|czk|kč"
_VALUE_LAST: Final = re.compile(
    rf"(?:(?P<what>.*?)\s+)??(?:(?:for|worth)\s+)?(?:[€$£]\s*)?"
    rf"(?P<value>{WRITTEN})(?:\s*(?:{_MONEY}))?",
    re.IGNORECASE,
)
_LEAST_DIGITS: Final = 3
_NAME_LAST: Final = re.compile(
    r"(?P<what>.+)\s(?:from|by|to|with|of)\s+(?P<name>\S.*)", re.IGNORECASE
)
_ACCOUNT_FIRST: Final = re.compile(r"(?P<name>[^:]{1,60}?)\s*:\s+(?P<rest>\S.*)")


@dataclass(frozen=True, slots=True)
class FactLine:
    """A line as read; what it does not name is empty.

    What cannot be read as a day, a number or somebody there stays in the words:
    nothing typed is lost.
    """

    kind: Happened
    what: str
    when: WhenRead | None = None
    value: int | None = None
    person: str = ""
    account: str = ""


def read_fact(
    line: str,
    now: datetime,
    zone: str,
    people: Sequence[str] = (),
    accounts: Iterable[str] = (),
) -> FactLine | None:
    """Read a line at an aware `now`; None where it does not begin with what it was.

    `people` are the names of those it may be about. The name of an account and a
    colon may stand in front.
    """
    words, account = _without_account(" ".join(line.split()), accounts)
    kind, rest = _led(words)
    if kind is None:
        return None
    rest, when = _without_day(rest, now, zone)
    value = None
    if kind is Happened.ORDER:
        rest, value = _without_value(rest)
    rest, person = _without_name(rest, people)
    what = rest.strip(_LOOSE_ENDS)
    if not what and kind is Happened.ORDER and (value is not None or when):
        what = _NO_WORDS
    return FactLine(kind, what, when, value, person, account)


def _led(words: str) -> tuple[Happened | None, str]:
    for kind, lead in _LEADS:
        if found := lead.match(words):
            return kind, words[found.end() :]
    return None, words


def _without_day(words: str, now: datetime, zone: str) -> tuple[str, WhenRead | None]:
    """Take the longest day off the end; a bare number is no day."""
    parts = words.split(" ") if words else []
    for many in range(min(_LONGEST_DAY, len(parts)), 0, -1):
        said = " ".join(parts[-many:])
        if whole_number(said) is not None:
            continue
        if read := read_past(said, now, zone):
            return " ".join(parts[:-many]).rstrip(_LOOSE_ENDS), read
    return words, None


def _without_value(words: str) -> tuple[str, int | None]:
    """Take a number of three digits or more off the end."""
    found = _VALUE_LAST.fullmatch(words)
    value = whole_number(found["value"]) if found else None
    if found is None or value is None:
        return words, None
    if sum(letter.isdigit() for letter in found["value"]) < _LEAST_DIGITS:
        return words, None
    return (found["what"] or "").rstrip(_LOOSE_ENDS), value


def _without_name(words: str, people: Sequence[str]) -> tuple[str, str]:
    """Take `from Anna` off the end, where one Anna is there."""
    found = _NAME_LAST.fullmatch(words)
    name = _one_of(found["name"], people) if found else ""
    return (found["what"], name) if found and name else (words, "")


def _without_account(words: str, accounts: Iterable[str]) -> tuple[str, str]:
    found = _ACCOUNT_FIRST.fullmatch(words)
    name = _one_of(found["name"], tuple(accounts)) if found else ""
    return (found["rest"], name) if found and name else (words, "")


def _one_of(name: str, names: Sequence[str]) -> str:
    """Return the one name meant: the whole of it, else some of its words."""
    wanted = plain(name)
    whole = [one for one in names if plain(one) == wanted]
    words = set(wanted.split())
    part = [one for one in names if words and words <= set(plain(one).split())]
    found = whole or part
    return found[0] if len(found) == 1 else ""
