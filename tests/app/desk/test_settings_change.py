from datetime import time
from fractions import Fraction

import pytest

from app.desk import settings
from app.errors import Problem


def test_a_change_is_kept_and_in_the_journal(desk):
    settings.change(desk, zone="Europe/Lisbon", own_domains=(" Ours.Example ",))
    assert desk.book.settings().zone == "Europe/Lisbon"
    assert desk.book.settings().own_domains == ("ours.example",)
    assert desk.book.acts(1)[0].label == "changing the settings"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"zone": "Nowhere/Land"}, "Nowhere/Land"),
        ({"paper": "A3"}, "paper"),
        ({"confidence": 99}, "confidence"),
        ({"recap_hours": 0}, "^0 is not possible"),
        ({"weekly_status_day": 7}, "weekly"),
        ({"day_opens": time(18)}, "day ends"),
        ({"work_opens": time(18)}, "Working hours end"),
        ({"rest_days": 3_651}, "^3,651 is not possible"),
        ({"largest_ask_only_me": 5}, "^5 is not possible"),
        ({"gap_before_minutes": -1}, "^-1 is not possible"),
        ({"questions_least": 15}, "fewest questions"),
        ({"follow_through_long_days": 89}, "longer time"),
        ({"practise_opens_hours": 2}, "before it opens"),
        ({"plan_limit_hours": 1}, "after practising"),
        ({"stage_promises_share": Fraction(0)}, "^0 % is not possible"),
        ({"stage_promises_share": Fraction(11, 10)}, "^110 % is not possible"),
        ({"own_emails": ("mia",)}, "mia"),
        ({"own_emails": ("mia@ours",)}, "mia@ours"),
        ({"own_domains": ("ours",)}, "ours"),
        ({"own_domains": ("mia@ours.example",)}, "mia@ours.example"),
        ({"own_domains": ("gmail.com",)}, "Anybody"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_and_none_changes(desk, wrong, named):
    before = desk.book.settings()
    with pytest.raises(Problem, match=named):
        settings.change(desk, name="Mia", **wrong)
    assert desk.book.settings() == before


def test_there_is_no_setting_by_another_name(desk):
    with pytest.raises(TypeError, match="colour"):
        settings.change(desk, colour="red")


def test_what_is_allowed_at_the_edge_is_kept(desk):
    edges = {"gap_after_minutes": 0, "trades_renewal": 0, "rest_days": 3_650}
    settings.change(desk, **edges, stage_promises_share=Fraction(1))
    kept = desk.book.settings()
    assert (kept.gap_after_minutes, kept.trades_renewal) == (0, 0)
    assert (kept.rest_days, kept.stage_promises_share) == (3_650, 1)


def test_a_domain_may_be_written_with_its_sign(desk):
    settings.change(desk, own_domains=("@Ours.example", "ours.example"))
    assert desk.book.settings().own_domains == ("ours.example",)


@pytest.mark.parametrize("region", ["cz", "DE-BY", " us-ny ", ""])
def test_holidays_are_those_of_a_country_or_a_part_of_it(desk, region):
    settings.keep_holidays_of(desk, region)
    assert desk.book.settings().region == region.strip().upper()


@pytest.mark.parametrize("region", ["Narnia", "DE-XX", "C"])
def test_a_region_without_known_holidays_is_refused(desk, region):
    before = desk.book.settings()
    with pytest.raises(Problem, match=region.upper()):
        settings.keep_holidays_of(desk, region)
    assert desk.book.settings() == before


def test_a_country_to_dial_from_is_one_that_has_telephones(desk):
    settings.dial_from(desk, "cz")
    assert desk.book.settings().phone_country == "CZ"
    with pytest.raises(Problem, match="XX"):
        settings.dial_from(desk, "xx")
    assert desk.book.settings().phone_country == "CZ"
