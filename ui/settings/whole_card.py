"""A card of its own among the sections, found as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.card import Card
from ui.widgets.layouts import column


class WholeCard(QWidget):
    """`said` holds the words by which it is found."""

    def __init__(self, card: Card, said: str) -> None:
        super().__init__()
        self._said = said
        self.setLayout(column(card))

    def seek(self, words: Sequence[str]) -> bool:
        """Show it if it holds all of the words, and say whether it does."""
        found = all(word in self._said for word in words)
        self.setVisible(found)
        return found
