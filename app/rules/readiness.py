"""How prepared a meeting is, with every loss named (PACKS section 11.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import floor
from typing import Final

from app.records.meeting import Meeting
from app.rules.losses import (
    ROUNDED_DOWN,
    Tally,
    losses,
    mean,
    score,
    tallies,
)
from app.rules.values import (
    BarReading,
    Checklist,
    Finding,
    PauseList,
    Readiness,
    ReadyWord,
    Row,
    Severity,
)
from app.rules.windows import PREPARATION
from app.rules.wording import count
from checklists.pack import BAR_OF, Bar, ItemId, Phase, Pillar

READY: Final = 85
GAPS: Final = 60
MUST_ROWS: Final = "DET-01"


def readiness(
    checklist: Checklist,
    findings: Sequence[Finding],
    *,
    now: datetime,
    meeting: Meeting,
) -> Readiness:
    """Score what is answered, row by row, and put the state in words first.

    At the actual start it freezes: a must row still open then is a stop. The
    findings are those of that instant, or of now before it.
    """
    start = meeting.actual_start
    frozen = now >= start
    at = min(now, start)
    pauses = [p for p in checklist.pauses.values() if p.phase in PREPARATION]
    opened = [p for p in pauses if p.opens <= at]
    stops = tuple(_stops(opened, findings, start, frozen=frozen))
    rows = [row for pause in opened for row in pause.rows]
    tallied = tallies(rows, findings)
    named = losses(tallied)
    whole = floor(score(tallied))
    stopped = {stop.item for stop in stops if stop.item}
    to_go = 0 if frozen else sum(_to_go(pause, stopped) for pause in opened)
    gaps = sum(loss.name != ROUNDED_DOWN for loss in named)
    standing = _Standing(whole, len(stops), to_go, gaps, frozen=frozen)
    word = ReadyWord.UNPLANNED if meeting.unplanned else standing.word
    return Readiness(
        word=word,
        words=standing.words(word, before_limit=_before_limit(checklist, now)),
        score=whole,
        stops=len(stops),
        to_go=to_go,
        gaps=gaps,
        pillars={p: tallied[p].points if p in tallied else None for p in Pillar},
        bars=tuple(_bar(bar, tallied, rows, stops) for bar in Bar),
        losses=named,
        frozen=frozen,
    )


@dataclass(frozen=True, slots=True)
class _Stop:
    item: ItemId | None
    pillar: Pillar


@dataclass(frozen=True, slots=True)
class _Standing:
    """The figures that the words of the state are made of."""

    score: int
    stops: int
    to_go: int
    gaps: int
    frozen: bool

    @property
    def word(self) -> ReadyWord:
        if self.stops:
            return ReadyWord.NOT_READY_AT_START if self.frozen else ReadyWord.NOT_READY
        if self.score >= READY:
            return ReadyWord.READY
        return ReadyWord.GAPS if self.score >= GAPS else ReadyWord.BEGUN

    def words(self, word: ReadyWord, *, before_limit: bool) -> str:
        match word:
            case ReadyWord.UNPLANNED:
                return "Unplanned"
            case ReadyWord.NOT_READY:
                return f"Not ready: {count(self.stops, 'stop')}"
            case ReadyWord.NOT_READY_AT_START:
                return f"Not ready at start: {count(self.stops, 'stop')}"
            case ReadyWord.READY:
                return "Ready"
            case ReadyWord.GAPS:
                return f"Ready, {count(self.gaps, 'gap')}"
            case ReadyWord.BEGUN:
                waits = before_limit and self.to_go
                return f"{self.to_go} to go" if waits else "Just begun"


def answered_by(row: Row, instant: datetime) -> bool:
    """Say whether a row was closed at an instant."""
    if not row.closed:
        return False
    return row.answer is None or row.answer.at <= instant


def _stops(
    opened: Sequence[PauseList],
    findings: Sequence[Finding],
    start: datetime,
    *,
    frozen: bool,
) -> Iterator[_Stop]:
    """Yield the open stops; when frozen, must rows left open stand for DET-01."""
    rows = {row.item.id: row.item.pillar for pause in opened for row in pause.rows}
    standing = [
        f
        for f in findings
        if f.severity is Severity.STOP
        and not f.overridden
        and not (frozen and f.code == MUST_ROWS)
    ]
    for finding in standing:
        # A stop stands in its row, so it shows in that row's bar.
        pillar = rows.get(finding.item, finding.pillar) if finding.item else None
        yield _Stop(finding.item, pillar or finding.pillar)
    if frozen:
        named = {finding.item for finding in standing}
        for pause in opened:
            for row in pause.rows:
                left = row.item.killer and not answered_by(row, start)
                if left and row.item.id not in named:
                    yield _Stop(row.item.id, row.item.pillar)


def _to_go(pause: PauseList, stopped: set[ItemId]) -> int:
    shown = (row for line in (*pause.lines, *pause.more) for row in line.rows)
    return sum(not row.closed and row.item.id not in stopped for row in shown)


def _before_limit(checklist: Checklist, now: datetime) -> bool:
    plan = checklist.pauses.get(Phase.PLAN)
    return plan is not None and now <= plan.limit


def _bar(
    bar: Bar,
    tallied: Mapping[Pillar, Tally],
    rows: Sequence[Row],
    stops: Sequence[_Stop],
) -> BarReading:
    """Return a bar: the weighted mean of its pillars, and what is left in it."""
    shown = [tally for pillar, tally in tallied.items() if BAR_OF[pillar] is bar]
    part = mean(shown) / 100 if shown else None
    stopped = {stop.item for stop in stops}
    left = sum(
        BAR_OF[row.item.pillar] is bar and not row.closed and row.item.id not in stopped
        for row in rows
    )
    return BarReading(bar, part, left, sum(BAR_OF[s.pillar] is bar for s in stops))
