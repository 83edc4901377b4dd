"""Shapes, as functions of a painter, for widgets, delegates and the style alike."""

from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from ui.colours import Colours, Tone


def brush(widget: QWidget) -> QPainter:
    """Return a painter on a widget, smooth."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def hair(painter: QPainter) -> float:
    """Return the thinnest sharp line: whole device pixels, about one logical pixel."""
    ratio = painter.device().devicePixelRatioF()
    return max(1, int(ratio)) / ratio


def crisp(painter: QPainter, box: QRectF) -> QRectF:
    """Return the box moved in to whole device pixels: at 150 % a pixel is not one."""
    to = painter.deviceTransform()
    first, last = to.map(box.topLeft()), to.map(box.bottomRight())
    back = to.inverted()[0]
    return QRectF(
        back.map(QPointF(ceil(first.x() - 0.01), ceil(first.y() - 0.01))),
        back.map(QPointF(floor(last.x() + 0.01), floor(last.y() + 0.01))),
    )


def draw_panel(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    width: float = 0,
    *,
    dashed: bool = False,
) -> None:
    """Draw a rounded panel, its border inside the box."""
    width, box = width or hair(painter), crisp(painter, box)
    inset = width / 2 if edge else 0
    if edge:
        line = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, width, line))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    inner = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)


_TICK = ((0.27, 0.53), (0.43, 0.69), (0.74, 0.34))
_DASH = ((0.28, 0.5), (0.72, 0.5))


def draw_check(
    painter: QPainter,
    box: QRectF,
    look: Colours,
    *,
    on: bool,
    live: bool = True,
    hover: bool = False,
    partly: bool = False,
) -> None:
    """Draw a check box: for the few answers that are truly a tick."""
    radius = box.width() / 4
    if not (on or partly):
        edge = look["accent" if hover else "edge"]
        draw_panel(painter, box, radius, look["card"], edge, 1.3)
        return
    draw_panel(painter, box, radius, look["accent" if live else "faint"])
    at = _TICK if on else _DASH
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    thick = box.width() * 0.105
    painter.setPen(QPen(look["on_accent"], thick, Qt.PenStyle.SolidLine, cap, join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [box.topLeft() + QPointF(x, y) * box.width() for x, y in at]
    painter.drawPolyline(QPolygonF(points))


def draw_pill(
    painter: QPainter, box: QRectF, font: QFont, text: str, tone: Tone, look: Colours
) -> None:
    """Draw a short word in a capsule, quiet ones outlined, others on soft ground."""
    plain = tone in (Tone.QUIET, Tone.INK)
    fill, edge = (None, look["line"]) if plain else (look.soft(tone), None)
    draw_panel(painter, box, box.height() / 2, fill, edge)
    painter.setFont(font)
    painter.setPen(look[tone])
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_ring(
    painter: QPainter,
    box: QRectF,
    font: QFont,
    part: float,
    text: str,
    tone: Tone,
    look: Colours,
) -> None:
    """Draw a share of a whole (0 to 1) as a ring with its number inside."""
    width = box.width() * 0.12
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look["track"], width))
    painter.drawEllipse(inner)
    if part > 0:
        flat = Qt.PenCapStyle.FlatCap
        painter.setPen(QPen(look[tone], width, Qt.PenStyle.SolidLine, flat))
        painter.drawArc(inner, 90 * 16, -round(part * 360 * 16))
    painter.setFont(font)
    painter.setPen(look["ink"])
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_bar(
    painter: QPainter,
    box: QRectF,
    parts: Sequence[tuple[float, QColor]],
    track: QColor,
) -> None:
    """Draw a rounded track, filled from the left by parts of it (0 to 1)."""
    shape = QPainterPath()
    shape.addRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.save()
    painter.fillPath(shape, track)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    x = box.x()
    for part, colour in parts:
        painter.fillRect(QRectF(x, box.y(), part * box.width(), box.height()), colour)
        x += part * box.width() + 1
    painter.restore()


def tinted(pixmap: QPixmap, colour: QColor) -> QPixmap:
    """Return a one-colour picture in another colour; the given one is changed."""
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), colour)
    painter.end()
    return pixmap
