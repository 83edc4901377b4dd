import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ui.colours import CONTRAST, DARK, LIGHT, colours
from ui.theme import SMALL, Scheme, em, face, space
from ui.widgets.button import Button, SmallButton


@pytest.mark.parametrize(
    ("scheme", "look"),
    [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK), (Scheme.CONTRAST, CONTRAST)],
)
def test_a_forced_look_is_worn_by_what_is_already_open(shown, theme, scheme, look):
    label = shown(QLabel("words"))
    theme.choose(scheme)
    QApplication.processEvents()
    assert colours(label.palette()) is look
    assert theme.look is look
    ground = label.grab().toImage().pixelColor(0, 0)
    assert ground == look["paper"]


def test_switching_says_so_once(qtbot, theme):
    with qtbot.waitSignal(theme.changed) as told:
        theme.choose(Scheme.DARK)
    assert told.args == [DARK]
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Scheme.DARK)


def test_following_the_system_is_light_where_the_system_says_nothing(theme):
    theme.choose(Scheme.DARK)
    theme.choose(Scheme.SYSTEM)
    assert theme.look in (LIGHT, DARK, CONTRAST)
    assert colours(QApplication.palette()) is theme.look


def test_the_letters_are_those_we_bring_along(theme):
    assert QApplication.font().family() == "Inter"
    assert QFontInfo(QApplication.font()).exactMatch()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_no_words_are_smaller_than_twelve_pixels(theme, scale):
    theme.resize(scale)
    small = face(QApplication.font(), SMALL).font
    assert QFontInfo(small).pixelSize() >= 12 * scale - 0.5


def test_distances_grow_with_the_text(theme):
    step, width = space(10), em(10)
    theme.resize(2.0)
    assert space(10) == pytest.approx(2 * step, rel=0.06)
    assert em(10) == pytest.approx(2 * width, rel=0.06)


def test_another_size_of_text_is_told(qtbot, theme):
    with qtbot.waitSignal(theme.resized):
        theme.resize(1.25)
    assert theme.scale == 1.25
    with qtbot.assertNotEmitted(theme.resized):
        theme.resize(1.25)


def test_buttons_have_their_own_weight_and_small_ones_their_size(shown, theme):
    full, small, plain = Button("Full"), SmallButton("Small"), QPushButton("Plain")
    for each in (full, small, plain):
        shown(each)
    assert small.font().pointSizeF() < full.font().pointSizeF()
    assert full.font().weight() == plain.font().weight() == 500


def test_disabled_words_are_faint(theme):
    theme.choose(Scheme.CONTRAST)
    made = QApplication.palette()
    group, role = QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText
    assert made.color(group, role) != made.color(QPalette.ColorGroup.Normal, role)
