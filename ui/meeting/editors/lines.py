"""The records of a row, a line each, and the line to add another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.dossier import Dossier
from checklists.pack import Item
from ui.focus import focus
from ui.meeting.editors.forms.form import (
    Column,
    Form,
    Here,
    Made,
    NewId,
    Offer,
    Refused,
    Texts,
    with_records,
)
from ui.meeting.editors.line_form import LineForm
from ui.meeting.editors.new_lines import NewLines
from ui.meeting.editors.reading import aside_of, read, texts_of, told_of
from ui.meeting.editors.record_line import RecordLine
from ui.meeting.editors.standing import Change, Standing, key_of
from ui.widgets.layouts import column


class RecordLines(QWidget):
    """`changed` carries a Change after each line that was finished.

    A line that cannot be taken stays open and says why; nothing is told of it.
    `acted` carries a Standing and the key of a way of its record; `left` tells that
    the line to add was left with nothing in it.
    """

    changed = Signal(object)
    acted = Signal(object, str)
    left = Signal()
    rebuilt = Signal()

    def __init__(self, form: Form[Any], item: Item, new_id: NewId) -> None:
        super().__init__()
        self._form, self._item, self._new_id = form, item, new_id
        self._here: Here | None = None
        self._columns: tuple[Column, ...] = ()
        self._rows = column(gap=1.5)
        self.setLayout(self._rows)
        self.standing: list[Standing] = []
        self.new = NewLines(item.prompt)
        self.new.written.connect(self._write)
        self.new.left.connect(self._leave_adder)
        self.new.rebuilt.connect(self.rebuilt)
        self._rows.addWidget(self.new)

    @property
    def here(self) -> Here:
        """Where the lines stand."""
        assert self._here is not None
        return self._here

    @property
    def records(self) -> tuple[Any, ...]:
        """The records of all lines, from above."""
        return tuple(each.record for each in self.standing)

    @property
    def adder(self) -> LineForm | None:
        """The line to add another, while it shows."""
        return self.new.adder

    def show_records(
        self, entries: Sequence[tuple[Any, dict[str, str]]], dossier: Dossier
    ) -> None:
        """Show these records; a line that is being written is left alone."""
        self._here = Here(self._item, dossier, self._new_id)
        self._columns = self._form.columns(self._here)
        self.new.show_columns(tuple(c for c in self._columns if not c.later))
        before = {key_of(each.record, n): each for n, each in enumerate(self.standing)}
        now: list[Standing] = []
        for number, (record, aside) in enumerate(entries):
            each = before.pop(key_of(record, number), None)
            if each is None:
                each = Standing(record, aside, self._line())
                self._connect(each)
            each.record, each.aside = record, aside
            now.append(each)
        for gone in before.values():
            self._let_go(gone)
        for place, each in enumerate(now):
            if self._rows.indexOf(each.line) != place:
                self._rows.insertWidget(place, each.line)
            self._show(each)
        moved = [each.line for each in now] != [each.line for each in self.standing]
        self.standing = now
        if moved:
            self.rebuilt.emit()

    def controls(self) -> list[QWidget]:
        """What can be used in the lines, from the left and above."""
        found = [c for each in self.standing for c in each.line.controls()]
        return [*found, *(c for form in self.new.forms for c in form.controls())]

    @property
    def forms(self) -> list[LineForm]:
        """The lines that are being written, from above."""
        standing = [each.line.form for each in self.standing]
        return [*(form for form in standing if form is not None), *self.new.forms]

    def commit(self) -> None:
        """Keep what is being typed, without the fields that cannot be read."""
        for each in list(self.standing):
            if each.line.form is not None:
                self._finish(each, False, at_any_price=True)
        for offer, form in list(self.new.offered):
            if form.is_changed:
                self._write(form, False, offer, at_any_price=True)
        if self.adder is not None and self.adder.is_changed:
            self._write(self.adder, False, None, at_any_price=True)

    def take_in(self, record: object) -> None:
        """Add a line of a record on file."""
        self._put(Made(record), {})
        self.changed.emit(Change())

    def swap(self, each: Standing) -> None:
        """Put a line before the one above it."""
        place = self.standing.index(each)
        if place:
            here = self.standing
            here[place - 1 : place + 1] = [each, here[place - 1]]
            self._rows.insertWidget(place - 1, each.line)
            self.changed.emit(Change())

    # One line

    def _open(self, each: Standing) -> None:
        each.line.open()
        self.rebuilt.emit()

    def _connect(self, each: Standing) -> None:
        each.line.opened.connect(partial(self._open, each))
        each.line.finished.connect(partial(self._finish, each))
        each.line.removed.connect(partial(self._remove, each))
        each.line.closed.connect(partial(self._close, each))
        each.line.picked.connect(partial(self._pick, each))
        each.line.acted.connect(partial(self.acted.emit, each))

    def _finish(
        self, each: Standing, entered: bool, *, at_any_price: bool = False
    ) -> None:
        form = each.line.form
        if form is None or each not in self.standing:
            return
        if form.is_blank:
            self._remove(each)
            return
        if form.is_changed:
            made = read(
                form,
                each.record,
                self._form,
                self.here,
                entered=entered,
                at_any_price=at_any_price,
            )
            if made is None:
                return
            self._take(each, made, form.texts)
            self._close(each)
            self._tell(made)
        else:
            self._close(each)
        if entered and each in self.standing:
            focus(each.line.controls()[-1])

    def _pick(self, each: Standing, name: str, key: str) -> None:
        texts = {**self._texts(each), name: key}
        if texts == self._texts(each):
            return
        try:
            made = self._form.made(texts, each.record, self.here)
        except Refused:
            self._open(each)
            return
        self._take(each, made, texts)
        self._show(each)
        self._tell(made)

    def replace_record(self, each: Standing, record: object) -> None:
        """Keep another version of a line's record."""
        made = Made(record)
        self._take(each, made, self._texts(each))
        self._show(each)
        self._tell(made)

    def _take(self, each: Standing, made: Made, texts: Texts) -> None:
        each.record, each.aside = made.record, aside_of(texts, self._columns)
        self._remember(made)

    def _remove(self, each: Standing) -> None:
        if each in self.standing:
            self.standing.remove(each)
            self._let_go(each)
            self.changed.emit(Change(dropped=(each.record,)))
            self.rebuilt.emit()

    def _close(self, each: Standing) -> None:
        each.line.close_form()
        self._show(each)
        self.rebuilt.emit()

    # Another line

    @Slot(object, bool, object)
    def _write(
        self,
        form: LineForm,
        entered: bool,
        offer: Offer | None,
        *,
        at_any_price: bool = False,
    ) -> None:
        """Make a record of a new line; an offered one stands for what it offered."""
        if form.is_blank:
            return
        made = read(
            form,
            None,
            self._form,
            self.here,
            entered=entered,
            at_any_price=at_any_price,
        )
        if made is None:
            return
        texts = form.texts
        if offer is not None:
            self.new.take_away(form)
        else:
            form.revert({})
        if made.kept_as:
            self._remember(made)
            form.say(made.kept_as)
        else:
            self._put(made, aside_of(texts, self._columns))
        instead = offer.instead_of if offer else None
        self._tell(made, (instead,) if instead is not None else ())
        if self.adder is not None and entered:
            self.adder.begin()

    @Slot()
    def _leave_adder(self) -> None:
        if self.standing:
            self.left.emit()

    def _put(self, made: Made, aside: dict[str, str]) -> None:
        self._remember(made)
        key = getattr(made.record, "id", None)
        for each in self.standing:
            if key is not None and getattr(each.record, "id", None) == key:
                each.record, each.aside = made.record, aside
                self._show(each)
                return
        new = Standing(made.record, aside, self._line())
        self._connect(new)
        self._rows.insertWidget(len(self.standing), new.line)
        self.standing.append(new)
        self._show(new)
        self.rebuilt.emit()

    # Both

    def _tell(self, made: Made, dropped: tuple[object, ...] = ()) -> None:
        self.changed.emit(Change((*made.before, made.record), dropped))

    def _remember(self, made: Made) -> None:
        records = (*made.before, made.record)
        dossier = with_records(self.here.dossier, records)
        self._here = Here(self._item, dossier, self._new_id)

    def _show(self, each: Standing) -> None:
        each.line.show_record(told_of(each, self._form, self.here), self._texts(each))

    def _texts(self, each: Standing) -> dict[str, str]:
        return texts_of(each, self._form, self._columns, self.here)

    def _line(self) -> RecordLine:
        return RecordLine(self._columns, self._item.prompt)

    def _let_go(self, each: Standing) -> None:
        self._rows.removeWidget(each.line)
        each.line.hide()
        each.line.deleteLater()
