"""One-colour pictures from Lucide, in the ink they are asked for."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ui.qt import override

FOLDER = Path(__file__).parent


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    # Qt draws currentColor black.
    source = _source(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(source.encode()))


def draw_icon(painter: QPainter, box: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon in a colour, sharp at every scale; OSError if there is none."""
    _drawing(name, colour.name()).render(painter, box)


class _InkEngine(QIconEngine):
    """Paints an icon in the palette's ink, so that nothing refreshes it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    @override
    def clone(self) -> QIconEngine:
        return _InkEngine(self._name)

    @override
    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        group = QPalette.ColorGroup
        live = mode != QIcon.Mode.Disabled
        ink = QApplication.palette().color(
            group.Normal if live else group.Disabled, QPalette.ColorRole.ButtonText
        )
        draw_icon(painter, QRectF(rect), self._name, ink)

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return made


def icon(name: str) -> QIcon:
    """Return an icon that follows the palette by itself."""
    return QIcon(_InkEngine(name))
