"""An account review as a value: words and numbers alone, never a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.rules.wilson import Share
from reports.follow_through.values import TaskFigure, WorthAsking


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with its day; `about` is what it is, or who said it."""

    day: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A condition of the next step: how it stands, with its numbers; what it needs."""

    words: str
    needs: str
    met: bool
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """A row of the strip of years: stretches of days, ends in, or single days."""

    name: str
    spans: tuple[tuple[date, date], ...] = ()
    marks: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Stands:
    """Where the two stand today, why, and how they came there.

    Before the first order only `helps_next` and what was noted are told. `changes`
    are newest first; `course` runs from `begins` to `today`.
    """

    name: str = ""
    figure: str = ""
    helps_next: ConditionLine | None = None
    conditions: tuple[ConditionLine, ...] = ()
    against: str = ""
    notices: tuple[str, ...] = ()
    hold: str = ""
    costs: str = ""
    noted: str = ""
    changes: tuple[Dated, ...] = ()
    course: tuple[Track, ...] = ()
    begins: date | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class SideKept:
    """How one side kept its promises: k of n with its likely bounds, and the band."""

    side: str
    words: str
    band: str
    share: Share


@dataclass(frozen=True, slots=True)
class Owed:
    """An open promise past its day, and whose it is: `we` or `they`."""

    side: str
    what: str
    how: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Promises of both sides, those of the period, what is late, tasks after a sale."""

    sides: tuple[SideKept, ...]
    period: str
    late: tuple[Owed, ...] = ()
    tasks: tuple[TaskFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """Gives delivered to somebody, and asks made of them."""

    name: str
    gives: int
    asks: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """Gives and asks of half a year; the rows add up to `together`."""

    figure: str
    rows: tuple[Balance, ...] = ()
    together: Balance = Balance("Together", 0, 0)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody of theirs: what they do there, how they see it, when last heard.

    `silence` says of whom we have not heard that it is so; it is empty of others.
    """

    name: str
    does: str
    view: str
    heard: str
    silence: str = ""


@dataclass(frozen=True, slots=True)
class PointLine:
    """An open point: what it means to either side, how that is known, what to do."""

    subject: str
    to_them: str
    known: str
    to_us: str
    step: str
    protects: str = ""


@dataclass(frozen=True, slots=True)
class TradeLine:
    """What we give, what for, and what is known of its worth."""

    give: str
    back: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class OptionLine:
    """A way they could go, with what speaks for and against it as either side sees."""

    name: str
    ours: bool
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()
    their_pros: tuple[str, ...] = ()
    their_cons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LossLine:
    """A loss or a dispute from three sides, with how the two stood at the time."""

    what: str
    word: str
    about: str
    theirs: str
    ours: str
    record: tuple[str, ...]
    known: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True)
class AccountReview:
    """One account for the rep and whoever she answers to, in the order of the page.

    `earlier` counts what lies before the lines of the timeline, in the period.
    """

    title: str
    name: str
    about: str
    inside: str
    since: str
    goal: str
    engagement: tuple[str, ...]
    worth_asking: tuple[WorthAsking, ...]
    stands: Stands
    kept: Kept
    exchange: Exchange
    contacts: tuple[str, ...]
    people: tuple[PersonLine, ...]
    voices: str
    needs: tuple[Dated, ...]
    points: tuple[PointLine, ...]
    trades: tuple[TradeLine, ...]
    options: tuple[OptionLine, ...]
    landscape: tuple[Dated, ...]
    losses: tuple[LossLine, ...]
    lessons: tuple[Dated, ...]
    timeline: tuple[Dated, ...]
    earlier: int
    nothing: str
    left_out: str
    stays: str
    answer_to: str
    printed: str
