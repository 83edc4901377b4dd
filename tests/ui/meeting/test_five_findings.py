import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import exchanging, knowing, people, promising
from app.records.event import Event, EventId
from app.records.moment import Due, Moment
from app.rules.values import Severity
from checklists.pack import Phase
from ui.focus import focus
from ui.meeting.screen import MeetingScreen
from ui.meeting.shown_findings import MOST, shown_findings
from ui.meeting.stops import BEFORE_CALL
from ui.places import Place, Visit
from ui.widgets.finding import Finding

KEY = Qt.Key
SEVERITIES = tuple(Severity)


@pytest.fixture
def many(desk, meeting, anna, clock):
    """Much that the rules find, in rows of every stop and in none."""
    here = {"meeting": meeting.id}
    for what in ("a pilot", "names of others"):
        exchanging.ask(desk, what, size=3, **here)
    for what in ("Saves 6 h", "Runs at night"):
        knowing.claim(desk, what, **here)
    people.edit_person(desk, anna.id, role=None)
    day = meeting.starts.instant.date()
    late = Due.on(day.replace(day=19), "Europe/Stockholm")
    now, clock.now = clock.now, clock.now.replace(day=17)
    account = meeting.account
    for what in ("Security paper", "Price list"):
        promising.promise(desk, what, ours=True, account=account, due=late)
    promising.promise(desk, "Someday", ours=True, account=account)
    clock.now = now
    begins = meeting.starts.instant
    busy = Event(
        EventId("busy"),
        "Dentist",
        Moment.at(begins, "Europe/Stockholm"),
        meeting.ends,
    )
    with desk.act("a busy event") as write:
        write.put(busy)
    return meeting


@pytest.fixture
def full(shown, open_book, many):
    screen = MeetingScreen(open_book)
    screen.visit(Visit(Place.MEETINGS, many.id))
    return shown(screen, 1100, 800)


def in_rows(screen):
    return [(f, row) for row in screen.page.rows for f in row.boxed]


def boxes(screen):
    found = [box for row in screen.page.rows for box in row.findings]
    beside = [
        box for held in screen.standing.boxes for box in held.findChildren(Finding)
    ]
    assert all(box.isVisible() for box in (*found, *beside))
    return found, beside


@pytest.mark.parametrize("phase", BEFORE_CALL)
def test_five_findings_are_shown_at_most_the_others_behind_a_button(full, phase):
    full.show_stop(phase)
    QApplication.processEvents()
    every = full.document.preparation.findings
    assert len(every) > 10
    found, beside = boxes(full)
    assert 0 < len(found) + len(beside) <= MOST
    left = len(every) - len(found) - len(beside)
    assert full.standing.others.words == f"{left} more"
    assert full.standing.others.accessibleName().startswith(f"{left} more findings, ")


@pytest.mark.parametrize("phase", BEFORE_CALL)
def test_a_finding_stands_in_its_row_or_beside_with_a_jump_never_in_both(full, phase):
    full.show_stop(phase)
    focus(full.standing.others)
    QTest.keyClick(full.standing.others, KEY.Key_Space)
    QApplication.processEvents()
    every = full.document.preparation.findings
    found, beside = boxes(full)
    assert len(found) + len(beside) == len(every)
    said = [box.accessibleName() for box in (*found, *beside)]
    here = {row.row.item.id for row in full.page.rows}
    lists = full.document.preparation.checklist
    for finding, box in zip(
        [f for f in every if f.item not in here], beside, strict=True
    ):
        assert finding.message in box.accessibleName()
        jumps = "go-to-row" in [way.key for way in box.ways]
        assert jumps is (finding.item is not None and bool(lists.row(finding.item)))
    for finding, row in in_rows(full):
        assert finding.item in here
        assert row.row.item.id == finding.item
    assert len(said) == len(every)


def test_what_is_shown_first_is_what_weighs_most(full):
    preparation = full.document.preparation
    for phase in BEFORE_CALL:
        parted = shown_findings(preparation, phase)
        seen = {*parted.in_rows, *parted.beside}
        pause = preparation.checklist.pauses[phase]
        here = {row.item.id for row in pause.rows}
        fits = [f for f in parted.waiting if f.item in here]
        heaviest = max((SEVERITIES.index(f.severity) for f in seen), default=0)
        assert all(SEVERITIES.index(f.severity) >= heaviest for f in fits)
        assert len(seen) + len(parted.waiting) == len(preparation.findings)


def test_a_stop_in_no_row_is_seen_at_once_and_settled_there(full, press):
    _, beside = boxes(full)
    at_once = next(b for b in beside if "Two meetings at once" in b.accessibleName())
    focus(at_once.ways[0])
    assert [way.words for way in at_once.ways][1] == "The other is free time"
    press(KEY.Key_Right)
    press(KEY.Key_Space)
    codes = [f.code for f in full.document.preparation.findings]
    assert "PUN-01a" not in codes


def test_tab_goes_from_the_strip_to_what_stands_beside_and_then_to_the_rows(
    full, press
):
    _, beside = boxes(full)
    focus(full.standing.next_row)
    stops = []
    for _ in range(len(beside) + 1):
        press(KEY.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops[:-1] == [box.ways[0] for box in beside if box.ways]
    assert full.page.rows[0].isAncestorOf(stops[-1])


def test_the_others_count_while_they_are_not_shown(full, desk):
    ready = full.document.preparation.readiness
    stops = [
        f for f in full.document.preparation.findings if f.severity is Severity.STOP
    ]
    assert ready.stops >= len(stops) > MOST
    assert full.page.phase is Phase.PLAN
    row = next(r for r in full.page.rows if r.found and not r.boxed)
    assert row.is_stopped or row.found[0].severity is not Severity.STOP
