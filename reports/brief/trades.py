"""What is traded here: both sides of it, how far, and whose yes it has."""

from __future__ import annotations

from collections.abc import Iterator

from app.dossier import Dossier
from app.records.exchange import Concession
from reports import words
from reports.brief.values import Labelled

ONE_SIDED = "one side is empty"
NOT_YOURS = "not yours to grant yet"


def here(dossier: Dossier) -> Iterator[Concession]:
    """Yield the trades of this meeting that still stand."""
    for trade in dossier.concessions:
        has_words = bool(trade.we_give.strip() or trade.we_ask_back.strip())
        if trade.meeting == dossier.meeting.id and has_words and not trade.dropped:
            yield trade


def trades(dossier: Dossier) -> Iterator[Labelled]:
    """Yield each as `We give … / we ask back …, limit …, approved by ….`."""
    for trade in here(dossier):
        told = words.ended(", ".join(_parts(trade)))
        marks = (words.ended(words.begin(mark)) for mark in _marks(trade))
        yield Labelled("Trade:", words.begin(" ".join((told, *marks))))


def _parts(trade: Concession) -> Iterator[str]:
    give, back = trade.we_give.strip(), trade.we_ask_back.strip()
    sides = [f"we give {give}" if give else "", f"we ask back {back}" if back else ""]
    yield " / ".join(filter(None, sides))
    if limit := trade.limit.strip():
        yield f"limit {limit}"
    if _is_approved(trade):
        yield f"approved by {trade.approver.strip()}"


def _marks(trade: Concession) -> Iterator[str]:
    if not (trade.we_give.strip() and trade.we_ask_back.strip()):
        yield ONE_SIDED
    if trade.beyond_limit and not _is_approved(trade):
        asked = trade.approver.strip()
        yield f"{NOT_YOURS}: {asked} has to say yes" if asked else NOT_YOURS


def _is_approved(trade: Concession) -> bool:
    return bool(trade.approver.strip()) and trade.approved is not None
