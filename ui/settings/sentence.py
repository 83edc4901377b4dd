"""A setting said in a sentence, and sentences under one head."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True)
class Sentence:
    """`words` holds the name of each setting in braces, `about` what it changes."""

    words: str
    about: str

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The words before each setting, and its name; at the end none."""
        parsed = Formatter().parse(self.words)
        return tuple((before, name or "") for before, name, _, _ in parsed)

    @property
    def plain(self) -> str:
        """The words with a gap where each value stands."""
        return "".join(f"{before}…" if name else before for before, name in self.pieces)

    @property
    def names(self) -> tuple[str, ...]:
        """The settings in it, in their order."""
        return tuple(name for _, name in self.pieces if name)


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences under one head: `more` are folded until asked for."""

    head: str
    first: tuple[Sentence, ...]
    more: tuple[Sentence, ...] = ()
    fold: str = ""
    about: str = ""
