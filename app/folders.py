"""Where things are kept on this computer."""

from __future__ import annotations

from pathlib import Path

BOOK_NAME = "earnest.db"


def data_folder() -> Path:
    """Return the folder of the book, made if it is not there."""
    from platformdirs import user_data_path

    folder = user_data_path("Earnest", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def packs_folder() -> Path:
    """Return where checklists of one's own are, if there are any."""
    return data_folder() / "checklists"


def book_path() -> Path:
    """Return where the rep's own book is."""
    return data_folder() / BOOK_NAME
