"""A meeting added by hand: with whom, when, for what."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parseaddr

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from app.book import accounts
from app.desk import booking
from app.records.event import Invited
from app.records.moment import Moment
from checklists.pack import Channel, Option
from ui.meeting.words import KINDS
from ui.open_book import OpenBook
from ui.theme import SMALL, STRONG, Tone, em
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import around, column, line
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit

MINUTES = "45"
BY_ITSELF = "by itself: first talk, or as last time"


class NewMeeting(Sheet):
    """Account, day and time are enough; everything else can follow.

    Where an account is shown, that one is filled in.
    """

    booked = Signal(object)

    def __init__(self, book: OpenBook, over: QWidget, account: str = "") -> None:
        super().__init__("New meeting", "", "Add it", check=self._wrong, parent=over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        self.account = LabelledField("With which account", account, "Norrland Robotics")
        names = [account.name for account in accounts.by_name(book.book)]
        completer = QCompleter(names, self.account)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.account.field.setCompleter(completer)
        self.people = LabelledField(
            "Who is coming", "", "Anna Lindqvist <anna@norrland.example>, Tomás Rey"
        )
        self.when = WhenEdit("When", book.now, book.settings.zone)
        self.minutes = LabelledField("Minutes", MINUTES)
        self.minutes.field.setMaximumWidth(em(6))
        self.kind = QComboBox()
        self.kind.setAccessibleName("What kind of meeting")
        self.kind.addItem(BY_ITSELF, None)
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        self.channel = ChoiceRow(
            (Option(Channel.WEB), Option(Channel.PHONE)), "Channel", Channel.WEB
        )
        self.way_in = LabelledField(
            "Join link or number", "", "https://… or +46 90 10 20 30"
        )
        when = line(_under("When", self.when), self.minutes, gap=3)
        when.setStretch(0, 1)
        for part in (
            self.account,
            self.people,
            when,
            _under("Kind", self.kind),
            _under("How", self.channel),
            self.way_in,
        ):
            self.add(part)
        self.accepted.connect(self._book_it)
        (self.people if account else self.account).setFocus()

    def _wrong(self) -> str:
        when = self.when.when
        if not self.account.text:
            return "Name the account it is with."
        if when is None or when.at is None:
            return "Give a day and a time: “tue 14:00”."
        if not self.minutes.text.isdecimal():
            return "Give its length in minutes."
        return ""

    def _book_it(self) -> None:
        when = self.when.when
        if when is None or when.at is None:
            return
        starts = Moment.local(datetime.combine(when.day, when.at), when.zone)
        way = self.way_in.text
        channel = Channel(self.channel.option)
        made = self._book.do(
            booking.book_meeting,
            self.account.text,
            starts,
            int(self.minutes.text),
            channel=channel,
            kind=self.kind.currentData(),
            attendees=_invited(self.people.text),
            link=way if channel is Channel.WEB else "",
            number=way if channel is Channel.PHONE else "",
            invite_is_ours=True,
        )
        if made is not None:
            self.booked.emit(made.id)


def _under(label: str, field: QWidget) -> QWidget:
    head = Text(label, size=SMALL, tone=Tone.QUIET, weight=STRONG)
    return around(column(head, field, gap=1))


def _invited(text: str) -> tuple[Invited, ...]:
    """Read names and mail addresses, parted by commas or semicolons."""
    found = []
    for part in re.split(r"[,;]", text):
        name, mail = parseaddr(part) if "<" in part else ("", part.strip())
        if "@" not in mail:
            name, mail = name or mail, ""
        if name or mail:
            found.append(Invited(name.strip(), mail.casefold()))
    return tuple(found)
