"""How the files and links kept with a meeting stand (rule DET-03 reads it)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

from app.dossier import Dossier
from app.records.meeting import Attachment

# What is looked at, and cannot run; all else is opened only when asked for twice.
DOCUMENTS: Final = frozenset(
    {
        ".csv", ".docx", ".gif", ".jpeg", ".jpg", ".md", ".mp3", ".mp4", ".odp",
        ".ods", ".odt", ".pdf", ".png", ".pptx", ".txt", ".webp", ".xlsx",
    }
)  # fmt: skip


class Kept(StrEnum):
    """How a file or a link stands."""

    LINK = "link"
    SEEN = "seen"
    NEVER_OPENED = "never opened"
    CHANGED = "changed"
    MISSING = "missing"


def standing(kept: Attachment, dossier: Dossier) -> Kept:
    """Say how one stands: a file may be missing, or another than when last opened."""
    if kept.is_link:
        return Kept.LINK
    seen = dossier.files.get(kept.address)
    if seen is None or not seen.there:
        return Kept.MISSING
    if kept.opened is None:
        return Kept.NEVER_OPENED
    changed = seen.changed is not None and seen.changed > kept.opened
    return Kept.CHANGED if changed else Kept.SEEN


def to_look_at(dossier: Dossier) -> Iterator[tuple[Attachment, Kept]]:
    """Yield the files they are to see that are missing or were not opened as they are.

    Of a link nobody knows whether it changed.
    """
    for one in dossier.meeting.attachments:
        how = standing(one, dossier)
        if one.shown and how not in {Kept.LINK, Kept.SEEN}:
            yield one, how


def is_meant(kept: Attachment, words: str) -> bool:
    """Say whether words name a kept file: its address, its name, what it is called."""
    names = {kept.address, _file_name(kept.address), called(kept)}
    return not kept.is_link and words.strip() in names


def called(kept: Attachment) -> str:
    """Return what it is called: its own words, the file's name, the host and path."""
    if kept.words:
        return kept.words
    if not kept.is_link:
        return _file_name(kept.address)
    parts = urlsplit(kept.address)
    return f"{parts.hostname or ''}{parts.path.rstrip('/')}" or kept.address


def may_run(address: str) -> bool:
    """Say whether opening a file might run it: it is no document one looks at."""
    return PurePath(_file_name(address)).suffix.lower() not in DOCUMENTS


def _file_name(address: str) -> str:
    return address.replace("\\", "/").rstrip("/").rpartition("/")[2] or address
