"""Reports as files for other people."""

from __future__ import annotations

from pathlib import Path

from app.files import safe_name, write_beside


def save_html(folder: Path, title: str, page: str) -> Path:
    """Write a page into a folder and return where it is; Problem if it cannot be."""
    return write_beside(folder / safe_name(title, ".html"), page.encode())


def save_pdf(folder: Path, title: str, data: bytes) -> Path:
    """Write a PDF into a folder and return where it is; Problem if it cannot be."""
    return write_beside(folder / safe_name(title, ".pdf"), data)
