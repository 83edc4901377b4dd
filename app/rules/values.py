"""What Earnest concludes about a meeting, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from app.dossier import Dossier, OurWords
from app.records.meeting import Answer, Value
from checklists.condition import Circumstances
from checklists.pack import Bar, Item, ItemId, Length, Phase, Pillar


class Severity(StrEnum):
    """How much a finding weighs (PACKS section 8)."""

    STOP = "stop"
    CHECK = "check"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a finding: the key of what the button does, and its word."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where it stands, what it says, what clears it.

    `item` is the row it stands in, `record` the id of the record it is about; an
    overridden stop counts as a check.
    """

    code: str
    severity: Severity
    pillar: Pillar
    message: str
    hint: str = ""
    item: ItemId | None = None
    record: str = ""
    ways: tuple[Way, ...] = ()
    overridden: bool = False


class TimeClass(StrEnum):
    """When an answer was given against the phase and the actual times (PACKS 2)."""

    IN_TIME = "in time"
    LATE = "late"
    DURING = "during"
    AFTER = "after"


class RowState(StrEnum):
    """How a row stands, shown by shape and word."""

    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"
    FILLED = "filled"
    MISSED = "missed"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Fill:
    """What the book can put into a row: words to show, fields, records it stands for.

    `dated` says how old it is where it comes from an earlier meeting, `told` where
    it was said then: `with Anna`, `in another demo`. `again` are records of other
    meetings that become records of this one when it is taken.
    """

    text: str
    values: tuple[Value, ...] = ()
    links: tuple[str, ...] = ()
    none: bool = False
    dated: datetime | None = None
    told: str = ""
    again: tuple[OurWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a meeting's list, with its answer, what could fill it, its credit.

    `credit` is 0, 1/2 or 1, None when not counted (PACKS section 11.2);
    `lacking` names required fields still blank; `hints` are remarks that cost
    nothing (PACKS section 3); `fill` is offered, and for a self row is its answer.
    `last_time` are lines of an earlier meeting that may be taken one by one.
    """

    item: Item
    state: RowState
    credit: Fraction | None
    answer: Answer | None = None
    fill: Fill | None = None
    lacking: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    time_class: TimeClass | None = None
    last_time: tuple[Fill, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether nothing more is asked of it."""
        return self.state is not RowState.OPEN and self.state is not RowState.BEGUN


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: a row, and the row that shares the line with it, if any."""

    lead: Row
    second: Row | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its rows, in order."""
        return (self.lead,) if self.second is None else (self.lead, self.second)


@dataclass(frozen=True, slots=True)
class PauseList:
    """The list of one pause point: when it opens, its limit, its close, its lines.

    `more` are the lines behind "more" (wrap only); `folded` the rows that Earnest
    filled; `set_aside` rows left out for length; `merged` is set where plan and
    practise are one stop.
    """

    phase: Phase
    opens: datetime
    limit: datetime
    closes: datetime
    lines: tuple[Line, ...]
    more: tuple[Line, ...] = ()
    folded: tuple[Row, ...] = ()
    set_aside: tuple[Item, ...] = ()
    merged: bool = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows on the list, those that Earnest filled last."""
        lines = (*self.lines, *self.more)
        return (*(row for line in lines for row in line.rows), *self.folded)

    @property
    def to_go(self) -> int:
        """How many rows to see are not closed."""
        shown = (row for line in (*self.lines, *self.more) for row in line.rows)
        return sum(not row.closed for row in shown)


@dataclass(frozen=True)
class Checklist:
    """All lists of a meeting, in the order of the pause points.

    In a short meeting plan and practise are one list, under PLAN. Rules ask for many
    rows by name, so where each is is worked out once.
    """

    length: Length
    circumstances: Circumstances
    pauses: Mapping[Phase, PauseList]

    def row(self, item: ItemId) -> Row | None:
        """Return the row of an item, if it is on a list."""
        return self._rows.get(item)

    @cached_property
    def _rows(self) -> Mapping[ItemId, Row]:
        rows: dict[ItemId, Row] = {}
        for pause in self.pauses.values():
            for row in pause.rows:
                rows.setdefault(row.item.id, row)
        return rows


class ReadyWord(StrEnum):
    """The state of a meeting's preparation in words (PACKS section 11.2)."""

    NOT_READY = "not ready"
    READY = "ready"
    GAPS = "ready with gaps"
    BEGUN = "just begun"
    UNPLANNED = "unplanned"
    NOT_READY_AT_START = "not ready at start"


@dataclass(frozen=True, slots=True)
class Loss:
    """What a row or a check costs, in points of 100; the last line is rounding.

    The exact `points` of all lines add up to 100 - R; `percent` is each of them
    with two decimals, half up.
    """

    name: str
    item: ItemId | None
    code: str
    points: Fraction
    percent: str


@dataclass(frozen=True, slots=True)
class BarReading:
    """A bar on screen: its share and what is left there, in words."""

    bar: Bar
    part: Fraction | None
    left: int
    stops: int

    @property
    def words(self) -> str:
        """What is left: all, `2 left` or `1 stop`; a dash when nothing counts."""
        if self.part is None:
            return "-"
        if self.stops:
            return f"{self.stops} stop" + ("s" if self.stops > 1 else "")
        return f"{self.left} left" if self.left else "all"


@dataclass(frozen=True, slots=True)
class Readiness:
    """How prepared a meeting is, with every loss named; no chance of winning.

    `score` is R, 0 to 100; it is shown only when there is no open stop (`number`).
    """

    word: ReadyWord
    words: str
    score: int
    stops: int
    to_go: int
    gaps: int
    pillars: Mapping[Pillar, Fraction | None]
    bars: tuple[BarReading, ...]
    losses: tuple[Loss, ...]
    frozen: bool = False

    @property
    def number(self) -> int | None:
        """R where it may be shown."""
        return None if self.stops else self.score


@dataclass(frozen=True, slots=True)
class Preparation:
    """All that is concluded about one meeting at one instant."""

    dossier: Dossier
    checklist: Checklist
    findings: tuple[Finding, ...]
    readiness: Readiness
