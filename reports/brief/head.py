"""The top of a brief and the box below it."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.person import PersonId
from app.records.promise import PromiseState
from app.rules.stage import standing_of
from app.rules.standing.shown import AGAIN
from app.rules.terms import CHANNELS, KINDS, STAGES
from app.rules.values import Preparation
from app.rules.wording import count, place
from checklists.pack import Channel, ItemId
from reports import words
from reports.brief import told
from reports.brief.values import Head

DOT: Final = " \N{MIDDLE DOT} "


def head(preparation: Preparation) -> Head:
    """Return with whom, what, when here and there, and how to reach them."""
    dossier = preparation.dossier
    meeting, here = dossier.meeting, dossier.settings.zone
    start, end = meeting.starts.in_zone(here), meeting.ends.in_zone(here)
    about = [
        KINDS[meeting.kind],
        CHANNELS[meeting.channel],
        words.full_day(start.date()),
    ]
    if dossier.settings.stage_on_brief:
        about.append(_standing(preparation))
    return Head(
        account=dossier.account.name,
        about=DOT.join(about),
        here=words.hours(start, end),
        there=_there(dossier) or f"in {place(here)}",
        reach=_reach(preparation),
    )


def _standing(preparation: Preparation) -> str:
    """Return `Called first for 254 days`; the days where it ever changed."""
    dossier = preparation.dossier
    known = standing_of(dossier)
    name = AGAIN if known.again else STAGES[known.stage]
    if known.since is None or known.again:
        return name
    today = dossier.now.astimezone(ZoneInfo(dossier.zone)).date()
    return f"{name} for {count((today - known.since).days, 'day')}"


def _there(dossier: Dossier) -> str:
    """Return the hours in each zone of theirs that has another time than here."""
    meeting, here = dossier.meeting, dossier.settings.zone
    start, end = meeting.starts.in_zone(here), meeting.ends.in_zone(here)
    zones = [one.zone or dossier.zone for one in dossier.theirs] or [dossier.zone]
    away: dict[object, str] = {}
    for zone in zones:
        local = meeting.starts.in_zone(zone)
        if local.utcoffset() != start.utcoffset():
            # Two places with the same time are told once.
            away.setdefault(local.utcoffset(), zone)
    told = [words.hours_there(start, end, zone, here) for zone in away.values()]
    return DOT.join(told)


def _reach(preparation: Preparation) -> str:
    dossier = preparation.dossier
    if dossier.meeting.channel is Channel.PHONE:
        number = dossier.meeting.number
        return f"Dial {words.telephone(number)}" if number else ""
    fallback = preparation.checklist.row(ItemId("reh-web-fallback"))
    known = told.row(dossier, fallback) if fallback else ""
    if known and fallback and fallback.answer:
        people = map(dossier.people.get, map(PersonId, fallback.answer.links))
        phones = [phone for one in people if one for phone in one.phones[:1]]
        numbers = [words.telephone(one.number, one.extension) for one in phones]
        known = ", ".join((known, *numbers))
    return f"If the link dies: {known}" if known else ""


def purpose(dossier: Dossier) -> str:
    """Return the purpose as they may read it."""
    written = dossier.meeting.agenda.purpose
    return written or told.answer(dossier, dossier.answers.get(ItemId("plan-intent")))


def wanted(dossier: Dossier) -> str:
    """Return the deed of theirs that is wanted from this meeting."""
    deeds = [
        told.promise(dossier, one)
        for one in dossier.promises
        if one.state is PromiseState.WANTED
        and one.meeting == dossier.meeting.id
        and not one.private
    ]
    given = dossier.answers.get(ItemId("plan-outcome"))
    return "; ".join(deeds) or told.answer(dossier, given)


def still_useful(dossier: Dossier) -> str:
    """Return what would make the call useful to them all the same."""
    return told.answer(dossier, dossier.answers.get(ItemId("plan-min-outcome")))


def agenda(dossier: Dossier) -> tuple[str, ...]:
    """Return the lines of the agenda, theirs marked as theirs."""
    lines = []
    for at, line in enumerate(dossier.meeting.agenda.lines):
        minutes = f"{line.minutes} min" if at == 0 else str(line.minutes)
        owner = " (they)" if line.owner == "they" else ""
        lines.append(f"{minutes} {line.topic}{owner}")
    return tuple(lines)
