"""The files kept with a meeting, as the disk has them: the edge of what is pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from app.dossier import FileSeen
from app.records.meeting import Attachment


def files_seen(kept: Iterable[Attachment]) -> Mapping[str, FileSeen]:
    """Look at files, not at links, and return them by their address."""
    return {one.address: _seen(one.address) for one in kept if not one.is_link}


def _seen(address: str) -> FileSeen:
    try:
        changed = Path(address).stat().st_mtime
        return FileSeen(there=True, changed=datetime.fromtimestamp(changed, UTC))
    except (OSError, ValueError, OverflowError):
        # What cannot be looked at cannot be shown either.
        return FileSeen(there=False)
