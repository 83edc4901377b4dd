"""The codes of the rules, in the order of the table (PACKS section 8)."""

from __future__ import annotations

from typing import Final

CODES: Final = (
    "STR-01a",
    "STR-01b",
    "STR-02a",
    "STR-02b",
    "STR-03a",
    "STR-03b",
    "STR-04",
    "STR-05",
    "STR-06",
    "STR-07",
    "TAC-01",
    "TAC-02",
    "TAC-03a",
    "TAC-03b",
    "TAC-04",
    "PUN-01a",
    "PUN-01b",
    "PUN-02",
    "PUN-03a",
    "PUN-03b",
    "PUN-04",
    "PUN-05",
    "PUN-06a",
    "PUN-06b",
    "HON-01a",
    "HON-01b",
    "HON-02",
    "HON-03",
    "HON-04",
    "HON-05",
    "HON-06",
    "DET-01",
    "DET-02",
    "DET-03",
    "DET-04",
    "DET-05",
    "PER-01a",
    "PER-01b",
    "PER-02",
    "PER-03",
    "CAR-01a",
    "CAR-01b",
    "CAR-02",
    "CAR-03",
    "CAR-04",
    "CAR-05",
    "FLX-01a",
    "FLX-01b",
    "FLX-02",
    "FLX-03",
    "FLX-04",
)


def place_of(code: str) -> int:
    """Return where a code stands in the table."""
    return CODES.index(code)
