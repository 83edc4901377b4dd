"""The parts of a checklist pack, as values.

Ids and codes are those of PACKS sections 1 to 7: stable, never used twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

if TYPE_CHECKING:
    from checklists.condition import Condition  # noqa: TC004 - it imports this module

ItemId = NewType("ItemId", str)
PackId = NewType("PackId", str)


class Pillar(StrEnum):
    """The eight virtues; the first four lead (PACKS section 1)."""

    STRATEGY = "STR"
    PUNCTUALITY = "PUN"
    HONESTY = "HON"
    DETAIL = "DET"
    TACTICS = "TAC"
    PERSISTENCE = "PER"
    CARE = "CAR"
    FLEXIBILITY = "FLX"


LEAD: Final = frozenset(
    {Pillar.STRATEGY, Pillar.PUNCTUALITY, Pillar.HONESTY, Pillar.DETAIL}
)


class Bar(StrEnum):
    """The five bars that show the eight pillars on screen."""

    STRATEGY = "Strategy"
    PUNCTUALITY = "Punctuality"
    HONESTY = "Honesty"
    DETAIL = "Detail"
    RELATIONSHIP = "Relationship"


BAR_OF: Final = {
    Pillar.STRATEGY: Bar.STRATEGY,
    Pillar.PUNCTUALITY: Bar.PUNCTUALITY,
    Pillar.HONESTY: Bar.HONESTY,
    Pillar.DETAIL: Bar.DETAIL,
    Pillar.TACTICS: Bar.STRATEGY,
    Pillar.PERSISTENCE: Bar.RELATIONSHIP,
    Pillar.CARE: Bar.RELATIONSHIP,
    Pillar.FLEXIBILITY: Bar.RELATIONSHIP,
}


class Phase(StrEnum):
    """The pause points of a meeting, in their order (PACKS section 2)."""

    PLAN = "plan"
    REHEARSE = "rehearse"
    PREFLIGHT = "preflight"
    LIVE = "live"
    WRAP = "wrap"
    FOLLOW = "follow"


# The most rows of a full list: the column Cap of PACKS section 2.
CAPS: Final = {
    Phase.PLAN: 9,
    Phase.REHEARSE: 9,
    Phase.PREFLIGHT: 8,
    Phase.LIVE: 6,
    Phase.WRAP: 9,
    Phase.FOLLOW: 9,
}


class Kind(StrEnum):
    """What a meeting is for; each kind has a pack of its own (PACKS section 7)."""

    EXPLORATORY = "exploratory"
    DEMO = "demo"
    PROPOSAL = "proposal"
    KICKOFF = "kickoff"
    TRAINING = "training"
    AFTER_SALES = "after-sales"
    RENEWAL = "renewal"
    WIN_BACK = "win-back"


class Channel(StrEnum):
    """How the two sides meet."""

    PHONE = "phone"
    WEB = "web"


class Stage(StrEnum):
    """What an account's deeds show (PACKS section 9)."""

    ME_TOO = "me-too"
    FOOTHOLD = "foothold"
    ME_FIRST = "me-first"
    ONLY_ME = "only-me"


class Length(StrEnum):
    """How much is asked, by the stakes (PACKS section 5)."""

    SHORT = "short"
    STANDARD = "standard"
    FULL = "full"


class AnswerKind(StrEnum):
    """How a row is answered (PACKS section 3)."""

    TICK = "tick"
    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    LINK = "link"
    PERSON = "person"
    CLAIM = "claim"
    GIVE = "give"
    ASK = "ask"
    CONCESSION = "concession"
    PROMISE = "promise"


class Family(StrEnum):
    """A family of records that a row shows and edits (PACKS section 3)."""

    PERSON = "person"
    CLAIM = "claim"
    GIVE = "give"
    ASK = "ask"
    CONCESSION = "concession"
    PROMISE = "promise"
    POINT = "point"
    REFUSAL = "refusal"
    NEED = "need"
    FACT = "fact"
    NOTE = "note"
    AGENDA = "agenda"


class Fills(StrEnum):
    """Who fills a row: nobody needs to, one key confirms, a hand, or a glance."""

    SELF = "self"
    PREFILL = "prefill"
    HAND = "hand"
    GLANCE = "glance"


class Rank(StrEnum):
    """Which class of row it is when a list is trimmed (PACKS section 5, step 5)."""

    FACTS = "facts"
    KIND = "kind"
    CHANNEL = "channel"
    CORE = "core"


@dataclass(frozen=True, slots=True)
class RowField:
    """A named part of an answer: `who*` is the field who, required.

    `tie (close, distant)` names the words it is chosen from.
    """

    name: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A choice; `detail` names what else it asks for (`shorter: until`)."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The range of a number row, both ends in, with its unit."""

    low: int
    high: int
    unit: str


@dataclass(frozen=True, slots=True)
class DueRule:
    """When a promise that the pack makes falls due: an anchor and what is added.

    Anchors: end, look-in, fix, task, quiet, weekly. `hours` and `working_days`
    are added to the anchor; both None means the anchor itself (PACKS section 3).
    """

    anchor: str
    hours: int | None = None
    working_days: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a pack, with every column of the tables of PACKS section 6.

    `order` is its place among all rows, of whatever pack: first by phase, then by
    the tables of PACKS sections 6 and 7. `cites` are the seeds it comes from.
    `paper` is the prompt in a few words, for a printed page.
    """

    id: ItemId
    phase: Phase
    pillar: Pillar
    prompt: str
    why: str
    answer: AnswerKind
    when: Condition
    good: str
    rank: Rank
    killer: bool = False
    full_only: bool = False
    paper: str = ""
    help: str = ""
    rules: tuple[str, ...] = ()
    record: Family | None = None
    fills: Fills = Fills.HAND
    private: bool = False
    fields: tuple[RowField, ...] = ()
    options: tuple[Option, ...] = ()
    zero: str = ""
    span: Span | None = None
    shares_line_with: ItemId | None = None
    promise_kind: str = ""
    due: tuple[DueRule, ...] = ()
    own: bool = False
    order: int = 0
    cites: tuple[str, ...] = ()

    @property
    def in_words(self) -> bool:
        """Whether the answer takes words: not a choice, a tick or a number."""
        return self.answer not in {
            AnswerKind.CHOICE,
            AnswerKind.TICK,
            AnswerKind.NUMBER,
        }


@dataclass(frozen=True, slots=True)
class AgendaStep:
    """A line of a kind's agenda skeleton: minutes, topic, owner us, they or both."""

    minutes: int
    topic: str
    owner: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A named, versioned set of rows; a kind's pack also has an agenda skeleton.

    `minutes` is how long a meeting of the kind lasts by default.
    """

    id: PackId
    name: str
    version: int
    items: tuple[Item, ...]
    kind: Kind | None = None
    channel: Channel | None = None
    purpose: str = ""
    done_when: str = ""
    minutes: int = 0
    agenda: tuple[AgendaStep, ...] = ()
    source: str = field(default="built in", compare=False)
