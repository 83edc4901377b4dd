from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.book.book import Book
from app.desk import booking, settings
from app.desk.desk import Desk
from app.records.event import Invited
from app.records.exchange import Ask, Give, Refusal
from app.records.knowledge import Claim, Point
from app.records.meeting import Answer, Meeting, Outcome
from app.records.moment import Moment
from app.records.person import Person
from app.records.promise import Promise
from checklists.library import Library
from checklists.pack import Channel, Kind
from ui.focus import focus
from ui.meeting.document import MeetingDocument
from ui.meeting.editors import editor_for
from ui.open_book import OpenBook
from ui.widgets.button import Button
from ui.widgets.layouts import around, column

KEY = Qt.Key


@pytest.fixture
def table(tmp_path, made, shown):
    """Opens the editor of a row of a real meeting, joined to its document."""
    now = [made.start - timedelta(days=3)]
    with Book(tmp_path / "earnest.db", clock=lambda: now[0]) as book:
        desk = Desk(book, Library(), lambda: now[0])
        settings.change(desk, zone=made.zone, own_emails=("eva@ours.example",))

        def lay(item, kind=Kind.EXPLORATORY, at=None, guests=2):
            booked = booking.book_meeting(
                desk,
                "Norrland",
                Moment.at(made.start, made.zone),
                45,
                kind=kind,
                channel=Channel.WEB,
                attendees=(
                    Invited("Anna Lindqvist", "anna@n.example"),
                    Invited("Tomás Rey", "tomas@n.example"),
                )[:guests],
            )
            now[0] = at or now[0]
            document = MeetingDocument(OpenBook(desk))
            document.open(booked.id)
            troubles = []
            document.troubled.connect(lambda _, problem: troubles.append(problem))
            row = document.preparation.checklist.row(item)
            editor = editor_for(row.item)

            def show(preparation):
                row = preparation.checklist.row(item)
                editor.show_row(row, preparation.dossier)

            def keep(reply):
                document.answer(item, reply)
                document.refresh()

            editor.answered.connect(keep)
            document.changed.connect(show)
            show(document.preparation)
            shown(around(column(editor, Button("Elsewhere"))), 700, 500)
            editor.document, editor.troubles = document, troubles
            return editor

        lay.book = book
        yield lay


def row_of(editor):
    return editor.document.preparation.checklist.row(editor.item.id)


def test_two_promises_in_a_row_without_leaving_the_keyboard(table, typed, enter, made):
    editor = table("wrap-promises", at=made.start + timedelta(hours=1))
    focus(editor.controls()[0])
    for words in ("we", "Test lögin", "anna", "tue 12:00", "Tomás", "List", "", "fri"):
        typed(words, enter)
    assert editor.troubles == []
    kept = {p.what: p for p in table.book.every(Promise) if p.kind.value == "promise"}
    assert set(kept) == {"Test lögin", "List"}
    assert len(editor.lines.standing) == 2
    assert editor.lines.adder.isAncestorOf(QApplication.focusWidget())
    assert set(row_of(editor).answer.links) == {p.id for p in kept.values()}


def test_somebody_new_comes_with_the_ask(table, typed, enter):
    editor = table("reh-ask")
    focus(editor.controls()[0])
    for words in ("An hour", "Zoë Park", "a yes"):
        typed(words, enter)
    editor.commit()
    assert editor.troubles == []
    (ask,) = table.book.every(Ask)
    names = {person.id: person.name for person in table.book.every(Person)}
    assert names[ask.whom] == "Zoë Park"


def test_a_give_is_planned_then_sent(table, typed, enter, made):
    editor = table("plan-give")
    focus(editor.controls()[0])
    for words in ("Benchmark", "anna", "her budget", "fri"):
        typed(words, enter)
    QTest.keyClick(editor.lines.standing[0].line.controls()[0], enter)
    (give,) = table.book.every(Give)
    assert give.delivered is not None
    assert editor.troubles == []


@pytest.mark.parametrize(("guests", "named"), [(1, True), (2, False)])
def test_a_give_without_a_name_is_for_the_only_guest(
    table, typed, enter, guests, named
):
    editor = table("plan-give", guests=guests)
    focus(editor.controls()[0])
    for words in ("Benchmark", "", "her budget", ""):
        typed(words, enter)
    (give,) = table.book.every(Give)
    (anna,) = [p for p in table.book.every(Person) if p.name.startswith("Anna")]
    assert give.whom == (anna.id if named else None)


def test_claims_are_kept_with_their_proof(table, typed, enter):
    editor = table("reh-claims")
    focus(editor.claims.adder)
    typed("Saves 6 h", enter)
    editor._lines()[0].pill.chosen.emit("write")
    for words in ("time sheets", "3 oct"):
        typed(words, enter)
    (claim,) = table.book.every(Claim)
    assert (claim.statement, claim.evidence) == ("Saves 6 h", "time sheets")
    editor._lines()[0].pill.chosen.emit("drop")
    assert [c.dropped for c in table.book.every(Claim)] == [True]
    assert editor.troubles == []


def test_a_file_that_proves_a_claim_is_kept_with_the_meeting(
    table, typed, enter, tmp_path
):
    editor = table("reh-claims")
    focus(editor.claims.adder)
    typed("Saves 6 h", enter)
    path = tmp_path / "time sheets.pdf"
    path.write_text("six hours")
    editor.take_file(table.book.every(Claim)[0], path)
    (claim,) = table.book.every(Claim)
    assert (claim.evidence, claim.quoted) == ("time sheets.pdf", "")
    (meeting,) = table.book.every(Meeting)
    assert [one.address for one in meeting.attachments] == [str(path)]
    assert editor.troubles == []


def test_a_quote_is_kept_with_who_said_it_and_their_yes(table, typed, enter):
    editor = table("reh-claims")
    focus(editor.claims.adder)
    typed("Saves 6 h", enter)
    editor._lines()[0].pill.chosen.emit("quote")
    editor.proof.fields["may we quote?"].chosen.emit("yes")
    for words in ("It gave us our Fridays back", "Anna Lindqvist", ""):
        typed(words, enter)
    (claim,) = table.book.every(Claim)
    assert (claim.quoted, claim.may_quote) == ("Anna Lindqvist", True)
    assert editor._lines()[0].pill.text().startswith("It gave us our Fridays back, sai")
    editor._lines()[0].pill.chosen.emit("no proof")
    (claim,) = table.book.every(Claim)
    assert (claim.evidence, claim.quoted, claim.may_quote) == ("", "", False)
    assert editor.troubles == []


def test_a_role_and_somebody_else_are_kept_with_the_meeting(table, typed, enter):
    editor = table("plan-people")
    before = len(editor.lines.standing)
    pill = editor.lines.standing[0].line.controls()[0]
    pill.chosen.emit("decides")
    QTest.keyClick(editor.add, enter)
    typed("Zoë Park", enter)
    assert editor.troubles == []
    meeting = table.book.every(Meeting)[0]
    people = {person.id: person for person in table.book.every(Person)}
    assert people[meeting.attendees[-1].person].name == "Zoë Park"
    assert [p.role for p in people.values() if p.role] == ["decides"]
    assert len(editor.lines.standing) == before + 1


def test_the_agenda_is_changed_in_place(table, typed, enter):
    editor = table("plan-agenda")
    lines = len(editor.lines.standing)
    QTest.keyClick(editor.add, enter)
    for words in ("Break", "5"):
        typed(words, enter)
    assert editor.troubles == []
    assert table.book.every(Meeting)[0].agenda.lines[-1].topic == "Break"
    assert len(editor.lines.standing) == lines + 1


def test_the_purpose_is_the_agendas(table, typed):
    editor = table("plan-intent")
    focus(editor.field)
    editor.field.selectAll()
    typed("To find out", KEY.Key_Tab)
    assert editor.troubles == []
    assert table.book.every(Meeting)[0].agenda.purpose == "To find out"


def test_times_written_by_hand_make_it_a_meeting_that_was_held(
    table, typed, enter, made
):
    editor = table("wrap-times", at=made.start + timedelta(hours=1))
    focus(editor.controls()[0])
    typed("13:59", KEY.Key_Tab)
    typed("", KEY.Key_Tab)
    typed("14:40", enter)
    assert (editor.troubles, editor.form.message) == ([], "")
    meeting = table.book.every(Meeting)[0]
    assert meeting.outcome is Outcome.HELD
    assert meeting.ended.source == "self-reported"


def test_open_points_and_a_no_are_kept(table, typed, enter, made):
    editor = table("plan-neg-small-points", Kind.PROPOSAL)
    focus(editor.controls()[0])
    typed("Invoice date")
    editor.lines.adder.fields["size to them"].chosen.emit("big")
    editor.lines.adder.fields["size to us"].chosen.emit("small")
    editor.commit()
    assert editor.troubles == []
    assert table.book.every(Point)[0].size_to_them == "big"
    assert row_of(editor).lacking == ()
    assert table.book.every(Refusal) == ()
    assert len(table.book.every(Answer)) == 1
