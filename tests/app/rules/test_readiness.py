from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.exchange import Ask, Concession, Give
from app.records.meeting import Agenda, AgendaLine, Answered, Outcome, Stamp, Value
from app.records.person import Phone
from app.rules.checklist import checklist
from app.rules.codes import CODES
from app.rules.losses import ROUNDED_DOWN, losses, score, tallies, two_places
from app.rules.readiness import readiness
from app.rules.values import Finding, ReadyWord, Row, RowState, Severity
from checklists.pack import Bar, Channel, ItemId, Kind, Length, Phase, Pillar

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
AGENDA = Agenda(
    "To see if it fits",
    (AgendaLine("purpose", 3, "us"), AgendaLine("their week", 42, "they")),
)


def finding(code, item=None, severity=Severity.CHECK, **changes):
    pillar = Pillar(code[:3])
    item = ItemId(item) if item else None
    return Finding(code, severity, pillar, code, item=item, **changes)


class Case:
    """A meeting whose rows are all answered in full, but for what a test takes back."""

    def __init__(self, desk, kind, channel, length, **changes):
        self.desk = desk
        self.meeting = desk.meeting(
            kind=kind, channel=channel, length=length, agenda=AGENDA, **changes
        )
        self.items = {i.id: i for i in desk.items(self.meeting)}
        self.answers = {}
        self.records = {}

    def answer_all(self):
        """Answer every row on a list that Earnest does not fill by itself."""
        for pause in self.lists().pauses.values():
            for line in (*pause.lines, *pause.more):
                for row in line.rows:
                    late = pause.phase is Phase.PREFLIGHT
                    at = self.desk.start - (HOUR if late else 2 * DAY)
                    self.answers[row.item.id] = self.desk.whole(row.item, at)

    def leave_open(self, *items):
        for item in items:
            del self.answers[ItemId(item)]

    def miss(self, *items):
        for item in items:
            answer = self.answers[ItemId(item)]
            self.answers[ItemId(item)] = replace(answer, state=Answered.MISSED, text="")

    def give(self, item, **changes):
        self.answers[ItemId(item)] = self.desk.answer(item, **changes)

    def lists(self, after=timedelta()):
        last = self.desk.meeting(
            self.desk.start - 7 * DAY, outcome=Outcome.HELD, wrapped=self.desk.start
        )
        dossier = self.desk.dossier(
            self.meeting,
            now=self.desk.start + after,
            answers=self.answers,
            history=(last,),
            **self.records,
        )
        return checklist(dossier, list(self.items.values()))

    def ready(self, *findings, after=-MINUTE):
        now = self.desk.start + after
        lists = self.lists(after)
        return readiness(lists, findings, now=now, meeting=self.meeting)


@pytest.fixture
def demo(desk):
    case = Case(desk, Kind.DEMO, Channel.WEB, Length.FULL)
    phones = (Phone("+12125550123"),)
    case.records["people"] = {
        p.id: p for p in (replace(desk.anna, phones=phones), desk.tomas, desk.rep)
    }
    case.answer_all()
    ask = desk.record(Ask, what="30 min with finance", whom=desk.anna.id)
    case.records["asks"] = (ask,)
    case.give("reh-ask", links=(ask.id,))
    gift = desk.record(Give, what="Benchmark", whom=desk.anna.id, interest="budget")
    case.records["gives"] = (gift,)
    case.give("plan-give", at=desk.start - HOUR, links=(gift.id,))
    case.give("reh-questions", values=(Value("question", "Who else?"),))
    case.leave_open("plan-demo-leave-out")
    return case


def shown(reading):
    return [(loss.item or loss.code or loss.name, loss.percent) for loss in reading]


def percent(reading):
    return {bar.bar: bar.part and int(bar.part * 100) for bar in reading.bars}


def test_w1_a_full_web_demo_with_two_gaps_and_a_check(demo):
    rows = [r for p in list(demo.lists(-MINUTE).pauses.values())[:3] for r in p.rows]
    assert len(rows) == 24
    ready = demo.ready(finding("PUN-02"))
    assert ready.pillars == {
        Pillar.STRATEGY: 100,
        Pillar.PUNCTUALITY: 95,
        Pillar.HONESTY: 100,
        Pillar.DETAIL: 100,
        Pillar.TACTICS: 75,
        Pillar.PERSISTENCE: 100,
        Pillar.CARE: 75,
        Pillar.FLEXIBILITY: 100,
    }
    assert (ready.score, ready.number, ready.words) == (94, 94, "Ready")
    assert shown(ready.losses) == [
        ("plan-demo-leave-out", "2.50"),
        ("reh-ask", "2.50"),
        ("PUN-02", "0.75"),
        (ROUNDED_DOWN, "0.25"),
    ]
    assert percent(ready) == {
        Bar.STRATEGY: 90,
        Bar.PUNCTUALITY: 95,
        Bar.HONESTY: 100,
        Bar.DETAIL: 100,
        Bar.RELATIONSHIP: 91,
    }


def test_w2_a_must_row_open_at_the_start_is_a_stop_for_good(demo):
    demo.leave_open("reh-claims")
    demo.give("reh-claims", at=demo.desk.start + MINUTE, none=True)
    ready = demo.ready(finding("PUN-02"), after=HOUR)
    assert ready.frozen
    assert ready.word is ReadyWord.NOT_READY_AT_START
    assert ready.words == "Not ready at start: 1 stop"
    assert (ready.score, ready.number, ready.to_go) == (86, None, 0)
    assert ready.pillars[Pillar.HONESTY] == 50
    assert shown(ready.losses) == [
        ("reh-claims", "7.50"),
        ("plan-demo-leave-out", "2.50"),
        ("reh-ask", "2.50"),
        ("PUN-02", "0.75"),
        (ROUNDED_DOWN, "0.75"),
    ]
    bars = {bar.bar: bar.words for bar in ready.bars}
    assert bars[Bar.HONESTY] == "1 stop"
    assert percent(ready)[Bar.HONESTY] == 50


def test_w3_a_standard_after_sales_call_with_seven_gaps(desk):
    number = "+12125550123"
    case = Case(desk, Kind.AFTER_SALES, Channel.PHONE, Length.STANDARD, number=number)
    anna = replace(desk.anna, phones=(Phone(number),))
    case.records["people"] = {p.id: p for p in (anna, desk.tomas, desk.rep)}
    case.answer_all()
    gift = desk.record(Give, what="Benchmark", whom=desk.anna.id)
    case.records["gives"] = (gift,)
    case.give("plan-give", links=(gift.id,))
    case.miss("plan-min-outcome", "reh-dissent")
    case.leave_open("reh-ask", "plan-after-usage")
    rows = [r for p in list(case.lists(-MINUTE).pauses.values())[:3] for r in p.rows]
    assert len(rows) == 21
    checks = (
        finding("TAC-03a", "reh-questions"),
        finding("PUN-01b"),
        finding("CAR-04", "plan-give"),
    )
    ready = case.ready(*checks)
    assert ready.pillars == {
        Pillar.STRATEGY: Fraction(125, 2),
        Pillar.PUNCTUALITY: 95,
        Pillar.HONESTY: 100,
        Pillar.DETAIL: 75,
        Pillar.TACTICS: 95,
        Pillar.PERSISTENCE: 100,
        Pillar.CARE: 25,
        Pillar.FLEXIBILITY: 0,
    }
    assert (ready.score, ready.words) == (71, "Ready, 7 gaps")
    assert shown(ready.losses) == [
        ("reh-dissent", "10.00"),
        ("plan-min-outcome", "5.63"),
        ("reh-ask", "5.00"),
        ("plan-after-usage", "3.75"),
        ("plan-give", "2.50"),
        ("PUN-01b", "0.75"),
        ("reh-questions", "0.50"),
        (ROUNDED_DOWN, "0.88"),
    ]
    assert percent(ready) == {
        Bar.STRATEGY: 75,
        Bar.PUNCTUALITY: 95,
        Bar.HONESTY: 100,
        Bar.DETAIL: 75,
        Bar.RELATIONSHIP: 41,
    }


def test_w4_a_fifth_check_of_a_pillar_is_free_and_a_half_row_pays_once(desk):
    case = Case(desk, Kind.PROPOSAL, Channel.WEB, Length.SHORT)
    case.answer_all()
    trades = [
        desk.record(Concession, we_give="Monthly exit", we_ask_back="A reference"),
        desk.record(Concession, we_give="Price", we_ask_back="Two years"),
        desk.record(Concession, we_give="Training"),
    ]
    case.records["concessions"] = tuple(trades)
    case.give("plan-neg-concessions", links=tuple(t.id for t in trades))
    claims = [finding("HON-01b", "reh-claims", record=str(n)) for n in range(4)]
    overridden = finding(
        "HON-02", "plan-intent", severity=Severity.STOP, overridden=True
    )
    trade = finding("FLX-01b", "plan-neg-concessions")
    rows = [r for p in list(case.lists(-MINUTE).pauses.values())[:2] for r in p.rows]
    assert len(rows) == 8
    ready = case.ready(overridden, *claims, trade)
    assert {p: v for p, v in ready.pillars.items() if v is not None} == {
        Pillar.STRATEGY: 100,
        Pillar.PUNCTUALITY: 100,
        Pillar.HONESTY: 80,
        Pillar.PERSISTENCE: 100,
        Pillar.FLEXIBILITY: 75,
    }
    assert (ready.score, ready.words, ready.stops) == (91, "Ready", 0)
    assert [loss.percent for loss in ready.losses] == [
        "3.85",
        *["1.15"] * 4,
        "0.54",
    ]
    assert percent(ready) == {
        Bar.STRATEGY: 100,
        Bar.PUNCTUALITY: 100,
        Bar.HONESTY: 80,
        Bar.DETAIL: None,
        Bar.RELATIONSHIP: 87,
    }


def test_a_stop_hides_the_number_and_is_not_to_go(demo):
    demo.leave_open("pre-promises")
    stop = finding("PER-01a", "pre-promises", severity=Severity.STOP)
    ready = demo.ready(stop)
    assert (ready.words, ready.number) == ("Not ready: 1 stop", None)
    assert ready.to_go == 1
    assert {b.bar: b.words for b in ready.bars}[Bar.RELATIONSHIP] == "1 stop"


def test_only_open_phases_count(desk):
    case = Case(desk, Kind.EXPLORATORY, Channel.WEB, Length.STANDARD)
    early = case.ready(after=-5 * DAY)
    late = case.ready(after=-MINUTE)
    assert (early.words, late.words) == ("6 to go", "Just begun")
    assert early.to_go < late.to_go
    assert early.pillars[Pillar.PUNCTUALITY] is None


def test_a_row_dropped_as_not_applicable_leaves_the_score(demo):
    whole = demo.ready().score
    demo.give("plan-demo-leave-out", state=Answered.NOT_APPLICABLE)
    assert demo.ready().score > whole
    demo.give(
        "plan-demo-leave-out",
        at=demo.desk.start + MINUTE,
        state=Answered.NOT_APPLICABLE,
    )
    assert demo.ready(after=HOUR).score == whole


def test_an_unplanned_meeting_says_so(desk):
    case = Case(desk, Kind.EXPLORATORY, Channel.WEB, Length.SHORT, unplanned=True)
    ready = case.ready(after=MINUTE)
    assert (ready.word, ready.words) == (ReadyWord.UNPLANNED, "Unplanned")
    assert all(bar.part is None and bar.words == "-" for bar in ready.bars)


def test_a_late_start_gives_answers_their_time(demo):
    demo.give("plan-demo-leave-out", at=demo.desk.start + 5 * MINUTE, text="Reports")
    assert demo.ready(after=HOUR).score == 95
    demo.meeting = replace(demo.meeting, started=Stamp(demo.desk.start + 6 * MINUTE))
    assert demo.ready(after=HOUR).score == 97


def test_two_places_round_half_up():
    assert two_places(Fraction(45, 8)) == "5.63"
    assert two_places(Fraction(7, 8)) == "0.88"


def row(desk_items, index, credit):
    item = desk_items[index % len(desk_items)]
    return Row(replace(item, id=ItemId(f"row-{index}")), RowState.DONE, credit)


@pytest.fixture(scope="module")
def all_items():
    from checklists.library import Library

    return [item for pack in Library().packs() for item in pack.items]


credits_ = st.sampled_from([None, Fraction(0), Fraction(1, 2), Fraction(1)])
found = st.tuples(
    st.sampled_from(CODES),
    st.none() | st.integers(0, 40),
    st.sampled_from(Severity),
    st.booleans(),
)


@given(
    rows=st.lists(st.tuples(st.integers(0, 400), credits_), max_size=40),
    findings=st.lists(found, max_size=30),
)
def test_losses_always_add_up_to_what_is_missing_of_a_hundred(
    all_items, rows, findings
):
    listed = [row(all_items, place, credit) for place, credit in rows]
    marks = [
        finding(
            code,
            item and f"row-{item}",
            severity,
            overridden=severity is Severity.STOP and overridden,
        )
        for code, item, severity, overridden in findings
    ]
    tallied = tallies(listed, marks)
    named = losses(tallied)
    exact = score(tallied)
    assert 0 <= exact <= 100
    if tallied:
        whole = int(exact)
        assert sum(loss.points for loss in named) == 100 - whole
        sizes = [loss.points for loss in named if loss.name != ROUNDED_DOWN]
        assert sizes == sorted(sizes, reverse=True)
        assert all(tally.points >= 0 for tally in tallied.values())


def test_equal_losses_stand_in_the_order_of_the_table(desk):
    case = Case(desk, Kind.DEMO, Channel.WEB, Length.FULL)
    items = ["plan-people", "pre-names", "pre-focus"]
    rows = [
        Row(case.items[ItemId(item)], RowState.MISSED, Fraction(0))
        for item in reversed(items)
    ]
    named = [loss.item for loss in losses(tallies(rows, ()))]
    assert named == items
