from dataclasses import replace
from datetime import timedelta

import pytest

from app.records.exchange import Ask, AskId, Give, GiveId, Refusal, RefusalId
from app.records.knowledge import Claim, ClaimId, Need, NeedId, Note, NoteId, NoteKind
from app.records.person import View
from app.records.promise import PromiseKind, PromiseState
from app.rules.fitting import family_of, fitting
from checklists.library import BUILT_IN, built_in
from checklists.pack import Family, Kind

ITEMS = {item.id: item for name in BUILT_IN for item in built_in(name).items}


def ids(item, dossier):
    return [record.id for record in fitting(ITEMS[item], dossier)]


@pytest.fixture
def promised(desk):
    """One promise of every sort, made in this meeting or before it."""
    meeting = desk.meeting()
    here = {"meeting": meeting.id}
    due = desk.start + timedelta(days=2)
    theirs = {"ours": False, "who": desk.anna.id, **here}
    return desk.dossier(
        meeting,
        promises=(
            desk.promise(due, id="earlier"),
            desk.promise(due, id="ours", **here),
            desk.promise(due, id="theirs", **theirs),
            desk.promise(id="undated", **theirs),
            desk.promise(id="wanted", state=PromiseState.WANTED, told=False, **theirs),
            desk.promise(id="parked", kind=PromiseKind.PARKED, told=False, **here),
            desk.promise(id="slip", kind=PromiseKind.CORRECTION, told=False, **here),
            desk.promise(due, id="task", kind=PromiseKind.AFTER_SALES),
            desk.promise(id="quote", kind=PromiseKind.QUOTE),
            desk.promise(
                id="recap",
                kind=PromiseKind.RECAP,
                told=False,
                by_item="fup-recap",
                **here,
            ),
            desk.promise(id="gone", state=PromiseState.VOID, **here),
        ),
    )


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("plan-outcome", ["wanted"]),
        ("wrap-outcome", ["theirs", "undated", "wanted"]),
        ("wrap-promises", ["ours", "theirs", "undated"]),
        ("live-next-step", ["ours", "theirs", "undated"]),
        ("wrap-theirs", ["theirs"]),
        ("wrap-parked", ["parked"]),
        ("wrap-honest", ["slip"]),
        ("plan-kick-handover", ["earlier", "ours", "task", "quote"]),
        ("plan-after-tasks", ["task"]),
        ("plan-stage-foothold", ["task"]),
        ("plan-stage-me-first", ["quote"]),
        ("fup-recap", ["recap"]),
        ("fup-lesson", []),
    ],
)
def test_each_row_of_promises_lists_its_own(promised, item, expected):
    assert ids(item, promised) == expected


def test_a_row_of_ones_own_lists_what_is_open_and_what_was_made_here(promised):
    own = replace(ITEMS["wrap-promises"], id="mine")
    found = {record.id for record in fitting(own, promised)}
    assert {"earlier", "ours", "wanted", "parked"} <= found
    assert "gone" not in found


def test_people_are_those_invited_and_in_dissent_all_who_differ(desk):
    hugo = replace(desk.anna, id="hugo", name="Hugo", view=View.OPPOSES)
    dossier = desk.dossier()
    people = {**dossier.people, "hugo": hugo}
    dossier = replace(dossier, people=people)
    assert ids("plan-people", dossier) == ["anna", "tomas"]
    assert ids("reh-dissent", dossier) == ["anna", "tomas", "hugo"]
    assert ids("reh-colleague", dossier) == ["rep"]


def test_claims_of_this_meeting_come_before_older_ones(desk):
    meeting = desk.meeting()
    now = desk.start
    account = meeting.account
    claims = (
        Claim(ClaimId("oldest"), account, "a", now - timedelta(days=9)),
        Claim(ClaimId("older"), account, "b", now - timedelta(days=2)),
        Claim(ClaimId("here"), account, "c", now, meeting=meeting.id),
        Claim(ClaimId("gone"), account, "d", now, meeting=meeting.id, dropped=True),
    )
    dossier = desk.dossier(meeting, claims=claims)
    assert ids("reh-claims", dossier) == ["here", "older", "oldest"]


def test_gives_are_planned_here_or_delivered_since_the_refusal(desk):
    meeting = desk.meeting()
    said = desk.start - timedelta(days=30)
    account = meeting.account
    gives = (
        Give(GiveId("planned"), account, "a", said, meeting=meeting.id),
        Give(GiveId("before"), account, "b", said, delivered=said - timedelta(days=1)),
        Give(GiveId("since"), account, "c", said, delivered=said + timedelta(days=1)),
    )
    refusal = Refusal(RefusalId("no"), account, "No", said, desk.anna.id)
    dossier = desk.dossier(meeting, gives=gives, refusals=(refusal,))
    assert ids("plan-give", dossier) == ["planned"]
    assert ids("plan-refusal-clear", dossier) == ["since"]
    back = replace(dossier, meeting=replace(meeting, kind=Kind.WIN_BACK))
    assert ids("plan-win-give", back) == ["since"]
    assert ids("plan-win-refusal", back) == ["no"]


def test_an_ask_that_was_made_is_planned_no_more(desk):
    meeting = desk.meeting()
    asks = tuple(
        Ask(AskId(name), meeting.account, "x", desk.start, meeting=meeting.id, **fields)
        for name, fields in {
            "planned": {},
            "asked": {"asked": desk.start},
            "dropped": {"dropped": True},
        }.items()
    )
    assert ids("reh-ask", desk.dossier(meeting, asks=asks)) == ["planned"]


def test_needs_are_newest_first_and_notes_of_the_rows_kind(desk):
    account = desk.meeting().account
    day = timedelta(days=1)
    needs = tuple(
        Need(NeedId(name), account, "x", desk.start - age * day)
        for name, age in {"older": 2, "newer": 1}.items()
    )
    notes = (
        Note(NoteId("market"), account, "x", desk.start, NoteKind.LANDSCAPE),
        Note(NoteId("plain"), account, "x", desk.start),
        Note(NoteId("topic"), account, "x", desk.start, parked=True),
    )
    dossier = desk.dossier(needs=needs, notes=notes)
    assert ids("plan-demo-needs", dossier) == ["newer", "older"]
    assert ids("plan-changes", dossier) == ["market"]
    assert ids("plan-after-usage", dossier) == ["plain"]


@pytest.mark.parametrize("item", list(ITEMS))
def test_every_row_lists_something_or_nothing_of_its_family(item, promised):
    found = fitting(ITEMS[item], promised)
    assert found == () or family_of(ITEMS[item]) in {Family.PROMISE, Family.PERSON}
