"""The sections of sentences, each change of which is one act in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.desk import settings
from app.desk.weighing import Weighed, weigh
from ui.background import Background
from ui.open_book import OpenBook
from ui.qt import override
from ui.settings.section import Named, Section
from ui.settings.sentence import Group, Sentence
from ui.settings.sentence_row import SentenceRow
from ui.settings.sentences import STANDING
from ui.settings.standing_sheet import StandingSheet


class Thresholds(Section):
    """A group of sentences; `others` are rows of other kinds that stand first."""

    def __init__(self, book: OpenBook, group: Group, *others: Named) -> None:
        self._book = book
        self.built: list[SentenceRow] = []
        super().__init__(
            group.head,
            (*others, *self._rows_of(group.first)),
            about=group.about,
            fold=group.fold,
            more=lambda: self._rows_of(group.more),
            more_said=[f"{one.plain} {one.about}" for one in group.more],
        )

    def row(self, name: str) -> SentenceRow:
        """Return the row in which a setting stands, if it was built."""
        return next(row for row in self.built if name in row.fields)

    def refresh(self) -> None:
        """Show what holds."""
        for row in self.built:
            row.show_settings(self._book.settings)

    def _rows_of(self, sentences: Sequence[Sentence]) -> list[Named]:
        rows = [SentenceRow(one, self._keep) for one in sentences]
        for row in rows:
            row.show_settings(self._book.settings)
        self.built += rows
        return [Named(row.said, row) for row in rows]

    def _keep(self, changes: dict[str, object]) -> None:
        settings.change(self._book.desk, **changes)
        self._book.changed.emit()


class StandingThresholds(Thresholds):
    """Nothing is saved before both histories were looked at."""

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book, STANDING)
        self._background = Background(self)

    @override
    def _keep(self, changes: dict[str, object]) -> None:
        settings.tried(self._book.desk, **changes)
        self._book.do_beside(
            self._background, weigh, changes, done=partial(self._ask, changes)
        )

    def _ask(
        self, changes: dict[str, object], weighed: tuple[Weighed, ...] | None
    ) -> None:
        if weighed is None or not self.isVisible():
            return
        sheet = StandingSheet(weighed, self.window())
        sheet.accepted.connect(lambda: super(StandingThresholds, self)._keep(changes))
        sheet.open()
