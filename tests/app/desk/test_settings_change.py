from datetime import time

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
        ({"recap_hours": 0}, "Recap hours"),
        ({"weekly_status_day": 7}, "weekly"),
        ({"day_opens": time(18)}, "day ends"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named_and_none_changes(desk, wrong, named):
    before = desk.book.settings()
    with pytest.raises(Problem, match=named):
        settings.change(desk, name="Mia", **wrong)
    assert desk.book.settings() == before


def test_there_is_no_setting_by_another_name(desk):
    with pytest.raises(TypeError, match="colour"):
        settings.change(desk, colour="red")
