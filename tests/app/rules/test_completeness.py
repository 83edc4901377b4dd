from dataclasses import replace

import pytest

from app.records.exchange import Ask, Concession, Give
from app.records.knowledge import Claim, Fact, Need, Point, Size, SourceKind
from app.records.meeting import Agenda, AgendaLine, Attendee, Source, Value
from app.records.person import Phone
from app.records.promise import PromiseState
from app.rules.completeness import completeness
from app.rules.hints import hints
from checklists.library import Library


@pytest.fixture
def judge(desk):
    library = Library()

    def of(item, answer=None, dossier=None, **changes):
        answer = answer or desk.answer(item, **changes)
        return completeness(dossier or desk.dossier(), library.item(item), answer)

    return of


def values(**fields):
    return tuple(Value(name.replace("_", " "), text) for name, text in fields.items())


def test_a_tick_is_an_answer(judge):
    assert judge("pre-outcome-aloud").answered


@pytest.mark.parametrize(("text", "answered"), [("  ", False), ("A cost sheet", True)])
def test_words_make_a_text(judge, text, answered):
    assert judge("plan-min-outcome", text=text).answered is answered


def test_a_text_with_named_fields_needs_the_first_and_lacks_the_others(judge):
    whole = judge("reh-neg-goals", values=values(their_goal="Live", our_goal="Years"))
    half = judge("reh-neg-goals", values=values(their_goal="Live", our_goal=""))
    blank = judge("reh-neg-goals", values=values(their_goal="", our_goal="Years"))
    assert (whole.answered, whole.lacking) == (True, ())
    assert (half.answered, half.lacking) == (True, ("our goal",))
    assert not blank.answered


def test_an_optional_field_is_never_lacking(judge):
    assert judge("reh-questions", values=values(question="Who notices?")).lacking == ()


def test_a_choice_must_be_one_and_its_detail_told(judge):
    assert not judge("pre-names", text="perhaps").answered
    assert judge("pre-names", text="All sure").lacking == ()
    assert judge("pre-names", text="unsure").lacking == ("who",)
    told = judge("pre-names", text="unsure", values=values(who="Siobhan"))
    assert told.lacking == ()


@pytest.mark.parametrize(
    ("text", "answered"),
    [("0", True), ("60", True), ("61", False), ("", False), ("ten", False)],
)
def test_a_number_counts_inside_its_range(judge, text, answered):
    assert judge("reh-exp-no-pitch", text=text).answered is answered


@pytest.mark.parametrize(
    ("text", "answered", "lacking"),
    [
        ("2026-11-23", True, ()),
        ("2026-11-23T11:00+01:00", True, ()),
        ("2026-11-23T11:00", True, ("zone",)),
        ("Thursday", False, ()),
    ],
)
def test_a_date_needs_its_zone_when_it_has_an_hour(judge, text, answered, lacking):
    found = judge("wrap-kick-confirm", text=text)
    assert (found.answered, found.lacking) == (answered, lacking)


def test_zero_is_whole_only_where_the_row_says_so(judge):
    assert judge("reh-claims", none=True).answered
    assert not judge("plan-give", none=True).answered


def test_people_lack_what_the_row_asks_of_their_page(judge, desk):
    role = desk.dossier(people={desk.anna.id: replace(desk.anna, role=None)})
    both = (desk.anna.id,)
    assert judge("plan-people", links=both).lacking == ()
    assert judge("plan-people", dossier=role, links=both).lacking == ("role",)
    assert judge("plan-people", text="Anna").lacking == ("role",)


def test_parts_come_from_the_invite_and_numbers_from_the_page(judge, desk):
    meeting = desk.meeting(attendees=(Attendee(desk.mia.id, part="notes"),))
    dossier = desk.dossier(
        meeting,
        people={
            desk.mia.id: desk.mia,
            desk.anna.id: replace(desk.anna, phones=(Phone("+12125550123"),)),
        },
    )
    assert judge("reh-colleague", dossier=dossier, links=(desk.mia.id,)).lacking == ()
    number = judge("reh-web-fallback", dossier=dossier, links=(desk.anna.id,))
    assert number.lacking == ()
    assert judge("reh-web-fallback", links=(desk.anna.id,)).lacking == ("number",)


def test_a_claim_needs_evidence_or_the_flag(judge, desk):
    claim = desk.record(Claim, statement="Saves 6 h a week")

    def lacks(one):
        dossier = desk.dossier(claims=(one,))
        return judge("reh-claims", dossier=dossier, links=(one.id,)).lacking

    assert lacks(claim) == ("evidence",)
    assert lacks(replace(claim, unproven=True)) == ()
    assert lacks(replace(claim, evidence="time sheets")) == ()


def test_a_give_is_one_with_whom_and_half_without_an_interest(judge, desk):
    give = desk.record(Give, what="Benchmark")

    def of(one):
        dossier = desk.dossier(gives=(one,))
        return judge("plan-give", dossier=dossier, links=(one.id,))

    assert not of(give).answered
    half = of(replace(give, whom=desk.anna.id))
    assert (half.answered, half.lacking) == (True, ("interest",))
    whole = replace(give, whom=desk.anna.id, interest="her budget talk")
    assert of(whole).lacking == ()
    assert not of(replace(whole, dropped=True)).answered


def test_an_ask_lacks_what_we_gain(judge, desk):
    ask = desk.record(Ask, what="30 min", whom=desk.anna.id)
    dossier = desk.dossier(asks=(ask,))
    assert judge("reh-ask", dossier=dossier, links=(ask.id,)).lacking == (
        "what we gain",
    )
    told = values(what="30 min", of_whom="Anna", what_we_gain="a yes or no")
    assert judge("reh-ask", values=told).lacking == ()


def test_a_trade_needs_both_sides(judge, desk):
    trade = desk.record(Concession, we_give="Monthly exit")
    dossier = desk.dossier(concessions=(trade,))
    found = judge("plan-neg-concessions", dossier=dossier, links=(trade.id,))
    assert (found.answered, found.lacking) == (True, ("we ask back",))


def test_a_promise_lacks_who_what_or_by_when(judge, desk):
    theirs = desk.promise(ours=False, state=PromiseState.WANTED)
    named = replace(theirs, who=desk.anna.id)

    def lacks(one):
        dossier = desk.dossier(promises=(one,))
        return judge("plan-outcome", dossier=dossier, links=(one.id,)).lacking

    assert lacks(theirs) == ("who", "by when")
    assert lacks(named) == ("by when",)
    assert lacks(desk.promise(desk.start)) == ()
    assert judge("plan-outcome", text="Anna says yes").lacking == ("who", "by when")


def test_records_behind_a_text_lack_their_required_fields(judge, desk):
    fact = desk.record(Fact, what="New site in May", dated=desk.start, made=desk.start)
    need = desk.record(Need, words="Nights", said=desk.start)
    point = desk.record(Point, subject="Invoice date", size_to_them=Size.BIG)
    dossier = desk.dossier(facts=(fact,), needs=(need,), points=(point,))

    def lacks(item, record):
        return judge(item, dossier=dossier, links=(record.id,)).lacking

    assert lacks("plan-homework", fact) == ("source",)
    assert lacks("plan-demo-needs", need) == ("who",)
    assert lacks("plan-neg-small-points", point) == ("size to us",)


def test_the_purpose_stands_on_the_agenda(judge, desk):
    meeting = desk.meeting(agenda=Agenda("To see if it fits"))
    assert judge("plan-intent", dossier=desk.dossier(meeting)).answered
    assert not judge("plan-intent").answered


@pytest.fixture
def remarks(desk):
    library = Library()

    def of(item, dossier=None, **changes):
        answer = desk.answer(item, **changes)
        return hints(dossier or desk.dossier(), library.item(item), answer)

    return of


def test_brief_words_are_remarked_and_confirmed_ones_are_not(remarks):
    brief = remarks("plan-min-outcome", text="Cost sheet")
    assert brief == ("Very brief: a few more words help you later.",)
    assert not remarks("plan-min-outcome", text="Cost", source=Source.CONFIRMED)


def test_the_same_words_as_last_time_are_remarked(remarks, desk):
    words = "They leave with a sheet"
    last = {"plan-min-outcome": desk.answer("plan-min-outcome", text=words)}
    dossier = desk.dossier(last_answers=last)
    same = remarks("plan-min-outcome", dossier, text=f" {words.upper()}")
    assert same == ("Same words as last time. Still true?",)


def test_few_facts_of_one_kind_are_remarked(remarks, desk):
    def fact(kind):
        return desk.record(
            Fact, what="x", dated=desk.start, made=desk.start, source_kind=kind
        )

    alike = [fact(SourceKind.NEWS), fact(SourceKind.NEWS)]
    three = [*alike, fact(SourceKind.PROFILE)]
    dossier = desk.dossier(facts=tuple(three))
    few = remarks("plan-homework", dossier, links=tuple(f.id for f in alike))
    assert few == ("Fewer than three facts so far.", "All from one kind of source.")
    assert not remarks("plan-homework", dossier, links=tuple(f.id for f in three))


def test_a_give_without_a_day_and_an_ask_without_an_easy_no_are_remarked(remarks, desk):
    give = desk.record(Give, what="Benchmark", whom=desk.anna.id)
    ask = desk.record(Ask, what="30 min", whom=desk.anna.id)
    dossier = desk.dossier(gives=(give,), asks=(ask,))
    assert remarks("plan-give", dossier, links=(give.id,)) == (
        "No day for the give yet.",
    )
    assert remarks("reh-ask", dossier, links=(ask.id,)) == (
        "No words yet that make a no easy.",
    )


def test_vague_words_of_a_promise_are_remarked(remarks, desk):
    promise = desk.promise(what="Send it next week")
    dossier = desk.dossier(promises=(promise,))
    assert remarks("wrap-promises", dossier, links=(promise.id,)) == (
        "“next week” is no day: name one.",
    )


def test_each_line_of_an_answer_needs_its_required_fields(judge):
    two = (
        Value("person", "Anna"),
        Value("level", "expert"),
        Value("person", "Paul"),
    )
    assert judge("plan-train-levels", values=two).lacking == ("level",)
    whole = (*two, Value("level", "first time"))
    assert judge("plan-train-levels", values=whole).lacking == ()


def test_a_line_without_its_first_field_is_none(judge):
    assert not judge("plan-demo-needs", values=values(who="Anna")).answered


def test_an_agenda_row_is_answered_by_the_agenda(judge, desk):
    lines = (AgendaLine("their week", 40, "they"),)
    meeting = desk.meeting(agenda=Agenda(lines=lines))
    assert judge("plan-agenda", dossier=desk.dossier(meeting)).answered
    assert not judge("plan-agenda").answered


def test_times_need_both_their_ends(judge):
    joined = judge("wrap-times", values=values(joined="13:59"))
    assert (joined.answered, joined.lacking) == (True, ("ended",))


def test_words_alone_make_no_give_and_half_a_claim_or_trade(judge):
    assert not judge("plan-give", text="Benchmark").answered
    assert judge("reh-claims", text="Saves 6 h").lacking == ("evidence",)
    assert judge("plan-neg-concessions", text="Exit").lacking == ("we ask back",)
    by_day = judge("wrap-promises", values=values(what="Data", by_when="Fri"))
    assert (by_day.answered, by_day.lacking) == (True, ("who",))


def test_an_ask_of_nobody_is_not_one_yet(judge, desk):
    ask = desk.record(Ask, what="30 min")
    found = judge("reh-ask", dossier=desk.dossier(asks=(ask,)), links=(ask.id,))
    assert (found.answered, found.lacking) == (False, ("of whom",))


def test_an_empty_trade_is_none(judge, desk):
    trade = desk.record(Concession)
    dossier = desk.dossier(concessions=(trade,))
    assert not judge(
        "plan-neg-concessions", dossier=dossier, links=(trade.id,)
    ).answered


def test_one_whole_give_or_ask_answers_its_row_and_a_gap_in_another_costs_half(
    judge, desk
):
    whom = desk.anna.id
    gives = (
        desk.record(Give, what="Benchmark", whom=whom, interest="budget"),
        desk.record(Give, what="Checklist"),
    )
    asks = (
        desk.record(Ask, what="30 min", whom=whom, we_gain="a yes or no"),
        desk.record(Ask, what="A name"),
    )
    dossier = desk.dossier(gives=gives, asks=asks)
    given = judge("plan-give", dossier=dossier, links=[g.id for g in gives])
    assert (given.answered, given.lacking) == (True, ("for whom", "interest"))
    asked = judge("reh-ask", dossier=dossier, links=[a.id for a in asks])
    assert (asked.answered, asked.lacking) == (True, ("of whom", "what we gain"))
    half = judge("plan-give", dossier=dossier, links=(gives[1].id,))
    assert (half.answered, half.lacking) == (False, ("for whom",))


def test_facts_without_a_kind_of_source_are_no_second_kind(desk):
    facts = tuple(
        desk.record(
            Fact, what="New site", dated=desk.start, made=desk.start, source_kind=kind
        )
        for kind in (SourceKind.NEWS, None, None)
    )
    answer = desk.answer("plan-homework", links=[f.id for f in facts])
    item = Library().item("plan-homework")
    said = hints(desk.dossier(facts=facts), item, answer)
    assert said == ("All from one kind of source.",)


def test_that_they_have_the_least_is_no_answer_by_itself(judge):
    assert not judge("wrap-outcome", values=values(least="they have it")).answered
