"""Fusion with our panels, so that Qt's own controls and dialogs look like ours."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from ui import controls
from ui.colours import colours
from ui.icons import draw_icon
from ui.measures import space
from ui.qt import override

_Complex, _Sub = QStyle.ComplexControl, QStyle.SubControl
_Metric, _Content = QStyle.PixelMetric, QStyle.ContentsType
# The part alone is not enough: Qt uses its numbers again for other controls.
_EDITS = {
    (_Complex.CC_ComboBox, _Sub.SC_ComboBoxEditField),
    (_Complex.CC_SpinBox, _Sub.SC_SpinBoxEditField),
}
_INDICATORS = {
    _Metric.PM_IndicatorWidth,
    _Metric.PM_IndicatorHeight,
    _Metric.PM_ExclusiveIndicatorWidth,
    _Metric.PM_ExclusiveIndicatorHeight,
}


_MOVES = {
    QStyle.StyleHint.SH_Widget_Animation_Duration,
    QStyle.StyleHint.SH_Widget_Animate,
}


class Style(QProxyStyle):
    """Draws, and sizes what it draws.

    `styleHint` and `polish` stay Qt's: they are asked too often. So would
    `pixelMetric` be, did our layouts not name every margin and spacing: then a
    screen asks 300 times, not 5,000.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")
        element = QStyle.PrimitiveElement
        self._draws = {
            element.PE_PanelButtonCommand: controls.draw_button,
            element.PE_PanelButtonTool: controls.draw_tool,
            element.PE_PanelLineEdit: controls.draw_field,
            element.PE_FrameLineEdit: controls.draw_field,
            element.PE_Frame: controls.draw_frame,
            element.PE_FrameMenu: controls.draw_frame,
            element.PE_PanelTipLabel: controls.draw_tip,
            element.PE_IndicatorCheckBox: controls.draw_check_box,
            element.PE_IndicatorItemViewItemCheck: controls.draw_check_box,
            element.PE_IndicatorRadioButton: controls.draw_radio,
            element.PE_FrameFocusRect: controls.draw_nothing,
        }

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if draw := self._draws.get(element):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(option, painter)
            painter.restore()
        else:
            super().drawPrimitive(element, option, painter, widget)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        kind = QStyle.ControlElement
        if element == kind.CE_PushButtonLabel and isinstance(
            option, QStyleOptionButton
        ):
            controls.draw_button_label(option, painter)
        elif element in (kind.CE_HeaderSection, kind.CE_HeaderEmptyArea):
            controls.draw_header(option, painter)
        else:
            super().drawControl(element, option, painter, widget)

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(option, QStyleOptionSlider) and control == _Complex.CC_ScrollBar:
            controls.draw_scroll_bar(option, painter)
        elif control == _Complex.CC_ComboBox:
            controls.draw_field(option, painter)
            box = self.subControlRect(control, option, _Sub.SC_ComboBoxArrow, widget)
            _chevron("chevron-down", box, option, painter)
        elif isinstance(option, QStyleOptionSpinBox):
            controls.draw_field(option, painter)
            if option.buttonSymbols.name != "NoButtons":
                up = self.subControlRect(control, option, _Sub.SC_SpinBoxUp, widget)
                down = self.subControlRect(control, option, _Sub.SC_SpinBoxDown, widget)
                _chevron("chevron-up", up, option, painter)
                _chevron("chevron-down", down, option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)
        painter.restore()

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in _INDICATORS:
            return space(4)
        return super().pixelMetric(metric, option, widget)

    @override
    def subElementRect(
        self,
        element: QStyle.SubElement,
        option: QStyleOption,
        widget: QWidget | None = None,
    ) -> QRect:
        made = super().subElementRect(element, option, widget)  # type: ignore[arg-type]
        edit = element == QStyle.SubElement.SE_LineEditContents
        if edit and isinstance(option, QStyleOptionFrame) and option.lineWidth > 0:
            made.adjust(controls.pad(), 0, -controls.pad(), 0)
        return made

    @override
    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if isinstance(option, QStyleOptionSlider) and control == _Complex.CC_ScrollBar:
            return controls.scroll_part(option, part)
        made = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        if (control, part) in _EDITS:
            # A combo box's words, on the baseline of the edits beside it.
            low = 1 if control == _Complex.CC_ComboBox else 0
            made.adjust(controls.pad() - 1, low, 0, low)
        return made

    @override
    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        high = option.fontMetrics.height()
        if kind == _Content.CT_PushButton and isinstance(option, QStyleOptionButton):
            beside = space(0.5) if option.text and not option.icon.isNull() else 0
            full = high >= space(4)
            sides = space(5.5 if full else 5)
            return QSize(size.width() + beside + sides, space(7.5 if full else 6.5))
        if kind == _Content.CT_LineEdit:
            return QSize(size.width() + space(4), round(high * 1.95))
        if kind == _Content.CT_ScrollBar and isinstance(option, QStyleOptionSlider):
            upright = option.orientation == Qt.Orientation.Vertical
            made = QSize(space(2.5), space(12))
            return made if upright else made.transposed()
        made = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind in (_Content.CT_CheckBox, _Content.CT_RadioButton):
            return made.expandedTo(QSize(0, space(6)))
        if kind in (_Content.CT_ComboBox, _Content.CT_SpinBox):
            sides = space(2) + 2 * controls.pad()
            return QSize(made.width() + sides, round(high * 1.95))
        return made


class StillStyle(Style):
    """The same for who wants no motion: a field's clear button does not fade."""

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint in _MOVES:
            return 0
        return super().styleHint(hint, option, widget, returnData)


def _chevron(
    name: str, part: QRect, option: QStyleOptionComplex, painter: QPainter
) -> None:
    box = QRectF(part)
    side = min(float(space(3.25)), box.width())
    right = option.rect.right() - space(1.25) - side
    left = min(box.center().x() - side / 2, right)
    where = QRectF(left, box.center().y() - side / 2, side, side)
    draw_icon(painter, where, name, colours(option.palette)["quiet"])
