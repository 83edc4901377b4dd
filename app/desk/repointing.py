"""Every record that names one that is going made to name another instead."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from app.book.codec import shape, to_json
from app.book.families import FAMILIES, Family, KeptPack
from app.book.write import Write
from app.desk.desk import Desk
from app.desk.duplicates import TWO
from app.records.mark import Mark
from app.records.meeting import Attendee, Meeting, Reply

# A record as JSON knows it.
Packed = Any


def repoint(desk: Desk, write: Write, gone: str, kept: str) -> int:
    """Make all records that name `gone` by its id name `kept`; return how many.

    Whoever was invited twice to a meeting is so once. A pair said to be two that
    is one now is forgotten.
    """
    many = 0
    for family in FAMILIES:
        if family.cls is KeptPack:
            continue
        own = shape(family.cls)
        for record in _naming(desk, family, gone):
            if record.id == gone:
                continue
            packed = _swapped(json.loads(own.body(record)), gone, kept)
            after = own.of_body(to_json(packed))
            if isinstance(after, Meeting):
                after = _each_once(after)
            if isinstance(after, Mark) and after.code == TWO:
                after = _pair_of(after, gone, kept)
            if after is None:
                write.drop(record)
            else:
                write.put(after)
            many += 1
    return many


def _naming(desk: Desk, family: Family, gone: str) -> tuple[Any, ...]:
    """Return the records of a family that have an id anywhere in them."""
    columns = (one for one in shape(family.cls).columns if one.type == "TEXT")
    clause = " OR ".join(f'instr("{one.name}", :gone)' for one in columns)
    return desk.book.select(family.cls, f"WHERE {clause}", {"gone": gone})


def _swapped(packed: Packed, gone: str, kept: str) -> Packed:
    """Return a value with one id in place of another; what is listed twice once."""
    if isinstance(packed, str):
        return kept if packed == gone else packed
    if isinstance(packed, dict):
        return {name: _swapped(each, gone, kept) for name, each in packed.items()}
    if isinstance(packed, list):
        swapped = [_swapped(each, gone, kept) for each in packed]
        once: list[Packed] = []
        for each in swapped:
            if each != kept or each not in once:
                once.append(each)
        return once
    return packed


def _each_once(meeting: Meeting) -> Meeting:
    """Return a meeting with everybody invited once, with the reply that is known."""
    found: dict[str, Attendee] = {}
    for one in meeting.attendees:
        before = found.get(one.person)
        if before is None:
            found[one.person] = one
        else:
            unknown = before.reply is Reply.UNKNOWN
            reply = one.reply if unknown else before.reply
            found[one.person] = replace(
                before, reply=reply, part=before.part or one.part
            )
    return replace(meeting, attendees=tuple(found.values()))


def _pair_of(mark: Mark, gone: str, kept: str) -> Mark | None:
    one, _, other = mark.record.partition(" ")
    ids = sorted({kept if each == gone else each for each in (one, other)})
    return replace(mark, record=" ".join(ids)) if len(ids) > 1 else None
