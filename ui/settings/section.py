"""A part of the settings: its rows, what is folded, and what a search leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui.meeting.fold import Fold
from ui.theme import SMALL, Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, room
from ui.widgets.text import Text


class Named:
    """A row, and the words by which it is found."""

    def __init__(self, said: str, row: QWidget) -> None:
        self.said, self.row = said, row


class Section(Card):
    """`more` builds the folded rows when they are first asked for."""

    def __init__(
        self,
        head: str,
        rows: Sequence[Named],
        *,
        about: str = "",
        fold: str = "",
        more: Callable[[], Sequence[Named]] = tuple,
        more_said: Sequence[str] = (),
    ) -> None:
        self.head = head
        self._first, self._late, self._more = tuple(rows), more, tuple[Named, ...]()
        self._more_said = tuple(more_said)
        said = [Text(about, size=SMALL, tone=Tone.QUIET, lines=0)] if about else []
        self._body = _padded(*said, *(named.row for named in rows))
        super().__init__(CardHead(head), self._body)
        self.fold = self._make_fold(fold) if fold else None
        self._folded: QWidget | None = None

    def seek(self, words: Sequence[str]) -> bool:
        """Show the rows that hold all of the words, and say whether there are any."""
        whole = self._holds("", words)
        found = [self._show(named, whole, words) for named in self._first]
        self._body.setVisible(any(found))
        if self.fold is not None:
            folded = [whole or self._holds(said, words) for said in self._more_said]
            found += folded
            self.fold.setVisible(not words)
            self._show_more(any(folded) if words else self.fold.isChecked())
            for named in self._more:
                self._show(named, whole, words)
        self.setVisible(any(found))
        return any(found)

    def _make_fold(self, words: str) -> Fold:
        made = Fold()
        made.say(words)
        made.seal()
        made.toggled.connect(self._show_more)
        self.add(made)
        return made

    def _show(self, named: Named, whole: bool, words: Sequence[str]) -> bool:
        found = whole or self._holds(named.said, words)
        named.row.setVisible(found)
        return found

    def _holds(self, said: str, words: Sequence[str]) -> bool:
        text = f"{self.head} {said}".casefold()
        return all(word in text for word in words)

    def _show_more(self, shown: bool) -> None:
        if shown and self._folded is None:
            self._more = tuple(self._late())
            self._folded = _padded(*(named.row for named in self._more))
            self.add(self._folded)
        if self._folded is not None:
            self._folded.setVisible(shown)


def _padded(*rows: QWidget) -> QWidget:
    return around(room(column(*rows, gap=3), 3.5, 3, 3.5, 3.5))
