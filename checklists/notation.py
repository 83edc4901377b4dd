"""The short forms a pack is written in: `who*`, `shorter: until`, `end + 24 h`.

Each has a reader, which raises ValueError with a sentence, and a writer that gives
the same text back.
"""

from __future__ import annotations

import re
from typing import Final

from checklists.pack import DueRule, Option, RowField, Span

ANCHORS: Final = ("end", "look-in", "fix", "task", "quiet", "weekly")

FIELD_FORM: Final = r"^[^*();]+?(?: \([^()]+\))?\*?$"
OPTION_FORM: Final = r"^[^:]+(?:: [^:]+)?$"
SPAN_FORM: Final = r"^(\d{1,6})-(\d{1,6}) (\S.*)$"
DUE_FORM: Final = rf"^({'|'.join(ANCHORS)})(?: \+ (\d{{1,4}}) (h|wd))?$"


def row_field(text: str) -> RowField:
    """Read `who*` or `tie (close, distant)`."""
    if not re.fullmatch(FIELD_FORM, text) or text != text.strip():
        raise ValueError(f'"{text}" is no field: write a name, with * when required.')
    required = text.endswith("*")
    name, _, words = text.removesuffix("*").removesuffix(")").partition(" (")
    choices = tuple(word.strip() for word in words.split(",")) if words else ()
    return RowField(name, required, choices)


def field_text(field: RowField) -> str:
    """Write a field as its pack does."""
    words = f" ({', '.join(field.choices)})" if field.choices else ""
    return f"{field.name}{words}{'*' if field.required else ''}"


def option(text: str) -> Option:
    """Read `yes` or `shorter: until`, where until names what else is asked."""
    if not re.fullmatch(OPTION_FORM, text) or text != text.strip():
        raise ValueError(f'"{text}" is no option: write "yes" or "no: which".')
    name, _, detail = text.partition(": ")
    return Option(name, detail)


def option_text(choice: Option) -> str:
    """Write an option as its pack does."""
    return f"{choice.name}: {choice.detail}" if choice.detail else choice.name


def span(text: str) -> Span:
    """Read `0-60 min`."""
    found = re.fullmatch(SPAN_FORM, text)
    if not found or int(found[1]) >= int(found[2]):
        raise ValueError(f'"{text}" is no range: write it like "0-60 min".')
    return Span(int(found[1]), int(found[2]), found[3])


def span_text(limits: Span) -> str:
    """Write a range as its pack does."""
    return f"{limits.low}-{limits.high} {limits.unit}"


def due_rule(text: str) -> DueRule:
    """Read `end + 24 h`, `fix + 5 wd` or a bare anchor."""
    found = re.fullmatch(DUE_FORM, text)
    if not found:
        raise ValueError(
            f'"{text}" is no due rule: write one of {", ".join(ANCHORS)}, '
            'with "+ 24 h" or "+ 2 wd" where something is added.'
        )
    if found[2] is None:
        return DueRule(found[1])
    if found[3] == "h":
        return DueRule(found[1], hours=int(found[2]))
    return DueRule(found[1], working_days=int(found[2]))


def due_text(rule: DueRule) -> str:
    """Write a due rule as its pack does."""
    if rule.hours is not None:
        return f"{rule.anchor} + {rule.hours} h"
    if rule.working_days is not None:
        return f"{rule.anchor} + {rule.working_days} wd"
    return rule.anchor
