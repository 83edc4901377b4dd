"""Acts on several promises at once: all of them, or none where one cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from app.desk import promising
from app.desk.desk import Desk
from app.records.moment import Due
from app.records.promise import Promise, PromiseId


def each(
    desk: Desk,
    label: str,
    promises: Iterable[PromiseId],
    verb: Callable[..., Promise],
    **fields: object,
) -> tuple[Promise, ...]:
    """Do one verb with several promises, in one act."""
    with desk.act(label):
        return tuple(verb(desk, promise, **fields) for promise in promises)


def keep_several(desk: Desk, promises: Iterable[PromiseId]) -> tuple[Promise, ...]:
    """Mark promises done."""
    return each(desk, "keeping promises", promises, promising.keep)


def unkeep_several(desk: Desk, promises: Iterable[PromiseId]) -> tuple[Promise, ...]:
    """Take back that promises were done."""
    return each(desk, "marking promises not done", promises, promising.unkeep)


def move_several(
    desk: Desk,
    days: Mapping[PromiseId, tuple[Due, str]],
    at: datetime | None = None,
) -> tuple[Promise, ...]:
    """Move promises, each to its own due with the name of who agreed, or nobody."""
    with desk.act("moving promises"):
        return tuple(
            promising.agree_new_date(desk, one, due, agreed_by, at)
            for one, (due, agreed_by) in days.items()
        )


def say_late_and_look_in(
    desk: Desk, ours: Iterable[PromiseId], theirs: Iterable[PromiseId]
) -> tuple[Promise, ...]:
    """Note that they were told ours will be late, and that we looked in on theirs."""
    with desk.act("writing to them"):
        return (
            *(promising.tell_late(desk, one) for one in ours),
            *(promising.look_in(desk, one) for one in theirs),
        )
