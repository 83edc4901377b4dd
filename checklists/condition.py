"""The grammar of the When column (PACKS section 4), parsed and never evaluated."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Self

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


class ConditionError(ValueError):
    """A condition that cannot be read: where it breaks off, and what may stand there.

    `position` counts characters from 0.
    """

    def __init__(self, text: str, position: int, expected: str) -> None:
        self.text = text
        self.position = position
        self.expected = expected
        found = f'"{text[position : position + 20]}"' if text[position:] else "the end"
        super().__init__(
            f"Expected {expected} at character {position + 1}, found {found}."
        )


@dataclass(frozen=True, slots=True)
class KindTerm:
    """`kind in a, b`, or `kind not a, b`: none of them."""

    kinds: tuple[Kind, ...]
    excluded: bool = False

    @property
    def text(self) -> str:
        """The term as a condition writes it."""
        return f"kind {'not' if self.excluded else 'in'} {', '.join(self.kinds)}"

    def holds(self, circumstances: Circumstances) -> bool:
        """Whether the meeting's kind is one of these, or none of them."""
        return (circumstances.kind in self.kinds) is not self.excluded


@dataclass(frozen=True, slots=True)
class FactTerm:
    """One fact as it is written, such as `stage=me-too`, perhaps negated."""

    fact: str
    negated: bool = False

    @property
    def text(self) -> str:
        """The term as a condition writes it."""
        return f"not {self.fact}" if self.negated else self.fact

    def holds(self, circumstances: Circumstances) -> bool:
        """Whether the fact is there, or is not when negated."""
        return _is_there(self.fact, circumstances) is not self.negated


Term = KindTerm | FactTerm

FACTS: Final = (
    "always",
    "not-first",
    *Situation,
    *(f"kind={kind}" for kind in Kind),
    *(f"channel={channel}" for channel in Channel),
    *(f"stage={stage}" for stage in Stage),
)


@dataclass(frozen=True, slots=True)
class Condition:
    """When a row is asked: every one of its terms must hold.

    `str(condition)` is the text it is read from.
    """

    terms: tuple[Term, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a condition, raising ConditionError with the place of a fault."""
        return cls(_Reader(text).terms())

    # typing.override comes with Python 3.12.
    def __str__(self) -> str:  # type: ignore[explicit-override]
        return " and ".join(term.text for term in self.terms)

    def holds(self, circumstances: Circumstances) -> bool:
        """Whether all terms hold for a meeting."""
        return all(term.holds(circumstances) for term in self.terms)

    @property
    def is_always(self) -> bool:
        """Whether it is the bare `always`."""
        return self.terms == ALWAYS.terms

    @property
    def names_channel(self) -> bool:
        """Whether one of its terms is about phone or web."""
        return any(
            isinstance(term, FactTerm) and term.fact.startswith("channel=")
            for term in self.terms
        )


ALWAYS: Final = Condition((FactTerm("always"),))


def _is_there(fact: str, circumstances: Circumstances) -> bool:
    name, _, value = fact.partition("=")
    match name:
        case "always":
            return True
        case "not-first":
            return Situation.FIRST not in circumstances.facts
        case "kind":
            return circumstances.kind == value
        case "channel":
            return circumstances.channel == value
        case "stage":
            return circumstances.stage == value
        case _:
            return fact in circumstances.facts


class _Reader:
    """Reads a text from the left, term by term."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def terms(self) -> tuple[Term, ...]:
        terms = [self._term()]
        while self._takes(" and "):
            terms.append(self._term())
        if self._at < len(self._text):
            raise self._fault('" and " or the end')
        return tuple(terms)

    def _term(self) -> Term:
        if self._takes("kind in "):
            return KindTerm(self._kinds())
        if self._takes("kind not "):
            return KindTerm(self._kinds(), excluded=True)
        negated = self._takes("not ")
        fact = self._longest(FACTS)
        if fact is None:
            raise self._fault("a fact" if negated else 'a fact, "kind in " or "not "')
        return FactTerm(fact, negated)

    def _kinds(self) -> tuple[Kind, ...]:
        kinds = [self._kind()]
        while self._takes(", "):
            kinds.append(self._kind())
        return tuple(kinds)

    def _kind(self) -> Kind:
        kind = self._longest(tuple(Kind))
        if kind is None:
            raise self._fault("a kind of meeting")
        return Kind(kind)

    def _longest(self, words: tuple[str, ...]) -> str | None:
        here = [word for word in words if self._text.startswith(word, self._at)]
        if not here:
            return None
        found = max(here, key=len)
        self._at += len(found)
        return str(found)

    def _takes(self, word: str) -> bool:
        if not self._text.startswith(word, self._at):
            return False
        self._at += len(word)
        return True

    def _fault(self, expected: str) -> ConditionError:
        return ConditionError(self._text, self._at, expected)
