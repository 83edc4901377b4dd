"""The week of the sample, up to fourteen minutes before the call with Norrland."""

from __future__ import annotations

from collections.abc import Iterator

from app.desk import (
    agenda,
    answering,
    calling,
    catching,
    changing,
    importing,
    knowing,
    wrapping,
)
from app.exchange.ics import read_calendar
from app.exchange.samples import sample
from app.records.knowledge import NoteKind
from app.records.meeting import Told
from checklists.pack import ItemId, Length, Phase
from ui.demo.clock import HOME, at_home
from ui.demo.preparing import Said, go_down, want
from ui.demo.rep import Rep, Scene

NORRLAND = "Discovery, Norrland Robotics"
OKA = "Quote talk, Oka Marine"
HAVEL = "Contract terms, Havel & Sons"
CASA_VERDE = "After-sales check-in, Casa Verde"
BRANDT = "Kick-off, Brandt Logistik"

BEFORE_THE_CALL = at_home("2026-11-23 13:46")
NEWS = {
    "Brandt Logistik": "A second depot is planned, in Halle",
    "Casa Verde": "New rules on night work from January",
    "Havel & Sons": "Their bank asks for shorter notice in every contract",
    "Kitano Foods": "The new line starts in spring",
    "Norrland Robotics": "Orders moved from spring to February",
    "Oka Marine": "A yard in Turku closed; two rivals look for its people",
}
PREPARED = (Phase.PLAN, Phase.REHEARSE)


def week() -> Iterator[Scene]:
    """Yield what Ida does from Thursday evening to Monday, 13:45."""
    yield Scene(at_home("2026-11-19 17:40"), "take in a calendar", _take_in_week)
    yield Scene(at_home("2026-11-19 17:50"), "write down the news", _write_news)
    yield Scene(at_home("2026-11-20 09:10"), "prepare a meeting", _prepare_norrland)
    yield Scene(at_home("2026-11-20 10:00"), "prepare a meeting", _prepare_havel)
    yield Scene(at_home("2026-11-20 11:40"), "prepare a meeting", _prepare_casa_verde)
    yield Scene(at_home("2026-11-20 13:20"), "prepare a meeting", _prepare_brandt)
    yield Scene(at_home("2026-11-20 15:20"), "prepare a meeting", _prepare_oka)
    yield Scene(at_home("2026-11-20 15:59"), "join", _join_oka)
    yield Scene(at_home("2026-11-20 16:24"), "catch lines", _catch_oka)
    yield Scene(at_home("2026-11-20 16:28"), "end", _end_oka)
    yield Scene(at_home("2026-11-23 13:45"), "do the last check", _begin_last_check)


def _take_in_week(rep: Rep) -> None:
    calendar = read_calendar(sample("week.ics"), zone=HOME, now=rep.desk.now)
    made = importing.apply_calendar(rep.desk, calendar)
    rep.tell(f"On Thursday evening she takes in her calendar. {made.sentence}")


def _write_news(rep: Rep) -> None:
    """Write one line on what changed around each customer."""
    for account, news in NEWS.items():
        knowing.note(
            rep.desk, news, account=rep.account(account).id, kind=NoteKind.LANDSCAPE
        )


def _prepare_norrland(rep: Rep) -> None:
    """Type three sentences and confirm the rest."""
    desk, here = rep.desk, rep.meeting(NORRLAND).id
    want(rep, here, "Anna Lindqvist", "names someone for a pilot", "Fri 27 Nov")
    agenda.edit_agenda(
        desk,
        here,
        purpose="I want to find out if our planner fits line 3, and say so if not.",
    )
    said: Said = {
        "plan-min-outcome": "They leave with the changeover sheet.",
        "plan-give": "Changeover sheet | Anna Lindqvist | line 3 before spring",
        "reh-questions": "What happens when a changeover runs over? "
        "| Who notices first?",
        "reh-claims": "Saves 6 h a week | two weeks at Brandt, November",
    }
    go_down(rep, here, PREPARED, said)
    wrapping.copy_agenda(desk, here)


def _prepare_havel(rep: Rep) -> None:
    here = rep.meeting(HAVEL).id
    want(rep, here, "Petra Havlová", "signs for 40 seats", "Fri 4 Dec")
    agenda.edit_agenda(
        rep.desk,
        here,
        purpose="I want terms that both of us can keep, the notice period first.",
    )
    said: Said = {
        "plan-min-outcome": "She knows which terms can move, and who decides.",
        "plan-give": "Notice periods of ten suppliers | Petra Havlová | her talk with "
        "the bank",
        "plan-neg-concessions": "a month to leave | a letter we may show "
        "| the price of last year | two years",
    }
    go_down(rep, here, PREPARED, said)
    wrapping.copy_agenda(rep.desk, here)


def _prepare_casa_verde(rep: Rep) -> None:
    """Leave what the book offers for a minute before the call."""
    here = rep.meeting(CASA_VERDE).id
    want(rep, here, "Lucía Ortega", "asks two installers to try it", "Fri 27 Nov")
    knowing.claim(
        rep.desk,
        "Eight of ten installers read it on the phone",
        meeting=here,
        evidence="their own log, October",
    )
    said: Said = {
        "plan-min-outcome": "She knows whom to call at night.",
        "plan-give": "Training plan for a lunch break | Lucía Ortega "
        "| installer training",
    }
    offered = ("plan-intent", "reh-dissent", "reh-claims")
    go_down(rep, here, PREPARED, said, leave=offered)
    agenda.say_agenda(rep.desk, here, Told.WHEN_BOOKING)


def _prepare_brandt(rep: Rep) -> None:
    here = rep.meeting(BRANDT).id
    want(rep, here, "Mia Vogel", "names who enters the shifts", "Fri 27 Nov")
    agenda.edit_agenda(
        rep.desk, here, purpose="I want every task of the first month to have an owner."
    )
    said: Said = {
        "plan-min-outcome": "They leave with the plan of the first month.",
        "plan-kick-done": "no shift planned on paper for four weeks | their own log",
    }
    go_down(rep, here, PREPARED, said, leave=("plan-give", "reh-dissent"))
    agenda.say_agenda(rep.desk, here, Told.SENT)


def _prepare_oka(rep: Rep) -> None:
    here = rep.meeting(OKA).id
    changing.set_length(rep.desk, here, Length.STANDARD)
    want(rep, here, "Eero Oka", "says for how many boats", "Wed 25 Nov")
    agenda.edit_agenda(
        rep.desk, here, purpose="I want to go through the quote line by line."
    )
    said: Said = {
        "plan-min-outcome": "He knows what each boat costs.",
        "plan-neg-concessions": "the price of last year | an answer this month",
    }
    go_down(rep, here, said=said)
    agenda.say_agenda(rep.desk, here, Told.SENT)


def _join_oka(rep: Rep) -> None:
    here = rep.meeting(OKA).id
    calling.join(rep.desk, here)
    answering.answer(rep.desk, here, ItemId("live-open"), "as planned")


def _catch_oka(rep: Rep) -> None:
    here = rep.meeting(OKA).id
    catching.capture(
        rep.desk, here, "we promise Quote for 14 boats to Eero by Wed 25 Nov"
    )
    catching.capture(
        rep.desk, here, "they promise Count of the boats from Eero by Tue 24 Nov"
    )


def _end_oka(rep: Rep) -> None:
    calling.end(rep.desk, rep.meeting(OKA).id)


def _begin_last_check(rep: Rep) -> None:
    answering.confirm(rep.desk, rep.meeting(NORRLAND).id, ItemId("pre-clock"))
