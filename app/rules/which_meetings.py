"""Which events of a calendar are meetings with a customer; all others are busy time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from app.exchange.matching import domain_of, outsiders
from app.records.event import ChosenBy, Event, EventChoice
from app.rules.wording import equalised

# Of two choices made at one instant, what names fewer events holds.
_NARROW: Final = MappingProxyType(
    {
        ChosenBy.SERIES: 3,
        ChosenBy.ADDRESS: 2,
        ChosenBy.DOMAIN: 1,
        ChosenBy.WORDS: 0,
    }
)
_OCCURRENCE: Final = re.compile(r"/\d{8}(?:T\d{6}Z)?$")


def series_of(uid: str) -> str:
    """Return the uid of the series an event is of: its own where it does not repeat."""
    return _OCCURRENCE.sub("", uid)


def fits(choice: EventChoice, event: Event) -> bool:
    """Say whether a choice is about an event.

    A choice of a series is about each of its events, one of an occurrence about that
    one; words stand in the title as they are, whole; a domain has those below it.
    That all with certain words or people are meetings says nothing of whole days.
    """
    match choice.by:
        case ChosenBy.SERIES:
            return bool(event.uid) and choice.value in {
                event.uid,
                series_of(event.uid),
            }
        case _ if choice.is_meeting and event.whole_day:
            return False
        case ChosenBy.WORDS:
            return bool(_words(choice.value).search(equalised(event.title)))
        case ChosenBy.DOMAIN:
            return choice.value in set(_domains(event))
        case ChosenBy.ADDRESS:
            return choice.value in set(_addresses(event))


class Choices:
    """All choices the rep made, ready to be asked about many events."""

    def __init__(self, made: Iterable[EventChoice]) -> None:
        self._named: dict[tuple[ChosenBy, str], list[EventChoice]] = {}
        self._worded: list[EventChoice] = []
        for choice in made:
            if choice.by is ChosenBy.WORDS:
                self._worded.append(choice)
            else:
                self._named.setdefault((choice.by, choice.value), []).append(choice)

    def of(self, event: Event) -> EventChoice | None:
        """Return the choice that holds for an event: the newest of those that fit.

        Of equally new ones it is the narrowest: one occurrence, a series, an
        address, a domain, words.
        """
        fitting = (one for one in self._near(event) if fits(one, event))
        return max(
            fitting,
            key=lambda one: (
                one.made,
                _NARROW[one.by],
                one.value == event.uid,
                one.value,
                one.id,
            ),
            default=None,
        )

    def _near(self, event: Event) -> Iterator[EventChoice]:
        """Yield the choices that may be about an event."""
        yield from self._worded
        if self._named:
            series = ((ChosenBy.SERIES, uid) for uid in (event.uid, _series(event)))
            domains = ((ChosenBy.DOMAIN, one) for one in _domains(event))
            addresses = ((ChosenBy.ADDRESS, one) for one in _addresses(event))
            for key in {*series, *domains, *addresses}:
                yield from self._named.get(key, ())


def is_meeting(
    event: Event,
    choices: Choices,
    own_domains: Collection[str],
    own_emails: Collection[str],
) -> bool:
    """Say whether an event is a meeting with a customer, else it is busy time.

    What the rep chose holds. Without a choice, somebody from outside attends.
    """
    if choice := choices.of(event):
        return choice.is_meeting
    return is_with_others(event, own_domains, own_emails)


def is_with_others(
    event: Event, own_domains: Collection[str], own_emails: Collection[str]
) -> bool:
    """Say whether somebody outside our own domains attends an event.

    Without own domains or addresses nobody can be told apart, so the organiser
    counts as ours. A whole day is never a meeting by itself, nor is time marked as
    free unless somebody else invited us.
    """
    if event.whole_day:
        return False
    own = own_emails
    if not own_domains and not own_emails and event.organiser:
        own = (event.organiser,)
    others = outsiders(event.people, own_domains, own)
    if not others:
        return False
    return not event.free or any(one.email == event.organiser for one in others)


def _series(event: Event) -> str:
    return series_of(event.uid)


def _addresses(event: Event) -> Iterator[str]:
    yield from (person.email for person in event.people if person.email)
    if event.organiser:
        yield event.organiser


def _domains(event: Event) -> Iterator[str]:
    """Yield every domain its people write from, and those above it."""
    for address in _addresses(event):
        labels = domain_of(address).split(".")
        yield from (".".join(labels[first:]) for first in range(len(labels)))


@lru_cache(maxsize=256)
def _words(value: str) -> re.Pattern[str]:
    """Return what finds words in a title that is written equal."""
    return re.compile(rf"(?<!\w){re.escape(equalised(value))}(?!\w)")
