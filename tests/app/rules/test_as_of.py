from datetime import timedelta

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
