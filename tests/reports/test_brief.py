import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.exchange import Refusal, RefusalId
from app.records.meeting import Answered
from app.rules.values import TimeClass
from checklists.pack import Channel, ItemId, Length, Phase
from reports.brief import Mark, brief, brief_html, brief_sheet


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


def test_numbers_run_down_the_page_and_name_their_rows(preparation):
    rows = brief(preparation).rows
    assert [number for number, _ in rows] == list(range(1, len(rows) + 1))
    assert rows[0] == (1, ItemId("reh-questions"))
    assert (4, ItemId("reh-claims")) in rows
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
    assert made.foot == "At 13:46: not ready: 1 stop, 3 to go"
    assert made.printed == "Earnest · printed 23 Nov 13:46"
