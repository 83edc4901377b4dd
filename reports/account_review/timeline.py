"""What happened in the period, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.account_file import AccountFile
from app.records.knowledge import Fact, Note, StageFact
from app.rules import timeline as account
from app.rules.dated_lines import Line
from app.rules.standing.standing import Standing
from app.rules.wording import dated_day
from reports.account_review.values import Dated
from reports.period import Period

MOST: Final = 60


def timeline(
    file: AccountFile, period: Period, found: Standing
) -> tuple[tuple[Dated, ...], int]:
    """Return the newest of the period, and how many lie before them.

    Before the first order the standing is not told; notes have their own place, and
    what is known of a person is no deed.
    """
    changes = found.changes if found.has_ordered else ()
    told = [
        Dated(
            dated_day(one.day), one.what, ", ".join(filter(None, (one.word, one.about)))
        )
        for one in account.timeline(file, changes)
        if period.first <= one.day <= period.last
        and one.day <= file.today
        and _is_deed(one)
    ]
    return tuple(told[:MOST]), max(0, len(told) - MOST)


def _about(line: Line) -> Iterator[str]:
    return (part for part in (line.word, line.about) if part)


def _is_deed(line: Line) -> bool:
    match line.record:
        case Note():
            return False
        case Fact(stage_fact=StageFact.NONE):
            return False
        case _:
            return True
