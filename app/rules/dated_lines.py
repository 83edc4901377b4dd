"""A line of an account's timeline, and those of what it says by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.account_file import AccountFile
from app.records.exchange import Ask, AskOutcome, Give, Refusal
from app.records.knowledge import Fact, Note, NoteKind, Point, PointAnswer, StageFact
from app.records.loss import Loss
from app.records.meeting import Meeting
from app.records.promise import Promise
from app.rules.on_file import deeds_in
from app.rules.standing.sessions import lacks_words
from app.rules.wording import short_day

Told = Meeting | Fact | Give | Ask | Refusal | Promise | Loss | Note | Point
"""A record that a line is about."""


class Weight(StrEnum):
    """How a word in a line is meant."""

    PLAIN = "plain"
    CLOSE = "close"
    GOOD = "good"
    CARE = "care"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """When, what, what else there is to say, and a word for it.

    `record` is what the line leads to, None for a change of standing; `also` are the
    ids of other records that it tells in the same breath: a meeting's kept promises.
    """

    at: datetime
    day: date
    what: str
    about: str = ""
    word: str = ""
    weight: Weight = Weight.PLAIN
    record: Told | None = None
    also: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What stays the same of a line: its record, else the day of the change."""
        return self.record.id if self.record else f"standing-{self.day}"


def line_of(
    file: AccountFile,
    at: datetime,
    what: str,
    record: Told,
    word: str = "",
    weight: Weight = Weight.PLAIN,
    about: str = "",
    also: tuple[str, ...] = (),
) -> Line:
    """Return the line of a record, its day as the rep counts it."""
    return Line(at, file.day(at), what, about, word, weight, record, also)


def of_deeds(file: AccountFile) -> Iterator[Line]:
    """Yield all but meetings and promises, which tell of each other."""
    yield from _facts(file)
    yield from _given_and_asked(file)
    yield from _points(file)
    yield from _losses(file)
    yield from _notes(file)


def _facts(file: AccountFile) -> Iterator[Line]:
    for one in file.facts:
        if one.stage_fact is StageFact.NONE and one.meeting:
            continue
        word, weight, about = _word_of(file, one)
        who = file.names.get(one.who, "") if one.who else ""
        told = " · ".join(filter(None, (who, about)))
        yield line_of(file, one.dated, one.what, one, word, weight, told)


def _word_of(file: AccountFile, one: Fact) -> tuple[str, Weight, str]:
    """Return the word of a fact, how it is meant, and what else there is to say."""
    word = _WORDS[one.stage_fact]
    match one.stage_fact:
        case StageFact.REQUEST:
            first = one.called_first == "yes"
            weight = Weight.CLOSE if first else Weight.PLAIN
            return _ASKED.get(one.called_first, word), weight, one.source
        case StageFact.ORDER:
            worth = "" if one.value is None else f"worth {_grouped(one.value)}"
            return word, Weight.GOOD, worth
        case StageFact.PROBLEM | StageFact.BREACH:
            if one.closed is None:
                return word, Weight.BAD, "open"
            ended = "solved" if one.stage_fact is StageFact.PROBLEM else "put right"
            return word, Weight.PLAIN, f"{ended} {short_day(file.day(one.closed))}"
        case StageFact.SESSION:
            lacking = lacks_words(
                one, file.facts, file.promises, deeds_in(file).zone, file.settings
            )
            return word, Weight.CLOSE, " · ".join(filter(None, (one.link, lacking)))
        case StageFact.DISCLOSURE:
            return word, Weight.CLOSE, one.source
        case StageFact.CONTACT | StageFact.NONE:
            return word, Weight.PLAIN, one.source


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _given_and_asked(file: AccountFile) -> Iterator[Line]:
    names = file.names
    for give in file.gives:
        if give.delivered and not give.dropped:
            whom = f"to {names[give.whom]}" if give.whom in names and give.whom else ""
            yield line_of(
                file, give.delivered, give.what, give, "gave", Weight.GOOD, whom
            )
    for ask in file.asks:
        if ask.asked and not ask.dropped:
            word, weight = _ANSWERED[ask.outcome]
            whom = f"of {names[ask.whom]}" if ask.whom in names and ask.whom else ""
            yield line_of(file, ask.asked, ask.what, ask, word, weight, whom)
    for no in file.refusals:
        who = names.get(no.who, "") if no.who else ""
        about = " · ".join(filter(None, (who, no.subject)))
        words = f"“{no.words}”"
        yield line_of(file, no.said, words, no, "they said no", Weight.CARE, about)


def _points(file: AccountFile) -> Iterator[Line]:
    for one in file.points:
        if one.answered and one.answer is not PointAnswer.OPEN:
            word = f"we said: {one.answer.value}"
            yield line_of(
                file, one.answered, one.subject, one, word, Weight.PLAIN, one.our_answer
            )


def _losses(file: AccountFile) -> Iterator[Line]:
    for one in file.losses:
        word = "dispute" if one.dispute else "lost"
        yield line_of(file, one.at, one.what, one, word, Weight.BAD, one.reason)


def _notes(file: AccountFile) -> Iterator[Line]:
    for one in file.notes:
        if one.meeting and one.kind not in _BEYOND:
            continue
        who = file.names.get(one.who, "") if one.who else ""
        word = _NOTED[one.kind]
        yield line_of(file, one.dated, one.text, one, word, Weight.PLAIN, who)


_WORDS: Final = {
    StageFact.NONE: "",
    StageFact.ORDER: "order",
    StageFact.REQUEST: "they asked",
    StageFact.SESSION: "planned together",
    StageFact.DISCLOSURE: "told you early",
    StageFact.PROBLEM: "problem",
    StageFact.BREACH: "came out untrue",
    StageFact.CONTACT: "message",
}
_ASKED: Final = {"yes": "called you first", "no": "called others first"}
_ANSWERED: Final = {
    AskOutcome.PLANNED: ("you asked", Weight.PLAIN),
    AskOutcome.OPEN: ("you asked", Weight.PLAIN),
    AskOutcome.YES: ("you asked, they said yes", Weight.GOOD),
    AskOutcome.NO: ("you asked, they said no", Weight.CARE),
    AskOutcome.LATER: ("you asked, they said later", Weight.PLAIN),
}
# Notes that are about more than the meeting they were written in.
_BEYOND: Final = frozenset({NoteKind.LANDSCAPE, NoteKind.LESSON})
_NOTED: Final = {
    NoteKind.PLAIN: "note",
    NoteKind.LANDSCAPE: "around them",
    NoteKind.GOAL: "goal",
    NoteKind.WORRY: "worry",
    NoteKind.LESSON: "learned",
}
