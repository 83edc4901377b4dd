"""Who wants no motion sees none, and gets back what the system has."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle

import ui
from ui.motion import EFFECTS, motion
from ui.places import Place, Visit
from ui.preferences import Preferences
from ui.style import StillStyle

MOVERS = {
    "QPropertyAnimation",
    "QVariantAnimation",
    "QParallelAnimationGroup",
    "QSequentialAnimationGroup",
    "QTimeLine",
    "QMovie",
    "QScroller",
    "QGraphicsOpacityEffect",
}


@pytest.fixture
def moving(qapp, theme):
    """An application in which the system lets all move."""
    before = {effect: qapp.isEffectEnabled(effect) for effect in EFFECTS}
    flash = qapp.cursorFlashTime()
    for effect in EFFECTS:
        qapp.setEffectEnabled(effect, True)
    qapp.setCursorFlashTime(1_000)
    made = motion(qapp)
    made.look_at_the_system()
    yield made
    made.keep_still(still=False)
    for effect, on in before.items():
        qapp.setEffectEnabled(effect, on)
    qapp.setCursorFlashTime(flash)
    made.look_at_the_system()


def duration():
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(hint, None, QLineEdit())


def test_nothing_slides_fades_or_blinks_for_who_wants_none(qapp, moving):
    assert duration() > 0
    moving.keep_still(still=True)
    assert not any(qapp.isEffectEnabled(effect) for effect in EFFECTS)
    assert (qapp.cursorFlashTime(), duration()) == (0, 0)
    assert isinstance(qapp.style(), StillStyle)
    moving.keep_still(still=False)
    assert all(qapp.isEffectEnabled(effect) for effect in EFFECTS)
    assert (qapp.cursorFlashTime(), duration() > 0) == (1_000, True)


def test_what_the_system_keeps_still_stays_still(qapp, moving):
    qapp.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    moving.look_at_the_system()
    moving.keep_still(still=True)
    moving.keep_still(still=False)
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)


def test_an_application_has_one_that_sees_to_motion(qapp, moving):
    assert motion(qapp) is moving


def test_it_is_chosen_in_the_settings_and_remembered(
    qapp, moving, window, press, preferences, tmp_path
):
    window.go(Visit(Place.SETTINGS))
    row = window.screen_shown.look.motion
    assert row.option == "as the system"
    row.buttons[0].setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert isinstance(qapp.style(), StillStyle)
    preferences._store.sync()
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert Preferences(store).still
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Space)
    assert not isinstance(qapp.style(), StillStyle)
    assert not preferences.still


def test_nothing_of_ours_moves_by_itself():
    for path in Path(ui.__file__).parent.rglob("*.py"):
        names = {
            node.id if isinstance(node, ast.Name) else node.attr
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Name | ast.Attribute)
        }
        assert not names & MOVERS, path
