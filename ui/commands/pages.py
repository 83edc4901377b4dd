"""Pages written where somebody named a file; that file is replaced."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.files import write_beside
from reports.sheet import Sheet


def write_text(path: Path, page: str) -> Path:
    """Write a page for a browser or a program, and return where it is."""
    return write_beside(path, page.encode(), replace=True)


def write_pdf(path: Path, sheets: Sequence[Sheet], paper: str) -> Path:
    """Write a PDF and return where it is; it needs no display."""
    from ui import paper as pages

    with pages.application():
        data = pages.pdf(sheets, pages.Paper(paper))
    return write_beside(path, data, replace=True)
