"""Sizes that grow with the font: type, steps and widths."""

from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

# Factors of the app's font: 24, 20, 16, 15, 13 and 12 px at 13 px. Nothing is smaller.
CLOCK, TITLE, BRAND, TIME, BODY, SMALL = 1.85, 1.54, 1.23, 1.15, 1.0, 0.923
REGULAR, MEDIUM = QFont.Weight.Normal, QFont.Weight.Medium
STRONG, BOLD = QFont.Weight.DemiBold, QFont.Weight.Bold
LEADING = 1.2


class Face(NamedTuple):
    """A font of a size and a weight, and the box of a line set in it.

    `height` and `baseline` are those of the line box, `middle` is half the capitals:
    where marks look centred beside the words.
    """

    font: QFont
    metrics: QFontMetricsF
    height: int
    baseline: int
    middle: float


@lru_cache(maxsize=64)
def _face(family: str, points: float, pixels: int, factor: float, weight: int) -> Face:
    font = QFont(family)
    if points > 0:
        font.setPointSizeF(points * factor)
    else:
        font.setPixelSize(round(pixels * factor))
    font.setWeight(QFont.Weight(weight))
    if factor >= BRAND:
        # Large letters stand too far apart.
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
    metrics = QFontMetricsF(font)
    height = round(metrics.height() * LEADING)
    baseline = round((height - metrics.height()) / 2 + metrics.ascent())
    return Face(font, metrics, height, baseline, baseline - metrics.capHeight() / 2)


def face(font: QFont, factor: float = BODY, weight: int = REGULAR) -> Face:
    """Return a font as a factor of another, so that a widget needs none of its own."""
    return _face(font.family(), font.pointSizeF(), font.pixelSize(), factor, weight)


@cache
def _measures() -> tuple[float, float]:
    height = face(QApplication.font()).metrics.height()
    return round(height) / 4, height / 1.21


def font_changed() -> None:
    """Measure anew: the app has another font."""
    _measures.cache_clear()


def space(steps: float = 1) -> int:
    """Return a distance in pixels; a step is a quarter of the font's height (4 px)."""
    return round(steps * _measures()[0])


def em(count: float) -> int:
    """Return a width in pixels; one is the font's size (13 px)."""
    return round(count * _measures()[1])
