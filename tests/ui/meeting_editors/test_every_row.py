from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from checklists.library import BUILT_IN, built_in
from checklists.pack import AnswerKind
from ui.meeting.editors import editor_for

IDS = [item.id for name in BUILT_IN for item in built_in(name).items]


@pytest.fixture(params=IDS)
def item(request, made):
    return made.items[request.param]


def test_every_row_shows_nothing_and_something_and_says_nothing_of_it(
    item, made, shown
):
    editor = editor_for(item)
    said = []
    editor.answered.connect(said.append)
    editor.show_row(made.open_row(item), made.empty)
    shown(editor, 640, 400)
    editor.show_row(made.filled_row(item, made.full), made.full)
    editor.show_row(made.filled_row(item, made.full), made.full)
    editor.show_row(made.open_row(item), made.empty)
    editor.commit()
    assert said == []


def test_every_control_of_every_row_has_a_name(item, made, shown):
    editor = editor_for(item)
    editor.show_row(made.open_row(item), made.empty)
    shown(editor, 640, 400)
    for row in (made.open_row(item), made.filled_row(item, made.full)):
        editor.show_row(row, made.full)
        controls = editor.controls()
        assert controls or item.id == "wrap-theirs"
        assert [c for c in controls if not c.accessibleName().strip()] == []
        kinds = QAbstractButton | QLineEdit | QPlainTextEdit
        assert all(isinstance(control, kinds) for control in controls)


def test_no_row_takes_the_keyboard_when_it_is_shown(item, made, shown):
    editor = editor_for(item)
    editor.show_row(made.open_row(item), made.empty)
    shown(editor, 640, 400)
    before = editor.window().focusWidget()
    editor.show_row(made.filled_row(item, made.full), made.full)
    after = editor.window().focusWidget()
    assert after is before or before not in editor.controls()


@pytest.mark.parametrize("kind", list(AnswerKind))
def test_a_row_of_ones_own_has_an_editor_whatever_its_kind(kind, made, shown):
    item = replace(made.items["plan-min-outcome"], id="mine", answer=kind, own=True)
    editor = editor_for(item)
    editor.show_row(made.open_row(item), made.full)
    shown(editor, 640, 400)
    assert isinstance(editor.controls(), list)
