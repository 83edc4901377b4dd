"""What several rows are filled from: earlier answers, and lists of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

from app.dossier import Dossier
from app.records.meeting import Answer, Answered, Value
from app.rules.last_time import records_by_id, said_of
from app.rules.values import Fill
from checklists.pack import ItemId

MOST_TOLD: Final = 5
LINE: Final = 80


class Kept(Protocol):
    """A record; its id is what an answer links to."""

    @property
    def id(self) -> str:
        """The id of the record."""


def of_records(words: Sequence[str], records: Sequence[Kept]) -> Fill | None:
    """Return records as a fill, or nothing where there are none."""
    if not records:
        return None
    return Fill("; ".join(words), links=tuple(record.id for record in records))


def in_short(words: Sequence[str]) -> str:
    """Return the first of many words, each cut to a line, and how many are left."""
    cut = [text if len(text) <= LINE else f"{text[: LINE - 1]}…" for text in words]
    left = len(cut) - MOST_TOLD
    told = cut if left <= 0 else [*cut[:MOST_TOLD], f"and {left} more"]
    return "; ".join(told)


def chosen(option: str, words: str, links: tuple[str, ...] = ()) -> Fill:
    """Return a choice to confirm: the option it stands for is its field `choice`."""
    return Fill(words, values=(Value("choice", option),), links=links)


def nothing(words: str) -> Fill:
    """Return the full answer that there is nothing."""
    return Fill(words, none=True)


def from_this_account(dossier: Dossier, item: str) -> Fill | None:
    """Return what was answered in the account's newest held meeting."""
    return _from(dossier.last_answers, item, dossier)


def from_this_kind(dossier: Dossier, item: str) -> Fill | None:
    """Return what was answered in the newest held meeting of the same kind."""
    return _from(dossier.kind_answers, item, dossier)


def _from(answers: Mapping[ItemId, Answer], item: str, dossier: Dossier) -> Fill | None:
    answer = answers.get(ItemId(item))
    if answer is None or answer.state is not Answered.ANSWERED or answer.none:
        return None
    if answer.links:
        return _of_records_then(answer, dossier)
    text = answer.text or ", ".join(v.text for v in answer.values if v.text)
    if not text.strip():
        return None
    return Fill(text, values=answer.values, dated=answer.at)


def _of_records_then(answer: Answer, dossier: Dossier) -> Fill | None:
    """Offer the records of an earlier answer: the account's own, or others anew."""
    known = records_by_id(dossier)
    records = [known[link] for link in answer.links if link in known]
    told = [(r, words) for r in records if (words := said_of(r))]
    if not told:
        return None
    own = dossier.account.id
    return Fill(
        "; ".join(words for _, words in told),
        links=tuple(r.id for r, _ in told if r.account == own),
        dated=answer.at,
        again=tuple(r for r, _ in told if r.account != own),
    )
