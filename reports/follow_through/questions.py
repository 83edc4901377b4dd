"""What a reader may ask about: at most three things, ranked by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from app.records.account import AccountId
from app.rules.wording import count
from reports import words
from reports.follow_through.due import Ended, Ending
from reports.follow_through.values import Gathered, Wishes, WorthAsking

MOST: Final = 3
_TIMES: Final = {2: "twice", 3: "three times"}
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def worth_asking(
    gathered: Gathered, ended: Sequence[Ended], wishes: Wishes
) -> tuple[WorthAsking, ...]:
    """Return the three that weigh most.

    Open ones first, the longest overdue before the others; then late without a
    word, the latest first; then accounts asked twice and given nothing since; then
    promises called off. What the rep left out does not appear.
    """
    names = {one.id: one.name for one in gathered.accounts}
    kept = [e for e in ended if not wishes.without & {e.promise, e.account}]
    ranked = (
        *_open(gathered, kept, names),
        *_late(kept, names),
        *(one for one in _one_sided(gathered) if one.about not in wishes.without),
        *_called_off(gathered, kept, names),
    )
    return tuple(
        WorthAsking(one.text, one.about, wishes.comments.get(one.about, ""))
        for one in ranked[:MOST]
    )


def _open(
    gathered: Gathered, ended: Sequence[Ended], names: dict[AccountId, str]
) -> Iterator[WorthAsking]:
    for one in ended:
        if one.ending is Ending.OPEN:
            due = words.date_only(gathered.period.day(one.due))
            yield _about(one, names, f"due {due}, open")


def _late(ended: Sequence[Ended], names: dict[AccountId, str]) -> Iterator[WorthAsking]:
    late = [one for one in ended if one.ending is Ending.LATE_NOT_TOLD]
    late.sort(key=lambda one: -one.days_late)
    for one in late:
        days = one.days_late
        how = "moved twice"
        if days:
            how = f"{words.few(days)} {'day' if days == 1 else 'days'} late"
        yield _about(one, names, f"{how}, not told")


def _called_off(
    gathered: Gathered, ended: Sequence[Ended], names: dict[AccountId, str]
) -> Iterator[WorthAsking]:
    for one in ended:
        if one.ending is Ending.CALLED_OFF:
            due = words.date_only(gathered.period.day(one.due))
            yield _about(one, names, f"due {due}, called off by us")


def _about(one: Ended, names: dict[AccountId, str], how: str) -> WorthAsking:
    what = words.begin(one.what.rstrip(" ."))
    return WorthAsking(f"{what}, {names.get(one.account, '')}: {how}", one.promise)


def _one_sided(gathered: Gathered) -> Iterator[WorthAsking]:
    """Yield accounts asked twice in the period since anything useful was given."""
    begins, ends = gathered.period.begins, gathered.period.ends
    given: dict[AccountId, datetime] = {}
    for give in gathered.gives:
        if give.delivered is not None and give.delivered < ends and not give.dropped:
            last = given.get(give.account, give.delivered)
            given[give.account] = max(last, give.delivered)
    asked = Counter(
        ask.account
        for ask in gathered.asks
        if ask.asked is not None
        and not ask.dropped
        and begins <= ask.asked < ends
        and ask.asked > given.get(ask.account, _LONG_AGO)
    )
    names = {one.id: one.name for one in gathered.accounts}
    ranked = [
        (-times, names.get(account, ""), account) for account, times in asked.items()
    ]
    for fewer, name, account in sorted(ranked):
        if fewer < -1:
            times = _TIMES.get(-fewer) or count(-fewer, "time")
            since = _since(gathered, given.get(account))
            yield WorthAsking(f"{name}: asked {times}, {since}", account)


def _since(gathered: Gathered, given: datetime | None) -> str:
    if given is None:
        return "nothing useful sent yet"
    month = words.month(gathered.period.day(given))
    return f"nothing useful sent since {month}"
