"""What the headline figures of a period are counted from, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.records.account import AccountId
from app.records.knowledge import Point, PointId
from app.records.loss import Loss
from app.rules.headline.calls import OfCalls
from app.rules.headline.found import Found
from app.rules.headline.tally import NONE_YET, Tally

_NO_CALLS: Final = OfCalls()


@dataclass(frozen=True, slots=True)
class Named:
    """What a case against a figure is about: its words, whose it is, and when."""

    what: str
    account: AccountId
    at: datetime


@dataclass(frozen=True, slots=True)
class Headline:
    """The tallies of a period but those that the report counts by itself.

    `found` is None where too many meetings were held to look into each, or where
    nobody looked. `unproven` is how many claims without proof say so. `named` are
    the records that the cases are about, by id.
    """

    calls: OfCalls = _NO_CALLS
    proof: Tally = NONE_YET
    unproven: int = 0
    corrections: Tally = NONE_YET
    found: Found | None = None
    asks: Tally = NONE_YET
    points: Tally = NONE_YET
    small_losses: Tally = NONE_YET
    named: Mapping[str, Named] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passed:
    """How often stops of one rule were passed, and the reasons that may be told."""

    code: str
    times: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """What was set aside: stops passed, rows not applicable, lists made short.

    `rows` and `reasons` count the same rows, by their prompt and by why. `short` is
    how often short was chosen where more was proposed, of `planned` held meetings.
    `small_points` are those that losses broke on, by id.
    """

    passed: tuple[Passed, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)
    short: int = 0
    planned: int = 0
    losses: tuple[Loss, ...] = ()
    small_points: Mapping[PointId, Point] = field(default_factory=dict)
