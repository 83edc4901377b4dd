"""What of theirs a give could serve next: something they said, not served lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from typing import Final
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.exchange import Give
from app.records.knowledge import Need
from app.records.person import Person, PersonId
from app.rules.wording import equalised, short_day

# A shorter text is too often a part of another by chance.
SHORTEST: Final = 6
# What stands for the words of somebody whose traces were erased.
FORGOTTEN: Final = "(erased)"
# As a wording is the same one mended (PACKS section 13).
NEAR: Final = 0.6
NONE_ON_FILE: Final = "No interest on file yet: ask what they read or work on."
ALL_SERVED: Final = (
    "Every interest on file was served lately: ask what they work on now."
)


@dataclass(frozen=True, slots=True)
class Offer:
    """An interest to serve and whose it is; without one, `lack` says why."""

    need: Need | None
    whom: Person | None
    lack: str = ""

    def words(self, zone: str) -> str:
        """Return `Jens cares about “quiet nights” (Tue 3 Nov).`, or what lacks."""
        if self.need is None:
            return self.lack
        day = short_day(self.need.said.astimezone(ZoneInfo(zone)).date())
        day = day.replace(" ", "\N{NO-BREAK SPACE}")
        who = self.whom.name if self.need.who and self.whom else "They"
        cares = "cares" if who != "They" else "care"
        return f"{who} {cares} about “{self.need.words}” ({day})."


def what_next(offer: Offer, planned: Give | None, zone: str) -> str:
    """Return what is to be done: send what is planned, or serve what they said."""
    return f"“{planned.what}” is planned: send it." if planned else offer.words(zone)


def to_serve(
    dossier: Dossier, whom: PersonId | None = None, *, only: bool = False
) -> Offer:
    """Return the interest to serve next: the newest never served, else one long ago.

    What was served in the last half year, or is to be by what is planned, is not
    offered. With `only` it is one of that person, or of nobody in particular.
    """
    theirs = [need for need in dossier.needs if _is_theirs(dossier, need)]
    if only and whom is not None:
        theirs = [need for need in theirs if need.who in {None, whom}]
    gives = [give for give in dossier.gives if not give.dropped]
    open_ = [n for n in theirs if not any(_lately(dossier, g, n) for g in gives)]
    never = [n for n in open_ if not any(serves(g.interest, n.words) for g in gives)]
    need = max(never or open_, key=lambda one: (one.said, one.id), default=None)
    person = person_of(dossier, (need.who if need else None) or whom)
    if need is not None:
        return Offer(need, person)
    return Offer(None, person, ALL_SERVED if theirs else NONE_ON_FILE)


def serves(interest: str, words: str) -> bool:
    """Say whether two lines name the same interest: equal, within, or nearly so."""
    one, other = equalised(interest), equalised(words)
    if not (one and other):
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST and f" {short} " in f" {long} ":
        return True
    match = SequenceMatcher(None, short, long, autojunk=False)
    return match.real_quick_ratio() >= NEAR and match.ratio() >= NEAR


def person_of(dossier: Dossier, person: PersonId | None) -> Person | None:
    """Return somebody of theirs who is still of the account, else nobody."""
    found = dossier.people.get(person) if person else None
    if found is None or found.ours or found.account != dossier.account.id:
        return None
    return found


def day_there(dossier: Dossier, instant: datetime) -> timedelta:
    """Return how long ago an instant was, in dates of the account's zone."""
    zone = ZoneInfo(dossier.zone)
    return dossier.now.astimezone(zone).date() - instant.astimezone(zone).date()


def _is_theirs(dossier: Dossier, need: Need) -> bool:
    """Say whether it is an interest of this account, of somebody still there."""
    still = need.who is None or person_of(dossier, need.who) is not None
    here = need.account == dossier.account.id
    said = need.interest and need.said <= dossier.now and need.words != FORGOTTEN
    return here and still and said


def _lately(dossier: Dossier, give: Give, need: Need) -> bool:
    """Say whether a give is to serve a need, or did in the last half year."""
    if not serves(give.interest, need.words):
        return False
    if give.delivered is None:
        return True
    lately = timedelta(days=dossier.settings.asks_days)
    return day_there(dossier, give.delivered) <= lately
