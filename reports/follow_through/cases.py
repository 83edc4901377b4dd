"""The cases against a figure in words, as far as the rep lets them be named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from app.rules.headline.tally import Case
from reports import words
from reports.follow_through.headline import Named
from reports.follow_through.values import Gathered, Wishes

LEFT_OUT: Final = "left out by the rep"
GONE: Final = "No longer in the book"


def cases_told(
    cases: Iterable[Case],
    named: Mapping[str, Named],
    gathered: Gathered,
    wishes: Wishes,
) -> tuple[str, ...]:
    """Return a line a case: what it is about, whose, when, and why it is against."""
    names = {one.id: one.name for one in gathered.accounts}
    told = []
    for case in cases:
        about = named.get(case.record)
        hidden = GONE if about is None else ""
        if {case.record, about.account if about else ""} & wishes.without:
            hidden = words.begin(LEFT_OUT)
        if about is None or hidden:
            told.append(f"{hidden}: {case.why}")
            continue
        what, name = about.what.strip().rstrip("."), names.get(about.account, "")
        day = words.date_only(gathered.period.day(about.at))
        known = name and name.casefold() not in what.casefold()
        where = f"{name}, {day}" if known else day
        told.append(f"{words.begin(what)}, {where}: {case.why}")
    return tuple(told)
