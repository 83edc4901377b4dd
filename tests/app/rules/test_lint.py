from dataclasses import replace
from datetime import timedelta

import pytest

from app.records.knowledge import Claim
from app.records.meeting import (
    Agenda,
    Answered,
    Attendee,
    Outcome,
    Stamp,
    Told,
    Value,
)
from app.records.moment import Due
from app.records.promise import DueMove, PromiseState
from app.rules import lint
from app.rules.codes import CODES
from app.rules.preparation import prepare
from app.rules.values import Severity
from checklists.pack import Channel, Pillar

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
STOP, CHECK = Severity.STOP, Severity.CHECK


def test_every_rule_has_its_place_in_the_table_and_its_pillar():
    codes = [rule.code for rule in lint.RULES]
    assert len(set(codes)) == len(codes)
    assert set(codes) <= set(CODES)
    assert all(Pillar(rule.code[:3]) is rule.pillar for rule in lint.RULES)
    assert len(CODES) == 51


def test_str_01a_speaks_after_the_plan_limit_and_rises(found, desk):
    assert not found("STR-01a", -24)
    check = found("STR-01a", -23.9)[0]
    assert (check.severity, check.item) == (CHECK, "plan-outcome")
    assert check.message == "No wanted outcome yet."
    assert found("STR-01a", -0.26)[0].severity is CHECK
    assert found("STR-01a", -0.25)[0].severity is STOP
    missed = desk.answer("plan-outcome", state=Answered.MISSED)
    assert not found("STR-01a", -1, answers=[missed])


def test_str_01b_wants_a_name_of_theirs_and_a_day(found, desk):
    deed = desk.promise(
        desk.start, ours=False, who=desk.anna.id, state=PromiseState.WANTED
    )

    def speaks(promise):
        answer = desk.answer("plan-outcome", links=(promise.id,))
        return bool(found("STR-01b", answers=[answer], promises=(promise,)))

    assert not speaks(deed)
    assert speaks(replace(deed, due=None))
    assert speaks(replace(deed, who=None))
    assert speaks(replace(deed, who=desk.rep.id))
    told = (Value("who", "Anna"), Value("what", "says yes"), Value("by when", "Fri"))
    assert not found("STR-01b", answers=[desk.answer("plan-outcome", values=told)])


def test_str_02_wants_a_second_outcome_in_other_words(found, desk):
    assert found("STR-02a", -23.9)[0].message == "No second-best outcome yet."
    deed = desk.promise(what="Anna names someone", ours=False)
    answers = [
        desk.answer("plan-outcome", links=(deed.id,)),
        desk.answer("plan-min-outcome", text=" ANNA  names someone"),
    ]
    same = found("STR-02b", answers=answers, promises=(deed,))
    assert same[0].message == "Both outcomes say the same."
    answers[1] = desk.answer("plan-min-outcome", text="They leave with a sheet")
    assert not found("STR-02b", answers=answers, promises=(deed,))


@pytest.mark.parametrize("told", [Told.SENT, Told.WHEN_BOOKING, Told.THEY_SENT])
def test_tac_01_wants_them_to_have_seen_an_agenda(found, desk, told):
    assert not found("TAC-01", -48)
    finding = found("TAC-01", -47.9)[0]
    assert [way.key for way in finding.ways] == [
        "copy-agenda",
        "said-when-booking",
        "they-sent-one",
    ]
    assert not found("TAC-01", -1, desk.meeting(agenda=Agenda(told=told)))


def test_hon_02_stops_only_when_the_invite_is_ours(found, desk):
    assert not found("HON-02", -24)
    assert found("HON-02", -23.9)[0].severity is CHECK
    ours = desk.meeting(invite_is_ours=True)
    assert found("HON-02", -23.9, ours)[0].severity is STOP
    they_sent = replace(ours, agenda=Agenda(told=Told.THEY_SENT))
    assert found("HON-02", -1, they_sent)
    sent = replace(ours, agenda=Agenda(told=Told.SENT))
    assert not found("HON-02", -1, sent)


@pytest.mark.parametrize(
    ("link", "good"),
    [
        ("https://meet.example/room", True),
        ("http://meet.example/room", False),
        ("https:///room", False),
        ("https://[broken", False),
        ("", False),
    ],
)
def test_pun_05_wants_an_https_address_with_a_host(found, desk, link, good):
    assert bool(found("PUN-05", -47, desk.meeting(link=link))) is not good


@pytest.mark.parametrize(
    ("number", "good"),
    [("+49 30 1234567", True), ("030 1234567", False), ("+49 1", False), ("", False)],
)
def test_pun_05_wants_a_number_with_its_country(found, desk, number, good):
    meeting = desk.meeting(channel=Channel.PHONE, number=number)
    assert bool(found("PUN-05", -47, meeting)) is not good
    assert not found("PUN-05", -48, meeting)


def test_hon_01a_wants_proof_or_the_flag_for_each_claim(found, desk):
    meeting = desk.meeting()
    claim = desk.record(Claim, statement="Saves 6 h", meeting=meeting.id)

    def speaks(one, hours=-47):
        return found("HON-01a", hours, meeting, claims=(one,))

    stop = speaks(claim)[0]
    assert (stop.severity, stop.record) == (STOP, claim.id)
    assert stop.message == '"Saves 6 h" has no proof yet.'
    assert "mark-unproven" in [way.key for way in stop.ways]
    assert not speaks(claim, -48)
    assert not speaks(replace(claim, unproven=True))
    assert not speaks(replace(claim, evidence="time sheets"))
    assert not speaks(replace(claim, dropped=True))
    assert not speaks(replace(claim, meeting=None))


def test_hon_05_wants_a_day_and_for_theirs_a_name(found, desk):
    vague = desk.promise()
    assert found("HON-05", promises=(vague,))[0].message == (
        '"Security paper" has no day yet.'
    )
    assert found("HON-05", promises=(desk.promise(desk.start, ours=False),))
    named = desk.promise(desk.start, ours=False, who=desk.anna.id)
    assert not found("HON-05", promises=(named,))
    assert not found("HON-05", promises=(replace(vague, told=False),))
    assert not found("HON-05", promises=(replace(vague, state=PromiseState.DONE),))


def test_hon_05_names_the_older_promise_first_whose_ever_it_is(found, desk):
    theirs, ours = desk.promise(ours=False, who=desk.anna.id), desk.promise()
    both = found("HON-05", promises=(theirs, ours))
    assert [f.record for f in both] == [theirs.id, ours.id]


def test_hon_05_asks_for_what_is_lacking(found, desk):
    nameless = found("HON-05", promises=(desk.promise(desk.start, ours=False),))[0]
    assert nameless.message == '"Security paper" has no name yet.'
    assert nameless.hint == "Say who does it."
    assert [way.label for way in nameless.ways] == ["Say who …"]


def test_hon_05_speaks_after_the_start_as_well(desk):
    meeting = desk.meeting()
    caught = desk.promise(made=desk.start + MINUTE, meeting=meeting.id)
    dossier = desk.dossier(meeting, now=desk.start + HOUR, promises=(caught,))
    concluded = prepare(dossier, desk.items(meeting))
    here = [f for f in concluded.findings if f.code == "HON-05"]
    assert [f.record for f in here] == [caught.id]
    before = prepare(replace(dossier, promises=()), desk.items(meeting))
    assert concluded.readiness == before.readiness
    old = desk.promise(meeting=meeting.id)
    dated = replace(old, due=Due.at(desk.start + 96 * HOUR, desk.zone))
    for promise, left in ((old, [old.id]), (dated, [])):
        later = prepare(replace(dossier, promises=(promise,)), desk.items(meeting))
        assert [f.record for f in later.findings if f.code == "HON-05"] == left


def test_det_01_names_each_open_must_row_that_no_other_finding_holds(found):
    checks = found("DET-01", -23.9)
    assert [f.item for f in checks] == ["plan-homework"]
    assert checks[0].message == "1 must row is open."
    stops = found("DET-01", -0.25)
    # HON-02 is but a check here, so that it no longer speaks for plan-intent.
    rows = ["plan-intent", "plan-homework", "reh-claims"]
    assert [f.item for f in stops] == rows
    assert [f.message for f in stops] == [
        "3 must rows are open.",
        "This must row is open.",
        "This must row is open.",
    ]
    assert {f.severity for f in stops} == {STOP}


def test_det_02_wants_a_role_of_theirs_and_a_part_of_ours(found, desk):
    people = {
        p.id: p for p in (replace(desk.anna, role=None), desk.tomas, desk.rep, desk.mia)
    }
    assert not found("DET-02", -48, people=people)
    one = found("DET-02", -47.9, people=people)
    assert [(f.message, f.item) for f in one] == [
        ("Anna Lindqvist has no role yet.", "plan-people")
    ]
    both = desk.meeting(
        attendees=(
            Attendee(desk.anna.id),
            Attendee(desk.rep.id, part="opens"),
            Attendee(desk.mia.id),
        )
    )
    assert [(f.message, f.item) for f in found("DET-02", -1, both)] == [
        ("Mia Vogel has no part yet.", "reh-colleague")
    ]


def test_per_01a_stops_on_what_we_owe_until_it_is_owned_up_to(found, desk):
    late = desk.promise(desk.start - 96 * HOUR)

    def speaks(promise=late, hours=-1, answers=()):
        return found("PER-01a", hours, answers=answers, promises=(promise,))

    stop = speaks()[0]
    assert stop.message == 'You owe Anna "Security paper" since Thu 19 Nov.'
    assert [way.key for way in stop.ways] == ["done", "new-date", "own-up", "cancel"]
    assert not speaks(hours=-48)
    assert not speaks(replace(late, told=False))
    assert not speaks(replace(late, ours=False))
    assert not speaks(replace(late, state=PromiseState.DONE))
    at = desk.start - 2 * HOUR
    owning = desk.answer("pre-promises", at, text="will own up first")
    assert not speaks(answers=[owning])
    done = desk.answer("pre-promises", at, text="all done")
    assert speaks(answers=[done])


def test_per_01a_counts_from_the_day_they_agreed_to(found, desk):
    was, now = (Due.at(desk.start + n * HOUR, desk.zone) for n in (-96, 96))
    for by, speaks in (("", True), ("us", True), ("Anna", False)):
        move = DueMove(was, now, by, desk.start - 90 * HOUR)
        moved = desk.promise(now, moves=(move,))
        stops = found("PER-01a", promises=(moved,))
        assert bool(stops) is speaks
        assert all("since Thu 19 Nov" in stop.message for stop in stops)


def test_per_01b_checks_on_what_is_due_before_we_meet(found, desk):
    due = desk.promise(desk.start)
    assert found("PER-01b", -23.9, promises=(due,))[0].severity is CHECK
    assert not found("PER-01b", -24, promises=(due,))
    later = desk.promise(desk.start + MINUTE)
    assert not found("PER-01b", -1, promises=(later,))
    now_due = desk.promise(desk.start - HOUR)
    assert not found("PER-01b", -1, promises=(now_due,))
    assert not found("PER-01a", -1, promises=(now_due,))


def test_per_02_wants_last_time_wrapped_up(found, desk):
    last = desk.meeting(desk.start - 168 * HOUR, outcome=Outcome.HELD)
    assert found("PER-02", history=(last,))[0].record == last.id
    wrapped = replace(last, wrapped=desk.start - 160 * HOUR)
    assert not found("PER-02", history=(wrapped,))


def test_findings_stay_as_they_were_at_the_start(found, desk):
    late = desk.promise(desk.start - 96 * HOUR)
    done = replace(late, state=PromiseState.DONE, done=desk.start + MINUTE)
    assert found("PER-01a", 1, promises=(done,))
    agenda = Agenda(told=Told.SENT, told_at=desk.start + MINUTE)
    assert found("HON-02", 1, desk.meeting(agenda=agenda))
    fallen_due = desk.promise(desk.start + MINUTE)
    assert not found("PER-01a", 1, promises=(fallen_due,))


def test_a_deed_agreed_after_the_call_was_wanted_at_its_start(found, desk):
    meeting = desk.meeting()
    deed = desk.promise(
        desk.start + 96 * HOUR,
        ours=False,
        who=desk.anna.id,
        meeting=meeting.id,
        made=desk.start + HOUR,
    )
    plan = desk.answer("plan-outcome", links=(deed.id,))
    assert not found("STR-01b", 2, meeting, answers=[plan], promises=(deed,))


def test_a_corrected_start_leaves_the_findings_as_they_were(found, desk):
    late = desk.promise(desk.start + 2 * MINUTE)
    meeting = desk.meeting(started=Stamp(desk.start, desk.start + 10 * MINUTE))
    assert not found("PER-01a", 1, meeting, promises=(late,))


def test_a_cancelled_meeting_is_left_in_peace(found, desk):
    gone = desk.meeting(outcome=Outcome.CANCELLED_BY_THEM)
    assert not found("HON-02", -1, gone)
    vague = desk.dossier(gone, now=desk.start + HOUR, promises=(desk.promise(),))
    assert prepare(vague, desk.items(gone)).findings == ()


def test_stops_come_first_then_the_pillars_in_their_order(desk):
    late = desk.promise(desk.start - 96 * HOUR)
    meeting = desk.meeting(invite_is_ours=True)
    dossier = desk.dossier(meeting, promises=(late,))
    codes = [f.code for f in prepare(dossier, desk.items(meeting)).findings]
    assert codes == [
        "HON-02",
        "PER-01a",
        "STR-01a",
        "STR-02a",
        "PUN-04",
        "DET-01",
        "DET-01",
        "TAC-01",
        "TAC-03a",
    ]
