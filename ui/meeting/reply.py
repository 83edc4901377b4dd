"""What the rep did in a row: an answer with its records, or a way to close it."""

from __future__ import annotations

from dataclasses import dataclass

from app.records.meeting import Agenda, Value


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as an editor gives it; the desk keeps it in one transaction.

    `text` is the whole where the row has no named fields, the option of a choice,
    the digits of a number. `none` is the full answer "0". `records` are records made
    or changed in the row, whole; `dropped` those taken out of it; `links` the ids
    of all records the row now shows, in their order. `agenda` is set where the row
    edits the agenda of the meeting.
    """

    text: str = ""
    values: tuple[Value, ...] = ()
    links: tuple[str, ...] = ()
    none: bool = False
    records: tuple[object, ...] = ()
    dropped: tuple[object, ...] = ()
    agenda: Agenda | None = None
