"""A fact as a line: what is known, from what kind of source, and which."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from app.records.knowledge import Fact, FactId, SourceKind
from app.rules.wording import short_day
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Here,
    Made,
    Texts,
    Told,
    words,
)

_KINDS: Final = (("", "source?"), *((kind.value, kind.value) for kind in SourceKind))


def columns(_here: Here) -> tuple[Column, ...]:
    """Return the fields of a fact."""
    return (
        Column(
            "fact", needed=True, hint="something true about them", width=16, grows=2
        ),
        Column("kind of source", Entry.PICK, width=12, choices=_KINDS),
        Column("source", needed=True, hint="which one", width=10, grows=1),
    )


def shown(record: Fact, _here: Here) -> Texts:
    """Return the texts of a fact."""
    return {
        "fact": record.what,
        "kind of source": record.source_kind.value if record.source_kind else "",
        "source": record.source,
    }


def told(record: Fact, here: Here) -> Told:
    """Return `New site opens in May · public profile, her article · Mon 2 Nov`."""
    kind = record.source_kind.value if record.source_kind else ""
    source = ", ".join(part for part in (kind, record.source) if part)
    day = record.dated.astimezone(ZoneInfo(here.dossier.settings.zone)).date()
    quiet = f" · {source}" if source else ""
    return Told(
        record.what,
        quiet=f"{quiet} · {short_day(day)}",
        lack="" if source else "no source yet",
    )


def made(texts: Texts, record: Fact | None, here: Here) -> Made:
    """Return the fact of the texts."""
    what = words(texts, "fact", "Write what is known.")
    new = record or Fact(
        FactId(here.new_id()),
        here.dossier.account.id,
        what,
        here.dossier.now,
        here.dossier.now,
        meeting=here.dossier.meeting.id,
    )
    kind = texts.get("kind of source", new.source_kind or "")
    new = replace(new, what=what, source_kind=SourceKind(kind) if kind else None)
    return Made(replace(new, source=texts.get("source", new.source).strip()))
