import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

import ui
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


TRACKED = (*VIRTUES, "accent", "ready", "near", "stop")


@pytest.mark.parametrize(
    ("look", "fore", "back"), pairs(dict.fromkeys(TRACKED, ("track",)))
)
def test_bars_stand_out_from_their_empty_track(look, fore, back):
    assert ratio(getattr(look, fore), getattr(look, back)) >= 3


# What lies under the pointer or is pressed is a mixture: ground, how much ink.
MIXED = [
    ("ink", "card", 0.05),
    ("ink", "card", 0.14),
    ("on_accent", "accent", 0.05),
    ("on_accent", "accent", 0.14),
    ("accent", "card", 0.05),
    ("quiet", "card", 0.05),
    ("ink", "paper", 0.05),
    ("quiet", "paper", 0.05),
    ("stop", "paper", 0.05),
    ("ink", "paper", 0.08),
]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize(("fore", "back", "part"), MIXED)
def test_words_can_be_read_under_the_pointer(look, fore, back, part):
    ground = mix(look[back], look["ink"], part)
    assert ratio(look[fore], ground) >= 4.5


def test_high_contrast_is_higher_than_the_others_and_what_is_usual_for_it():
    for fore, backs in WORDS.items():
        for back in backs:
            asked = ratio(getattr(CONTRAST, fore), getattr(CONTRAST, back))
            assert asked >= 7, (fore, back)
    assert ratio(CONTRAST.line, CONTRAST.paper) >= 4.5


def names_in(path):
    """Yield every name of a colour that a module asks its look for."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            for each in ast.walk(node.slice):
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield node.value.id, each.value


def test_every_colour_that_is_asked_for_is_tried_above():
    tried = {*WORDS, *OUTLINES, *TRACKED, *GROUNDS, "line", "track"}
    asked = {
        name
        for path in Path(ui.__file__).parent.rglob("*.py")
        for look, name in names_in(path)
        if look == "look"
    }
    assert asked
    assert asked <= tried


def test_no_colour_is_written_anywhere_else():
    """Pages are white whatever the look, and a veil is black."""
    pages = Path(ui.__file__).parent / "paper"
    for path in Path(ui.__file__).parent.rglob("*.py"):
        if path.name != "colours.py" and pages not in path.parents:
            assert not re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text("utf-8")), path


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
