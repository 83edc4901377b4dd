"""The few forms of a meeting: another time, its real times, a voicemail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.records.meeting import Stamp
from app.records.moment import Moment
from app.when_words import WhenRead
from ui.meeting.document import MeetingDocument
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import around, column
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit

UNREAD = "Write a day and a time, such as fri 14:00."


class MeetingSheet(Sheet):
    """A form of a meeting; it goes when it is closed."""

    def __init__(
        self,
        title: str,
        about: str,
        first: str,
        check: Callable[[], str],
        over: QWidget,
    ) -> None:
        super().__init__(title, about, first, check=check, parent=over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


class MoveSheet(MeetingSheet):
    """Another time for a meeting; its answers stay."""

    def __init__(
        self, document: MeetingDocument, *, by_us: bool, parent: QWidget
    ) -> None:
        meeting = document.meeting
        super().__init__(
            "We moved it" if by_us else "They moved it",
            "What is prepared stays; the rows about the time are asked again.",
            "Move",
            self._move,
            parent,
        )
        self._document, self._by_us = document, by_us
        self._zone = document.book.settings.zone
        self.when = WhenEdit("New time", document.book.now, self._zone)
        self.when.show_when(_read(meeting.starts.instant, self._zone))
        self.minutes = LabelledField("Minutes", str(meeting.minutes))
        self.add(labelled("New time, here", self.when))
        self.add(self.minutes)

    def _move(self) -> str:
        starts = moment_of(self.when, self._zone)
        if starts is None:
            return UNREAD
        if not self.minutes.text.isdecimal():
            return "Put the length in minutes, in digits."
        minutes = int(self.minutes.text)
        return self._document.move(starts, by_us=self._by_us, minutes=minutes)


class TimesSheet(MeetingSheet):
    """When the call really was; what was pressed stays beside it."""

    def __init__(self, document: MeetingDocument, parent: QWidget) -> None:
        meeting = document.meeting
        super().__init__(
            "Times of the call",
            "Corrected times are shown with those that were stamped.",
            "Save",
            self._correct,
            parent,
        )
        self._document = document
        self._zone = document.book.settings.zone
        self._before = {
            "joined": _instant(meeting.joined, meeting.starts.instant),
            "started": _instant(meeting.started, None),
            "ended": _instant(meeting.ended, meeting.ends.instant),
        }
        names = {
            "joined": "We joined",
            "started": "The first topic began (may stay empty)",
            "ended": "It ended",
        }
        self.edits: dict[str, WhenEdit] = {}
        for key, name in names.items():
            edit = WhenEdit(name, document.book.now, self._zone)
            before = self._before[key]
            edit.show_when(_read(before, self._zone) if before else None)
            self.edits[key] = edit
            self.add(labelled(name, edit))

    def _correct(self) -> str:
        times: dict[str, datetime | None] = {}
        for key, edit in self.edits.items():
            if edit.is_unknown:
                return UNREAD
            moment = moment_of(edit, self._zone)
            times[key] = moment.instant if moment else None
            before = self._before[key]
            if moment and before and moment.instant == before_minute(before):
                # Nobody meant to cut off the seconds.
                times[key] = before
        if times["joined"] is None or times["ended"] is None:
            return "Say when you joined and when it ended."
        return self._document.correct_times(
            times["joined"], times["started"], times["ended"]
        )


class VoicemailSheet(MeetingSheet):
    """What was left, and when to call again."""

    def __init__(self, document: MeetingDocument, parent: QWidget) -> None:
        super().__init__(
            "Voicemail",
            "A promise to call again is noted for the day you choose.",
            "Note it",
            self._note,
            parent,
        )
        self._document = document
        self._zone = document.book.settings.zone
        hint = "left empty: the next working day"
        self.when = WhenEdit("Call again", document.book.now, self._zone, hint)
        self.left = LabelledField("What you left, in two lines at most")
        self.add(labelled("Call again", self.when))
        self.add(self.left)

    def _note(self) -> str:
        if self.when.is_unknown:
            return "Write a day, such as fri or in 3 days."
        day = self.when.when.day if self.when.when else None
        return self._document.voicemail(day, self.left.text)


class DetailsSheet(MeetingSheet):
    """What it is called, the way in, and who comes."""

    def __init__(self, document: MeetingDocument, parent: QWidget) -> None:
        dossier = document.preparation.dossier
        meeting = dossier.meeting
        super().__init__(
            "Details of the meeting",
            "Another time is in the menu: They moved it, We moved it.",
            "Save",
            self._save,
            parent,
        )
        self._document = document
        self.name = LabelledField("Title", meeting.title)
        self.link = LabelledField("Join link", meeting.link, "https://…")
        self.number = LabelledField("Telephone number", meeting.number, "+46 8 123 45")
        self.people = LabelledField(
            "People",
            ", ".join(p.name for p in (*dossier.theirs, *dossier.ours)),
            "Anna Lindqvist, Tomás Rey <tomas@example.com>",
            "Separate names by commas; a new one may have a mail address in < >.",
        )
        for field in (self.name, self.link, self.number, self.people):
            self.add(field)

    def _save(self) -> str:
        return self._document.edit_details(
            title=self.name.text,
            link=self.link.text,
            number=self.number.text,
            people=self.people.text,
        )


def labelled(name: str, field: QWidget) -> QWidget:
    """Return a field with its name above it."""
    label = Text(name, size=SMALL, tone=Tone.QUIET, weight=STRONG)
    return around(column(label, field, gap=1))


def moment_of(edit: WhenEdit, zone: str) -> Moment | None:
    """Return the day and time written there, if both are."""
    when = edit.when
    if when is None or when.at is None:
        return None
    return Moment.local(datetime.combine(when.day, when.at), zone)


def before_minute(instant: datetime) -> datetime:
    """Return an instant without its seconds."""
    return instant.replace(second=0, microsecond=0)


def _read(instant: datetime, zone: str) -> WhenRead:
    local = before_minute(instant.astimezone(ZoneInfo(zone)))
    return WhenRead(local.date(), local.time(), zone)


def _instant(stamp: Stamp | None, otherwise: datetime | None) -> datetime | None:
    return stamp.instant if stamp else otherwise
