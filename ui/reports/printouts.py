"""Reports as they are seen and as they leave: on paper, as a web page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.records.meeting import MeetingId
from checklists.pack import ItemId
from reports.brief import brief, brief_html, brief_sheet
from reports.day_sheet import day_html, day_on_paper, day_sheets
from reports.follow_through.values import WorthAsking
from reports.numbering import numbering
from reports.sheet import Sheet
from ui.open_book import OpenBook


@dataclass(frozen=True, slots=True)
class Printout:
    """One report: its sheets of paper, its web page, a title, and what it holds.

    `leaves` and `stays` say what leaves this computer with it and what does not;
    `rows` which rows the numbers of its briefs stand for; `questions` what a reader
    may ask, to say a word on. Without sheets there is nothing to print.
    """

    title: str = ""
    sheets: tuple[Sheet, ...] = ()
    page: str = ""
    leaves: str = ""
    stays: str = ""
    rows: Mapping[MeetingId, tuple[ItemId, ...]] = field(default_factory=dict)
    questions: tuple[WorthAsking, ...] = ()


NOT_YET = Printout(leaves="Working it out …")
NO_MEETING = Printout(leaves="Add a meeting first: then its brief is here.")
NO_ACCOUNT = Printout(leaves="Name an account: then its review is here.")
_STAYS = "Stays here: what you think of people, private rows."


def of_meeting(book: OpenBook, meeting: MeetingId) -> Printout:
    """Return the brief of a meeting."""
    page = brief(book.preparation(meeting))
    day = page.head.about.rsplit("\N{MIDDLE DOT}", 1)[-1].strip()
    return Printout(
        f"Brief {page.head.account} {day}",
        (brief_sheet(page),),
        brief_html(page),
        "The brief is for you: purpose, people, promises, agenda, what you "
        "wrote into the rows.",
        _STAYS,
        numbering([page]),
    )


def of_today(book: OpenBook) -> Printout:
    """Return the day sheet of today, and the briefs of what is still to come."""
    day = day_on_paper(book.book, book.items_of, book.now())
    return Printout(
        f"Briefs {day.sheet.day}",
        day_sheets(day),
        day_html(day),
        "For you: the day with its promises, and the brief of each meeting still "
        "to come.",
        _STAYS,
        numbering(day.briefs),
    )
