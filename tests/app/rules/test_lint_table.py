"""Each form of PACKS section 8: a case that fires, its border, one that is silent."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.dossier import FileSeen, Neighbour
from app.records.account import Account, AccountId
from app.records.exchange import (
    Ask,
    AskType,
    Concession,
    Give,
    Refusal,
    ToldBeforehand,
)
from app.records.knowledge import (
    Claim,
    Note,
    NoteKind,
    Point,
    PointAnswer,
    PointKind,
    Side,
    Size,
)
from app.records.mark import Mark, MarkKind
from app.records.meeting import (
    Agenda,
    AgendaLine,
    Attachment,
    Attendee,
    Outcome,
    Reply,
    Source,
    Value,
)
from app.records.moment import Moment
from app.records.person import Role, View
from app.rules import lint
from app.rules.codes import CODES
from app.rules.values import Severity
from checklists.pack import Channel, Kind, Length, Stage

HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
STOP, CHECK, NOTE = Severity.STOP, Severity.CHECK, Severity.NOTE
OLD = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def mark(desk):
    """A word the rep said of a finding, five hours before the start."""

    def made(kind, code, meeting, **more):
        at = desk.start - 5 * HOUR
        account = AccountId("norrland")
        more = {"account": account, "meeting": meeting.id} | more
        return Mark(desk.id("mark"), kind, at, code, **more)

    return made


@pytest.fixture
def known(desk):
    """An account that is in the book for long."""
    return Account(AccountId("norrland"), "Norrland Robotics", OLD, zone=desk.zone)


def test_all_fifty_one_forms_of_forty_rules_are_there():
    codes = {rule.code for rule in lint.RULES} | {"DET-01"}
    assert codes == set(CODES)
    assert len({code[:6] for code in CODES}) == 40


# Strategy.


def test_str_03a_wants_a_second_person_or_a_request_to_meet_one(found, desk, known):
    alone = desk.meeting(kind=Kind.DEMO, attendees=(Attendee(desk.anna.id),))
    assert found("STR-03a", meeting=alone, account=known)
    assert not found("STR-03a", meeting=desk.meeting(kind=Kind.DEMO), account=known)
    assert not found("STR-03a", meeting=alone)
    ask = desk.record(
        Ask, what="Meet Nils", type=AskType.INTRODUCTION, meeting=alone.id
    )
    assert not found("STR-03a", meeting=alone, account=known, asks=(ask,))
    no = desk.record(Refusal, words="No", said=OLD)
    assert not found("STR-03a", meeting=alone, account=known, refusals=(no,))


def test_str_03b_wants_somebody_who_decides_or_signs(found, desk, known):
    meeting = desk.meeting(kind=Kind.PROPOSAL)
    people = {p.id: p for p in (replace(desk.anna, role=Role.USES), desk.tomas)}
    lacking = {"meeting": meeting, "account": known, "people": people}
    assert found("STR-03b", **lacking)
    assert not found("STR-03b", meeting=meeting, account=known)
    asked = desk.answer(
        "reh-questions", values=(Value("question", "how do you  decide?"),)
    )
    assert not found("STR-03b", answers=(asked,), **lacking)
    signs = {p.id: p for p in (replace(desk.anna, role=Role.SIGNS), desk.tomas)}
    assert not found("STR-03b", **lacking | {"people": signs})


def test_str_04_holds_a_claimed_stage_against_the_deeds(found, known):
    claimed = replace(known, claimed_stage=Stage.ME_FIRST)
    (finding,) = found("STR-04", account=claimed)
    assert finding.message.startswith('You noted "Called first"')
    assert not found("STR-04", account=replace(known, claimed_stage=Stage.ME_TOO))


@pytest.mark.parametrize(
    ("kind", "size", "speaks"),
    [
        (Kind.EXPLORATORY, 2, False),
        (Kind.EXPLORATORY, 3, True),
        (Kind.PROPOSAL, 3, False),
        (Kind.PROPOSAL, 4, True),
    ],
)
def test_str_05_finds_an_ask_that_is_large_for_the_standing(
    found, desk, kind, size, speaks
):
    meeting = desk.meeting(kind=kind)
    ask = desk.record(Ask, what="A pilot", size=size, meeting=meeting.id)
    assert bool(found("STR-05", meeting=meeting, asks=(ask,))) is speaks


def test_str_06_notes_that_nobody_differs(found, desk):
    meeting = desk.meeting(kind=Kind.KICKOFF)
    assert found("STR-06", -47, meeting)[0].severity is NOTE
    assert not found("STR-06", -48, meeting)
    differs = replace(desk.tomas, view=View.DIFFERS)
    people = {p.id: p for p in (desk.anna, differs)}
    assert not found("STR-06", -47, meeting, people=people)
    nobody = desk.answer("reh-dissent", none=True, at=desk.start - 50 * HOUR)
    assert not found("STR-06", -47, meeting, answers=(nobody,))


@pytest.mark.parametrize(("days", "speaks"), [(90, False), (91, True)])
def test_str_07_wants_news_of_their_market(found, desk, known, mark, days, speaks):
    last = desk.meeting(desk.start - 20 * DAY, outcome=Outcome.HELD)
    meeting = desk.meeting(kind=Kind.RENEWAL)
    at = desk.start - HOUR - days * DAY
    note = desk.record(Note, text="New rules", dated=at, kind=NoteKind.LANDSCAPE)
    more = {"meeting": meeting, "account": known, "history": (last,)}
    assert bool(found("STR-07", **more, notes=(note,))) is speaks
    still = mark(MarkKind.STILL_TRUE, "STR-07", meeting, record=note.id)
    assert not found("STR-07", **more, notes=(note,), marks=(still,))
    review = replace(note, dated=OLD, review=desk.start.date() - DAY)
    assert found("STR-07", **more, notes=(review,))
    assert found("STR-07", **more)
    assert not found("STR-07", meeting=meeting, history=(last,))


# Tactics.


@pytest.mark.parametrize(
    ("minutes", "lines", "speaks"),
    [
        (45, (5, 30, 10), False),
        (45, (5, 31, 10), True),
        (45, (5, 36, 4), True),
        (45, (5, 35, 5), False),
        (61, (5, 40, 16), True),
    ],
)
def test_tac_02_fits_the_agenda_to_the_time(found, desk, minutes, lines, speaks):
    agenda = Agenda(lines=tuple(AgendaLine("A topic", many, "both") for many in lines))
    meeting = desk.meeting(minutes=minutes, agenda=agenda)
    assert bool(found("TAC-02", meeting=meeting)) is speaks


def test_tac_02_wants_a_break_in_a_long_call_and_a_small_room(found, desk):
    lines = (
        AgendaLine("Topic", 30, "both"),
        AgendaLine("Short break", 10, "both"),
        AgendaLine("Next step", 20, "both"),
    )
    meeting = desk.meeting(minutes=70, agenda=Agenda(lines=lines))
    assert not found("TAC-02", meeting=meeting)
    crowd = tuple(Attendee(f"p{n}") for n in range(9))
    ours = replace(meeting, attendees=crowd, invite_is_ours=True)
    assert found("TAC-02", meeting=ours)
    assert not found("TAC-02", meeting=replace(ours, invite_is_ours=False))


def test_tac_03_counts_questions(found, desk):
    def asked(many):
        values = tuple(Value("question", f"Why {n}?") for n in range(many))
        return (desk.answer("reh-questions", values=values),)

    assert found("TAC-03a", -23, answers=asked(2))
    assert not found("TAC-03a", -24, answers=asked(2))
    assert not found("TAC-03a", -23, answers=asked(3))
    demo = desk.meeting(kind=Kind.DEMO)
    assert found("TAC-03a", -23, demo)
    assert not found("TAC-03a", -23, demo, answers=asked(1))
    assert not found("TAC-03b", answers=asked(14))
    assert found("TAC-03b", answers=asked(15))[0].severity is NOTE


@pytest.mark.parametrize(("ours", "speaks"), [(9, False), (10, True)])
def test_tac_04_wants_their_topic_in_the_first_ten_minutes(found, desk, ours, speaks):
    lines = (AgendaLine("Us", ours, "us"), AgendaLine("You", 20, "they"))
    meeting = desk.meeting(agenda=Agenda(lines=lines))
    assert bool(found("TAC-04", meeting=meeting)) is speaks


# Punctuality.


def beside(desk, before=0, after=0, **more):
    starts = desk.start + (before or 0) * MINUTE
    return Neighbour("Other", starts, starts + after * MINUTE, meeting=True, **more)


def test_pun_01_finds_two_at_once_and_little_room(found, desk):
    both = beside(desk, -30, 31)
    assert found("PUN-01a", neighbours=(both,))[0].severity is STOP
    assert not found("PUN-01b", neighbours=(both,))
    close = beside(desk, -40, 31)
    assert found("PUN-01b", neighbours=(close,))[0].message == (
        "Only 9 minutes before this call."
    )
    assert not found("PUN-01a", neighbours=(close,))
    assert not found("PUN-01b", neighbours=(beside(desk, -40, 30),))
    after = beside(desk, 49, 30)
    assert found("PUN-01b", neighbours=(after,))
    assert not found("PUN-01b", neighbours=(beside(desk, 50, 30),))


def test_pun_01b_may_be_fine_for_the_day(found, desk):
    fine = Mark(
        desk.id("mark"), MarkKind.FINE_TODAY, desk.start - 3 * HOUR,
        code="PUN-01b", day=desk.start.date(),
    )  # fmt: skip
    close = beside(desk, -40, 31)
    assert not found("PUN-01b", neighbours=(close,), marks=(fine,))
    other = replace(fine, day=desk.start.date() + DAY)
    assert found("PUN-01b", neighbours=(close,), marks=(other,))


def test_pun_02_reads_their_clock_when_the_invite_is_ours(found, desk, mark):
    # 14:00 in Berlin is 08:00 in New York.
    ours = desk.meeting(invite_is_ours=True)
    assert not found("PUN-02", meeting=ours)
    early = desk.meeting(desk.start - MINUTE, invite_is_ours=True)
    (finding,) = found("PUN-02", meeting=early)
    assert finding.message == "It is 07:59 on Mon 23 Nov for Anna Lindqvist."
    assert not found("PUN-02", meeting=replace(early, invite_is_ours=False))
    chosen = mark(MarkKind.THEY_CHOSE, "PUN-02", early, record=desk.anna.id)
    assert not found("PUN-02", meeting=early, marks=(chosen,))
    hours = replace(desk.anna, opens="07:00", closes="15:00")
    people = {p.id: p for p in (hours, desk.tomas, desk.rep)}
    assert not found("PUN-02", meeting=early, people=people)
    sunday = desk.meeting(desk.start - DAY, invite_is_ours=True)
    assert found("PUN-02", -30, sunday)


@pytest.mark.parametrize(
    ("opens", "closes", "speaks"),
    [("7", "15.00", False), ("9", "", True), ("early", "late", True), ("", "", True)],
)
def test_pun_02_reads_own_hours_as_people_write_them(
    found, desk, opens, closes, speaks
):
    early = desk.meeting(desk.start - MINUTE, invite_is_ours=True)
    hours = replace(desk.anna, opens=opens, closes=closes)
    people = {p.id: p for p in (hours, desk.tomas, desk.rep)}
    assert bool(found("PUN-02", meeting=early, people=people)) is speaks


def test_a_zone_that_this_machine_does_not_know_is_no_zone(found, desk):
    lost = replace(desk.anna, zone="Mars/Olympus", country="US")
    people = {p.id: p for p in (lost, desk.tomas, desk.rep)}
    (finding,) = found("PUN-04", -47, people=people)
    assert finding.message == "Anna Lindqvist's zone is not known."
    assert [way.key for way in finding.ways] == ["set-zone"]
    assert not found("PUN-03b", people=people)


def test_pun_03a_wants_the_instant_of_a_time_that_comes_twice(found, desk, mark):
    # The clocks of Berlin go back on 25 October 2026 at 03:00.
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    meeting = replace(
        desk.meeting(twice), starts=Moment(twice, desk.zone, "2026-10-25T02:30")
    )
    (stop,) = found("PUN-03a", -800, meeting)
    assert stop.severity is STOP
    picked = mark(MarkKind.CONFIRMED, "PUN-03a", meeting)
    picked = replace(picked, at=OLD)
    assert not found("PUN-03a", -800, meeting, marks=(picked,))
    assert not found("PUN-03a")


def test_pun_03b_tells_that_the_clocks_change_in_between(found, desk, mark):
    # New York's clocks go back a week after Berlin's: on 28 October it is an hour off.
    starts = datetime(2026, 10, 28, 13, tzinfo=UTC)
    meeting = replace(desk.meeting(starts), booked=starts - 20 * DAY)
    (finding,) = found("PUN-03b", -700, meeting)
    assert "Clocks change in Berlin on Sun 25 Oct" in finding.message
    confirmed = replace(
        mark(MarkKind.CONFIRMED, "PUN-03b", meeting, record=desk.anna.id), at=OLD
    )
    assert not found("PUN-03b", -700, meeting, marks=(confirmed,))
    assert not found("PUN-03b")


def test_pun_04_wants_a_zone_and_a_yes(found, desk):
    people = {p.id: p for p in (desk.anna, desk.tomas, desk.rep)}
    assert found("PUN-04", -47)[0].record == desk.anna.id
    assert not found("PUN-04", -48)
    yes = desk.meeting(
        attendees=(Attendee(desk.anna.id, Reply.BY_WORD), Attendee(desk.tomas.id))
    )
    assert not found("PUN-04", -47, yes)
    lost = people | {desk.tomas.id: replace(desk.tomas, country="US")}
    (finding,) = found("PUN-04", -47, yes, people=lost)
    assert finding.message == "Tomás Rey's zone is not known."
    german = people | {desk.tomas.id: replace(desk.tomas, country="DE")}
    assert not found("PUN-04", -47, yes, people=german)


@pytest.mark.parametrize(("gap", "speaks"), [(30, True), (31, False)])
def test_pun_06a_finds_a_room_used_close_by(found, desk, mark, gap, speaks):
    meeting = desk.meeting()
    near = beside(desk, 45 + gap, 30, link=meeting.link)
    assert bool(found("PUN-06a", -23, meeting, neighbours=(near,))) is speaks
    assert not found("PUN-06a", -24, meeting, neighbours=(near,))
    on = mark(MarkKind.WAITING_ROOM, "PUN-06a", meeting)
    assert not found("PUN-06a", -1, meeting, neighbours=(near,), marks=(on,))


def test_pun_06b_finds_two_links(found, desk, mark):
    links = ("https://meet.example/room-1", "https://meet.example/room-2")
    meeting = desk.meeting(links=links)
    assert found("PUN-06b", -47, meeting)
    assert not found("PUN-06b", -48, meeting)
    picked = mark(MarkKind.CONFIRMED, "PUN-06b", meeting, record=meeting.link)
    picked = replace(picked, at=OLD)
    assert not found("PUN-06b", -47, meeting, marks=(picked,))
    other = replace(meeting, link=links[1])
    assert found("PUN-06b", -47, other, marks=(picked,))
    assert found("PUN-06b", -47, desk.meeting(links=links[1:]))
    assert not found("PUN-06b", -47, desk.meeting(links=links[:1]))


# Honesty.


def test_hon_01b_wants_fresh_proof(found, desk):
    meeting = desk.meeting()

    def claim(**more):
        return (
            desk.record(
                Claim, statement="Saves 6 h", evidence="a letter", meeting=meeting.id,
                **more,
            ),
        )  # fmt: skip

    fresh = date(2025, 11, 23)
    assert not found("HON-01b", -47, meeting, claims=claim(evidence_date=fresh))
    old = claim(evidence_date=fresh - DAY)
    assert found("HON-01b", -47, meeting, claims=old)
    assert not found("HON-01b", -48, meeting, claims=old)
    said = claim(evidence_date=fresh - DAY, says_its_date=True)
    assert not found("HON-01b", -47, meeting, claims=said)
    gone = {"a letter": FileSeen(there=False)}
    assert found("HON-01b", -47, meeting, claims=claim(), files=gone)


@pytest.mark.parametrize("proof", ["/srv/log.pdf", "log.pdf", "Our log"])
@pytest.mark.parametrize("there", [True, False])
def test_hon_01b_wants_the_file_that_proves_it(found, desk, proof, there):
    kept = Attachment("/srv/log.pdf", "Our log" if proof == "Our log" else "")
    meeting = desk.meeting(attachments=(kept, Attachment("https://a.example/log.pdf")))
    claim = desk.record(
        Claim, statement="Saves 6 h", evidence=proof, meeting=meeting.id
    )
    files = {kept.address: FileSeen(there=there)}
    said = found("HON-01b", -47, meeting, claims=(claim,), files=files)
    assert bool(said) is not there
    other = (replace(claim, evidence="another log"),)
    assert not found("HON-01b", -47, meeting, claims=other, files=files)


def test_hon_01b_wants_their_yes_to_a_quote(found, desk):
    meeting = desk.meeting()
    quote = desk.record(
        Claim, statement="Saves 6 h", evidence="It saved us a day", meeting=meeting.id,
        quoted="Anna Lindqvist",
    )  # fmt: skip
    (check,) = found("HON-01b", -47, meeting, claims=(quote,))
    assert check.message == 'The proof for "Saves 6 h" is old or missing.'
    assert check.ways[0].label == "They agreed to be quoted"
    assert not found("HON-01b", -48, meeting, claims=(quote,))
    for fine in ({"may_quote": True}, {"quoted": " "}, {"dropped": True}):
        assert not found("HON-01b", -47, meeting, claims=(replace(quote, **fine),))
    dated = replace(quote, may_quote=True, evidence_date=date(2024, 1, 1))
    (check,) = found("HON-01b", -47, meeting, claims=(dated,))
    assert [way.key for way in check.ways] == ["says-date", "attach-proof", "drop"]


def test_hon_03_wants_an_ask_announced(found, desk):
    meeting = desk.meeting()
    ask = desk.record(Ask, what="A pilot", size=2, meeting=meeting.id)
    assert found("HON-03", -47, meeting, asks=(ask,))
    assert not found("HON-03", -48, meeting, asks=(ask,))
    small = (replace(ask, size=1),)
    assert not found("HON-03", -47, meeting, asks=small)
    served = desk.meeting(kind=Kind.AFTER_SALES)
    assert found("HON-03", -47, served, asks=(replace(small[0], meeting=served.id),))
    told = replace(ask, told=ToldBeforehand.BY_WORD)
    assert not found("HON-03", -47, meeting, asks=(told,))


def test_hon_04_wants_a_weak_side(found, desk):
    demo = desk.meeting(kind=Kind.DEMO)
    assert found("HON-04", -47, demo)
    assert not found("HON-04", -48, demo)
    assert not found("HON-04", -47, replace(demo, length=Length.SHORT))
    limit = desk.record(Claim, statement="No nights", side=Side.LIMIT)
    assert not found("HON-04", -47, demo, claims=(limit,))
    gap = desk.record(Point, subject="Nights", kind=PointKind.GAP)
    assert not found("HON-04", -47, demo, points=(gap,))


def test_hon_06_wants_leave_to_record(found, desk):
    meeting = desk.meeting(recording=True)
    assert found("HON-06", -47, meeting)[0].severity is STOP
    assert not found("HON-06", -48, meeting)
    asked = Agenda(lines=(AgendaLine("May we record this?", 2, "us"),))
    assert not found("HON-06", -47, replace(meeting, agenda=asked))
    assert not found("HON-06", -47, desk.meeting())


# Detail.


def test_det_03_wants_a_shown_file_looked_at_since_it_changed(found, desk):
    kept = Attachment("/srv/plan.pdf", "The plan", shown=True)
    meeting = desk.meeting(attachments=(kept,))
    changed = {kept.address: FileSeen(there=True, changed=desk.start - 30 * HOUR)}
    assert found("DET-03", -23, meeting, files=changed)
    assert not found("DET-03", -24, meeting, files=changed)
    looked = replace(kept, opened=desk.start - 30 * HOUR)
    seen = desk.meeting(attachments=(looked,))
    assert not found("DET-03", -23, seen, files=changed)
    gone = {kept.address: FileSeen(there=False)}
    assert found("DET-03", -23, seen, files=gone)
    unshown = desk.meeting(attachments=(replace(kept, shown=False),))
    assert not found("DET-03", -23, unshown, files=gone)


def test_det_04_notes_the_same_must_texts_as_last_time(found, desk, mark):
    last = desk.meeting(desk.start - 20 * DAY)
    last = replace(last, outcome=Outcome.HELD)
    meeting = desk.meeting()
    words = {"plan-min-outcome": "A sheet", "plan-intent": "To find out"}
    before = {i: desk.answer(i, text=text) for i, text in words.items()}
    now = [
        desk.answer(i, text=text.upper(), source=Source.HAND)
        for i, text in words.items()
    ]
    more = {"history": (last,), "last_answers": before}
    (finding,) = found("DET-04", -47, meeting, now, **more)
    assert finding.message == "Same words as on Tue 3 Nov. Still true?"
    confirmed = [now[0], replace(now[1], source=Source.CONFIRMED)]
    assert not found("DET-04", -47, meeting, confirmed, **more)
    still = replace(mark(MarkKind.STILL_TRUE, "DET-04", meeting), at=OLD)
    assert not found("DET-04", -47, meeting, now, **more, marks=(still,))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Prices TBD", "TBD"),
        ("Hello {{name}}", "{{"),
        ("What ??? costs", "???"),
        ("To hear what Acme Mills needs", "Acme Mills"),
        ("A boxxxer", ""),
    ],
)
def test_det_05_finds_gaps_and_wrong_names(found, desk, text, word):
    meeting = desk.meeting(agenda=Agenda(purpose=text))
    said = found("DET-05", meeting=meeting, others_named=("Acme Mills",))
    assert [f.message for f in said] == (
        [f'"{word}" looks like a gap or a wrong name.'] if word else []
    )


# Persistence.


def test_per_03_notes_what_they_may_have_forgotten(found, desk, known):
    # Due on Wednesday the 18th; three working days later is Monday, the start.
    due = desk.start - 5 * DAY
    theirs = desk.promise(due, ours=False)
    assert not found("PER-03", account=known, promises=(theirs,))
    older = desk.promise(due - DAY, ours=False)
    assert found("PER-03", account=known, promises=(older,))[0].severity is NOTE
    looked = replace(older, looked_in=due)
    assert not found("PER-03", account=known, promises=(looked,))
    assert not found("PER-03", promises=(older,))


# Care.


def test_car_01_wants_a_give_beside_an_ask(found, desk):
    meeting = desk.meeting()
    ask = desk.record(Ask, what="a pilot", size=2, meeting=meeting.id)
    (stop,) = found("CAR-01a", meeting=meeting, asks=(ask,))
    assert (
        stop.message == "You plan to ask for a pilot; nothing useful goes with it yet."
    )
    small = replace(ask, size=1)
    assert found("CAR-01b", meeting=meeting, asks=(small,))[0].severity is CHECK
    assert not found("CAR-01a", meeting=meeting, asks=(small,))
    give = desk.record(Give, what="A sheet", meeting=meeting.id)
    assert not found("CAR-01a", meeting=meeting, asks=(ask,), gives=(give,))
    sent = replace(give, meeting=None, delivered=OLD)
    assert not found("CAR-01a", meeting=meeting, asks=(ask,), gives=(sent,))
    earlier = desk.record(Ask, what="time", asked=OLD)
    assert found("CAR-01a", meeting=meeting, asks=(ask, earlier), gives=(sent,))
    assert not found("CAR-01a", meeting=meeting, asks=(replace(ask, dropped=True),))


def test_car_02_lets_a_no_rest(found, desk):
    meeting = desk.meeting()
    ask = desk.record(
        Ask, what="a pilot", subject="Pilot", whom=desk.anna.id, meeting=meeting.id
    )
    no = desk.record(Refusal, words="No", said=OLD, subject="pilot", who=desk.anna.id)
    (stop,) = found("CAR-02", meeting=meeting, asks=(ask,), refusals=(no,))
    assert (stop.severity, stop.record) == (STOP, ask.id)
    give = desk.record(Give, what="A sheet", whom=desk.anna.id, delivered=OLD + DAY)
    cleared = {"meeting": meeting, "asks": (ask,), "gives": (give,)}
    assert not found("CAR-02", **cleared, refusals=(no,))
    rests = replace(no, rest_until=desk.start.date() + DAY)
    assert found("CAR-02", **cleared, refusals=(rests,))
    over = replace(no, rest_until=desk.start.date())
    assert not found("CAR-02", **cleared, refusals=(over,))
    price = replace(ask, subject="Price")
    assert not found("CAR-02", meeting=meeting, asks=(price,), refusals=(no,))


@pytest.mark.parametrize(("days", "speaks"), [(90, False), (89, True)])
def test_car_02_rests_for_ninety_days_after_the_second_no(found, desk, days, speaks):
    meeting = desk.meeting()
    ask = desk.record(Ask, what="a pilot", whom=desk.anna.id, meeting=meeting.id)
    second = desk.start - days * DAY
    noes = tuple(
        desk.record(Refusal, words="No", said=said, who=desk.anna.id)
        for said in (OLD, second)
    )
    give = desk.record(Give, what="A sheet", whom=desk.anna.id, delivered=second + DAY)
    said = found("CAR-02", meeting=meeting, asks=(ask,), refusals=noes, gives=(give,))
    assert bool(said) is speaks


def test_car_03_asks_no_names_of_whoever_said_no(found, desk):
    meeting = desk.meeting()
    ask = desk.record(
        Ask, what="names", type=AskType.CONTACTS, whom=desk.anna.id, meeting=meeting.id
    )
    no = desk.record(Refusal, words="No", said=OLD, who=desk.anna.id)
    assert found("CAR-03", meeting=meeting, asks=(ask,), refusals=(no,))
    tomas = replace(ask, whom=desk.tomas.id)
    assert not found("CAR-03", meeting=meeting, asks=(tomas,), refusals=(no,))
    plain = replace(ask, type=AskType.PLAIN)
    assert not found("CAR-03", meeting=meeting, asks=(plain,), refusals=(no,))


def test_car_04_wants_an_interest_and_no_advertising(found, desk):
    meeting = desk.meeting()
    give = desk.record(Give, what="A sheet", meeting=meeting.id)
    assert found("CAR-04", meeting=meeting, gives=(give,))
    tied = replace(give, interest="her budget talk")
    assert not found("CAR-04", meeting=meeting, gives=(tied,))
    ad = replace(tied, link="https://www.ours.example/offers")
    told = replace(desk.settings, own_domains=("ours.example",))
    assert found("CAR-04", meeting=meeting, gives=(ad,), settings=told)


def test_car_05_weighs_asks_against_gives(found, desk):
    meeting = desk.meeting()
    ask = desk.record(Ask, what="a pilot", size=2, meeting=meeting.id)
    recent = desk.start - HOUR - 180 * DAY
    earlier = desk.record(Ask, what="a trial", size=2, asked=recent)
    (check,) = found("CAR-05", meeting=meeting, asks=(ask, earlier))
    assert check.message == "2 asks, 0 gives in half a year."
    older = replace(earlier, asked=recent - DAY)
    assert not found("CAR-05", meeting=meeting, asks=(ask, older))
    give = desk.record(Give, what="A sheet", meeting=meeting.id)
    assert not found("CAR-05", meeting=meeting, asks=(ask, earlier), gives=(give,))


# Flexibility.


def test_flx_01_wants_whole_trades(found, desk):
    meeting = desk.meeting(kind=Kind.PROPOSAL)
    whole = desk.record(
        Concession, we_give="Training", we_ask_back="A quote", meeting=meeting.id
    )
    half = replace(whole, we_ask_back=" ")
    (check,) = found("FLX-01a", -23, meeting, concessions=(whole, half))
    assert (check.severity, "Add 1 trade:" in check.message) == (CHECK, True)
    assert found("FLX-01a", -0.2, meeting)[0].severity is STOP
    assert not found("FLX-01a", -24, meeting)
    assert not found("FLX-01a", -23, meeting, concessions=(whole, whole))
    (side,) = found("FLX-01b", -100, meeting, concessions=(whole, half))
    assert side.message == 'One side of "Training" is empty.'


def test_flx_02_finds_a_big_point_that_is_stuck(found, desk):
    stuck = desk.record(
        Point, subject="Notice", size_to_them=Size.BIG, answer=PointAnswer.FIXED
    )
    assert found("FLX-02", -47, points=(stuck,))[0].severity is STOP
    assert not found("FLX-02", -48, points=(stuck,))
    for eased in (
        {"size_to_them": Size.MIDDLE},
        {"answer": PointAnswer.ANOTHER_WAY},
        {"can_be_changed_by": "Nils"},
    ):
        assert not found("FLX-02", -47, points=(replace(stuck, **eased),))


def test_flx_03_wants_leave_for_what_lies_beyond_the_limit(found, desk):
    meeting = desk.meeting(kind=Kind.PROPOSAL)
    trade = desk.record(
        Concession, we_give="8 %", we_ask_back="Two years", meeting=meeting.id,
        beyond_limit=True,
    )  # fmt: skip
    assert found("FLX-03", -23, meeting, concessions=(trade,))
    assert not found("FLX-03", -24, meeting, concessions=(trade,))
    granted = replace(trade, approver="Nils", approved=OLD)
    assert not found("FLX-03", -23, meeting, concessions=(granted,))


def test_flx_04_asks_whether_a_no_said_often_is_a_rule(found, desk, mark):
    meeting = desk.meeting(kind=Kind.PROPOSAL)
    point = desk.record(
        Point, subject="Data abroad", answer=PointAnswer.NO,
        answered=desk.start - HOUR - 90 * DAY,
    )  # fmt: skip
    often = tuple((AccountId(f"a{n}"), "DATA  abroad") for n in range(3))
    more = {"meeting": meeting, "points": (point,)}
    assert found("FLX-04", **more, said_no=often)[0].severity is NOTE
    assert not found("FLX-04", **more, said_no=often[:2])
    rule = mark(MarkKind.A_RULE, "FLX-04", meeting, record=point.id)
    assert not found("FLX-04", **more, said_no=often, marks=(rule,))
    older = replace(point, answered=point.answered - DAY)
    assert not found("FLX-04", meeting=meeting, points=(older,), said_no=often)


# What holds for all of them.


def test_a_stop_gone_past_with_a_reason_counts_as_a_check(found, desk, mark):
    meeting = desk.meeting()
    ask = desk.record(Ask, what="a pilot", size=2, meeting=meeting.id)
    word = mark(MarkKind.OVERRIDDEN, "CAR-01a", meeting, record=ask.id, reason="agreed")
    (finding,) = found("CAR-01a", meeting=meeting, asks=(ask,), marks=(word,))
    assert finding.overridden
    back = replace(word, withdrawn=desk.start - 2 * HOUR)
    (finding,) = found("CAR-01a", meeting=meeting, asks=(ask,), marks=(back,))
    assert not finding.overridden


def test_a_word_said_later_changes_nothing_before_it(found, desk, mark):
    meeting = desk.meeting(kind=Kind.DEMO, channel=Channel.WEB)
    links = ("https://meet.example/room-1", "https://meet.example/room-2")
    two = replace(meeting, links=links)
    late = replace(mark(MarkKind.CONFIRMED, "PUN-06b", two), at=desk.start - HOUR / 2)
    assert found("PUN-06b", -1, two, marks=(late,))
