"""Every colour, by what it means; the Qt palettes made of them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QColor, QPalette


class Tone(StrEnum):
    """What a word or a mark means; its colour follows."""

    INK = "ink"
    QUIET = "quiet"
    ACCENT = "accent"
    READY = "ready"
    NEAR = "near"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Colours:
    """A whole set of colours; `look["stop"]` is the QColor."""

    paper: str
    card: str
    line: str
    track: str
    edge: str
    faint: str
    ink: str
    quiet: str
    accent: str
    on_accent: str
    ready: str
    near: str
    stop: str
    accent_soft: str
    ready_soft: str
    near_soft: str
    stop_soft: str
    strategy: str
    punctuality: str
    honesty: str
    detail: str
    relationship: str
    persistence: str

    def __getitem__(self, name: str) -> QColor:
        return _colour(getattr(self, name))

    def soft(self, tone: Tone) -> QColor:
        """Return the ground that words of a tone stand on."""
        plain = tone in (Tone.INK, Tone.QUIET)
        return self["paper" if plain else f"{tone}_soft"]


# `line` is decoration and never the only sign of anything; `track` is the empty part
# of a bar; `edge` must be seen; `faint` is what cannot be used now.
LIGHT = Colours(
    paper="#F7F6F3",
    card="#FFFFFF",
    line="#E4E1DA",
    track="#E4E1DA",
    edge="#7F848A",
    faint="#7F848A",
    ink="#1E2226",
    quiet="#62676E",
    accent="#14606B",
    on_accent="#FFFFFF",
    ready="#236B41",
    near="#8F5A0C",
    stop="#A83229",
    accent_soft="#E3EFF0",
    ready_soft="#E4F1E9",
    near_soft="#F8EDDA",
    stop_soft="#F8E4E2",
    strategy="#4656B8",
    punctuality="#0F7C80",
    honesty="#8F5A0C",
    detail="#8A3F86",
    relationship="#B0495C",
    persistence="#5A7A2B",
)
DARK = Colours(
    paper="#16181B",
    card="#1E2125",
    line="#33383F",
    track="#33383F",
    edge="#8B9097",
    faint="#8B9097",
    ink="#E8E7E3",
    quiet="#A6AAB0",
    accent="#5CB6BF",
    on_accent="#0E1719",
    ready="#62BE86",
    near="#E0A84B",
    stop="#F08A80",
    accent_soft="#1C3336",
    ready_soft="#1C3024",
    near_soft="#35290F",
    stop_soft="#3A1F1D",
    strategy="#93A0F0",
    punctuality="#4FC0C3",
    honesty="#E0A84B",
    detail="#D48CCF",
    relationship="#EE93A4",
    persistence="#A6C96B",
)
CONTRAST = Colours(
    paper="#000000",
    card="#000000",
    line="#9AA0A6",
    track="#3A3F45",
    edge="#FFFFFF",
    faint="#9AA0A6",
    ink="#FFFFFF",
    quiet="#E6E6E6",
    accent="#7FE3EE",
    on_accent="#000000",
    ready="#7CF0A0",
    near="#FFD35C",
    stop="#FFA39B",
    accent_soft="#06262B",
    ready_soft="#06260F",
    near_soft="#2B2000",
    stop_soft="#330B07",
    strategy="#B3BEFF",
    punctuality="#7FE3EE",
    honesty="#FFD35C",
    detail="#F2B0EE",
    relationship="#FFB3C1",
    persistence="#C4EE85",
)


@cache
def _colour(name: str) -> QColor:
    return QColor(name)


def palette(look: Colours) -> QPalette:
    """Return the Qt palette of these colours, the only thing that carries them."""
    role, made = QPalette.ColorRole, QPalette()
    roles = {
        role.Window: look.paper,
        role.WindowText: look.ink,
        role.Base: look.card,
        role.AlternateBase: look.paper,
        role.Text: look.ink,
        role.Button: look.card,
        role.ButtonText: look.ink,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.Accent: look.accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.PlaceholderText: look.quiet,
        role.BrightText: look.stop,
        role.ToolTipBase: look.card,
        role.ToolTipText: look.ink,
        role.Light: look.card,
        role.Midlight: look.line,
        role.Mid: look.line,
        role.Dark: look.edge,
        role.Shadow: look.edge,
    }
    for each, colour in roles.items():
        made.setColor(each, _colour(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, _colour(look.faint))
    return made


_BY_PAPER = {QColor(look.paper).rgb(): look for look in (LIGHT, DARK, CONTRAST)}


def colours(made: QPalette) -> Colours:
    """Return what a palette was made of: how a painted widget finds `stop`."""
    return _BY_PAPER.get(made.color(QPalette.ColorRole.Window).rgb(), LIGHT)


def mix(one: QColor, other: QColor, part: float) -> QColor:
    """Return `one` with a part of `other` in it: hover and pressed shades."""

    def blend(a: float, b: float) -> float:
        return a + (b - a) * part

    return QColor.fromRgbF(
        blend(one.redF(), other.redF()),
        blend(one.greenF(), other.greenF()),
        blend(one.blueF(), other.blueF()),
    )
