"""Words out of HTML that other programs put where text belongs."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

_SILENT: Final = frozenset({"head", "script", "style", "title"})
_BREAKS: Final = frozenset({"br", "div", "h1", "h2", "h3", "li", "p", "tr"})


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def from_html(page: str) -> str:
    """Return the words of a page, a line a paragraph; nothing in it is opened."""
    if not page:
        return ""
    words = _Words()
    words.feed(page)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.parts).splitlines())
    return "\n".join(line for line in lines if line)
