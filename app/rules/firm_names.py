"""What a firm is called without the words that only say what form it has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

_BY_LANGUAGE: Final = (
    # English, then German.
    "inc incorporated corp corporation co company ltd limited llc llp lp plc pty",
    "gmbh mbh ag kg ohg gbr ug se ev eg kgaa haftungsbeschrankt gesellschaft",
    # French, Italian, Spanish, Portuguese.
    "sa sas sarl sasu eurl snc srl spa sl slu sac sca lda ltda",
    # Nordic, Baltic, Dutch.
    "ab as asa aps oy oyj hf ehf ivs ou uab sia bv nv vof cv",
    # Czech, Slovak, Polish, Hungarian, South Slavic.
    "sro spol vos ks sp zoo spzoo ska kft zrt nyrt bt rt doo dd",
)
_FORMS: Final = frozenset(form for line in _BY_LANGUAGE for form in line.split())
# What also stands in front: `Oy Havel Ab`, `UAB Havel`.
_BEFORE: Final = frozenset({"oy", "uab", "sia", "ab", "ou"})
_LINKING: Final = frozenset({"and", "und", "et", "e", "y", "a", "og", "och", "the"})
_MARKS: Final = re.compile("[\u0300-\u036f]")
# `s.r.o.`, `s. r. o.`, `a/s` and `Sp. z o.o.` are one word.
_DOTTED: Final = re.compile(r"\b(?:[a-z]\s?[./]\s?){1,3}[a-z]?(?![a-z])")
_POLISH: Final = re.compile(r"\bsp\.?\s*z\s*o\.?\s*o\b\.?")
_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)
def firm_key(name: str) -> str:
    """Return the words that tell a firm from others; nothing if it has none.

    `Havel s.r.o.`, `HAVEL, spol. s r. o.` and `Havel` are one. A name made of
    nothing but such words keeps them.
    """
    # Folded after it is taken apart: a letter of mathematics has no small form.
    folded = normalize("NFKD", normalize("NFKD", name).casefold())
    plain = _MARKS.sub("", folded).replace("&", " and ")
    plain = _POLISH.sub(" spzoo ", plain)
    plain = re.sub(r"\bs\s+r\.?\s*o\b\.?", " sro ", plain)
    joined = _DOTTED.sub(lambda found: re.sub(r"[\s./]", "", found[0]) + " ", plain)
    words = [word for word in _WORD.findall(joined) if word not in _LINKING]
    last = len(words)
    while last > 1 and words[last - 1] in _FORMS:
        last -= 1
    first = 0
    while first < last - 1 and words[first] in _BEFORE:
        first += 1
    return " ".join(words[first:last])
