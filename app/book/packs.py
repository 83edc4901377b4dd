"""The text of every pack version a meeting began with."""

from __future__ import annotations

from app.book.book import Book
from app.book.families import KeptPack, KeptPackId
from app.book.write import Write
from app.errors import Problem
from checklists.pack import PackId


def keep(write: Write, pack: PackId, version: int, body: str) -> None:
    """Keep the text of a version, once; another text under its number is refused."""
    kept = KeptPack(_id(pack, version), pack, version, body)
    held = write.find(KeptPack, kept.id)
    if held is not None and held != kept:
        raise Problem(
            f"Version {version} of the checklist {pack} was used with other rows.",
            "Give the changed checklist a higher version.",
        )
    write.put(kept)


def is_kept(write: Write, pack: PackId, version: int) -> bool:
    """Whether the text of a version is in the book, in the middle of an act."""
    return write.find(KeptPack, _id(pack, version)) is not None


def body(book: Book, pack: PackId, version: int) -> str | None:
    """Return the text of a version, if a meeting ever used it."""
    kept = book.find(KeptPack, _id(pack, version))
    return kept.body if kept else None


def _id(pack: PackId, version: int) -> KeptPackId:
    return KeptPackId(f"{pack} {version}")
