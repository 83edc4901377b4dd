from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.wilson import Band, Share, interval, percent

TABLE = [
    (4, 4, 100, "71-100 %", Band.NOT_SETTLED),
    (5, 5, 100, "75-100 %", Band.NOT_SETTLED),
    (7, 7, 100, "81-100 %", Band.DEPENDABLE),
    (7, 8, 88, "66-96 %", Band.NOT_SETTLED),
    (9, 10, 90, "72-97 %", Band.NOT_SETTLED),
    (18, 20, 90, "78-96 %", Band.NOT_SETTLED),
    (27, 30, 90, "81-95 %", Band.DEPENDABLE),
    (12, 20, 60, "46-73 %", Band.NOT_SETTLED),
    (0, 4, 0, "0-29 %", Band.AT_RISK),
]


@pytest.mark.parametrize(("kept", "total", "rate", "likely", "band"), TABLE)
def test_the_table_of_the_packs_holds(kept, total, rate, likely, band):
    share = Share(kept, total)
    assert share.band is band
    assert share.words() == f"{kept} of {total} on time ({rate} %), likely {likely}"


@pytest.mark.parametrize(
    ("kept", "total", "low", "high"),
    [
        (8, 10, 0.602, None),
        (9, 10, 0.718, None),
        (10, 10, 0.859, None),
        (18, 20, 0.782, None),
        (12, 20, None, 0.728),
        (6, 10, None, 0.770),
    ],
)
def test_the_bounds_of_the_stage_vectors_hold(kept, total, low, high):
    bounds = interval(kept, total)
    assert low is None or round(bounds.low, 3) == low
    assert high is None or round(bounds.high, 3) == high


def test_below_four_there_is_no_percentage_and_no_band():
    assert Share(3, 3).words() == "3 of 3 on time, too few for a percentage"
    assert Share(3, 3).band is None


def test_nothing_counted_has_no_rate():
    assert Share(0, 0).rate is None
    assert Share(0, 0).words() == "none yet"


def test_a_wider_confidence_shows_a_wider_interval_and_the_same_band():
    share = Share(27, 30)
    assert share.interval(95).low < share.interval(80).low
    assert share.band is Band.DEPENDABLE


def test_percentages_round_half_up():
    assert percent(Fraction(1, 200)) == 1
    assert percent(Fraction(125, 1000)) == 13


def test_more_kept_than_counted_is_refused():
    with pytest.raises(ValueError, match="5 of 4"):
        Share(5, 4)


shares = st.integers(1, 400).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n), st.sampled_from([80, 90, 95]))
)


@given(shares)
def test_bounds_hold_the_rate_and_stay_within_nought_and_one(share):
    kept, total, confidence = share
    bounds = interval(kept, total, confidence)
    assert 0 <= bounds.low <= kept / total <= bounds.high <= 1


@given(shares)
def test_one_more_kept_never_lowers_a_bound(share):
    kept, total, confidence = share
    more = interval(min(kept + 1, total), total, confidence)
    here = interval(kept, total, confidence)
    assert more.low >= here.low
    assert more.high >= here.high
