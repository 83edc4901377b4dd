"""Layouts that name every distance, in steps of `space()`."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.measures import space

_Layout = TypeVar("_Layout", bound=QLayout)

FIXED = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def stretchy() -> QSizePolicy:
    """Return a policy that takes the width it gets and makes its height of it."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


def line(
    *things: QWidget | QLayout | int, gap: float = 1, top: bool = True
) -> QHBoxLayout:
    """Return things side by side, their baselines together; a number is a stretch."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(gap))
    place = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
    for thing in things:
        if isinstance(thing, int):
            row.addStretch(thing)
        elif isinstance(thing, QLayout):
            row.addLayout(thing)
            row.setAlignment(thing, place)
        else:
            row.addWidget(thing, 0, place)
    return row


def column(*things: QWidget | QLayout | int, gap: float = 0) -> QVBoxLayout:
    """Return things one under another; a number is a stretch."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(space(gap))
    for thing in things:
        if isinstance(thing, int):
            made.addStretch(thing)
        elif isinstance(thing, QLayout):
            made.addLayout(thing)
        else:
            made.addWidget(thing)
    return made


def room(
    layout: _Layout, left: float, top: float, right: float, bottom: float
) -> _Layout:
    """Return the same layout with room around it, in steps."""
    layout.setContentsMargins(space(left), space(top), space(right), space(bottom))
    return layout


def around(layout: QLayout) -> QWidget:
    """Return a widget around a layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let go of it, layouts within too."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
            inner.deleteLater()
