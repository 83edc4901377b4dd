"""A promise as a line: who, what, for whom, by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from app.dossier import Dossier
from app.records.moment import Due
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from app.rules.fitting import fitting
from app.rules.telling import name
from app.rules.wording import equalised
from checklists.pack import Item
from ui.meeting.editors.forms import when, whom
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Here,
    Made,
    NewId,
    Offer,
    Refused,
    Texts,
    changed,
    words,
)
from ui.meeting.editors.forms.promise_rows import (
    DEEDS,
    OUTCOME,
    PARKED,
    THEIRS,
    WITH_LOOK_INS,
    asked,
    ours_only,
)
from ui.meeting.editors.forms.promise_words import look_in
from ui.meeting.editors.forms.promise_words import told as told

_KINDS: Final = {
    PARKED: PromiseKind.PARKED,
    "wrap-after-issue": PromiseKind.AFTER_SALES,
    "plan-after-tasks": PromiseKind.AFTER_SALES,
    "plan-stage-foothold": PromiseKind.AFTER_SALES,
    "plan-stage-me-first": PromiseKind.QUOTE,
}
_UNTOLD: Final = {PARKED}
LOOK_IN: Final = "look in"
WHAT: Final = "Write what will be done."


def columns(here: Here) -> tuple[Column, ...]:
    """Return what the row asks of a promise."""
    if here.item.id == THEIRS:
        return (Column(LOOK_IN, Entry.WHEN, needed=True, hint=when.HINT),)
    home = here.dossier.settings.zone
    hint = when.zone_hint(home if here.item.id in DEEDS else here.dossier.zone, home)
    topic = here.item.id == PARKED
    does = "the topic" if topic else "what" if ours_only(here.item) else "does what"
    what = Column("what", needed=True, hint=does, width=14, grows=2)
    day = Column("by when", Entry.WHEN, asked(here.item, "by when"), hint, width=11)
    if ours_only(here.item):
        return (what, day)
    deed = here.item.id in DEEDS
    who = Column(
        "who",
        Entry.PERSON,
        asked(here.item, "who"),
        hint="who of theirs" if deed else "we, or a name",
        choices=whom.theirs(here.dossier) if deed else whom.both(here.dossier),
    )
    if deed:
        return (who, what, day)
    made = [who, what]
    made.append(
        Column(
            "for whom",
            Entry.PERSON,
            hint="if it is ours",
            choices=whom.theirs(here.dossier),
        )
    )
    made.append(day)
    if here.item.id == WITH_LOOK_INS:
        hint = "if it is theirs"
        made.append(Column(LOOK_IN, Entry.WHEN, hint=hint, width=9, later=True))
    if here.item.id == "wrap-after-issue":
        tells = Column("who tells them", Entry.PERSON, needed=True, aside=True)
        made.append(replace(tells, choices=whom.both(here.dossier)))
    return tuple(made)


def shown(record: Promise, here: Here) -> Texts:
    """Return the texts of a promise."""
    look = look_in(record, here)
    return {
        "who": name(here.dossier, record.who, record.who_words)
        or ("we" if record.ours else ""),
        "what": record.what,
        "for whom": whom.shown_name(record.whom, here.dossier),
        "by when": when.due_text(record.due, here.dossier.now),
        LOOK_IN: when.due_text(
            Due.on(look, here.dossier.settings.zone) if look else None, here.dossier.now
        ),
    }


def offered(here: Here) -> tuple[Offer, ...]:
    """Return a line for each topic that was put off and has no day yet."""
    if here.item.id != PARKED:
        return ()
    dossier = here.dossier
    made = {equalised(p.what) for p in fitting(here.item, dossier)}
    notes = [n for n in dossier.notes if n.parked and n.meeting == dossier.meeting.id]
    topics: dict[str, object] = {
        line.topic: None
        for line in dossier.meeting.agenda.lines
        if line.reached is False
    }
    topics.update({note.text: note for note in notes})
    return tuple(
        Offer({"what": topic}, note)
        for topic, note in topics.items()
        if equalised(topic) not in made
    )


def made(texts: Texts, record: Promise | None, here: Here) -> Made:
    """Return the promise of the texts."""
    before = shown(record, here) if record else {}
    if here.item.id == THEIRS:
        return _looked(texts, record, here.dossier)
    new = record or _begun(here.item, here.dossier, here.new_id)
    new = replace(new, what=words(texts, "what", WHAT))
    people: tuple[object, ...] = ()
    if "who" in texts and (record is None or changed(texts, before, "who")):
        new = _with_doer(new, texts["who"], here.item, here.dossier)
    if changed(texts, before, "for whom"):
        person, people = whom.found_or_new(texts["for whom"], here.dossier, here.new_id)
        new = replace(new, whom=person)
    if changed(texts, before, "by when"):
        zone = _recipient_zone(new, here.dossier)
        due = when.read_due(texts.get("by when", ""), "by when", here.dossier.now, zone)
        new = replace(new, due=due)
    if changed(texts, before, LOOK_IN):
        new = replace(new, look_in=_read_look_in(texts, new, here.dossier))
    return Made(new, people)


def acted(key: str, record: Promise, dossier: Dossier) -> Promise:
    """Return a wanted deed as they agreed to it."""
    if key != "agreed":
        return record
    return replace(record, state=PromiseState.OPEN, told=True, made=dossier.now)


def counts(record: Promise, item: Item) -> bool:
    """Whether the row's answer stands on it: a deed only wanted is not agreed."""
    return item.id != OUTCOME or record.state is not PromiseState.WANTED


def _begun(item: Item, dossier: Dossier, new_id: NewId) -> Promise:
    wanted = item.id == "plan-outcome"
    kind = _KINDS.get(item.id, PromiseKind(item.promise_kind or "promise"))
    return Promise(
        id=PromiseId(new_id()),
        account=dossier.account.id,
        what="",
        ours=item.id not in DEEDS,
        made=dossier.now,
        kind=kind,
        meeting=dossier.meeting.id,
        by_item=item.id if item.promise_kind else None,
        told=not (wanted or item.id in _UNTOLD or item.promise_kind),
        state=PromiseState.WANTED if wanted else PromiseState.OPEN,
        private=item.private,
    )


def _with_doer(promise: Promise, text: str, item: Item, dossier: Dossier) -> Promise:
    plain = whom.plain(text)
    nobody = replace(promise, who=None, who_words="")
    if not plain:
        return replace(nobody, ours=item.id not in DEEDS)
    if plain in whom.WE or plain in whom.THEY:
        return replace(nobody, ours=plain in whom.WE)
    if person := whom.found(text, dossier):
        return replace(nobody, who=person.id, ours=person.ours)
    return replace(nobody, who_words=text.strip(), ours=False)


def _looked(texts: Texts, record: Promise | None, dossier: Dossier) -> Made:
    if record is None:
        raise Refused(LOOK_IN, "Write their promise in the row above first.")
    return Made(replace(record, look_in=_read_look_in(texts, record, dossier)))


def _read_look_in(texts: Texts, promise: Promise, dossier: Dossier) -> date | None:
    text = texts.get(LOOK_IN, "")
    if promise.ours and text:
        raise Refused(LOOK_IN, "We look in on theirs; ours has its day.")
    return when.read_day(text, LOOK_IN, dossier.now, dossier.settings.zone)


def _recipient_zone(promise: Promise, dossier: Dossier) -> str:
    """Return the zone of the one it is for: theirs is for us."""
    if not promise.ours:
        return dossier.settings.zone
    person = dossier.people.get(promise.whom) if promise.whom else None
    return (person.zone if person else "") or dossier.zone
