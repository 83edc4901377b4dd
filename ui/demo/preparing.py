"""How Ida goes down a list: what the book offers she confirms, the rest she says."""

from __future__ import annotations

from collections.abc import Mapping

from app.book.dossiers import dossier
from app.desk import answering, knowing
from app.desk.drafts import draft
from app.records.meeting import MeetingId, Value
from app.records.moment import Due
from app.records.promise import Promise, PromiseState
from app.rules.fitting import note_kind
from app.rules.preparation import prepare
from app.rules.values import Row
from app.when_words import read_when
from checklists.pack import AnswerKind, Family, Item, ItemId, Phase
from ui.demo.records import records_of
from ui.demo.rep import Rep

BEFORE = (Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT)
SPLIT = "|"

Said = Mapping[str, str]

# What she says where nothing is said for a call in particular.
USUAL: Said = {
    "plan-changes": "nothing new",
    "plan-demo-leave-out": "the report builder and everything for admins",
    "plan-exp-goal": "Fewer changes of shift at the last minute",
    "plan-exp-mirror": "The outage of last year; I will bring it up",
    "plan-after-usage": "The swap screen: they still phone each other",
    "reh-questions": "What happens when somebody calls in sick? | Who notices first?",
    "reh-after-no-sell": "yes",
    "reh-demo-dry-run": "18",
    "reh-neg-goals": "live before spring | two years",
    "reh-neg-fixed": "Nils Holm | the notice period | our terms",
    "pre-demo-data": "yes | sample depot B",
    "pre-neg-limit": "8 % | we stay at the pilot",
    "pre-names": "all sure",
    "pre-clock": "right",
    "pre-web-screen": "the planner only",
    "pre-web-sound": "yes",
    "pre-phone-line": "yes",
    "pre-focus": "yes",
    "pre-outcome-aloud": "said",
    "wrap-honest": "no",
    "wrap-exp-fit": "yes | the same trouble as two customers of ours",
}


def go_down(
    rep: Rep,
    meeting: MeetingId,
    phases: tuple[Phase, ...] = BEFORE,
    said: Said | None = None,
    *,
    leave: tuple[str, ...] = (),
) -> None:
    """Close every open row of some lists, but those to leave, in their order."""
    words = said or {}
    for phase in phases:
        for row in _open_rows(rep, meeting, phase):
            if row.item.id not in leave:
                _close(rep, meeting, row, words)


def want(rep: Rep, meeting: MeetingId, who: str, what: str, by: str) -> None:
    """Write who of theirs is to do what, by when, if it goes well."""
    deed = draft(
        rep.desk,
        Promise,
        what,
        meeting=meeting,
        ours=False,
        who=rep.person(who).id,
        due=due(rep, by),
        state=PromiseState.WANTED,
        told=False,
    )
    answering.answer_with(rep.desk, meeting, ItemId("plan-outcome"), [deed])


def parts_of(words: str) -> list[str]:
    """Return the parts of a line between the bars."""
    return [part.strip() for part in words.split(SPLIT)]


def due(rep: Rep, words: str) -> Due:
    """Return a day as Ida types it."""
    zone = rep.desk.book.settings().zone
    read = read_when(words, rep.desk.now, zone)
    if read is None:
        raise ValueError(words)
    return read.due


def _open_rows(rep: Rep, meeting: MeetingId, phase: Phase) -> list[Row]:
    whole = dossier(rep.desk.book, meeting, rep.desk.now)
    packs = rep.desk.library.packs_for(whole.meeting.kind, whole.meeting.channel)
    pause = prepare(whole, rep.desk.library.items(packs)).checklist.pauses.get(phase)
    return [row for row in pause.rows if not row.closed] if pause else []


def _close(rep: Rep, meeting: MeetingId, row: Row, said: Said) -> None:
    item = row.item
    words = said.get(item.id, "")
    if not words and row.fill:
        answering.confirm(rep.desk, meeting, item.id)
    elif words := words or USUAL.get(item.id, ""):
        _say(rep, meeting, item, parts_of(words))
    elif item.zero:
        answering.answer(rep.desk, meeting, item.id, none=True)


def _say(rep: Rep, meeting: MeetingId, item: Item, parts: list[str]) -> None:
    """Answer a row as its kind of answer wants it."""
    if records := records_of(rep, meeting, item, parts):
        answering.answer_with(rep.desk, meeting, item.id, records)
        return
    text = parts[0]
    values: tuple[Value, ...] = ()
    if item.answer is AnswerKind.CHOICE:
        chosen = next(o for o in item.options if o.name == text)
        values = tuple(Value(chosen.detail, part) for part in parts[1:])
    elif item.fields:
        named = zip(item.fields, parts, strict=False)
        values = tuple(Value(field.name, part) for field, part in named)
        text = ""
        if item.record is Family.NOTE:
            whole = "; ".join(f"{value.field}: {value.text}" for value in values)
            knowing.note(rep.desk, whole, meeting=meeting, kind=note_kind(item))
    answering.answer(rep.desk, meeting, item.id, text, values=values)
