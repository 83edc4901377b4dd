from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.records.exchange import Ask, Give, Refusal
from app.records.knowledge import (
    Claim,
    Fact,
    Need,
    Note,
    NoteKind,
    Point,
    PointAnswer,
    Size,
    StageFact,
)
from app.records.meeting import (
    Agenda,
    AgendaLine,
    Attendee,
    Outcome,
    Stamp,
    Value,
)
from app.records.moment import Due, Moment
from app.records.person import Phone, View
from app.records.promise import PromiseKind, PromiseState
from app.rules.fills import FILLS, fill
from checklists.library import Library
from checklists.pack import Channel, Fills

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
NUMBER = "+12125550123"


@pytest.fixture
def told(desk):
    """Say what a row is filled with, or nothing."""

    def of(item, meeting=None, **changes):
        found = fill(item, desk.dossier(meeting, **changes))
        return found and found.text

    return of


@pytest.fixture
def held(desk):
    return desk.meeting(desk.start - 7 * DAY, outcome=Outcome.HELD)


def test_every_row_that_is_filled_has_something_that_fills_it():
    items = [item for pack in Library().packs() for item in pack.items]
    promised = {i.id for i in items if i.fills in {Fills.SELF, Fills.PREFILL}}
    assert promised <= set(FILLS)
    assert set(FILLS) <= {item.id for item in items}


def test_an_empty_book_fills_nothing_but_what_is_certain(desk):
    dossier = desk.dossier(desk.meeting(link="", attendees=()), people={})
    filled = {item for item in FILLS if fill(item, dossier)}
    assert filled == {
        "plan-kick-handover",
        "plan-stage-foothold",
        "plan-stage-me-first",
        "plan-after-tasks",
        "pre-clock",
        "pre-promises",
        "reh-kick-owners",
        "wrap-promises",
        "wrap-theirs",
        "wrap-win-rest",
    }


def test_the_purpose_is_the_agendas_else_the_last_of_this_kind(told, desk):
    meeting = desk.meeting(agenda=Agenda("To see if it fits"))
    assert told("plan-intent", meeting) == "To see if it fits"
    earlier = desk.answer("plan-intent", desk.start - 30 * DAY, text="To learn")
    found = fill("plan-intent", desk.dossier(kind_answers={"plan-intent": earlier}))
    assert (found.text, found.dated) == ("To learn", earlier.at)


def test_people_fill_once_everyone_has_a_role(told, desk):
    assert told("plan-people") == "Anna Lindqvist decides, Tomás Rey uses"
    people = {desk.anna.id: replace(desk.anna, role=None), desk.tomas.id: desk.tomas}
    assert told("plan-people", people=people) is None


def test_changes_are_those_since_the_last_held_meeting(told, desk, held):
    fresh = desk.record(Note, text="Hiring freeze", dated=desk.start - DAY)
    stale = replace(fresh, text="Old news", dated=desk.start - 30 * DAY)
    assert (
        told("plan-changes", history=(held,), notes=(stale, fresh)) == "Hiring freeze"
    )
    assert told("plan-changes", history=(held,)) == "nothing on file"
    assert told("plan-changes") is None
    alone = replace(held, attendees=(Attendee(desk.anna.id),))
    assert told("plan-changes", history=(alone,)) == "new: Tomás Rey"


def test_the_draft_of_the_outcome_is_their_last_step(told, desk):
    deed = desk.promise(
        Due.on(date(2026, 11, 27), desk.zone),
        what="names someone",
        ours=False,
        who=desk.anna.id,
    )
    assert (
        told("plan-outcome", promises=(deed,)) == "Anna: names someone, by Fri 27 Nov"
    )


def test_gives_since_a_refusal_answer_it(told, desk):
    no = desk.record(Refusal, words="No", said=desk.start - 9 * DAY, who=desk.anna.id)
    give = desk.record(
        Give, what="Rules", whom=desk.tomas.id, delivered=desk.start - 5 * DAY
    )
    both = {"refusals": (no,), "gives": (give,)}
    assert told("plan-refusal-clear", **both) == "Rules to Tomás Rey, Wed 18 Nov"
    assert told("plan-win-give", **both) == "Rules to Tomás Rey, Wed 18 Nov"
    assert told("plan-win-refusal", **both) == "“No” Anna Lindqvist, Sat 14 Nov"
    assert told("plan-refusal-clear", refusals=(no,)) is None


def test_stage_rows_show_the_next_task_and_open_requests(told, desk):
    due = Due.on(date(2026, 11, 24), desk.zone)
    task = desk.promise(due, what="Data import", kind=PromiseKind.AFTER_SALES)
    assert told("plan-stage-foothold", promises=(task,)) == (
        "Data import, due Tue 24 Nov"
    )
    assert told("plan-stage-foothold") == "none due"
    request = desk.record(
        Fact,
        what="3 more sites",
        dated=desk.start,
        stage_fact=StageFact.REQUEST,
        made=desk.start,
    )
    assert told("plan-stage-me-first", facts=(request,)) == "3 more sites"
    answered = replace(request, answered=desk.start)
    assert told("plan-stage-me-first", facts=(answered,)) == "none open"
    session = replace(request, stage_fact=StageFact.SESSION, meeting="m-1")
    point = desk.record(Point, subject="Staffing model", meeting="m-1")
    shaped = told("plan-stage-only-me", facts=(session,), points=(point,))
    assert shaped == "Staffing model"


def test_differing_views_name_who_and_about_what(told, desk):
    tomas = replace(desk.tomas, view=View.OPPOSES, view_about="self-service")
    people = {p.id: p for p in (desk.anna, tomas)}
    assert told("reh-dissent", people=people) == "Tomás Rey is against it: self-service"
    assert told("reh-dissent") is None


def test_claims_show_their_proof_or_the_want_of_it(told, desk):
    meeting = desk.meeting()
    claims = tuple(
        desk.record(Claim, statement=words, meeting=meeting.id, **proof)
        for words, proof in (
            ("Saves 6 h", {"evidence": "time sheets"}),
            ("Loved", {"unproven": True}),
            ("Fast", {}),
            ("Gone", {"dropped": True}),
        )
    )
    assert told("reh-claims", meeting, claims=claims) == (
        "Saves 6 h: time sheets; Loved: unproven; Fast: no proof yet"
    )


def test_routes_come_from_the_numbers_on_file(told, desk):
    anna = replace(desk.anna, phones=(Phone(NUMBER, label="direct"),))
    people = {p.id: p for p in (anna, desk.tomas)}
    call = desk.meeting(channel=Channel.PHONE, number="+1 (212) 555-0123")
    assert told("reh-phone-route", call, people=people) == "Anna Lindqvist, direct"
    assert told("reh-web-fallback", people=people) == (
        "Anna Lindqvist, +1 212-555-0123"
    )
    found = fill("reh-web-fallback", desk.dossier(people=people))
    assert found.values[0] == Value("person", "Anna Lindqvist")
    assert told("pre-phone-number", call, people=people) == (
        "+1 212-555-0123, as on the page of Anna Lindqvist"
    )
    dial_in = desk.meeting(number=NUMBER)
    assert told("reh-web-fallback", dial_in) == "dial-in of the invite, +1 212-555-0123"
    assert told("reh-phone-route", call) is None


def test_whoever_answered_the_last_call_answers_the_same_number_only(told, desk):
    call = desk.meeting(channel=Channel.PHONE, number="+1 (212) 555-0123")
    answered = desk.answer("reh-phone-route", text="Mr Okoye")
    before = replace(
        call,
        id="earlier",
        starts=Moment.at(desk.start - 7 * DAY, desk.zone),
        ends=Moment.at(desk.start - 7 * DAY + HOUR, desk.zone),
        outcome=Outcome.HELD,
    )

    def route(last):
        rows = {"reh-phone-route": answered}
        return told("reh-phone-route", call, history=(last,), last_answers=rows)

    assert route(before) == "Mr Okoye"
    assert route(replace(before, number=NUMBER[:-1] + "9")) is None
    assert route(replace(before, number="")) is None


def test_what_is_due_fills_only_when_it_is_done(told, desk):
    due = desk.promise(desk.start - DAY, what="Benchmark")
    assert told("pre-promises") == "Nothing due"
    assert told("pre-promises", promises=(due,)) is None
    done = replace(due, state=PromiseState.DONE, done=desk.start - 2 * DAY)
    found = fill("pre-promises", desk.dossier(promises=(done,)))
    assert found.text == "All done: Benchmark"
    assert found.values == (Value("choice", "all done"),)


def test_only_new_names_are_shown_with_their_sound(told, desk, held):
    people = {p.id: p for p in (replace(desk.anna, sound="AN-na"), desk.tomas)}
    assert told("pre-names", people=people) == "Anna Lindqvist “AN-na”, Tomás Rey"
    assert told("pre-names", people=people, history=(held,)) is None


def test_clocks_show_their_time_and_both_ends(told, desk):
    assert told("pre-clock") == ("08:00 in New York, end by 14:45 here, 08:45 there")
    same = {desk.tomas.id: desk.tomas}
    assert told("pre-clock", people=same) == "14:00 for them too, end by 14:45"


def test_a_number_is_right_when_valid_and_not_contradicted(told, desk):
    call = desk.meeting(channel=Channel.PHONE, number=NUMBER)
    anna = replace(desk.anna, phones=(Phone(NUMBER),))
    assert told("pre-phone-number", call) == "+1 212-555-0123, a valid number"
    assert told("pre-phone-number", call, people={anna.id: anna}) == (
        "+1 212-555-0123, as on the page of Anna Lindqvist"
    )
    other = replace(desk.anna, phones=(Phone("+12125550199"),))
    assert told("pre-phone-number", call, people={other.id: other}) is None
    assert told("pre-phone-number", replace(call, number="123")) is None


def test_a_link_is_right_when_it_has_a_host(told, desk):
    assert told("pre-web-link") == "meet.example, a complete address"
    # Whether the link was changed by hand since the invite is not on file.
    assert told("pre-web-link", desk.meeting(uid="x")) == (
        "meet.example, a complete address"
    )
    assert told("pre-web-link", desk.meeting(link="meet.example/x")) is None


def test_both_aims_are_shown_to_be_said(told, desk):
    meeting = desk.meeting()
    deed = desk.promise(
        what="Anna names someone", state=PromiseState.WANTED, meeting=meeting.id
    )
    least = desk.answer("plan-min-outcome", text="They leave with a sheet")
    said = told(
        "pre-outcome-aloud",
        meeting,
        promises=(deed,),
        answers={"plan-min-outcome": least},
    )
    assert said == "“Anna names someone”, “They leave with a sheet”"


def test_the_wrap_offers_the_wanted_deed_and_what_was_said(told, desk):
    meeting = desk.meeting()
    due = Due.on(date(2026, 11, 27), desk.zone)
    mine = desk.promise(due, meeting=meeting.id, what="Changeover data")
    plan = desk.promise(due, meeting=meeting.id, told=False, what="Recap")
    theirs = replace(mine, id="t", ours=False, who=desk.tomas.id, what="Shift plan")
    wanted = replace(theirs, id="w", state=PromiseState.WANTED, what="Names someone")
    promises = (mine, plan, theirs, wanted)
    found = fill("wrap-outcome", desk.dossier(meeting, promises=promises))
    assert found.links == ("w", "t")
    assert told("wrap-promises", meeting, promises=promises) == (
        "I: Changeover data, by Fri 27 Nov; Tomás: Shift plan, by Fri 27 Nov"
    )
    assert told("wrap-theirs", meeting, promises=promises) == (
        "Shift plan: look in Mon 30 Nov"
    )
    assert told("wrap-after-issue", meeting, promises=promises) == (
        "I: Changeover data, by Fri 27 Nov"
    )


def test_with_nothing_of_theirs_there_is_none_to_look_in_on(told, desk):
    meeting = desk.meeting()
    due = Due.on(date(2026, 11, 27), desk.zone)
    mine = desk.promise(due, meeting=meeting.id, what="Changeover data")
    theirs = replace(mine, id="t", ours=False, who=desk.tomas.id, what="Shift plan")
    none = "none to look in on"
    assert told("wrap-theirs", meeting, promises=(mine,)) == none
    done = replace(theirs, state=PromiseState.DONE)
    assert told("wrap-theirs", meeting, promises=(mine, done)) == none
    assert told("wrap-theirs", meeting, promises=(replace(theirs, due=None),)) is None


def test_their_no_and_the_parked_topics_are_shown(told, desk):
    line = AgendaLine("Data protection", 5, "both", reached=False)
    meeting = desk.meeting(agenda=Agenda(lines=(line,)))
    no = desk.record(
        Refusal, words="Not now", said=desk.start, meeting=meeting.id, thanked=True
    )
    assert told("wrap-refusal", meeting, refusals=(no,)) == (
        "“Not now” Mon 23 Nov, thanked"
    )
    note = desk.record(
        Note, text="Roof", dated=desk.start, meeting=meeting.id, parked=True
    )
    assert told("wrap-parked", meeting, notes=(note,)) == "Data protection; Roof"


def test_times_fill_once_both_ends_are_stamped(told, desk):
    joined = desk.meeting(joined=Stamp(desk.start - timedelta(minutes=1)))
    assert told("wrap-times", joined) is None
    both = replace(joined, ended=Stamp(desk.start + timedelta(minutes=43)))
    assert told("wrap-times", both) == "Joined 13:59, ended 14:43"


def test_their_minutes_are_counted_before_we_talk_about_us(told, desk):
    lines = (
        AgendaLine("purpose", 2, "us"),
        AgendaLine("your rota week", 13, "they"),
        AgendaLine("our side", 5, "us"),
    )
    meeting = desk.meeting(agenda=Agenda(lines=lines))
    assert told("reh-exp-no-pitch", meeting) == "13"
    assert told("plan-agenda", meeting) == "2 purpose, 13 your rota week, 5 our side"


def test_rows_of_a_kind_take_what_the_book_has(told, desk):
    need = desk.record(Need, words="Nights", said=desk.start, who=desk.anna.id)
    assert told("plan-demo-needs", needs=(need,)) == "“Nights” (Anna Lindqvist)"
    point = desk.record(Point, subject="Invoice", size_to_them=Size.BIG)
    closed = replace(point, id="c", answer=PointAnswer.YES)
    assert told("wrap-neg-points", points=(point, closed)) == (
        "Invoice: big to them, unknown to us"
    )
    note = desk.record(
        Note, text="Merger talks", dated=desk.start - DAY, kind=NoteKind.LANDSCAPE
    )
    assert told("plan-ren-landscape", notes=(note,)) == "Merger talks"
    account = replace(desk.dossier().account, shared_goal="Live before June")
    assert told("reh-neg-goals", account=account) == "Live before June"
    levels = {desk.tomas.id: replace(desk.tomas, level="expert")}
    assert told("plan-train-levels", people=levels) == "Tomás Rey: expert"
    assert told("wrap-win-rest") == "21 Feb 2027"


def test_the_planned_ask_gives_its_words(told, desk):
    meeting = desk.meeting()
    ask = desk.record(
        Ask, what="x", meeting=meeting.id, why_now="Audit closed", easy_no="Not now"
    )
    assert told("reh-win-changed", meeting, asks=(ask,)) == "Audit closed"
    assert told("reh-win-easy-no", meeting, asks=(ask,)) == "Not now"
    made = replace(ask, asked=desk.start)
    assert told("reh-win-changed", meeting, asks=(made,)) is None


def test_tasks_are_counted_done_redone_and_late(told, desk):
    kind, due = PromiseKind.AFTER_SALES, desk.start - 5 * DAY
    done = PromiseState.DONE
    tasks = (
        desk.promise(due, kind=kind, state=done, done=due),
        desk.promise(due, kind=kind, state=done, done=due, reopened=due + DAY),
        desk.promise(due, kind=kind),
    )
    assert told("plan-after-tasks", promises=tasks) == "2 done, 1 redone, 1 late"
    assert told("plan-after-tasks") == "none on file"
    unowned = (desk.promise(), desk.promise(due, ours=False))
    assert told("reh-kick-owners", promises=unowned) == "2"


def test_a_handover_lists_what_was_promised_and_claimed(told, desk):
    promise = desk.promise(Due.on(date(2026, 11, 27), desk.zone), what="Import by us")
    claim = desk.record(Claim, statement="Live in 9 days")
    assert told("plan-kick-handover", promises=(promise,), claims=(claim,)) == (
        "I: Import by us, by Fri 27 Nov; Live in 9 days"
    )
    assert told("plan-kick-handover") == "none"


def test_several_zones_are_all_shown(told, desk):
    tokyo = replace(desk.tomas, zone="Asia/Tokyo")
    people = {p.id: p for p in (desk.anna, tokyo)}
    assert told("pre-clock", people=people) == (
        "08:00 in New York, 22:00 in Tokyo, end by 14:45 here, "
        "08:45 in New York, 22:45 in Tokyo"
    )


def test_a_zone_nobody_noted_is_not_taken_for_ours(told, desk):
    unknown = {desk.tomas.id: desk.tomas}
    account = replace(desk.dossier().account, zone="")
    assert told("pre-clock", people=unknown, account=account) == (
        "14:00 here, end by 14:45; the zone of Tomás is not on file"
    )
    both = {desk.anna.id: desk.anna, desk.tomas.id: desk.tomas}
    assert told("pre-clock", people=both, account=account) == (
        "08:00 in New York, end by 14:45 here, 08:45 there; "
        "the zone of Tomás is not on file"
    )
    nobody = desk.meeting(attendees=())
    assert told("pre-clock", nobody, account=account) == (
        "14:00 here, end by 14:45; their zone is not on file"
    )


def test_open_points_of_a_session_are_those_of_its_meeting(told, desk):
    session = desk.record(
        Fact,
        what="Plan",
        dated=desk.start - 30 * DAY,
        made=desk.start - 30 * DAY,
        stage_fact=StageFact.SESSION,
    )
    stray = desk.record(Point, subject="Invoice date")
    assert told("plan-stage-only-me", facts=(session,), points=(stray,)) is None


def test_the_set_of_data_is_named_and_a_no_is_not_offered_again(desk):
    def last(text, *values):
        answer = desk.answer("pre-demo-data", text=text, values=values)
        dossier = desk.dossier(kind_answers={"pre-demo-data": answer})
        return fill("pre-demo-data", dossier)

    found = last("yes", Value("which set", "sample clinic B"))
    assert found.text == "Yes: sample clinic B"
    assert found.values == (
        Value("choice", "yes"),
        Value("which set", "sample clinic B"),
    )
    confirmed = last("Yes: sample clinic B", *found.values)
    assert (confirmed.text, confirmed.values) == (found.text, found.values)
    assert last("yes") is None
    assert last("no") is None


def test_the_draft_of_the_outcome_is_the_record_itself(desk):
    deed = desk.promise(desk.start + DAY, ours=False, who=desk.anna.id)
    assert fill("plan-outcome", desk.dossier(promises=(deed,))).links == (deed.id,)


def test_the_last_step_taken_over_is_said_aloud(told, desk):
    deed = desk.promise(desk.start + DAY, ours=False, what="Names someone")
    plan = desk.answer("plan-outcome", text="Anna: names", links=(deed.id,))
    said = told("pre-outcome-aloud", promises=(deed,), answers={"plan-outcome": plan})
    assert said == "“Names someone”"


def test_many_changes_are_told_in_short(told, desk, held):
    notes = tuple(
        desk.record(Note, text=f"Note {n} " + "x" * 90 * (n == 7), dated=desk.start)
        for n in range(8)
    )
    found = fill("plan-changes", desk.dossier(history=(held,), notes=notes))
    assert len(found.links) == 8
    assert found.text.endswith("; and 3 more")
    assert found.text.startswith("Note 7 xxx")
    assert max(map(len, found.text.split("; "))) <= 80
    assert "…" in found.text


def test_refusals_on_file_are_counted(told, desk):
    said = [desk.start - n * DAY for n in (9, 5)]
    no = [desk.record(Refusal, words="No", said=at) for at in said]
    assert told("plan-win-refusal", refusals=no) == (
        "Twice: “No” Sat 14 Nov; “No” Wed 18 Nov"
    )
    again = [*no, replace(no[0], id="third")]
    assert told("plan-win-refusal", refusals=again).startswith("3 times: ")


def test_a_claim_only_planned_was_not_made_to_them(told, desk):
    meeting = desk.meeting()
    planned = desk.record(Claim, statement="Live in 9 days", meeting=meeting.id)
    assert told("plan-kick-handover", meeting, claims=(planned,)) == "none"
