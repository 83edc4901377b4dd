import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.desk import agenda, answering
from app.records.meeting import Meeting, Outcome, Told
from app.records.promise import Promise, PromiseState
from checklists.pack import ItemId, Length, Phase
from ui.meeting.explanation import Explanation
from ui.places import Place, Visit
from ui.theme import em
from ui.widgets.text import Text

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Opened(QObject):
    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot("QUrl")
    def take(self, url):
        self.urls.append(url.toString())


@pytest.fixture
def opened():
    takes = Opened()
    for scheme in ("https", "http", "tel", "mailto"):
        QDesktopServices.setUrlHandler(scheme, takes, "take")
    yield takes.urls
    for scheme in ("https", "http", "tel", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_meeting_opens_at_the_first_stop_with_something_to_do(screen):
    assert screen.page.phase is Phase.PLAN
    assert screen.head.title == "Discovery with Norrland Robotics"
    assert "08:00 for Anna in New York" in screen.head.about


def test_alt_and_a_number_opens_a_stop(screen, press):
    press(Qt.Key.Key_3, ALT)
    assert screen.page.phase is Phase.PREFLIGHT
    press(Qt.Key.Key_6, ALT)
    assert screen.page.phase is Phase.FOLLOW


def test_a_page_is_built_when_it_is_first_shown(screen, press):
    assert set(screen.pages) == {Phase.PLAN}
    press(Qt.Key.Key_2, ALT)
    assert set(screen.pages) == {Phase.PLAN, Phase.REHEARSE}


def test_a_visit_goes_straight_to_a_row(screen, meeting):
    screen.visit(Visit(Place.MEETINGS, meeting.id, item=ItemId("pre-clock")))
    assert screen.page.phase is Phase.PREFLIGHT
    row = screen.page.row(ItemId("pre-clock"))
    assert QApplication.focusWidget() is row.begins


def test_f8_goes_from_stop_to_stop_and_round_again(screen, press):
    stops = []
    for _ in range(40):
        press(Qt.Key.Key_F8)
        assert screen.page.current_row().waits
        stops.append(screen.page.phase)
    wanted = [Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT, Phase.PLAN]
    assert [p for n, p in enumerate(stops) if n == 0 or stops[n - 1] is not p][
        :4
    ] == wanted


def test_the_strip_says_the_state_first_and_no_number_while_a_stop_is_open(screen):
    said = screen.standing.strip.accessibleName()
    assert said.startswith("Not ready: ")
    assert "about" in said
    assert screen.document.preparation.readiness.number is None


def test_join_stamps_opens_the_link_and_asks_for_the_call_window(
    screen, opened, said, desk, meeting, clock, press, qtbot
):
    clock.at(12, 59)
    with qtbot.waitSignal(screen.live_wanted) as wanted:
        press(Qt.Key.Key_J, CONTROL)
    assert wanted.args == [meeting.id]
    assert opened == ["https://meet.example.com/norrland"]
    assert desk.the(Meeting, meeting.id).joined.pressed == clock.now
    assert said == [("Joined 13:59.", True)]
    assert screen.head.call.words == "Ended"


def test_joining_can_be_taken_back(screen, opened, desk, meeting, open_book, press):
    press(Qt.Key.Key_J, CONTROL)
    open_book.undo()
    assert desk.the(Meeting, meeting.id).joined is None
    assert screen.head.call.words == "Join"


def test_ended_stamps_and_opens_right_after(
    screen, opened, said, desk, meeting, clock, press
):
    clock.at(12, 59)
    press(Qt.Key.Key_J, CONTROL)
    clock.at(13, 43)
    press(Qt.Key.Key_E, CONTROL)
    assert desk.the(Meeting, meeting.id).outcome is Outcome.HELD
    assert screen.page.phase is Phase.WRAP
    assert said[-1] == ("Ended 14:43.", True)
    assert screen.head.call.isHidden()


def test_ending_what_has_not_begun_is_refused_and_changes_nothing(
    screen, open_book, desk, meeting, press
):
    problems = []
    open_book.troubled.connect(problems.append)
    press(Qt.Key.Key_E, CONTROL)
    assert "has not begun yet" in str(problems[0])
    assert desk.the(Meeting, meeting.id).ended is None


def test_a_late_promise_is_settled_in_its_row(owed, screen, desk, said, press):
    press(Qt.Key.Key_3, ALT)
    row = screen.page.row(ItemId("pre-promises"))
    assert row.is_stopped
    assert "Security paper" in row.findings[0].accessibleName()
    click(row.findings[0].ways[0])
    assert desk.the(Promise, owed.id).state is PromiseState.DONE
    assert not screen.page.row(ItemId("pre-promises")).is_stopped
    assert said[-1][1]


def test_owning_up_first_answers_the_row(owed, screen, answered, press):
    press(Qt.Key.Key_3, ALT)
    row = screen.page.row(ItemId("pre-promises"))
    way = next(way for way in row.findings[0].ways if way.key == "own-up")
    click(way)
    assert answered("pre-promises").text == "will own up first"
    assert not row.is_stopped


def test_findings_of_other_stops_are_counted_and_lead_to_their_rows(screen, press):
    press(Qt.Key.Key_3, ALT)
    assert screen.standing.others.words.endswith(" more")
    click(screen.standing.others)
    first = screen.standing.boxes[0]
    from ui.widgets.finding import Finding

    box = first.findChild(Finding)
    click(next(way for way in box.ways if way.key == "go-to-row"))
    assert screen.page.phase is Phase.PLAN
    assert screen.page.current_row() is not None


def test_purpose_and_agenda_are_copied_and_count_as_sent(
    screen, desk, meeting, said, press
):
    screen.book.do(agenda.edit_agenda, meeting.id, purpose="See if line 3 fits.")
    row = screen.page.row(ItemId("plan-intent"))
    way = next(w for box in row.findings for w in box.ways if w.key == "copy-agenda")
    click(way)
    assert "Agenda:" in QApplication.clipboard().text()
    assert desk.the(Meeting, meeting.id).agenda.told.value == "sent"
    assert said[-1][1]


def test_a_purpose_that_is_not_written_is_not_counted_as_sent(screen, desk, meeting):
    row = screen.page.row(ItemId("plan-intent"))
    way = next(w for box in row.findings for w in box.ways if w.key == "copy-agenda")
    click(way)
    assert desk.the(Meeting, meeting.id).agenda.told.value == "not told"


def test_the_next_open_row_opens_in_its_field_not_on_a_button_of_a_finding(screen):
    row = screen.page.row(ItemId("plan-intent"))
    assert row.findings
    assert isinstance(row.begins, QPlainTextEdit)


def test_the_explanation_names_every_loss_and_jumps_to_its_row(screen, qtbot):
    click(screen.aside.readiness.opener)
    sheet = screen.findChild(Explanation)
    losses = screen.document.preparation.readiness.losses
    assert len(sheet.losses) == len(losses)
    assert all(
        loss.percent in row.accessibleName()
        for loss, row in zip(losses, sheet.losses, strict=True)
    )
    rows = [loss.item for loss in losses]
    number = rows.index(ItemId("reh-questions"))
    click(sheet.losses[number])
    assert screen.page.phase is Phase.REHEARSE
    qtbot.waitUntil(lambda: screen.page.current_row() is not None)
    assert screen.page.current_row().row.item.id == "reh-questions"


def test_the_losses_add_up_to_what_is_missing(screen):
    ready = screen.document.preparation.readiness
    assert sum(loss.points for loss in ready.losses) == 100 - ready.score


def test_a_shorter_list_takes_practise_away_and_undo_brings_it_back(screen, open_book):
    screen.document.set_length(Length.SHORT)
    assert Phase.REHEARSE not in screen.tabs.stops
    open_book.undo()
    assert Phase.REHEARSE in screen.tabs.stops


def test_the_menu_tells_how_long_each_length_takes(screen):
    click(screen.head.menu)
    menu = QApplication.activePopupWidget()
    lengths = next(
        a.menu() for a in menu.actions() if a.text() == "Length of the lists"
    )
    words = [action.text() for action in lengths.actions() if action.text()]
    assert [word.split(":")[0] for word in words[:3]] == ["Short", "Standard", "Full"]
    assert all("min" in word for word in words[:3])
    menu.close()


def test_cancelling_can_be_undone(screen, said, desk, meeting, open_book):
    screen.document.cancel(by_us=False)
    assert desk.the(Meeting, meeting.id).outcome is Outcome.CANCELLED_BY_THEM
    assert said == [("Cancelled by them.", True)]
    assert screen.head.call.isHidden()
    open_book.undo()
    assert desk.the(Meeting, meeting.id).outcome is Outcome.BOOKED


def test_an_hour_later_the_screen_asks_what_happened(
    screen, open_book, clock, desk, meeting
):
    clock.at(15)
    open_book.passed.emit()
    assert screen.happened.isVisible()
    way = next(w for w in screen.happened.box.ways if w.key == "nobody")
    click(way)
    assert desk.the(Meeting, meeting.id).outcome is Outcome.NOBODY_CAME
    assert screen.happened.isHidden()


def test_what_another_process_wrote_is_shown(screen, desk, meeting, open_book):
    answering.answer(desk, meeting.id, ItemId("pre-web-sound"), "yes")
    open_book.changed.emit()
    screen.show_stop(Phase.PREFLIGHT)
    row = screen.page.row(ItemId("pre-web-sound"))
    assert row.row.closed


def test_the_side_column_folds_when_the_window_is_narrow(screen):
    assert screen.aside.isVisible()
    screen.resize(em(74), 700)
    QApplication.processEvents()
    assert not screen.aside.isVisible()
    click(screen.head.menu)
    menu = QApplication.activePopupWidget()
    assert "Readiness, people, notes, files" in [a.text() for a in menu.actions()]
    menu.close()


def test_another_meeting_leaves_nothing_of_the_one_before(screen, desk, meeting):
    from app.desk import booking
    from app.records.moment import Moment
    from checklists.pack import Channel

    other = booking.book_meeting(
        desk,
        "Havel & Sons",
        Moment.at(meeting.starts.instant, "Europe/Prague"),
        30,
        channel=Channel.PHONE,
        number="+420224000000",
    )
    screen.visit(Visit(Place.MEETINGS, other.id))
    assert screen.head.title == other.title
    assert screen.head.call.words == "Dial"
    assert not screen.page.row(ItemId("pre-web-link"))


def test_no_part_of_the_screen_shows_as_a_window_of_its_own(screen, meeting):
    for phase in Phase:
        screen.show_stop(phase)
        QApplication.processEvents()
    seen = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert seen == [screen.window()]
    assert screen.window().isActiveWindow()


def test_an_answer_is_kept_and_shown_with_the_number_once_nothing_stops(
    screen, desk, meeting
):
    preparation = screen.document.preparation
    for pause in preparation.checklist.pauses.values():
        for row in pause.rows:
            if not row.closed and row.item.phase in {
                Phase.PLAN,
                Phase.REHEARSE,
                Phase.PREFLIGHT,
            }:
                screen.document.miss(row.item.id)
    screen.book.do(agenda.edit_agenda, meeting.id, purpose="See if line 3 fits.")
    screen.document.send_agenda()
    ready = screen.document.preparation.readiness
    assert ready.number is not None
    assert "of 100" in screen.aside.readiness._head.findChild(Text).text()
    sheet = screen.explain()
    texts = [text.text() for text in sheet.findChildren(Text) if text.isVisible()]
    assert f"Together {100 - ready.score}, so {ready.score} of 100" in texts
    assert "weighs 3" in texts
    sheet.reject()


def test_every_way_out_of_a_finding_is_known_to_the_screen():
    import inspect

    from app.rules.lint import ways
    from app.rules.values import Way
    from ui.meeting.asking import Asking
    from ui.meeting.settling import NOTED
    from ui.meeting.word_sheet import ASKED

    keys = {way.key for way in vars(ways).values() if isinstance(way, Way)}
    asked = inspect.getsource(Asking.ask)
    known = {key for key in keys if f'"{key}"' in asked} | {*NOTED, *ASKED}
    assert keys == known


def menu_ways(screen):
    menu = screen.more()
    ways = {action.text(): action for action in menu.actions()}
    return menu, ways


def test_purpose_and_agenda_go_into_a_mail_and_may_be_taken_back(
    screen, desk, meeting, opened, said
):
    screen.book.do(agenda.edit_agenda, meeting.id, purpose="See if line 3 fits & more.")
    menu, ways = menu_ways(screen)
    assert "They were not sent" not in ways
    ways["Purpose and agenda in mail"].trigger()
    menu.close()
    (link,) = opened
    assert link.startswith("mailto:anna@norrland.example,tomas@norrland.example?")
    assert "subject=Discovery" in link
    assert desk.the(Meeting, meeting.id).agenda.told is Told.SENT
    assert said[-1] == ("Opened in mail. It counts as sent now.", True)
    menu, ways = menu_ways(screen)
    ways["They were not sent"].trigger()
    menu.close()
    assert desk.the(Meeting, meeting.id).agenda.told is Told.NOT


def test_a_long_mail_waits_on_the_clipboard(screen, meeting, opened, said):
    screen.book.do(agenda.edit_agenda, meeting.id, purpose="Räksmörgås & so on " * 80)
    menu, ways = menu_ways(screen)
    ways["Purpose and agenda in mail"].trigger()
    menu.close()
    assert "body=" not in opened[0]
    assert "Räksmörgås" in QApplication.clipboard().text()
    assert said[-1][0].startswith("It is long")


def test_without_a_purpose_no_mail_is_begun(screen, opened, said):
    menu, ways = menu_ways(screen)
    ways["Purpose and agenda in mail"].trigger()
    menu.close()
    assert opened == []
    assert said == []
