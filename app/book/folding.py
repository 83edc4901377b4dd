"""Words as the search compares them: without case, accents or compatibility forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import normalize

# Scripts written without spaces: Thai to Tibetan, Burmese, Khmer, kana and Han. Each
# character is a word, so that a part of a name is found.
_ALONE: Final = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
)
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
# Letters that people type without what makes them special, though Unicode does not
# take it for an accent.
_PLAIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "\u0131": "i", "ð": "d"}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
)
_WORD: Final = re.compile(r"[^\W_]+")
_TERM: Final = re.compile(r'"([^"]*)"?|([^\s"]+)')

BEFORE: Final = 28
SHOWN: Final = 110
# Of a very long text, only as much is searched again for where the words stand.
LOOKED_AT: Final = 20_000


class Part(NamedTuple):
    """A piece of a text, and whether it is what was looked for."""

    text: str
    found: bool


class Term(NamedTuple):
    """Words that follow each other; where it is not `whole` the last may go on."""

    words: tuple[str, ...]
    whole: bool


def folded(text: str) -> str:
    """Return a text as it is kept for the search."""
    return _ALONE.sub(r" \g<0> ", plain(text))


def plain(text: str) -> str:
    """Return a text without case and accents."""
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", normalize("NFKD", text)).casefold().translate(_PLAIN)
    return normalize("NFC", bare)


def terms(typed: str) -> tuple[Term, ...]:
    """Return what somebody looks for: words as far as typed, or a phrase in quotes.

    A single letter is a word; at the end, where it may be the first of one, it does
    not count yet.
    """
    found = []
    for quoted, bare in _TERM.findall(typed):
        if words := tuple(_WORD.findall(folded(quoted or bare))):
            found.append(Term(words, whole=bool(quoted) or _is_letter(words[-1])))
    begun = len(found) > 1 and _is_letter(found[-1].words[-1])
    if begun and _is_letter(folded(typed[-1])):
        found.pop()
    return tuple(found)


def _is_letter(word: str) -> bool:
    """Tell whether a word is no more than a letter, of a script that has letters."""
    return len(word) == 1 and word.isalnum() and not _ALONE.match(word)


class Wanted:
    """What is looked for, ready to be found in many texts."""

    def __init__(self, wanted: Iterable[Term]) -> None:
        self._terms = re.compile("|".join(map(_pattern, wanted)))

    def excerpt(self, text: str) -> tuple[Part, ...]:
        """Return a line of a text around what is found; nothing if nothing is.

        What is found is marked up to the end of what was typed.
        """
        shown = _one_line(text)
        spans = self._spans(shown[:LOOKED_AT])
        if not spans:
            return ()
        start = _line_start(shown, spans[0][0])
        end = _line_end(shown, max(start + SHOWN, spans[0][1]))
        parts = [Part("…", found=False)] if start else []
        at = start
        for first, last in spans:
            if at <= first and last <= end:
                parts.append(Part(shown[at:first], found=False))
                parts.append(Part(shown[first:last], found=True))
                at = last
        rest = shown[at:end] + ("…" if end < len(shown) else "")
        parts.append(Part(rest, found=False))
        return tuple(part for part in parts if part.text)

    def _spans(self, shown: str) -> list[tuple[int, int]]:
        kept = folded(shown)
        found = [one.span() for one in self._terms.finditer(kept)]
        if not found or len(kept) == len(shown):
            return found
        places = _places(shown)
        return [(places[first], places[last - 1] + 1) for first, last in found]


def _pattern(term: Term) -> str:
    words = r"[\W_]+".join(map(re.escape, term.words))
    return rf"(?<![^\W_]){words}" + (r"(?![^\W_])" if term.whole else "")


def _places(shown: str) -> list[int]:
    """Return for each character of a folded text which one of the text it was."""
    return [
        place for place, sign in enumerate(shown) for _ in range(len(_folded(sign)))
    ]


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    return folded(sign)


def beginning(text: str) -> tuple[Part, ...]:
    """Return the first line of a text, with nothing found in it."""
    shown = _one_line(text)
    end = _line_end(shown, SHOWN)
    return (Part(shown[:end] + ("…" if end < len(shown) else ""), found=False),)


def _one_line(text: str) -> str:
    return normalize("NFC", " ".join(text.split()))


def _line_start(shown: str, found: int) -> int:
    """Return where a line begins so that what is found is near its front."""
    if found <= BEFORE:
        return 0
    space = shown.find(" ", found - BEFORE, found)
    return found - BEFORE if space < 0 else space + 1


def _line_end(shown: str, end: int) -> int:
    if end >= len(shown):
        return len(shown)
    space = shown.rfind(" ", end - BEFORE, end)
    return end if space < 0 else space
