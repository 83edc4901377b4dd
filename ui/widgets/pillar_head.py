"""The first row of a virtue's card: its mark, its name, what it asks of you."""

from PySide6.QtWidgets import QWidget

from ui.colours import Tone
from ui.measures import BODY, SMALL, STRONG
from ui.widgets.dot import Dot
from ui.widgets.layouts import line, room
from ui.widgets.text import Text


class PillarHead(QWidget):
    """`colour` is a name of Colours."""

    def __init__(self, colour: str, name: str, note: str = "") -> None:
        super().__init__()
        more = Text(note, size=SMALL, tone=Tone.QUIET, line=BODY)
        row = line(Dot(colour), Text(name, weight=STRONG), more, gap=2)
        row.setStretch(2, 1)
        self.setLayout(room(row, 3.5, 2.5, 3.5, 2.5))
