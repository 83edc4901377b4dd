"""What Ida says in a row, as the records that such a row keeps."""

from __future__ import annotations

from functools import partial

from app.desk.answering import Linked
from app.desk.drafts import draft
from app.records.exchange import Ask, Concession, Give
from app.records.knowledge import (
    Claim,
    Fact,
    Need,
    Note,
    Point,
    PointAnswer,
    SourceKind,
)
from app.records.meeting import MeetingId
from app.rules.fitting import family_of, note_kind
from checklists.pack import Family, Item
from ui.demo.rep import Rep


def records_of(
    rep: Rep, meeting: MeetingId, item: Item, parts: list[str]
) -> list[Linked]:
    """Return the new records of an answer; none where its row keeps its own words."""
    first, second, third, *_ = *parts, "", ""
    new = partial(draft, rep.desk, meeting=meeting)
    match family_of(item):
        case Family.GIVE:
            whom = rep.person(second).id
            return [new(Give, first, whom=whom, interest=third)]
        case Family.ASK:
            whom = rep.person(second).id
            return [new(Ask, first, whom=whom, we_gain=third)]
        case Family.CLAIM:
            return [new(Claim, first, evidence=second, unproven=not second)]
        case Family.CONCESSION:
            pairs = zip(parts[::2], parts[1::2], strict=True)
            return [
                new(Concession, "", we_give=give, we_ask_back=back)
                for give, back in pairs
            ]
        case Family.FACT:
            kind = SourceKind.OWN_SITE
            return [new(Fact, first, source=second, source_kind=kind)]
        case Family.NEED:
            return [new(Need, first, who=rep.person(second).id, interest=True)]
        case Family.NOTE if not item.fields:
            return [new(Note, first, kind=note_kind(item))]
        case Family.POINT:
            return [_fixed(rep, meeting, first, second, third)]
        case _:
            return []


def _fixed(rep: Rep, meeting: MeetingId, who: str, what: str, by: str) -> Point:
    """Return a point that cannot be changed at the table, and who could change it."""
    return draft(
        rep.desk,
        Point,
        what,
        meeting=meeting,
        can_be_changed_by=who,
        fixed_by=by,
        answer=PointAnswer.FIXED,
        answered=rep.desk.now,
    )
