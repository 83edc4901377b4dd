"""The eight headline figures as a report tells them, and what was set aside."""

from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.knowledge import Point, PointId
from app.records.loss import Loss, LossId
from app.rules.headline.tally import Case, Tally
from app.rules.wilson import Share
from checklists.pack import Pillar
from reports.follow_through import (
    Headline,
    Passed,
    SetAside,
    Wishes,
    follow_through,
    follow_through_html,
    follow_through_sheet,
)
from reports.follow_through.aside import set_aside
from reports.follow_through.cases import LEFT_OUT
from reports.follow_through.due import fell_due
from reports.follow_through.tables import share
from reports.period import Period

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31), "Europe/Berlin")
FIXTURES_ARE_VALUES = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)


def told(report):
    """The words of each figure by its name."""
    return {one.name: one.words for of in report.virtues for one in of.figures}


def figure(report, name):
    (found,) = [one for of in report.virtues for one in of.figures if one.name == name]
    return found


def test_each_virtue_has_its_figures_in_the_words_of_the_product(month):
    report = follow_through(month)
    assert [one.pillar for one in report.virtues] == list(Pillar)
    assert [one.name for one in report.virtues] == [
        "Strategy",
        "Punctuality",
        "Honesty",
        "Detail",
        "Tactics",
        "Persistence",
        "Care",
        "Flexibility",
    ]
    assert told(report) == {
        "What was wanted": "12 of 18 (67 %), likely 52-79 %",
        "At least what helps them": "17 of 18 (94 %), likely 83-98 %",
        "Joined on time": "18 of 19 (95 %), likely 84-98 %",
        "Ended as agreed": "19 of 19 (100 %), likely 92-100 %",
        "Claims with proof": "4 of 6 (67 %), likely 41-85 %",
        "Put right in five working days": "0 of 1, too few for a percentage",
        "Began with nothing open": "16 of 19 (84 %), likely 71-92 %",
        "Agenda told a day ahead": "16 of 18 (89 %), likely 76-95 %",
        "Their topic in the first 10 minutes": "3 of 3, too few for a percentage",
        "Promises kept on time": "21 of 24 (88 %), likely 76-94 %",
        "Gives to asks": "0 gives to 2 asks",
        "Asked again after a no": "1 of 2; the aim is none",
        "Open points answered in time": "9 of 10 (90 %), likely 72-97 %",
        "Lost over a small point": "1 of 2; the aim is none",
    }


def test_where_nothing_is_counted_it_says_so(month):
    empty = replace(
        month, headline=Headline(), aside=SetAside(), promises=(), asks=(), gives=()
    )
    report = follow_through(empty)
    words = told(report)
    assert words.pop("Began with nothing open") == "not looked into"
    assert set(words.values()) == {"none yet"}
    assert "at most 200" in figure(report, "Began with nothing open").more
    assert not any(one.bar for of in report.virtues for one in of.figures)
    assert report.came == ""
    assert report.nothing_aside.startswith("Nothing: no stop was passed")
    assert "Nothing: no stop was passed" in follow_through_html(report)


def test_none_that_should_not_be_is_said_with_its_number(month):
    clean = replace(month.headline, asks=Tally(5, 5))
    words = told(follow_through(replace(month, headline=clean)))
    assert words["Asked again after a no"] == "none of 5, as it should be"


def test_each_figure_has_its_numbers_and_the_bounds_of_a_share(month):
    report = follow_through(month)
    point = figure(report, "Open points answered in time")
    assert (point.k, point.n) == (9, 10)
    assert (point.low, point.high) == (0.7175, 0.9696)
    balance = figure(report, "Gives to asks")
    assert (balance.k, balance.n, balance.low, balance.high) == (0, 2, None, None)
    again = figure(report, "Asked again after a no")
    assert (again.k, again.n) == (1, 2)


def test_the_confidence_is_the_one_of_the_settings(month):
    wide = replace(month, settings=replace(month.settings, confidence=95))
    words = told(follow_through(wide))
    assert words["Open points answered in time"] == "9 of 10 (90 %), likely 60-98 %"


def test_the_cases_against_a_figure_are_named_with_whose_and_when(month):
    report = follow_through(month)
    assert figure(report, "Joined on time").against == (
        "Line 4, Brandt Logistik, 6 Nov: late, not told",
    )
    assert figure(report, "Promises kept on time").against == (
        "Security paper, Norrland Robotics, 19 Nov: still open",
        "Installer list, Casa Verde, 12 Nov: late and not told",
        "Quote, Norrland Robotics, 12 Nov: late but told before",
    )
    assert figure(report, "Claims with proof").more == (
        "Of those without, 1 is marked unproven."
    )
    assert figure(report, "Began with nothing open").more == (
        "Still open at the start: 2 stops and 4 checks."
    )


def test_cases_beyond_those_named_are_counted(month):
    wanted = figure(follow_through(month), "What was wanted")
    assert (len(wanted.against), wanted.others) == (2, 4)


def test_the_classes_add_up_to_the_held_meetings(month):
    report = follow_through(month)
    assert report.classes == {"order": 1, "advance": 12, "no": 1, "continuation": 5}
    assert report.came == (
        "What came of 19 held meetings (1 corrected by hand): they ordered: 1; "
        "they do something, by a day: 12; they said no: 1; nothing with a day: 5."
    )


def test_persistence_is_the_figure_of_the_table(month):
    kept = figure(follow_through(month), "Promises kept on time")
    assert Share(kept.k, kept.n) == share(month, fell_due(month))


def test_an_earlier_period_stands_beside_each_figure(month):
    earlier = replace(
        month,
        period=OCTOBER,
        headline=replace(month.headline, found=None, points=Tally(3, 5)),
    )
    report = follow_through(month, earlier=earlier)
    assert report.beside == "October 2026"
    beside = {one.name: one.earlier for of in report.virtues for one in of.figures}
    assert beside["Open points answered in time"] == "3 of 5"
    assert beside["Began with nothing open"] == "not told"
    assert beside["Gives to asks"] == "none yet"
    page = follow_through_html(report)
    assert '<span class="away">October 2026: </span>3 of 5' in page
    assert "3 of 5" in follow_through_sheet(report).forms[0]
    assert "October 2026" not in follow_through_html(follow_through(month))


def test_every_case_stands_on_the_page_and_the_newest_on_paper(month):
    report = follow_through(month)
    page = unescape(follow_through_html(report))
    paper = unescape(follow_through_sheet(report).forms[0])
    for of in report.virtues:
        for one in of.figures:
            assert one.counts in page
            assert one.counts in paper
            for case in one.against[:3]:
                assert case in page
                assert case in paper


def test_what_was_set_aside_is_counted_by_rule_reason_and_row(month):
    lines = {one.name: (one.times, one.words) for one in follow_through(month).aside}
    assert lines == {
        "Stops passed with a reason": (
            3,
            "purpose not told: 2; two meetings at once: 1",
        ),
        "Rows not applicable, by reason": (
            3,
            "not part of this call: 2; already settled: 1",
        ),
        "Rows not applicable, by row": (
            3,
            "Who decides?: 2; What did they use before?: 1",
        ),
        "Short chosen by hand": (2, "of 19 planned meetings that were held"),
        "Lost or in dispute, by reason": (2, "relationship: 1; price: 1"),
        "Of these on a small point": (1, "Notice period: 1"),
    }  # fmt: skip


def test_points_worded_alike_are_one_and_what_is_left_out_is_only_counted(month):
    subjects = {"p": "Escrow", "q": " escrow", "r": "Notice", "s": "Weekend"}
    points = {
        PointId(key): Point(PointId(key), "casa", subject, month.now)
        for key, subject in subjects.items()
    }
    losses = tuple(
        Loss(
            LossId(f"l{number}"), account, "hall", month.now, month.now,
            small_point=point,
        )
        for number, (account, point) in enumerate(
            [("casa", "p"), ("havel", "q"), ("casa", "r"), ("brandt", "s"),
             ("casa", "gone"), ("casa", None)]
        )
    )  # fmt: skip
    aside = SetAside(losses=losses, small_points=points)
    small = set_aside(replace(month, aside=aside), Wishes())[-1]
    assert small.parts == {" escrow": 2, "Notice": 1, "Weekend": 1, LEFT_OUT: 1}
    assert small.times == 5
    for without in ({"brandt"}, {"l3"}, {"s"}):
        wishes = Wishes(without=frozenset(without))
        small = set_aside(replace(month, aside=aside), wishes)[-1]
        assert small.parts == {" escrow": 2, LEFT_OUT: 2, "Notice": 1}
        assert "Weekend" not in small.words
    everything = Wishes(without=frozenset({"casa", "havel", "brandt"}))
    small = set_aside(replace(month, aside=aside), everything)[-1]
    assert small.parts == {LEFT_OUT: 5}


def test_only_a_reason_that_is_shared_is_told(month):
    aside = SetAside((Passed("HON-02", 2, ("They know me.",)),))
    (line,) = follow_through(replace(month, aside=aside)).aside
    assert line.told == ("“They know me.”",)
    assert line.times == 2


def test_a_reason_of_ones_own_words_for_a_loss_stays_here(month):
    own = Loss(LossId("x"), "casa", "hall", month.now, month.now, reason="Petra lied")
    aside = SetAside(losses=(own,))
    report = follow_through(replace(month, aside=aside))
    assert [one.words for one in report.aside] == ["another reason: 1"]
    assert "Petra" not in follow_through_html(report)


@FIXTURES_ARE_VALUES
@given(data=st.data())
def test_leaving_out_names_changes_no_figure(month, data):
    ids = [one.id for one in month.accounts]
    ids += [*month.headline.named, *(one.id for one in month.promises)]
    without = frozenset(data.draw(st.sets(st.sampled_from(ids))))
    whole = follow_through(month)
    report = follow_through(month, Wishes(without=without))
    assert told(report) == told(whole)
    for now, was in zip(report.virtues, whole.virtues, strict=True):
        for one, other in zip(now.figures, was.figures, strict=True):
            assert replace(one, against=()) == replace(other, against=())
            assert len(one.against) == len(other.against)
    assert [one.times for one in report.aside] == [one.times for one in whole.aside]


def test_a_name_left_out_is_in_no_case_and_on_no_page(month, meetings):
    without = frozenset({"casa", "exit", meetings[4].id})
    report = follow_through(month, Wishes(without=without))
    joined = figure(report, "Joined on time")
    assert joined.against == ("Left out by the rep: late, not told",)
    paper = follow_through_sheet(report).forms[0]
    for page in (follow_through_html(report), paper):
        for hidden in ("Casa Verde", "Half the paper", "Exit clause", "Notice period"):
            assert hidden not in page


def test_what_is_no_longer_in_the_book_is_counted_and_not_named(month):
    gone = replace(
        month.headline, points=Tally(0, 1, (Case("gone", "answered later"),))
    )
    report = follow_through(replace(month, headline=gone))
    assert figure(report, "Open points answered in time").against == (
        "No longer in the book: answered later",
    )


@pytest.mark.parametrize("many", [4, 5, 40])
def test_a_bar_is_drawn_from_four_on_and_never_tells_alone(month, many):
    headline = replace(month.headline, points=Tally(many - 1, many))
    one = figure(
        follow_through(replace(month, headline=headline)),
        "Open points answered in time",
    )
    assert one.bar
    assert f"{many - 1} of {many}" in one.words


def test_a_promise_told_and_late_is_named_in_its_own_period_only(month):
    before = replace(month, period=OCTOBER, now=month.now - timedelta(days=30))
    assert figure(follow_through(before), "Promises kept on time").against == ()
