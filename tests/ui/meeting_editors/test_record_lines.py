from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.records.meeting import Value
from app.records.person import Person, Role, View
from app.records.promise import PromiseKind, PromiseState
from ui.focus import focus

KEY = Qt.Key


def named(editor, ending):
    """The control whose name ends so."""
    found = [c for c in editor.controls() if c.accessibleName().endswith(ending)]
    assert len(found) == 1, [c.accessibleName() for c in editor.controls()]
    return found[0]


def press(widget):
    focus(widget)
    QTest.keyClick(widget, KEY.Key_Return)


def test_enter_in_the_last_field_makes_the_promise_and_begins_the_next(
    opened, typed, enter, made
):
    editor, replies = opened("wrap-promises")
    focus(named(editor, ": who"))
    typed("we", enter)
    typed("Tést login", enter)
    typed("tomas", enter)
    typed("tue 12:00", enter)
    (reply,) = replies
    (promise,) = reply.records
    assert reply.links == (promise.id,)
    assert (promise.what, promise.ours, promise.whom) == ("Tést login", True, "tomas")
    assert promise.due.instant.isoformat() == "2026-11-24T11:00:00+00:00"
    assert (promise.meeting, promise.made, promise.told) == ("now", made.now, True)
    assert QApplication.focusWidget() is named(editor, ": who")
    typed("Tomás Rey", enter)
    typed("Night list", enter)
    typed("", enter)
    typed("fri", enter)
    assert not replies[1].records[0].ours
    assert replies[1].links == (promise.id, replies[1].records[0].id)


def test_a_promise_reads_as_it_was_said(opened, made):
    due = made.friday.at(made.start + timedelta(hours=22), made.zone)
    data = replace(made.full.promises[0], whom="anna", due=due)
    editor, _ = opened("wrap-promises", replace(made.full, promises=(data,)))
    line = editor.lines.standing[0].line
    words = "we Changeover data to Anna · Tue 24 Nov 12:00, 06:00 New York"
    assert line.words == words


def test_an_edited_promise_stays_the_same_promise(opened, typed, enter, made):
    editor, replies = opened("wrap-promises", made.full)
    press(editor.lines.standing[0].line.controls()[-1])
    what = named(editor, ": what")
    focus(what)
    typed("", KEY.Key_End)
    typed(", all of it", enter)
    editor.commit()
    (promise,) = replies[0].records
    assert (promise.id, promise.what) == ("data", "Changeover data, all of it")
    assert replace(promise, what="Changeover data") == made.full.promises[0]
    assert set(replies[0].links) == {"data", "plan", "task", "quote"}


def test_escape_brings_back_what_was_there(opened, typed, made):
    editor, replies = opened("wrap-promises", made.full)
    press(editor.lines.standing[0].line.controls()[-1])
    focus(named(editor, ": what"))
    typed("nonsense", KEY.Key_Escape)
    assert not editor.lines.standing[0].line.is_open
    assert replies == []
    assert "nonsense" not in editor.lines.standing[0].line.words


def test_leaving_the_line_keeps_what_was_typed(opened, typed, made):
    editor, replies = opened("wrap-promises")
    focus(named(editor, ": what"))
    typed("Site plan")
    assert replies == []
    focus(editor.zero)
    assert [record.what for record in replies[0].records] == ["Site plan"]
    assert replies[0].records[0].due is None
    assert "no day yet" in editor.lines.standing[0].line._told.lack


def test_a_day_nobody_can_check_keeps_the_line_open(opened, typed, enter):
    editor, replies = opened("wrap-promises")
    focus(named(editor, ": what"))
    typed("Site plan", enter)
    focus(named(editor, ": by when"))
    typed("asap", enter)
    assert replies == []
    assert "“asap” is no day anyone can check" in editor.lines.adder.message
    assert QApplication.focusWidget() is named(editor, ": by when")
    editor.commit()
    assert [(r.what, r.due) for r in replies[0].records] == [("Site plan", None)]


def test_delete_on_an_empty_line_takes_it_out(opened, made):
    editor, replies = opened("wrap-promises", made.full)
    press(editor.lines.standing[0].line.controls()[-1])
    for field in editor.controls()[:4]:
        field.clear()
    QTest.keyClick(editor.controls()[0], KEY.Key_Delete)
    assert [record.id for record in replies[0].dropped] == ["data"]
    assert "data" not in replies[0].links


def test_a_line_being_written_survives_what_comes_in_meanwhile(opened, typed, made):
    editor, replies = opened("wrap-promises", made.empty)
    focus(named(editor, ": what"))
    typed("Half a pro")
    editor.show_row(made.open_row(editor.item), made.full)
    assert named(editor, ": what").text() == "Half a pro"
    assert QApplication.focusWidget() is named(editor, ": what")
    assert len(editor.lines.standing) == 4
    assert replies == []


def test_the_wanted_deed_is_theirs_and_no_promise_yet(opened, typed, enter):
    editor, replies = opened("plan-outcome")
    focus(editor.controls()[0])
    typed("anna", enter)
    typed("names someone", enter)
    typed("fri", enter)
    (deed,) = replies[0].records
    assert (deed.ours, deed.who, deed.told) == (False, "anna", False)
    assert deed.state is PromiseState.WANTED


def test_what_you_wanted_is_agreed_with_one_key(opened, made):
    editor, replies = opened("wrap-outcome", made.full)
    wanted = next(e for e in editor.lines.standing if e.record.id == "pilot")
    press(wanted.line.controls()[0])
    (deed,) = replies[0].records
    assert (deed.id, deed.state, deed.told) == ("pilot", PromiseState.OPEN, True)
    assert "pilot" in replies[0].links


def test_a_deed_only_wanted_is_not_among_what_was_agreed(opened, typed, enter, made):
    editor, replies = opened("wrap-outcome", made.full)
    press(editor.add)
    typed("tomas", enter)
    typed("sends the plan", enter)
    typed("fri", enter)
    assert "pilot" not in replies[0].links
    assert len(replies[0].links) == 2


def test_looking_in_has_one_field(opened, typed, enter, made):
    editor, replies = opened("wrap-theirs", made.full)
    press(editor.controls()[0])
    typed("mon", enter)
    (promise,) = replies[0].records
    assert (promise.id, promise.look_in.isoformat()) == ("plan", "2026-11-30")


def test_a_parked_topic_is_told_to_nobody(opened, typed, enter):
    editor, replies = opened("wrap-parked")
    focus(editor.controls()[0])
    typed("Data protection", enter)
    typed("8 dec", enter)
    (promise,) = replies[0].records
    assert (promise.kind, promise.told) == (PromiseKind.PARKED, False)


def test_who_tells_them_is_kept_in_the_answer(opened, typed, enter, made):
    editor, replies = opened("wrap-after-issue")
    focus(editor.controls()[0])
    for words in ("mia", "Signal in ward 3", "anna", "fri", "I do"):
        typed(words, enter)
    (reply,) = replies
    assert (reply.records[0].who, reply.records[0].whom) == ("mia", "anna")
    told = (Value("what", "Signal in ward 3"), Value("who tells them", "I do"))
    assert reply.values == told
    row = made.answered(editor.item, values=reply.values, links=reply.links)
    dossier = replace(made.empty, promises=reply.records)
    editor.show_row(row, dossier)
    press(editor.lines.standing[0].line.controls()[-1])
    assert named(editor, ": who tells them").text() == "I do"


def test_a_give_is_for_somebody_and_serves_something(opened, typed, enter, made):
    editor, replies = opened("plan-give", made.empty)
    focus(editor.controls()[0])
    for words in ("Benchmark", "anna", "her budget talk", "fri"):
        typed(words, enter)
    (give,) = replies[0].records
    assert (give.whom, give.interest, give.asks_nothing) == (
        "anna",
        "her budget talk",
        True,
    )
    # Read where she is.
    assert give.due.zone == "America/New_York"
    press(named(editor, "Sent: Benchmark to Anna · her budget talk · by Fri 27 Nov"))
    assert replies[1].records[0].delivered == made.now


def test_a_treat_is_kept_as_a_note_and_does_not_count(opened, typed, enter):
    editor, replies = opened("plan-give")
    focus(editor.controls()[0])
    typed("Dinner at Borchardt", enter)
    editor.commit()
    (reply,) = replies
    assert (reply.records[0].text, reply.links) == ("Dinner at Borchardt", ())
    assert "count for nothing" in editor.lines.adder.message


def test_what_was_sent_is_dated_back(opened, typed, enter, made):
    editor, replies = opened("plan-refusal-clear")
    focus(editor.controls()[0])
    for words in ("Visa rules", "anna", "her move", "3 feb"):
        typed(words, enter)
    assert replies[0].records[0].delivered.date().isoformat() == "2026-02-03"


def test_somebody_not_on_file_is_put_there_first(opened, typed, enter):
    editor, replies = opened("reh-ask")
    focus(editor.controls()[0])
    typed("An hour", enter)
    typed("Zoë Park", enter)
    typed("a yes or no", KEY.Key_Tab)
    editor.commit()
    person, ask = replies[0].records
    assert isinstance(person, Person)
    assert (person.name, person.account, ask.whom) == (
        "Zoë Park",
        "norrland",
        person.id,
    )


def test_an_ask_says_its_size_in_words(opened, typed, enter, made):
    editor, replies = opened("reh-ask", made.full)
    press(editor.lines.standing[0].line.controls()[-1])
    size = named(editor, ": size: time or information")
    size.chosen.emit("3")
    assert size.words == "an order"
    editor.commit()
    assert replies[0].records[0].size == 3


def test_a_role_is_picked_without_opening_the_line(opened, made):
    editor, replies = opened("plan-people", made.full)
    pill = named(editor, "Tomás Rey, role: uses it")
    pill.chosen.emit("advises")
    (person,) = replies[0].records
    assert (person.id, person.role) == ("tomas", Role.ADVISES)
    assert replies[0].links == ("anna", "tomas")


def test_somebody_else_is_invited_with_a_role(opened, typed, enter, made):
    editor, replies = opened("plan-people", made.full)
    press(editor.add)
    typed("Zoë Park", enter)
    person, meeting, again = replies[0].records
    assert person == again
    assert meeting.attendees[-1].person == person.id
    assert replies[0].links == ("anna", "tomas", person.id)


def test_somebody_who_is_not_coming_leaves_the_invited(opened, made):
    editor, replies = opened("plan-people", made.full)
    tomas = editor.lines.standing[1].line
    press(tomas.controls()[-1])
    press(tomas.controls()[-1])
    (meeting,) = replies[0].records
    assert [a.person for a in meeting.attendees] == ["anna", "rep"]
    assert replies[0].dropped == ()


def test_only_those_who_differ_are_the_answer(opened, made):
    editor, replies = opened("reh-dissent", made.full)
    named(editor, "Tomás Rey, view: view not known").chosen.emit("opposes")
    assert replies[0].records[0].view is View.OPPOSES
    assert replies[0].links == ("anna", "tomas")
    named(editor, "Anna Lindqvist, view: sees it differently").chosen.emit("agrees")
    assert replies[1].links == ("tomas",)


def test_a_part_is_kept_with_the_meeting(opened, made):
    editor, replies = opened("reh-colleague", made.full)
    named(editor, "Eva Rep, part: part?").chosen.emit("opens")
    meeting, _ = replies[0].records
    assert [a.part for a in meeting.attendees] == ["", "", "opens"]


def test_who_can_do_it_unaided_is_kept_in_the_answer(opened, made):
    editor, replies = opened("wrap-train-proof", made.full)
    named(editor, "Anna Lindqvist, unaided yes or no: can they?").chosen.emit("yes")
    told = (Value("person", "Anna Lindqvist"), Value("unaided yes or no", "yes"))
    assert replies[0].values[:2] == told
    row = made.answered(editor.item, values=replies[0].values, links=replies[0].links)
    editor.show_row(row, made.full)
    assert named(editor, "Anna Lindqvist, unaided yes or no: yes, unaided")


def test_a_number_to_fall_back_on_is_kept_with_the_person(opened, typed, enter):
    editor, replies = opened("reh-web-fallback")
    focus(editor.controls()[0])
    typed("tomas", enter)
    typed("12", enter)
    assert "is no number" in editor.lines.adder.message
    typed("", KEY.Key_Home)
    QApplication.focusWidget().selectAll()
    typed("+49 30 901820", enter)
    (person,) = replies[0].records
    assert [phone.number for phone in person.phones] == ["+4930901820"]


def test_the_agenda_is_told_whole_with_what_it_adds_up_to(opened, typed, enter, made):
    editor, replies = opened("plan-agenda")
    assert editor._sum.text() == "2 of 45 minutes: 43 left over"
    press(editor.add)
    typed("Their world", enter)
    typed("50 min", enter)
    agenda = replies[0].agenda
    assert [(x.topic, x.minutes, x.owner) for x in agenda.lines] == [
        ("Purpose", 2, "us"),
        ("Their world", 50, "both"),
    ]
    assert editor._sum.text() == "52 of 45 minutes: 7 too many"
    assert replies[0].records == ()
    press(editor.lines.standing[1].line.controls()[1])
    assert [x.topic for x in replies[1].agenda.lines] == ["Their world", "Purpose"]


@pytest.mark.parametrize("minutes", ["", "0", "ten", "٣"])
def test_a_line_of_the_agenda_needs_minutes(opened, typed, enter, minutes):
    editor, replies = opened("plan-agenda")
    press(editor.add)
    typed("Their world", enter)
    typed(minutes, enter)
    assert "How many minutes?" in editor.lines.adder.message
    assert replies == []


def test_questions_are_told_line_by_line(opened, typed, enter, made):
    editor, replies = opened("reh-questions")
    focus(editor.controls()[0])
    for words in ("What happens then?", "Who notices?", "And nights?", ""):
        typed(words, enter)
    values = (
        Value("question", "What happens then?"),
        Value("follow-up", "Who notices?"),
        Value("question", "And nights?"),
    )
    assert replies[-1].values == values
    assert (replies[-1].links, replies[-1].records) == ((), ())
    editor.show_row(made.answered(editor.item, values=values), made.empty)
    lines = [each.line.words for each in editor.lines.standing]
    assert lines == ["What happens then? · then: Who notices?", "And nights?"]


def test_a_record_on_file_is_taken_in_and_not_made_twice(opened, made):
    editor, replies = opened("plan-demo-needs", made.full)
    assert [record.id for record in editor.lines.records] == ["off"]
    press(editor.pick)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == [
        "“Swap by phone” · Wed 14 Oct"
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert replies[0].links == ("off", "swap")
    assert (replies[0].records, replies[0].dropped) == ((), ())
    assert editor.pick.isHidden()


def test_what_was_left_out_of_an_answer_does_not_come_back_by_itself(opened, made):
    item = made.items["wrap-promises"]
    row = made.answered(item, links=("data",))
    editor, _ = opened(item, made.full, row)
    assert [record.id for record in editor.lines.records] == ["data"]
    later = made.now + timedelta(minutes=5)
    since = replace(made.full.promises[1], made=later)
    dossier = replace(made.full, promises=(made.full.promises[0], since))
    editor.show_row(row, dossier)
    assert [record.id for record in editor.lines.records] == ["data", "plan"]


def test_links_to_records_of_another_kind_are_kept(opened, made, typed, enter):
    item = made.items["plan-kick-handover"]
    row = made.answered(item, links=("data", "third"))
    editor, replies = opened(item, made.full, row)
    press(editor.lines.standing[0].line.controls()[-1])
    focus(named(editor, ": what"))
    typed("!", enter)
    editor.commit()
    assert replies[0].links == ("data", "third")


def test_another_day_is_told_as_it_is_and_the_desk_says_whether_it_is_a_move(
    opened, typed, enter, made
):
    editor, replies = opened("wrap-promises", made.full)
    press(editor.lines.standing[0].line.controls()[-1])
    when = named(editor, ": by when")
    focus(when)
    when.selectAll()
    typed("30 nov", enter)
    editor.commit()
    (promise,) = replies[0].records
    assert (promise.due.day.isoformat(), promise.moves) == ("2026-11-30", ())


def test_the_day_to_look_in_stands_with_their_promise_and_can_be_changed(
    opened, typed, enter, made
):
    editor, replies = opened("wrap-promises", made.full)
    words = [each.line.words for each in editor.lines.standing[:2]]
    assert [" look in Mon" in said for said in words] == [False, True]
    press(editor.lines.standing[1].line.controls()[-1])
    look = named(editor, ": look in")
    assert look.text() == "Mon 30 Nov"
    focus(look)
    look.selectAll()
    typed("1 dec", enter)
    assert replies[0].records[0].look_in.isoformat() == "2026-12-01"


def test_we_do_not_look_in_on_ourselves(opened, typed, enter, made):
    editor, replies = opened("wrap-promises", made.full)
    press(editor.lines.standing[0].line.controls()[-1])
    focus(named(editor, ": look in"))
    typed("1 dec", enter)
    assert replies == []
    assert "look in on theirs" in editor.lines.standing[0].line.form.message


def test_a_click_elsewhere_lands_and_what_was_typed_is_kept(opened, typed, made, qtbot):
    editor, replies = opened("wrap-promises", made.full)
    press(editor.add)
    focus(named(editor, ": what"))
    typed("Site plan")
    edit = editor.lines.standing[0].line.controls()[-1]
    window = editor.window()
    at = edit.mapTo(window, edit.rect().center())
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert replies == []
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: len(replies) == 1)
    assert replies[0].records[0].what == "Site plan"
    assert editor.lines.standing[0].line.is_open
    assert editor.lines.standing[0].line.isAncestorOf(QApplication.focusWidget())


def test_a_name_is_taken_from_the_list_with_one_key(opened, typed, made, qtbot):
    editor, _ = opened("wrap-promises")
    who = named(editor, ": who")
    focus(who)
    typed("lind")
    offered = who.completer().popup()
    assert offered.isVisible()
    QTest.keyClick(offered, KEY.Key_Down)
    QTest.keyClick(offered, KEY.Key_Return)
    assert who.text() == "Anna Lindqvist"
    assert not offered.isVisible()
    assert QApplication.focusWidget() is named(editor, ": what")
