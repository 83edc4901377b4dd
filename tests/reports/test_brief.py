import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.exchange import Refusal, RefusalId
from app.records.knowledge import Fact, FactId, Note, NoteId
from app.records.meeting import Answered, Attachment, Attendee, Reply, Value
from app.records.person import Person, PersonId, Phone
from app.rules.values import ReadyWord, TimeClass
from checklists.pack import Channel, ItemId, Kind, Length, Phase
from reports.brief import Labelled, Mark, brief, brief_html, brief_sheet
from reports.brief.places import places

NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)


def test_the_page_for_browsers_is_the_one_we_looked_at(preparation, expected):
    expected("brief.html", brief_html(brief(preparation)))


def test_the_page_for_paper_is_the_one_we_looked_at(preparation, expected):
    expected("brief.paper.html", brief_sheet(brief(preparation)).forms[0])


def test_times_are_told_here_and_there(preparation):
    head = brief(preparation).head
    assert (head.here, head.there) == (
        "14:00\u201314:45",
        "08:00\u201308:45 in New York",
    )


def test_one_clock_is_told_once(prepare, dossier):
    same = replace(dossier, account=replace(dossier.account, zone="Europe/Paris"))
    assert brief(prepare(same)).head.there == "in Berlin"


def test_people_in_other_zones_have_their_own_times(prepare, dossier):
    first, *others = dossier.theirs
    zones = {first.id: replace(first, zone="Asia/Tokyo")}
    zones |= {one.id: replace(one, zone="Europe/Paris") for one in others}
    apart = replace(dossier, people={**dossier.people, **zones})
    assert brief(prepare(apart)).head.there == "22:00\u201322:45 in Tokyo"
    nobody = {one.id: replace(one, zone="") for one in others}
    mixed = replace(apart, people={**apart.people, **nobody})
    assert brief(prepare(mixed)).head.there == (
        "22:00\u201322:45 in Tokyo \u00b7 08:00\u201308:45 in New York"
    )


def test_notes_and_files_stand_on_paper_only_where_they_are_wanted(prepare, dossier):
    link = Attachment("https://norrland.example/plan", printed=True)
    paper = Attachment("/plans/Line 3.pdf", "The plan", shown=True, printed=True)
    own = Attachment("/plans/own.pdf")
    meeting = replace(
        dossier.meeting, notes="Night rota\n\n & more ", attachments=(link, paper, own)
    )
    quiet = brief(prepare(replace(dossier, meeting=meeting)))
    assert quiet.notes == ()
    assert "Night rota" not in brief_html(quiet)
    wanted = replace(meeting, notes_printed=True)
    made = brief(prepare(replace(dossier, meeting=wanted)))
    assert made.notes == ("Night rota", "& more")
    assert made.kept == (
        Labelled("The plan:", "they will see it"),
        Labelled("norrland.example/plan:", "https://norrland.example/plan, for you"),
    )
    for page in (brief_html(made), brief_sheet(made).forms[0]):
        assert "Night rota" in page
        assert "&amp; more" in page
        assert "The plan" in page
        assert "own.pdf" not in page


def test_numbers_run_down_the_page_and_name_their_rows(preparation):
    rows = brief(preparation).rows
    assert [number for number, _ in rows] == list(range(1, len(rows) + 1))
    # What the rules found comes first, where a tick would answer its row.
    assert rows[0] == (1, ItemId("plan-homework"))
    assert rows[2] == (3, ItemId("reh-questions"))
    assert (6, ItemId("reh-claims")) in rows
    live = preparation.checklist.pauses[Phase.LIVE]
    assert [item for _, item in rows][-len(live.rows) :] == [
        row.item.id for line in live.lines for row in line.rows
    ]


def test_every_number_on_paper_is_in_the_table_of_numbers(preparation):
    made = brief(preparation)
    printed = re.findall(r'src="box:(\d+):', brief_sheet(made).forms[0])
    assert sorted(map(int, printed)) == [number for number, _ in made.rows]


def test_an_overdue_promise_is_owned_up_to_first(preparation):
    assert brief(preparation).we_owe == (
        "security paper, was due Thu 19 Nov: own up first",
    )


def test_an_own_plan_is_not_owed(prepare, dossier):
    plans = tuple(replace(one, told=False) for one in dossier.promises)
    assert brief(prepare(replace(dossier, promises=plans))).we_owe == ()


def test_more_than_five_promises_are_counted(prepare, dossier):
    paper = dossier.promises[1]
    many = tuple(replace(paper, id=f"p{n}") for n in range(8))
    owed = brief(prepare(replace(dossier, promises=many))).we_owe
    assert len(owed) == 6
    assert owed[-1] == "and 3 more, on screen"


def test_the_unproven_is_to_be_said(prepare, dossier):
    bold = replace(dossier.claims[1], evidence="", unproven=True)
    made = brief(prepare(replace(dossier, claims=(bold,))))
    assert made.honest[0].under == "No proof yet: say so."
    assert made.proofs == ()


def test_a_missed_row_says_so_on_paper(prepare, dossier):
    missed = replace(
        dossier.answers[ItemId("pre-promises")], state=Answered.MISSED, text=""
    )
    answers = {**dossier.answers, missed.item: missed}
    row = brief(prepare(replace(dossier, answers=answers))).last_check[0]
    assert (row.mark, row.marked) == (Mark.MISSED, "missed")


def test_an_answer_written_after_the_call_is_marked(preparation):
    pause = preparation.checklist.pauses[Phase.PREFLIGHT]
    first = pause.lines[0]
    late = replace(first, lead=replace(first.lead, time_class=TimeClass.AFTER))
    pauses = {
        **preparation.checklist.pauses,
        Phase.PREFLIGHT: replace(pause, lines=(late, *pause.lines[1:])),
    }
    made = brief(
        replace(preparation, checklist=replace(preparation.checklist, pauses=pauses))
    )
    assert made.last_check[0].marked == "written after the call"


def test_a_refusal_stands_where_one_asks(prepare, dossier):
    no = Refusal(
        RefusalId("r"),
        dossier.account.id,
        "Not before the audit",
        datetime(2026, 9, 14, tzinfo=UTC),
        rest_until=date(2026, 12, 1),
    )
    lines = brief(prepare(replace(dossier, refusals=(no,)))).give_and_ask
    assert lines[-1].text == (
        "“Not before the audit”, Mon 14 Sep. Do not ask before Tue 1 Dec."
    )


def test_the_number_to_dial_is_grouped(prepare, full):
    assert brief(prepare(full)).head.reach == "Dial +49 30 12345678"


def test_the_standing_is_printed_only_if_asked_for(prepare, dossier):
    asked = replace(dossier, settings=replace(dossier.settings, stage_on_brief=True))
    assert "One of several" in brief(prepare(asked)).head.about
    page = brief_html(brief(prepare(dossier)))
    assert "One of several" not in page


def test_nothing_prepared_leaves_lines_to_write_on(prepare, empty):
    sheet = brief_sheet(brief(prepare(empty)))
    assert sheet.forms[0].count('src="line:"') == 3 + 2 + 3
    assert "Say honestly" not in sheet.forms[0]


@pytest.mark.parametrize("length", Length)
@pytest.mark.parametrize("channel", Channel)
def test_names_are_text_and_never_tags(prepare, full, length, channel):
    hostile = '<b>Corp</b><img src="file:///etc/passwd">{{ 7*7 }}'
    people = {
        key: replace(one, name=hostile, sound=hostile, view_about=hostile)
        for key, one in full.people.items()
    }
    named = replace(
        full,
        account=replace(full.account, name=hostile),
        people=people,
        meeting=replace(full.meeting, channel=channel),
        promises=tuple(replace(p, what=hostile) for p in full.promises),
    )
    made = brief(prepare(named, length))
    for page in (brief_html(made), *brief_sheet(made).forms):
        assert "<b>Corp" not in page
        assert "file:///etc/passwd&#34;" in page
        assert "{{ 7*7 }}" in page


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("abcdefghij", min_size=12, max_size=20))
def test_what_is_private_stays_on_this_computer(prepare, dossier, secret):
    people = {
        key: replace(
            one, conduct=secret, tie=secret, rhythm=secret, note=secret, level=secret
        )
        for key, one in dossier.people.items()
    }
    hidden = replace(dossier.promises[1], private=True, what=secret)
    private = [
        replace(answer, item=ItemId(name), text=secret)
        for answer in list(dossier.answers.values())[:1]
        for name in ("wrap-honest", "wrap-adapted", "wrap-relation", "fup-lesson")
    ]
    seeded = replace(
        dossier,
        people=people,
        promises=(*dossier.promises, hidden),
        answers=dossier.answers | {one.item: one for one in private},
    )
    made = brief(prepare(seeded, Length.FULL))
    for page in (brief_html(made), *brief_sheet(made).forms):
        assert secret not in page


def test_the_page_for_browsers_fetches_nothing(preparation):
    page = brief_html(brief(preparation))
    assert not re.search(r"(src|href)=|url\(|@import|<script", page)
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="en">' in page
    assert page.count("<h1>") == 1


def test_the_foot_says_how_ready_it_was(preparation):
    made = brief(preparation)
    assert made.foot == ("Not ready at 13:46: 3 stops (no way in and others), 12 to go")
    assert made.printed == "Earnest · printed 23 Nov 13:46"


def with_answers(dossier, **given):
    """A dossier with answers of text beside its own."""
    one = dossier.answers[ItemId("plan-min-outcome")]
    made = {
        ItemId(name.replace("_", "-")): replace(
            one, id=name, item=ItemId(name.replace("_", "-")), **parts
        )
        for name, parts in given.items()
    }
    return replace(dossier, answers=dossier.answers | made)


def test_the_way_out_of_a_dead_link_has_its_number(prepare, dossier):
    anna = next(iter(dossier.people.values()))
    reached = replace(anna, phones=(Phone("+46812345678"),))
    called = with_answers(
        replace(dossier, people={**dossier.people, anna.id: reached}),
        reh_web_fallback={"text": "", "links": (anna.id,)},
    )
    assert brief(prepare(called)).head.reach == (
        "If the link dies: Anna Lindqvist, +46 8 123 456 78"
    )


def test_earnest_fills_in_the_way_out_of_a_dead_link(prepare, dossier):
    anna = next(iter(dossier.people.values()))
    reached = replace(anna, phones=(Phone("+46812345678"),))
    people = {**dossier.people, anna.id: reached}
    made = brief(prepare(replace(dossier, people=people), Length.FULL))
    assert made.head.reach.startswith("If the link dies: Anna Lindqvist")


def test_a_colleague_is_listed_with_the_part_taken(prepare, dossier):
    mia = Person(PersonId("mia"), "Mia Berg", ours=True, part="notes")
    both = replace(
        dossier,
        people={**dossier.people, mia.id: mia},
        meeting=replace(
            dossier.meeting, attendees=(*dossier.meeting.attendees, Attendee(mia.id))
        ),
    )
    assert [(g.name, g.role) for g in brief(prepare(both)).who if g.ours] == [
        ("Ida Holm", ""),
        ("Mia Berg", "notes"),
    ]
    assert not any(guest.ours for guest in brief(prepare(dossier)).who)


def test_who_said_no_is_marked(prepare, dossier):
    first, *rest = dossier.meeting.attendees
    attendees = (replace(first, reply=Reply.NO), *rest)
    meeting = replace(dossier.meeting, attendees=attendees)
    made = brief(prepare(replace(dossier, meeting=meeting)))
    assert made.who[0].remarks[-1] == "said no to the invite"


def test_learners_are_shown_with_their_level_in_a_training_only(prepare, dossier):
    people = {k: replace(p, level="first time") for k, p in dossier.people.items()}
    exploratory = replace(dossier, people=people)
    training = replace(
        exploratory, meeting=replace(exploratory.meeting, kind=Kind.TRAINING)
    )
    assert "first time" in brief(prepare(training)).who[0].remarks
    assert "first time" not in brief(prepare(exploratory)).who[0].remarks


def test_what_was_homework_is_known_with_its_source(prepare, dossier):
    fact = Fact(
        FactId("f"),
        dossier.account.id,
        "A new site opens in May",
        NOW,
        NOW,
        source="press",
    )
    note = Note(NoteId("n"), dossier.account.id, "Hiring freeze", NOW)
    studied = with_answers(
        replace(dossier, facts=(fact,), notes=(note,)),
        plan_homework={"text": "", "links": ("f", "n", "gone")},
    )
    known = {one.label: one.text for one in brief(prepare(studied)).know}
    assert known["Facts about them"] == (
        "A new site opens in May (press); Hiring freeze"
    )


def test_a_private_record_is_not_told_through_a_link(prepare, dossier):
    hidden = replace(dossier.promises[1], id="hidden", private=True, what="the secret")
    linked = with_answers(
        replace(dossier, promises=(*dossier.promises, hidden)),
        plan_homework={"text": "", "links": ("hidden",)},
    )
    assert "the secret" not in brief_html(brief(prepare(linked)))


def test_questions_may_be_plain_lines(prepare, dossier):
    asked = with_answers(
        dossier, reh_questions={"text": "Who decides?\n\n When? ", "values": ()}
    )
    assert [row.words for row in brief(prepare(asked)).ask] == ["Who decides?", "When?"]


def test_a_promise_without_a_day_says_so(prepare, dossier):
    ours, theirs = (replace(p, due=None) for p in dossier.promises[1:])
    made = brief(prepare(replace(dossier, promises=(ours, theirs))))
    assert made.we_owe == ("security paper, no day yet",)
    assert made.they_owe == ("shift plan of line 3 (Tomás Rey, no day yet)",)


def test_what_is_done_with_is_not_planned_any_more(prepare, dossier):
    given = replace(dossier.gives[0], delivered=NOW)
    dropped = replace(dossier.asks[0], dropped=True)
    other = replace(dossier.claims[0], dropped=True)
    made = brief(
        prepare(replace(dossier, gives=(given,), asks=(dropped,), claims=(other,)))
    )
    assert (made.give_and_ask, made.honest) == ((), ())


def test_a_meeting_on_the_phone_without_a_number_says_nothing_of_one(prepare, empty):
    call = replace(empty, meeting=replace(empty.meeting, channel=Channel.PHONE))
    assert brief(prepare(call)).head.reach == ""


def last_check(made, item):
    return next(row for row in made.last_check if row.item == item)


def test_rows_are_printed_in_their_short_words(preparation):
    assert [row.words for row in brief(preparation).in_call] == [
        "What matters most, in their words",
        "Who does what by when, aloud",
        "Purpose, and does the end still suit?",
        "The quiet one, asked by name",
        "One need played back until “that is it”",
    ]


def test_a_row_without_short_words_is_printed_as_it_is_asked(preparation):
    pause = preparation.checklist.pauses[Phase.LIVE]
    first = pause.lines[0]
    own = replace(first.lead, item=replace(first.lead.item, paper=""))
    lines = (replace(first, lead=own), *pause.lines[1:])
    pauses = {
        **preparation.checklist.pauses,
        Phase.LIVE: replace(pause, lines=lines),
    }
    made = brief(
        replace(preparation, checklist=replace(preparation.checklist, pauses=pauses))
    )
    assert made.in_call[0].words == first.lead.item.prompt


def test_owning_up_stays_to_be_done_in_the_call(preparation):
    row = brief(preparation).last_check[0]
    assert (row.words, row.mark) == ("Own up first: security paper", Mark.OPEN)


def test_several_to_own_up_to_are_counted(prepare, dossier):
    paper = dossier.promises[1]
    late = (paper, replace(paper, id="b", what="quote"), replace(paper, id="c"))
    row = brief(prepare(replace(dossier, promises=late))).last_check[0]
    assert row.words == "Own up first: security paper and 2 more"


def test_what_is_confirmed_needs_no_words_below(prepare, dossier):
    paid = replace(dossier, promises=dossier.promises[:1])
    answered = with_answers(
        paid,
        pre_promises={"text": "nothing due"},
        pre_web_sound={"text": "yes", "at": NOW},
        pre_outcome_aloud={"text": "“names someone”"},
    )
    made = brief(prepare(answered))
    for item in ("pre-promises", "pre-web-sound", "pre-outcome-aloud"):
        row = last_check(made, item)
        assert (item, row.mark, row.under) == (item, Mark.DONE, "")


def test_names_and_times_stay_below_their_rows(prepare, dossier):
    answered = with_answers(
        dossier,
        pre_names={
            "text": "Tomás Rey “toh-MAHS”",
            "values": (Value("choice", "all sure"),),
        },
        pre_clock={
            "text": "08:00 in New York, end by 14:45 here, 08:45 there",
            "values": (Value("choice", "right"),),
        },
    )
    made = brief(prepare(answered))
    assert last_check(made, "pre-names").under == "Tomás Rey “toh-MAHS”"
    assert last_check(made, "pre-clock").under == (
        "08:00 in New York, ends 08:45 (14:45 here)"
    )


def test_one_clock_for_all_tells_the_end_only(prepare, dossier):
    same = replace(dossier, account=replace(dossier.account, zone="Europe/Paris"))
    made = brief(prepare(with_answers(same, pre_clock={"text": "right"})))
    assert last_check(made, "pre-clock").under == "Ends 14:45, theirs too"


def test_a_name_one_is_unsure_of_stays_below(prepare, dossier):
    unsure = with_answers(
        dossier,
        pre_names={
            "text": "unsure",
            "values": (Value("choice", "unsure"), Value("who", "Siobhan")),
        },
        pre_clock={"text": "changed", "values": (Value("what", "ends 14:30"),)},
    )
    made = brief(prepare(unsure))
    assert last_check(made, "pre-names").under == "Siobhan"
    assert last_check(made, "pre-clock").under == "ends 14:30"


def test_a_plain_yes_to_the_names_tells_none(prepare, dossier):
    sure = with_answers(dossier, pre_names={"text": "all sure"})
    assert last_check(brief(prepare(sure)), "pre-names").under == ""


def test_a_number_is_told_with_its_unit(prepare, dossier):
    training = replace(dossier, meeting=replace(dossier.meeting, kind=Kind.TRAINING))
    answered = with_answers(
        training,
        reh_train_hands={"text": "8"},
        pre_train_access={"text": "6"},
    )
    made = brief(prepare(answered))
    assert Labelled("Longest stretch of listening", "8 min") in made.know
    assert last_check(made, "pre-train-access").under == "6 learners"


def test_what_the_agenda_says_is_not_known_twice(prepare, dossier):
    minutes = with_answers(dossier, reh_exp_no_pitch={"text": "20"})
    assert "Their minutes first" not in [
        one.label for one in brief(prepare(minutes)).know
    ]
    bare = replace(
        minutes,
        meeting=replace(
            minutes.meeting, agenda=replace(minutes.meeting.agenda, lines=())
        ),
    )
    assert Labelled("Their minutes first", "20 min") in brief(prepare(bare)).know


def test_an_answer_that_tells_nothing_is_not_printed(prepare, dossier):
    after = replace(dossier, meeting=replace(dossier.meeting, kind=Kind.AFTER_SALES))
    answered = with_answers(
        after, reh_after_no_sell={"text": "yes"}, plan_after_usage={"text": "Leave"}
    )
    assert brief(prepare(answered)).know == (
        Labelled("Unused or worked around", "Leave"),
    )


def test_what_is_known_stands_where_the_columns_end_nearer(preparation):
    made = replace(brief(preparation), found=())
    assert places(made).know_left
    long = replace(made, ask=made.ask * 5)
    assert not places(long).know_left


def test_what_was_found_stands_across_unless_the_page_gets_shorter(preparation):
    made = brief(preparation)
    few = replace(made, found=made.found[:1], know=made.know * 6)
    assert not places(few).found_left
    busy = replace(made, ask=(), know=(), last_check=made.last_check * 3)
    assert places(busy).found_left
    for page in (brief_html(busy), brief_html(few)):
        assert page.count("Still open") == 1
    assert brief_html(few).index("Still open") < brief_html(few).index("Agenda")


def test_limits_move_left_only_where_the_page_gets_much_shorter(preparation):
    made = replace(brief(preparation), found=())
    assert not places(made).honest_left
    many = replace(made, ask=(), honest=made.honest * 8, know=())
    assert places(many).honest_left


def test_a_meeting_that_is_ready_says_when(preparation):
    def foot(**given):
        readiness = replace(preparation.readiness, **given)
        ready = replace(preparation, readiness=readiness, findings=())
        return brief(ready).foot

    assert foot(words="Ready", stops=0, to_go=0) == "Ready at 13:46"
    assert foot(words="Ready, 2 gaps", stops=0, to_go=1) == (
        "Ready at 13:46, 2 gaps, 1 to go"
    )
    assert foot(words="8 to go", stops=0, to_go=8) == "At 13:46: 8 to go"
    assert foot(words="Just begun", stops=0, to_go=8) == "Just begun at 13:46, 8 to go"
    frozen = foot(
        word=ReadyWord.NOT_READY_AT_START,
        words="Not ready at start: 2 stops",
        stops=2,
        to_go=0,
    )
    assert frozen == "Not ready at start: 2 stops"


def test_the_one_reason_of_a_stop_is_told(prepare, dossier):
    open_row = {k: v for k, v in dossier.answers.items() if k != "pre-promises"}
    prepared = prepare(replace(dossier, answers=open_row))
    late = tuple(f for f in prepared.findings if f.code == "PER-01a")
    assert late
    readiness = replace(prepared.readiness, words="Not ready: 1 stop", stops=1, to_go=3)
    made = brief(replace(prepared, findings=late, readiness=readiness))
    assert made.foot == "Not ready at 13:46: 1 stop (promise overdue), 3 to go"
