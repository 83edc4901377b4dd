"""Every row that the checklists may ask, and when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from app.clock import Clock
from app.folders import packs_folder
from checklists.library import Library
from checklists.pack import Item, Pack
from ui.commands import ExitCode
from ui.commands.saying import say, say_json, warn

ANSWERS = "exit codes: 0 they are shown."


def add_arguments(parser: ArgumentParser) -> None:
    """It takes nothing."""
    del parser


def run(told: Namespace, clock: Clock) -> int:
    """Show the packs that meetings are made of."""
    del clock
    library = Library.opened(packs_folder())
    warn(*map(str, library.faults))
    packs = library.packs()
    if told.json:
        say_json([_row(pack, item) for pack in packs for item in pack.items])
    else:
        say(*(line for pack in packs for line in _lines(pack)))
    return ExitCode.DONE


def _row(pack: Pack, item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "pack": pack.id,
        "version": pack.version,
        "phase": item.phase,
        "pillar": item.pillar,
        "prompt": item.prompt,
        "why": item.why,
        "answer": item.answer,
        "record": item.record,
        "fills": item.fills,
        "killer": item.killer,
        "when": str(item.when),
        "full_only": item.full_only,
        "private": item.private,
    }


def _lines(pack: Pack) -> Iterator[str]:
    many = len(pack.items)
    yield f"{pack.name} ({pack.id}, version {pack.version}, {many} rows)"
    phase = None
    for item in pack.items:
        if item.phase is not phase:
            phase = item.phase
            yield f"  {phase}"
        must = " · must" if item.killer else ""
        when = "" if item.when.is_always else f" · when {item.when}"
        yield f"    {item.prompt}{must}{when} · {item.id}"
    yield ""
