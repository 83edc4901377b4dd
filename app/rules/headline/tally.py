"""K of n, and the newest cases against it by the record they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from app.rules.wilson import Share

MOST_NAMED: Final = 12


class Case(NamedTuple):
    """What speaks against a figure: the id of a record, and why in a few words."""

    record: str
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """`kept` of `total`; `against` names the newest that were not, a dozen at most."""

    kept: int = 0
    total: int = 0
    against: tuple[Case, ...] = ()

    @property
    def share(self) -> Share:
        """The two as a share."""
        return Share(self.kept, self.total)


NONE_YET: Final = Tally()


def tallied(kept: int, against: Iterable[Case]) -> Tally:
    """Count what was kept, and the cases against it, which come newest first."""
    cases = iter(against)
    named = tuple(islice(cases, MOST_NAMED))
    return Tally(kept, kept + len(named) + sum(1 for _ in cases), named)
