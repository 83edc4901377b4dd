"""What the table says of one form of a rule (PACKS section 8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from checklists.pack import Pillar

_A_ROW: Final = re.compile(r"\b(?:plan|reh|pre|live)-[a-z-]+[a-z]\b")


class Weight(StrEnum):
    """How much a form weighs, and whether that changes.

    A rising one is a check until the last check opens, then a stop; one of ours is a
    stop when our side sent the invite, else a check.
    """

    STOP = "stop"
    CHECK = "check"
    NOTE = "note"
    RISING = "check>stop"
    OURS = "ours>stop"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a rule: how much it weighs, where and from when it speaks, of what.

    `where` names the rows it stands in; "or record": the existing record is enough;
    "-": no row is needed. `since` is when it begins to speak. Numbers in brackets
    are settings, words in braces stand for what was found. `cites` are the ideas it
    comes from, by number.
    """

    code: str
    weight: Weight
    where: str
    since: str
    fires: str
    cleared: str
    message: str
    hint: str
    cites: tuple[str, ...] = ()

    @property
    def pillar(self) -> Pillar:
        """The pillar it counts against."""
        return Pillar(self.code[:3])

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows that are named, by id."""
        return tuple(_A_ROW.findall(self.where))
