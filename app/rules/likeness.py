"""When two names may be of one person or one firm, and which people may be the same.

All of it is symmetric, and blind to case, accents and how letters are put together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import Final, TypeVar
from unicodedata import normalize

from app.exchange.matching import firm_domain, is_free_mail
from app.records.account import Account, AccountId
from app.records.person import Person
from app.rules.firm_names import firm_key
from app.rules.wording import TITLES

_WORD: Final = re.compile(r"[^\W_]+")
_MARKS: Final = re.compile("[\u0300-\u036f]")
_PLAIN: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "ð": "d"})
_DEGREES: Final = frozenset({"phd", "mba", "msc", "bsc", "ing", "mgr", "dipl", "csc"})
# A slip of the keys shows in a word of so many letters; in a shorter one it may
# well be another name.
_SLIP_FROM: Final = 4
# A number that so many have is the firm's.
_SWITCHBOARD: Final = 3
# Of a word that so many of one account share, only whole names are compared.
_CROWD: Final = 200

T = TypeVar("T")


class Why(StrEnum):
    """Why two may be the same, the surest first."""

    MAIL = "same mail address"
    DOMAIN = "same mail domain"
    NUMBER = "same number"
    NAME = "same name"
    NEARLY = "nearly the same name"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people or two accounts that may be the same; `one` came in first."""

    one: Person | Account
    other: Person | Account
    why: Why

    @property
    def key(self) -> str:
        """What the pair is known by, whichever way round."""
        return pair_key(self.one.id, self.other.id)


def pair_key(one: str, other: str) -> str:
    """Return what two ids are known by together, whichever comes first."""
    return " ".join(sorted((one, other)))


def likeness(one: str, other: str) -> Why | None:
    """Tell whether two names are the same or nearly, in whatever order of words.

    Titles count for nothing. Nearly: all words but one agree, and that one is an
    initial of the other's, left out, or off by one key.
    """
    if one == other:
        return Why.NAME
    mine, yours = name_words(one), name_words(other)
    if not (mine and yours):
        # Nothing but signs, or a title: as it is written, or not at all.
        return Why.NAME if _bare(one) == _bare(other) else None
    if mine == yours:
        return Why.NAME
    return Why.NEARLY if _nearly(mine, yours) else None


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words that make a name, in the order of the alphabet."""
    words = _WORD.findall(_bare(name))
    telling = [word for word in words if word not in TITLES | _DEGREES]
    return tuple(sorted(telling))


def like_people(
    people: Sequence[Person], apart: Collection[str] = frozenset()
) -> tuple[Pair, ...]:
    """Return pairs of people of one side who may be the same, each once.

    `apart` are the keys of pairs that were said to be different.
    """
    found: dict[str, Pair] = {}
    for why, one, other in _candidates(people):
        key = pair_key(one.id, other.id)
        if key not in apart and key not in found and one.ours == other.ours:
            found[key] = Pair(one, other, why)
    return tuple(found.values())


def like_accounts(
    accounts: Sequence[Account], apart: Collection[str] = frozenset()
) -> tuple[Pair, ...]:
    """Return pairs of accounts with a mail domain or a name in common.

    A name is compared without its legal form; free mail is nobody's domain.
    """
    found: dict[str, Pair] = {}
    firms = (
        (firm_domain(domain), one)
        for one in accounts
        for domain in one.domains
        if not is_free_mail(domain)
    )
    names = ((key, one) for one in accounts if (key := firm_key(one.name)))
    for why, groups in ((Why.DOMAIN, _grouped(firms)), (Why.NAME, _grouped(names))):
        for group in groups:
            for one, other in combinations(group[:_CROWD], 2):
                key = pair_key(one.id, other.id)
                if key not in apart and key not in found:
                    found[key] = Pair(one, other, why)
    return tuple(found.values())


def _candidates(people: Sequence[Person]) -> Iterator[tuple[Why, Person, Person]]:
    mails = ((mail.casefold(), one) for one in people for mail in one.emails)
    for group in _grouped(mails):
        for one, other in combinations(group[:_CROWD], 2):
            yield Why.MAIL, one, other
    numbers = (
        ((phone.number, phone.extension), one)
        for one in people
        for phone in one.phones
        if phone.label != "main"
    )
    for group in _grouped(numbers):
        if len(group) < _SWITCHBOARD:
            yield Why.NUMBER, group[0], group[1]
    whole = ((_of(one), name_words(one.name)) for one in people)
    wholes = (
        ((home, words), one) for (home, words), one in zip(whole, people, strict=True)
    )
    for group in _grouped(wholes):
        for one, other in combinations(group[:_CROWD], 2):
            if likeness(one.name, other.name):
                yield Why.NAME, one, other
    words = (
        ((_of(one), word), one)
        for one in people
        for word in name_words(one.name)
        if len(word) > 1
    )
    for group in _grouped(words):
        if len(group) > _CROWD:
            continue
        for one, other in combinations(group, 2):
            if likeness(one.name, other.name) is Why.NEARLY:
                yield Why.NEARLY, one, other


def _of(person: Person) -> AccountId | None:
    return person.account


def _grouped(keyed: Iterable[tuple[Hashable, T]]) -> list[list[T]]:
    """Return what shares a key, where at least two do, each once in a group."""
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for key, one in keyed:
        if not groups[key] or groups[key][-1] is not one:
            groups[key].append(one)
    return [group for group in groups.values() if len(group) > 1]


def _nearly(mine: Sequence[str], yours: Sequence[str]) -> bool:
    """Tell whether two names of at least two words differ in one of them."""
    common = Counter(mine) & Counter(yours)
    left, right = (
        list((Counter(words) - common).elements()) for words in (mine, yours)
    )
    shared = common.total()
    if not any(len(word) > 1 for word in common):
        return False
    if not left or not right:
        return shared > 1 and len(left) + len(right) == 1
    if len(left) != 1 or len(right) != 1:
        return False
    one, other = left[0], right[0]
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    return min(len(one), len(other)) >= _SLIP_FROM and _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    """Tell whether a key too many, too few, another or two swapped lie between."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next(
        (at for at, letter in enumerate(short) if letter != long[at]), len(short)
    )
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    swapped = short[same + 1 : same + 2] + short[same : same + 1]
    return (
        short[same + 1 :] == long[same + 1 :]
        or swapped + short[same + 2 :] == long[same:]
    )


@lru_cache(maxsize=8192)
def _bare(text: str) -> str:
    """Return a text without case, accents and blanks at its ends."""
    plain = _MARKS.sub("", normalize("NFKD", text)).casefold().translate(_PLAIN)
    return normalize("NFC", _MARKS.sub("", normalize("NFKD", plain))).strip()
