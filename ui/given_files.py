"""Files that somebody gives: which ones are asked for, and how they are opened."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.errors import Problem

# Files above so many bytes are read in a process of their own.
LARGE: Final = 20_000
# No calendar and no list of contacts is so large: it is not even read.
MOST_BYTES: Final = 200_000_000
FILTER: Final = (
    "Calendars and contacts (*.ics *.ical *.ifb *.vcf *.vcard *.csv *.tsv *.txt);;"
    "All files (*)"
)


def opened(file: Path) -> bytes:
    """Return what a file holds; Problem where it cannot be read or is too large."""
    try:
        if file.stat().st_size <= MOST_BYTES:
            return file.read_bytes()
    except OSError as error:
        raise Problem(
            f"{file.name} cannot be read: {error.strerror}.",
            "Check that it is still there and may be opened.",
        ) from error
    raise Problem(
        f"{file.name} is too large to be a calendar or contacts.",
        "Export fewer months, or only the people you sell to.",
    )
