"""An ask as a line: what, of whom, what we gain, how large, how easy to refuse."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.records.exchange import Ask, AskId, AskType, GiveId, ToldBeforehand
from app.rules.telling import name
from app.rules.wording import first_name
from ui.meeting.editors.forms import whom
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Here,
    Made,
    Texts,
    Told,
    changed,
    with_words,
    words,
)

SIZES: Final = (
    ("1", "time or information"),
    ("2", "a trial or an introduction"),
    ("3", "an order"),
    ("4", "exclusivity or a joint plan"),
)
_TYPES: Final = (
    ("plain", "a plain ask"),
    ("introduction", "an introduction"),
    ("contacts", "names of others"),
)
_TOLD: Final = (
    ("no", "not announced"),
    ("agenda line", "on the agenda"),
    ("by word", "told by word"),
)
_WHY_NOW, _EASY_NO = "why fair now", "easy no"
_ONE_SENTENCE: Final = {"reh-win-changed": _WHY_NOW, "reh-win-easy-no": _EASY_NO}
_WORDS: Final = {
    "we gain": "we_gain",
    "subject": "subject",
    _WHY_NOW: "why_now",
    _EASY_NO: "easy_no",
}


def columns(here: Here) -> tuple[Column, ...]:
    """Return the fields of an ask; a row about one sentence of it asks for that."""
    what = Column("what", needed=True, hint="what you ask for", width=14, grows=2)
    people = whom.theirs(here.dossier)
    if sentence := _ONE_SENTENCE.get(here.item.id):
        hint = "in your own words"
        main = Column(sentence, needed=True, hint=hint, width=20, grows=3)
        return (main, replace(what, grows=1))
    gives = [g for g in here.dossier.gives if not g.dropped]
    linked = (("", "no give"), *((g.id, g.what) for g in reversed(gives)))
    return (
        what,
        Column(
            "of whom",
            Entry.PERSON,
            needed=True,
            hint=whom.hinted(here.dossier),
            choices=people,
        ),
        Column("we gain", needed=True, hint="what it gives us", width=12, grows=1),
        Column("size", Entry.PICK, needed=True, width=14, choices=SIZES),
        Column("type", Entry.PICK, width=9, choices=_TYPES),
        Column("told beforehand", Entry.PICK, width=9, choices=_TOLD),
        Column("with it", Entry.PICK, width=10, choices=linked),
        Column(_EASY_NO, hint="words that make a no easy", width=14, grows=1),
        Column("subject", hint="what it is about", width=8, grows=1),
    )


def shown(record: Ask, here: Here) -> Texts:
    """Return the texts of an ask."""
    return {
        "what": record.what,
        "of whom": whom.shown_name(record.whom, here.dossier),
        "size": str(record.size),
        "type": record.type.value,
        "told beforehand": record.told.value,
        "with it": record.give or "",
        **{column: getattr(record, field) for column, field in _WORDS.items()},
    }


def told(record: Ask, here: Here) -> Told:
    """Return `30 min with finance of Anna · we gain a yes or no · a small ask`."""
    of = name(here.dossier, record.whom)
    if sentence := _ONE_SENTENCE.get(here.item.id):
        text = shown(record, here)[sentence]
        quiet = f" · {record.what}" if text else ""
        return Told(bold=text or record.what, quiet=quiet)
    quiet = f" · we gain {record.we_gain}" if record.we_gain else ""
    quiet += f" · {_label(SIZES, str(record.size))}"
    if record.type is not AskType.PLAIN:
        quiet += f" · {_label(_TYPES, record.type)}"
    if record.told is not ToldBeforehand.NO:
        quiet += f" · {_label(_TOLD, record.told)}"
    give = next((g for g in here.dossier.gives if g.id == record.give), None)
    if give:
        quiet += f" · with it: {give.what}"
    missing = [] if of else ["of whom?"]
    missing += [] if record.we_gain else ["what do we gain?"]
    missing += [] if record.easy_no else ["no easy no yet"]
    plain = f" of {first_name(of)}" if of else ""
    return Told(record.what, plain, quiet, lack=", ".join(missing))


def made(texts: Texts, record: Ask | None, here: Here) -> Made:
    """Return the ask of the texts."""
    what = words(texts, "what", "Write what you ask for.")
    before = shown(record, here) if record else {}
    new = record or Ask(
        AskId(here.new_id()),
        here.dossier.account.id,
        what,
        here.dossier.now,
        meeting=here.dossier.meeting.id,
    )
    people: tuple[object, ...] = ()
    if changed(texts, before, "of whom"):
        person, people = whom.found_or_new(texts["of whom"], here.dossier, here.new_id)
        new = replace(new, whom=person)
    new = replace(new, whom=whom.meant(record, new.whom, here.dossier))
    new = replace(with_words(new, texts, _WORDS), what=what)
    if picked := texts.get("size"):
        new = replace(new, size=int(picked))
    if picked := texts.get("type"):
        new = replace(new, type=AskType(picked))
    if picked := texts.get("told beforehand"):
        new = replace(new, told=ToldBeforehand(picked))
    if "with it" in texts:
        new = replace(new, give=GiveId(texts["with it"]) if texts["with it"] else None)
    return Made(new, people)


def _label(choices: tuple[tuple[str, str], ...], key: str) -> str:
    return next((label for each, label in choices if each == key), key)
