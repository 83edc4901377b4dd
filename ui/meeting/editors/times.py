"""The times of the call: when we joined, when it began, when it ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.desk.replying import Reply
from app.dossier import Dossier
from app.records.meeting import Meeting, Outcome, Stamp, Value
from app.rules.values import Row
from app.rules.wording import clock
from app.when_words import read_time
from checklists.pack import Item
from ui.meeting.editors.base import Editor
from ui.meeting.editors.forms.form import Column, Refused
from ui.meeting.editors.line_form import LineForm
from ui.qt import override
from ui.theme import SMALL, Tone
from ui.widgets.layouts import column
from ui.widgets.text import Text

BY_HAND = "self-reported"


class TimesEditor(Editor):
    """A correction stands beside the time that was pressed, which stays to be seen."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self._meeting: Meeting | None = None
        self._now: datetime | None = None
        self._zone = ZoneInfo("UTC")
        columns = [
            Column(field.name, needed=field.required, hint="14:00", width=7)
            for field in item.fields
        ]
        self.form = LineForm(columns, item.prompt)
        self.form.finished.connect(self._finish)
        self._pressed = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self._pressed.hide()
        self.setLayout(column(self.form, self._pressed, gap=1))

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        self._meeting, self._now = dossier.meeting, dossier.now
        self._zone = ZoneInfo(dossier.settings.zone)
        self.form.show_texts(self._texts(dossier.meeting))
        self._show_pressed(dossier.meeting)

    @override
    def controls(self) -> list[QWidget]:
        return self.form.controls()

    @override
    def commit(self) -> None:
        self._finish()

    @Slot()
    def _finish(self) -> None:
        before = self._meeting
        if before is None or not self.form.is_changed:
            return
        try:
            after = self._corrected(before)
        except Refused as refused:
            self.form.say(str(refused), refused.column)
            return
        self._meeting = after
        self.form.revert(self._texts(after))
        self._show_pressed(after)
        known = ((name, _stamp(after, name)) for name in self._names)
        values = tuple(Value(n, s.instant.isoformat()) for n, s in known if s)
        self.answered.emit(Reply(values=values, records=(after,)))

    @property
    def _names(self) -> list[str]:
        return [field.name for field in self.item.fields]

    def _corrected(self, meeting: Meeting) -> Meeting:
        shown, typed = self._texts(meeting), self.form.texts
        stamps: dict[str, Stamp | None] = {}
        earlier: datetime | None = None
        for name in self._names:
            stamp = _stamp(meeting, name)
            if typed[name] != shown[name] and typed[name]:
                at = self._read(typed[name], name, meeting, earlier)
                stamp = _with_time(stamp, at, self._now or at)
            stamps[name] = stamp
            earlier = stamp.instant if stamp else earlier
        known = [(name, stamp) for name, stamp in stamps.items() if stamp]
        for (before, first), (after, second) in pairwise(known):
            if second.instant < first.instant:
                raise Refused(after, f"{after.capitalize()} lies before {before}.")
        held = stamps.get("ended") is not None
        open_now = meeting.outcome in {Outcome.BOOKED, Outcome.HELD}
        outcome = Outcome.HELD if held and open_now else meeting.outcome
        return replace(
            meeting,
            joined=stamps.get("joined", meeting.joined),
            started=stamps.get("started", meeting.started),
            ended=stamps.get("ended", meeting.ended),
            outcome=outcome,
        )

    def _read(
        self, text: str, name: str, meeting: Meeting, earlier: datetime | None
    ) -> datetime:
        """Read a time of the meeting's day; past midnight it is of the next."""
        at = read_time(text)
        if at is None:
            raise Refused(name, f"“{text}” is no time. Write it like 14:05.")
        base = meeting.joined.pressed if meeting.joined else meeting.starts.instant
        day = base.astimezone(self._zone).date()
        made = datetime.combine(day, at, self._zone).astimezone(UTC)
        if earlier and earlier - made > timedelta(hours=12):
            next_day = day + timedelta(days=1)
            made = datetime.combine(next_day, at, self._zone).astimezone(UTC)
        if self._now and made > self._now:
            raise Refused(name, f"{text} is still to come. Give the real time.")
        return made

    def _texts(self, meeting: Meeting) -> dict[str, str]:
        stamps = {name: _stamp(meeting, name) for name in self._names}
        return {name: self._clock(s.instant) if s else "" for name, s in stamps.items()}

    def _show_pressed(self, meeting: Meeting) -> None:
        told = [
            f"{name} was pressed at {self._clock(stamp.pressed)}"
            for name in self._names
            if (stamp := _stamp(meeting, name))
            and stamp.corrected
            and stamp.source != BY_HAND
        ]
        self._pressed.say("; ".join(told).capitalize())
        self._pressed.setVisible(bool(told))

    def _clock(self, at: datetime) -> str:
        return clock(at.astimezone(self._zone))


def _stamp(meeting: Meeting, name: str) -> Stamp | None:
    known = {
        "joined": meeting.joined,
        "started": meeting.started,
        "ended": meeting.ended,
    }
    return known.get(name)


def _with_time(stamp: Stamp | None, at: datetime, now: datetime) -> Stamp:
    if stamp is None:
        return Stamp(now, at, BY_HAND)
    same = at == stamp.pressed.replace(second=0, microsecond=0)
    return replace(stamp, corrected=None if same else at)
