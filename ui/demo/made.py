"""The whole story in a folder: the book, the brief before, the report after."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from app.book.backup_names import named
from app.book.book import Book
from app.book.dossiers import dossier
from app.book.verify import verify
from app.desk import packs
from app.desk.desk import Desk
from app.errors import Problem
from app.files import write_beside
from app.folders import BOOK_NAME
from app.records.meeting import Meeting, Outcome, Stamp
from app.rules.preparation import prepare
from app.rules.recap import recap_promises
from app.rules.values import Preparation
from app.rules.wording import clock as clock_words
from app.rules.wording import count
from checklists.library import Library
from reports.brief import brief, brief_html, brief_sheet
from reports.follow_through import (
    follow_through,
    follow_through_html,
    follow_through_sheet,
)
from reports.gather import gather
from reports.period import Period
from reports.sheet import Sheet
from ui.demo import before_the_call
from ui.demo.call import AFTER_ALL, call
from ui.demo.clock import HOME, StorysClock, at_home
from ui.demo.history import BEGINS, IDA
from ui.demo.rep import Rep
from ui.demo.story import NORRLAND

ZONE = ZoneInfo(HOME)
PRINTED = at_home("2026-11-23 13:55")
PERIOD = Period(date(2026, 11, 1), date(2026, 11, 30), HOME)

Pages = Callable[[Sequence[Sheet]], bytes]


@dataclass(frozen=True, slots=True)
class Made:
    """What a demo did, in sentences, and the files it wrote, in their order."""

    told: tuple[str, ...]
    files: tuple[Path, ...]


def make_demo(folder: Path, pdf: Pages) -> Made:
    """Tell the story into a book in a folder, and print from it.

    An earlier sample there is made anew; any other book is refused.
    """
    path = _room_for(folder)
    clock = StorysClock(BEGINS)
    files = [path]
    with Book(path, clock=clock) as book:
        rep = Rep(Desk(book, Library(), clock), clock)
        before_the_call(rep)
        rep.tell(f"She prepares “{NORRLAND}”. On Monday at 13:46: {_state(rep)}.")
        scenes = tuple(call())
        rep.play(scene for scene in scenes if scene.at < PRINTED)
        rep.clock.turn(PRINTED)
        rep.tell(f"She sends what she owed and does the last check: {_state(rep)}.")
        page = brief(_prepared(rep))
        files.append(_write(folder / "brief.pdf", pdf([brief_sheet(page)])))
        files.append(_write(folder / "brief.html", brief_html(page).encode()))
        rep.play(scene for scene in scenes if scene.at >= PRINTED)
        rep.clock.turn(AFTER_ALL)
        report = follow_through(gather(book, PERIOD, rep.desk.now))
        sheet = follow_through_sheet(report)
        files.append(_write(folder / "follow-through.pdf", pdf([sheet])))
        whole = follow_through_html(report).encode()
        files.append(_write(folder / "follow-through.html", whole))
        rep.tell(_call(rep))
        rep.tell(f"By the evening {_calls(rep)}.")
        rep.tell(f"November: {report.promises}")
        rep.tell(" ".join(verify(book).sentences))
    return Made(tuple(rep.told), tuple(files))


def _room_for(folder: Path) -> Path:
    """Return where the book goes, with an earlier sample out of the way."""
    path = folder / BOOK_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            f"{folder} cannot be made: {error.strerror}.", "Name another folder."
        ) from error
    if path.exists():
        if not _is_sample(path):
            raise Problem(
                f"{path} is a book of somebody's own; the sample would replace it.",
                "Name another folder.",
            )
        path.unlink()
        for copy in named(path):
            copy.path.unlink()
    return path


def _is_sample(path: Path) -> bool:
    try:
        with Book(path, clock=StorysClock(BEGINS)) as book:
            return book.settings().own_emails == (IDA,)
    except (Problem, sqlite3.Error):
        return False


def _prepared(rep: Rep) -> Preparation:
    meeting = rep.meeting(NORRLAND)
    read = dossier(rep.desk.book, meeting.id, rep.desk.now)
    return prepare(read, packs.items_of(rep.desk, meeting))


def _state(rep: Rep) -> str:
    words = _prepared(rep).readiness.words
    return words[0].lower() + words[1:]


def _call(rep: Rep) -> str:
    """Say when the call was, and how much was agreed in it."""
    meeting = rep.meeting(NORRLAND)
    file = dossier(rep.desk.book, meeting.id, rep.desk.now)
    stamps = (meeting.joined, meeting.ended, meeting.wrapped, meeting.recap_sent)
    instants = [s.instant if isinstance(s, Stamp) else s for s in stamps if s]
    joined, ended, wrapped, sent = (clock_words(i.astimezone(ZONE)) for i in instants)
    agreed = count(len(recap_promises(file)), "promise")
    return (
        f"The call: joined {joined}, ended {ended}, wrapped up {wrapped}, "
        f"the recap with {agreed} sent {sent}."
    )


def _calls(rep: Rep) -> str:
    held = rep.desk.book.select(Meeting, "WHERE outcome = ?", (Outcome.HELD,))
    accounts = {meeting.account for meeting in held}
    calls, customers = count(len(held), "call"), count(len(accounts), "customer")
    return f"she has held {calls} with {customers} since September"


def _write(path: Path, data: bytes) -> Path:
    return write_beside(path, data, replace=True)
