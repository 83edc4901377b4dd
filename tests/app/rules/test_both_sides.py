from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.account import AccountId
from app.records.exchange import Ask, AskId, Give, GiveId
from app.records.person import PersonId
from app.rules.both_sides import GiveToAsk, give_to_ask
from app.settings import Settings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SETTINGS = Settings()
BRANDT = AccountId("brandt")
MIA, OLAF = PersonId("mia"), PersonId("olaf")
AGO = st.none() | st.integers(-5, 400)
WHOM = st.sampled_from([None, MIA, OLAF])


def at(ago):
    return None if ago is None else NOW - timedelta(days=ago)


def give(number, ago, whom=None, *, dropped=False):
    return Give(
        GiveId(f"g{number}"), BRANDT, f"Give {number}", NOW, whom=whom,
        delivered=at(ago), dropped=dropped,
    )  # fmt: skip


def ask(number, ago, whom=None, *, dropped=False):
    return Ask(
        AskId(f"a{number}"), BRANDT, "Ask", NOW, whom=whom, asked=at(ago),
        dropped=dropped,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("gives", "asks", "sentence"),
    [
        (7, 4, "You gave 7 useful things and asked 4 times."),
        (1, 1, "You gave 1 useful thing and asked once."),
        (0, 2, "You gave nothing and asked twice."),
        (3, 0, "You gave 3 useful things and asked for nothing."),
    ],
)
def test_the_balance_is_one_sentence(gives, asks, sentence):
    assert GiveToAsk(gives, asks).sentence == sentence


def test_what_was_set_aside_or_goes_to_another_does_not_count():
    gives = [give(1, 3, MIA), give(2, 2, OLAF), give(3, 1, MIA, dropped=True)]
    asks = [ask(1, 3, MIA), ask(2, 2, OLAF), ask(3, 1, OLAF, dropped=True)]
    whole = give_to_ask(gives, asks, NOW, SETTINGS)
    assert (whole.gives, whole.asks, whole.last.id) == (2, 2, "g2")
    mias = give_to_ask(gives, asks, NOW, SETTINGS, MIA)
    assert (mias.gives, mias.asks, mias.last.id) == (1, 1, "g1")


@given(
    st.lists(st.tuples(AGO, WHOM, st.booleans()), max_size=10),
    st.lists(st.tuples(AGO, WHOM, st.booleans()), max_size=10),
)
def test_the_balances_of_all_persons_and_of_nobody_add_up(given_, asked):
    gives = [give(n, ago, w, dropped=d) for n, (ago, w, d) in enumerate(given_)]
    asks = [ask(n, ago, w, dropped=d) for n, (ago, w, d) in enumerate(asked)]
    whole = give_to_ask(gives, asks, NOW, SETTINGS)
    to_nobody = give_to_ask(
        [g for g in gives if g.whom is None], [a for a in asks if a.whom is None],
        NOW, SETTINGS,
    )  # fmt: skip
    each = [give_to_ask(gives, asks, NOW, SETTINGS, who) for who in (MIA, OLAF)]
    assert whole.gives == to_nobody.gives + sum(one.gives for one in each)
    assert whole.asks == to_nobody.asks + sum(one.asks for one in each)
    assert (whole.last is None) == (whole.gives == 0)
    if whole.last:
        assert NOW - timedelta(days=180) <= whole.last.delivered <= NOW
