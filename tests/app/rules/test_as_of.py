from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.exchange import Ask, AskOutcome, Give
from app.records.moment import Due
from app.records.promise import DueMove, PromiseState
from app.rules.as_of import as_of

HOUR = timedelta(hours=1)


def test_an_instant_not_yet_reached_changes_nothing(desk):
    dossier = desk.dossier()
    assert as_of(dossier, dossier.now + HOUR) is dossier


def test_what_came_later_is_gone_and_what_was_stamped_later_is_open(desk):
    start = desk.start
    was, now = Due.at(start - HOUR, "UTC"), Due.at(start + 9 * HOUR, "UTC")
    late = desk.promise(
        now,
        moves=(DueMove(was, now, "them", start + HOUR),),
        done=start + 2 * HOUR,
        state=PromiseState.DONE,
    )
    dossier = desk.dossier(
        now=start + 5 * HOUR,
        answers={
            "plan-intent": desk.answer("plan-intent", start),
            "plan-give": desk.answer("plan-give", start + HOUR),
        },
        promises=(late, desk.promise(made=start + HOUR)),
        gives=(desk.record(Give, what="Benchmark", delivered=start + HOUR),),
        asks=(
            desk.record(Ask, what="Pilot", asked=start + HOUR, outcome=AskOutcome.NO),
        ),
    )
    then = as_of(dossier, start)
    assert then.now == start
    assert set(then.answers) == {"plan-intent"}
    assert len(then.promises) == 1
    promise = then.promises[0]
    assert (promise.due, promise.moves) == (was, ())
    assert (promise.done, promise.state) == (None, PromiseState.OPEN)
    assert then.gives[0].delivered is None
    assert then.asks[0].outcome is AskOutcome.PLANNED


def test_a_promise_stood_as_its_stamps_say(desk):
    start = desk.start
    before, after = start - HOUR, start + HOUR

    def stood(**stamps):
        promise = desk.promise(start, **stamps)
        then = as_of(desk.dossier(now=start + 5 * HOUR, promises=(promise,)), start)
        return then.promises[0].state

    again = {"done": before, "reopened": after}
    assert stood(**again, state=PromiseState.OPEN) is PromiseState.DONE
    twice = {"done": before - HOUR, "reopened": before}
    assert stood(**twice, state=PromiseState.OPEN) is PromiseState.OPEN
    gone = {"cancelled": before, "state": PromiseState.CANCELLED}
    assert stood(**gone) is PromiseState.CANCELLED
    assert stood(**gone | {"cancelled": after}) is PromiseState.OPEN
    void = {"voided": before, "state": PromiseState.VOID}
    assert stood(**void) is PromiseState.VOID


def test_what_an_answer_showed_then_was_wanted_and_not_yet_promised(desk):
    start = desk.start
    deed = desk.promise(start, ours=False, made=start + HOUR)
    plan = desk.answer("plan-outcome", links=(deed.id,))
    dossier = desk.dossier(
        now=start + 5 * HOUR, answers={"plan-outcome": plan}, promises=(deed,)
    )
    then = as_of(dossier, start).promises[0]
    assert (then.state, then.told) == (PromiseState.WANTED, False)


STAMPS = ("done", "cancelled", "voided", "reopened", "looked_in", "told_late")


@given(
    st.dictionaries(st.sampled_from(STAMPS), st.integers(-3, 3), max_size=6),
    st.lists(st.integers(-3, 3), max_size=2).map(sorted),
    st.sampled_from(PromiseState),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_nothing_happened_to_since_stays_the_same_value(
    desk, stamps, moved, state
):
    start = desk.start
    at = {name: start + hours * HOUR for name, hours in stamps.items()}
    was, now = Due.at(start - HOUR, "UTC"), Due.at(start + 9 * HOUR, "UTC")
    moves = tuple(DueMove(was, now, "them", start + hours * HOUR) for hours in moved)
    promise = desk.promise(now, state=state, moves=moves, **at)
    then = as_of(desk.dossier(now=start + 9 * HOUR, promises=(promise,)), start)
    last = max([*at.values(), *(move.at for move in moves)], default=start)
    assert (then.promises[0] is promise) is (last <= start)
