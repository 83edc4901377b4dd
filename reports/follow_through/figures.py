"""The sentences of a follow-through report."""

from __future__ import annotations

from collections.abc import Sequence

from app.rules.values import ReadyWord
from app.rules.wording import count
from reports.follow_through.due import Ended, Ending, tally
from reports.follow_through.values import Gathered, Wishes


def promises_sentence(ended: Sequence[Ended], kept: int = 0) -> str:
    """Return the whole period in one sentence; its parts add up.

    `kept` is how many more were plainly kept.
    """
    counts = tally(ended, kept)
    many = sum(counts.values())
    if not many:
        return "No promise came due."
    told = [
        f"{number} {ending}"
        for ending, number in counts.items()
        if number or ending is Ending.ON_TIME
    ]
    if many == counts[Ending.ON_TIME]:
        told = ["on time" if many == 1 else "all on time"]
    return f"{count(many, 'promise')} came due: {', '.join(told)}."


def meetings_sentence(gathered: Gathered) -> str:
    """Say how many meetings were held, were ready, and began late by us."""
    many = sum(gathered.headline.calls.held.values())
    if not many:
        return "No meeting was held."
    told = [f"{count(many, 'meeting')} held"]
    if known := len(gathered.ready):
        good = {ReadyWord.READY, ReadyWord.GAPS}
        ready = sum(word in good for word in gathered.ready.values())
        of = "" if known == many else f" of {known}"
        verb = "was" if ready == 1 else "were"
        told.append(f"{ready}{of} {verb} ready before they began")
    late = gathered.headline.calls.began_late
    told.append(f"{late or 'none'} began late on our side")
    return f"{'; '.join(told)}."


def left_out(gathered: Gathered, ended: Sequence[Ended], wishes: Wishes) -> str:
    """Declare what the rep left out; the figures stay whole."""
    accounts = sum(one.id in wishes.without for one in gathered.accounts)
    named = (one for one in ended if one.ending is not Ending.ON_TIME)
    promises = sum(one.promise in wishes.without for one in named)
    parts = []
    if promises:
        parts.append(count(promises, "promise"))
    if accounts:
        parts.append(
            f"the {'name' if accounts == 1 else 'names'} of "
            f"{count(accounts, 'account')}"
        )
    if not parts:
        return "Left out by the rep: nothing."
    return f"Left out by the rep: {' and '.join(parts)}; the figures hold them."


def written(gathered: Gathered) -> str:
    """Say when answers were given, in the three classes of an export."""
    told = gathered.written
    dot = "\N{MIDDLE DOT}"
    return (
        f"{told.before} before the call {dot} {told.during} during {dot} "
        f"{told.after} after, marked in each record."
    )
