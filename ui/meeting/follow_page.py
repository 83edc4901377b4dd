"""Later: the promises of this meeting, both ways; there is no second inbox."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from app.dossier import Dossier
from app.records.promise import Promise, PromiseState
from app.rules.follow_through import follow_through
from app.rules.ledger import Entry, Side, ledger
from app.rules.values import Preparation
from checklists.pack import Phase
from ui.focus import Roving
from ui.meeting.came_card import CameCard
from ui.meeting.document import MeetingDocument
from ui.meeting.kept_beside import KeptBeside
from ui.meeting.page import Page
from ui.promises.acts import OURS, THEIRS, PromiseActs
from ui.qt import override
from ui.same_spot import go_back, spot
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import around, column, line, room
from ui.widgets.mark import Mark, Standing
from ui.widgets.pill import Pill
from ui.widgets.text import Text

UNDO = (("undone", "Not done after all"),)
BEFORE = "Nothing yet: promises appear here once they are made in the call."
NOTHING = "No promises were made in this meeting, and none are planned."


class FollowPage(Page):
    """One head line, then what is open, the next due on top, then what is done."""

    def __init__(self, document: MeetingDocument) -> None:
        self.card = Card()
        super().__init__(Phase.FOLLOW, self.card)
        self._document = document
        self._acts = PromiseActs(document.book, self)
        self._acts.noted.connect(document.noted)
        self.came = CameCard(document)
        self.kept = self._kept = KeptBeside(document)
        self.add_side(around(column(self.came, self._kept, gap=3)))
        self._shown: tuple[object, ...] = ()
        self.buttons: dict[str, list[KeyButton]] = {}
        self._roving = Roving([], self)

    @override
    def show_preparation(self, preparation: Preparation) -> None:
        self.came.show_preparation(preparation)
        self._kept.show_preparation(preparation)
        dossier = preparation.dossier
        here = dossier.meeting.id
        made = [
            p
            for p in dossier.promises
            if p.meeting == here and p.state is not PromiseState.WANTED
        ]
        both = ledger(made, dossier.now, dossier.settings)
        head = head_line(made, dossier)
        entries = (*both.ours.open, *both.theirs.open, *_done(both.ours, both.theirs))
        # Not the entries themselves: they know the time, which always is another.
        stand = [(e.promise, e.words, e.own_plan, e.is_late) for e in entries]
        shown = (head, stand, dossier.people)
        if shown == self._shown:
            return
        self._shown = shown
        before = spot(self._stops(), self)
        self.buttons = {}
        rows = [self._row(entry, dossier) for entry in entries]
        if rows:
            self.card.set_rows(CardHead(head), *rows)
        else:
            words = NOTHING if dossier.meeting.ended else BEFORE
            quiet = Text(words, tone=Tone.QUIET, lines=0)
            self.card.set_rows(around(room(column(quiet), 3.5, 2.75, 3.5, 2.75)))
        self._roving.set_rows(self.buttons.values())
        go_back(before, self._stops())

    def _stops(self) -> list[tuple[str, list[KeyButton]]]:
        return list(self.buttons.items())

    def _row(self, entry: Entry, dossier: Dossier) -> QWidget:
        promise = entry.promise
        done = promise.state is PromiseState.DONE
        ways: tuple[tuple[str, str], ...]
        ways = UNDO if done else OURS if promise.ours else THEIRS
        if promise.ours and not done and entry.own_plan:
            # Nobody waits for it, so there is nobody to tell.
            ways = OURS[:2]
        buttons = [KeyButton(key, label) for key, label in ways]
        for button in buttons:
            button.setAccessibleName(f"{button.words}: {promise.what}")
            button.chosen.connect(
                lambda key, promise=promise: self._acts.do(promise.id, key)
            )
        self.buttons[promise.id] = buttons
        whose = Pill("we", Tone.ACCENT) if promise.ours else Pill("they", Tone.NEAR)
        what = line(whose, Text(promise.what, weight=STRONG, lines=0), gap=2)
        what.setStretch(1, 1)
        tone = Tone.QUIET if done else Tone.STOP if entry.is_late else Tone.QUIET
        runs = [part for part in (_whom(promise, dossier),) if part]
        parts = [f"{run} · " for run in runs]
        about = Text(*parts, (entry.words, tone), size=SMALL, tone=Tone.QUIET, lines=0)
        texts = column(what, about, gap=1)
        if entry.own_plan and not done:
            own = "own plan: nobody was told of it, and it is not counted"
            texts.addWidget(Text(own, size=SMALL, tone=Tone.QUIET, lines=0))
        texts.addLayout(room(Flow(*buttons, gap=2, below=1.5), 0, 1.5, 0, 0))
        mark = Mark(Standing.DONE if done else Standing.OPEN)
        row = line(mark, texts, gap=3)
        row.setStretch(1, 1)
        return around(room(row, 3.5, 2.75, 3.5, 2.75))


def head_line(promises: Sequence[Promise], dossier: Dossier) -> str:
    """Return `2 of 3 of ours on time, 1 open`: what fell due, and what is to do."""
    figure = follow_through(promises, dossier.now, dossier.settings)
    left = sum(p.state is PromiseState.OPEN for p in promises)
    still = f"{left} open" if left else "nothing open"
    due = len(figure.counted)
    return (
        f"{figure.share.kept} of {due} of ours on time, {still}"
        if due
        else still.capitalize()
    )


def _done(ours: Side, theirs: Side) -> Iterator[Entry]:
    yield from ours.kept
    yield from theirs.kept


def _whom(promise: Promise, dossier: Dossier) -> str:
    who = promise.whom if promise.ours else promise.who
    person = dossier.people.get(who) if who else None
    if person is None:
        return promise.who_words
    return f"to {person.name}" if promise.ours else person.name
