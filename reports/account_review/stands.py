"""Where the two stand, as an inside page may tell it (PACKS section 9)."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.account_file import AccountFile
from app.records.knowledge import StageFact
from app.rules.on_file import deeds_in
from app.rules.standing.evidence import Deeds
from app.rules.standing.rung import Line, against_words, helps_next, lines
from app.rules.standing.shown import AGAIN, costs_words, hold_words, notice_words
from app.rules.standing.standing import Standing
from app.rules.terms import STAGES
from app.rules.wording import count, dated_day
from reports import words
from reports.account_review.course import course
from reports.account_review.values import ConditionLine, Dated, Stands

FIRST_ORDER: Final = ConditionLine("Their first order begins it", "needs 1", met=False)


def stands(file: AccountFile, found: Standing) -> Stands:
    """Return it in words; before the first order only what would help next."""
    deeds, claimed = deeds_in(file), file.account.claimed_stage
    noted = f"Noted, not worked out: seen as “{STAGES[claimed]}”." if claimed else ""
    if not found.has_ordered:
        helps = helps_next(found, deeds.settings)
        return Stands(
            helps_next=_condition(helps) if helps else FIRST_ORDER, noted=noted
        )
    today = file.now.astimezone(deeds.zone).date()
    tracks, begins = course(file, found)
    return Stands(
        name=AGAIN if found.again else STAGES[found.stage],
        figure=_since(found, today),
        conditions=tuple(_condition(one) for one in lines(found, deeds.settings)),
        against=against_words(found),
        notices=tuple(notice_words(one) for one in found.notices),
        hold=hold_words(found),
        costs=costs_words(found),
        noted=noted,
        changes=tuple(
            Dated(
                dated_day(one.on),
                f"{STAGES[one.now]}, because {one.why}",
                f"was “{STAGES[one.was]}”",
            )
            for one in reversed(found.changes)
        ),
        course=tracks,
        begins=begins,
        today=today,
    )


def first_order(deeds: Deeds) -> date | None:
    """Return the day of the first order ever won, in the account's zone."""
    won = [f.dated for f in deeds.facts if f.stage_fact is StageFact.ORDER]
    return min(won).astimezone(deeds.zone).date() if won else None


def _since(found: Standing, today: date) -> str:
    if found.since is None:
        return ""
    days = count((today - found.since).days, "day")
    return f"since {dated_day(found.since)}, for {days}"


def _condition(line: Line) -> ConditionLine:
    return ConditionLine(words.begin(line.words), line.needs, line.met, line.nearest)
