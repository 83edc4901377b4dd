from app.records.meeting import MeetingId
from app.rules.codes import CODES
from app.rules.headline.found import Begun, begun, found_at_start
from app.rules.headline.tally import Case
from app.rules.rule_words import RULE_WORDS
from app.rules.values import Finding, Readiness, ReadyWord, Severity
from checklists.pack import Pillar


def one(number, stops=0, checks=0, rules=(), word=ReadyWord.READY):
    return Begun(MeetingId(f"m{number}"), word, stops, checks, rules)


def finding(code, severity, **given):
    return Finding(code, severity, Pillar.STRATEGY, "Anna has no role yet.", **given)


def test_nothing_looked_into_is_nothing_counted():
    assert found_at_start([]).clear.total == 0


def test_what_was_open_is_counted_and_named_by_its_rule():
    found = found_at_start([one(1), one(2, 1, 2, ("HON-01a", "DET-02", "TAC-03a"))])
    assert (found.clear.kept, found.clear.total) == (1, 2)
    assert (found.stops, found.checks) == (1, 2)
    why = "1 stop and 2 checks: a claim without proof, somebody without a role, "
    assert found.clear.against == (Case("m2", f"{why}too few questions"),)


def test_an_unplanned_call_is_in_neither():
    assert found_at_start([one(1, 3, word=ReadyWord.UNPLANNED)]).clear.total == 0


def test_how_one_stands_with_them_is_counted_and_not_named():
    (case,) = found_at_start([one(1, checks=1, rules=("STR-04",))]).clear.against
    assert case.why == "1 check"


def test_notes_and_stops_passed_with_a_reason_were_not_open():
    ready = Readiness(ReadyWord.READY, "Ready", 90, 1, 0, 0, {}, (), (), True)
    findings = [
        finding("HON-01a", Severity.STOP),
        finding("HON-02", Severity.STOP, overridden=True),
        finding("DET-02", Severity.CHECK),
        finding("STR-06", Severity.NOTE),
    ]
    made = begun(MeetingId("m"), ready, findings)
    assert (made.stops, made.checks) == (1, 1)
    assert made.rules == ("HON-01a", "DET-02")


def test_every_rule_has_its_few_words_and_no_two_the_same():
    assert list(RULE_WORDS) == list(CODES)
    assert len(set(RULE_WORDS.values())) == len(CODES)
