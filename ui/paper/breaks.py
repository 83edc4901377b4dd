"""Where a page may end: never below a heading, never through a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

BEFORE = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
AUTO = QTextFormat.PageBreakFlag.PageBreak_Auto


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays on one page: a paragraph, or all cells of a row, from `starts`."""

    starts: tuple[QTextBlock, ...]
    rect: QRectF
    leads: bool
    table: QTextTable | None = None

    @property
    def place(self) -> int:
        """Where it begins in the document."""
        return self.starts[0].position()


def settle(doc: QTextDocument) -> None:
    """Move pieces to the next page until no page ends within one or below a heading.

    Qt itself cuts rows between their lines, and leaves headings behind.
    """
    moved: set[int] = set()
    while piece := _first_misplaced(doc, moved):
        moved.add(piece.place)
        if piece.table is not None:
            layout = piece.table.format()
            layout.setPageBreakPolicy(BEFORE)
            piece.table.setFormat(layout)
            continue
        _begin_page(piece, BEFORE)
        page = piece.rect.top() // doc.pageSize().height()
        begins = doc.documentLayout().blockBoundingRect(piece.starts[0]).top()
        if begins // doc.pageSize().height() > page + 1:
            # Qt had moved the row by itself, and the break moved it once more.
            _begin_page(piece, AUTO)
            _push_down(piece, (page + 1) * doc.pageSize().height() - piece.rect.top())


def _begin_page(piece: Piece, policy: QTextFormat.PageBreakFlag) -> None:
    for block in piece.starts:
        form = block.blockFormat()
        form.setPageBreakPolicy(policy)
        QTextCursor(block).setBlockFormat(form)


def _push_down(piece: Piece, room: float) -> None:
    """Begin a row so much lower."""
    for block in piece.starts:
        if table := _table(block):
            cell = table.cellAt(block.position())
            form = cell.format().toTableCellFormat()
            form.setTopPadding(form.topPadding() + room)
            cell.setFormat(form)


def headings(doc: QTextDocument) -> Iterator[QRectF]:
    """Yield where headings stand, as wide as their columns."""
    layout = doc.documentLayout()
    for block in _blocks(doc):
        if block.blockFormat().headingLevel():
            yield layout.blockBoundingRect(block)


def _first_misplaced(doc: QTextDocument, moved: set[int]) -> Piece | None:
    height = doc.pageSize().height()
    for column in _columns(doc):
        led_by: Piece | None = None
        for piece, following in zip_longest(column, column[1:]):
            start = led_by or piece
            page = piece.rect.top() // height
            cut = (piece.rect.bottom() - 1) // height != page
            split = cut and piece.rect.height() < height / 2
            left = piece.leads and following and following.rect.top() // height != page
            at_top = start.rect.top() % height < 1
            if (split or left) and not at_top and start.place not in moved:
                return start
            led_by = start if piece.leads else None
    return None


def _columns(doc: QTextDocument) -> list[list[Piece]]:
    """Return the pieces of the page, and of each column beside another."""
    layout = doc.documentLayout()
    page: list[Piece] = []
    columns: list[list[Piece]] = [page]
    rows: dict[tuple[int, int], dict[int, list[QTextBlock]]] = {}
    for block in _blocks(doc):
        table = _table(block)
        if table is None:
            rect = layout.blockBoundingRect(block)
            leads = block.blockFormat().headingLevel() > 0
            page.append(Piece((block,), rect, leads))
            continue
        cell = table.cellAt(block.position())
        key = (table.firstPosition(), cell.row())
        if key not in rows:
            rows[key] = {}
        rows[key].setdefault(cell.column(), []).append(block)
        if block.next().isValid() and _same_row(table, block.next(), cell.row()):
            continue
        cells = list(rows.pop(key).values())
        if any(b.blockFormat().headingLevel() for blocks in cells for b in blocks):
            columns += [_column(doc, blocks) for blocks in cells]
        else:
            page.append(_row(doc, table, cell.row(), cells))
    return columns


def _table(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()


def _same_row(table: QTextTable, block: QTextBlock, row: int) -> bool:
    cell = table.cellAt(block.position())
    return cell.isValid() and cell.row() == row


def _column(doc: QTextDocument, blocks: Sequence[QTextBlock]) -> list[Piece]:
    layout = doc.documentLayout()
    return [
        Piece(
            (block,),
            layout.blockBoundingRect(block),
            block.blockFormat().headingLevel() > 0,
        )
        for block in blocks
    ]


def _row(
    doc: QTextDocument, table: QTextTable, row: int, cells: list[list[QTextBlock]]
) -> Piece:
    layout = doc.documentLayout()
    rect = QRectF()
    for blocks in cells:
        for block in blocks:
            rect = rect.united(layout.blockBoundingRect(block))
    leads = row < table.format().headerRowCount()
    starts = tuple(blocks[0] for blocks in cells)
    return Piece(starts, rect, leads, table if row == 0 else None)


def _blocks(doc: QTextDocument) -> Iterator[QTextBlock]:
    block = doc.begin()
    while block.isValid():
        yield block
        block = block.next()
