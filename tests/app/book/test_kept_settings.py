from dataclasses import fields, replace
from datetime import time
from fractions import Fraction

import pytest

from app.book.book import Book
from app.book.kept_settings import kept_of, settings_of
from app.book.verify import verify
from app.settings import Settings


def test_hours_and_shares_are_read_again_from_another_opening(book, path, clock):
    chosen = Settings(
        rest_days=120, work_opens=time(7, 30), stage_promises_share=Fraction(5, 7)
    )
    with book.write("Set") as w:
        w.put_settings(chosen)
    assert w.act.changes[0].after == chosen
    with Book(path, clock=clock) as again:
        assert again.settings() == chosen
        assert verify(again).whole


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_read_as_it_was_kept(field):
    settings = Settings()
    kept = kept_of(settings)
    assert settings_of({field.name: kept[field.name]}) == settings


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("rest_days", "90"),
        ("rest_days", 90.5),
        ("rest_days", True),
        ("stage_promises_share", "7/0"),
        ("stage_promises_share", "most"),
        ("stage_promises_share", [7, 10]),
        ("work_opens", "early"),
        ("work_opens", 8),
        ("own_domains", "ours.example"),
        ("zone", None),
    ],
)
def test_what_is_no_value_of_a_setting_is_passed_over(name, kept):
    chosen = replace(Settings(), name="Mia")
    assert settings_of({"name": "Mia", name: kept}) == chosen
