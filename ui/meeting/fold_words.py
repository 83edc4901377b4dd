"""What a fold says of the rows in it: a few words each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from app.rules.values import Line, Row

# What the paper says of a row is another thing, or nothing.
_SHORT: Final[Mapping[str, str]] = {
    "plan-agenda": "agenda fits the time",
    "plan-people": "who is coming and their roles",
    "plan-changes": "what changed for them",
    "plan-stage-foothold": "next service task",
    "plan-stage-me-first": "when our answer is due",
    "plan-after-tasks": "service tasks done so far",
    "reh-phone-route": "who picks up",
    "reh-web-fallback": "number to call if the link dies",
    "reh-kick-owners": "tasks without owner or date",
    "pre-phone-number": "number matches the invite",
    "pre-web-link": "join link matches the invite",
    "wrap-outcome": "what they agreed to",
    "wrap-promises": "promises",
    "wrap-honest": "corrections",
    "wrap-refusal": "their no",
    "wrap-parked": "parked topics",
    "wrap-times": "times",
    "wrap-adapted": "what you changed on the spot",
    "wrap-relation": "keeping in touch",
    "wrap-exp-fit": "is there a real fit",
    "wrap-demo-gaps": "gaps they found",
    "wrap-neg-points": "open points",
    "wrap-kick-confirm": "the plan in writing",
    "wrap-train-proof": "who can do it alone",
    "wrap-after-issue": "problems and their days",
    "wrap-ren-mutual": "what each side will do",
    "wrap-win-rest": "when to ask again",
}
_WITH_VALUE: Final = frozenset({"wrap-times"})


def filled_words(rows: Sequence[Row]) -> str:
    """Return `Earnest filled in 2: agenda fits the time, who is coming …`."""
    return f"Earnest filled in {len(rows)}: {', '.join(map(short, rows))}"


def more_words(lines: Sequence[Line]) -> str:
    """Return `More, 2 to go: a real fit (must), parked topics`."""
    rows = [row for line in lines for row in line.rows]
    left = sum(not row.closed for row in rows)
    named = ", ".join(f"{short(row)}{_must(row)}" for row in rows)
    return f"More, {left} to go: {named}" if left else f"More: {named}"


def short(row: Row) -> str:
    """Return what a row is about: its own short words, else its prompt."""
    if words := _SHORT.get(row.item.id, ""):
        shows = row.fill is not None and row.item.id in _WITH_VALUE
        return f"{words} ({row.fill.text.lower()})" if shows and row.fill else words
    words = (row.item.paper or row.item.prompt).rstrip("?.")
    return words if _keeps_its_capital(words) else f"{words[:1].lower()}{words[1:]}"


def _must(row: Row) -> str:
    return " (must)" if row.item.killer and not row.closed else ""


def _keeps_its_capital(words: str) -> bool:
    """Whether the first letter stays large: an abbreviation, or I alone."""
    first = words.split(" ", 1)[0]
    return first == "I" or any(b.isupper() for _, b in pairwise(first))
