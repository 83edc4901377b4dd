"""Pages to where they are wanted: a PDF, a printer, its preview, a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPageLayout,
    QPainter,
    QPdfWriter,
)

from app.errors import Problem
from reports.sheet import Sheet
from ui.paper.pages import DPI, POINTS, Pages, Paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PDF_DPI = 600


def lay_out(
    sheets: Iterable[Sheet], paper: Paper | QSizeF = Paper.A4
) -> tuple[Pages, ...]:
    """Lay sheets out on a paper, or on a size in pixels of 96 an inch."""
    size = paper.pixels if isinstance(paper, Paper) else paper
    return tuple(Pages(sheet, size) for sheet in sheets)


def page_count(laid_out: Iterable[Pages]) -> int:
    """Count the pages of all sheets together."""
    return sum(pages.count for pages in laid_out)


def pdf(sheets: Sequence[Sheet], paper: Paper = Paper.A4, title: str = "") -> bytes:
    """Return sheets as one PDF; its title is that of the first unless given."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setTitle(title or sheets[0].title)
    writer.setCreator("Earnest")
    upright = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(paper.page_size, upright, QMarginsF()))
    painter = QPainter(writer)
    paginate(painter, lay_out(sheets, paper), writer.newPage, _PDF_DPI)
    painter.end()
    buffer.close()
    return bytes(data.data())


def print_on(printer: QPrinter, sheets: Iterable[Sheet]) -> int:
    """Print sheets on a printer or into its preview; return how many pages.

    They are laid out for the paper that the printer holds. Raises Problem if the
    printer does not begin.
    """
    printer.setFullPage(True)
    points = printer.pageLayout().fullRectPoints()
    size = QSizeF(points.size()) * (DPI / POINTS)
    laid_out = lay_out(sheets, size)
    painter = QPainter()
    if not painter.begin(printer):
        raise Problem(
            "The printer did not start.", "Look whether it is on, or save a PDF."
        )
    paginate(painter, laid_out, printer.newPage, printer.logicalDpiX())
    painter.end()
    return page_count(laid_out)


def paginate(
    painter: QPainter,
    laid_out: Iterable[Pages],
    new_page: Callable[[], bool],
    dpi: float,
) -> None:
    """Paint every page, asking for a new one between them: for all that has pages."""
    painter.scale(dpi / DPI, dpi / DPI)
    first = True
    for pages in laid_out:
        for number in range(pages.count):
            if not first:
                new_page()
            first = False
            pages.paint(painter, number)


def picture(pages: Pages, number: int, width: int, ratio: float = 1.0) -> QImage:
    """Return a page as an image `width` wide, sharp at a device's pixel ratio."""
    scale = width / pages.size.width()
    height = round(pages.size.height() * scale)
    size = QSize(round(width * ratio), round(height * ratio))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale * ratio, scale * ratio)
    pages.paint(painter, number)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@contextmanager
def application() -> Iterator[None]:
    """Make pages possible where there is no window: an application without a screen.

    One that runs already is used as it is.
    """
    if QGuiApplication.instance() is not None:
        yield
        return
    import sys

    off_screen = QGuiApplication([sys.argv[0], "-platform", "offscreen"])
    try:
        yield
    finally:
        off_screen.shutdown()
