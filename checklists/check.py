"""What a pack may not say: the pack check of PACKS section 5 and the ids of 12.3."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from checklists.condition import Circumstances
from checklists.errors import Fault
from checklists.pack import (
    CAPS,
    AnswerKind,
    Channel,
    Fills,
    Item,
    ItemId,
    Kind,
    Pack,
    Phase,
    Rank,
)
from checklists.reading import BUILT_IN

RETIRED: Final = frozenset(
    {ItemId("reh-agenda-sent"), ItemId("fup-promises-kept")},
)

LONGEST_PROMPT: Final = 90
LONGEST_ON_PAPER: Final = 44
_MOST_CORE_ROWS: Final = 7
_MOST_KILLERS: Final = 5
_AGENDA_LINES: Final = range(3, 6)
_QUESTION_WORD: Final = re.compile(
    r"\b(who|whom|whose|what|when|where|which|why|how)\b", re.IGNORECASE
)


def check(*packs: Pack) -> tuple[Fault, ...]:
    """Find all that is wrong with packs, each by itself and all of them together."""
    return (*_each(packs), *_ids(packs), *_lengths(packs))


def _each(packs: Iterable[Pack]) -> Iterator[Fault]:
    for pack in packs:
        file = place(pack)
        for field, message in _pack_faults(pack):
            yield Fault(file, "", field, message)
        for item in pack.items:
            faults = [*_wording(item), *_answer(item), *_promise(item)]
            if item.own:
                faults += _own(item)
            for field, message in faults:
                yield Fault(file, item.id, field, message)


def place(pack: Pack) -> str:
    """Name the file of a pack, as its author knows it."""
    return f"{pack.id}.toml" if pack.source == "built in" else pack.source


def _pack_faults(pack: Pack) -> Iterator[tuple[str, str]]:
    ticks = sum(item.answer is AnswerKind.TICK for item in pack.items)
    # 15 per cent, without fractions.
    if ticks * 100 > len(pack.items) * 15:
        share = f"{ticks} of {len(pack.items)} rows are ticks; 15 % is the most."
        yield "item", f"{share} Ask for a choice, a name or a number instead."
    if pack.id not in BUILT_IN:
        for key in ("agenda", "minutes", "done_when"):
            if getattr(pack, key):
                yield key, "Only the pack of a kind of meeting has this."
    elif pack.kind is not None:
        total = sum(step.minutes for step in pack.agenda)
        if total != pack.minutes:
            yield "agenda", f"Its lines add up to {total} min, not {pack.minutes}."
        if len(pack.agenda) not in _AGENDA_LINES:
            yield "agenda", f"It has {len(pack.agenda)} lines; 3 to 5 are right."


def _wording(item: Item) -> Iterator[tuple[str, str]]:
    prompt = item.prompt
    if not re.search(r"\w", prompt):
        yield "prompt", "It says nothing."
    if len(prompt) > LONGEST_PROMPT:
        yield (
            "prompt",
            f"It has {len(prompt)} characters; {LONGEST_PROMPT} is the most.",
        )
    if len(item.paper) > LONGEST_ON_PAPER:
        yield (
            "paper",
            f"It has {len(item.paper)} characters; {LONGEST_ON_PAPER} is the most.",
        )
    if prompt.count("?") > 1:
        yield "prompt", "It asks two questions. Make two rows of it."
    words = _QUESTION_WORD.findall(prompt)
    if prompt.endswith("?") and len(words) > 1 and not item.fields:
        asked = " and ".join(f'"{word}"' for word in words[:2])
        yield "prompt", f"It asks {asked} and names no fields to answer them in."


def _answer(item: Item) -> Iterator[tuple[str, str]]:
    if item.answer is AnswerKind.CHOICE and len(item.options) < 2:
        yield "options", "A choice needs two options or more."
    if item.answer is not AnswerKind.CHOICE and item.options:
        yield "options", "Only a choice has options."
    if item.answer is AnswerKind.NUMBER and item.span is None:
        yield "range", 'A number needs its range, such as "0-60 min".'
    if item.answer is not AnswerKind.NUMBER and item.span is not None:
        yield "range", "Only a number has a range."
    for kind, names in (
        ("fields", [field.name for field in item.fields]),
        ("options", [option.name for option in item.options]),
    ):
        for name in _twice(names):
            yield kind, f'"{name}" stands there twice.'


def _promise(item: Item) -> Iterator[tuple[str, str]]:
    if item.phase is Phase.FOLLOW:
        if item.answer is not AnswerKind.PROMISE:
            yield "answer", "A row of the follow phase is a promise."
        if not item.promise_kind:
            yield "promise", "Name the kind of promise it becomes."
        if not item.due:
            yield "due", 'Say when it falls due, such as "end + 2 wd".'
    elif item.promise_kind or item.due:
        yield "due", "Only rows of the follow phase become promises by themselves."


def _own(item: Item) -> Iterator[tuple[str, str]]:
    if item.killer:
        yield "killer", "A row of your own cannot be a must row."
    if item.fills is Fills.SELF:
        yield "fills", "Earnest cannot fill a row of your own by itself."
    if item.rules:
        yield "rules", "The rules read only built-in rows."
    if item.shares_line_with:
        yield "shares_line_with", "A row of your own has a line to itself."
    if item.promise_kind not in {"", "own"}:
        yield "promise", 'A promise of your own is of kind "own".'


def _ids(packs: Iterable[Pack]) -> Iterator[Fault]:
    packs = tuple(packs)
    for name in _twice(pack.id for pack in packs):
        yield Fault("", "", "id", f'Two packs are called "{name}".')
    home: dict[ItemId, Pack] = {}
    for pack in packs:
        for item in pack.items:
            if item.id in RETIRED:
                message = "This id was retired and may not come back."
                yield Fault(place(pack), item.id, "id", message)
            if item.id in home:
                other = place(home[item.id])
                where = "twice here" if other == place(pack) else f"in {other} too"
                yield Fault(place(pack), item.id, "id", f"This id stands {where}.")
            home.setdefault(item.id, pack)
    phases = {item.id: item.phase for pack in packs for item in pack.items}
    for pack in packs:
        for item in pack.items:
            lead = item.shares_line_with
            if lead is not None and phases.get(lead) is not item.phase:
                message = f'"{lead}" is no row of the same phase.'
                yield Fault(place(pack), item.id, "shares_line_with", message)


def _lengths(packs: Iterable[Pack]) -> Iterator[Fault]:
    """Yield what is too long once core, channel and kind come together."""
    shared = [pack for pack in packs if pack.id in BUILT_IN]
    for pack in shared:
        rows = [item for item in pack.items if item.rank is Rank.CORE]
        for phase, count in Counter(item.phase for item in rows).items():
            if count > _MOST_CORE_ROWS:
                message = f"{count} core rows in {phase}; {_MOST_CORE_ROWS} is most."
                yield Fault(place(pack), "", "item", message)
    for kind, channel in product(Kind, Channel):
        if any(pack.kind is kind for pack in shared):
            items = [item for pack in shared for item in pack.items]
            yield from _assembled(items, Circumstances(kind, channel))


def _assembled(items: Iterable[Item], where: Circumstances) -> Iterator[Fault]:
    rows = [
        item for item in items if item.rank is not Rank.FACTS and item.when.holds(where)
    ]
    file, name = f"{where.kind}.toml", f"A full {where.channel} meeting"
    for phase in Phase:
        here = [item for item in rows if item.phase is phase]
        seen = sum(
            item.fills is not Fills.SELF and item.shares_line_with is None
            for item in here
        )
        if seen > CAPS[phase]:
            message = f"{name} has {seen} rows in {phase}; the cap is {CAPS[phase]}."
            yield Fault(file, "", "item", message)
        killers = sum(item.killer for item in here)
        if killers > _MOST_KILLERS:
            message = f"{name} has {killers} must rows in {phase}; 5 is the most."
            yield Fault(file, "", "killer", message)
    killers = sum(item.killer for item in rows)
    # 40 per cent, without fractions.
    if killers * 100 > len(rows) * 40:
        message = f"{name} has {killers} must rows of {len(rows)}; 40 % is the most."
        yield Fault(file, "", "killer", message)


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
