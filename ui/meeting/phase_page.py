"""The list of one stop: its rows in the order of doing, in one card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.errors import Problem
from app.rules.values import Line, PauseList, Preparation, Row
from checklists.pack import ItemId, Phase
from ui.meeting.document import MeetingDocument
from ui.meeting.fold import Fold
from ui.meeting.fold_words import filled_words, more_words
from ui.meeting.folded_lines import FoldedLines
from ui.meeting.line_row import LineRow, ids_of
from ui.meeting.page import Page
from ui.meeting.question_row import QuestionRow
from ui.meeting.row_keys import KeyRow, RowKeys
from ui.meeting.shown_findings import shown_findings
from ui.meeting.stops import BEFORE_CALL
from ui.qt import override
from ui.theme import SMALL, Tone
from ui.widgets.card import Card
from ui.widgets.layouts import around, column, room
from ui.widgets.text import Text

NOTHING = (
    "Nothing is asked here. Choose a longer list in the menu … above, "
    "or go on to the next stop."
)


class PhasePage(Page):
    """Rows are kept by their ids and shown in place, so that no keyboard is lost."""

    def __init__(self, document: MeetingDocument, phase: Phase) -> None:
        self.document = document
        self.card = Card()
        super().__init__(phase, self.card)
        self._shown: Preparation | None = None
        # Only before the call is there a strip that shows the others.
        self._every = phase not in BEFORE_CALL
        self._showing = False
        self._lines: list[LineRow] = []
        self._empty = Text(tone=Tone.QUIET, lines=0)
        self._empty_row = _quiet_row(self._empty)
        self.card.add(self._empty_row)
        told = (self.card, document, self._refold, self._watch)
        self.more = FoldedLines(*told)
        self.filled = FoldedLines(*told, "paper")
        self.aside = Fold()
        self._names = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self._names_row = _quiet_row(self._names)
        self.card.add(self.aside)
        self.card.add(self._names_row)
        self.aside.toggled.connect(self._refold)
        self.keys = RowKeys(self)
        document.troubled.connect(self._show_problem)

    @override
    def show_preparation(self, preparation: Preparation) -> None:
        before, self._shown = self._shown, preparation
        fresh = before is None or _records_differ(before, preparation)
        self._show(fresh=fresh)

    @override
    def show_every(self, *, every: bool) -> None:
        every = every or self.phase not in BEFORE_CALL
        if every is not self._every:
            self._every = every
            self._show(fresh=False)

    @property
    @override
    def rows(self) -> list[QuestionRow]:
        return [row for line in self._all_lines for row in line.rows]

    @override
    def row(self, item: ItemId) -> QuestionRow | None:
        for line in self._all_lines:
            if found := line.row_of(item):
                return found
        pause = self._pause
        more = [row for each in pause.more for row in each.rows] if pause else []
        for hidden, folded in ((more, self.more), (self._folded, self.filled)):
            if any(row.item.id == item for row in hidden) and (
                not folded.fold.isChecked()
            ):
                folded.fold.setChecked(True)
                return self.row(item)
        return None

    @override
    def current_row(self) -> QuestionRow | None:
        current = self.keys.current
        return current if isinstance(current, QuestionRow) else None

    @override
    def unfold_waiting(self) -> bool:
        pause = self._pause
        more = [row for each in pause.more for row in each.rows] if pause else []
        waits = any(not row.closed for row in more)
        if waits and not self.more.fold.isChecked():
            self.more.fold.setChecked(True)
            return True
        return False

    @property
    def _all_lines(self) -> list[LineRow]:
        return [*self._lines, *self.more.rows, *self.filled.rows]

    @property
    def _pause(self) -> PauseList | None:
        return self._shown.checklist.pauses.get(self.phase) if self._shown else None

    @property
    def _folded(self) -> tuple[Row, ...]:
        return self._pause.folded if self._pause else ()

    def _refold(self) -> None:
        self._show(fresh=False)

    def _show(self, *, fresh: bool) -> None:
        self._showing = True
        current, rows = self.current_row(), self.rows
        place = rows.index(current) if current in rows and current else 0
        pause = self._pause
        self._show_lines(pause.lines if pause else ())
        self._show_tails(pause)
        self._show_rows(fresh=fresh)
        self._showing = False
        self._watch()
        if current is not None and current not in self.rows and self.isVisible():
            left = self.rows
            if left:
                self.go_to(left[min(place, len(left) - 1)])

    def _show_lines(self, wanted: Sequence[Line]) -> None:
        keys = [ids_of(line) for line in wanted]
        known = {line.key: line for line in self._lines}
        kept = [line for line in self._lines if line.key in keys]
        if [line.key for line in kept] != [key for key in keys if key in known]:
            # Another order is rare: the list is then built anew.
            kept, known = [], {}
        for old in self._lines:
            if old not in kept:
                self.card.remove(old)
        self._lines = []
        for index, (key, line) in enumerate(zip(keys, wanted, strict=True)):
            shown = known.get(key)
            if shown is None:
                shown = LineRow(line, self.document)
                shown.rebuilt.connect(self._watch)
                self.card.insert(index, shown)
            self._lines.append(shown)

    def _show_tails(self, pause: PauseList | None) -> None:
        more, folded = pause.more if pause else (), self._folded
        self.more.show_lines(more, more_words(more))
        self.filled.show_lines([Line(row) for row in folded], filled_words(folded))
        aside = pause.set_aside if pause else ()
        self.aside.setVisible(bool(aside))
        self.aside.say(f"{len(aside)} set aside to keep this list short")
        self._names.say("\n".join(item.prompt for item in aside))
        self._names_row.setVisible(bool(aside) and self.aside.isChecked())
        self._empty_row.setVisible(not self._lines)
        self._empty.say(self.empty_words())

    def empty_words(self) -> str:
        """Return what is said in place of rows."""
        return NOTHING

    def _show_rows(self, *, fresh: bool) -> None:
        pause, shown = self._pause, self._shown
        if pause is None or shown is None:
            return
        rows = {row.item.id: row for row in pause.rows}
        boxed = shown_findings(shown, self.phase, every=self._every).in_rows
        for line in self._all_lines:
            for each in line.rows:
                row = rows[each.row.item.id]
                stand_here = {item for item in line.key if line.row_of(item) is each}
                found = tuple(f for f in shown.findings if f.item in stand_here)
                seen = tuple(f for f in boxed if f.item in stand_here)
                new = fresh or not each.is_shown
                if new or (row, found, seen) != (each.row, each.found, each.boxed):
                    each.show_row(row, found, shown.dossier, seen)

    def _key_rows(self) -> Iterator[KeyRow]:
        for row in self.card.rows:
            if isinstance(row, LineRow):
                yield from row.rows
            elif isinstance(row, Fold):
                yield row

    def _show_problem(self, item: ItemId | None, problem: Problem) -> None:
        row = next((r for r in self.rows if r.row.item.id == item), None)
        if row is not None and self.isVisible():
            row.show_problem(problem)
            self._watch()

    @Slot()
    def _watch(self) -> None:
        """Look after what can be used now; not for each row of a list being shown."""
        if not self._showing:
            self.keys.watch(self._key_rows())


def _records_differ(before: Preparation, after: Preparation) -> bool:
    """Say whether anything but the time is another."""
    return replace(before.dossier, now=after.dossier.now) != after.dossier


def _quiet_row(text: Text) -> QWidget:
    return around(room(column(text), 11, 2, 3.5, 2.75))
