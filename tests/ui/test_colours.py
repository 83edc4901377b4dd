from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette

from ui.colours import CONTRAST, DARK, LIGHT, Tone, colours, mix, palette

LOOKS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
GROUNDS = ("paper", "card", "accent_soft", "ready_soft", "near_soft", "stop_soft")
WORDS = {
    "ink": GROUNDS,
    "quiet": GROUNDS,
    "accent": GROUNDS[:3],
    "ready": (*GROUNDS[:3], "ready_soft"),
    "near": (*GROUNDS[:3], "near_soft"),
    "stop": (*GROUNDS[:3], "stop_soft"),
    "on_accent": ("accent",),
}
VIRTUES = (
    "strategy",
    "punctuality",
    "honesty",
    "detail",
    "relationship",
    "persistence",
)
OUTLINES = {
    "edge": GROUNDS,
    "faint": GROUNDS[:2],
    "accent": GROUNDS,
    **dict.fromkeys(VIRTUES, ("card",)),
}


def ratio(one, other):
    def light(colour):
        parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def pairs(uses):
    return [
        pytest.param(look, fore, back, id=f"{name}-{fore}-on-{back}")
        for name, look in LOOKS.items()
        for fore, backs in uses.items()
        for back in backs
    ]


@pytest.mark.parametrize(("look", "fore", "back"), pairs(WORDS))
def test_words_can_be_read_on_every_ground_they_stand_on(look, fore, back):
    assert ratio(getattr(look, fore), getattr(look, back)) >= 4.5


@pytest.mark.parametrize(("look", "fore", "back"), pairs(OUTLINES))
def test_outlines_and_marks_can_be_seen(look, fore, back):
    assert ratio(getattr(look, fore), getattr(look, back)) >= 3


@pytest.mark.parametrize(
    ("look", "fore", "back"),
    pairs(dict.fromkeys((*VIRTUES, "accent", "ready", "near"), ("line",))),
)
def test_bars_stand_out_from_their_empty_track(look, fore, back):
    assert ratio(getattr(look, fore), getattr(look, back)) >= 1.4


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_palette_tells_which_colours_it_was_made_of(look):
    assert colours(palette(look)) is look


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_the_palette_itself_can_be_read(look):
    made, role = palette(look), QPalette.ColorRole
    for fore, back in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.PlaceholderText, role.Base),
        (role.Link, role.Window),
    ):
        assert ratio(made.color(fore), made.color(back)) >= 4.5, (fore, back)


def test_a_strange_palette_is_taken_for_light():
    strange = QPalette(QColor("#123456"))
    assert colours(strange) is LIGHT


def test_every_colour_is_a_colour_and_every_tone_has_a_ground():
    for look in LOOKS.values():
        assert all(look[field.name].isValid() for field in fields(look))
        assert all(look.soft(tone).isValid() for tone in Tone)


def test_a_mixture_lies_between():
    black, white = QColor("#000000"), QColor("#ffffff")
    assert mix(black, white, 0) == black
    assert mix(black, white, 1) == white
    assert 100 < mix(black, white, 0.5).red() < 155
