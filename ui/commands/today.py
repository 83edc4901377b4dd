"""What is on today and next, what is to be wrapped up, and what is owed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from app.book.whose import whose
from app.clock import Clock
from app.day import Booked, Desktop, desktop
from app.desk import packs
from app.desk.desk import Desk
from app.rules.give_first import GiveFirst
from app.rules.interests import what_next
from app.rules.ledger import Entry, Side
from app.rules.silence import Silence
from app.settings import Settings
from ui.commands import ExitCode
from ui.commands.opening import the_desk
from ui.commands.saying import local, say, say_json
from ui.meeting.words import kind_and_names, their_zone, there
from ui.times import clock as clock_words
from ui.times import day_head

ANSWERS = "exit codes: 0 it is shown; 2 there is no book, or it cannot be read."


def add_arguments(parser: ArgumentParser) -> None:
    """It takes nothing."""
    del parser


def run(told: Namespace, clock: Clock) -> int:
    """Show the desktop."""
    with the_desk(told, clock) as desk:
        on = desktop(desk.book, partial(packs.items_of, desk), desk.now)
        settings = desk.book.settings()
        if told.json:
            say_json(_as_json(desk, on, settings))
        else:
            say(*_lines(desk, on, settings))
    return ExitCode.DONE


def _lines(desk: Desk, on: Desktop, settings: Settings) -> Iterator[str]:
    zone = ZoneInfo(settings.zone)
    if on.empty:
        yield "No meetings yet. Take in a calendar with: earnest import FILE"
        return
    for day in on.days:
        yield day_head(day.day, on.days[0].day)
        for booked in day.meetings:
            yield from _meeting_lines(booked, zone)
        if not day.meetings:
            yield "  No meetings."
        if day.busy:
            yield f"  Also: {len(day.busy)} other, counted as busy time."
        yield ""
    for booked in on.wraps:
        meeting = booked.meeting
        ended = (meeting.actual_end or meeting.ends.instant).astimezone(zone)
        yield f"To wrap up: {meeting.title}, {ended:%d.%m.} {clock_words(ended)}"
    for head, entries in (
        ("You promised", _due(on.ledger.ours)),
        ("They promised", _due(on.ledger.theirs)),
    ):
        names = whose(desk.book, [entry.promise for entry in entries])
        for entry in entries:
            about = names.get(entry.promise.id, "")
            yield f"{head}: {entry.promise.what}, {about}: {entry.words}"
    for first in on.give_first:
        what = what_next(first.offer, first.planned, settings.zone)
        yield f"Give before you ask: {first.name}: {first.words} {what}"
    for quiet in on.silences:
        what = what_next(quiet.offer, quiet.planned, settings.zone)
        yield f"Gone quiet: {quiet.title}. {what}"


def _meeting_lines(booked: Booked, zone: ZoneInfo) -> Iterator[str]:
    meeting, dossier = booked.meeting, booked.dossier
    at = clock_words(meeting.starts.instant.astimezone(zone))
    yield f"  {at}  {meeting.title} ({there(dossier) or 'their time is not known'})"
    yield f"         {kind_and_names(dossier)}"
    yield f"         {booked.act.words} → {booked.act.label}"


def _due(side: Side) -> list[Entry]:
    """Return what is late or due today and known to both."""
    return [entry for entry in (*side.late, *side.today) if not entry.own_plan]


def _as_json(desk: Desk, on: Desktop, settings: Settings) -> dict[str, Any]:
    zone = settings.zone
    return {
        "now": local(on.now, zone),
        "zone": zone,
        "days": [
            {
                "day": day.day,
                "meetings": [_meeting(booked, zone) for booked in day.meetings],
                "busy": [
                    {
                        "title": event.title,
                        "starts": local(event.starts.instant, zone),
                        "ends": local(event.ends.instant, zone),
                    }
                    for event in day.busy
                ],
            }
            for day in on.days
        ],
        "wraps": [_meeting(booked, zone) for booked in on.wraps],
        "promises": {
            "ours": _promises(desk, on, on.ledger.ours, zone),
            "theirs": _promises(desk, on, on.ledger.theirs, zone),
        },
        "give_first": [
            {"account": one.name, "why": one.words, "serve": _need(one)}
            for one in on.give_first
        ],
        "silences": [
            {"account": one.name, "working_days": one.days, "serve": _need(one)}
            for one in on.silences
        ],
    }


def _need(useful: GiveFirst | Silence) -> str | None:
    """Return their interest that a give could serve, in their words."""
    return useful.offer.need.words if useful.offer.need else None


def _meeting(booked: Booked, zone: str) -> dict[str, Any]:
    meeting, preparation = booked.meeting, booked.preparation
    dossier, ready, act = preparation.dossier, preparation.readiness, booked.act
    away = their_zone(dossier)
    return {
        "id": meeting.id,
        "title": meeting.title,
        "account": dossier.account.name,
        "kind": meeting.kind,
        "channel": meeting.channel,
        "starts": local(meeting.starts.instant, zone),
        "ends": local(meeting.ends.instant, zone),
        "there": local(meeting.starts.instant, away) if away else None,
        "there_zone": away or None,
        "with": [person.name for person in dossier.theirs],
        "outcome": meeting.outcome,
        "state": act.words,
        "ready": ready.word,
        "stops": ready.stops,
        "to_go": ready.to_go,
        "next": {"act": act.act, "label": act.label, "item": act.item},
    }


def _promises(desk: Desk, on: Desktop, side: Side, zone: str) -> list[dict[str, Any]]:
    entries = [entry for entry in side.open if not entry.own_plan]
    names = whose(desk.book, [entry.promise for entry in entries])
    return [
        {
            "id": entry.promise.id,
            "what": entry.promise.what,
            "about": names.get(entry.promise.id, ""),
            "due": local(due.instant, zone) if due else None,
            "whole_day": bool(due and due.whole_day),
            "late": bool(due and due.instant < on.now),
            "standing": entry.words,
        }
        for entry in entries
        for due in (entry.promise.due,)
    ]
