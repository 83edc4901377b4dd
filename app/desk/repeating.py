"""What was said before, said again here: lines of last time, records made anew."""

from __future__ import annotations

from dataclasses import replace

from app.desk.answer_writing import begun, write_answer
from app.desk.checking import checked
from app.desk.desk import Desk
from app.desk.preparing import lists_of
from app.desk.rows import answer_to, answerable
from app.dossier import OurWords
from app.errors import Problem
from app.records.exchange import Ask, AskOutcome, Concession, Give
from app.records.knowledge import Claim, Note
from app.records.meeting import Answer, Answered, Meeting, MeetingId, Source
from app.records.person import Person, PersonId
from app.rules.values import Fill
from checklists.pack import ItemId


def take_line(desk: Desk, meeting: MeetingId, item: ItemId, place: int = 0) -> Answer:
    """Take one line of last time into a row; what stands there stays.

    Lines that are all confirmed make a confirmed answer.
    """
    with desk.act("taking a line of last time") as write:
        here, row = answerable(desk, meeting, item)
        shown = lists_of(desk, meeting, desk.now).row(item)
        lines = shown.last_time if shown else ()
        if not place < len(lines):
            raise Problem(
                f"There is no line of last time for “{row.prompt}”.",
                "Answer it by hand.",
            )
        line = lines[place]
        made = made_again(desk, here, line)
        before = answer_to(desk, meeting, item)
        answer = begun(desk, here, row, Answered.ANSWERED)
        answer = replace(answer, source=_source(desk, before, made))
        standing = before if before and _stands(before) else None
        links = standing.links if standing else ()
        values = standing.values if standing else ()
        text = line.text if not (line.values or line.links or made) else ""
        given = replace(
            answer,
            text=text,
            values=(*values, *line.values),
            links=(*links, *line.links, *made),
        )
        return write_answer(desk, write, here, row, given)


def made_again(desk: Desk, meeting: Meeting, line: Fill) -> tuple[str, ...]:
    """Make the records of a line anew for a meeting; their ids come out."""
    made = []
    with desk.act("taking a line of last time") as write:
        for record in line.again:
            new = anew(desk, meeting, record)
            desk.known(new)
            write.put(checked(new))
            made.append(str(new.id))
    return tuple(made)


def anew(desk: Desk, meeting: Meeting, record: OurWords) -> OurWords:
    """Return a record as it begins in a meeting: its words and nothing that came after.

    Whoever it was for stays only in the same account; the one who is invited takes
    the place of another's.
    """
    began = "dated" if isinstance(record, Note) else "made"
    known: dict[str, object] = {
        "id": desk.new_id(),
        "account": meeting.account,
        "meeting": meeting.id,
        began: desk.now,
    }
    same = record.account == meeting.account
    match record:
        case Give():
            known |= {"due": None, "delivered": None, "interest": ""}
            known["whom"] = record.whom if same else _only_guest(desk, meeting)
            if same:
                known["interest"] = record.interest
        case Ask():
            known |= {"outcome": AskOutcome.PLANNED, "asked": None, "give": None}
            known["whom"] = record.whom if same else _only_guest(desk, meeting)
            known["told"] = type(record.told)("no")
        case Concession():
            known |= {"approver": "", "approved": None}
        case Note():
            known |= {"who": None, "review": None}
        case Claim():
            pass
    return replace(record, **known)  # type: ignore[arg-type]


def _only_guest(desk: Desk, meeting: Meeting) -> PersonId | None:
    """Return the one of theirs who is invited, if there is only one."""
    guests = desk.book.some(Person, (guest.person for guest in meeting.attendees))
    theirs = [person.id for person in guests if not person.ours]
    return theirs[0] if len(theirs) == 1 else None


def _stands(before: Answer) -> bool:
    return before.state is Answered.ANSWERED and not before.none


def _source(desk: Desk, before: Answer | None, made: tuple[str, ...]) -> Source:
    """Say how a line was given; one that still lacks whom it is for is not whole."""
    gives, asks = desk.book.some(Give, made), desk.book.some(Ask, made)
    if None in {*(give.whom for give in gives), *(ask.whom for ask in asks)}:
        return Source.HAND
    if before is None or not _stands(before):
        return Source.CONFIRMED
    return before.source
