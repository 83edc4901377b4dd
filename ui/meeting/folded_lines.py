"""Lines of a list behind one line: what Earnest filled in, what comes after."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.rules.values import Line
from ui.meeting.document import MeetingDocument
from ui.meeting.fold import Fold
from ui.meeting.line_row import LineRow, ids_of
from ui.widgets.card import Card


class FoldedLines:
    """Its fold stands in the card; its rows are made when it is opened."""

    def __init__(
        self,
        card: Card,
        document: MeetingDocument,
        toggled: Callable[[], None],
        rebuilt: Callable[[], None],
        fill: str = "",
    ) -> None:
        self.fold = Fold()
        self.rows: list[LineRow] = []
        self._card, self._document, self._fill = card, document, fill
        self._rebuilt = rebuilt
        card.add(self.fold)
        self.fold.toggled.connect(lambda: toggled())

    def show_lines(self, lines: Sequence[Line], words: str) -> None:
        """Show these lines, if anybody looks, and say what they are."""
        self.fold.setVisible(bool(lines))
        self.fold.say(words)
        wanted = lines if self.fold.isChecked() else ()
        keys = [ids_of(line) for line in wanted]
        if [row.key for row in self.rows] == keys:
            return
        for row in self.rows:
            self._card.remove(row)
        self.rows = [LineRow(line, self._document, self._fill) for line in wanted]
        place = self._card.rows.index(self.fold) + 1
        for number, row in enumerate(self.rows):
            row.rebuilt.connect(self._rebuilt)
            self._card.insert(place + number, row)
