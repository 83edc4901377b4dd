"""How Qt's own controls are drawn; `ui.style` says which is which."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionFrame,
    QStyleOptionSlider,
)

from ui.colours import colours, mix
from ui.drawing import draw_check, draw_panel, hair, tinted
from ui.measures import space

State = QStyle.StateFlag


def pad() -> int:
    """Return what a field keeps free beside its words, beyond Qt's own pixels."""
    return space(1.75)


def _filled(option: QStyleOption) -> bool:
    """Say whether a button is the first choice: Qt's own default, in dialogs too."""
    default = QStyleOptionButton.ButtonFeature.DefaultButton
    return (
        isinstance(option, QStyleOptionButton)
        and bool(option.state & State.State_Enabled)
        and bool(option.features & default)
    )


def _ink_on(option: QStyleOption) -> str:
    if not option.state & State.State_Enabled:
        return "faint"
    if option.state & State.State_On:
        return "accent"
    return "on_accent" if _filled(option) else "ink"


def draw_button(option: QStyleOption, painter: QPainter) -> None:
    """Draw a command's panel."""
    look, state, filled = colours(option.palette), option.state, _filled(option)
    fill = look["accent" if filled else "card"]
    edge = None if filled else look["line"]
    if state & State.State_On:
        fill, edge = look["accent_soft"], look["accent"]
    elif state & State.State_Sunken:
        fill = mix(fill, look["ink"], 0.14)
    elif state & State.State_MouseOver:
        fill = mix(fill, look["ink"], 0.05)
    draw_panel(painter, QRectF(option.rect), space(1.5), fill, edge)


def draw_button_label(option: QStyleOptionButton, painter: QPainter) -> None:
    """Draw icon and words in the panel's ink; Fusion leaves them almost touching."""
    painter.save()
    ink, box = colours(option.palette)[_ink_on(option)], option.rect
    side = option.iconSize.width()
    show = Qt.TextFlag.TextShowMnemonic
    words = option.fontMetrics.size(show, option.text).width() if option.text else 0
    picture = 0 if option.icon.isNull() else side
    gap = space(1.5) if words and picture else 0
    x = box.x() + max(0, box.width() - words - picture - gap) // 2
    if picture:
        ratio = painter.device().devicePixelRatioF()
        pixmap = tinted(option.icon.pixmap(option.iconSize, ratio), ink)
        painter.drawPixmap(QPoint(x, box.y() + (box.height() - side) // 2), pixmap)
    painter.setPen(ink)
    where = QRect(x + picture + gap, box.y(), words + 2, box.height())
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | show, option.text)
    painter.restore()


def draw_tool(option: QStyleOption, painter: QPainter) -> None:
    """Draw a tool button's ground, seen only under the pointer."""
    look = colours(option.palette)
    if option.state & (State.State_Sunken | State.State_On | State.State_MouseOver):
        ground = mix(look["paper"], look["ink"], 0.08)
        draw_panel(painter, QRectF(option.rect), space(1.5), ground)


def draw_field(option: QStyleOption, painter: QPainter) -> None:
    """Draw the panel of an edit; one without a frame has none."""
    if isinstance(option, QStyleOptionFrame) and option.lineWidth == 0:
        return
    look = colours(option.palette)
    edge = look["edge" if option.state & State.State_Enabled else "line"]
    draw_panel(painter, QRectF(option.rect), space(1.5), look["card"], edge)


def draw_frame(option: QStyleOption, painter: QPainter) -> None:
    """Draw the outline around lists and menus."""
    line = colours(option.palette)["line"]
    draw_panel(painter, QRectF(option.rect), space(1.5), None, line)


def draw_check_box(option: QStyleOption, painter: QPainter) -> None:
    """Draw the box of a check box or of a list's row."""
    state = option.state
    draw_check(
        painter,
        QRectF(option.rect),
        colours(option.palette),
        on=bool(state & State.State_On),
        live=bool(state & State.State_Enabled),
        hover=bool(state & State.State_MouseOver),
        partly=bool(state & State.State_NoChange),
    )


def draw_radio(option: QStyleOption, painter: QPainter) -> None:
    """Draw the circle of a radio button."""
    look, box = colours(option.palette), QRectF(option.rect)
    on = bool(option.state & State.State_On)
    fill, edge = look["accent" if on else "card"], None if on else look["edge"]
    draw_panel(painter, box, box.width() / 2, fill, edge, 1.3)
    if on:
        inner = box.width() * 0.32
        dot = box.adjusted(inner, inner, -inner, -inner)
        draw_panel(painter, dot, dot.width() / 2, look["on_accent"])


def draw_header(option: QStyleOption, painter: QPainter) -> None:
    """Draw a table's head: a sheet with a hairline below."""
    look, rect, thin = colours(option.palette), option.rect, hair(painter)
    painter.fillRect(rect, look["card"])
    under = QRectF(rect.x(), rect.bottom() + 1 - thin, rect.width(), thin)
    painter.fillRect(under, look["line"])


def draw_tip(option: QStyleOption, painter: QPainter) -> None:
    """Draw a tool tip's panel."""
    look = colours(option.palette)
    painter.fillRect(option.rect, look["card"])
    draw_panel(painter, QRectF(option.rect), 0, None, look["edge"])


def draw_nothing(option: QStyleOption, painter: QPainter) -> None:
    """Draw no focus rectangle: the focus ring shows it."""


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Return where a part of a scroll bar is, when it has no arrows."""
    whole, kind = option.rect, QStyle.SubControl
    upright = option.orientation == Qt.Orientation.Vertical
    if part == kind.SC_ScrollBarGroove:
        return whole
    length = whole.height() if upright else whole.width()
    span, shown = option.maximum - option.minimum, option.pageStep
    size = max(space(6), length * shown // (span + shown)) if span else length
    start = QStyle.sliderPositionFromValue(
        option.minimum,
        option.maximum,
        option.sliderPosition,
        length - size,
        option.upsideDown,
    )
    ends = {
        kind.SC_ScrollBarSlider: (start, start + size),
        kind.SC_ScrollBarSubPage: (0, start),
        kind.SC_ScrollBarAddPage: (start + size, length),
    }.get(part)
    if not ends:
        return QRect()
    first, last = ends
    if upright:
        return QRect(0, first, whole.width(), last - first)
    return QRect(first, 0, last - first, whole.height())


def draw_scroll_bar(option: QStyleOptionSlider, painter: QPainter) -> None:
    """Draw the handle of a scroll bar; nothing while all fits."""
    if option.maximum <= option.minimum:
        return
    look = colours(option.palette)
    slider = scroll_part(option, QStyle.SubControl.SC_ScrollBarSlider)
    handle = QRectF(slider).adjusted(2, 2, -2, -2)
    held = option.state & (State.State_MouseOver | State.State_Sunken)
    fill = look["quiet" if held else "edge"]
    draw_panel(painter, handle, min(handle.width(), handle.height()) / 2, fill)
