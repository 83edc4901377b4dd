"""A follow-through report as a value, and what it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.book.in_period import Kept
from app.records.account import Account, AccountId
from app.records.exchange import Ask, Give
from app.records.knowledge import Fact
from app.records.meeting import MeetingId
from app.records.promise import Promise
from app.rules.values import ReadyWord
from app.rules.wilson import Share
from app.settings import Settings
from checklists.pack import Pillar, Stage
from reports.follow_through.headline import Headline, SetAside
from reports.period import Period

_NONE_KEPT: Final = Kept()
_NO_HEADLINE: Final = Headline()
_NOTHING_ASIDE: Final = SetAside()


@dataclass(frozen=True, slots=True)
class Written:
    """How many answers were given before, during and after their calls."""

    before: int = 0
    during: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a follow-through report of a period is made from.

    `promises` may hold more than the period: the report chooses. What a query could
    tell is not among them: `kept` counts promises that were plainly kept. `ready`
    has the frozen state of held meetings that it is known of; `stages` where
    accounts stand. `tasks` are all those after a sale, plainly kept or not;
    `requests` came in during the period, `answers` are the promises made to them.
    `headline` and `aside` are counted where they are read.
    """

    period: Period
    now: datetime
    settings: Settings
    accounts: tuple[Account, ...] = ()
    promises: tuple[Promise, ...] = ()
    gives: tuple[Give, ...] = ()
    asks: tuple[Ask, ...] = ()
    written: Written = Written()
    ready: Mapping[MeetingId, ReadyWord] = field(default_factory=dict)
    stages: Mapping[AccountId, Stage] = field(default_factory=dict)
    kept: Kept = _NONE_KEPT
    tasks: tuple[Promise, ...] = ()
    requests: tuple[Fact, ...] = ()
    answers: tuple[Promise, ...] = ()
    headline: Headline = _NO_HEADLINE
    aside: SetAside = _NOTHING_ASIDE


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the rep decides before a report leaves.

    `comments` are her words on a promise or an account, by id; `without` the ids of
    promises and accounts whose names she leaves out; their figures stay in.
    """

    comments: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WorthAsking:
    """Something to ask about on Friday, with the rep's comment if she made one.

    `about` is the id of the promise or the account it is about.
    """

    text: str
    about: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A line of the table by account; several accounts left out share one."""

    name: str
    standing: str
    meetings: int
    on_time: Share

    @property
    def words(self) -> str:
        """K of n, with a remark where that is few."""
        if not self.on_time.total:
            return "none due"
        few = " (few cases)" if self.on_time.band is None else ""
        return f"{self.on_time.kept} of {self.on_time.total}{few}"


@dataclass(frozen=True, slots=True)
class TaskFigure:
    """One of the three figures of after-sales tasks, and what speaks against it."""

    name: str
    meaning: str
    share: Share
    against: str

    @property
    def words(self) -> str:
        """K of n, with a remark where that is few."""
        if not self.share.total:
            return "none yet"
        few = " (few cases)" if self.share.band is None else ""
        return f"{self.share.kept} of {self.share.total}{few}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A week or a month and how many of the promises due in it were kept on time."""

    name: str
    on_time: Share

    @property
    def words(self) -> str:
        """`8 of 8`, or that none was due."""
        if not self.on_time.total:
            return "none due"
        return f"{self.on_time.kept} of {self.on_time.total}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One headline figure: what it counts, k of n in words, and what is against it.

    `low` and `high` are the bounds of a share, 0 to 1; of what is no share there are
    none. `against` are the newest cases in words, `others` how many more there are;
    `earlier` is the same figure of the period beside. A `bar` is drawn of a share of
    four or more.
    """

    name: str
    counts: str
    words: str
    k: int | None = None
    n: int | None = None
    low: float | None = None
    high: float | None = None
    bar: bool = False
    more: str = ""
    against: tuple[str, ...] = ()
    others: int = 0
    earlier: str = ""

    @property
    def share(self) -> Share:
        """What its bar shows."""
        return Share(self.k or 0, self.n or 0)


@dataclass(frozen=True, slots=True)
class Virtue:
    """One of the eight, with its figures, the first of which leads."""

    pillar: Pillar
    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A line of what was set aside: what it is, how often, and the parts it has."""

    name: str
    times: int
    words: str
    parts: Mapping[str, int] = field(default_factory=dict)
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """A period in promises, in the order of the page.

    The rows of `by_account` and of `stretches` each add up to `together`. `classes`
    count what came of the held meetings; `beside` names the earlier period, if any.
    """

    title: str
    about: str
    promises: str
    meetings: str
    earlier: str
    worth_asking: tuple[WorthAsking, ...]
    by_account: tuple[AccountRow, ...]
    together: AccountRow
    by: str
    stretches: tuple[Stretch, ...]
    written: str
    left_out: str
    stays: str
    answer_to: str
    printed: str
    tasks: tuple[TaskFigure, ...] = ()
    requests: str = ""
    virtues: tuple[Virtue, ...] = ()
    classes: Mapping[str, int] = field(default_factory=dict)
    aside: tuple[Aside, ...] = ()
    leaves: str = ""
    came: str = ""
    nothing_aside: str = ""
    beside: str = ""

    @property
    def tells_standing(self) -> bool:
        """Whether it is known of any account where it stands."""
        return any(row.standing for row in self.by_account)
