"""What a screen reader finds in every piece of the gallery."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from ui.gallery import PIECES
from ui.theme import Tone
from ui.widgets.answer import Answer
from ui.widgets.bar import Bar
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.claim_editor import ClaimEditor
from ui.widgets.layouts import column
from ui.widgets.mark import Mark, Standing
from ui.widgets.nav_item import NavCommand, NavPlace, Place
from ui.widgets.phase_marks import PhaseMarks, Progress
from ui.widgets.phase_tabs import PhaseTabs, Stop
from ui.widgets.pill import Pill
from ui.widgets.pill_button import PillButton
from ui.widgets.ring import Ring
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text
from ui.widgets.word_button import WordButton

Role = QAccessible.Role

KINDS = [
    (lambda: Text("Havel & Sons"), "Havel & Sons", Role.StaticText),
    (lambda: Pill("ready", Tone.READY), "ready", Role.StaticText),
    (lambda: Mark(Standing.STOP), "stop", Role.StaticText),
    (lambda: PhaseMarks([Progress.DONE]), "1 of 1 stops done", Role.StaticText),
    (lambda: Bar([(0.5, "accent")], "half gone"), "half gone", Role.ProgressBar),
    (lambda: Ring(96, Tone.READY), "96 of 100", Role.ProgressBar),
    (lambda: Button("Havel & Sons"), "Havel & Sons", Role.Button),
    (lambda: Button("", "ellipsis", name="More"), "More", Role.Button),
    (lambda: WordButton("why?", "Why: a"), "Why: a", Role.Button),
    (
        lambda: RowButton(column(Text("x")), "Anna, decides"),
        "Anna, decides",
        Role.Button,
    ),
    (
        lambda: PillButton("none", Tone.STOP, [("a", "b")], "Proof"),
        "Proof: none",
        Role.ButtonMenu,
    ),
    (lambda: Check("Copied"), "Copied", Role.CheckBox),
    (lambda: Answer("yes", "Purpose"), "Purpose", Role.EditableText),
    (
        lambda: NavPlace(Place("p", "handshake", "Promises", "2 late")),
        "Promises, 2 late",
        Role.RadioButton,
    ),
    (lambda: NavCommand(Place("s", "search", "Search")), "Search", Role.Button),
    (
        lambda: PhaseTabs([("Call", [Stop("live", "Call")])]),
        "Call: Call",
        Role.PageTabList,
    ),
]


@pytest.mark.parametrize(("make", "name", "role"), KINDS, ids=[k[1] for k in KINDS])
def test_a_piece_has_its_name_and_its_role(shown, make, name, role):
    face = QAccessible.queryAccessibleInterface(shown(make()))
    assert face.text(QAccessible.Text.Name) == name
    assert face.role() == role


def test_a_tick_tells_its_state(shown):
    check = shown(Check("Copied"))
    state = QAccessible.queryAccessibleInterface(check).state()
    assert state.checkable
    assert not state.checked
    check.setChecked(True)
    assert QAccessible.queryAccessibleInterface(check).state().checked


def test_a_bar_tells_its_value(shown):
    bar = shown(Bar([(0.25, "ready"), (0.25, "near")], "half"))
    value = QAccessible.queryAccessibleInterface(bar).valueInterface()
    assert value.currentValue() == 50


def test_tabs_tell_their_group_and_that_they_are_done(shown):
    tabs = shown(PhaseTabs([("Prepare", [Stop("plan", "Plan", done=True)])]))
    face = QAccessible.queryAccessibleInterface(tabs)
    assert face.child(0).text(QAccessible.Text.Name) == "Prepare: Plan, done"


@pytest.fixture(params=PIECES)
def piece(request, shown):
    make, (width, height) = PIECES[request.param]
    return shown(make(), width, height)


def seen(window, kind=QWidget):
    return [
        each
        for each in [*window.findChildren(kind), window]
        if isinstance(each, kind)
        and each.isVisible()
        and not each.objectName().startswith("qt_")
    ]


# The gallery's own plain controls have no names: there they are only drawn.
UNNAMED = ("QComboBox", "QSpinBox", "QLineEdit", "QExpandingLineEdit")


def test_whatever_takes_the_keyboard_has_a_name(piece):
    for each in seen(piece):
        takes = each.focusPolicy() != Qt.FocusPolicy.NoFocus
        if takes and each.metaObject().className() not in UNNAMED:
            face = QAccessible.queryAccessibleInterface(each)
            assert face.text(QAccessible.Text.Name), each


def test_every_field_of_a_form_has_a_name(shown):
    sheet = shown(PIECES["forms"][0](), 480, 520)
    fields = [each for each in seen(sheet) if hasattr(each, "setPlaceholderText")]
    assert len(fields) == 4
    assert all(each.accessibleName() for each in fields)


def test_no_target_is_smaller_than_24_pixels(piece):
    for each in seen(piece):
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each is not piece:
            assert min(each.width(), each.height()) >= 24, (each, each.size())


def test_nothing_shown_reads_rich_text(piece):
    for each in seen(piece, QLabel):
        assert each.textFormat() == Qt.TextFormat.PlainText or not each.text(), each


def test_the_claim_editor_names_its_parts(shown):
    editor = shown(ClaimEditor((), [("1", "SOC 2", "letter")]), 400, 120)
    names = {each.accessibleName() for each in seen(editor)}
    assert {"Claim", "New claim", "Proof: letter"} <= names
