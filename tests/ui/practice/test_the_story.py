"""What the records of the case are, and which rules speak: nothing of it is told."""

from collections import Counter

import pytest

from app.book.verify import verify
from app.desk import agenda, exchanging
from app.records.knowledge import Need
from app.records.meeting import AgendaLine, Meeting, Told
from app.rules.codes import place_of
from app.rules.values import Severity
from app.rules.wording import short_day
from ui.keys import KEYS

HER_WORDS = "Our beech splits at the ends every August, and nobody can say why"


def test_exactly_the_rules_that_the_statements_name_speak(prepared, case):
    found = Counter(finding.code for finding in prepared().findings)
    assert set(found) == case.codes
    assert set(found.values()) == {1}


def test_four_of_them_stop_the_call(prepared):
    preparation = prepared()
    stops = {f.code for f in preparation.findings if f.severity is Severity.STOP}
    assert stops == {"CAR-01a", "CAR-02", "CAR-03", "HON-02"}
    assert preparation.readiness.words == "Not ready: 4 stops"


def test_each_stands_in_a_row_that_is_to_be_seen(prepared):
    preparation = prepared()
    rows = {
        row.item.id
        for pause in preparation.checklist.pauses.values()
        for line in pause.lines
        for row in line.rows
    }
    assert {finding.item for finding in preparation.findings} <= rows


@pytest.mark.parametrize(
    ("act", "cleared"),
    [
        ("names", {"CAR-01b", "CAR-03"}),
        ("open_day", {"CAR-01a", "CAR-02", "HON-03", "CAR-05"}),
    ],
)
def test_dropping_an_ask_silences_what_speaks_of_it(desk, there, codes, act, cleared):
    before = codes()
    exchanging.drop(desk, getattr(there, act))
    assert before - codes() == cleared


def test_a_give_that_was_sent_clears_the_noes_but_not_the_time_to_rest(
    desk, there, codes
):
    before = codes()
    given = exchanging.give(
        desk, "Beech figures", meeting=there.call, whom=there.dara, interest="beech"
    )
    assert before - codes() == {"CAR-01a", "CAR-01b"}
    exchanging.deliver(desk, given.id)
    assert before - codes() == {"CAR-01a", "CAR-01b", "CAR-03"}


def test_saying_the_purpose_and_their_topic_first_silence_the_rest(desk, there, codes):
    before = codes()
    agenda.say_agenda(desk, there.call, Told.WHEN_BOOKING)
    assert before - codes() == {"HON-02", "TAC-01"}
    agenda.edit_agenda(desk, there.call, lines=[AgendaLine("Beech", 25, "they")])
    assert before - codes() == {"HON-02", "TAC-01", "TAC-04"}


def test_her_interest_and_both_noes_are_on_file_in_her_own_words(practised, there):
    need = next(n for n in practised.book.every(Need) if n.interest)
    assert (need.words, need.who) == (HER_WORDS, there.dara)
    assert [one.who for one in there.noes] == [there.dara] * 2
    assert len({one.subject for one in there.noes}) == 1
    assert not any(one.thanked for one in there.noes)


def test_the_days_told_are_those_of_the_book(practised, there, case):
    calls = sorted(practised.book.every(Meeting), key=lambda m: m.starts.instant)
    told = [call.head for call in case.calls]
    days = [short_day(m.starts.in_zone(m.starts.zone).date()) for m in calls]
    assert told[:2] == [
        f"{day}, {m.minutes} minutes"
        for day, m in zip(days[:2], calls[:2], strict=True)
    ]
    assert told[2] == "Tomorrow 10:00, 25 minutes"
    stories = [call.story for call in case.calls]
    for no, story in zip(there.noes, stories, strict=False):
        assert all(part in story for part in no.words.rstrip(".").split(". "))


def test_the_book_of_the_case_is_in_order(practised):
    assert "are whole" in verify(practised.book).sentences[0]


def test_what_the_case_says_can_be_looked_up(prepared, case):
    rows = {
        row.item.id
        for pause in prepared().checklist.pauses.values()
        for row in pause.rows
    }
    keys = [one.key for one in case.statements]
    assert len(keys) == len(set(keys))
    for one in case.statements:
        assert all(place_of(code) >= 0 for code in one.rules)
    for step in case.steps:
        assert {part.goes for part in step.parts} <= rows
        for words in (step.hint, *(part.hint for part in step.parts)):
            assert words.format_map(dict.fromkeys([*KEYS, "rest"], "x"))
    assert any(not one.is_mistake for one in case.statements)
