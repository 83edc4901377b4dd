"""What stood in a row last time, to be taken line by line (PACKS section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from types import MappingProxyType
from typing import Final

from app.dossier import Dossier, OurWords
from app.records.exchange import Ask, AskOutcome, Concession, Give
from app.records.knowledge import Claim, Note
from app.records.meeting import Answer, Answered, Meeting, Value
from app.rules.values import Fill
from app.rules.wording import equalised, first_name
from checklists.pack import AnswerKind, Family, Item, Phase

# What happens in a call, and right after, is of that call alone.
PREPARED: Final = frozenset({Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT})
# One press, a digit or a look at this machine is never a repetition.
IN_WORDS: Final = frozenset(
    {
        AnswerKind.TEXT,
        AnswerKind.CLAIM,
        AnswerKind.GIVE,
        AnswerKind.ASK,
        AnswerKind.CONCESSION,
    }
)
# Their own words, what is known of them and what they promised have their own rows.
NOT_REPEATED: Final = frozenset(
    {
        Family.PERSON,
        Family.PROMISE,
        Family.POINT,
        Family.REFUSAL,
        Family.NEED,
        Family.FACT,
        Family.AGENDA,
    }
)
# Said of us, or asked of anybody: the words may come from a meeting with another.
LENT_WORDS: Final = frozenset(
    {
        "plan-min-outcome",
        "plan-intent",
        "plan-demo-leave-out",
        "plan-exp-mirror",
        "reh-questions",
        "pre-neg-limit",
        "pre-web-screen",
    }
)
# What is new since then is what these ask.
_NEW_EACH_TIME: Final = frozenset(
    {"plan-refusal-clear", "plan-win-give", "reh-win-changed"}
)
_ANCHORS: Final = frozenset({"question"})
_LAPSED: Final = frozenset({AskOutcome.YES, AskOutcome.NO})


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier answer to a row; whether it was given to the same account, and when.

    Where the meeting is the account's own, `day` is that of the meeting.
    """

    answer: Answer
    own: bool
    told: str
    day: datetime


def last_time(item: Item, dossier: Dossier) -> tuple[Fill, ...]:
    """Return the lines of the newest earlier answer that do not stand here yet.

    It is the account's last held meeting that counts, else the last of this kind.
    """
    if item.phase not in PREPARED or item.answer not in IN_WORDS:
        return ()
    if item.record in NOT_REPEATED or item.id in _NEW_EACH_TIME:
        return ()
    before = earlier_answer(dossier, item)
    if before is None or dossier.now > dossier.meeting.actual_start:
        return ()
    known = records_by_id(dossier) if before.answer.links else {}
    lines = _lines(item, before, dossier, known)
    here = _said_here(dossier.answers.get(item.id), dossier.meeting.id, known)
    return tuple(line for line in lines if equalised(line.text) not in here)


def earlier_answer(dossier: Dossier, item: Item) -> Before | None:
    """Return the answer to repeat, the account's own before one of another."""
    own = dossier.last_answers.get(item.id)
    if own is not None and _says_something(own):
        return _own(dossier, own)
    alike = dossier.kind_answers.get(item.id)
    if alike is None or not _says_something(alike):
        return None
    if any(m.id == alike.meeting for m in dossier.history):
        return _own(dossier, alike)
    told = f"in another {dossier.meeting.kind.value}"
    return Before(alike, own=False, told=told, day=alike.at)


def _own(dossier: Dossier, answer: Answer) -> Before:
    """Return an answer to the same account, of the day of its meeting."""
    then = next((m for m in dossier.history if m.id == answer.meeting), None)
    day = then.starts.instant if then else answer.at
    return Before(answer, own=True, told=_with_whom(dossier, then), day=day)


def _says_something(answer: Answer) -> bool:
    given = answer.state is Answered.ANSWERED and not answer.none
    return given and bool(answer.text or answer.values or answer.links)


def _with_whom(dossier: Dossier, then: Meeting | None) -> str:
    """Return `with Anna`: the first of theirs who was invited then."""
    invited = then.attendees if then else ()
    known = (dossier.people.get(guest.person) for guest in invited)
    theirs = next((p for p in known if p and not p.ours), None)
    return f"with {first_name(theirs.name)}" if theirs else "last time"


def _lines(
    item: Item, before: Before, dossier: Dossier, known: Mapping[str, OurWords]
) -> Iterator[Fill]:
    answer = before.answer
    if answer.links:
        for link in answer.links:
            record = known.get(link)
            line = _of_record(record, before, dossier) if record else None
            if line is not None:
                yield line
        return
    if not before.own and item.id not in LENT_WORDS:
        return
    fields = [field.name for field in item.fields]
    if fields and fields[0] in _ANCHORS and answer.values:
        yield from _grouped(answer.values, fields[0], before)
        return
    text = answer.text or ", ".join(v.text for v in answer.values if v.text)
    if text.strip():
        yield Fill(text, answer.values, dated=before.day, told=before.told)


def _grouped(values: Iterable[Value], anchor: str, before: Before) -> Iterator[Fill]:
    """Return a line for each value of the anchor, with what follows it."""
    lines: list[list[Value]] = []
    for value in values:
        if value.field == anchor:
            lines.append([])
        if lines:
            lines[-1].append(value)
    for line in lines:
        yield Fill(line[0].text, tuple(line), dated=before.day, told=before.told)


def _of_record(record: OurWords, before: Before, dossier: Dossier) -> Fill | None:
    """Return a record as a line, or nothing where it cannot be repeated."""
    words = said_of(record)
    if not words or not _may_be_repeated(record, own=before.own):
        return None
    line = Fill(words, dated=before.day, told=before.told)
    if record.account == dossier.account.id and isinstance(record, Claim | Note):
        # It is made to them already: the same record stands here as well.
        return replace(line, links=(record.id,))
    return replace(line, again=(record,))


def _may_be_repeated(record: OurWords, *, own: bool) -> bool:
    match record:
        case Give():
            # What they have already is no gift a second time.
            return not record.dropped and not (own and record.delivered)
        case Ask():
            return not record.dropped and not (own and record.outcome in _LAPSED)
        case Claim() | Concession():
            return not record.dropped
        case Note():
            return True


def said_of(record: OurWords) -> str:
    """Return the words of a record as a line of a row says them."""
    match record:
        case Claim():
            return record.statement
        case Note():
            return record.text
        case Give() | Ask():
            return record.what
        case Concession():
            return " for ".join(filter(None, (record.we_give, record.we_ask_back)))


def _said_here(
    answer: Answer | None, here: str, known: Mapping[str, OurWords]
) -> frozenset[str]:
    """Return the texts that stand in a row of this meeting, as they are compared."""
    records = (r for r in known.values() if _is_of(r, here, answer))
    texts = [said_of(record) for record in records]
    if answer is not None:
        texts += [answer.text, *(value.text for value in answer.values)]
        texts.append(", ".join(v.text for v in answer.values if v.text))
    return frozenset(equalised(text) for text in texts if text)


def _is_of(record: OurWords, here: str, answer: Answer | None) -> bool:
    return record.meeting == here or bool(answer and record.id in answer.links)


def records_by_id(dossier: Dossier) -> Mapping[str, OurWords]:
    """Return the records that carry our own words, those lent by others too."""
    every = chain(
        dossier.lent_records,
        dossier.claims,
        dossier.gives,
        dossier.asks,
        dossier.concessions,
        dossier.notes,
    )
    return MappingProxyType({record.id: record for record in every})
