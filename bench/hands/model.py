"""What hands and eyes cost: the keystroke-level model of Card, Moran and Newell (1980).

The figures are theirs, for somebody who types some 40 words a minute. Reading is at
240 words a minute. Finding the words of a sentence is no part of the model: COMPOSE
is our own estimate, and told apart.
"""

from __future__ import annotations

from dataclasses import dataclass

KEY = 0.28
MENTAL = 1.35
WORD = 60 / 240
COMPOSE = 6.0


@dataclass(slots=True)
class Hands:
    """What was pressed, typed and read; seconds are worked out of it.

    `keys` are presses that are no text, a chord is one of them and its modifiers
    are `held`; `letters` are the characters of text, `sentences` the texts of three
    words or more, `fields` the rows answered, `looks` what was looked at to decide,
    `words` how many words were read there.
    """

    keys: int = 0
    held: int = 0
    letters: int = 0
    sentences: int = 0
    fields: int = 0
    looks: int = 0
    words: int = 0

    @property
    def seconds(self) -> float:
        """How long it takes."""
        typed = KEY * (self.keys + self.held + self.letters)
        read = MENTAL * self.looks + WORD * self.words
        return typed + read + (MENTAL + COMPOSE) * self.sentences

    @property
    def others(self) -> int:
        """Keys that belong to no sentence: short words count letter by letter."""
        return self.keys + self._short

    _short: int = 0

    def press(self, chord: str) -> None:
        """Note a key, with what is held down for it: `Ctrl+Return`."""
        self.keys += 1
        self.held += chord.count("+") if len(chord) > 1 else 0

    def type(self, text: str) -> None:
        """Note a text that is typed."""
        self.letters += len(text)
        if len(text.split()) >= 3:
            self.sentences += 1
        else:
            self._short += len(text)

    def look(self, text: str) -> None:
        """Note that something is read to decide what to do."""
        self.looks += 1
        self.words += len(text.split())

    def plus(self, other: Hands) -> Hands:
        """Return both together."""
        return Hands(
            *(
                getattr(self, name) + getattr(other, name)
                for name in self.__dataclass_fields__
            )
        )
