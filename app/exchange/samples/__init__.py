"""Files as other programs write them, about people who do not exist."""

from __future__ import annotations

from pathlib import Path


def sample(name: str) -> bytes:
    """Return a sample file: week.ics, moved.ics, cancelled.ics or contacts.vcf."""
    return Path(__file__).with_name(name).read_bytes()
