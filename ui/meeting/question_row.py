"""One row of a list: how it stands, its answer, why it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QEnterEvent, QMoveEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.desk.replying import Reply
from app.dossier import Dossier
from app.rules.values import Finding, Row, RowState
from checklists.pack import AnswerKind, Phase
from ui.focus import focus
from ui.meeting.answer_words import closed_words, fill_words, remarks
from ui.meeting.document import MeetingDocument
from ui.meeting.editors import Editor, editor_for
from ui.meeting.editors.last_time import LastTimeLines
from ui.meeting.examined_row import ExaminedRow
from ui.meeting.own_words_in_row import OwnWordsInRow
from ui.meeting.row_menu import open_row_menu
from ui.meeting.row_parts import (
    BY_ONE_KEY,
    is_entered,
    lists_offer,
    name_missed,
    offers_words,
    part_of,
    right_words,
    standing_of,
    why_words,
)
from ui.meeting.row_side import RowSide
from ui.meeting.words import PILLARS
from ui.qt import override
from ui.theme import SMALL, Tone, space
from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column
from ui.widgets.text import Text

BEFORE_CALL = "Without this, do not begin the call"
AFTER_CALL = "Without this, the meeting is not wrapped up"


class QuestionRow(ExaminedRow):
    """Shows a row in place; what the user does goes straight to the document.

    `rebuilt` tells that its controls are others now.
    """

    rebuilt = Signal()

    def __init__(self, row: Row, document: MeetingDocument) -> None:
        super().__init__(row.item.prompt, document)
        self._row, self.is_shown = row, False
        self._changing = False
        prompt = row.item.prompt
        self.confirm = SmallButton("Confirm", name=f"Confirm: {prompt}")
        self.right = SmallButton("Right", name=f"Right: {prompt}")
        self.right.setParent(self)
        self.right.hide()
        self.right.clicked.connect(self._confirm)
        self._leads = False
        self.confirm.clicked.connect(self._confirm)
        self.change = SmallButton("Change", name=f"Change: {prompt}")
        self.change.clicked.connect(self._open_editor)
        self.editor: Editor | None = None
        self._remarks = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self._why = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self.side = RowSide(PILLARS[row.item.pillar], prompt)
        self.side.why_asked.connect(self._explain_why)
        self.side.menu_wanted.connect(self._menu_at_button)
        self._offer = part_of(Flow(self.confirm, self.change, gap=2))
        body: list[QWidget] = []
        if is_entered(row.item):
            self.editor = editor_for(row.item)
            self.editor.answered.connect(self._answer)
            self.editor.rebuilt.connect(self.rebuilt)
            self._own = OwnWordsInRow(self.editor, document)
            self._editor_part = part_of(self.editor)
            body.append(self._editor_part)
            self._leads = self.editor.lead_with(self.right)
        else:
            self.mark.hide()
        self.last_time = LastTimeLines(prompt)
        use_line = partial(document.use_last_time, row.item.id)
        self.last_time.taken.connect(use_line)
        self.last_time.rebuilt.connect(self.rebuilt)
        body.append(self.last_time)
        self._remarks_part = part_of(self._remarks, 1)
        self._why_part = part_of(self._why, 1)
        self._why_part.hide()
        held = around(column(*body, self._offer, self._remarks_part, self._why_part))
        # Its parts see to their own room, so that what is hidden takes none.
        held.hangs = True  # type: ignore[attr-defined]
        self.add(held)
        # Right after there are lines of promises, which are long.
        self.end_with(self.side, wide=row.item.phase is Phase.WRAP)

    @property
    def row(self) -> Row:
        """The row as it is shown."""
        return self._row

    @property
    def waits(self) -> bool:
        """Whether something is to be done in it."""
        return self.is_stopped or (self.editor is not None and not self._row.closed)

    @property
    def controls(self) -> list[QWidget]:
        """What can be used in it now, from the left and above."""
        found: list[QWidget] = [way for box in self.findings for way in box.ways]
        if not self._offer.isHidden():
            found += [b for b in (self.confirm, self.change) if not b.isHidden()]
        if self.editor and not self._editor_part.isHidden():
            inside = self.editor.controls()
            found += (
                [] if self.right in inside or self.right.isHidden() else [self.right]
            )
            found += inside
        found += self.last_time.controls
        return [*found, self.side.why, self.side.more]

    @property
    @override
    def begins(self) -> QWidget:
        """Where the keyboard goes when the row is opened.

        What waits for words opens in its field: a letter typed there must not press
        the button of a finding above it.
        """
        usable = [c for c in self.controls if c.isEnabled() and c.isVisibleTo(self)]
        if not self._row.closed and self.right not in usable:
            fields = [c for c in usable if isinstance(c, QLineEdit | QPlainTextEdit)]
            blank = (c for c in fields if isinstance(c, QLineEdit) and not c.text())
            if fields:
                return next(blank, fields[0])
        return self.right if self.right in usable else next(iter(usable), self)

    def show_row(
        self,
        row: Row,
        findings: Sequence[Finding],
        dossier: Dossier,
        boxed: Sequence[Finding] | None = None,
    ) -> None:
        """Show the row as it stands, with all that was found in it or only `boxed`."""
        if row.state is not self._row.state and row.closed:
            self._changing = False
        self._row, self.is_shown = row, True
        self.say(row.item.prompt)
        after = row.item.phase in {Phase.WRAP, Phase.FOLLOW}
        tip = AFTER_CALL if after else BEFORE_CALL
        self.show_must(row.item.killer and row.item.phase is not Phase.LIVE, tip=tip)
        self.show_found(findings, boxed)
        self._show_standing()
        note = closed_words(row)
        glanced = self.editor is None or row.item.answer in BY_ONE_KEY
        if not note and (self._offers or glanced):
            note = fill_words(row, dossier.settings.zone)
        self.say_note(note)
        self._remarks.say(remarks(row))
        self._remarks_part.setVisible(bool(self._remarks.text()))
        if self.editor:
            self.editor.show_row(row, dossier)
            self.last_time.show_row(row, dossier.settings.zone)
        self._show_parts()

    def set_current(self, *, current: bool) -> None:
        """Offer the ways of the row while the keyboard is in it."""
        self.side.set_current(current=current)
        self.last_time.set_current(current=current)
        if self.editor:
            self._own.use(used=current)

    def commit(self) -> None:
        """Keep what is being typed."""
        if self.editor:
            self.editor.commit()

    def confirm_fill(self) -> None:
        """Take what is offered, if the row still waits for it."""
        waits = self.editor is not None and self.editor.lacks_a_day
        if self._row.fill and not self._row.closed and not waits:
            self._confirm()

    def open_menu(self, at: QPoint) -> None:
        """Open what else can be done, at a point of the screen."""
        open_row_menu(self._row, self._document, self, at)

    def focus_box(self) -> tuple[QRectF, float]:
        """Return where the focus ring goes: inside, or neighbours would cover it."""
        return QRectF(self.rect()).adjusted(6, 6, -6, -6), space(1)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.side.set_hovered(hovered=True)
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.side.set_hovered(hovered=False)
        super().leaveEvent(event)

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self.side.is_hovered and not self._is_under_pointer():
            # Qt tells of a pointer that was left behind only when it moves.
            self.side.set_hovered(hovered=False)

    def _is_under_pointer(self) -> bool:
        return self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(event.globalPos())

    @property
    def _offers(self) -> bool:
        lists = self._lists
        return offers_words(self._row, self.editor, changing=self._changing or lists)

    @property
    def _lists(self) -> bool:
        return self._leads and lists_offer(self._row, self.editor)

    def _show_parts(self) -> None:
        lists, offers = self._lists, self._offers
        away = self._row.state in {RowState.MISSED, RowState.NOT_APPLICABLE}
        self._offer.setVisible(offers)
        self.confirm.setVisible(self._row.state is not RowState.FILLED)
        words = right_words(self._row)
        self.right.say(words, f"{words}: {self.prompt}")
        waits = self.editor is not None and self.editor.lacks_a_day
        confirms = self._row.fill is not None and bool(self._row.fill.links)
        self.right.setVisible(lists and confirms and not waits)
        # What its ways settle is not asked for by a choice below them.
        beside = self.settled_by_ways and self._row.item.answer is AnswerKind.CHOICE
        if self.editor:
            self._editor_part.setVisible(not offers and not away and not beside)
            self.editor.lead_changed()

    def _show_standing(self) -> None:
        self.show_standing(standing_of(self._row, self.found))
        if self._row.state is RowState.MISSED:
            name_missed(self)

    def _answer(self, reply: Reply) -> None:
        self._document.answer(self._row.item.id, reply)

    def _confirm(self) -> None:
        pressed = self.right.hasFocus() or self.confirm.hasFocus()
        self._document.confirm(self._row.item.id)
        if pressed and not (self.right.isVisible() or self.confirm.isVisible()):
            # The button is gone; the keyboard stays in the row.
            focus(self.begins)

    def _open_editor(self) -> None:
        self._changing = True
        self.say_note()
        self._show_parts()
        if self.editor and (controls := self.editor.controls()):
            controls[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _explain_why(self, shown: bool) -> None:
        self._why.say(why_words(self._row.item))
        self._why_part.setVisible(shown)

    def _menu_at_button(self) -> None:
        more = self.side.more
        self.open_menu(more.mapToGlobal(QPoint(0, more.height())))
