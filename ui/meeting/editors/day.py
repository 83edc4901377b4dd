"""A day, or a day with its time, that the row remembers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.desk.replying import Reply
from app.dossier import Dossier
from app.records.exchange import Refusal
from app.records.knowledge import Fact, FactId
from app.records.meeting import Value
from app.records.moment import Due
from app.rules.fitting import fitting
from app.rules.refusals import past_refusals
from app.rules.values import Row
from checklists.pack import Family, Item
from ui.meeting.editors.base import Editor, source_in, value_in
from ui.meeting.editors.forms import when
from ui.meeting.editors.forms.form import Column, Entry, Refused
from ui.meeting.editors.line_form import LineForm
from ui.qt import override
from ui.widgets.layouts import column

_DAY = "day"


class DayEditor(Editor):
    """Takes `fri 14:00` or `27 nov`; of a row about what was done, the last such day.

    The day before which we do not ask again is kept in the refusal; a plan that was
    confirmed becomes a fact.
    """

    def __init__(self, item: Item, new_id: Callable[[], str]) -> None:
        super().__init__(item)
        self._new_id = new_id
        self._dossier: Dossier | None = None
        self._links: tuple[str, ...] = ()
        self._past = item.record is Family.FACT
        hint = "today 11:00, 3 feb" if self._past else when.HINT
        self.form = LineForm([Column(_DAY, Entry.WHEN, hint=hint)], item.prompt)
        self.form.finished.connect(self._finish)
        self.form.emptied.connect(self._finish)
        self.setLayout(column(self.form))

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        self._dossier = dossier
        source = source_in(row)
        self._links = source.links if source else ()
        self.form.show_texts({_DAY: self._shown(value_in(row, "value"), dossier)})

    @override
    def controls(self) -> list[QWidget]:
        return self.form.controls()

    @override
    def commit(self) -> None:
        self._finish()

    @Slot()
    def _finish(self) -> None:
        dossier, text = self._dossier, self.form.texts[_DAY]
        if dossier is None or not self.form.is_changed:
            return
        try:
            reply = self._reply(text, dossier)
        except Refused as refused:
            self.form.say(str(refused), _DAY)
            return
        value = next((v.text for v in reply.values if v.field == "value"), "")
        self.form.revert({_DAY: self._shown(value, dossier)})
        self._links = reply.links
        self.answered.emit(reply)

    def _reply(self, text: str, dossier: Dossier) -> Reply:
        zone = dossier.settings.zone if self._past else dossier.zone
        if self._past:
            at = when.read_past(text, _DAY, dossier.now, zone)
            if at is None:
                return Reply()
            values = (Value("value", at.isoformat()), Value("zone", zone))
            fact = self._fact(at, dossier)
            return Reply(values=values, links=(fact.id,), records=(fact,))
        due = when.read_due(text, _DAY, dossier.now, zone)
        if due is None:
            return Reply()
        told = due.day.isoformat() if due.whole_day else due.instant.isoformat()
        values = (Value("value", told), Value("zone", zone))
        refusal = self._refusal(dossier)
        if refusal is None:
            return Reply(values=values)
        rests = replace(refusal, rest_until=due.day)
        return Reply(values=values, links=(rests.id,), records=(rests,))

    def _fact(self, at: datetime, dossier: Dossier) -> Fact:
        before = next((f for f in dossier.facts if f.id in self._links), None)
        fact = before or Fact(
            FactId(self._links[0] if self._links else self._new_id()),
            dossier.account.id,
            "Both sides confirmed the plan in writing",
            at,
            dossier.now,
            meeting=dossier.meeting.id,
        )
        return replace(fact, dated=at)

    def _refusal(self, dossier: Dossier) -> Refusal | None:
        """Return the newest no: of this meeting, else the one it was about."""
        if self.item.record is not Family.REFUSAL:
            return None
        said = fitting(self.item, dossier) or past_refusals(dossier)
        return said[-1] if said else None

    def _shown(self, value: str, dossier: Dossier) -> str:
        """Return a kept day or instant as it stands in the field."""
        if not value:
            return ""
        zone = dossier.settings.zone if self._past else dossier.zone
        if "T" not in value:
            due = Due.on(date.fromisoformat(value), zone)
            return when.due_text(due, dossier.now)
        at = datetime.fromisoformat(value)
        if self._past:
            return when.past_text(at.astimezone(ZoneInfo(zone)), zone)
        return when.due_text(Due.at(at, zone), dossier.now)
