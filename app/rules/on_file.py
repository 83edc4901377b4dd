"""What rules read of an account's file: its deeds, and its record."""

from __future__ import annotations

from app.account_file import AccountFile
from app.rules.record_shows import Record
from app.rules.standing.evidence import Deeds


def deeds_in(file: AccountFile) -> Deeds:
    """Return what the standing rests on; who works elsewhere now is no contact."""
    return Deeds(
        account=file.account,
        settings=file.settings,
        facts=file.facts,
        promises=file.promises,
        meetings=file.meetings,
        people={one.id: one for one in file.people},
    )


def record_in(file: AccountFile) -> Record:
    """Return what is looked through for what went wrong before a loss."""
    return Record(
        settings=file.settings,
        promises=file.promises,
        asks=file.asks,
        gives=file.gives,
        refusals=file.refusals,
        points=file.points,
        facts=file.facts,
        meetings=file.meetings,
    )
