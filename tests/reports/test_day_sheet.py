from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from app.book.book import Book
from app.desk import calling, importing, moving, packs, people, promising, settings
from app.desk.desk import Desk
from app.exchange import samples
from app.exchange.ics import read_calendar
from app.records.account import Account
from app.records.meeting import Meeting
from app.records.moment import Due
from app.records.person import Person
from checklists.library import Library
from reports.day_sheet import (
    BusyTime,
    DayMeeting,
    Duties,
    Duty,
    day_html,
    day_on_paper,
    day_sheets,
)
from reports.day_sheet.pages import SETTINGS
from ui.paper import Paper, lay_out

HERE = "Europe/Prague"
FRIDAY = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
DASH = "\N{EN DASH}"


class SetClock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return SetClock(FRIDAY)


@pytest.fixture
def desk(tmp_path, clock):
    """The week of Ida Holm in Prague, whose Anna sits in New York."""
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        desk = Desk(book, Library(), clock)
        settings.change(
            desk,
            zone=HERE,
            name="Ida Holm",
            own_emails=("ida.holm@holm.example",),
            own_domains=("holm.example",),
        )
        path = Path(samples.__file__).parent / "week.ics"
        calendar = read_calendar(path.read_bytes(), zone=HERE, now=clock.now)
        importing.apply_calendar(desk, calendar)
        account = next(a for a in book.every(Account) if "Norrland" in a.name)
        people.edit_account(desk, account.id, zone="America/New_York")
        clock.now = NOW
        yield desk


@pytest.fixture
def norrland(desk):
    return meeting_of(desk, "Norrland")


@pytest.fixture
def owe(desk, norrland, clock):
    def make(what, day, *, ours=True, told=True):
        clock.now = FRIDAY
        anna = next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))
        promising.promise(
            desk,
            what,
            ours=ours,
            told=told,
            account=norrland.account,
            whom=anna.id if ours else None,
            who=None if ours else anna.id,
            due=Due.on(date(2026, 11, day), HERE),
        )
        clock.now = NOW

    return make


def meeting_of(desk, word):
    return next(m for m in desk.book.every(Meeting) if word in m.title)


def printed(desk):
    return day_on_paper(desk.book, partial(packs.items_of, desk), desk.now)


def test_the_hours_stand_in_order_with_both_times_and_the_word_of_state(desk):
    sheet = printed(desk).sheet
    assert sheet.day == "Monday 23 November 2026"
    assert sheet.about == "Ida Holm \N{MIDDLE DOT} 3 meetings"
    assert [one.at for one in sheet.hours] == [
        f"09:00{DASH}09:15",
        f"10:00{DASH}11:00",
        f"12:00{DASH}12:45",
        f"14:00{DASH}14:45",
        f"15:30{DASH}16:00",
        f"16:30{DASH}17:10",
        f"17:15{DASH}17:40",
    ]
    assert sheet.hours[0] == BusyTime(f"09:00{DASH}09:15", "Stand-up")
    first = sheet.meetings[0]
    assert first.there == f"08:00{DASH}08:45 in New York"
    assert first.title == "Discovery, Norrland Robotics"
    assert first.about == "Web meeting \N{MIDDLE DOT} Anna Lindqvist, Tomás Rey"
    assert first.state.startswith("Not ready: ")
    assert first.stopped
    assert not first.over


def test_nobody_guesses_the_time_of_an_account_whose_zone_is_not_known(desk):
    assert printed(desk).sheet.meetings[1].there == ""


def test_the_same_time_elsewhere_says_so(desk):
    havel = meeting_of(desk, "Havel")
    people.edit_account(desk, havel.account, zone="Europe/Berlin")
    assert printed(desk).sheet.meetings[1].there == "in Berlin too"
    people.edit_account(desk, havel.account, zone=HERE)
    assert printed(desk).sheet.meetings[1].there == ""


def test_what_is_late_and_due_today_of_both_is_to_be_ticked(desk, owe):
    owe("Price for 40 seats", 23)
    owe("Security paper", 19)
    owe("Shift plan", 20, ours=False)
    owe("Next week's list", 30)
    owe("A plan of my own", 20, told=False)
    ours, theirs, *_ = printed(desk).sheet.duties
    whom = "Anna, Norrland Robotics"
    assert ours == Duties(
        "You promised",
        (
            Duty("Security paper", whom, "2 working days late", pressing=True),
            Duty("Price for 40 seats", whom, "due today"),
        ),
    )
    assert theirs.head == "They promised"
    assert [one.what for one in theirs.duties] == ["Shift plan"]
    assert printed(desk).sheet.about.endswith("1 promise late")


def test_more_promises_than_fit_are_counted(desk, owe):
    for number in range(11):
        owe(f"Paper {number}", 20)
    ours = printed(desk).sheet.duties[0]
    assert (len(ours.duties), ours.more) == (8, 3)
    assert "and 3 more, on screen" in day_html(printed(desk))
    assert "and 3 more, on screen" in day_sheets(printed(desk))[0].forms[0]


def test_open_wraps_and_meetings_nobody_told_of_stand_below(desk, norrland, clock):
    clock.now = norrland.starts.instant
    calling.join(desk, norrland.id)
    clock.now = norrland.ends.instant
    calling.end(desk, norrland.id)
    sheet = printed(desk).sheet
    below = {part.head: [one.what for one in part.duties] for part in sheet.duties}
    assert below == {
        "Wrap up": ["Discovery, Norrland Robotics"],
        "Did it happen?": ["Quote talk, Oka Marine"],
    }
    assert sheet.meetings[0].over
    assert sheet.meetings[0].state == "To wrap up"


def test_only_meetings_still_to_come_have_their_briefs_behind(desk, clock, norrland):
    assert [one.meeting for one in printed(desk).briefs] == [
        one.meeting for one in printed(desk).sheet.meetings
    ]
    clock.now = norrland.ends.instant + timedelta(minutes=1)
    moving.cancel(desk, meeting_of(desk, "Casa Verde").id, by_us=False)
    (left,) = printed(desk).briefs
    assert left.head.account == "Havel & Sons"
    assert len(printed(desk).sheet.meetings) == 3


def test_a_day_without_anything_is_a_page_all_the_same(desk, clock):
    clock.now = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)
    day = printed(desk)
    assert day.sheet.hours == ()
    assert day.sheet.about == "Ida Holm \N{MIDDLE DOT} no meetings"
    assert "No meetings today." in day_html(day)
    assert "No meetings today." in day_sheets(day)[0].forms[0]
    assert len(day_sheets(day)) == 1


def test_a_hidden_thing_of_a_person_is_on_no_page(desk, norrland):
    anna = next(p for p in desk.book.every(Person) if p.name.startswith("Anna"))
    people.edit_person(desk, anna.id, conduct="shouts", tie="sister-in-law")
    day = printed(desk)
    whole = day_html(day) + "".join(s.forms[0] for s in day_sheets(day))
    assert "shouts" not in whole
    assert "sister" not in whole


def test_names_are_escaped_on_both(desk, norrland):
    day = printed(desk)
    first = replace(day.sheet.meetings[0], title="<b>Bold & Sons</b>")
    sheet = replace(day.sheet, hours=(first, BusyTime("09:00", "<i>x</i>")))
    for page in (
        day_html(replace(day, sheet=sheet)),
        day_sheets(replace(day, sheet=sheet))[0].forms[0],
    ):
        assert "&lt;b&gt;Bold &amp; Sons" in page
        assert "<i>x" not in page


def test_one_page_holds_the_sheet_and_each_brief_begins_its_own(desk):
    page = day_html(printed(desk))
    assert page.count("<article ") == 3
    assert page.count("<h1>") == 4
    assert "break-before: page" in page
    assert page.count("<main>") == 1


@pytest.mark.parametrize("paper", Paper)
def test_everything_is_one_sheet_of_paper_each(qapp, desk, owe, paper):
    owe("Security paper", 19)
    assert [pages.count for pages in lay_out(day_sheets(printed(desk)), paper)] == [
        1,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize("paper", Paper)
def test_a_full_day_is_still_one_page(qapp, desk, owe, paper):
    for number in range(6):
        owe(f"Paper {number} with rather many words in its title", 20)
        owe(f"List {number}", 20, ours=False)
    day = printed(desk)
    one = day.sheet.meetings[0]
    hours = [
        replace(one, at=f"{hour:02}:00{DASH}{hour:02}:45", title=f"Demo {hour}")
        for hour in range(8, 17)
    ]
    full = replace(day, sheet=replace(day.sheet, hours=tuple(hours)), briefs=())
    (pages,) = lay_out(day_sheets(full), paper)
    assert pages.count == 1


def test_no_form_is_set_smaller_than_12_pixels():
    assert min(min(one.text, one.small) for one in SETTINGS) >= 12


def test_the_sheet_for_paper_is_the_one_we_looked_at(desk, owe, expected):
    owe("Security paper", 19)
    owe("Price for 40 seats", 23)
    sheet = printed(desk)
    bare = tuple(
        replace(one, meeting="") if isinstance(one, DayMeeting) else one
        for one in sheet.sheet.hours
    )
    day = replace(sheet, sheet=replace(sheet.sheet, hours=bare), briefs=())
    expected("day_sheet.paper.html", day_sheets(day)[0].forms[0])
    expected("day_sheet.html", day_html(day))
