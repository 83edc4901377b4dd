"""The grammar of the When column (PACKS section 4), parsed and never evaluated as code."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from checklists.pack import Channel, Kind, Stage


class Situation(StrEnum):
    """The facts a condition may name, beside kind, channel and stage."""

    FIRST = "first"
    COLLEAGUE = "colleague"
    NEW_PERSON = "new-person"
    RECORDING = "recording"
    PAST_REFUSAL = "past-refusal"
    REFUSED = "refused"
    THEIRS = "theirs"
    UNCOVERED = "uncovered"
    FEW_CONTACTS = "contacts<2"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds for a meeting: its kind, channel, the account's stage, the facts.

    `not-first` is no fact of its own: it is the absence of `first`.
    """

    kind: Kind
    channel: Channel
    stage: Stage = Stage.ME_TOO
    facts: frozenset[Situation] = field(default_factory=frozenset)
