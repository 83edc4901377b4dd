"""What was prepared beside the rows to tick: owed, given, asked, known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.dossier import Dossier
from app.records.exchange import Ask
from app.records.promise import Promise, PromiseState
from app.rules.refusals import past_refusals
from app.rules.values import Preparation, Row, RowState
from checklists.pack import ItemId, Phase
from reports import words
from reports.brief import told
from reports.brief.trades import trades
from reports.brief.values import Labelled

_SHOWN: Final = 5
# Answers that tell nothing one would look up in the call.
_TRIVIAL: Final = frozenset(
    {"", "0", "yes", "none", "nothing on file", "none due", "none open", "none on file"}
)
# The agenda says it already, if there is one.
_ON_THE_AGENDA: Final = ItemId("reh-exp-no-pitch")
# Rows that have a place of their own on the page, or none on paper.
_PLACED: Final = frozenset(
    ItemId(name)
    for name in (
        "plan-outcome",
        "plan-min-outcome",
        "plan-intent",
        "plan-agenda",
        "plan-give",
        "plan-people",
        "plan-refusal-clear",
        "plan-neg-concessions",
        "plan-win-refusal",
        "plan-win-give",
        "plan-stage-me-too",
        "reh-questions",
        "reh-ask",
        "reh-claims",
        "reh-dissent",
        "reh-colleague",
        "reh-phone-route",
        "reh-web-fallback",
        "reh-ren-concessions",
        "reh-win-changed",
        "reh-win-easy-no",
    )
)
# These rows say by their mere presence where the account stands.
STAGE: Final = "plan-stage-"


def we_owe(dossier: Dossier) -> tuple[str, ...]:
    """Return our open promises that they know of, the overdue ones first."""
    return _owed(dossier, ours=True)


def they_owe(dossier: Dossier) -> tuple[str, ...]:
    """Return their open promises, the earliest due first."""
    return _owed(dossier, ours=False)


def overdue(dossier: Dossier) -> tuple[Promise, ...]:
    """Return what they wait for past its day, the longest overdue first."""
    return tuple(
        one
        for one in _open(dossier, ours=True)
        if one.due is not None and one.due.instant < dossier.now
    )


def _open(dossier: Dossier, *, ours: bool) -> list[Promise]:
    open_ones = [
        one
        for one in dossier.promises
        if one.ours is ours
        and one.told
        and not one.private
        and one.state is PromiseState.OPEN
    ]
    # Without a day it comes last: nothing can be said about it.
    open_ones.sort(key=lambda one: one.due.instant.timestamp() if one.due else 9e15)
    return open_ones


def _owed(dossier: Dossier, *, ours: bool) -> tuple[str, ...]:
    open_ones = _open(dossier, ours=ours)
    lines = [_owed_line(dossier, one) for one in open_ones[:_SHOWN]]
    if (more := len(open_ones) - _SHOWN) > 0:
        lines.append(f"and {more} more, on screen")
    return tuple(lines)


def _owed_line(dossier: Dossier, one: Promise) -> str:
    who = "" if one.ours else told.name(dossier, one.who) or one.who_words
    if one.due is None:
        return f"{one.what} ({who}, no day yet)" if who else f"{one.what}, no day yet"
    day = words.due(one.due, dossier.now)
    if one.due.instant < dossier.now:
        after = ": own up first" if one.ours else ""
        return f"{one.what}{f' ({who})' if who else ''}, was due {day}{after}"
    return f"{one.what} ({who}, {day})" if who else f"{one.what}, {day}"


def give_and_ask(dossier: Dossier) -> Iterator[Labelled]:
    """Yield what is given, asked and traded here, and what may not be asked."""
    here = dossier.meeting.id
    for give in dossier.gives:
        if give.meeting == here and not (give.dropped or give.delivered):
            yield Labelled("Give:", words.ended(give.what))
    for ask in dossier.asks:
        if ask.meeting == here and not (ask.dropped or ask.asked):
            yield Labelled("Ask:", _asked(ask))
    yield from trades(dossier)
    for refusal in past_refusals(dossier)[-1:]:
        today = dossier.now.date()
        said = (
            f"{words.quoted(refusal.words)}, {words.day(refusal.said.date(), today)}."
        )
        rest = ""
        if refusal.rest_until:
            rest = f" Do not ask before {words.day(refusal.rest_until, today)}."
        yield Labelled("They said no:", f"{said}{rest}")


def know(preparation: Preparation) -> Iterator[Labelled]:
    """Yield the other answers of plan and practise, named by their questions.

    What stands elsewhere on the page, or tells nothing, is left out.
    """
    dossier = preparation.dossier
    shown = dossier.settings.stage_on_brief
    placed = _PLACED | ({_ON_THE_AGENDA} if dossier.meeting.agenda.lines else set())
    for phase in (Phase.PLAN, Phase.REHEARSE):
        pause = preparation.checklist.pauses.get(phase)
        for row in pause.rows if pause else ():
            hidden = row.item.private or row.item.id in placed
            if hidden or (row.item.id.startswith(STAGE) and not shown):
                continue
            text = _text(dossier, row)
            if text.casefold() not in _TRIVIAL:
                yield Labelled(row.item.paper or row.item.prompt, text)


def _text(dossier: Dossier, row: Row) -> str:
    if row.state in {RowState.DONE, RowState.BEGUN, RowState.FILLED}:
        return told.with_unit(row.item, told.row(dossier, row))
    return ""


def _asked(ask: Ask) -> str:
    gain = f" We gain: {words.ended(ask.we_gain)}" if ask.we_gain else ""
    easy = f" Easy no: {words.quoted(ask.easy_no)}." if ask.easy_no else ""
    return f"{words.ended(ask.what)}{gain}{easy}"
