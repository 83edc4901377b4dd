"""The look of the whole app: light, dark or high contrast, and the size of text.

Colours, tones and measures are handed on from here to whoever builds a screen.
"""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ui.colours import (
    CONTRAST,
    DARK,
    LIGHT,
    Colours,
    Tone,
    colours,
    mix,
    palette,
)
from ui.fonts import load_fonts
from ui.measures import (
    BODY,
    BOLD,
    BRAND,
    CLOCK,
    MEDIUM,
    REGULAR,
    SMALL,
    STRONG,
    TIME,
    TITLE,
    Face,
    em,
    face,
    font_changed,
    space,
)
from ui.style import Style

__all__ = [
    "BODY",
    "BOLD",
    "BRAND",
    "CLOCK",
    "CONTRAST",
    "DARK",
    "LIGHT",
    "MEDIUM",
    "REGULAR",
    "SMALL",
    "STRONG",
    "TIME",
    "TITLE",
    "Colours",
    "Face",
    "Scheme",
    "Theme",
    "Tone",
    "colours",
    "em",
    "face",
    "mix",
    "palette",
    "space",
]

_LEAST = 13
"""The body's size in pixels at 96 dpi, below which small words would fall under 12."""


class Scheme(StrEnum):
    """What the user chose: follow the system, or one look always."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """Dresses the application, and keeps in step with the system's light or dark."""

    changed = Signal(object)
    """The new Colours. Widgets need not listen: they read their palette."""
    resized = Signal()
    """Text has another size; windows build their screen anew."""

    def __init__(
        self, app: QApplication, scheme: Scheme = Scheme.SYSTEM, scale: float = 1.0
    ) -> None:
        super().__init__(app)
        self._app, self._scheme, self._scale = app, scheme, scale
        self._system_font = app.font()
        self._look: Colours | None = None
        app.setStyle(Style())
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._follow()

    @property
    def scheme(self) -> Scheme:
        """What was chosen."""
        return self._scheme

    @property
    def scale(self) -> float:
        """The size of text; 1 is the system's."""
        return self._scale

    @property
    def look(self) -> Colours:
        """The colours now worn."""
        return self._wanted()

    def choose(self, scheme: Scheme) -> None:
        """Wear another look from now on."""
        self._scheme = scheme
        forced = {
            Scheme.LIGHT: Qt.ColorScheme.Light,
            Scheme.DARK: Qt.ColorScheme.Dark,
            Scheme.CONTRAST: Qt.ColorScheme.Dark,
        }.get(scheme, Qt.ColorScheme.Unknown)
        # For title bars; Qt ignores it where there is no desktop theme.
        self._app.styleHints().setColorScheme(forced)
        self._follow()

    def resize(self, scale: float) -> None:
        """Set the size of all text; 1 is the system's, 2 is twice that."""
        if scale != self._scale:
            self._scale = scale
            self._look = None
            self._follow()
            self.resized.emit()

    @Slot()
    def _follow(self) -> None:
        look = self._wanted()
        if look is self._look:
            return
        self._look = look
        self._app.setFont(self._font())
        font_changed()
        self._app.setPalette(palette(look))
        # By class; app.setFont has just forgotten them.
        font = self._app.font()
        for name, made in {
            "QPushButton": face(font, BODY, MEDIUM).font,
            "SmallButton": face(font, SMALL, MEDIUM).font,
            "QToolTip": face(font, SMALL).font,
        }.items():
            # The stub says bytes, PySide6 wants str.
            self._app.setFont(made, name)  # type: ignore[arg-type]
        self.changed.emit(look)

    def _wanted(self) -> Colours:
        hints = self._app.styleHints()
        match self._scheme:
            case Scheme.LIGHT:
                return LIGHT
            case Scheme.DARK:
                return DARK
            case Scheme.CONTRAST:
                return CONTRAST
            case Scheme.SYSTEM:
                high = Qt.ContrastPreference.HighContrast
                if hints.accessibility().contrastPreference() == high:
                    return CONTRAST
                dark = hints.colorScheme() == Qt.ColorScheme.Dark
                return DARK if dark else LIGHT

    def _font(self) -> QFont:
        """Return the system's font in our letters, never too small to be read."""
        font = QFont(self._system_font)
        if family := load_fonts():
            font.setFamily(family)
        screen = self._app.primaryScreen()
        pixel = 72 / (screen.logicalDotsPerInchY() if screen else 96)
        # A font has its size in points, or else in pixels.
        points = font.pointSizeF() if font.pixelSize() < 0 else font.pixelSize() * pixel
        font.setPointSizeF(max(_LEAST * pixel, points) * self._scale)
        return font
