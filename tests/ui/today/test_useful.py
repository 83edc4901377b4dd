from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.desk import calling, exchanging, knowing
from app.records.account import Account
from app.records.exchange import Give
from app.records.knowledge import Fact, Note, StageFact
from app.records.mark import Mark
from app.records.meeting import Meeting, MeetingId, Outcome
from app.records.moment import Due, Moment
from app.records.person import Person
from app.records.promise import Promise, PromiseState
from app.rules.follow import SILENT
from app.rules.interests import NONE_ON_FILE
from ui.meeting.editors.forms.give import NO_GIVE

NEED = "line 3 must be stable before spring"
GIVE, QUIET = "Give before you ask", "Gone quiet"


@pytest.fixture
def today(window, week):
    QApplication.processEvents()
    return window.today


@pytest.fixture
def anna(desk, norrland):
    return next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))


@pytest.fixture
def interest(window, norrland, anna):
    return window.book.do(
        knowing.need, NEED, account=norrland.account, who=anna.id, interest=True
    )


@pytest.fixture
def asking(window, norrland, anna, interest):
    """Anna of Norrland is to be asked for a pilot today, and nothing goes with it."""
    return window.book.do(
        exchanging.ask, "a pilot", meeting=norrland.id, whom=anna.id, size=2
    )


@pytest.fixture
def silent(window, desk, week, clock):
    """A talk with Brandt of ten working days ago; the timer made its promise."""
    brandt = week("Brandt")
    held = datetime(2026, 11, 9, 9, tzinfo=UTC)
    talk = replace(
        brandt,
        id=MeetingId("talk"),
        title="First talk, Brandt Logistik",
        starts=Moment.at(held, "Europe/Prague"),
        ends=Moment.at(held + timedelta(hours=1), "Europe/Prague"),
        outcome=Outcome.HELD,
        wrapped=held,
    )
    promise = Promise(
        "quiet", talk.account, "What will you send?", ours=True, made=clock.now,
        meeting=talk.id, by_item=SILENT, told=False,
        due=Due.on(date(2026, 11, 24), "Europe/Prague"),
    )  # fmt: skip
    with desk.act("remember") as write:
        write.put(talk)
        write.put(promise)
    window.book.changed.emit()
    return talk


def heads(today):
    QApplication.processEvents()
    return [w.text() for w in today.findChildren(QLabel) if w.isVisible()]


def row(today, word):
    rows = [d for d in today.duties if d.duty.useful and word in d.duty.title]
    assert len(rows) == 1, word
    return rows[0]


def way(today, word, key):
    return next(b for b in row(today, word).ways if b.key == key)


def none_of(today, word):
    return not any(d.duty.useful and word in d.duty.title for d in today.duties)


def words(today, word):
    return "".join(row(today, word).duty.words).replace("\N{NO-BREAK SPACE}", " ")


# Give before you ask


def test_nothing_is_said_of_giving_where_nothing_is_asked(today):
    assert GIVE not in heads(today)
    assert QUIET not in heads(today)


def test_an_ask_alone_says_what_could_be_useful_to_whom(today, asking):
    assert GIVE in heads(today)
    assert words(today, "Norrland") == (
        "You plan to ask for a pilot; nothing useful goes with it yet. "
        f"Anna Lindqvist cares about “{NEED}” (Mon 23 Nov)."
    )


def test_without_an_interest_it_says_what_to_find_out(today, window, norrland):
    window.book.do(exchanging.ask, "a pilot", meeting=norrland.id, size=2)
    assert words(today, "Norrland").endswith(NONE_ON_FILE)


def test_a_give_is_planned_with_one_line_and_enter(
    today, window, asking, norrland, anna, press, type_in, sheet
):
    way(today, "Norrland", "plan-give").setFocus()
    press(Qt.Key.Key_Return)
    form = sheet()
    assert form.interest.text == NEED
    assert form.whom.currentText() == "Anna Lindqvist"
    type_in("Changeover sheet")
    press(Qt.Key.Key_Return)
    (give,) = window.book.book.every(Give)
    assert (give.what, give.interest, give.whom) == ("Changeover sheet", NEED, anna.id)
    assert (give.meeting, give.delivered) == (norrland.id, None)
    assert window.notice.words == "Planned: Changeover sheet."
    assert none_of(today, "Norrland")
    click_undo(window)
    assert not none_of(today, "Norrland")


def click_undo(window):
    window.notice.act.click()
    QApplication.processEvents()


def test_what_went_out_already_is_noted_as_given(
    today, window, asking, press, type_in, sheet
):
    way(today, "Norrland", "given").setFocus()
    press(Qt.Key.Key_Space)
    assert sheet().windowTitle() == "What did you give?"
    type_in("Changeover sheet")
    press(Qt.Key.Key_Return)
    (give,) = window.book.book.every(Give)
    assert give.delivered is not None
    assert window.notice.words == "Given: Changeover sheet."
    assert none_of(today, "Norrland")


def test_an_empty_line_plans_nothing_and_says_so(today, window, asking, press, sheet):
    way(today, "Norrland", "plan-give").setFocus()
    press(Qt.Key.Key_Return)
    form = sheet()
    press(Qt.Key.Key_Return)
    assert form.isVisible()
    assert form.complaint.startswith("Write in one line")
    assert window.book.book.every(Give) == ()
    form.reject()


def test_a_treat_is_no_give(today, window, asking, press, type_in, sheet):
    way(today, "Norrland", "plan-give").setFocus()
    press(Qt.Key.Key_Return)
    sheet()
    type_in("Lunch for all")
    press(Qt.Key.Key_Return)
    assert window.book.book.every(Give) == ()
    assert [n.text for n in window.book.book.every(Note)] == ["Lunch for all"]
    assert window.notice.words == NO_GIVE
    assert not none_of(today, "Norrland")


def test_what_is_planned_after_a_no_is_stamped_by_one_key(
    today, window, asking, norrland, anna, clock, press
):
    book = window.book
    ago = clock.now - timedelta(days=20)
    book.do(
        exchanging.refuse, "Not before spring", account=norrland.account,
        who=anna.id, said=ago,
    )  # fmt: skip
    book.do(exchanging.give, "Changeover sheet", meeting=norrland.id, whom=anna.id)
    assert words(today, "Norrland").endswith("“Changeover sheet” is planned: send it.")
    assert [b.key for b in row(today, "Norrland").ways] == ["given", "not-now"]
    way(today, "Norrland", "given").setFocus()
    press(Qt.Key.Key_Return)
    (give,) = book.book.every(Give)
    assert give.delivered is not None
    assert none_of(today, "Norrland")


def test_not_now_rests_until_tomorrow(today, window, week, desk, clock, press):
    kitano = week("Kitano")
    window.book.do(exchanging.ask, "a pilot", meeting=kitano.id, size=2)
    way(today, "Kitano", "not-now").setFocus()
    press(Qt.Key.Key_Return)
    assert none_of(today, "Kitano")
    assert window.notice.words == "Kitano Foods: not before tomorrow."
    (mark,) = window.book.book.every(Mark)
    assert mark.day == date(2026, 11, 24)
    clock.at(5, 0, day=24)
    window.book.passed.emit()
    assert not none_of(today, "Kitano")


def test_what_others_had_for_the_same_interest_is_an_idea_without_their_name(
    today, window, asking, week, press, sheet, click
):
    book, oka = window.book, week("Oka").account
    for what in ("Changeover sheet", "What Oka learned", "Spring calendar"):
        give = book.do(exchanging.give, what, account=oka, interest=NEED)
        book.do(exchanging.deliver, give.id)
    planned = book.do(exchanging.give, "Only planned", account=oka, interest=NEED)
    assert planned.delivered is None
    way(today, "Norrland", "plan-give").setFocus()
    press(Qt.Key.Key_Return)
    form = sheet()
    names = [idea.accessibleName() for idea in form.ideas]
    assert names == ["Take: Spring calendar", "Take: Changeover sheet"]
    click(form.ideas[1])
    press(Qt.Key.Key_Return)
    whats = [g.what for g in book.book.every(Give) if g.account != oka]
    assert whats == ["Changeover sheet"]


def test_nothing_is_said_while_a_call_runs(today, window, asking, silent, week, clock):
    assert GIVE in heads(today)
    assert QUIET in heads(today)
    clock.at(12, 59)
    window.book.do(calling.join, week("Norrland").id)
    clock.at(13, 10)
    window.book.passed.emit()
    assert GIVE not in heads(today)
    assert QUIET not in heads(today)


def test_one_tab_stop_a_row_and_arrows_within(today, asking, silent, press):
    way(today, "Norrland", "plan-give").setFocus()
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is way(today, "Norrland", "given")
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is way(today, "Brandt", "plan-give")
    stops = [
        b
        for b in row(today, "Brandt").ways
        if b.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) == 1


def test_arrows_bring_what_they_come_to_into_view(today, window, asking, silent, press):
    window.resize(1280, 480)
    way(today, "Norrland", "plan-give").setFocus()
    press(Qt.Key.Key_Down)
    there = QApplication.focusWidget()
    assert there is way(today, "Brandt", "plan-give")
    assert there.visibleRegion().boundingRect() == there.rect()
    for _ in range(10):
        press(Qt.Key.Key_Up)
    assert today.duties[0].ways[0].visibleRegion().boundingRect().height() > 20


def test_the_keyboard_stays_in_view_when_a_row_goes(
    today, window, asking, silent, press, promised, qtbot
):
    for number in range(4):
        promised(f"Paper {number}", 19)
    window.resize(1280, 480)
    way(today, "Norrland", "not-now").setFocus()
    press(Qt.Key.Key_Return)
    there = QApplication.focusWidget()
    assert there is way(today, "Brandt", "plan-give")
    qtbot.waitUntil(lambda: there.visibleRegion().boundingRect() == there.rect())


def test_every_button_says_what_it_is_for(today, asking, silent, untrue):
    names = [b.accessibleName() for b in row(today, "Norrland").ways]
    assert names == [
        "Plan a give: Norrland Robotics",
        "Given: Norrland Robotics",
        "Not now: Norrland Robotics",
    ]
    assert untrue(today.window()) == []


# Silence


def test_a_silence_says_how_long_and_asks_for_something_new(today, silent):
    told = row(today, "Brandt").duty
    assert told.title == "Brandt Logistik: 10 working days of silence after your talk"
    assert words(today, "Brandt").startswith("What new and useful thing can you bring?")
    assert [b.key for b in row(today, "Brandt").ways] == [
        "plan-give",
        "they-wrote",
        "in-peace",
    ]


def test_the_answer_is_a_give_and_the_promise_to_send_it(
    today, window, silent, press, type_in, sheet, clock, qtbot
):
    way(today, "Brandt", "plan-give").setFocus()
    press(Qt.Key.Key_Return)
    sheet()
    type_in("Night work rules")
    press(Qt.Key.Key_Return)
    book = window.book.book
    (give,) = book.every(Give)
    assert (give.meeting, give.due.day) == (silent.id, date(2026, 11, 24))
    promise = book.find(Promise, "quiet")
    assert promise.what == "Send: Night work rules"
    assert (promise.state, promise.due) == (PromiseState.OPEN, give.due)
    # It is quiet until its day, then it waits to be stamped.
    assert none_of(today, "Brandt")
    clock.at(5, 0, day=24)
    window.book.passed.emit()
    assert words(today, "Brandt") == "“Night work rules” is planned: send it."
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    way(today, "Brandt", "given").setFocus()
    press(Qt.Key.Key_Return)
    assert none_of(today, "Brandt")
    assert book.find(Promise, "quiet").state is PromiseState.DONE


def test_they_wrote_is_one_key(today, window, silent, press):
    way(today, "Brandt", "they-wrote").setFocus()
    press(Qt.Key.Key_Return)
    (fact,) = window.book.book.every(Fact)
    assert (fact.stage_fact, fact.account) == (StageFact.CONTACT, silent.account)
    assert window.book.book.find(Promise, "quiet").state is PromiseState.DONE
    assert none_of(today, "Brandt")
    assert window.notice.words.endswith("wrote: noted for today.")
    click_undo(window)
    assert not none_of(today, "Brandt")
    assert window.book.book.every(Fact) == ()


def test_they_are_left_in_peace_until_a_day(
    today, window, silent, press, type_in, sheet, clock
):
    way(today, "Brandt", "in-peace").setFocus()
    press(Qt.Key.Key_Return)
    form = sheet()
    type_in("23 nov")
    press(Qt.Key.Key_Return)
    assert form.complaint == "That day is not to come: give a later one."
    form.until.field.setFocus()
    form.until.field.selectAll()
    type_in("27 nov")
    press(Qt.Key.Key_Return)
    assert none_of(today, "Brandt")
    assert window.notice.words == "Brandt Logistik: in peace until Friday 27 November."
    assert window.book.book.find(Promise, "quiet").due.day == date(2026, 11, 27)
    clock.at(5, 0, day=26)
    window.book.passed.emit()
    assert none_of(today, "Brandt")
    clock.at(5, 0, day=27)
    window.book.passed.emit()
    assert not none_of(today, "Brandt")


def test_an_account_stands_in_one_of_the_two_only(today, window, silent, week):
    window.book.do(exchanging.ask, "a name", meeting=week("Kick-off").id, size=2)
    assert GIVE in heads(today)
    assert QUIET not in heads(today)
    assert row(today, "Brandt").duty.title == "Brandt Logistik"


def test_never_more_than_three_lines_of_a_kind(today, window, desk, week):
    for word in ("Norrland", "Havel", "Casa", "Kitano", "Brandt"):
        window.book.do(exchanging.ask, "a name", meeting=week(word).id, size=2)
    useful = [d.duty.title for d in today.duties if d.duty.useful]
    assert len(useful) == 3
    assert len(set(useful)) == 3
    firms = {a.name for a in desk.book.every(Account)}
    assert set(useful) <= firms
    assert {m.outcome for m in desk.book.every(Meeting)} == {Outcome.BOOKED}
