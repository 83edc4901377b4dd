"""Files as the disk knows them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def write_through(path: Path) -> None:
    """Return only when a file, or a folder's names, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def uri(path: Path, options: str) -> str:
    """Return how SQLite is told to open a file."""
    return f"file:{quote(str(path.absolute()))}?{options}"
