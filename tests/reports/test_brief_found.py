"""What stands in the way, on paper: each where it is looked for, and once."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.exchange import Concession, ConcessionId
from app.records.knowledge import (
    Fact,
    FactId,
    Need,
    NeedId,
    Point,
    PointId,
    StageFact,
)
from app.records.mark import Mark, MarkId, MarkKind
from app.records.meeting import Answered
from app.records.moment import Due
from app.records.person import View
from app.records.promise import PromiseId, PromiseState
from app.rules.values import Finding, Severity
from checklists.pack import ItemId, Kind, Length, Pillar, Stage
from reports.brief import brief, brief_html, brief_sheet
from ui.paper import Paper, lay_out, page_count, pdf

NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)


def finding(code="STR-03a", severity=Severity.CHECK, **told):
    message = told.pop("message", f"{code} speaks.")
    return Finding(code, severity, Pillar.STRATEGY, message, f"Mend {code}.", **told)


def told(prepare, dossier, *found):
    return brief(replace(prepare(dossier), findings=found))


def with_open_row(dossier, item):
    """The everyday meeting with one row not answered."""
    left = {key: one for key, one in dossier.answers.items() if key != item}
    return replace(dossier, answers=left)


def pages(made):
    return (brief_html(made), *brief_sheet(made).forms)


def test_a_clear_meeting_has_no_such_part(prepare, dossier):
    made = told(prepare, dossier)
    assert (made.found, made.more_found) == ((), 0)
    for page in pages(made):
        assert "Still open" not in page
        assert "on screen" not in page


def test_message_and_hint_stand_in_one_line_with_the_word_of_a_screen(prepare, dossier):
    made = told(
        prepare,
        dossier,
        finding("PUN-01a", Severity.STOP),
        finding("STR-03a"),
        finding("PER-03", Severity.NOTE, message='They may have forgotten "A & B".'),
    )
    assert [(one.word, one.words) for one in made.found] == [
        ("Stop", "PUN-01a speaks. Mend PUN-01a."),
        ("Check", "STR-03a speaks. Mend STR-03a."),
        ("Note", "They may have forgotten “A & B”. Mend PER-03."),
    ]
    assert [one.presses for one in made.found] == [True, False, False]
    for page in pages(made):
        assert "Still open" in page
        assert "A &amp; B" in page


def test_five_are_printed_and_the_others_counted(prepare, dossier):
    several = [finding(f"STR-{n:02}") for n in range(1, 9) if n != 4]
    made = told(prepare, dossier, *several)
    assert [one.words[:6] for one in made.found] == [
        "STR-01", "STR-02", "STR-03", "STR-05", "STR-06",
    ]  # fmt: skip
    assert made.more_found == 2
    for page in pages(made):
        assert "and 2 more, on screen" in page


def test_a_row_that_a_tick_would_answer_has_its_number_once(prepare, dossier):
    asked = with_open_row(dossier, "plan-homework")
    row = ItemId("plan-homework")
    assert prepare(asked).checklist.row(row).answer is None
    made = told(
        prepare, asked, finding("STR-05", item=row), finding("STR-06", item=row)
    )
    assert [one.number for one in made.found] == [1, 0]
    assert made.rows[0] == (1, row)
    assert made.rows[1][0] == 2
    for form in brief_sheet(made).forms:
        assert form.count('src="box:1:open"') == 1
        numbers = sorted(map(int, re.findall(r'src="box:(\d+):', form)))
        assert numbers == [number for number, _ in made.rows]


@pytest.mark.parametrize(
    "item", [None, "plan-min-outcome", "reh-questions", "reh-claims", "of-no-list"]
)
def test_where_a_tick_would_mend_nothing_there_is_no_box(prepare, dossier, item):
    made = told(prepare, dossier, finding(item=item and ItemId(item)))
    assert (made.found[0].number, made.found[0].item) == (0, None)


def test_a_missed_row_may_be_ticked_after_all(prepare, dossier):
    row = ItemId("plan-min-outcome")
    missed = replace(dossier.answers[row], state=Answered.MISSED, text="")
    late = replace(dossier, answers={**dossier.answers, row: missed})
    assert told(prepare, late, finding(item=row)).found[0].number == 1


def test_what_stands_in_a_printed_row_is_printed_in_it(prepare, dossier):
    made = told(
        prepare, dossier, finding("PUN-05", Severity.STOP, item=ItemId("pre-web-link"))
    )
    assert made.found == ()
    row = next(one for one in made.last_check if one.item == "pre-web-link")
    assert [one.words for one in row.found] == ["PUN-05 speaks. Mend PUN-05."]
    for page in pages(made):
        assert page.count("PUN-05 speaks.") == 1


def test_what_is_said_of_a_limit_stands_below_it(prepare, dossier):
    claim = dossier.claims[0]
    made = told(
        prepare,
        dossier,
        finding("HON-01a", Severity.STOP, item=ItemId("reh-claims"), record=claim.id),
    )
    assert made.found == ()
    assert made.honest[0].found[0].words.startswith("HON-01a speaks.")


def test_what_is_owned_up_to_is_not_a_finding_again(prepare, dossier):
    owed = finding(
        "PER-01a", Severity.STOP, item=ItemId("pre-promises"), record="paper"
    )
    made = told(prepare, dossier, owed)
    assert made.last_check[0].words == "Own up first: security paper"
    assert (made.found, made.last_check[0].found) == ((), ())
    # Nobody printed here says it of another one.
    other = told(prepare, dossier, replace(owed, record="gone"))
    assert other.last_check[0].found[0].words == "PER-01a speaks. Mend PER-01a."


def test_an_overridden_stop_says_so_and_its_reason_only_if_shared(prepare, dossier):
    stop = finding("PUN-01a", Severity.STOP, overridden=True)

    def page(**given):
        mark = Mark(
            MarkId("k"), MarkKind.OVERRIDDEN, NOW - timedelta(hours=1), "PUN-01a",
            meeting=dossier.meeting.id, reason="she knows of both", **given,
        )  # fmt: skip
        return told(prepare, replace(dossier, marks=(mark,)), stop)

    quiet, shared = page(), page(shared=True)
    assert quiet.found[0].word == "Stop, going on all the same"
    assert quiet.found[0].words == "PUN-01a speaks."
    assert not quiet.found[0].presses
    assert shared.found[0].words == "PUN-01a speaks. She knows of both."
    taken_back = page(shared=True, withdrawn=NOW - timedelta(minutes=1))
    assert "both" not in taken_back.found[0].words
    assert "she knows" not in brief_html(quiet)


def test_a_must_row_is_named(prepare, dossier):
    made = told(
        prepare,
        with_open_row(dossier, "plan-homework"),
        finding("DET-01", Severity.STOP, item=ItemId("plan-homework")),
    )
    assert made.found[0].words == "DET-01 speaks. Facts about them. Mend DET-01."


def test_a_no_said_often_names_its_point(prepare, dossier):
    point = Point(PointId("pt"), dossier.account.id, "notice period", NOW)
    note = finding("FLX-04", Severity.NOTE, record="pt")
    made = told(prepare, replace(dossier, points=(point,)), note)
    assert made.found[0].words.startswith("Notice period: FLX-04 speaks.")


def test_from_the_start_on_it_is_a_fact_of_the_record(prepare, dossier):
    later = replace(dossier, now=dossier.meeting.starts.instant)
    assert told(prepare, later, finding()).found_head == "Open at the start"
    assert told(prepare, dossier, finding()).found_head == "Still open"


def test_the_rules_own_findings_are_printed_never_twice(prepare, dossier):
    prepared = prepare(dossier)
    assert len(prepared.findings) > 5
    made = brief(prepared)
    rows = (*made.honest, *made.last_check, *made.in_call)
    printed = [*made.found, *(one for row in rows for one in row.found)]
    assert len(printed) == len({one.words for one in printed}) == 5
    for form in map(unescape, brief_sheet(made).forms):
        for one in printed:
            assert form.count(f"</b> {one.words}") == 1


def trade(**told):
    return Concession(ConcessionId(f"c{len(told)}"), "norrland", NOW, **told)


def traded(prepare, dossier, one, *found):
    here = replace(one, account=dossier.account.id, meeting=dossier.meeting.id)
    made = told(prepare, replace(dossier, concessions=(here,)), *found)
    return next(line.text for line in made.give_and_ask if line.label == "Trade:")


WHOLE = {"we_give": "a monthly exit", "we_ask_back": "a reference call"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (WHOLE, "We give a monthly exit / we ask back a reference call."),
        (
            {**WHOLE, "limit": "three months", "approver": "Ms Weber",
             "approved": NOW, "beyond_limit": True},
            ("We give a monthly exit / we ask back a reference call, "
            "limit three months, approved by Ms Weber."),
        ),
        (
            {**WHOLE, "limit": "three months", "beyond_limit": True},
            ("We give a monthly exit / we ask back a reference call, "
            "limit three months. Not yours to grant yet."),
        ),
        (
            {**WHOLE, "beyond_limit": True, "approver": "Ms Weber"},
            ("We give a monthly exit / we ask back a reference call. "
            "Not yours to grant yet: Ms Weber has to say yes."),
        ),
        ({"we_give": "a monthly exit"}, "We give a monthly exit. One side is empty."),
        ({"we_ask_back": "two years"}, "We ask back two years. One side is empty."),
    ],
)  # fmt: skip
def test_a_trade_tells_both_sides_how_far_and_whose_yes(prepare, dossier, given, words):
    assert traded(prepare, dossier, trade(**given)) == words


@pytest.mark.parametrize("code", ["FLX-01b", "FLX-03"])
def test_what_a_trade_says_of_itself_is_not_a_finding_again(prepare, dossier, code):
    one = trade(we_give="a monthly exit", beyond_limit=True)
    here = replace(one, account=dossier.account.id, meeting=dossier.meeting.id)
    held = replace(dossier, concessions=(here,))
    assert told(prepare, held, finding(code, record=one.id)).found == ()
    assert len(told(prepare, held, finding(code, record="gone")).found) == 1


def test_a_trade_that_was_dropped_or_is_empty_is_not_printed(prepare, dossier):
    base = {"account": dossier.account.id, "meeting": dossier.meeting.id}
    gone = replace(trade(**WHOLE), dropped=True, **base)
    blank = replace(trade(limit="all"), **base)
    made = told(prepare, replace(dossier, concessions=(gone, blank)))
    assert "Trade:" not in {one.label for one in made.give_and_ask}


def test_the_strongest_view_has_a_line_and_is_not_said_beside_the_name(
    prepare, dossier
):
    anna = dossier.theirs[0]
    need = Need(NeedId("w"), dossier.account.id, "we pay for idle seats", NOW, anna.id)
    made = told(prepare, replace(dossier, needs=(*dossier.needs, need)))
    assert (made.differs.label, made.differs.text) == (
        "Sees it differently:",
        (
            "Anna Lindqvist: “we pay for idle seats”. "
            "Where that may be right: the price model."
        ),
    )
    assert made.who[0].remarks == ("LIND-kvist",)
    for page in pages(made):
        assert page.count("we pay for idle seats") == 1
        assert page.count("the price model") == 1
    assert told(prepare, dossier).differs.text == "Anna Lindqvist: the price model."


def test_whoever_opposes_is_against_it_also_where_nobody_is_invited(prepare, dossier):
    anna = replace(dossier.theirs[0], view=View.OPPOSES, view_about="")
    alone = replace(
        dossier,
        people={anna.id: anna},
        needs=(),
        meeting=replace(dossier.meeting, attendees=()),
    )
    made = told(prepare, alone)
    assert (made.differs.label, made.differs.text) == (
        "Is against it:", "Anna Lindqvist.",
    )  # fmt: skip
    assert made.who == ()
    assert "<h4>Who</h4>" in brief_sheet(made).forms[0]


def test_where_nobody_differs_there_is_no_such_line(prepare, dossier):
    people = {
        key: replace(one, view=None, view_about="")
        for key, one in dossier.people.items()
    }
    made = told(prepare, replace(dossier, people=people))
    assert made.differs is None
    assert "differently" not in brief_html(replace(made, ask=()))


def called_first(dossier, **chosen):
    """An account that has called us first for 254 days."""
    order = NOW - timedelta(days=344)

    def fact(name, kind, days, **told):
        at = order + timedelta(days=days)
        told |= {"stage_fact": kind, "answered": None}
        return Fact(FactId(name), dossier.account.id, name, at, at, **told)

    requests = [
        fact(f"r{n}", StageFact.REQUEST, n, called_first="yes") for n in (20, 80, 300)
    ]
    touches = [
        fact(f"t{one.id}{day}", StageFact.CONTACT, day, who=one.id)
        for one in dossier.theirs
        for day in range(10, 340, 30)
    ]
    promises = tuple(
        replace(
            dossier.promises[1],
            id=PromiseId(f"k{n}"),
            due=Due.on((order + timedelta(days=20 + 5 * n)).date(), "Europe/Berlin"),
            state=PromiseState.DONE,
            made=order,
            done=order,
        )
        for n in range(8)
    )
    facts = (fact("o", StageFact.ORDER, 0), *requests, *touches)
    return replace(
        dossier,
        facts=facts,
        promises=promises,
        settings=replace(dossier.settings, **chosen),
    )


def test_the_standing_is_told_with_its_days_where_that_is_chosen(prepare, dossier):
    prepared = prepare(called_first(dossier, stage_on_brief=True))
    assert prepared.checklist.circumstances.stage is Stage.ME_FIRST
    made = brief(prepared)
    assert made.head.about == (
        "First talk · web meeting · Monday 23 November 2026 · Called first for 254 days"
    )


@pytest.mark.parametrize("length", Length)
def test_the_standing_is_nowhere_where_it_is_not_chosen(prepare, dossier, length):
    quiet = called_first(dossier)
    claimed = replace(quiet, account=replace(quiet.account, claimed_stage="only-me"))
    prepared = prepare(claimed, length)
    assert "STR-04" in {one.code for one in prepared.findings}
    rows = {row.item.id for p in prepared.checklist.pauses.values() for row in p.rows}
    hidden = finding("X", item=ItemId("plan-stage-me-first"))
    made = brief(replace(prepared, findings=(hidden, *prepared.findings)))
    assert length is Length.SHORT or "plan-stage-me-first" in rows
    whole = "\n".join((*pages(made), repr(made)))
    for leak in ("Called first", "Ally", "plan-stage", "One order", "the deeds on"):
        assert leak not in whole
    loud = told(prepare, replace(claimed, settings=called_first(
        dossier, stage_on_brief=True).settings), *prepared.findings)  # fmt: skip
    assert "Ally" not in repr(loud)


def test_the_standing_costs_nothing_where_it_is_not_chosen(
    prepare, dossier, monkeypatch
):
    prepared = prepare(dossier)

    def never(_):
        raise AssertionError("nobody asked where they stand")

    monkeypatch.setattr("reports.brief.head.standing_of", never)
    brief(prepared)


SECRETS = st.lists(
    st.text("bcdfghjkmnpqrstvwxz", min_size=14, max_size=18),
    min_size=7,
    max_size=7,
    unique=True,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(SECRETS, st.sampled_from(Kind))
def test_nothing_private_is_in_any_page_of_a_full_brief(prepare, full, secrets, kind):
    conduct, tie, rhythm, note, row, promise, reason = secrets
    people = {
        key: replace(
            one, conduct=conduct, tie=tie, rhythm=rhythm, note=note,
            view=View.OPPOSES, view_about="the exit",
        )
        for key, one in full.people.items()
    }  # fmt: skip
    any_answer = full.answers[ItemId("plan-min-outcome")]
    private = {
        ItemId(name): replace(any_answer, item=ItemId(name), text=row)
        for name in ("wrap-honest", "wrap-adapted", "wrap-relation", "fup-lesson")
    }
    # Told, private, late, and due before they meet: rules speak of them.
    late = replace(full.promises[1], id="x1", private=True, what=promise)
    vague = replace(late, id="x2", due=None)
    theirs = replace(late, id="x3", ours=False)
    over = Mark(
        MarkId("k"), MarkKind.OVERRIDDEN, NOW - timedelta(hours=1), "HON-01a",
        meeting=full.meeting.id, record=full.claims[0].id, reason=reason,
    )  # fmt: skip
    seeded = replace(
        full,
        meeting=replace(full.meeting, kind=kind),
        people=people,
        answers=full.answers | private,
        promises=(*full.promises, late, vague, theirs),
        marks=(over,),
    )
    prepared = prepare(seeded, Length.FULL)
    assert promise in repr([one.message for one in prepared.findings])
    whole = "\n".join((*pages(brief(prepared)), repr(brief(prepared))))
    for secret in secrets:
        assert secret not in whole


WORDS = st.text("abcdefg hij, klmno. pqrstuv", min_size=1, max_size=260).map(
    lambda text: " ".join(text.split()) or "x"
)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", Paper)
def test_a_standard_brief_with_all_of_it_is_one_page(prepare, dossier, paper):
    base = {"account": dossier.account.id, "meeting": dossier.meeting.id}
    trades = (
        trade(**WHOLE, limit="three months' notice", approver="Ms Weber", approved=NOW),
        trade(we_give="the price of last year", we_ask_back="a two-year term",
              limit="8 % below list", beyond_limit=True, approver="Ms Weber"),
        trade(we_give="training on site"),
    )  # fmt: skip
    point = Point(PointId("pt"), dossier.account.id, "Exit clause", NOW)
    anna = replace(
        dossier.theirs[0],
        view=View.OPPOSES,
        view_about="a rate that falls as they grow; their volume doubles in May",
    )
    said = "I will not pay more per seat for being your larger customer"
    need = Need(NeedId("o"), dossier.account.id, said, NOW, anna.id)
    busy = replace(
        dossier,
        meeting=replace(dossier.meeting, kind=Kind.PROPOSAL),
        people={**dossier.people, anna.id: anna},
        needs=(*dossier.needs, need),
        points=(point,),
        concessions=tuple(replace(one, **base) for one in trades),
        settings=replace(dossier.settings, stage_on_brief=True),
    )
    prepared = prepare(busy)
    made = brief(prepared)
    assert len(prepared.findings) > 8
    assert made.more_found > 2
    assert page_count(lay_out([brief_sheet(made)], paper)) == 1


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not here")
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", Paper)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=8,
    deadline=None,
)
@given(data=st.data())
def test_what_is_long_goes_on_to_a_second_page_and_nothing_is_cut(
    prepare, dossier, tmp_path, paper, data
):
    def long():
        return data.draw(WORDS)

    anna = replace(dossier.theirs[0], view_about=long())
    several = tuple(
        replace(trade(we_give=long(), we_ask_back=long(), limit=long()),
                id=f"c{n}", account=dossier.account.id, meeting=dossier.meeting.id)
        for n in range(data.draw(st.integers(0, 3)))
    )  # fmt: skip
    texts = [long() for _ in range(5)]
    found = [finding(f"X-{n}", message=text) for n, text in enumerate(texts)]
    written = replace(
        dossier,
        people={**dossier.people, anna.id: anna},
        concessions=several,
        claims=(replace(dossier.claims[0], statement=long()), dossier.claims[1]),
    )
    made = told(prepare, written, *found)
    sheet = brief_sheet(made)
    many = page_count(lay_out([sheet], paper))
    assert many <= 3
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf([sheet], paper))
    done = subprocess.run(
        ["pdftotext", "-raw", file, "-"], capture_output=True, check=True
    )
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", done.stdout.decode()))
    wanted = [one.words for one in made.found]
    wanted += [made.differs.text, made.honest[0].words, made.purpose]
    wanted += [line.text for line in made.give_and_ask]
    wanted += [row.words for row in (*made.ask, *made.last_check, *made.in_call)]
    for words in wanted:
        assert re.sub(r"\s", "", unicodedata.normalize("NFKC", words)) in text
    again = "NorrlandRobotics,14:00\N{EN DASH}14:45,continued"
    assert text.count(again) == many - 1
