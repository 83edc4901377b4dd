"""What was promised in a period and what became of it, or one account as it stands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from app.clock import Clock
from app.day_words import read_day
from app.desk.desk import Desk
from app.errors import Problem
from app.files import safe_name
from reports.sheet import Sheet
from ui.commands import ExitCode
from ui.commands.opening import the_desk
from ui.commands.saying import as_json, say, say_json

if TYPE_CHECKING:
    from reports.follow_through import WorthAsking
    from reports.period import Period

ANSWERS = """A day is 2026-11-02, 2 nov or today. Without any, a follow-through is of
this month so far, the review of an account of the last 90 days. An account is named by
its id, the beginning of it, or words of its name; its review is for inside use.
exit codes: 0 it is made; 2 no such account, several of that name, the days make no
sense, or it cannot be written."""
FOLLOW_THROUGH: Final = "follow-through"
ACCOUNT: Final = "account"
KINDS = (FOLLOW_THROUGH, ACCOUNT)
FORMATS = ("pdf", "html", "json")
REVIEWED: Final = timedelta(days=89)


@dataclass(frozen=True, slots=True)
class _Made:
    """A report in the form asked for, the file name it suggests, what it comes to.

    One of `page` and `sheet` is there; `paper` is for the sheet.
    """

    name: str
    sentence: str
    paper: str
    page: str = ""
    sheet: Sheet | None = None


def add_arguments(parser: ArgumentParser) -> None:
    """It takes a kind, an account or none, a period, a format, where to put it."""
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=" or ".join(KINDS))
    parser.add_argument("account", nargs="?", default="", metavar="ACCOUNT")
    parser.add_argument("--from", dest="first", metavar="DAY", default="")
    parser.add_argument("--to", dest="last", metavar="DAY", default="today")
    parser.add_argument("--format", choices=FORMATS, default="html")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to put it")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="NAME",
        help="somebody of the account who is not to be named; may be given again",
    )
    parser.add_argument(
        "--comment",
        action="append",
        nargs=2,
        default=[],
        metavar=("NUMBER", "WORDS"),
        help="your word on a question of the review; may be given again",
    )


def run(told: Namespace, clock: Clock) -> int:
    """Make the report."""
    from ui.commands.pages import write_pdf, write_text

    _refuse_what_does_not_fit(told)
    with the_desk(told, clock) as desk:
        made = _account(told, desk) if told.kind == ACCOUNT else _period_of(told, desk)
    if made.sheet:
        out = told.out or Path(safe_name(made.name, ".pdf"))
        written = write_pdf(out, [made.sheet], made.paper)
    elif not told.out:
        say(made.page)
        return ExitCode.DONE
    else:
        written = write_text(told.out, made.page)
    if told.json:
        say_json({"file": str(written)})
    else:
        say(f"Written: {written}", made.sentence)
    return ExitCode.DONE


def _refuse_what_does_not_fit(told: Namespace) -> None:
    if told.kind == ACCOUNT and not told.account.strip():
        raise Problem(
            "Which account is not said.", "Name it: earnest report account NAME"
        )
    if told.kind != ACCOUNT and (told.account or told.without or told.comment):
        raise Problem(
            "A follow-through is of all accounts.",
            "Of one alone it is: earnest report account NAME",
        )


def _period_of(told: Namespace, desk: Desk) -> _Made:
    """Make a follow-through."""
    from reports.follow_through import (
        follow_through,
        follow_through_html,
        follow_through_sheet,
    )
    from reports.gather import gather

    period = _period(desk, told.first, told.last)
    gathered = gather(desk.book, period, desk.now, library=desk.library)
    report = follow_through(gathered)
    name, paper = f"{report.title} {period.words}", gathered.settings.paper
    if told.format == "pdf":
        sheet = follow_through_sheet(report)
        return _Made(name, report.promises, paper, sheet=sheet)
    page = as_json(report) if _as_json(told) else follow_through_html(report)
    return _Made(name, report.promises, paper, page)


def _account(told: Namespace, desk: Desk) -> _Made:
    """Make the review of one account."""
    from app.book.account_files import account_file
    from reports.account_review import (
        account_review,
        account_review_html,
        account_review_sheet,
    )
    from reports.follow_through import Wishes
    from ui.commands.which_account import account_meant, people_meant

    account = account_meant(desk, told.account)
    period = _period(desk, told.first, told.last, REVIEWED)
    file = account_file(desk.book, account, desk.now)
    wishes = Wishes(without=people_meant(file, told.without))
    review = account_review(file, period, wishes)
    if said := _comments(told.comment, review.worth_asking):
        review = account_review(file, period, Wishes(said, wishes.without))
    name, paper = f"{review.title} {review.name}", file.settings.paper
    if told.format == "pdf":
        return _Made(name, review.inside, paper, sheet=account_review_sheet(review))
    page = as_json(review) if _as_json(told) else account_review_html(review)
    return _Made(name, review.inside, paper, page)


def _comments(
    told: Sequence[Sequence[str]], asked: Sequence[WorthAsking]
) -> dict[str, str]:
    """Return words on questions, by what each question is about."""
    said = {}
    for number, words in told:
        if not (number.isdecimal() and 0 < int(number) <= len(asked)):
            raise Problem(
                f"There is no question {number}.",
                f"Give a number from 1 to {len(asked)}, as they stand on the page.",
            )
        said[asked[int(number) - 1].about] = words
    return said


def _as_json(told: Namespace) -> bool:
    return bool(told.format == "json" or (told.json and not told.out))


def _period(desk: Desk, first: str, last: str, back: timedelta | None = None) -> Period:
    """Return the days asked for; without a first one the month, or so many back."""
    from reports.period import Period

    zone = desk.book.settings().zone
    today = desk.now.astimezone(ZoneInfo(zone)).date()
    end = _day(last, today)
    begin = end - back if back else end.replace(day=1)
    if first:
        begin = _day(first, today)
    if end < begin:
        raise Problem(f"{last} lies before {first}.", "Give the earlier day first.")
    return Period(begin, end, zone)


def _day(words: str, today: date) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        day = read_day(words.strip().casefold(), today)
    if day is None:
        raise Problem(f"“{words}” is no day.", "Write it as 2026-11-02.")
    return day
