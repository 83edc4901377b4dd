"""The cases against a figure in words, as far as the rep lets them be named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.rules.headline.tally import Case
from reports import words
from reports.follow_through.headline import Named
from reports.follow_through.values import Gathered, Wishes

LEFT_OUT = "left out by the rep"


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
        if about is None or {case.record, about.account} & wishes.without:
            told.append(f"{words.begin(LEFT_OUT)}: {case.why}")
            continue
        what, name = about.what.strip().rstrip("."), names.get(about.account, "")
        day = words.date_only(gathered.period.day(about.at))
        known = name and name.casefold() not in what.casefold()
        where = f"{name}, {day}" if known else day
        told.append(f"{words.begin(what)}, {where}: {case.why}")
    return tuple(told)
