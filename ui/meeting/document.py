"""The open meeting, and the only place that changes it from its screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Concatenate
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from app.book.own_words import OwnWords, Shelved
from app.desk import (
    answering,
    calling,
    carrying,
    changing,
    moving,
    own_words,
    removing,
    repeating,
    replying,
    timing,
    wrapping,
)
from app.desk.desk import Desk
from app.desk.details import edit_details
from app.desk.replying import Reply
from app.records.meeting import MeetingId, Stamp
from app.records.moment import Moment
from app.records.promise import Promise
from app.rules.carried import Topic
from app.rules.values import Finding
from app.rules.wording import count
from app.shelves import Shelf
from checklists.pack import Channel, ItemId, Kind, Length
from ui.meeting.deeds import P
from ui.meeting.open_meeting import OpenMeeting
from ui.meeting.settling import NOTED, settle, settle_with
from ui.meeting.words import LENGTHS
from ui.times import clock


class MeetingDocument(OpenMeeting):
    """Does the verbs of the open meeting.

    `asking` tells that a Finding needs a word more for the way of a key.
    """

    asking = Signal(object, str)

    # Rows

    def answer(self, item: ItemId, reply: Reply) -> None:
        """Answer a row with all its records."""
        self._close(item, replying.reply_with, item, reply)

    def confirm(self, item: ItemId) -> None:
        """Take what Earnest offers."""
        self._close(item, replying.confirm, item)

    def use_last_time(self, item: ItemId, place: int) -> None:
        """Take a line of last time."""
        self._close(item, repeating.take_line, item, place)

    def shelved(self, shelf: Shelf) -> Shelved:
        """Read what was written before and fits this meeting."""
        return Shelved(self.book.book, shelf, self.meeting)

    def not_again(self, shelf: Shelf, own: OwnWords) -> None:
        """Offer a sentence no more."""
        if self.book.do(own_words.not_again, shelf, own.words):
            self.noted.emit("It is not offered again.", True)

    def act_on(self, topic: Topic, way: str) -> None:
        """Take up what was put off, or settle it."""
        if way == "settle":
            self.note("Settled.", carrying.settle, topic)
        else:
            self.note("It is on the agenda.", carrying.take_up, self.id, topic)

    def miss(self, item: ItemId) -> None:
        """Close a row as missed."""
        self._close(item, answering.miss, item)

    def not_applicable(self, item: ItemId, reason: str) -> None:
        """Close a row as not applicable."""
        self._close(item, answering.not_applicable, item, reason)

    def clear(self, item: ItemId) -> None:
        """Open a row again."""
        self.do(item, answering.clear, self.id, item)

    def settle(self, found: Finding, key: str) -> None:
        """Take a way out of a finding; some ask for a word first."""
        if key in NOTED:
            self.note(NOTED[key], settle, self.id, found, key)
        else:
            self.asking.emit(found, key)

    def settle_with(self, found: Finding, key: str, words: str, more: str = "") -> str:
        """Settle a finding with words; what is wrong with them is returned."""
        return self.tell("Saved.", settle_with, self.id, found, key, words, more)

    # The call

    def join(self, *, elsewhere: bool = False) -> str:
        """Stamp that we joined; the way in is returned, empty if there is none."""
        again = self.meeting.joined is not None
        way = self.do(None, calling.join, self.id, elsewhere=elsewhere)
        if way is None:
            return ""
        if not again:
            self.noted.emit(f"Joined {self._clock(self.meeting.joined)}.", True)
        return way

    def end(self) -> bool:
        """Stamp the end; says whether it was."""
        ended = self.do(None, calling.end, self.id)
        if ended:
            self.noted.emit(f"Ended {self._clock(ended.ended)}.", True)
        return ended is not None

    def correct_times(
        self, joined: datetime | None, started: datetime | None, ended: datetime | None
    ) -> str:
        """Put the times right; what is wrong with them is returned."""
        return self.tell(
            "The times are put right.",
            timing.correct_times,
            self.id,
            joined=joined,
            started=started,
            ended=ended,
        )

    # What happened to it

    def move(self, starts: Moment, *, by_us: bool, minutes: int) -> str:
        """Move it; what speaks against it is returned."""
        return self.tell(
            "Moved. What is prepared stays.",
            moving.move,
            self.id,
            starts,
            by_us=by_us,
            minutes=minutes,
        )

    def nobody_came(self) -> None:
        """Note that nobody came."""
        self.note(
            "Nobody came: a promise to offer a new date is noted.",
            moving.nobody_came,
            self.id,
        )

    def voicemail(self, day: date | None, left: str) -> str:
        """Note that a voicemail took the call; a problem is returned."""
        return self.tell(
            "Voicemail: a promise to call again is noted.",
            moving.voicemail,
            self.id,
            call_again=day,
            left=left,
        )

    def cancel(self, *, by_us: bool) -> None:
        """Note that one side cancelled it."""
        who = "us" if by_us else "them"
        self.note(f"Cancelled by {who}.", moving.cancel, self.id, by_us=by_us)

    def delete(self) -> None:
        """Delete it, with its answers and records."""
        done = self.do(None, removing.remove, self.meeting)
        if done is not None:
            self.noted.emit(done.sentence, True)

    # What it is

    def set_length(self, length: Length | None) -> None:
        """Choose how much is asked."""
        words = LENGTHS[length].lower() if length else "by the stakes"
        said = f"The lists are {words} now; what is answered stays."
        self.note(said, changing.set_length, self.id, length)

    def change_kind(self, kind: Kind) -> None:
        """Make it another kind of meeting."""
        self.note("The lists follow the new kind.", changing.change_kind, self.id, kind)

    def change_channel(self, channel: Channel) -> None:
        """Meet by phone instead of web, or the other way."""
        self.note(
            "The lists follow the new way to meet.",
            changing.change_channel,
            self.id,
            channel,
        )

    def plan_recording(self, recording: bool) -> None:
        """Plan to record, or not to."""
        self.do(None, changing.plan_recording, self.id, recording)

    def edit_details(self, *, title: str, link: str, number: str, people: str) -> str:
        """Write title, way in and people; what is wrong with them is returned."""
        return self.tell(
            "Saved.",
            edit_details,
            self.id,
            title=title,
            link=link,
            number=number,
            people=people,
        )

    def send_agenda(self) -> str:
        """Stamp purpose and agenda as sent, and return the mail."""
        words = "Copied. Paste it into a mail; it counts as sent now."
        return self.note(words, wrapping.copy_agenda, self.id) or ""

    def send_recap(self, words: str) -> str:
        """Stamp the recap as sent, and return it."""
        return self.note(words, wrapping.copy_recap, self.id) or ""

    def _close(
        self,
        item: ItemId,
        verb: Callable[Concatenate[Desk, MeetingId, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do a verb on a row; with the last of its first three the wrap closes too."""

        def whole(desk: Desk, meeting: MeetingId) -> tuple[Promise, ...] | None:
            with desk.act("answer a row"):
                verb(desk, meeting, *args, **kwargs)
                return replying.wrap_up(desk, meeting, item)

        made = self.do(item, whole, self.id)
        if made is not None:
            noted = f": {count(len(made), 'promise')} noted under Later" if made else ""
            self.noted.emit(f"Wrapped up{noted}.", True)

    def _clock(self, stamp: Stamp | None) -> str:
        assert stamp is not None
        zone = ZoneInfo(self.book.settings.zone)
        return clock(stamp.instant.astimezone(zone))
