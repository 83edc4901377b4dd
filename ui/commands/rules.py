"""Every rule that looks at a meeting: what it says, and what clears it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from types import MappingProxyType
from typing import Any, Final

from app.clock import Clock
from app.rules.lint.forms import FORMS
from app.rules.lint.forms.form import Form, Weight
from app.rules.terms import PILLARS
from ui.commands import ExitCode
from ui.commands.saying import say, say_json

ANSWERS = "exit codes: 0 they are shown."
WIDTH: Final = 80
WEIGHTS: Final = MappingProxyType(
    {
        Weight.STOP: "Stop",
        Weight.CHECK: "Check",
        Weight.NOTE: "Note",
        Weight.RISING: "Check, a stop from the last check on",
        Weight.OURS: "Stop if the invite is ours, else a check",
    }
)
_PLAIN: Final = (
    ("me-too", "one of several"),
    ("foothold", "one order"),
    ("me-first", "called first"),
    ("only-me", "ally"),
    ("plan or rehearse", "plan or practise"),
)


def add_arguments(parser: ArgumentParser) -> None:
    """It takes nothing."""
    del parser


def run(told: Namespace, clock: Clock) -> int:
    """Show the forms of the rules, by virtue."""
    del clock
    if told.json:
        say_json([_row(form) for form in FORMS])
    else:
        say(*_lines())
    return ExitCode.DONE


def _row(form: Form) -> dict[str, Any]:
    return {
        "code": form.code,
        "pillar": form.pillar,
        "severity": form.weight,
        "where": form.where,
        "rows": form.rows,
        "from": form.since,
        "fires": form.fires,
        "cleared_by": form.cleared,
        "message": form.message,
        "hint": form.hint,
        "cites": form.cites,
    }


def _lines() -> Iterator[str]:
    yield f"{len(FORMS)} forms of the rules. Numbers in brackets are in the settings."
    for pillar, forms in groupby(FORMS, lambda form: form.pillar):
        yield ""
        yield PILLARS[pillar]
        for form in forms:
            yield ""
            yield from _told(form)


def _told(form: Form) -> Iterator[str]:
    yield f"  {form.code}  {WEIGHTS[form.weight]}"
    yield from _folded("", f"{form.message} {form.hint}")
    where = "" if form.where == "-" else f" · in: {form.where}"
    yield from _folded("", f"from: {form.since}{where}")
    yield from _folded("when: ", _plainly(form.fires))
    yield from _folded("cleared by: ", form.cleared)
    if form.cites:
        yield from _folded("after: ", ", ".join(form.cites))


def _folded(name: str, words: str) -> list[str]:
    """Return words in lines that fit into a terminal, after what they are."""
    edge = " " * 4
    return wrap(
        f"{name}{words}",
        WIDTH,
        initial_indent=edge,
        subsequent_indent=edge + " " * len(name),
        break_on_hyphens=False,
    )


def _plainly(words: str) -> str:
    """Return words as they are said on screen, not by their ids."""
    for id_, said in _PLAIN:
        words = words.replace(id_, said)
    return words
