"""Promises taken back: by whom, with whose yes, and what that means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.desk import promising, several
from app.past_words import read_past, said_at
from app.records.promise import Promise
from app.rules.consequences import of_cancelling
from app.rules.ledger import told_of
from app.rules.repeating import repeat_words
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.promises.new_date import EARLIER, counted
from ui.theme import Tone
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import labelled
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit

BY_THEM, WITH_YES, ALONE = "by them", "by us, with their yes", "by us alone"
CHANGED = "a change of theirs left nothing to do"
ONLY_THIS, ALL = "only this one", "it comes no more"


class Cancelling(Sheet):
    """Says what each way means for the figures before it is done."""

    cancelled = Signal(str)

    def __init__(
        self, book: OpenBook, promises: Sequence[Promise], over: QWidget
    ) -> None:
        one = len(promises) == 1
        super().__init__(
            "Take this promise back?" if one else "Take these promises back?",
            f"“{promises[0].what}”." if one else f"{told_of(promises)}.",
            "Take it back" if one else "Take them back",
            "Leave it" if one else "Leave them",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._promises = book, tuple(promises)
        self.by = ChoiceRow(
            tuple(Option(name) for name in (BY_THEM, WITH_YES, ALONE, CHANGED)),
            "Taken back",
        )
        self.by.chosen.connect(self._show)
        self.said = WhenEdit(
            "When it was said", book.now, book.settings.zone, EARLIER, read=read_past
        )
        self.said.field.textEdited.connect(self._show)
        self._said = labelled("When it was said", self.said)
        self._said.hide()
        self.means = Text(tone=Tone.QUIET, lines=0)
        self.means.hide()
        self._repeating = [each for each in promises if each.repeats]
        self.series = ChoiceRow(
            (Option(ONLY_THIS), Option(ALL)), "And the ones after it"
        )
        self.add(self.by)
        self.add(self._said)
        self.add(self.means)
        if self._repeating:
            often = repeat_words(self._repeating[0])
            head = f"It comes {often}" if one else "Some of them come again"
            self.add(labelled(head, self.series))
        self.accepted.connect(self._cancel)
        self.by.buttons[0].setFocus()

    @Slot()
    def _show(self) -> None:
        now, choice = self._book.now(), self.by.option
        overdue = any(one.due and one.due.instant <= now for one in self._promises)
        self._said.setVisible(overdue and choice in {BY_THEM, WITH_YES})
        at = self._at() or now
        told = Counter(
            of_cancelling(
                one,
                at,
                by_us=self._by_us(one),
                with_their_yes=choice in {WITH_YES, CHANGED},
            )
            for one in self._promises
        )
        self.means.say("\n".join(counted(told, len(self._promises))))
        self.means.setVisible(bool(choice))
        self.grow()

    def _wrong(self) -> str:
        if not self.by.option:
            return "Say who took it back."
        if not self._said.isHidden() and self.said.is_unknown:
            return "Say when: “yesterday 15:00”, or leave it empty."
        if self._repeating and not self.series.option:
            return "Say whether only this one, or also those after it."
        return ""

    def _cancel(self) -> None:
        ids = [one.id for one in self._promises]
        label = "cancelling promises" if len(ids) > 1 else "cancelling a promise"
        if self.by.option == CHANGED:
            only_this = self.series.option == ONLY_THIS
            made = self._book.do(
                several.each, label, ids, promising.void, only_this=only_this
            )
        else:
            made = self._book.do(
                several.each,
                label,
                ids,
                promising.cancel,
                by_us=self.by.option != BY_THEM,
                with_their_yes=self.by.option == WITH_YES,
                at=self._at(),
                only_this=self.series.option == ONLY_THIS,
            )
        if made:
            self.cancelled.emit(f"Taken back: {told_of(made)}.")

    def _by_us(self, promise: Promise) -> bool:
        if self.by.option == CHANGED:
            return not promise.ours
        return self.by.option != BY_THEM

    def _at(self) -> datetime | None:
        when = None if self._said.isHidden() else self.said.when
        return said_at(when, self._book.now()) if when else None
