"""What fills the rows of plan (PACKS section 6.1)."""

from __future__ import annotations

from datetime import datetime

from app.dossier import Dossier
from app.records.knowledge import PointAnswer, StageFact
from app.records.meeting import Meeting, Value
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.circumstances import last_held, new_people
from app.rules.fills.common import from_this_kind, in_short, nothing, of_records
from app.rules.refusals import past_refusals
from app.rules.telling import give_words, promise_words
from app.rules.values import Fill
from app.rules.wording import due_words
from checklists.pack import ItemId


def outcome(dossier: Dossier) -> Fill | None:
    """Draft the wanted deed from the last step they agreed to and have not done.

    What stands in the outcome of the last held meeting comes before what they said
    they would do at any other time.
    """
    steps = [p for p in dossier.promises if not p.ours and p.state is PromiseState.OPEN]
    if not steps:
        return None
    then = dossier.last_answers.get(ItemId("wrap-outcome"))
    agreed = [p for p in steps if then is not None and p.id in then.links]
    last = max(agreed or steps, key=_made)
    return Fill(promise_words(dossier, last), links=(last.id,), dated=last.made)


def intent(dossier: Dossier) -> Fill | None:
    """Offer the purpose on the agenda, else the last purpose of this kind."""
    purpose = dossier.meeting.agenda.purpose.strip()
    if purpose:
        return Fill(purpose, values=(Value("purpose", purpose),))
    return from_this_kind(dossier, "plan-intent")


def agenda(dossier: Dossier) -> Fill | None:
    """Show the agenda of the meeting: `2 purpose, 13 your rota week`."""
    lines = dossier.meeting.agenda.lines
    if not lines:
        return None
    values = tuple(
        Value(field, text)
        for line in lines
        for field, text in (
            ("topic", line.topic),
            ("minutes", str(line.minutes)),
            ("owner", line.owner),
        )
    )
    return Fill(", ".join(f"{x.minutes} {x.topic}" for x in lines), values=values)


def people(dossier: Dossier) -> Fill | None:
    """Name the invited of theirs with their roles, once everyone has one."""
    invited = dossier.theirs
    roles = [(person, person.role) for person in invited if person.role]
    if not invited or len(roles) < len(invited):
        return None
    values = tuple(
        Value(field, text)
        for person, role in roles
        for field, text in (("person", person.name), ("role", role.value))
    )
    words = ", ".join(f"{person.name} {role.value}" for person, role in roles)
    return Fill(words, values, tuple(person.id for person in invited))


def changes(dossier: Dossier) -> Fill | None:
    """Tell who is new, and the notes, facts and orders since the last held meeting."""
    last = last_held(dossier)
    if last is None:
        return None
    since = _end(last)
    here = dossier.meeting.id
    notes = [n for n in dossier.notes if n.dated > since and n.meeting != here]
    facts = [f for f in dossier.facts if f.made > since and f.meeting != here]
    newcomers = new_people(dossier)
    words = [f"new: {person.name}" for person in newcomers]
    # The newest is worth most where not all can be told.
    words += [note.text for note in reversed(notes)]
    words += [fact.what for fact in reversed(facts)]
    links: list[str] = [person.id for person in newcomers]
    links += [note.id for note in notes] + [fact.id for fact in facts]
    return Fill(in_short(words) or "nothing on file", links=tuple(links))


def refusal_clear(dossier: Dossier) -> Fill | None:
    """List the useful gives delivered since the newest refusal."""
    refusals = past_refusals(dossier)
    if not refusals:
        return None
    since = refusals[-1].said
    gives = [
        g for g in dossier.gives if g.delivered is not None and g.delivered > since
    ]
    return of_records([give_words(dossier, g) for g in gives], gives)


def me_too(dossier: Dossier) -> Fill | None:
    """Offer the claim last used in a meeting of this kind."""
    return from_this_kind(dossier, "plan-stage-me-too")


def foothold(dossier: Dossier) -> Fill | None:
    """Name the next open after-sales task."""
    task = next_task(dossier)
    if task is None:
        return nothing("none due")
    due = task.due
    when = f", due {due_words(due, dossier.settings.zone)}" if due else ", no day yet"
    return Fill(task.what + when, links=(task.id,))


def next_task(dossier: Dossier) -> Promise | None:
    """Return our open after-sales task that is due first."""
    tasks = [
        p
        for p in dossier.promises
        if p.ours and p.kind is PromiseKind.AFTER_SALES and p.state is PromiseState.OPEN
    ]
    return min(tasks, key=_due, default=None)


def me_first(dossier: Dossier) -> Fill | None:
    """List the requests not yet answered and the quotes owed for them."""
    requests = [
        f
        for f in dossier.facts
        if f.stage_fact is StageFact.REQUEST and f.answered is None and f.closed is None
    ]
    quotes = [
        p
        for p in dossier.promises
        if p.ours and p.kind is PromiseKind.QUOTE and p.state is PromiseState.OPEN
    ]
    words = [f.what for f in requests] + [promise_words(dossier, p) for p in quotes]
    if not words:
        return nothing("none open")
    links = (*(f.id for f in requests), *(p.id for p in quotes))
    return Fill("; ".join(words), links=links)


def only_me(dossier: Dossier) -> Fill | None:
    """List the open points of the last planning session."""
    sessions = [f for f in dossier.facts if f.stage_fact is StageFact.SESSION]
    if not sessions:
        return None
    last = max(sessions, key=lambda f: f.dated)
    points = [
        p
        for p in dossier.points
        if p.answer is PointAnswer.OPEN
        and last.meeting is not None
        and p.meeting == last.meeting
    ]
    return of_records([p.subject for p in points], points)


def _made(promise: Promise) -> tuple[datetime, str]:
    return (promise.made, promise.id)


def _due(promise: Promise) -> tuple[bool, datetime, str]:
    due = promise.due
    return (due is None, due.instant if due else promise.made, promise.id)


def _end(meeting: Meeting) -> datetime:
    return meeting.actual_end or meeting.ends.instant
