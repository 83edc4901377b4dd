"""Boxes to choose from, under their names."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from ui.theme import SMALL, STRONG, Tone
from ui.widgets.layouts import around, column
from ui.widgets.text import Text


def combo(name: str) -> QComboBox:
    """Return a box as wide as its column."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(
        QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    )
    box.setMinimumContentsLength(12)
    return box


def head(words: str) -> Text:
    """Return a small heading."""
    return Text(words, size=SMALL, tone=Tone.QUIET, weight=STRONG)


def under(label: str, field: QWidget) -> QWidget:
    """Return a field with its name above it."""
    return around(column(head(label), field, gap=1.5))
