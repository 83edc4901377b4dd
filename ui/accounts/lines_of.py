"""Lines of a text, one thing a line."""

from __future__ import annotations

from collections.abc import Iterable


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that say something, trimmed."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def as_text(lines: Iterable[str]) -> str:
    """Return lines as one text."""
    return "\n".join(lines)
