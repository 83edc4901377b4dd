"""What came of an import, in one or two sentences."""

from __future__ import annotations

from app.desk.importing import Imported
from app.rules.wording import count

TROUBLES_NAMED = 2


def import_words(made: Imported) -> str:
    """Return `3 meetings added, 4 other events kept as busy time.` and what failed."""
    parts = []
    if made.new:
        parts.append(f"{count(len(made.new), 'meeting')} added")
    if made.updated:
        parts.append(f"{len(made.updated)} moved or changed")
    if made.cancelled:
        parts.append(f"{len(made.cancelled)} cancelled")
    if made.busy:
        parts.append(f"{count(made.busy, 'other event')} kept as busy time")
    if not parts:
        parts.append("Nothing new: all of it was known" if made.unchanged else "")
    words = (", ".join(part for part in parts if part) or "No meeting was in it") + "."
    skipped = [trouble for trouble in made.troubles if trouble.skipped]
    for trouble in skipped[:TROUBLES_NAMED]:
        about = f"“{trouble.about}”: " if trouble.about else ""
        words += f" Left out: {about}{trouble.sentence}"
    if more := len(skipped) - TROUBLES_NAMED:
        words += f" And {more} more." if more > 0 else ""
    return words


def did_something(made: Imported) -> bool:
    """Say whether there is anything to take back."""
    return bool(made.new or made.updated or made.cancelled or made.busy)
