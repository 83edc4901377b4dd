"""A pack as TOML that a person can edit: one table a row, keys in one order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checklists import notation
from checklists.pack import AgendaStep, Fills, Item, Pack, Phase


def pack_text(pack: Pack) -> str:
    """Write a pack so that `read_pack` gives the same pack back."""
    head = [f"{key} = {_value(value)}" for key, value in _pack_keys(pack)]
    if pack.agenda:
        head += ["agenda = [", *map(_step, pack.agenda), "]"]
    blocks = ["\n".join(head)]
    for item in pack.items:
        rows = [f"{key} = {_value(value)}" for key, value in _item_keys(item)]
        blocks.append("\n".join(["[[item]]", *rows]))
    return "\n\n".join(blocks) + "\n"


def _pack_keys(pack: Pack) -> Iterator[tuple[str, Any]]:
    yield "id", pack.id
    yield "name", pack.name
    yield "version", pack.version
    for key in ("kind", "channel", "purpose", "minutes", "done_when"):
        if value := getattr(pack, key):
            yield key, value


def _item_keys(item: Item) -> Iterator[tuple[str, Any]]:
    for key in ("id", "order", "phase", "pillar", "prompt"):
        yield key, getattr(item, key)
    for key in ("paper", "why", "cites"):
        if value := getattr(item, key):
            yield key, value
    yield "answer", item.answer
    for key in ("killer", "full_only"):
        if getattr(item, key):
            yield key, True
    yield "when", str(item.when)
    for key in ("good", "help", "rules", "record"):
        if value := getattr(item, key):
            yield key, value
    if item.phase is not Phase.FOLLOW or item.fills is not Fills.HAND:
        yield "fills", item.fills
    if item.private:
        yield "private", True
    yield from _answer_keys(item)


def _answer_keys(item: Item) -> Iterator[tuple[str, Any]]:
    if item.fields:
        yield "fields", [notation.field_text(field) for field in item.fields]
    if item.options:
        yield "options", [notation.option_text(option) for option in item.options]
    if item.zero:
        yield "zero", item.zero
    if item.span:
        yield "range", notation.span_text(item.span)
    if item.shares_line_with:
        yield "shares_line_with", item.shares_line_with
    if item.promise_kind:
        yield "promise", item.promise_kind
    if item.due:
        yield "due", [notation.due_text(rule) for rule in item.due]


def _step(step: AgendaStep) -> str:
    topic, owner = _value(step.topic), _value(step.owner)
    return f"  {{ minutes = {step.minutes}, topic = {topic}, owner = {owner} }},"


def _value(value: Any) -> str:  # noqa: ANN401 - a TOML value is a str, int, bool or list
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
        case _:
            return _quoted(str(value))


def _quoted(text: str) -> str:
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    # TOML's basic strings are JSON's, but for the one control sign JSON lets pass.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
