"""A standing as an account's page tells it: three steps, notices, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.rules.standing.replay import Notice
from app.rules.standing.rung import Line as Line
from app.rules.standing.rung import counted
from app.rules.standing.rung import helps_next as helps_next
from app.rules.standing.rung import lines as lines
from app.rules.standing.standing import Standing
from app.rules.standing.words import STARTING_OVER
from app.rules.terms import STAGES
from app.rules.wording import count, dated_day
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


def steps(
    standing: Standing, first_order: date | None, today: date
) -> tuple[Step, ...]:
    """Return the three steps; the one of today has its own name and its days."""
    here = LADDER.index(_rung(standing.stage))
    made = []
    for place, step in enumerate(LADDER):
        name, about = STAGES[step], _ABOUT[step]
        if place == here:
            name = AGAIN if standing.again else STAGES[standing.stage]
            about = _ABOUT[standing.stage]
            figure = _since(standing, today, first_order)
        elif place < here:
            about, figure = _left(standing, step, first_order)
        else:
            figure = _ahead(standing, place - here)
        made.append(Step(name, about, figure, place == here))
    return tuple(made)


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


def _since(standing: Standing, today: date, first_order: date | None) -> str:
    if standing.stage is Stage.FOOTHOLD and first_order:
        return f"first order {dated_day(first_order)}"
    if standing.since is None:
        return ""
    return f"for {count((today - standing.since).days, 'day')}"


def _left(standing: Standing, step: Stage, first_order: date | None) -> tuple[str, str]:
    """Return until when a step below was held, and since when."""
    left = next(
        (one.on for one in reversed(standing.changes) if _rung(one.was) is step), None
    )
    begun = step is Stage.ME_TOO and first_order
    return (
        f"until {dated_day(left)}" if left else _ABOUT[step],
        f"first order {dated_day(first_order)}" if begun and first_order else "",
    )


def _ahead(standing: Standing, place: int) -> str:
    """Return how far the next step is; of one further up nothing is counted yet."""
    met, many = counted(standing)
    return f"{met} of {count(many, 'condition')} met" if place == 1 else ""


def _rung(stage: Stage) -> Stage:
    return Stage.ME_TOO if stage is Stage.FOOTHOLD else stage
