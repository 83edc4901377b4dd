"""Numbers one dials into a meeting by, found in the text of an invite."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.exchange.content_lines import without_controls
from app.records.person import Phone

_MOST_NUMBERS: Final = 12
_MOST_TEXT: Final = 20_000
_MARKS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HINT: Final = re.compile(
    r"\b(tel|phone|dial|call|mobile|telefon|ring|t[ée]l[ée]phone|rufnummer)", re.I
)
_NUMBER: Final = re.compile(
    r"(?P<number>(?:\+|\b00|\(|\b)\d[\d \t.()/\u00a0\u2011-]{5,22}\d)"
    r"(?P<dialled>(?:[,;pw]+\*?\d+[#*]?)+)?"
    r"(?:\s*(?:;ext=|ext\.?|extension|x)\s*(?P<ext>\d{1,7}))?",
    re.I,
)
_PIN: Final = re.compile(
    r"(?:\bPIN|conference ID|phone conference|access code|meeting ID|konferenz-ID"
    r"|Konferenskod|passcode)\D{0,20}?[:\s]\s*"
    r"(?P<pin>\d[\d \u00a0]{2,18}\d)\s*(?P<hash>#?)",
    re.I,
)


def dial_ins(text: str, region: str) -> tuple[Phone, ...]:
    """Return the numbers to dial, each once, with what is keyed in after it.

    Numbers without a country code count only where a word on the line says that
    one calls them, and are read as of the region (`SE`); empty: not at all.
    """
    if not any(mark in text for mark in ("+", "tel:", "00")) and not _HINT.search(text):
        return ()
    found: dict[str, Phone] = {}
    lines = _MARKS.sub("", text[:_MOST_TEXT]).splitlines()
    for place, line in enumerate(lines):
        hinted = bool(_HINT.search(line))
        if "+" not in line and not hinted:
            continue
        bare = _PIN.sub(" ", line)
        for match in _NUMBER.finditer(bare):
            if len(found) >= _MOST_NUMBERS:
                return tuple(found.values())
            international = match["number"].startswith("+")
            if not international and not (hinted and region):
                continue
            number = e164(match["number"], "" if international else region)
            if number and number not in found:
                keyed = match["ext"] or (match["dialled"] or "").lstrip(",;pw")
                keyed = keyed or _pin(lines[place : place + 3])
                label = _label(bare[match.end() :])
                found[number] = Phone(number, keyed, label)
    return tuple(found.values())


@lru_cache(maxsize=4096)
def e164(written: str, region: str) -> str:
    """Return a number in international form, or nothing if there is no such number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(written, region or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _pin(lines: list[str]) -> str:
    for line in lines:
        if match := _PIN.search(line):
            return re.sub(r"\D", "", match["pin"]) + match["hash"]
    return ""


def _label(rest: str) -> str:
    words = re.sub(r"^[\W_]+|\s+$", "", without_controls(rest))
    return words if words[:1].isalpha() and len(words) <= 40 else ""
