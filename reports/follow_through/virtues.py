"""The eight headline figures in words, each with what it counts and what is against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.rules.headline.tally import MOST_NAMED, Case, tallied
from app.rules.outcome import Result
from app.rules.outcome_words import RESULTS
from app.rules.terms import PILLARS
from app.rules.wording import count, listed
from checklists.pack import Pillar
from reports import words
from reports.follow_through.due import Ended, Ending, fell_due
from reports.follow_through.headline import Named
from reports.follow_through.telling import NONE_YET, Telling, brief
from reports.follow_through.values import Figure, Gathered, Virtue, Wishes

NOT_LOOKED_INTO: Final = "not looked into"


def virtues(
    gathered: Gathered,
    ended: Sequence[Ended],
    wishes: Wishes,
    earlier: Gathered | None = None,
) -> tuple[Virtue, ...]:
    """Return the figures of PACKS section 12.1, beside those of an earlier period."""
    told = _virtues(gathered, ended, wishes)
    if earlier is None:
        return told
    before = _virtues(earlier, fell_due(earlier), wishes)
    return tuple(
        replace(
            now,
            figures=tuple(
                replace(figure, earlier=brief(then))
                for figure, then in zip(now.figures, was.figures, strict=True)
            ),
        )
        for now, was in zip(told, before, strict=True)
    )


def _virtues(
    gathered: Gathered, ended: Sequence[Ended], wishes: Wishes
) -> tuple[Virtue, ...]:
    tell = Telling(gathered, wishes)
    figures = {
        Pillar.STRATEGY: _strategy(tell),
        Pillar.PUNCTUALITY: _punctuality(tell),
        Pillar.HONESTY: _honesty(tell),
        Pillar.DETAIL: _detail(tell),
        Pillar.TACTICS: _tactics(tell),
        Pillar.PERSISTENCE: _persistence(tell, ended),
        Pillar.CARE: _care(tell),
        Pillar.FLEXIBILITY: _flexibility(tell),
    }
    return tuple(
        Virtue(pillar, PILLARS[pillar], told) for pillar, told in figures.items()
    )


def _strategy(tell: Telling) -> tuple[Figure, ...]:
    of = tell.headline.calls
    return (
        tell.share(
            "What was wanted",
            "Planned meetings that were held: the deed that was wanted was agreed, "
            "with a name and a day.",
            of.wanted,
        ),
        tell.share(
            "At least what helps them",
            "The same meetings: what was wanted, or at least what was meant to be "
            "useful to them, came about.",
            of.least,
        ),
    )


def came_sentence(gathered: Gathered) -> str:
    """Say what came of the held meetings, in the four classes of section 10.2."""
    classes = gathered.headline.calls.classes
    corrected = gathered.headline.calls.corrected
    if not classes:
        return ""
    parts = [
        f"{words.go_on(RESULTS[result])}: {classes.get(result, 0)}" for result in Result
    ]
    marked = f" ({corrected} corrected by hand)" if corrected else ""
    many = count(sum(classes.values()), "held meeting")
    return f"What came of {many}{marked}: {'; '.join(parts)}."


def _punctuality(tell: Telling) -> tuple[Figure, ...]:
    of = tell.headline.calls
    return (
        tell.share(
            "Joined on time",
            "Meetings we joined or dialled: on the web by the start, on the phone "
            "within a minute of it. Phone calls made too early are left out.",
            of.joined,
        ),
        tell.share(
            "Ended as agreed",
            "Held meetings whose end is on record: at most two minutes over, or "
            "longer with their yes.",
            of.ended,
        ),
    )


def _honesty(tell: Telling) -> tuple[Figure, ...]:
    headline = tell.headline
    days = words.few(tell.gathered.settings.breach_working_days)
    more = ""
    if headline.unproven:
        are = "is" if headline.unproven == 1 else "are"
        more = f"Of those without, {headline.unproven} {are} marked unproven."
    return (
        tell.share(
            "Claims with proof",
            "Claims made in held meetings: a file, link, quote or measurement "
            "stands beside it.",
            headline.proof,
            more=more,
        ),
        tell.share(
            f"Put right in {days} working days",
            "Corrections they know of, from the day we noticed to the day it was "
            "sent. One not sent yet stays on the rep's computer.",
            headline.corrections,
        ),
    )


def _detail(tell: Telling) -> tuple[Figure, ...]:
    name, counts = (
        "Began with nothing open",
        "Held meetings with a list: no stop and no check was open at the start.",
    )
    found = tell.headline.found
    if found is None:
        why = "It is told of periods with at most 200 held meetings."
        return (Figure(name, counts, NOT_LOOKED_INTO, more=why),)
    more = ""
    if found.stops or found.checks:
        parts = [
            count(number, noun)
            for number, noun in ((found.stops, "stop"), (found.checks, "check"))
            if number
        ]
        more = f"Still open at the start: {listed(parts)}."
    return (tell.share(name, counts, found.clear, more=more),)


def _tactics(tell: Telling) -> tuple[Figure, ...]:
    of = tell.headline.calls
    minutes = words.few(tell.gathered.settings.agenda_first_minutes)
    return (
        tell.share(
            "Agenda told a day ahead",
            "Held meetings booked a day ahead or more: they had purpose and agenda "
            "24 hours before the start.",
            of.told,
        ),
        tell.share(
            f"Their topic in the first {minutes} minutes",
            "Held meetings with an agenda: a line that is theirs, or both sides', "
            "begins by then and was not passed over.",
            of.theirs,
        ),
    )


def _persistence(tell: Telling, ended: Sequence[Ended]) -> tuple[Figure, ...]:
    missed = [one for one in ended if one.ending is not Ending.ON_TIME]
    missed.sort(key=lambda one: one.due, reverse=True)
    tally = tallied(
        len(ended) - len(missed) + tell.gathered.kept.total,
        (Case(one.promise, one.ending.value) for one in missed),
    )
    return (
        tell.share(
            "Promises kept on time",
            "Promises of ours that they knew of and that came due. Those they "
            "called off, or let us off, before the day are left out.",
            tally,
            named={
                one.promise: Named(one.what, one.account, one.due)
                for one in missed[:MOST_NAMED]
            },
        ),
    )


def _care(tell: Telling) -> tuple[Figure, ...]:
    gathered = tell.gathered
    period = gathered.period
    gives = sum(
        give.delivered is not None and period.holds(give.delivered)
        for give in gathered.gives
        if not give.dropped
    )
    asks = sum(
        ask.asked is not None and period.holds(ask.asked)
        for ask in gathered.asks
        if not ask.dropped
    )
    told = f"{count(gives, 'give')} to {count(asks, 'ask')}"
    return (
        Figure(
            "Gives to asks",
            "Useful things that reached them, and things we asked of them.",
            told if gives or asks else NONE_YET,
            k=gives,
            n=asks,
        ),
        tell.aim_none(
            "Asked again after a no",
            "Asks put to somebody who had said no to the same, with nothing useful "
            "given since, or before the rest was over.",
            tell.headline.asks,
        ),
    )


def _flexibility(tell: Telling) -> tuple[Figure, ...]:
    headline = tell.headline
    return (
        tell.share(
            "Open points answered in time",
            "Points they raised that were open: our answer came within two of their "
            "working days.",
            headline.points,
        ),
        tell.aim_none(
            "Lost over a small point",
            "Losses and disputes: how many broke on one small point.",
            headline.small_losses,
        ),
    )
