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
    Refused,
    Texts,
    with_records,
)
from ui.meeting.editors.line_form import LineForm
from ui.meeting.editors.record_line import RecordLine
from ui.meeting.editors.standing import Change, Standing, is_used, key_of
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
        self._offer: Texts = {}
        self._rows = column(gap=1.5)
        self.setLayout(self._rows)
        self.standing: list[Standing] = []
        self.adder: LineForm | None = None

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
    def is_typed_in(self) -> bool:
        """Whether a line is open with something typed."""
        return any(form.is_changed for form in self._forms())

    def show_records(
        self, entries: Sequence[tuple[Any, dict[str, str]]], dossier: Dossier
    ) -> None:
        """Show these records; a line that is being written is left alone."""
        self._here = Here(self._item, dossier, self._new_id)
        self._columns = self._form.columns(self._here)
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

    def offer(self, texts: Texts) -> None:
        """Have the line to add begin with these texts."""
        self._offer = texts
        if self.adder is not None:
            self.adder.show_texts(texts)

    def show_adder(self, *, shown: bool) -> None:
        """Show or hide the line to add another; one with something typed stays."""
        if shown and self.adder is None:
            self.adder = LineForm(self._columns, self._item.prompt)
            self.adder.revert(self._offer)
            self.adder.finished.connect(self._add)
            self.adder.reverted.connect(self._leave_adder)
            self._rows.addWidget(self.adder)
            self.rebuilt.emit()
        elif not shown and self.adder is not None and not is_used(self.adder):
            adder, self.adder = self.adder, None
            self._rows.removeWidget(adder)
            adder.hide()
            adder.deleteLater()
            self.rebuilt.emit()

    def controls(self) -> list[QWidget]:
        """What can be used in the lines, from the left and above."""
        found = [c for each in self.standing for c in each.line.controls()]
        return [*found, *(self.adder.controls() if self.adder else ())]

    def commit(self) -> None:
        """Keep what is being typed, without the fields that cannot be read."""
        for each in list(self.standing):
            if each.line.form is not None:
                self._finish(each, False, at_any_price=True)
        if self.adder is not None:
            self._add(False, at_any_price=True)

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
            made = self._made(form, each.record, entered, at_any_price=at_any_price)
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
        each.record, each.aside = made.record, self._aside(texts)
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

    @Slot(bool)
    def _add(self, entered: bool, *, at_any_price: bool = False) -> None:
        form = self.adder
        if form is None or not form.is_changed or form.is_blank:
            if entered and form is not None:
                form.say("There is nothing written yet.")
            elif form is not None and not at_any_price:
                self._leave_adder()
            return
        made = self._made(form, None, entered, at_any_price=at_any_price)
        if made is None:
            return
        texts = form.texts
        form.revert(self._offer if self._offer != texts else {})
        if made.kept_as:
            self._remember(made)
            form.say(made.kept_as)
        else:
            self._put(made, self._aside(texts))
        self._tell(made)
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
            if key is not None and each.record.id == key:
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

    def _made(
        self, form: LineForm, record: object, entered: bool, *, at_any_price: bool
    ) -> Made | None:
        """Return what a line became; else it says what is wrong, and stays."""
        texts = form.texts
        for _ in self._columns:
            try:
                return self._form.made(texts, record, self.here)
            except Refused as refused:
                form.say(str(refused), refused.column)
                if at_any_price and texts.get(refused.column):
                    texts[refused.column] = ""
                    continue
                if entered:
                    focus(form.fields[refused.column])
                return None
        return None

    def _tell(self, made: Made) -> None:
        self.changed.emit(Change((*made.before, made.record)))

    def _remember(self, made: Made) -> None:
        records = (*made.before, made.record)
        dossier = with_records(self.here.dossier, records)
        self._here = Here(self._item, dossier, self._new_id)

    def _show(self, each: Standing) -> None:
        told = self._form.told(each.record, self.here)
        each.line.show_record(told, self._texts(each))

    def _texts(self, each: Standing) -> dict[str, str]:
        shown = self._form.shown(each.record, self.here)
        whole = {**shown, **each.aside}
        return {c.name: whole.get(c.name, "") for c in self._columns}

    def _aside(self, texts: Texts) -> dict[str, str]:
        return {c.name: texts.get(c.name, "") for c in self._columns if c.aside}

    def _line(self) -> RecordLine:
        return RecordLine(self._columns, self._item.prompt)

    def _let_go(self, each: Standing) -> None:
        self._rows.removeWidget(each.line)
        each.line.hide()
        each.line.deleteLater()

    def _forms(self) -> list[LineForm]:
        found = [each.line.form for each in self.standing]
        return [form for form in (*found, self.adder) if form is not None]
