"""CAR: give before asking, and let a no be a no (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from app.records.exchange import Ask, AskType, Give, Refusal
from app.rules.lint.asks import (
    age_in_days,
    matches,
    planned_asks,
    planned_gives,
    uncleared,
)
from app.rules.lint.case import Case
from app.rules.lint.said import sayers
from app.rules.lint.ways import (
    ADD_GIVE,
    DROP,
    DROP_ASK,
    MOVE,
    NAME_INTEREST,
    OTHER_LINK,
    WAS_GIVEN,
)
from app.rules.values import Finding
from app.rules.wording import count
from checklists.pack import Pillar

stop, check, _note = sayers(Pillar.CARE)


def large_ask_alone(case: Case) -> Iterator[Finding]:
    """CAR-01a: an ask of size 2 or more, and nothing useful goes with it."""
    for ask in planned_asks(case):
        if ask.size >= 2 and _goes_alone(case):
            yield stop(
                "CAR-01a",
                f"You plan to ask for {ask.what}; nothing useful goes with it yet.",
                "Add a give, or drop the ask.",
                case.place("reh-ask"),
                ask.id,
                (ADD_GIVE, DROP),
            )


def small_ask_alone(case: Case) -> Iterator[Finding]:
    """CAR-01b: the same for an ask of size 1."""
    for ask in planned_asks(case):
        if ask.size == 1 and _goes_alone(case):
            yield check(
                "CAR-01b",
                "A small ask, and nothing beside it yet.",
                "One useful line is enough.",
                case.place("reh-ask"),
                ask.id,
                (ADD_GIVE, DROP),
            )


def asked_again(case: Case) -> Iterator[Finding]:
    """CAR-02: they said no to this, and nothing has cleared it, or rest is not over."""
    standing = [*uncleared(case)]
    for ask in planned_asks(case):
        said = [one for one in case.dossier.refusals if matches(ask, one)]
        if not said:
            continue
        newest = max(said, key=lambda one: one.said)
        stands, rests = any(one in standing for one in said), _rests(case, said)
        if stands or rests:
            sent = (WAS_GIVEN,) if stands else ()
            yield stop(
                "CAR-02",
                f"They said no to this on {case.day(newest.said)}.",
                "Send something useful first; ask later.",
                case.place("plan-refusal-clear", "plan-win-give"),
                ask.id,
                (*sent, *((MOVE,) if rests else ()), DROP),
            )


def names_after_a_no(case: Case) -> Iterator[Finding]:
    """CAR-03: names are asked of somebody who said no."""
    said_no = {refusal.who for refusal in uncleared(case)}
    for ask in planned_asks(case):
        for_names = ask.type in {AskType.INTRODUCTION, AskType.CONTACTS}
        if for_names and (ask.whom in said_no or None in said_no):
            yield stop(
                "CAR-03",
                "They said no; this is no moment to ask for names.",
                "Thank them and stop there.",
                case.place("reh-ask"),
                ask.id,
                (DROP, WAS_GIVEN),
            )


def give_serves_nothing(case: Case) -> Iterator[Finding]:
    """CAR-04: a planned give names no interest, or leads to our advertising."""
    for give in planned_gives(case):
        serves, advertises = bool(give.interest.strip()), _advertises(case, give)
        if not serves or advertises:
            named = () if serves else (NAME_INTEREST,)
            yield check(
                "CAR-04",
                "Which of their interests does it serve?",
                "Tie it to something they said.",
                case.place("plan-give"),
                give.id,
                (*named, *((OTHER_LINK,) if advertises else ()), DROP),
            )


def asks_outweigh_gives(case: Case) -> Iterator[Finding]:
    """CAR-05: in half a year we asked for more than we gave."""
    planned = [one for one in planned_asks(case) if one.size >= 2]
    if not planned:
        return
    asks, gives = balance(case)
    if asks - gives >= case.dossier.settings.asks_over_gives:
        yield check(
            "CAR-05",
            f"{count(asks, 'ask')}, {count(gives, 'give')} in half a year.",
            "Let the next touch be a gift of use.",
            case.place("reh-ask"),
            planned[-1].id,
            (ADD_GIVE, DROP_ASK),
        )


def balance(case: Case) -> tuple[int, int]:
    """Return how often we asked and gave in half a year, planned here included.

    A small ask does not count.
    """
    days = case.dossier.settings.asks_days
    planned = sum(one.size >= 2 for one in planned_asks(case))
    asked = sum(
        ask.size >= 2 and ask.asked is not None and _lately(case, ask)
        for ask in case.dossier.asks
    )
    given = sum(
        give.delivered is not None and 0 <= age_in_days(case, give.delivered) <= days
        for give in case.dossier.gives
    )
    return asked + planned, given + len([*planned_gives(case)])


def _goes_alone(case: Case) -> bool:
    """Say whether nothing is given: planned here, or since the last ask there."""
    if any(planned_gives(case)):
        return False
    asked = [one.asked for one in case.dossier.asks if one.asked]
    last = max((at for at in asked if at <= case.now), default=None)
    return not any(
        give.delivered is not None
        and give.delivered <= case.now
        and (last is None or give.delivered > last)
        for give in case.dossier.gives
    )


def _rests(case: Case, said: list[Refusal]) -> bool:
    """Say whether the start lies before the day until which they are left in peace."""
    zone = ZoneInfo(case.dossier.zone)
    day = case.start.astimezone(zone).date()
    if any(one.rest_until and day < one.rest_until for one in said):
        return True
    if len(said) < 2:
        return False
    second = sorted(said, key=lambda one: one.said)[1]
    rest = timedelta(days=case.dossier.settings.rest_days)
    return day < second.said.astimezone(zone).date() + rest


def _lately(case: Case, ask: Ask) -> bool:
    days = case.dossier.settings.asks_days
    return ask.asked is not None and 0 <= age_in_days(case, ask.asked) <= days


def _advertises(case: Case, give: Give) -> bool:
    """Say whether a give leads to a page of our own."""
    try:
        host = (urlsplit(give.link.strip()).hostname or "").lower()
    except ValueError:
        return False
    own = case.dossier.settings.own_domains
    return any(host == one or host.endswith(f".{one}") for one in own if one)
