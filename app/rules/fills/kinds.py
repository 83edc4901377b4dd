"""What fills the rows that belong to one kind of meeting (PACKS section 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.exchange import Ask, Refusal
from app.records.knowledge import Need, NoteKind, Point, PointAnswer
from app.records.meeting import Value
from app.records.promise import PromiseKind, PromiseState
from app.rules.after_sales import after_sales
from app.rules.fills.after import captured
from app.rules.fills.common import (
    from_this_account,
    from_this_kind,
    nothing,
    of_records,
)
from app.rules.telling import give_words, name, promise_words, refusal_words
from app.rules.values import Fill
from app.rules.wording import dated_day

NEWEST: Final = 3


def mirror(dossier: Dossier) -> Fill | None:
    """Keep the last answer: what they find about us hardly changes."""
    return from_this_kind(dossier, "plan-exp-mirror")


def their_minutes(dossier: Dossier) -> Fill | None:
    """Count the minutes of theirs on the agenda before we talk about us."""
    lines = list(dossier.meeting.agenda.lines)
    while lines and lines[0].owner == "us":
        lines.pop(0)
    minutes = 0
    for line in lines:
        if line.owner == "us":
            break
        minutes += line.minutes
    return Fill(str(minutes), (Value("value", str(minutes)),)) if lines else None


def needs(dossier: Dossier) -> Fill | None:
    """Offer their newest needs on file."""
    newest: list[Need] = sorted(dossier.needs, key=lambda n: (n.said, n.id))[-NEWEST:]
    newest.reverse()
    return of_records([_need(dossier, n) for n in newest], newest)


def demo_data(dossier: Dossier) -> Fill | None:
    """Offer the set of data named last time, if one was."""
    last = from_this_kind(dossier, "pre-demo-data")
    named = [v for v in last.values if v.field == "which set"] if last else []
    if last is None or not named:
        return None
    values = (Value("choice", "yes"), *named)
    return Fill(f"Yes: {named[0].text}", values, dated=last.dated)


def open_points(dossier: Dossier) -> Fill | None:
    """List the account's open points with both sizes."""
    points = [p for p in dossier.points if p.answer is PointAnswer.OPEN]
    return of_records([_sizes(p) for p in points], points)


def goals(dossier: Dossier) -> Fill | None:
    """Offer the goals of last time, else the shared goal of the account."""
    last = from_this_account(dossier, "reh-neg-goals")
    goal = dossier.account.shared_goal
    return last or (Fill(goal) if goal else None)


def handover(dossier: Dossier) -> Fill | None:
    """List our open promises and the claims made to them."""
    promises = [
        p
        for p in dossier.promises
        if p.ours and p.told and p.state is PromiseState.OPEN
    ]
    here = dossier.meeting.id
    claims = [c for c in dossier.claims if not c.dropped and c.meeting != here]
    words = [promise_words(dossier, p) for p in promises]
    words += [c.statement for c in claims]
    if not words:
        return nothing("none")
    links = (*(p.id for p in promises), *(c.id for c in claims))
    return Fill("; ".join(words), links=links)


def unowned(dossier: Dossier) -> Fill | None:
    """Count the open promises, both ways, without an owner or a date."""
    lacking = [
        p
        for p in dossier.promises
        if p.state is PromiseState.OPEN
        and (p.due is None or not (p.ours or p.who or p.who_words))
    ]
    number = str(len(lacking))
    return Fill(number, (Value("value", number),), tuple(p.id for p in lacking))


def levels(dossier: Dossier) -> Fill | None:
    """Offer the levels last noted for the learners."""
    known = [p for p in dossier.theirs if p.level]
    fill = of_records([f"{p.name}: {p.level}" for p in known], known)
    if fill is None:
        return None
    values = tuple(
        Value(field, text)
        for person in known
        for field, text in (("person", person.name), ("level", person.level))
    )
    return Fill(fill.text, values, fill.links)


def learners(dossier: Dossier) -> Fill | None:
    """List the invited of theirs."""
    return of_records([p.name for p in dossier.theirs], dossier.theirs)


def tasks(dossier: Dossier) -> Fill | None:
    """Count the after-sales tasks: `5 done, 1 redone, 0 late`."""
    ours = [p for p in dossier.promises if p.ours and p.kind is PromiseKind.AFTER_SALES]
    if not ours:
        return nothing("none on file")
    figures = after_sales(ours, dossier.now, dossier.settings)
    done = sum(p.state is PromiseState.DONE for p in ours)
    redone = sum(p.reopened is not None for p in ours)
    words = f"{done} done, {redone} redone, {figures.on_time.missed} late"
    return Fill(words, links=tuple(p.id for p in ours))


def issues(dossier: Dossier) -> Fill | None:
    """List what we promised in the call: each is a problem with a fix date."""
    ours = [p for p in captured(dossier) if p.ours]
    return of_records([promise_words(dossier, p) for p in ours], ours)


def landscape(dossier: Dossier) -> Fill | None:
    """Offer the newest note on their market."""
    notes = [n for n in dossier.notes if n.kind is NoteKind.LANDSCAPE]
    if not notes:
        return None
    newest = max(notes, key=lambda n: (n.dated, n.id))
    return Fill(newest.text, links=(newest.id,), dated=newest.dated)


def refusals(dossier: Dossier) -> Fill | None:
    """List the refusals on file before this meeting, counted."""
    said = earlier_refusals(dossier)
    found = of_records([refusal_words(dossier, r) for r in said], said)
    if found is None or len(said) == 1:
        return found
    times = "Twice" if len(said) == 2 else f"{len(said)} times"
    return replace(found, text=f"{times}: {found.text}")


def earlier_refusals(dossier: Dossier) -> list[Refusal]:
    """Return all refusals dated before this meeting, cleared or not."""
    start = dossier.meeting.starts.instant
    return [r for r in dossier.refusals if r.said < start]


def gives_since(dossier: Dossier) -> Fill | None:
    """List the gives delivered since the newest refusal, with nothing asked."""
    said = earlier_refusals(dossier)
    if not said:
        return None
    since = said[-1].said
    gives = [
        g
        for g in dossier.gives
        if g.asks_nothing and g.delivered is not None and g.delivered > since
    ]
    return of_records([give_words(dossier, g) for g in gives], gives)


def why_now(dossier: Dossier) -> Fill | None:
    """Show why the planned ask is fair now."""
    asks = [a for a in planned_asks(dossier) if a.why_now]
    return of_records([a.why_now for a in asks], asks)


def easy_no(dossier: Dossier) -> Fill | None:
    """Show the easy-no wording of the planned ask, else our words of last time."""
    asks = [a for a in planned_asks(dossier) if a.easy_no]
    planned = of_records([a.easy_no for a in asks], asks)
    return planned or from_this_kind(dossier, "reh-win-easy-no")


def planned_asks(dossier: Dossier) -> tuple[Ask, ...]:
    """Return the asks planned for this meeting and not made yet."""
    here = dossier.meeting.id
    return tuple(
        a
        for a in dossier.asks
        if a.meeting == here and a.asked is None and not a.dropped
    )


def rest(dossier: Dossier) -> Fill | None:
    """Propose a rest, usually of 90 days, after the meeting."""
    zone = ZoneInfo(dossier.zone)
    ends = dossier.meeting.ends.instant.astimezone(zone).date()
    day = ends + timedelta(days=dossier.settings.rest_days)
    return Fill(dated_day(day), (Value("value", day.isoformat()),))


def _need(dossier: Dossier, need: Need) -> str:
    who = name(dossier, need.who)
    return f"“{need.words}” ({who})" if who else f"“{need.words}”"


def _sizes(point: Point) -> str:
    them = point.size_to_them.value if point.size_to_them else "unknown"
    us = point.size_to_us.value if point.size_to_us else "unknown"
    return f"{point.subject}: {them} to them, {us} to us"
