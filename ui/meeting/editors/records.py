"""A row answered with records: their lines, one to add, and the zero answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from app.book.own_words import OwnWords
from app.desk.replying import Reply
from app.dossier import Dossier
from app.records.meeting import Agenda, Value
from app.rules.fitting import family_of
from app.rules.values import Row
from checklists.pack import Family, Item
from ui.meeting.editors.base import (
    Editor,
    ZeroButton,
    answer_in,
    source_in,
    words_in,
)
from ui.meeting.editors.foot import Foot
from ui.meeting.editors.forms.form import Here, Offer
from ui.meeting.editors.kept import entries_of, form_of, no_new_id
from ui.meeting.editors.lines import RecordLines
from ui.meeting.editors.lines_answer import counts, left_out, taken_away, values_of
from ui.meeting.editors.listed import listed
from ui.meeting.editors.standing import Change, Said, Standing
from ui.qt import override
from ui.theme import SMALL, Tone
from ui.widgets.answer import Answer
from ui.widgets.button import SmallButton
from ui.widgets.layouts import column
from ui.widgets.text import Text
from ui.widgets.tip import plain

_ADD: Final[Mapping[str, str]] = {
    "wrap-outcome": "Something else",
    "plan-agenda": "Add a line",
    "plan-people": "Somebody else",
}
_FIXED_LINES: Final = {"wrap-theirs"}
_ZERO_ALONE: Final = {"wrap-promises"}
_ORDER: Final = ("lead", "add", "pick", "zero", "no")
_WIDEST = 60


class RecordsEditor(Editor):
    """Everything linked from here is the answer; a new line makes one new record."""

    def __init__(self, item: Item, new_id: Callable[[], str]) -> None:
        super().__init__(item)
        self._form = form_of(item)
        self._others: tuple[Any, ...] = ()
        self._foreign: tuple[str, ...] = ()
        self._none = self._adding = False
        self.lines = RecordLines(self._form, item, new_id)
        self.lines.changed.connect(self._tell)
        self.lines.acted.connect(self._act)
        self.lines.left.connect(self._end_adding)
        self.lines.rebuilt.connect(self.rebuilt)
        self._sum: Text | None = None
        self.foot = Foot(_ORDER)
        self.setLayout(column(self.lines, self.foot, gap=1.5))

    @property
    def add(self) -> SmallButton:
        """Opens a line to write in; made when it is first needed, as the others."""
        return self.foot.button("add", self._new_add)

    @property
    def pick(self) -> SmallButton:
        """Opens what else is on file."""
        return self.foot.button("pick", self._new_pick)

    @property
    def zero(self) -> ZeroButton:
        """The answer that there is nothing."""
        zero = self.foot.button("zero", self._new_zero)
        assert isinstance(zero, ZeroButton)
        return zero

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        found = listed(self.item, row, dossier)
        self._others, self._foreign = found.others, found.foreign
        here = Here(self.item, dossier, no_new_id)
        source = source_in(row)
        values = source.values if source else ()
        entries = entries_of(self.item, found.records, values, self._form, here)
        if not (family_of(self.item) is None and entries):
            entries = [*self._said(row), *entries]
        self.lines.show_records(entries, dossier)
        self.lines.new.show_offers(self._offers(here))
        answer = answer_in(row)
        self._none = bool(answer and answer.none)
        self._show_foot()

    @override
    def controls(self) -> list[QWidget]:
        return [*self.lines.controls(), *self.foot.shown]

    @override
    def own_fields(self) -> list[tuple[QLineEdit | Answer, str]]:
        return [pair for form in self.lines.forms for pair in form.edits]

    @override
    def take_own(self, field: QWidget, own: OwnWords) -> None:
        form = next(f for f in self.lines.forms if f.isAncestorOf(field))
        name = next(name for each, name in form.edits if each is field)
        form.take(own.texts, name)

    @override
    def commit(self) -> None:
        self.lines.commit()

    @override
    def lists(self, row: Row) -> bool:
        offered = bool(self.lines.new.offered)
        return offered or (row.fill is not None and bool(row.fill.links))

    @override
    def lead_with(self, button: SmallButton) -> bool:
        # What the second row of a line is filled with is not in its list yet.
        if self.item.shares_line_with is None:
            self.foot.put("lead", button)
        return "lead" in self.foot

    @override
    def lead_changed(self) -> None:
        self.foot.fit()

    @property
    @override
    def lacks_a_day(self) -> bool:
        return bool(self.lines.new.offered)

    @Slot(object)
    def _tell(self, change: Change) -> None:
        self._none = False
        self._show_foot()
        self.answered.emit(self.reply(change))

    def reply(self, change: Change) -> Reply:
        """Return the answer that the lines are now, with what was changed in them."""
        here = self.lines.here
        records = (*change.records, *left_out(change, here))
        dropped = taken_away(change)
        if family_of(self.item) in {None, Family.AGENDA}:
            records = dropped = ()
        standing = self.lines.standing
        counted = [each for each in standing if counts(each, self._form, self.item)]
        said = [r.text for r in self.lines.records if isinstance(r, Said)]
        links = tuple(getattr(each.record, "id", "") for each in counted)
        return Reply(
            "; ".join(said),
            values=self._values(counted),
            links=(*(link for link in links if link), *self._foreign),
            records=records,
            dropped=dropped,
            agenda=self._agenda(),
        )

    @Slot()
    def _tell_zero(self) -> None:
        self._none = True
        self._show_foot()
        self.answered.emit(Reply(none=True, values=self._values([])))

    @Slot(object, str)
    def _act(self, each: Standing, key: str) -> None:
        if key == "earlier":
            self.lines.swap(each)
        else:
            acted = self._form.acted  # type: ignore[attr-defined]
            record = acted(key, each.record, self.lines.here.dossier)
            self.lines.replace_record(each, record)

    @Slot()
    def _begin(self) -> None:
        self._adding = True
        self._show_foot()
        if self.lines.adder is not None:
            self.lines.adder.show()
            self.lines.adder.begin()

    @Slot()
    def _end_adding(self) -> None:
        self._adding = False
        self._show_foot()

    @Slot()
    def _open_file(self) -> None:
        menu = QMenu(self)
        for record in self._others:
            told = self._form.told(record, self.lines.here)
            label = f"{told.bold}{told.plain}{told.quiet}".strip()
            short = label if len(label) <= _WIDEST else f"{label[:_WIDEST]}…"
            action = menu.addAction(plain(short))
            action.triggered.connect(partial(self._take_in, record))
        menu.popup(self.pick.mapToGlobal(QPoint(0, self.pick.height())))

    def _take_in(self, record: object, _checked: bool = False) -> None:
        self._others = tuple(r for r in self._others if r != record)
        self.lines.take_in(record)

    def _show_foot(self) -> None:
        """Show a line to write in where there is none yet, else a button for it."""
        may_add = self.item.id not in _FIXED_LINES
        empty = not self.lines.standing and not self.lines.new.offered
        wanted = may_add and ((empty and not self._none) or self._adding)
        self.lines.new.show_adder(shown=wanted)
        more = may_add and self.lines.adder is None
        self.foot.show_key("add", self._new_add, on=more)
        self.foot.show_key("pick", self._new_pick, on=bool(self._others))
        alone = empty or self._none or self.item.id not in _ZERO_ALONE
        self.foot.show_key("zero", self._new_zero, on=bool(self.item.zero) and alone)
        if "zero" in self.foot:
            self.zero.show_chosen(chosen=self._none)
        self.foot.fit()
        self._show_sum()

    def _new_add(self) -> SmallButton:
        return self._new(_ADD.get(self.item.id, "Add one"), self._begin)

    def _new_pick(self) -> SmallButton:
        return self._new("From the file …", self._open_file)

    def _new_zero(self) -> SmallButton:
        made = ZeroButton(self.item)
        made.clicked.connect(self._tell_zero)
        return made

    def _new(self, words: str, act: Callable[[], None]) -> SmallButton:
        made = SmallButton(words, name=f"{words}: {self.item.prompt}")
        made.clicked.connect(act)
        return made

    def _show_sum(self) -> None:
        if family_of(self.item) is not Family.AGENDA:
            return
        from ui.meeting.editors.forms.agenda import sum_words

        if self._sum is None:
            self._sum = Text(size=SMALL)
            whole = self.layout()
            assert whole is not None
            whole.addWidget(self._sum)
        minutes = self.lines.here.dossier.meeting.minutes
        words, tone = sum_words(self.lines.records, minutes)
        self._sum.say((words, Tone(tone)))
        self._sum.setVisible(bool(self.lines.standing))

    def _offers(self, here: Here) -> tuple[Offer, ...]:
        offered = getattr(self._form, "offered", None)
        return offered(here) if offered else ()

    def _said(self, row: Row) -> list[tuple[Any, dict[str, str]]]:
        """Return the line of an answer in words alone, if that is what it is."""
        words = words_in(row) if family_of(self.item) is not Family.AGENDA else ""
        return [(Said(words), {})] if words else []

    def _values(self, counted: list[Standing]) -> tuple[Value, ...]:
        return values_of(counted, self._form, self.lines.here)

    def _agenda(self) -> Agenda | None:
        if family_of(self.item) is not Family.AGENDA:
            return None
        agenda = self.lines.here.dossier.meeting.agenda
        return replace(agenda, lines=self.lines.records)
