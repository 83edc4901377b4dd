"""What is still open from before: theirs, ours, parked topics, the last step."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from app.dossier import Dossier
from app.records.meeting import Outcome
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.ledger import standing
from app.rules.wording import short_day
from checklists.pack import ItemId
from ui.theme import SMALL, Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, room
from ui.widgets.row_button import RowButton
from ui.widgets.text import Run, Text

SHOWN = 6


class LastTimeCard(Card):
    """Quiet facts; pressing one opens the account."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.openers: list[RowButton] = []
        self._shown: list[tuple[Run, ...]] | None = None

    def show_last_time(self, dossier: Dossier) -> None:
        """Show what is open, if it is something else than before."""
        facts = list(_facts(dossier))
        if facts == self._shown:
            return
        self._shown = facts
        self.openers = []
        for runs in facts[:SHOWN]:
            text = Text(*runs, lines=0)
            row = RowButton(room(column(text), 3.5, 2.5, 3.5, 2.5), text.text())
            row.clicked.connect(self.chosen)
            self.openers.append(row)
        head = CardHead("From last time")
        if not facts:
            quiet = Text(_nothing(dossier), size=SMALL, tone=Tone.QUIET, lines=0)
            self.set_rows(head, around(room(column(quiet), 3.5, 2.5, 3.5, 2.5)))
            return
        self.set_rows(head, *self.openers)
        if (more := len(facts) - SHOWN) > 0:
            words = f"{more} more on the account's page"
            quiet = Text(words, size=SMALL, tone=Tone.QUIET)
            self.add(around(room(column(quiet), 3.5, 2, 3.5, 2.5)))


def _facts(dossier: Dossier) -> Iterator[tuple[Run, ...]]:
    here = dossier.meeting.id
    before = [
        p
        for p in dossier.promises
        if p.state is PromiseState.OPEN and p.told and p.meeting != here
    ]
    for promise in before:
        if not promise.ours:
            yield _promise("They owe", promise, dossier)
    for promise in before:
        if promise.ours:
            yield _promise("We owe", promise, dossier)
    zone = ZoneInfo(dossier.settings.zone)
    for note in dossier.notes:
        if note.parked and note.meeting != here:
            until = f" · until {short_day(note.review)}" if note.review else ""
            yield (f"Parked: {note.text}", (until, Tone.QUIET))
    for promise in dossier.promises:
        put_off = promise.kind is PromiseKind.PARKED and promise.meeting != here
        if put_off and promise.state is PromiseState.OPEN and not promise.told:
            until = f" · until {short_day(promise.due.day)}" if promise.due else ""
            yield (f"Parked: {promise.what}", (until, Tone.QUIET))
    agreed = dossier.last_answers.get(ItemId("wrap-outcome"))
    steps = [p for p in dossier.promises if agreed and p.id in agreed.links]
    for promise in steps:
        if promise not in before:
            done = promise.done
            when = f" · done {short_day(done.astimezone(zone).date())}" if done else ""
            yield (f"Last agreed: {promise.what}", (when, Tone.QUIET))


def _promise(whose: str, promise: Promise, dossier: Dossier) -> tuple[Run, ...]:
    who = promise.whom if promise.ours else promise.who
    person = dossier.people.get(who) if who else None
    name = person.name.split()[0] if person else promise.who_words
    when = standing(promise, dossier.now, dossier.settings)
    late = promise.due is not None and promise.due.instant < dossier.now
    tone = Tone.STOP if late and promise.ours else Tone.NEAR if late else Tone.QUIET
    by = f" · {name}, " if name else " · "
    return (f"{whose}: {promise.what}", (by, Tone.QUIET), (when, tone))


def _nothing(dossier: Dossier) -> str:
    held = any(m.outcome is Outcome.HELD for m in dossier.history)
    return "Nothing is open." if held else "This is your first meeting with them."
