from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.book.book import Book
from app.records.meeting import Answer, Answered, AnswerId, PackVersion
from app.records.person import Person, PersonId
from app.rules.values import ReadyWord
from checklists.library import Library
from checklists.pack import ItemId
from reports.follow_through import Written, follow_through, follow_through_html
from reports.gather import gather
from reports.period import Period

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30), "Europe/Berlin")


@pytest.fixture
def book(tmp_path, month, meetings):
    with Book(tmp_path / "earnest.db", clock=lambda: month.now) as book:
        with book.write("Fill") as write:
            for records in (
                *(month.accounts, meetings, month.promises),
                *(month.gives, month.asks),
            ):
                for record in records:
                    write.put(record)
        yield book


def answers(meeting, **given):
    """An answer a row, each given so long after the start."""
    return [
        Answer(
            AnswerId(f"{meeting.id}-{item}"),
            meeting.id,
            ItemId(item.replace("_", "-")),
            Answered.ANSWERED,
            meeting.actual_start + after,
            meeting.actual_start + after,
            text="words",
        )
        for item, after in given.items()
    ]


def test_the_book_gives_the_report_of_the_values(book, month):
    gathered = gather(book, NOVEMBER, month.now, stages=month.stages)
    made, meant = follow_through(gathered), follow_through(replace(month, ready={}))
    assert made.by_account == meant.by_account
    assert made.worth_asking == meant.worth_asking
    assert (made.promises, made.meetings) == (meant.promises, meant.meetings)


def test_answers_are_classed_by_the_actual_times(book, month, meetings):
    meeting = meetings[4]
    minute = timedelta(minutes=1)
    with book.write("Answer") as write:
        for answer in answers(
            meeting,
            plan_outcome=timedelta(),
            reh_ask=minute,
            live_learned=timedelta(minutes=5),
            pre_clock=timedelta(hours=2),
            wrap_outcome=timedelta(hours=1),
            wrap_honest=-minute,
        ):
            write.put(answer)
    assert meeting.actual_start > meeting.starts.instant
    assert gather(book, NOVEMBER, month.now).written == Written(1, 2, 1)


def test_readiness_is_concluded_where_a_meeting_had_lists(book, month, meetings):
    library = Library()
    for meeting in meetings[:3]:
        packs = library.packs_for(meeting.kind, meeting.channel)
        versions = tuple(PackVersion(p.id, p.version) for p in packs)
        with book.write("Packs") as write:
            write.put(replace(meeting, packs=versions))
    ready = gather(book, NOVEMBER, month.now).ready
    assert ready == {
        meeting.id: ReadyWord.NOT_READY_AT_START for meeting in meetings[:3]
    }


def test_readiness_of_very_many_is_left_unsaid(book, month, meetings):
    with book.write("Many") as write:
        for n in range(201):
            one = replace(meetings[0], id=f"many{n}")
            write.put(replace(one, packs=(PackVersion("core", 1),)))
    assert gather(book, NOVEMBER, month.now).ready == {}


def test_another_period_is_empty(book, month):
    october = Period(date(2026, 10, 1), date(2026, 10, 31), "Europe/Berlin")
    report = follow_through(gather(book, october, month.now))
    assert report.promises == "No promise came due."
    assert report.meetings == "No meeting was held."


def test_as_many_queries_for_many_meetings_as_for_few(book, month, meetings):
    def asked():
        queries = []
        book._connection.set_trace_callback(queries.append)
        gather(book, NOVEMBER, month.now)
        book._connection.set_trace_callback(None)
        return len(queries)

    few = asked()
    with book.write("Many") as write:
        for n in range(300):
            write.put(replace(meetings[0], id=f"many{n}"))
            write.put(replace(month.promises[0], id=f"promise{n}"))
    assert asked() == few


def test_nothing_private_comes_out_of_the_book(book, month, meetings):
    secret = "the-secret-itself"
    person = Person(
        PersonId("p"), "Ann", conduct=secret, tie=secret, rhythm=secret, note=secret
    )
    hidden = replace(month.promises[0], id="hidden", what=secret, private=True)
    row = answers(meetings[0], wrap_honest=timedelta())[0]
    before = follow_through(gather(book, NOVEMBER, month.now))
    with book.write("Private") as write:
        for record in (person, hidden, replace(row, text=secret)):
            write.put(record)
    after = follow_through(gather(book, NOVEMBER, month.now))
    assert after == before
    assert secret not in follow_through_html(after)
