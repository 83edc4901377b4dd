import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.account import Account, AccountId
from app.records.moment import Due
from app.records.promise import DueMove, Promise, PromiseId, PromiseState
from app.rules.wilson import Share
from app.settings import Settings
from reports.follow_through import (
    Gathered,
    Headline,
    Stretch,
    Wishes,
    follow_through,
    follow_through_html,
    follow_through_sheet,
)
from reports.follow_through.due import Ending, fell_due, tally
from reports.period import Period

FIXTURES_ARE_VALUES = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_the_page_for_browsers_is_the_one_we_looked_at(month, expected):
    wishes = Wishes({"paper": "Legal holds it; I told Anna on Friday."})
    page = follow_through_html(follow_through(month, wishes))
    expected("follow_through.html", page)


def test_the_page_for_paper_is_the_one_we_looked_at(month, expected):
    sheet = follow_through_sheet(follow_through(month))
    expected("follow_through.paper.html", sheet.forms[0])


def test_the_period_is_one_sentence(month):
    assert follow_through(month).promises == (
        "24 promises came due: 21 on time, 1 late but told before, "
        "1 late and not told, 1 still open."
    )


def test_the_meetings_are_the_second_line(month):
    assert follow_through(month).meetings == (
        "19 meetings held; 16 were ready before they began; 1 began late on our side."
    )


def test_readiness_that_is_not_known_is_not_told(month):
    told = follow_through(replace(month, ready={})).meetings
    assert told == "19 meetings held; 1 began late on our side."


def test_readiness_of_some_says_of_how_many(month):
    ready = dict(list(month.ready.items())[:5])
    told = follow_through(replace(month, ready=ready)).meetings
    assert "2 of 5 were ready before they began" in told


def test_an_empty_period_says_so(month):
    empty = replace(month, promises=(), asks=(), headline=Headline())
    report = follow_through(empty)
    assert report.promises == "No promise came due."
    assert report.meetings == "No meeting was held."
    assert report.by_account == ()
    assert "By account" not in follow_through_html(report)


def test_all_on_time_is_said_in_short(month):
    kept = tuple(p for p in month.promises if p.state is PromiseState.DONE)[:3]
    told = follow_through(replace(month, promises=kept)).promises
    assert told == "3 promises came due: all on time."


def test_three_things_are_worth_asking_about_the_open_one_first(month):
    assert [one.text for one in follow_through(month).worth_asking] == [
        "Security paper, Norrland Robotics: due 19 Nov, open",
        "Installer list, Casa Verde: four days late, not told",
        "Havel & Sons: asked twice, nothing useful sent since September 2026",
    ]


def test_a_comment_stands_beside_what_it_is_about(month):
    report = follow_through(month, Wishes({"list": "The printer was down."}))
    assert [one.comment for one in report.worth_asking] == [
        "",
        "The printer was down.",
        "",
    ]


def test_a_give_since_makes_asking_fair(month):
    give = replace(month.gives[0], delivered=month.asks[0].asked + timedelta(days=1))
    report = follow_through(replace(month, gives=(give,)))
    assert not any("asked" in one.text for one in report.worth_asking)


def test_what_is_left_out_loses_its_name_and_keeps_its_weight(month):
    whole = follow_through(month)
    without = frozenset({"paper", "casa"})
    report = follow_through(month, Wishes(without=without))
    assert report.promises == whole.promises
    assert report.together == whole.together
    assert report.left_out == (
        "Left out by the rep: 1 promise and the name of 1 account; "
        "the figures hold them."
    )
    assert report.by_account[-1].name == "Left out by the rep (1 account)"
    for page in (follow_through_html(report), *follow_through_sheet(report).forms):
        assert "Casa Verde" not in page
        assert "ecurity paper" not in page


def test_few_cases_are_called_few(month):
    rows = {row.name: row.words for row in follow_through(month).by_account}
    assert rows["Brandt Logistik"] == "10 of 10"
    assert rows["Casa Verde"] == "1 of 2 (few cases)"


def test_an_account_where_nothing_happened_is_not_listed(month):
    names = [row.name for row in follow_through(month).by_account]
    assert "Quiet Corner" not in names
    assert names[:2] == ["Brandt Logistik", "Havel & Sons"]


def test_an_earlier_period_stands_beside_it(month):
    earlier = replace(
        month, period=Period(date(2026, 10, 1), date(2026, 10, 31), "Europe/Berlin")
    )
    assert follow_through(month, earlier=earlier).earlier == "October 2026: none due."
    assert follow_through(month, earlier=month).earlier == (
        "November 2026: 21 of 24 on time."
    )


def test_weeks_are_named_by_their_monday_within_the_period(month):
    report = follow_through(month)
    assert report.by == "week"
    assert [one.name for one in report.stretches] == [
        "2 Nov",
        "9 Nov",
        "16 Nov",
        "23 Nov",
    ]
    assert report.stretches[-1].words == "none due"


def test_a_part_of_a_week_is_told_if_something_came_due_in_it(month):
    first = Due.on(date(2026, 11, 1), "Europe/Berlin")
    early = replace(month.promises[0], id="early", due=first, done=first.instant)
    report = follow_through(replace(month, promises=(*month.promises, early)))
    assert report.stretches[0] == Stretch("1 Nov", Share(1, 1))


def test_the_standing_is_a_column_only_if_it_is_known(month):
    known, unknown = follow_through(month), follow_through(replace(month, stages={}))
    for page in (follow_through_html(known), follow_through_sheet(known).forms[0]):
        assert "Standing" in page
    for page in (follow_through_html(unknown), follow_through_sheet(unknown).forms[0]):
        assert "Standing" not in page


def test_a_year_is_told_by_the_month(month):
    year = replace(
        month, period=Period(date(2026, 1, 1), date(2026, 12, 31), "Europe/Berlin")
    )
    report = follow_through(year)
    assert report.by == "month"
    assert report.about == "Ida Holm · 2026"
    assert report.stretches[0] == Stretch("Jan 2026", Share(0, 0))
    assert report.stretches[-1] == Stretch("Nov 2026", Share(21, 24))


def test_a_told_delay_counts_only_when_told_before(month):
    quote = next(p for p in month.promises if p.id == "quote")
    after = replace(quote, told_late=quote.due.instant + timedelta(minutes=1))
    told = follow_through(replace(month, promises=(after,))).promises
    assert told == "1 promise came due: 0 on time, 1 late and not told."


def test_called_off_without_their_yes_is_told(month):
    quote = next(p for p in month.promises if p.id == "quote")
    off = replace(
        quote,
        state=PromiseState.CANCELLED,
        done=None,
        cancelled=quote.due.instant - timedelta(days=1),
        cancelled_by="us",
    )
    report = follow_through(replace(month, promises=(off,)))
    assert report.promises == "1 promise came due: 0 on time, 1 called off by us."
    assert report.worth_asking[-1].text == (
        "Quote, Norrland Robotics: due 12 Nov, called off by us"
    )


NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ACCOUNTS = ("a", "b", "c")
DAYS = st.integers(1, 30)


@st.composite
def promises(draw):
    due = Due.on(date(2026, 11, draw(DAYS)), "Europe/Berlin")
    state = draw(st.sampled_from(PromiseState))
    at = st.integers(-600, 600).map(lambda h: due.instant + timedelta(hours=h))
    moves = draw(st.integers(0, 2))
    return Promise(
        PromiseId(draw(st.uuids()).hex),
        AccountId(draw(st.sampled_from(ACCOUNTS))),
        "secret words" if draw(st.booleans()) else "a thing",
        draw(st.booleans()),
        due.instant - timedelta(days=40),
        due=due,
        state=state,
        told=draw(st.booleans()),
        private=draw(st.booleans()),
        done=draw(at) if state is PromiseState.DONE else None,
        cancelled=draw(at) if state is PromiseState.CANCELLED else None,
        cancelled_by=draw(st.sampled_from(("us", "them"))),
        voided=draw(at) if state is PromiseState.VOID else None,
        told_late=draw(st.none() | at),
        moves=tuple(
            DueMove(due, due, draw(st.sampled_from(("", "Anna"))), draw(at))
            for _ in range(moves)
        ),
    )


@given(st.lists(promises(), max_size=40), st.sets(st.sampled_from(ACCOUNTS)))
def test_everything_adds_up(made, without):
    gathered = Gathered(
        Period(date(2026, 11, 1), date(2026, 11, 30), "Europe/Berlin"),
        NOW,
        Settings(),
        tuple(Account(AccountId(name), name, NOW) for name in ACCOUNTS),
        tuple(made),
    )
    ended = fell_due(gathered)
    report = follow_through(gathered, Wishes(without=frozenset(without)))
    whole = report.together.on_time
    assert whole.total == len(ended) == sum(tally(ended).values())
    assert whole.kept == tally(ended)[Ending.ON_TIME]
    for rows in (report.by_account, report.stretches):
        assert sum(row.on_time.total for row in rows) == whole.total
        assert sum(row.on_time.kept for row in rows) == whole.kept
    if ended and whole.kept != whole.total:
        first, *parts = map(int, re.findall(r"\d+", report.promises))
        assert first == whole.total == sum(parts)


@FIXTURES_ARE_VALUES
@given(st.text("abcdefghij", min_size=12, max_size=20))
def test_private_promises_stay_here(month, secret):
    hidden = [
        replace(p, id=f"x{n}", private=True, what=secret, who_words=secret)
        for n, p in enumerate(month.promises)
    ]
    seeded = replace(month, promises=(*month.promises, *hidden))
    report = follow_through(seeded)
    assert report == follow_through(month)
    for page in (follow_through_html(report), *follow_through_sheet(report).forms):
        assert secret not in page


def test_names_are_text_and_never_tags(month):
    hostile = "<b>Corp</b><script>alert(1)</script>"
    accounts = tuple(replace(a, name=hostile) for a in month.accounts)
    named = tuple(replace(p, what=hostile) for p in month.promises)
    seeded = replace(month, accounts=accounts, promises=named)
    report = follow_through(seeded, Wishes({"paper": hostile}))
    for page in (follow_through_html(report), *follow_through_sheet(report).forms):
        assert "<b>Corp" not in page
        assert "<script>alert" not in page


class Tags(HTMLParser):
    """The tags of a page in their order, with what they bear."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, name):
        return [bears for tag, bears in self.tags if tag == name]


@pytest.fixture
def tags(month):
    return Tags(follow_through_html(follow_through(month)))


def test_the_page_answers_by_mail_without_a_script(tags):
    (form,) = tags.all("form")
    assert form["action"] == (
        "mailto:ida@earnest.example"
        "?subject=Re%3A%20Follow-through%2C%20Ida%20Holm%20%C2%B7%20November%202026"
    )
    assert form["method"] == "post"
    assert form["enctype"] == "text/plain"
    names = [field["name"] for field in tags.all("input")]
    assert names[:4] == ["Question 1", "Agreed 1", "By 1", "Seen by 1"]
    assert len(names) == len(set(names)) == 16
    assert tags.all("input")[0]["value"].startswith("Security paper")


def test_only_our_own_lines_of_script_may_run(month):
    import base64
    import hashlib

    page = follow_through_html(follow_through(month))
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    (policy,) = (
        bears["content"]
        for bears in Tags(page).all("meta")
        if bears.get("http-equiv") == "Content-Security-Policy"
    )
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_every_field_and_table_has_a_name(tags):
    assert all(
        bears.get("aria-label") for bears in tags.all("input") if "type" not in bears
    )
    assert all(bears.get("aria-labelledby") for bears in tags.all("table"))
    assert all(bears.get("scope") for bears in tags.all("th"))
    assert next(tag for tag, _ in tags.tags if re.fullmatch(r"h\d", tag)) == "h1"


def test_the_page_fetches_nothing(month):
    page = follow_through_html(follow_through(month))
    assert not re.search(r"\bsrc=|url\(|@import|<link", page)
    assert set(re.findall(r"https?://[^\"' ]+", page)) <= {"http://www.w3.org/2000/svg"}


def test_bars_are_as_long_as_their_promises(month):
    report = follow_through(month)
    sheet = follow_through_sheet(report)
    assert [one.on_time for one in report.stretches] == [
        Share(6, 6),
        Share(8, 10),
        Share(7, 8),
        Share(0, 0),
    ]
    longs = re.findall(r'src="chart:bar-(\d)" width="(\d+)"', sheet.forms[0])
    assert longs == [("0", "168"), ("1", "280"), ("2", "224")]
    widths = re.findall(r'<rect .*? width="([\d.]+)"', sheet.charts["bar-1"])
    assert widths == ["279", "224.0"]


def test_a_bar_kept_whole_has_no_part_left(month):
    sheet = follow_through_sheet(follow_through(month))
    assert sheet.charts["bar-0"].count("<rect") == 1


def test_a_week_in_which_nothing_came_due_has_no_bar(month):
    report = follow_through(month)
    page = follow_through_html(report)
    assert "<rect" not in follow_through_sheet(report).charts["bar-3"]
    small = sum(one.bar for virtue in report.virtues for one in virtue.figures)
    assert page.count('<svg xmlns="http') == 3 + small
