"""What else can be done with a row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.records.meeting import NOT_APPLICABLE_REASONS
from app.rules.values import Row, RowState
from ui.meeting.answer_words import answer_words
from ui.meeting.document import MeetingDocument
from ui.widgets.tip import plain


def open_row_menu(
    row: Row, document: MeetingDocument, owner: QWidget, at: QPoint
) -> QMenu:
    """Open the menu of a row at a point of the screen."""
    item, menu = row.item.id, QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    missed = menu.addAction("Missed")
    missed.setEnabled(row.state is not RowState.MISSED)
    missed.triggered.connect(lambda: document.miss(item))
    away = menu.addMenu("Not applicable")
    for reason in NOT_APPLICABLE_REASONS:
        action = away.addAction(plain(reason[0].upper() + reason[1:]))
        action.setCheckable(True)
        action.setChecked(row.answer is not None and row.answer.reason == reason)
        action.triggered.connect(
            lambda _=False, reason=reason: document.not_applicable(item, reason)
        )
    clear = menu.addAction("Clear the answer")
    clear.setEnabled(row.answer is not None)
    clear.triggered.connect(lambda: document.clear(item))
    menu.addSeparator()
    words = answer_words(row)
    copy = menu.addAction("Copy")
    copy.triggered.connect(
        lambda: QGuiApplication.clipboard().setText(
            f"{row.item.prompt}\n{words}" if words else row.item.prompt
        )
    )
    menu.popup(at)
    return menu
