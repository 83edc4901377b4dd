"""What they agreed to: deeds, the least that was meant for them, or a no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.desk.replying import Reply
from app.dossier import Dossier
from app.records.meeting import Answer, Answered, Value
from app.rules.completeness import LEAST_MET
from app.rules.outcome import LEAST, wanted_met
from app.rules.values import Row
from checklists.pack import Item, ItemId
from ui.meeting.editors.base import answer_in
from ui.meeting.editors.forms import refusal as no_form
from ui.meeting.editors.forms import whom
from ui.meeting.editors.forms.form import Here
from ui.meeting.editors.kept import no_new_id
from ui.meeting.editors.least_line import LeastLine
from ui.meeting.editors.lines import RecordLines
from ui.meeting.editors.records import RecordsEditor
from ui.meeting.editors.standing import Change, Standing
from ui.qt import override
from ui.widgets.button import SmallButton

_PLANNED: Final = ItemId("plan-outcome")
_LEAST: Final = ItemId("plan-min-outcome")


class OutcomeEditor(RecordsEditor):
    """A no is written down in the same row, and is the answer that nothing was agreed.

    Below stands what was to be useful to them anyway, with the word that they have it.
    """

    def __init__(self, item: Item, new_id: Callable[[], str]) -> None:
        super().__init__(item, new_id)
        self.refusals = RecordLines(no_form, item, new_id)
        self.refusals.changed.connect(self._tell_no)
        self.refusals.rebuilt.connect(self._show_no)
        self.refusals.new.left.connect(self._leave_no)
        self._least = LeastLine(item.prompt)
        self.least.clicked.connect(self._tell_least)
        self._saying_no = False
        self._answer: Answer | None = None
        whole = self.layout()
        assert whole is not None
        whole.removeWidget(self.foot)
        for part in (self.refusals, self.foot, self._least):
            whole.addWidget(part)

    @property
    def no(self) -> SmallButton:
        """Opens a line for their no."""
        return self.foot.button("no", self._new_no)

    @property
    def least(self) -> SmallButton:
        """Says that they have at least what was meant to be useful to them."""
        return self._least.button

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        super().show_row(row, dossier)
        here = dossier.meeting.id
        said = [r for r in dossier.refusals if r.meeting == here]
        self.refusals.show_records([(refusal, {}) for refusal in said], dossier)
        self._answer = answer_in(row)
        # Who has what was wanted has the least as well.
        asks = self._answer is not None and not wanted_met(dossier)
        words = _least(dossier) if asks else ""
        self._least.show_least(words, chosen=self._has_least)
        self._show_no()

    @override
    def controls(self) -> list[QWidget]:
        least = [] if self._least.isHidden() else [self.least]
        lines = [*self.lines.controls(), *self.refusals.controls()]
        return [*lines, *self.foot.shown, *least]

    @override
    def commit(self) -> None:
        super().commit()
        self.refusals.commit()

    @override
    def reply(self, change: Change) -> Reply:
        given = super().reply(change)
        return given if given.links or not self.refusals.standing else _none(given)

    @override
    def _values(self, counted: list[Standing]) -> tuple[Value, ...]:
        least = (Value(LEAST_MET, LEAST),) if self._has_least else ()
        return (*super()._values(counted), *least)

    @Slot()
    @override
    def _tell_zero(self) -> None:
        self._none = True
        self._show_foot()
        self.answered.emit(_none(Reply(values=self._values([]))))

    @Slot(object)
    def _tell_no(self, change: Change) -> None:
        self._saying_no = False
        given = self.reply(Change())
        if change.dropped and not self.refusals.standing:
            # Without it nobody has said yet that nothing was agreed.
            self._none = False
        self._show_no()
        self.answered.emit(
            Reply(
                given.text,
                given.values,
                given.links,
                given.none,
                change.records,
                change.dropped,
            )
        )

    @Slot()
    def _tell_least(self) -> None:
        if self._answer is None:
            return
        has = not self._has_least
        kept = [v for v in self._answer.values if v.field != LEAST_MET]
        values = (*kept, Value(LEAST_MET, LEAST)) if has else tuple(kept)
        self._answer = replace(self._answer, values=values)
        self._least.show_chosen(chosen=has)
        now = self._answer
        self.answered.emit(Reply(now.text, now.values, now.links, none=now.none))

    @property
    def _has_least(self) -> bool:
        return self._answer is not None and self._answer.value(LEAST_MET) == LEAST

    @Slot()
    def _begin_no(self) -> None:
        self._saying_no = True
        self._show_no()
        if self.refusals.adder is not None:
            self.refusals.adder.begin()

    @Slot()
    def _leave_no(self) -> None:
        self._saying_no = False
        self._show_no()

    @Slot()
    def _show_no(self) -> None:
        wanted = self._saying_no
        here = Here(self.item, self.lines.here.dossier, no_new_id)
        self.refusals.new.show_adder(shown=wanted, texts={"who": _asked_of(here)})
        self.refusals.setVisible(bool(self.refusals.standing) or wanted)
        writing = self.refusals.adder is not None
        self.foot.show_key("no", self._new_no, on=not writing)
        self.foot.fit()
        self.rebuilt.emit()

    def _new_no(self) -> SmallButton:
        return self._new("They said no", self._begin_no)


def _none(given: Reply) -> Reply:
    return Reply(values=given.values, none=True)


def _least(dossier: Dossier) -> str:
    """Return what was planned as the least that is useful to them."""
    answer = dossier.answers.get(_LEAST)
    told = answer is not None and answer.state is Answered.ANSWERED
    return answer.text if answer is not None and told else ""


def _asked_of(here: Here) -> str:
    """Return whom the wanted deed was wanted of."""
    planned = here.dossier.answers.get(_PLANNED)
    links = planned.links if planned else ()
    who = (p.who for p in here.dossier.promises if p.id in links)
    return whom.shown_name(next(who, None), here.dossier)
