"""A pack from its TOML text and back, without checking what it says.

The keys are those of `checklists/pack.schema.json`. Built-in packs and packs kept in
the book are read this way; a pack from outside is checked by `schema` first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any, Final

from checklists import notation
from checklists.condition import Condition
from checklists.errors import Fault, PackInvalid
from checklists.pack import (
    AgendaStep,
    AnswerKind,
    Channel,
    Family,
    Fills,
    Item,
    ItemId,
    Kind,
    Pack,
    PackId,
    Phase,
    Pillar,
    Rank,
)

BUILT_IN: Final = ("core", *Channel, *Kind)

# Rows of one's own come after all tables of PACKS within their phase.
_PHASE_WIDTH: Final = 1000
_OWN_PLACE: Final = 900


def read_pack(text: str, file: str = "") -> Pack:
    """Read a pack that was checked when it was written; raises PackInvalid."""
    try:
        return pack_of(tomllib.loads(text), file)
    except tomllib.TOMLDecodeError as fault:
        raise PackInvalid([Fault(file, "", "", str(fault))]) from fault
    except KeyError as fault:
        raise PackInvalid([Fault(file, "", fault.args[0], "Missing.")]) from fault
    except (AttributeError, TypeError, ValueError) as fault:
        raise PackInvalid([Fault(file, "", "", str(fault))]) from fault


def pack_of(table: Mapping[str, Any], file: str = "") -> Pack:
    """Make a pack of a table as TOML gives it."""
    own = table["id"] not in BUILT_IN
    kind = Kind(table["kind"]) if "kind" in table else None
    return Pack(
        id=PackId(table["id"]),
        name=table["name"],
        version=table.get("version", 1),
        kind=kind,
        channel=Channel(table["channel"]) if "channel" in table else None,
        purpose=table.get("purpose", ""),
        done_when=table.get("done_when", ""),
        minutes=table.get("minutes", 0),
        agenda=tuple(
            AgendaStep(step["minutes"], step["topic"], step["owner"])
            for step in table.get("agenda", ())
        ),
        items=tuple(
            _item(row, place, own=own, of_kind=kind is not None)
            for place, row in enumerate(table.get("item", ()), start=1)
        ),
        source=file if own else "built in",
    )


def _item(row: Mapping[str, Any], place: int, *, own: bool, of_kind: bool) -> Item:
    phase = Phase(row["phase"])
    when = Condition.parse(row.get("when", "always"))
    lead = row.get("shares_line_with")
    return Item(
        id=ItemId(row["id"]),
        phase=phase,
        pillar=Pillar(row["pillar"]),
        prompt=row["prompt"],
        why=row.get("why", ""),
        answer=AnswerKind(row["answer"]),
        when=when,
        good=row.get("good", ""),
        rank=_rank(when, of_kind=of_kind and not own),
        killer=row.get("killer", False),
        full_only=row.get("full_only", False),
        paper=row.get("paper", ""),
        help=row.get("help", ""),
        rules=tuple(row.get("rules", ())),
        record=Family(row["record"]) if "record" in row else None,
        fills=Fills(row.get("fills", Fills.HAND)),
        private=row.get("private", False),
        fields=tuple(map(notation.row_field, row.get("fields", ()))),
        options=tuple(map(notation.option, row.get("options", ()))),
        zero=row.get("zero", ""),
        span=notation.span(row["range"]) if "range" in row else None,
        shares_line_with=ItemId(lead) if lead else None,
        promise_kind=row.get("promise", ""),
        due=tuple(map(notation.due_rule, row.get("due", ()))),
        own=own,
        order=row["order"] if "order" in row else _own_order(phase, place),
        cites=tuple(row.get("cites", ())),
    )


def _rank(when: Condition, *, of_kind: bool) -> Rank:
    if of_kind:
        return Rank.KIND
    if when.names_channel:
        return Rank.CHANNEL
    return Rank.CORE if when.is_always else Rank.FACTS


def _own_order(phase: Phase, place: int) -> int:
    return (list(Phase).index(phase) + 1) * _PHASE_WIDTH + _OWN_PLACE + place
