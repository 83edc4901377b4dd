import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QMessageBox,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QTableView,
)

from ui.colours import DARK, LIGHT, colours
from ui.drawing import crisp, draw_bar, draw_check, hair
from ui.theme import Scheme
from ui.widgets.button import Button, SmallButton
from ui.widgets.layouts import around, column, line


def at(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_first_button_is_filled_and_the_others_are_not(shown, theme, scheme):
    theme.choose(scheme)
    first, other = Button("Save", first=True), Button("Cancel")
    shown(around(line(other, first)))
    look = theme.look
    assert at(first, 12, 3) == look["accent"]
    assert at(other, 12, 3) == look["card"]


def test_the_default_button_of_a_message_is_filled_too(shown):
    kind = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Question, "Erase", "Erase Anna?", kind.Ok)
    box.addButton(kind.Cancel)
    box.setDefaultButton(kind.Ok)
    shown(box)
    ok = box.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert at(ok, 12, 3) == LIGHT["accent"]


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_tick_is_drawn_in_the_accent(shown, kind):
    box = shown(kind("Words"))
    off = box.grab().toImage()
    box.setChecked(True)
    on = box.grab().toImage()
    assert on != off
    colours_on = {on.pixelColor(x, on.height() // 2).name() for x in range(20)}
    assert LIGHT.accent.lower() in colours_on


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QSpinBox])
def test_fields_are_as_high_as_each_other_and_have_an_outline(shown, kind):
    field = shown(kind(), 160)
    assert field.sizeHint().height() in (30, 31)
    edges = [at(field, 80, y) for y in (0, 1)]
    assert LIGHT["edge"] in edges


def test_a_scroll_bar_shows_nothing_while_all_fits(shown):
    bar = QScrollBar(Qt.Orientation.Vertical)
    bar.setRange(0, 0)
    shown(bar, 10, 200)
    empty = {at(bar, 5, y).name() for y in range(0, 200, 10)}
    assert len(empty) == 1
    bar.setRange(0, 100)
    bar.setPageStep(50)
    QApplication.processEvents()
    assert len({at(bar, 5, y).name() for y in range(0, 200, 10)}) > 1


def test_a_menu_and_a_table_draw_in_both_looks(shown, theme):
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.choose(scheme)
        menu = QMenu()
        menu.addAction("One")
        menu.addSeparator()
        menu.addAction("Two").setEnabled(False)
        assert not menu.grab().isNull()
        table = QTableView()
        assert not table.grab().isNull()
        menu.deleteLater()
        table.deleteLater()


def test_a_dark_window_in_a_light_app_keeps_its_own_look(shown, theme):
    from ui.colours import palette

    button = SmallButton("Hide", "eye-off")
    window = around(column(button))
    window.setPalette(palette(DARK))
    shown(window)
    assert colours(button.palette()) is DARK
    assert at(button, 8, 3) == DARK["card"]
    theme.choose(Scheme.DARK)
    theme.choose(Scheme.LIGHT)
    QApplication.processEvents()
    assert colours(button.palette()) is DARK


@pytest.fixture(params=[1.0, 1.25, 1.5, 2.0])
def canvas(request):
    image = QImage(200, 200, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(request.param)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    yield image, painter, request.param
    painter.end()


def test_lines_and_boxes_lie_on_whole_device_pixels(canvas):
    _, painter, ratio = canvas
    assert (hair(painter) * ratio).is_integer()
    assert 0.5 < hair(painter) <= 1
    box = crisp(painter, QRectF(3.3, 4.7, 20.4, 10.1))
    for value in (box.left(), box.top(), box.right(), box.bottom()):
        assert value * ratio == pytest.approx(round(value * ratio), abs=0.02)
    assert QRectF(3.2, 4.6, 20.7, 10.4).contains(box)


def test_a_bar_fills_as_much_as_it_says(canvas):
    image, painter, ratio = canvas
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    parts = [(0.25, LIGHT["ready"]), (0.25, LIGHT["near"])]
    draw_bar(painter, QRectF(0, 10, 80, 6), parts, LIGHT["line"])
    for x, name in ((10, "ready"), (30, "near"), (60, "line")):
        assert image.pixelColor(round(x * ratio), round(13 * ratio)) == LIGHT[name]


def test_an_off_check_differs_from_a_partly_one_and_from_an_on_one(qapp):
    seen = []
    for on, partly in ((False, False), (True, False), (False, True)):
        image = QImage(16, 16, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        draw_check(painter, QRectF(0, 0, 16, 16), LIGHT, on=on, partly=partly)
        painter.end()
        seen.append(image)
    assert seen[0] != seen[1] != seen[2] != seen[0]
