"""A long list of records as a Qt table: ids in memory, rows read as they are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.book.folding import plain
from ui.qt import override
from ui.theme import Tone
from ui.widgets.tip import tip

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

WINDOW = 100
LOOKED_THROUGH = 3_000
TONE = int(Qt.ItemDataRole.UserRole)
STRONG = TONE + 1


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A head, what stands below it for a row, in which tone, how it is set."""

    head: str
    words: Callable[[T], str]
    tone: Callable[[T], Tone] = lambda _: Tone.INK
    strong: bool = False
    width: float = 12
    """In em; 0 takes what is left."""
    spare: int = 0
    """In a narrow window the highest goes first; 0 stays."""


class RecordsModel(QAbstractTableModel, Generic[T]):
    """Holds ids; `read` fetches the rows of some of them, in one look at the book.

    The book sorts and filters: this only shows.
    """

    def __init__(
        self,
        columns: Sequence[Column[T]],
        read: Callable[[Sequence[str]], dict[str, T]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._read = read
        self._ids: tuple[str, ...] = ()
        self._rows: dict[str, T] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids shown, in order."""
        return self._ids

    def show(self, ids: Sequence[str]) -> None:
        """Show other records, or the same ones anew."""
        if tuple(ids) == self._ids:
            self._rows = {}
            if ids:
                last = self.index(len(ids) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._ids, self._rows = tuple(ids), {}
        self.endResetModel()

    def row(self, number: int) -> T | None:
        """Return a row, reading those around it too."""
        wanted = self._ids[number]
        if wanted not in self._rows:
            first = max(0, number - WINDOW // 2)
            if len(self._rows) > 4 * WINDOW:
                self._rows.clear()
            self._rows.update(self._read(self._ids[first : first + WINDOW]))
        return self._rows.get(wanted)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role == STRONG:
            return column.strong
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, TONE)
        if role not in wanted or (row := self.row(index.row())) is None:
            return None
        if role == TONE:
            return column.tone(row)
        words = column.words(row)
        return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    @override
    def match(
        self,
        start: Index,
        role: int,
        value: object,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith,
    ) -> list[QModelIndex]:
        """Find the next row whose name begins so, among some thousands of them.

        The name is what stands strong in the row; the book is not read from end to
        end for a letter.
        """
        typed = plain(str(value))
        name = next((one for one in self.columns if one.strong), self.columns[0])
        many = len(self._ids)
        for step in range(min(many, LOOKED_THROUGH)):
            number = (start.row() + step) % many
            row = self.row(number)
            if row is not None and plain(name.words(row)).startswith(typed):
                return [self.index(number, start.column())]
        return []

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        shown = role == Qt.ItemDataRole.DisplayRole
        if shown and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].head
        return None
