"""What was still open when meetings began."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.records.meeting import MeetingId
from app.rules.headline.tally import NONE_YET, Case, Tally, tallied
from app.rules.losses import is_check
from app.rules.rule_words import RULE_WORDS, STAYS_HERE
from app.rules.values import Finding, Readiness, ReadyWord, Severity
from app.rules.wording import count


@dataclass(frozen=True, slots=True)
class Begun:
    """How one meeting began: its state, and what was open then, by rule."""

    meeting: MeetingId
    word: ReadyWord
    stops: int
    checks: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The meetings that began with nothing open, and what was open in the others.

    A stop that was passed with a reason is none of either: it is counted by itself.
    """

    clear: Tally = NONE_YET
    stops: int = 0
    checks: int = 0


def begun(
    meeting: MeetingId, readiness: Readiness, findings: Sequence[Finding]
) -> Begun:
    """Return how a meeting began, from its frozen readiness and findings."""
    left = [finding for finding in findings if not finding.overridden]
    checks = [finding for finding in left if is_check(finding)]
    stops = [finding for finding in left if finding.severity is Severity.STOP]
    return Begun(
        meeting,
        readiness.word,
        readiness.stops,
        len(checks),
        tuple(dict.fromkeys(one.code for one in (*stops, *checks))),
    )


def found_at_start(meetings: Iterable[Begun]) -> Found:
    """Count the stops and checks open at the start of meetings, newest first."""
    planned = [one for one in meetings if one.word is not ReadyWord.UNPLANNED]
    left = [one for one in planned if one.stops or one.checks]
    return Found(
        tallied(
            len(planned) - len(left), (Case(one.meeting, _why(one)) for one in left)
        ),
        sum(one.stops for one in left),
        sum(one.checks for one in left),
    )


def _why(one: Begun) -> str:
    """Return how many, and the names of the rules: their words may tell of people."""
    told = " and ".join(
        count(number, noun)
        for number, noun in ((one.stops, "stop"), (one.checks, "check"))
        if number
    )
    names = [RULE_WORDS[code] for code in one.rules if code not in STAYS_HERE]
    return f"{told}: {', '.join(names)}" if names else told
