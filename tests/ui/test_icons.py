import re

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from ui.colours import CONTRAST, DARK, LIGHT
from ui.icons import FOLDER, draw_icon, icon
from ui.theme import Scheme

NAMES = sorted(file.stem for file in FOLDER.glob("*.svg"))
UI = FOLDER.parent


def inked(name, colour):
    image = QImage(24, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        draw_icon(painter, QRectF(0, 0, 24, 24), name, colour)
    finally:
        painter.end()
    return image


def strongest(image):
    """The most opaque pixel's colour."""
    pixels = (image.pixelColor(x, y) for x in range(24) for y in range(24))
    return max(pixels, key=QColor.alpha)


@pytest.mark.parametrize(
    "look", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "black"]
)
@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_in_the_ink_it_is_given(name, look):
    found = strongest(inked(name, look["ink"]))
    assert found.alpha() > 120
    wanted = look["ink"]
    for one, other in zip(found.getRgb()[:3], wanted.getRgb()[:3], strict=True):
        assert abs(one - other) <= 4


def test_there_are_enough_icons_and_their_licence():
    assert len(NAMES) >= 50
    assert "ISC License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")


def test_an_icon_follows_the_palette_by_itself(theme):
    made = icon("check")
    light = made.pixmap(QSize(24, 24)).toImage()
    theme.choose(Scheme.DARK)
    dark = made.pixmap(QSize(24, 24)).toImage()
    assert strongest(light).lightness() < 100 < strongest(dark).lightness()
    off = made.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    assert strongest(off) != strongest(dark)


def test_an_icon_that_is_not_there_is_an_error(qapp):
    with pytest.raises(OSError, match="no-such-icon"):
        inked("no-such-icon", QColor("black"))


def test_every_icon_a_widget_names_is_there():
    # A word with a hyphen in quotes is an icon's name in the files of the kit.
    named = re.compile(r'"([a-z]+(?:-[a-z0-9]+)+)"')
    files = [*(UI / "widgets").glob("*.py"), UI / "style.py", UI / "gallery.py"]
    for file in files:
        for name in named.findall(file.read_text(encoding="utf-8")):
            if name not in ("utf-16-le",):
                assert name in NAMES, (file.name, name)
