"""What was deleted in the last 90 days, to bring it back."""

from __future__ import annotations

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.book.trash import Trashed, trash
from app.desk import removing
from app.rules.wording import count
from ui.open_book import OpenBook
from ui.theme import SMALL, STRONG, Tone, em, space
from ui.times import clock, near_lower, short_day_word
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.layouts import around, column, line, room
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text


class DeletedSheet(Sheet):
    """One row a deletion; each comes back with all that went with it."""

    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, over: QWidget) -> None:
        super().__init__(
            "Deleted things",
            "What was deleted stays here for 90 days, then only in the journal.",
            "Close",
            parent=over.window(),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(em(44), over.window().width() - space(8)))
        self.second.hide()
        self._book = book
        self._card = Card()
        self.buttons: list[SmallButton] = []
        scroll = Scroll(around(column(self._card, 1)))
        scroll.setMinimumHeight(em(16))
        self.add(scroll)
        self._show()

    def _show(self) -> None:
        self.buttons = []
        rows = [self._row(one) for one in trash(self._book.book, self._book.now())]
        if not rows:
            words = Text("Nothing was deleted.", tone=Tone.QUIET, lines=0)
            rows = [around(room(column(words), 3.5, 2.5, 3.5, 2.5))]
        self._card.set_rows(*rows)
        (self.buttons[0] if self.buttons else self.first).setFocus()

    def _row(self, gone: Trashed) -> QWidget:
        zone = ZoneInfo(self._book.settings.zone)
        at, now = gone.at.astimezone(zone), self._book.now().astimezone(zone)
        day = short_day_word(at.date(), now.date())
        when = f"{near_lower(day)} {clock(at)}"
        along = f", {count(gone.others, 'record')} with it" if gone.others else ""
        back = SmallButton("Bring back", "undo-2", name=f"Bring back {gone.name}")
        back.clicked.connect(partial(self._bring_back, gone))
        self.buttons.append(back)
        words = column(
            Text(gone.name, weight=STRONG, lines=2),
            Text(
                f"{gone.noun.capitalize()}, deleted {when}{along}",
                size=SMALL,
                tone=Tone.QUIET,
                lines=0,
            ),
        )
        laid = line(around(words), back, gap=2, top=False)
        laid.setStretch(0, 1)
        return around(room(laid, 3.5, 2.25, 3.5, 2.25))

    def _bring_back(self, gone: Trashed, _checked: bool = False) -> None:
        if self._book.do(removing.bring_back, gone.act) is None:
            # What stands against it is said at the window's foot.
            self.reject()
            return
        self.noted.emit(f"“{gone.name}” is back.", True)
        self._show()
