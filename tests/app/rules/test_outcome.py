from dataclasses import replace
from datetime import timedelta

import pytest

from app.records.exchange import Refusal
from app.records.knowledge import Fact, StageFact
from app.records.meeting import Outcome, Stamp, Value
from app.records.promise import PromiseKind, PromiseState
from app.rules.checklist import checklist
from app.rules.outcome import (
    LEAST,
    Met,
    Result,
    came_of_it,
    wrap_is_closed,
)
from app.rules.outcome_words import met_words, result_words

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
AGREED = PromiseState.OPEN


@pytest.fixture
def held(desk):
    return desk.meeting(outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR))


@pytest.fixture
def brought(desk, held):
    def of(answers=(), **changes):
        dossier = desk.dossier(
            held,
            now=desk.start + 2 * HOUR,
            answers={a.item: a for a in answers},
            **changes,
        )
        return came_of_it(dossier)

    return of


@pytest.fixture
def deed(desk, held):
    return desk.promise(
        desk.start + 72 * HOUR,
        ours=False,
        who=desk.anna.id,
        meeting=held.id,
        state=PromiseState.WANTED,
    )


def test_a_meeting_that_was_not_held_brought_nothing(desk):
    assert came_of_it(desk.dossier()) is None


def test_the_wanted_deed_is_met_once_agreed_with_person_and_date(brought, desk, deed):
    plan = desk.answer("plan-outcome", links=(deed.id,))

    def met(promise, *more):
        return brought([plan, *more], promises=(promise,)).wanted_met

    assert not met(deed)
    assert met(replace(deed, state=AGREED))
    assert not met(replace(deed, state=AGREED, due=None))
    assert not met(replace(deed, state=AGREED, who=None))
    assert met(deed, desk.answer("wrap-outcome", links=(deed.id,)))


def test_the_least_is_met_with_the_wanted_or_when_they_have_it(brought, desk, deed):
    assert not brought().least_met
    has = desk.answer("wrap-outcome", values=(Value("least", LEAST),))
    assert brought([has]).least_met
    plan = desk.answer("plan-outcome", links=(deed.id,))
    agreed = brought([plan], promises=(replace(deed, state=AGREED),))
    assert agreed.least_met


def test_the_first_class_that_fits_is_the_result(brought, desk, held, deed):
    order = desk.record(
        Fact,
        what="Pilot",
        dated=desk.start,
        made=desk.start,
        stage_fact=StageFact.ORDER,
        meeting=held.id,
    )
    no = desk.record(Refusal, words="No", said=desk.start, meeting=held.id)
    agreed = replace(deed, state=AGREED)
    everything = {"promises": (agreed,), "refusals": (no,)}
    assert brought(facts=(order,), **everything).result is Result.ORDER
    found = brought(**everything)
    assert (found.result, found.because) == (Result.ADVANCE, (deed.id,))
    assert brought(refusals=(no,)).result is Result.NO
    assert brought().result is Result.CONTINUATION


def test_a_further_meeting_or_a_deed_without_a_date_is_no_advance(brought, deed):
    invite = replace(deed, state=AGREED, kind=PromiseKind.INVITE)
    assert brought(promises=(invite,)).result is Result.CONTINUATION
    undated = replace(deed, state=AGREED, due=None)
    assert brought(promises=(undated,)).result is Result.CONTINUATION


def test_a_word_nobody_knows_corrects_nothing(desk, held):
    said = replace(held, class_said="triumph", met_said="all of it")
    found = came_of_it(desk.dossier(said))
    assert (found.result, found.met) == (Result.CONTINUATION, Met.NEITHER)
    assert not found.corrected


def test_a_correction_is_marked_in_words(desk, held):
    plain = came_of_it(desk.dossier(held))
    assert result_words(plain) == "Nothing with a day"
    said = came_of_it(desk.dossier(replace(held, class_said="no", met_said="least")))
    assert result_words(said) == (
        "They said no (corrected; on record: nothing with a day)"
    )
    assert met_words(said) == (
        "At least what helps them (corrected; on record: neither of the two)"
    )


def test_no_fit_is_a_no(brought, desk):
    assert brought([desk.answer("wrap-exp-fit", text="no")]).result is Result.NO
    not_yet = desk.answer("wrap-exp-fit", text="not yet")
    assert brought([not_yet]).result is Result.CONTINUATION


def test_the_wrap_closes_with_its_three_rows(desk, held):
    def closed(*rows):
        at = desk.start + HOUR
        answers = {
            "wrap-outcome": desk.answer("wrap-outcome", at, none=True),
            "wrap-promises": desk.answer("wrap-promises", at, none=True),
            "wrap-honest": desk.answer("wrap-honest", at, text="no"),
        }
        given = {row: answers[row] for row in rows}
        dossier = desk.dossier(held, now=desk.start + 2 * HOUR, answers=given)
        return wrap_is_closed(checklist(dossier, desk.items(held)))

    assert not closed("wrap-outcome", "wrap-promises")
    assert closed("wrap-outcome", "wrap-promises", "wrap-honest")


def test_a_deed_done_in_the_meeting_needs_no_other_day(brought, desk, deed):
    done = replace(
        deed, state=PromiseState.DONE, due=None, done=desk.start + 30 * MINUTE
    )
    assert brought(promises=(done,)).result is Result.ADVANCE
    plan = desk.answer("plan-outcome", links=(deed.id,))
    assert brought([plan], promises=(done,)).wanted_met


def test_what_they_owe_from_before_is_met_when_done_or_agreed_anew(brought, desk, deed):
    owed = replace(deed, meeting="earlier", state=AGREED)
    plan = desk.answer("plan-outcome", links=(owed.id,))
    wrap = desk.answer("wrap-outcome", links=(owed.id,))
    assert not brought([plan], promises=(owed,)).wanted_met
    assert brought([plan, wrap], promises=(owed,)).wanted_met
    done = replace(owed, state=PromiseState.DONE, done=desk.start)
    assert brought([plan], promises=(done,)).wanted_met
