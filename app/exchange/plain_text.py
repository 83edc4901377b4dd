"""Words out of HTML that other programs put where text belongs."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_SILENT: Final = frozenset({"head", "script", "style", "title"})
_BREAKS: Final = frozenset({"br", "div", "h1", "h2", "h3", "li", "p", "tr"})
_PIECE: Final = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^<>]*>|<[!?/][^<>]*>|([^<]+|<)"
)
_MARKED_UP: Final = re.compile(
    r"<(?:a|b|br|div|html|i|li|ol|p|span|u|ul)\b[^<>:]*/?>", re.I
)


def without_html(text: str) -> str:
    """Return a text that may be HTML as words; plain text stays as it is."""
    return from_html(text) if _MARKED_UP.search(text) or "<a href" in text else text


def from_html(page: str) -> str:
    """Return the words of a page, a line a paragraph; nothing in it is opened."""
    parts: list[str] = []
    silent = ""
    for closing, tag, words in _PIECE.findall(page):
        name = tag.lower()
        if silent:
            silent = "" if closing and name == silent else silent
        elif name in _SILENT and not closing:
            silent = name
        elif name in _BREAKS:
            parts.append("\n")
        elif words:
            parts.append(unescape(words))
    lines = (" ".join(line.split()) for line in "".join(parts).splitlines())
    return "\n".join(line for line in lines if line)
