import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.effort import MOST, effort_words, read_effort


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2h 30", 150),
        ("2h30", 150),
        ("2 H 30 Min", 150),
        ("2:30", 150),
        ("2.5 h", 150),
        ("2,5h", 150),
        ("0.25 h", 15),
        ("90", 90),
        ("90 min", 90),
        (" 45m ", 45),
        ("1 d", 480),
        ("1.5 days", 720),
        ("1 d 2 h", 600),
        ("1d 30", 510),
        ("2 hours and 15 minutes", 135),
        ("0", 0),
    ],
)
def test_working_time_is_read_as_people_write_it(text, minutes):
    assert read_effort(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "half a day", "1 h 75", "1.5 h 20", "-5", "2:75", "99999 h", "h", "²h"]
)
def test_what_says_no_working_time_is_refused(text):
    assert read_effort(text) is None


@given(st.integers(0, MOST))
def test_the_words_of_an_effort_read_back_as_the_same(minutes):
    assert read_effort(effort_words(minutes)) == minutes


@given(
    st.integers(0, 999), st.integers(0, 59), st.sampled_from(["h ", "h", " h ", ":"])
)
def test_hours_and_minutes_add_up(hours, minutes, between):
    assert read_effort(f"{hours}{between}{minutes:02}") == hours * 60 + minutes


@given(st.text(max_size=20))
def test_no_text_breaks_it(text):
    minutes = read_effort(text)
    assert minutes is None or 0 <= minutes <= MOST
