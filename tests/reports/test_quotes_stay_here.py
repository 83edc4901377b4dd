"""No page says in somebody's words what they did not agree to be quoted with."""

from dataclasses import replace
from datetime import date

import pytest

from app.book.account_files import account_file
from app.book.book import Book
from app.book.dossiers import dossier as dossier_of
from app.records.knowledge import Claim, ClaimId, Side
from app.records.meeting import Answer, Answered, AnswerId
from app.rules.preparation import prepare
from app.rules.proof import NOT_YET
from app.rules.recap import purpose_and_agenda, recap, thanks
from checklists.library import Library
from checklists.pack import ItemId, Length
from reports import words
from reports.account_review import (
    account_review,
    account_review_html,
    account_review_sheet,
)
from reports.brief import brief, brief_html, brief_sheet
from reports.day_sheet import day_html, day_on_paper, day_sheets
from reports.follow_through import (
    follow_through,
    follow_through_html,
    follow_through_sheet,
)
from reports.gather import gather
from reports.period import Period
from ui.commands.brief_text import brief_text
from ui.commands.saying import as_json

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30), "Europe/Berlin")
WORDS, WHO = "zebrawords", "Xanthippe"
STRONG, WEAK, BARE = "half the call-ins", "no night shift", "a third less paper"
OCTOBER = date(2026, 10, 1)
DATED = words.month(OCTOBER)
BRIEF, DAY, REST = range(3)


def items_of(meeting):
    library = Library()
    return library.items(library.packs_for(meeting.kind, meeting.channel))


@pytest.fixture
def pages(tmp_path, dossier):
    """Make every page of a book in which proofs are what somebody said."""

    def every(*, agreed):
        account, held = dossier.account, replace(dossier.meeting, length=Length.FULL)
        claim = Claim(
            ClaimId("strong"), account.id, STRONG, dossier.now, evidence=WORDS,
            evidence_date=OCTOBER, meeting=held.id, quoted=WHO,
            may_quote=agreed,
        )  # fmt: skip
        # The row as Earnest filled it, taken with one key: for her eyes only.
        taken = Answer(
            AnswerId("taken"), held.id, ItemId("reh-claims"), Answered.ANSWERED,
            dossier.now, dossier.now, f"{STRONG}: {WORDS}", links=("strong",),
        )  # fmt: skip
        with Book(tmp_path / "earnest.db", clock=lambda: dossier.now) as book:
            with book.write("Fill") as write:
                for record in (
                    account,
                    *dossier.people.values(),
                    held,
                    claim,
                    taken,
                    replace(claim, id="weak", statement=WEAK, side=Side.LIMIT),
                    replace(claim, id="bare", statement=BARE, evidence="",
                            meeting=None),
                    replace(claim, id="said", statement="said before", meeting=None),
                ):  # fmt: skip
                    write.put(record)
            read = dossier_of(book, held.id, dossier.now)
            made = brief(prepare(read, items_of(held)))
            day = day_on_paper(book, items_of, dossier.now)
            month = follow_through(gather(book, NOVEMBER, dossier.now))
            review = account_review(account_file(book, account, dossier.now), NOVEMBER)
        return (
            (
                brief_html(made), *brief_sheet(made).forms, as_json(made),
                "\n".join(brief_text(made)),
            ),
            (
                day_html(day), as_json(day),
                "".join(form for one in day_sheets(day) for form in one.forms),
            ),
            (
                follow_through_html(month), *follow_through_sheet(month).forms,
                as_json(month), account_review_html(review),
                *account_review_sheet(review).forms, as_json(review),
                recap(read), purpose_and_agenda(read), thanks(read),
            ),
        )  # fmt: skip

    return every


def test_a_quote_nobody_agreed_to_is_on_no_page(pages):
    made = pages(agreed=False)
    for page in (page for several in made for page in several):
        assert WORDS not in page
        assert WHO not in page
        assert DATED not in page
    for page in (*made[BRIEF], *made[DAY]):
        told = " ".join(page.split())
        assert STRONG in told
        assert WEAK in told
        assert told.count(NOT_YET) >= 2
    assert BARE in made[REST][0].lower()


def test_a_quote_they_agreed_to_is_printed_with_its_name(pages):
    made = pages(agreed=True)
    for page in (*made[BRIEF], *made[DAY]):
        told = " ".join(page.split())
        assert told.count(f"{WORDS}, said by {WHO}, {DATED}") >= 2
        assert NOT_YET not in told
    for page in made[REST]:
        assert WORDS not in page
