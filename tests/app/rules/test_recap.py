from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.records.meeting import Agenda, AgendaLine, Outcome, Stamp
from app.records.moment import Due
from app.records.promise import PromiseKind
from app.rules.recap import purpose_and_agenda, recap, recap_promises, thanks

HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.fixture
def held(desk):
    return desk.meeting(outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR))


@pytest.fixture
def promises(desk, held):
    friday = Due.on(date(2026, 11, 27), desk.zone)
    here = {"meeting": held.id}
    return (
        desk.promise(NOON, what="changeover data from Brandt.", **here),
        desk.promise(
            friday,
            what="names someone for a pilot",
            ours=False,
            who=desk.anna.id,
            **here,
        ),
        desk.promise(
            Due.on(date(2026, 12, 4), desk.zone),
            what="SOC 2 is not done and has no date yet",
            kind=PromiseKind.CORRECTION,
            told=False,
            **here,
        ),
        desk.promise(friday, what="my own plan", told=False, **here),
        desk.promise(friday, what="my own lesson", private=True, **here),
        desk.promise(friday, what="of another meeting"),
    )


def test_the_recap_tells_what_was_agreed_and_corrected(desk, held, promises):
    dossier = desk.dossier(held, now=desk.start + 2 * HOUR, promises=promises)
    assert recap(dossier) == (
        "Hi Anna, hi Tomás,\n"
        "thank you for your time today. What we agreed:\n"
        "• Anna: names someone for a pilot, by Friday 27 November.\n"
        "• I: changeover data from Brandt, to Anna, by Tuesday 24 November 12:00"
        " (06:00 in New York).\n"
        "SOC 2 is not done and has no date yet; I will write by Friday 4 December.\n"
        "Eva"
    )


def test_the_recap_names_what_it_will_tell_them(desk, held, promises):
    dossier = desk.dossier(held, now=desk.start + 2 * HOUR, promises=promises)
    told = [p.what for p in recap_promises(dossier)]
    assert "SOC 2 is not done and has no date yet" in told
    assert not {"my own plan", "my own lesson", "of another meeting"} & set(told)


def test_a_later_recap_names_the_day(desk, held):
    dossier = desk.dossier(held, now=desk.start + 24 * HOUR)
    assert "on Monday 23 November." in recap(dossier)
    assert "agreed" not in recap(dossier)


def test_thanks_ask_for_nothing(desk, held):
    dossier = desk.dossier(held, now=desk.start + 2 * HOUR)
    assert thanks(dossier) == (
        "Hi Anna, hi Tomás,\nthank you for your time today.\nEva"
    )


def test_purpose_and_agenda_tell_both_times(desk):
    lines = (
        AgendaLine("purpose", 2, "us"),
        AgendaLine("your rota week", 38, "they"),
        AgendaLine("next step", 5, "both"),
    )
    meeting = desk.meeting(agenda=Agenda("To see if it fits", lines))
    assert purpose_and_agenda(desk.dossier(meeting)) == (
        "Hi Anna, hi Tomás,\n"
        "we meet on Monday 23 November, 14:00-14:45 in Berlin"
        " (08:00-08:45 in New York).\n"
        "What it is for: To see if it fits.\n"
        "Agenda:\n"
        "• 2 min: purpose\n"
        "• 38 min: your rota week (you)\n"
        "• 5 min: next step (all of us)\n"
        "Tell me if something else should come first.\n"
        "Eva"
    )


def test_in_one_zone_a_time_is_told_once(desk):
    tomas = {desk.tomas.id: desk.tomas}
    dossier = desk.dossier(people=tomas)
    assert "14:00-14:45." in purpose_and_agenda(dossier)
    nobody = replace(dossier, people={})
    assert purpose_and_agenda(nobody).startswith("Hello,")


def test_who_does_it_is_named_as_they_know_them(desk, held):
    friday = Due.on(date(2026, 11, 27), desk.zone)
    here = {"meeting": held.id, "whom": None}
    promises = (
        desk.promise(friday, what="the data", who=desk.rep.id, **here),
        desk.promise(friday, what="the login", who=desk.mia.id, **here),
        desk.promise(friday, what="the list", ours=False, who_words="payroll", **here),
        desk.promise(what="a reply", ours=False, **here),
    )
    dossier = desk.dossier(held, now=desk.start + 2 * HOUR, promises=promises)
    text = recap(dossier)
    assert "• I: the data, by Friday 27 November." in text
    assert "• Mia: the login, by Friday 27 November." in text
    assert "• Payroll: the list, by Friday 27 November." in text
    assert "• They: a reply." in text


def test_a_correction_without_a_day_and_an_unsigned_text_stand(desk, held):
    correction = desk.promise(
        what="It is four payrolls", kind=PromiseKind.CORRECTION, meeting=held.id
    )
    dossier = desk.dossier(
        held,
        now=desk.start + 2 * HOUR,
        promises=(correction,),
        settings=replace(desk.settings, name=""),
    )
    assert recap(dossier).endswith("\nIt is four payrolls.")
