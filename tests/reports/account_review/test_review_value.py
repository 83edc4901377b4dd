import json
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.book.account_files import account_file
from app.book.book import Book
from app.records.account import Account
from app.records.knowledge import NoteKind, StageFact
from app.rules.after_sales import Figure
from app.rules.terms import STAGES
from checklists.pack import Stage
from reports.account_review import account_review
from reports.account_review.shown import LEFT_OUT
from reports.follow_through.values import Wishes
from reports.period import Period
from ui.commands.saying import plain
from ui.demo import make_sample


def texts(value):
    """Yield every text of a value, wherever it is."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The file of the sample's richest account."""
    path = tmp_path_factory.mktemp("review") / "earnest.db"
    clock = make_sample(path)
    with Book(path, clock=clock) as book:
        brandt = next(a for a in book.every(Account) if a.name == "Brandt Logistik")
        return account_file(book, brandt, clock())


def test_the_review_of_the_samples_richest_account_is_the_one_we_looked_at(
    sample, november, kept_as
):
    told = plain(account_review(sample, november))
    for one in told["worth_asking"]:
        # Ids are another ones in every sample.
        del one["about"]
    del told["printed"]
    kept_as("brandt.json", json.dumps(told, ensure_ascii=False, indent=1))


def test_an_ally_has_nothing_above_it(ally, told):
    stands = told(ally).stands
    assert stands.name == STAGES[Stage.ONLY_ME]
    assert stands.conditions == ()
    assert stands.figure == "since 15 Aug 2026, for 100 days"
    assert [one.day for one in stands.changes] == ["15 Aug 2026", "12 May 2025"]
    assert all("because" in one.words for one in stands.changes)


def test_conditions_have_their_numbers_and_one_is_nearest(rich, told):
    conditions = told(rich).stands.conditions
    assert [one.met for one in conditions] == sorted(
        (one.met for one in conditions), reverse=True
    )
    (nearest,) = [one for one in conditions if one.nearest]
    assert nearest.words.startswith("More promises of yours kept on time (16 of 19")
    assert nearest.needs == "needs at least 80 %"


def test_before_the_first_order_only_what_would_help_next_is_told(
    before_any_order, told
):
    review = told(before_any_order)
    stands = review.stands
    assert review.since.startswith("No order yet, on file since")
    assert stands.helps_next
    assert (stands.name, stands.figure, stands.conditions) == ("", "", ())
    assert (stands.changes, stands.course, stands.notices) == ((), (), ())
    # A loss keeps how the two stood when it was written down; nothing else says it.
    others = [one for one in texts(replace(review, losses=())) if one]
    assert not [one for one in others for stage in STAGES.values() if stage in one]


def test_after_an_untrue_word_it_says_the_hold_and_asks_about_it(broken, told):
    review = told(broken)
    assert review.stands.name == STAGES[Stage.FOOTHOLD]
    assert review.stands.hold.startswith("On hold: no step up before")
    assert "what we said came out untrue" in review.stands.changes[0].words
    first = review.worth_asking[0].text
    assert first.startswith("Something we said came out untrue: what was put right")
    untrue = next(t for t in review.stands.course if t.name == "Untrue")
    assert len(untrue.marks) == 1


def test_a_notice_says_by_when_to_cure_it_and_what_starting_over_costs(ally, told):
    planned = StageFact.SESSION
    quiet = replace(
        ally, facts=tuple(f for f in ally.facts if f.stage_fact is not planned)
    )
    now = told(quiet).stands
    assert now.name == STAGES[Stage.ME_FIRST]
    silent = replace(
        ally, promises=tuple(p for p in ally.promises if not p.id.startswith("s")),
    )  # fmt: skip
    assert told(silent).stands.name == STAGES[Stage.ME_FIRST]
    late = replace(
        ally.promises[0], state="open", done=None, id="x",
        due=replace(ally.promises[0].due, instant=ally.now - timedelta(days=35)),
    )  # fmt: skip
    review = told(replace(ally, promises=(*ally.promises, late)))
    assert review.stands.notices[0].startswith("At risk: a promise overdue for more")
    assert "Cure it by" in review.stands.notices[0]
    assert review.stands.costs.startswith("Starting over would cost planning together")
    assert review.worth_asking[0].text.startswith("At risk: a promise overdue")


def test_an_account_nobody_talked_to_says_what_there_is_nothing_of(new_account, told):
    review = told(new_account)
    assert review.nothing == (
        "Nothing on file: a goal of both sides, rules of working together, people, "
        "what matters to them, open points, trades, what they could choose, what "
        "moves around them, losses or disputes, what they taught us."
    )
    assert review.kept.period == "No promise came due."
    assert review.timeline == ()
    assert review.contacts == ("No contact in 180 days.", "No contact in 365 days.")
    assert len(review.worth_asking) == 3


def test_gives_and_asks_by_person_add_up(rich, told):
    exchange = told(rich).exchange
    assert exchange.figure == "2 gives, 2 asks in 180 days"
    assert sum(row.gives for row in exchange.rows) == exchange.together.gives == 2
    assert sum(row.asks for row in exchange.rows) == exchange.together.asks == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["petra", "jana", "gone"]), st.integers(0, 400),
             st.booleans()), max_size=20),
)  # fmt: skip
def test_whoever_gave_and_asked_it_adds_up(rich, told, drawn):
    gives, asks = [], []
    for number, (whom, days, gave) in enumerate(drawn):
        at = rich.now - timedelta(days=days)
        one = (rich.gives if gave else rich.asks)[0]
        when = {"delivered": at} if gave else {"asked": at}
        (gives if gave else asks).append(
            replace(one, id=f"x{number}", whom=whom, **when)
        )
    exchange = told(replace(rich, gives=tuple(gives), asks=tuple(asks))).exchange
    assert sum(row.gives for row in exchange.rows) == exchange.together.gives
    assert sum(row.asks for row in exchange.rows) == exchange.together.asks
    lately = [gave for _, days, gave in drawn if days <= 180]
    assert exchange.together.gives == sum(lately)
    assert exchange.together.asks == len(lately) - sum(lately)


def test_both_sides_have_k_of_n_with_its_bounds_and_a_band(rich, told):
    ours, theirs = told(rich).kept.sides
    assert ours.words == "10 of 12 on time (83 %), likely 66-93 %, in 90 days"
    assert (ours.band, ours.share.kept, ours.share.total) == ("not settled", 10, 12)
    assert theirs.words.startswith("3 of 4 on time")


def test_what_is_late_is_told_with_whose_it_is(rich, told):
    late = told(rich).kept.late
    assert [(one.side, one.what) for one in late] == [
        ("we", "Security paper"), ("they", "Shift plan of line 3"),
    ]  # fmt: skip


def test_after_a_sale_there_are_three_figures_and_what_speaks_against_them(rich, told):
    tasks = told(rich).kept.tasks
    assert [one.name.casefold() for one in tasks] == [one.value for one in Figure]
    assert tasks[2].against == "“Teach the night shift”: 2 days late"


def test_who_began_the_contacts_is_told_of_half_a_year_and_of_a_year(rich, told):
    assert told(rich).contacts == (
        "6 contacts in 180 days: they began 5, we 1.",
        "8 contacts in 365 days: they began 7, we 1.",
    )


def test_who_differs_comes_first_and_who_was_not_heard_says_so(rich, told):
    review = told(rich)
    assert [one.name for one in review.people] == [
        "Karel Novák", "Otto Berg", "Petra Havlová", "Jana Malá",
    ]  # fmt: skip
    assert review.people[0].view == "sees it differently: a fixed term"
    assert review.people[0].silence == "Not heard from in 4 meetings"
    assert review.voices == "2 of 4 not heard in 180 days; 2 see it differently."


def test_what_somebody_said_elsewhere_says_where(rich, told):
    said = replace(rich.needs[0], id="w9", account="brandt", said=rich.now)
    review = told(replace(rich, brought=(said,), firms={"brandt": "Brandt Logistik"}))
    first = review.needs[0]
    assert first.words == "“No call-ins on days off”"
    assert first.about == "Jana Malá, at Brandt Logistik"


def test_a_point_that_is_theirs_for_little_comes_first(rich, told):
    first, second = told(rich).points
    assert (first.subject, first.step) == ("Invoice on the 1st", "Give it")
    assert (first.to_them, first.known, first.to_us) == ("big", "they said so", "small")
    assert second.step == "Ask what it protects"


def test_a_dropped_trade_is_not_told(rich, told):
    (trade,) = told(rich).trades
    assert (trade.give, trade.back) == ("a month to leave", "a letter we may show")
    assert trade.about == "worth to them: much; costs us: little; limit: three months"


def test_ways_they_could_go_begin_with_ours_and_have_both_views(rich, told):
    ours, rival = told(rich).options
    assert ours.ours
    assert ours.their_cons == ("the term is long",)
    assert (rival.name, rival.their_pros) == ("Kernwick", ("known to their bank",))


def test_a_note_past_its_day_says_so(rich, told):
    newest, oldest = told(rich).landscape
    assert newest.about == "look again 15 Jan 2027"
    assert oldest.about == "was to be looked at again 13 Nov 2026"


def test_a_loss_has_three_sides_and_how_the_two_stood(rich, told):
    (loss,) = told(rich).losses
    assert "stood as “Called first”" in loss.about
    assert "broke on: Invoice on the 1st" in loss.about
    assert all((loss.theirs, loss.ours))
    assert loss.known == "they said so"
    assert any("Export lost rows" in one for one in loss.record)


def test_the_timeline_is_of_the_period_alone_the_newest_first(rich, told, november):
    dated = told(rich).timeline
    days = [one.day for one in dated]
    assert days[0] == "20 Nov 2026"
    assert all(day.endswith("Nov 2026") for day in days)
    october = replace(november, first=november.first.replace(month=10), last=(
        november.first - timedelta(days=1)))  # fmt: skip
    assert all(
        one.day.endswith("Oct 2026") for one in account_review(rich, october).timeline
    )


def test_a_long_timeline_says_how_many_lie_before(rich, told):
    year = Period(rich.today.replace(month=1, day=1), rich.today, "Europe/Prague")
    many = tuple(
        replace(rich.facts[4], id=f"many{n}", dated=rich.now - timedelta(days=n))
        for n in range(150)
    )
    review = account_review(replace(rich, facts=many, promises=()), year)
    assert len(review.timeline) == 60
    assert review.earlier >= 90
    dated = len(review.timeline) + review.earlier
    alone = account_review(replace(rich, facts=many[:1], promises=()), year)
    assert dated == len(alone.timeline) + alone.earlier + 149


def test_somebody_left_out_has_no_name_and_that_is_declared(rich, told):
    review = told(rich, Wishes(without=frozenset({"petra", "jana", "late"})))
    whole = " ".join(texts(review))
    for gone in ("Petra Havlová", "Jana Malá", "Security paper"):
        assert gone not in whole
    assert LEFT_OUT in whole
    assert review.left_out == (
        "Left out by the rep: the names of 2 people and the words of 1 promise; the "
        "figures hold them. What was written down may still name them."
    )
    assert review.kept == replace(told(rich).kept, late=review.kept.late)
    assert "Security paper" not in review.worth_asking[0].text


def test_nothing_left_out_is_said_too(rich, told):
    assert told(rich).left_out == "Left out by the rep: nothing."


def test_a_comment_stands_beside_its_question(rich, told):
    review = told(rich, Wishes(comments={"late": "Legal holds it."}))
    assert review.worth_asking[0].comment == "Legal holds it."


def test_what_is_private_is_not_in_it(rich, told):
    whole = " ".join(texts(told(rich)))
    for secret in (
        "Shouts at night", "Cousin of ours", "Buys boots", "Quietly promised",
        "Own plan of mine", "Plain note that stays", "Worry that stays",
    ):  # fmt: skip
        assert secret not in whole
    assert [n.kind for n in rich.notes].count(NoteKind.PLAIN) == 1
