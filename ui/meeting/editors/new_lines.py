"""Lines of a row that are no records yet: one to add, and what is offered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.meeting.editors.forms.form import Column, Offer, Texts
from ui.meeting.editors.line_form import LineForm
from ui.meeting.editors.standing import is_used
from ui.widgets.layouts import column


class NewLines(QWidget):
    """`written` carries a LineForm, whether Enter ended it, and its Offer or None.

    `left` tells that the line to add was left with nothing in it.
    """

    written = Signal(object, bool, object)
    left = Signal()
    rebuilt = Signal()

    def __init__(self, prompt: str) -> None:
        super().__init__()
        self._prompt = prompt
        self._columns: tuple[Column, ...] = ()
        self._rows = column(gap=1.5)
        self.setLayout(self._rows)
        self.offered: list[tuple[Offer, LineForm]] = []
        self.adder: LineForm | None = None
        self.hide()

    @property
    def forms(self) -> list[LineForm]:
        """All its lines, from above."""
        offered = [form for _, form in self.offered]
        return [*offered, self.adder] if self.adder else offered

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Have the lines that are made from now on ask for these fields."""
        self._columns = columns

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these lines; one that is being written stays."""
        if [offer for offer, _ in self.offered] == list(offers):
            return
        before, self.offered = self.offered, []
        for old, form in before:
            if old in offers or is_used(form):
                self.offered.append((old, form))
            else:
                self._let_go(form)
        known = [offer for offer, _ in self.offered]
        for offer in offers:
            if offer not in known:
                self._offer(offer)
        self._tell()

    def take_away(self, form: LineForm) -> None:
        """Let an offered line go: it has become a record."""
        self.offered = [(o, f) for o, f in self.offered if f is not form]
        self._let_go(form)
        self._tell()

    def show_adder(self, *, shown: bool, texts: Texts | None = None) -> None:
        """Show or hide the line to add another; one with something typed stays."""
        if shown and self.adder is None:
            self.adder = LineForm(self._columns, self._prompt)
            self.adder.revert(texts)
            self.adder.finished.connect(self._add)
            self.adder.reverted.connect(self.left)
            self._rows.addWidget(self.adder)
            self._tell()
        elif not shown and self.adder is not None and not is_used(self.adder):
            adder, self.adder = self.adder, None
            self._let_go(adder)
            self._tell()

    def _offer(self, offer: Offer) -> None:
        form = LineForm(self._columns, self._prompt)
        form.revert(offer.texts)
        form.finished.connect(partial(self._write, offer, form))
        self._rows.insertWidget(len(self.offered), form)
        self.offered.append((offer, form))

    def _write(self, offer: Offer, form: LineForm, entered: bool) -> None:
        if form.is_changed:
            self.written.emit(form, entered, offer)
        elif entered:
            lacks = [
                c.name for c in self._columns if c.needed and not form.texts[c.name]
            ]
            form.say(f"Write {lacks[0]}." if lacks else "", *lacks[:1])

    def _add(self, entered: bool) -> None:
        if self.adder is None:
            return
        if self.adder.is_changed and not self.adder.is_blank:
            self.written.emit(self.adder, entered, None)
        elif entered:
            self.adder.say("There is nothing written yet.")
        else:
            self.left.emit()

    def _let_go(self, form: LineForm) -> None:
        self._rows.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _tell(self) -> None:
        self.setVisible(bool(self.forms))
        self.rebuilt.emit()
