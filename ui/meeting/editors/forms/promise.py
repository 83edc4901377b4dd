"""A promise as a line: who, what, for whom, by when."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.dossier import Dossier
from app.records.moment import Due
from app.records.promise import (
    DueMove,
    Promise,
    PromiseId,
    PromiseKind,
    PromiseState,
)
from app.rules.telling import doer, name
from app.rules.wording import first_name, short_day
from checklists.pack import Item
from ui.meeting.editors.forms import when, whom
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Here,
    Made,
    NewId,
    Refused,
    Texts,
    Told,
    changed,
    needed,
    words,
)

_DEEDS: Final = {"plan-outcome", "wrap-outcome"}
_OURS_ONLY: Final = {"plan-stage-foothold", "plan-stage-me-first", "plan-after-tasks"}
_KINDS: Final = {
    "wrap-parked": PromiseKind.PARKED,
    "wrap-after-issue": PromiseKind.AFTER_SALES,
    "plan-after-tasks": PromiseKind.AFTER_SALES,
    "plan-stage-foothold": PromiseKind.AFTER_SALES,
    "plan-stage-me-first": PromiseKind.QUOTE,
}
_UNTOLD: Final = {"wrap-parked"}
_STATES: Final = {
    PromiseState.DONE: ("done", "ready"),
    PromiseState.CANCELLED: ("cancelled", "quiet"),
    PromiseState.VOID: ("void", "quiet"),
}
LOOK_IN: Final = "look in"
WHAT: Final = "Write what will be done."


def columns(here: Here) -> tuple[Column, ...]:
    """Return what the row asks of a promise."""
    if here.item.id == "wrap-theirs":
        return (Column(LOOK_IN, Entry.WHEN, needed=True, hint=when.HINT),)
    home = here.dossier.settings.zone
    hint = when.zone_hint(home if here.item.id in _DEEDS else here.dossier.zone, home)
    topic = here.item.id == "wrap-parked"
    does = "the topic" if topic else "what" if _ours_only(here.item) else "does what"
    what = Column("what", needed=True, hint=does, width=14, grows=2)
    day = Column("by when", Entry.WHEN, _asked(here.item, "by when"), hint, width=11)
    if _ours_only(here.item):
        return (what, day)
    deed = here.item.id in _DEEDS
    who = Column(
        "who",
        Entry.PERSON,
        _asked(here.item, "who"),
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
    if here.item.id == "wrap-after-issue":
        tells = Column("who tells them", Entry.PERSON, needed=True, aside=True)
        made.append(replace(tells, choices=whom.both(here.dossier)))
    return tuple(made)


def shown(record: Promise, here: Here) -> Texts:
    """Return the texts of a promise."""
    look = record.look_in
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


def told(record: Promise, here: Here) -> Told:
    """Return `we · Changeover data · to Tomás · Tue 24 Nov 12:00, 06:00 New York`."""
    wanted = record.state is PromiseState.WANTED
    agreed = wanted and here.item.id == "wrap-outcome"
    badge = ("what you wanted", "ready") if agreed else _STATES.get(record.state)
    side = ("we", "accent") if record.ours else ("they", "near")
    return Told(
        bold=record.what,
        plain=_people(record, here.dossier),
        quiet=_days(record, here.dossier),
        pill=None if _ours_only(here.item) else side,
        badge=badge,
        lack=_lack(record, here.item, here.dossier),
        ways=(("agreed", "They agreed"),) if agreed else (),
    )


def made(texts: Texts, record: Promise | None, here: Here) -> Made:
    """Return the promise of the texts; a day moved after the recap is a move."""
    before = shown(record, here) if record else {}
    if here.item.id == "wrap-theirs":
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
        new = _with_due(new, record, due, here.dossier)
    return Made(new, people)


def acted(key: str, record: Promise, dossier: Dossier) -> Promise:
    """Return a wanted deed as they agreed to it."""
    if key != "agreed":
        return record
    return replace(record, state=PromiseState.OPEN, told=True, made=dossier.now)


def counts(record: Promise, item: Item) -> bool:
    """Whether the row's answer stands on it: a deed only wanted is not agreed."""
    return item.id != "wrap-outcome" or record.state is not PromiseState.WANTED


def _begun(item: Item, dossier: Dossier, new_id: NewId) -> Promise:
    wanted = item.id == "plan-outcome"
    kind = _KINDS.get(item.id, PromiseKind(item.promise_kind or "promise"))
    return Promise(
        id=PromiseId(new_id()),
        account=dossier.account.id,
        what="",
        ours=item.id not in _DEEDS,
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
        return replace(nobody, ours=item.id not in _DEEDS)
    if plain in whom.WE or plain in whom.THEY:
        return replace(nobody, ours=plain in whom.WE)
    if person := whom.found(text, dossier):
        return replace(nobody, who=person.id, ours=person.ours)
    return replace(nobody, who_words=text.strip(), ours=False)


def _with_due(
    promise: Promise, before: Promise | None, due: Due | None, dossier: Dossier
) -> Promise:
    """Return it with another day: until the recap is sent that is a correction."""
    meeting = dossier.meeting
    fresh = promise.meeting == meeting.id and meeting.recap_sent is None
    if before is None or before.due is None or due is None or fresh:
        return replace(promise, due=due)
    if promise.state is not PromiseState.OPEN:
        return replace(promise, due=due)
    move = DueMove(before.due, due, "", dossier.now)
    return replace(promise, due=due, moves=(*promise.moves, move))


def _looked(texts: Texts, record: Promise | None, dossier: Dossier) -> Made:
    if record is None:
        raise Refused(LOOK_IN, "Write their promise in the row above first.")
    zone = dossier.settings.zone
    day = when.read_day(texts.get(LOOK_IN, ""), LOOK_IN, dossier.now, zone)
    return Made(replace(record, look_in=day))


def _recipient_zone(promise: Promise, dossier: Dossier) -> str:
    """Return the zone of the one it is for: theirs is for us."""
    if not promise.ours:
        return dossier.settings.zone
    person = dossier.people.get(promise.whom) if promise.whom else None
    return (person.zone if person else "") or dossier.zone


def _people(promise: Promise, dossier: Dossier) -> str:
    doing = "" if promise.who is None and promise.ours else doer(dossier, promise)
    told = f" from {doing}" if doing and doing not in {"I", "they"} else ""
    to = name(dossier, promise.whom)
    return f"{told} to {first_name(to)}" if to else told


def _days(promise: Promise, dossier: Dossier) -> str:
    if promise.due is None:
        return ""
    there = _other_zone(promise, dossier)
    told = f" · {when.due_told(promise.due, dossier.settings.zone, there)}"
    if promise.look_in:
        told += f", look in {short_day(promise.look_in)}"
    return told


def _other_zone(promise: Promise, dossier: Dossier) -> str:
    side = promise.whom if promise.ours else promise.who
    person = dossier.people.get(side) if side else None
    return (person.zone if person else "") or dossier.zone


def _lack(promise: Promise, item: Item, dossier: Dossier) -> str:
    missing = []
    if promise.due is None and _asked(item, "by when"):
        missing.append("no day yet")
    if item.id in _DEEDS and not name(dossier, promise.who, promise.who_words):
        missing.append("nobody named yet")
    if item.id == "wrap-theirs" and promise.look_in is None:
        missing.append("no day to look in yet")
    return ", ".join(missing)


def _asked(item: Item, field: str) -> bool:
    return needed(item, field, otherwise=field == "by when")


def _ours_only(item: Item) -> bool:
    if item.id in _OURS_ONLY or item.id == "wrap-parked":
        return True
    return bool(item.promise_kind)
