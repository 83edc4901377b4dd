"""The sections of sentences, each change of which is one act in the journal."""

from __future__ import annotations

from collections.abc import Sequence

from app.desk import settings
from app.settings import Settings
from ui.open_book import OpenBook
from ui.settings.section import Named, Section
from ui.settings.sentence_row import SentenceRow
from ui.settings.sentences import STANDING, Group, Sentence
from ui.settings.values import told
from ui.theme import Tone
from ui.widgets.text import Text


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


def standing_section() -> Section:
    """Return the thresholds of the standing, to be read: they are not edited yet."""
    return Section(
        STANDING.head,
        [_told(one) for one in STANDING.first],
        about="What an account's standing is worked out from. These are fixed for now.",
        fold=STANDING.fold,
        more=lambda: [_told(one) for one in STANDING.more],
        more_said=[one.plain for one in STANDING.more],
    )


def _told(sentence: Sentence) -> Named:
    usual = Settings()
    values = {name: told(name, getattr(usual, name)) for name in sentence.names}
    words = sentence.words.format(**values)
    return Named(words, Text(words, tone=Tone.INK, lines=0))
