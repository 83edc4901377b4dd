"""What is still open from before: theirs, ours, parked topics, the last step."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal

from app.dossier import Dossier
from app.records.meeting import Outcome
from app.records.promise import Promise, PromiseState
from app.rules.carried import topics
from app.rules.ledger import standing
from app.rules.wording import short_day
from checklists.pack import ItemId
from ui.meeting.topic_row import TopicRow
from ui.theme import SMALL, Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, room
from ui.widgets.row_button import RowButton
from ui.widgets.text import Run, Text

SHOWN = 6


class LastTimeCard(Card):
    """What was put off, each with its ways, then quiet facts that open the account.

    `acted` carries a Topic and the way chosen for it.
    """

    chosen = Signal()
    acted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.openers: list[RowButton] = []
        self.topics: list[TopicRow] = []
        self._shown: tuple[object, ...] | None = None

    def show_last_time(self, dossier: Dossier) -> None:
        """Show what is open, if it is something else than before."""
        facts, put_off = list(_facts(dossier)), topics(dossier)
        if (facts, put_off) == self._shown:
            return
        self._shown = (facts, put_off)
        used = any(way.hasFocus() for topic in self.topics for way in topic.ways)
        self.openers, self.topics = [], []
        for topic in put_off[:SHOWN]:
            open_yet = dossier.meeting.is_open
            each = TopicRow(topic, dossier.settings.zone, may_take_up=open_yet)
            each.acted.connect(self.acted)
            self.topics.append(each)
        for runs in facts[: max(2, SHOWN - len(self.topics))]:
            text = Text(*runs, lines=0)
            row = RowButton(room(column(text), 3.5, 2.5, 3.5, 2.5), text.text())
            row.clicked.connect(self.chosen)
            self.openers.append(row)
        head = CardHead("From last time")
        if not facts and not put_off:
            quiet = Text(_nothing(dossier), size=SMALL, tone=Tone.QUIET, lines=0)
            self.set_rows(head, around(room(column(quiet), 3.5, 2.5, 3.5, 2.5)))
            return
        self.set_rows(head, *self.topics, *self.openers)
        left = [*(w for topic in self.topics for w in topic.ways), *self.openers]
        if used and left:
            # What was pressed is gone; the keyboard stays in the card.
            left[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        shown = len(self.topics) + len(self.openers)
        if (more := len(facts) + len(put_off) - shown) > 0:
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
