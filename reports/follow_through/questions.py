"""What a reader may ask about: at most three things, ranked by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from app.records.account import Account, AccountId
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
    kept = [e for e in ended if not wishes.without & {e.promise.id, e.promise.account}]
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
            due = words.date_only(gathered.period.day(one.reckoned.due.instant))
            yield _about(one, names, f"due {due}, open")


def _late(ended: Sequence[Ended], names: dict[AccountId, str]) -> Iterator[WorthAsking]:
    late = [one for one in ended if one.ending is Ending.LATE_NOT_TOLD]
    late.sort(key=lambda one: -one.reckoned.days_late)
    for one in late:
        days = one.reckoned.days_late
        how = "moved twice"
        if days:
            how = f"{words.few(days)} {'day' if days == 1 else 'days'} late"
        yield _about(one, names, f"{how}, not told")


def _called_off(
    gathered: Gathered, ended: Sequence[Ended], names: dict[AccountId, str]
) -> Iterator[WorthAsking]:
    for one in ended:
        if one.ending is Ending.CALLED_OFF:
            due = words.date_only(gathered.period.day(one.reckoned.due.instant))
            yield _about(one, names, f"due {due}, called off by us")


def _about(one: Ended, names: dict[AccountId, str], how: str) -> WorthAsking:
    promise = one.promise
    what = words.begin(promise.what.rstrip(" ."))
    return WorthAsking(f"{what}, {names.get(promise.account, '')}: {how}", promise.id)


def _one_sided(gathered: Gathered) -> Iterator[WorthAsking]:
    several: list[tuple[int, str, WorthAsking]] = []
    for account in gathered.accounts:
        asked = _asked_since_last_give(gathered, account)
        if asked > 1:
            several.append((-asked, account.name, _given_nothing(gathered, account)))
    yield from (one for _, _, one in sorted(several, key=lambda ranked: ranked[:2]))


def _last_give(gathered: Gathered, account: AccountId) -> datetime:
    given = (
        give.delivered
        for give in gathered.gives
        if give.account == account and give.delivered is not None and not give.dropped
    )
    return max((at for at in given if at < gathered.period.ends), default=_LONG_AGO)


def _asked_since_last_give(gathered: Gathered, account: Account) -> int:
    since = _last_give(gathered, account.id)
    return sum(
        ask.asked is not None and ask.asked > since and gathered.period.holds(ask.asked)
        for ask in gathered.asks
        if ask.account == account.id and not ask.dropped
    )


def _given_nothing(gathered: Gathered, account: Account) -> WorthAsking:
    asked = _asked_since_last_give(gathered, account)
    last = _last_give(gathered, account.id)
    since = "nothing useful sent yet"
    if last != _LONG_AGO:
        month = words.month(gathered.period.day(last))
        since = f"nothing useful sent since {month}"
    times = _TIMES.get(asked) or count(asked, "time")
    return WorthAsking(f"{account.name}: asked {times}, {since}", account.id)
