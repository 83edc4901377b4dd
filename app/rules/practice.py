"""How far the case "The second no" is mended, concluded from the book alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.exchange import Ask, AskOutcome, AskType, Give, Refusal
from app.records.meeting import Meeting
from app.rules.both_sides import give_to_ask
from app.rules.comparing import lesson
from app.rules.lint.asks import matches
from app.rules.lint.care import asked_again
from app.rules.lint.case import Case
from app.rules.lint.honesty import TOLD_PURPOSE
from app.rules.values import Preparation
from app.rules.wording import equalised, first_name, short_day
from checklists.exercise import Exercise

_UNTIED: Final = "CAR-04"
_A_WORD: Final = 4
_NOES: Final = 2


def parts_done(preparation: Preparation) -> Mapping[str, Mapping[str, bool]]:
    """Tell of each part of each step whether the book says that it is done."""
    file = preparation.dossier
    agenda, planned = file.meeting.agenda, [*_planned(file)]
    given = [*_gives_for_her(file)]
    whole = not what_is_lost(preparation)
    codes = {found.code for found in preparation.findings}
    return {
        "read": {"compared": lesson(file) is not None},
        "names": {"dropped": whole and not any(_is_for_names(ask) for ask in planned)},
        "again": {"dropped": whole and not _asks_again(preparation)},
        "give": {
            "useful": bool(given),
            "asks-nothing": any(_asks_nothing(give, planned) for give in given),
            "delivered": any(
                _is_delivered(give, file) and _asks_nothing(give, planned)
                for give in given
            ),
        },
        "open": {
            "thanked": whole and all(refusal.thanked for refusal in file.refusals),
            "purpose": bool(agenda.purpose.strip()) and agenda.told in TOLD_PURPOSE,
            "theirs": whole and "TAC-04" not in codes,
            "rest": whole and _rests(file, planned),
        },
    }


def what_is_lost(preparation: Preparation) -> str:
    """Say what of the case is gone, so that nothing can be mended; mostly nothing."""
    file = preparation.dossier
    if file.meeting.id not in _to_come(file):
        return "The third call is not ahead any more."
    if len(file.refusals) < _NOES:
        return "What she answered is not on file any more."
    return ""


def steps_done(preparation: Preparation) -> frozenset[str]:
    """Return the keys of the steps of which every part is done."""
    parts = parts_done(preparation)
    return frozenset(step for step, done in parts.items() if all(done.values()))


def is_mended(case: Exercise, preparation: Preparation) -> bool:
    """Say whether every step is done, and none of the rules speaks any more."""
    codes = {found.code for found in preparation.findings}
    steps = {step.key for step in case.steps} <= steps_done(preparation)
    quiet = not codes & {*case.codes, _UNTIED}
    return steps and quiet and not preparation.readiness.stops


def rest_date(file: Dossier) -> date | None:
    """Return the first day on which the same may be asked again after the second no."""
    said = sorted(file.refusals, key=lambda one: one.said)
    if len(said) < _NOES:
        return None
    day = said[_NOES - 1].said.astimezone(ZoneInfo(file.zone)).date()
    return day + timedelta(days=file.settings.rest_days)


def what_changed(begun: Preparation, now: Preparation) -> tuple[str, str, str]:
    """Say in three sentences what is another thing than it was."""
    before, after = begun.dossier, now.dossier
    was = give_to_ask(before.gives, before.asks, before.now, before.settings)
    is_now = give_to_ask(after.gives, after.asks, after.now, after.settings)
    planned = len([*_planned(before)]), len([*_planned(after)])
    opens, rest = after.meeting.agenda.lines[:1], rest_date(after)
    topic = f", and hears “{opens[0].topic}” first" if opens else ""
    until = f" Nobody asks her again before {short_day(rest)}." if rest else ""
    call = f"“{begun.readiness.words}” it was, “{now.readiness.words}” it is now."
    half = f"In half a year: {was.words}, and {planned[0]} more planned."
    half_now = f"Now it is {is_now.words}, and {planned[1] or 'none'} planned."
    her = f"{_her(after)} was thanked for both answers, knows what the call is for"
    return (
        f"{call} No rule was switched off; the plan is another.",
        f"{half} {half_now}",
        f"{her}{topic}.{until}",
    )


def _her(file: Dossier) -> str:
    theirs = file.theirs
    return first_name(theirs[0].name) if theirs else file.account.name


def _to_come(file: Dossier) -> Mapping[str, Meeting]:
    """Return this meeting and the others of the account that are still to come."""
    whole = (file.meeting, *file.history)
    return {
        one.id: one
        for one in whole
        if one.is_open and one.starts.instant >= file.now and not one.ended
    }


def _planned(file: Dossier) -> Iterator[Ask]:
    """Yield what is to be asked of them, in this meeting or another to come."""
    to_come = _to_come(file)
    for ask in file.asks:
        planned = ask.outcome is AskOutcome.PLANNED and ask.asked is None
        if planned and not ask.dropped and (not ask.meeting or ask.meeting in to_come):
            yield ask


def _asks_again(preparation: Preparation) -> bool:
    """Say whether CAR-02 speaks in this meeting or another to come."""
    file = preparation.dossier
    for meeting in _to_come(file).values():
        there = Case(replace(file, meeting=meeting), preparation.checklist)
        if any(asked_again(there)):
            return True
    return False


def _is_for_names(ask: Ask) -> bool:
    return ask.type in {AskType.INTRODUCTION, AskType.CONTACTS}


def _gives_for_her(file: Dossier) -> Iterator[Give]:
    """Yield gives to whoever said no that serve what was named as an interest."""
    said_no = {refusal.who for refusal in file.refusals}
    named = [equalised(need.words) for need in file.needs if need.interest]
    for give in file.gives:
        interest = equalised(give.interest)
        tied = any(interest in words or words in interest for words in named)
        served = tied and len(interest) >= _A_WORD
        if served and give.whom in said_no and not give.dropped:
            yield give


def _asks_nothing(give: Give, planned: Collection[Ask]) -> bool:
    return give.asks_nothing and not any(ask.give == give.id for ask in planned)


def _is_delivered(give: Give, file: Dossier) -> bool:
    newest, sent = _newest(file), give.delivered
    return sent is not None and (newest is None or sent > newest.said)


def _newest(file: Dossier) -> Refusal | None:
    return max(file.refusals, key=lambda one: one.said, default=None)


def _rests(file: Dossier, planned: Collection[Ask]) -> bool:
    """Say whether the next ask is set after the rest date: by a day, or a meeting."""
    newest = _newest(file)
    if newest is None:
        return False
    due, to_come = rest_date(file), _to_come(file)
    again = [ask for ask in planned if matches(ask, newest)]
    days = [
        to_come[ask.meeting].starts.in_zone(file.zone).date()
        for ask in again
        if ask.meeting
    ]
    if due is None or any(day < due for day in days) or len(days) < len(again):
        return False
    return bool(days) or (newest.rest_until is not None and newest.rest_until >= due)
