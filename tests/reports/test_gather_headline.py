"""Figures counted from a book, by hand, and what never leaves it."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.book import Book
from app.records.account import Account
from app.records.exchange import Ask, AskId, Give, GiveId, Refusal, RefusalId
from app.records.knowledge import (
    Claim,
    ClaimId,
    Note,
    NoteId,
    Point,
    PointAnswer,
    PointId,
)
from app.records.loss import Loss, LossId
from app.records.mark import Mark, MarkId, MarkKind
from app.records.meeting import Answer, Answered, AnswerId, PackVersion
from app.records.person import Person, PersonId, Role, View
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from app.rules.headline.tally import Case
from app.rules.outcome import Result
from checklists.library import Library
from checklists.pack import ItemId, Length
from reports.follow_through import (
    follow_through,
    follow_through_html,
    follow_through_sheet,
)
from reports.gather import gather
from reports.period import Period
from ui.commands.saying import plain
from ui.demo import make_sample
from ui.demo.clock import HOME, at_home

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30), "Europe/Berlin")
DAY = timedelta(days=1)
# A Tuesday: two working days later it is Thursday.
TUESDAY = datetime(2026, 11, 10, 9, tzinfo=UTC)


@pytest.fixture
def book(tmp_path, month, meetings):
    with Book(tmp_path / "earnest.db", clock=lambda: month.now) as book:
        put(book, *month.accounts, *meetings)
        yield book


@pytest.fixture
def counted(book, month):
    """The headline figures of the book as it is when asked for."""
    return lambda: gather(book, NOVEMBER, month.now).headline


def put(book, *records):
    with book.write("Fill") as write:
        for record in records:
            write.put(record)


def pages(gathered):
    report = follow_through(gathered)
    told = json.dumps(plain(report), ensure_ascii=False)
    return told, follow_through_html(report), *follow_through_sheet(report).forms


def test_an_empty_book_counts_nothing(tmp_path, month):
    with Book(tmp_path / "empty.db", clock=lambda: month.now) as book:
        report = follow_through(gather(book, NOVEMBER, month.now))
    words = {one.words for of in report.virtues for one in of.figures}
    assert words == {"none yet"}


def test_meetings_are_counted_from_the_book(counted):
    of = counted().calls
    assert (of.joined.kept, of.joined.total) == (18, 19)
    assert of.classes == {Result.CONTINUATION: 19}
    assert (of.ended.kept, of.ended.total) == (19, 19)


def test_claims_are_counted_by_their_meeting_and_their_proof(book, meetings, counted):
    held = meetings[0]
    later = replace(meetings[1], outcome="nobody came")
    claim = Claim(
        ClaimId("good"), held.account, "a third less", TUESDAY, evidence="sheets"
    )
    put(
        book,
        later,
        replace(claim, meeting=held.id, made=TUESDAY - 90 * DAY),
        replace(claim, id="bare", evidence=" "),
        replace(claim, id="flagged", evidence="", unproven=True),
        replace(claim, id="dropped", evidence="", dropped=True),
        replace(claim, id="unsaid", evidence="", meeting=later.id),
        replace(claim, id="before", evidence="", made=TUESDAY - 30 * DAY),
    )
    made = counted()
    assert (made.proof.kept, made.proof.total, made.unproven) == (1, 3, 1)
    assert set(made.proof.against) == {
        Case("bare", "no proof"),
        Case("flagged", "marked unproven"),
    }


def test_a_correction_counts_once_they_know_of_it(book, month, counted):
    owed = Promise(
        PromiseId("sent"), month.accounts[0].id, "four, not any", True, TUESDAY,
        kind=PromiseKind.CORRECTION, state=PromiseState.DONE, done=TUESDAY + 3 * DAY,
        private=True,
    )  # fmt: skip
    unsent = replace(owed, id="unsent", told=False, state=PromiseState.OPEN, done=None)
    put(book, owed, replace(owed, id="late", done=TUESDAY + 9 * DAY), unsent)
    made = counted()
    assert (made.corrections.kept, made.corrections.total) == (1, 2)
    assert made.corrections.against == (Case("late", "answered later"),)
    for page in pages(gather(book, NOVEMBER, month.now)):
        assert "four, not any" not in page


def test_open_points_are_counted_and_those_fixed_from_the_start_are_not(
    book, month, counted
):
    point = Point(PointId("soon"), month.accounts[0].id, "Exit clause", TUESDAY)
    yes = {"answer": PointAnswer.YES}
    put(
        book,
        replace(point, answered=TUESDAY + 2 * DAY, **yes),
        replace(point, id="late", answered=TUESDAY + 4 * DAY, **yes),
        replace(point, id="open"),
        replace(point, id="fixed", answer=PointAnswer.FIXED, answered=TUESDAY),
        replace(point, id="gap", kind="gap"),
    )
    made = counted().points
    assert (made.kept, made.total) == (1, 3)
    assert {case.record for case in made.against} == {"late", "open"}


def test_gives_asks_and_asks_after_a_no_are_counted(book, month, counted):
    account = month.accounts[0].id
    ask = Ask(
        AskId("fair"), account, "a visit", TUESDAY, subject="visit", asked=TUESDAY
    )
    no = Refusal(RefusalId("no"), account, "no", TUESDAY - DAY, subject="reference")
    give = Give(GiveId("g"), account, "a table", TUESDAY, delivered=TUESDAY)
    put(
        book,
        ask,
        replace(ask, id="again", subject="Reference"),
        no,
        give,
        replace(give, id="planned", delivered=None),
        replace(give, id="before", delivered=TUESDAY - 30 * DAY),
    )
    made = counted().asks
    assert (made.kept, made.total) == (1, 2)
    assert made.against == (Case("again", "they had said no on 9 Nov 2026"),)
    report = follow_through(gather(book, NOVEMBER, month.now))
    assert "1 give to 2 asks" in {
        one.words for of in report.virtues for one in of.figures
    }


def test_losses_are_counted_by_reason_and_by_the_point_they_broke_on(
    book, month, counted
):
    account = month.accounts[0].id
    loss = Loss(LossId("a"), account, "hall A", TUESDAY, TUESDAY, reason="price")
    put(
        book,
        Point(PointId("notice"), account, "Notice period", TUESDAY - 60 * DAY),
        loss,
        replace(
            loss, id="b", reason="relationship", small_point="notice", dispute=True
        ),
        replace(loss, id="c", at=TUESDAY - 30 * DAY),
    )
    made = counted().small_losses
    assert (made.kept, made.total) == (1, 2)
    assert made.against == (Case("b", "in dispute"),)
    report = follow_through(gather(book, NOVEMBER, month.now))
    assert [(one.name, one.parts) for one in report.aside] == [
        ("Lost or in dispute, by reason", {"relationship": 1, "price": 1}),
        ("Of these on a small point", {"Notice period": 1}),
    ]


def test_what_was_set_aside_is_counted_from_the_book(book, month, meetings):
    library = Library()
    meeting, brief, moved = meetings[:3]
    items = [
        item
        for pack in library.packs()
        for item in pack.items
        if item.id in {"plan-homework", "wrap-honest"}
    ]
    rows = [
        Answer(
            AnswerId(f"{one.id}-{item.id}"), one.id, item.id, Answered.NOT_APPLICABLE,
            TUESDAY, TUESDAY, reason="already settled",
        )
        for one in (meeting, brief)
        for item in items
    ]  # fmt: skip
    passed = Mark(
        MarkId("a"), MarkKind.OVERRIDDEN, TUESDAY, "HON-02", meeting.account,
        meeting.id, reason="They know me", shared=True,
    )  # fmt: skip
    put(
        book,
        *rows,
        passed,
        replace(passed, id="b", reason="kept to myself", shared=False),
        replace(passed, id="c", withdrawn=TUESDAY),
        replace(passed, id="d", kind=MarkKind.STILL_TRUE),
        replace(brief, length=Length.SHORT, booked=brief.starts.instant - 5 * DAY),
        replace(
            moved, length=Length.SHORT, booked=moved.starts.instant - timedelta(hours=3)
        ),
    )
    report = follow_through(gather(book, NOVEMBER, month.now))
    lines = {one.name: one for one in report.aside}
    assert lines["Stops passed with a reason"].parts == {"purpose not told": 2}
    assert lines["Stops passed with a reason"].told == ("“They know me”",)
    # Of a private row not even the count is told.
    assert lines["Rows not applicable, by reason"].parts == {"already settled": 2}
    (prompt,) = (item.prompt for item in items if not item.private)
    assert lines["Rows not applicable, by row"].parts == {prompt: 2}
    # Of the two made short, for one it was proposed: it was booked the same day.
    assert lines["Short chosen by hand"].times == 1


def test_what_was_open_at_the_start_is_told_of_meetings_with_lists(
    book, month, meetings
):
    library = Library()
    one = meetings[0]
    packs = library.packs_for(one.kind, one.channel)
    put(book, replace(one, packs=tuple(PackVersion(p.id, p.version) for p in packs)))
    found = gather(book, NOVEMBER, month.now).headline.found
    assert (found.clear.kept, found.clear.total) == (0, 1)
    assert found.stops > 0
    assert found.clear.against[0].why.startswith(f"{found.stops} stops and")
    assert gather(book, NOVEMBER, month.now, conclude=False).headline.found is None


def test_nothing_written_in_private_fields_leaves(book, month, meetings):
    one, account = meetings[0], month.accounts[0]
    told = (one.id, account.id)
    secrets = iter(f"zzsecret{n}zz" for n in range(1000))

    def hidden(*names):
        return {name: next(secrets) for name in names}

    put(
        book,
        Account(
            account.id, account.name, TUESDAY, **hidden("shared_goal"),
            engagement=(next(secrets),),
        ),
        Person(
            PersonId("anna"), "Anna", account.id, role=Role.DECIDES, view=View.OPPOSES,
            **hidden("function", "view_about", "sound", "rhythm", "tie", "conduct",
                     "level", "note"),
        ),
        replace(one, **hidden("notes", "link", "number", "place")),
        Note(NoteId("n"), account.id, next(secrets), TUESDAY, meeting=one.id),
        Mark(
            MarkId("m"), MarkKind.OVERRIDDEN, TUESDAY, "HON-02", account.id, one.id,
            **hidden("reason"),
        ),
        Loss(
            LossId("l"), account.id, next(secrets), TUESDAY, TUESDAY,
            **hidden("theirs", "ours", "reason", "review"),
        ),
        Refusal(
            RefusalId("r"), account.id, next(secrets), TUESDAY - DAY, subject="x"
        ),
        Ask(
            AskId("a"), account.id, "a visit", TUESDAY, subject="x", asked=TUESDAY,
            **hidden("we_gain", "why_now", "easy_no"),
        ),
        Promise(
            PromiseId("p"), account.id, next(secrets), True, TUESDAY, private=True,
        ),
        Promise(
            PromiseId("c"), account.id, next(secrets), True, TUESDAY,
            kind=PromiseKind.CORRECTION, private=True, told=False,
        ),
        Promise(
            PromiseId("s"), account.id, next(secrets), True, TUESDAY,
            kind=PromiseKind.CORRECTION, private=True,
        ),
        Point(
            PointId("pt"), account.id, "Exit", TUESDAY,
            **hidden("protects", "fixed_by", "can_be_changed_by", "our_answer"),
        ),
        *(
            Answer(
                AnswerId(f"x-{item}"), one.id, ItemId(item), state, TUESDAY, TUESDAY,
                text=next(secrets), reason="already settled",
            )
            for item, state in (
                ("wrap-honest", Answered.ANSWERED),
                ("wrap-adapted", Answered.NOT_APPLICABLE),
                ("fup-lesson", Answered.ANSWERED),
                ("plan-homework", Answered.ANSWERED),
            )
        ),
    )  # fmt: skip
    gathered = gather(book, NOVEMBER, month.now)
    assert gathered.headline.asks.total == 1
    assert gathered.headline.corrections.total == 1
    for page in pages(gathered):
        assert "zzsecret" not in page
    assert told


def test_the_sample_is_counted_as_by_hand(tmp_path):
    """Seventeen November calls of Ida's were over on Monday the 23rd at 13:46.

    In two of them what she wanted was not agreed, and of one with Oka Marine she
    still had to wrap up; it was also booked less than a day before.
    """
    make_sample(tmp_path / "sample.db")
    now = at_home("2026-11-23 13:46")
    with Book(tmp_path / "sample.db", clock=lambda: now) as book:
        month = Period(date(2026, 11, 1), date(2026, 11, 30), HOME)
        gathered = gather(book, month, now)
    made = gathered.headline
    assert sum(made.calls.classes.values()) == 17
    assert {
        field.name: (tally.kept, tally.total)
        for field in fields(made.calls)
        if hasattr(tally := getattr(made.calls, field.name), "kept")
    } == {
        "wanted": (14, 17),
        "least": (14, 17),
        "joined": (17, 17),
        "ended": (17, 17),
        "told": (16, 16),
        "theirs": (17, 17),
    }
    # Both of her claims are for calls still to come.
    assert (made.proof.kept, made.proof.total) == (0, 0)
    assert made.found.clear.total == 17
    assert (made.asks.kept, made.asks.total) == (3, 3)
    # Three points were raised on Friday the 13th, and none is answered yet.
    assert (made.points.kept, made.points.total) == (0, 3)
