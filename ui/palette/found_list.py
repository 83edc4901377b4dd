"""The rows of the palette under their heads, painted like the rows of a card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
)

from ui.measures import space
from ui.palette.entry import Entry, Group
from ui.palette.row_painting import ROW, Index, PaletteRow
from ui.qt import override


class _Rows(QAbstractListModel):
    """Heads, as words, and the entries below them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[str | Entry] = []

    def show(self, groups: Sequence[Group]) -> None:
        self.beginResetModel()
        self.rows = []
        for group in groups:
            self.rows += [group.head, *group.entries]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.aloud if isinstance(row, Entry) else row
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Entry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class FoundList(QListView):
    """Shows groups; one entry is always current. `taken` carries the one chosen.

    It never has the keyboard: the line above moves it.
    """

    taken = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(PaletteRow(self))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._take)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown, from above."""
        return tuple(row for row in self._rows.rows if isinstance(row, Entry))

    @property
    def current(self) -> Entry | None:
        """The entry that Enter takes."""
        index = self.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        return row if isinstance(row, Entry) else None

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups; the first entry is current."""
        self._rows.show([group for group in groups if group.entries])
        self.updateGeometry()
        self.move_to(0)

    def move_by(self, steps: int) -> None:
        """Go up or down, at the ends round for a single step."""
        places = self._places()
        if not places:
            return
        at = places.index(self.currentIndex().row()) if self.current else 0
        goal = at + steps
        if abs(steps) == 1:
            goal %= len(places)
        self.move_to(max(0, min(len(places) - 1, goal)))

    def move_to(self, number: int) -> None:
        """Make an entry current, and its head seen with the first."""
        places = self._places()
        if not places:
            return
        self.setCurrentIndex(self._rows.index(places[number]))
        if number == 0:
            self.scrollToTop()

    @override
    def sizeHint(self) -> QSize:
        rows = range(self._rows.rowCount())
        high = sum(self.sizeHintForRow(row) for row in rows)
        return QSize(space(100), high + 2 * self.frameWidth() + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(space(20), space(10))

    def _places(self) -> list[int]:
        rows = enumerate(self._rows.rows)
        return [number for number, row in rows if isinstance(row, Entry)]

    def _take(self, index: QModelIndex) -> None:
        if isinstance(entry := index.data(ROW), Entry):
            self.taken.emit(entry)
