"""An editor of a setting with its name above it and what it changes below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.settings.section import Named
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.layouts import around, column
from ui.widgets.text import Text


def named_row(label: str, editor: ChoiceRow, about: str = "") -> Named:
    """Return the row, found by its name, its options and what is said about it."""
    head = Text(label, size=SMALL, tone=Tone.QUIET, weight=STRONG)
    parts: list[QWidget] = [head, editor]
    if about:
        parts.append(Text(about, size=SMALL, tone=Tone.QUIET, lines=0))
        editor.setAccessibleDescription(about)
    options = " ".join(button.words for button in editor.buttons)
    return Named(f"{label} {options} {about}", around(column(*parts, gap=1)))
