"""A standing as an account's page tells it: three steps, then what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.rules.standing.conditions import Condition
from app.rules.standing.replay import Notice
from app.rules.standing.standing import Standing
from app.rules.standing.words import STARTING_OVER, condition_words, shown_words
from app.rules.terms import STAGES
from app.rules.wording import count, dated_day
from app.settings import Settings
from checklists.pack import Stage

LADDER: Final = (Stage.ME_TOO, Stage.ME_FIRST, Stage.ONLY_ME)
AGAIN: Final = f"{STAGES[Stage.ME_TOO]} (again)"
_ABOUT: Final = {
    Stage.ME_TOO: "Every account begins here",
    Stage.FOOTHOLD: "Their trust is lent, not given",
    Stage.ME_FIRST: "They bring new needs to you first",
    Stage.ONLY_ME: "You plan together",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One of the three steps: its name, what it means, and how it stands with it."""

    name: str
    about: str
    figure: str
    here: bool

    @property
    def aloud(self) -> str:
        """The whole of it for a screen reader."""
        here = "you are here" if self.here else ""
        return ", ".join(filter(None, (self.name, here, self.about, self.figure)))


@dataclass(frozen=True, slots=True)
class Line:
    """A condition in words, how it stands, whether it is met, and if it is nearest."""

    words: str
    shown: str
    met: bool
    nearest: bool = False

    @property
    def state(self) -> str:
        """Met or not yet, with the numbers: never told by a picture alone."""
        word = "met" if self.met else "not yet"
        return word if self.shown in {"yes", "not yet"} else f"{word} · {self.shown}"


def steps(
    standing: Standing, first_order: date | None, today: date
) -> tuple[Step, ...]:
    """Return the three steps; the one of today has its own name and its days."""
    here = Stage.ME_TOO if standing.stage is Stage.FOOTHOLD else standing.stage
    made = []
    for step in LADDER:
        is_here = step is here
        stage = standing.stage if is_here else step
        name = AGAIN if is_here and standing.again else STAGES[stage]
        figure = (
            _since(standing, today, first_order)
            if is_here
            else _elsewhere(standing, step, here, first_order)
        )
        made.append(Step(name, _ABOUT[stage], figure, is_here))
    return tuple(made)


def lines(standing: Standing, settings: Settings) -> tuple[Line, ...]:
    """Return the conditions of the next step: the nearest, the missing, the met."""
    nearest = standing.nearest
    ordered = sorted(
        standing.conditions,
        key=lambda one: (one is not nearest, one.met),
    )
    return tuple(_line(one, settings, nearest) for one in ordered)


def helps_next(standing: Standing, settings: Settings) -> Line | None:
    """Return the one deed that would help next, if any is missing."""
    nearest = standing.nearest
    return _line(nearest, settings, nearest) if nearest else None


def notice_words(notice: Notice) -> str:
    """Return a notice with its day: `At risk: no active contact. Cure it by …`."""
    return f"At risk: {notice.words}. Cure it by {dated_day(notice.cure_by)}."


def costs_words(standing: Standing) -> str:
    """Say what is lost if a notice is not cured, or what a lost mark has cost."""
    if standing.again:
        return f"What it cost: {STARTING_OVER[Stage.FOOTHOLD]}."
    if standing.notices and standing.stage in STARTING_OVER:
        return f"Starting over would cost {STARTING_OVER[standing.stage]}."
    return ""


def hold_words(standing: Standing) -> str:
    """Say until when no step up is made, after an untrue word."""
    if standing.held_until is None:
        return ""
    day = dated_day(standing.held_until)
    return f"On hold: no step up before {day}. Something we said came out untrue."


def _line(one: Condition, settings: Settings, nearest: Condition | None) -> Line:
    words = condition_words(one, settings)
    return Line(words, shown_words(one), one.met, nearest=one is nearest)


def _since(standing: Standing, today: date, first_order: date | None) -> str:
    if standing.stage is Stage.FOOTHOLD and first_order:
        return f"first order {dated_day(first_order)}"
    if standing.since is None:
        return ""
    days = (today - standing.since).days
    return f"for {count(days, 'day')}, since {dated_day(standing.since)}"


def _elsewhere(
    standing: Standing, step: Stage, here: Stage, first_order: date | None
) -> str:
    """Return until when an old step was held, or how far the next one is."""
    place = LADDER.index(step) - LADDER.index(here)
    left = next(
        (one.on for one in reversed(standing.changes) if _rung(one.was) is step), None
    )
    if left is not None:
        return f"until {dated_day(left)}"
    if place == 1:
        met = sum(one.met for one in standing.conditions)
        return f"{met} of {len(standing.conditions)} conditions met"
    if step is Stage.ME_TOO and first_order:
        return f"first order {dated_day(first_order)}"
    return ""


def _rung(stage: Stage) -> Stage:
    return Stage.ME_TOO if stage is Stage.FOOTHOLD else stage
