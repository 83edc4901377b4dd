"""The text of every pack version a meeting began with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.book.book import Book
from app.book.families import KeptPack, KeptPackId
from app.book.write import Write
from app.errors import Problem
from checklists.errors import PackInvalid
from checklists.pack import Pack, PackId
from checklists.reading import BUILT_IN, read_pack


class KeptPacks(Mapping[tuple[PackId, int], Pack]):
    """The versions a book keeps, each read when it is first asked for.

    `others` are versions known without the book. One whose text cannot be read is
    not there.
    """

    def __init__(
        self, book: Book, others: Mapping[tuple[PackId, int], Pack] | None = None
    ) -> None:
        self._book = book
        # Of another book's, only what was known without that book: it may belong
        # to another thread.
        if isinstance(others, KeptPacks):
            others = others.others
        self.others: Mapping[tuple[PackId, int], Pack] = others or {}
        self._read = dict(self.others)

    def __getitem__(  # type: ignore[explicit-override]
        self, key: tuple[PackId, int]
    ) -> Pack:
        if key not in self._read:
            text = body(self._book, *key)
            if text is None:
                raise KeyError(key)
            try:
                self._read[key] = read_pack(text, "kept version")
            except PackInvalid as refusal:
                raise KeyError(key) from refusal
        return self._read[key]

    def __iter__(  # type: ignore[explicit-override]
        self,
    ) -> Iterator[tuple[PackId, int]]:
        rows = self._book.rows("SELECT pack, version FROM packs ORDER BY rowid")
        yield from dict.fromkeys((*self.others, *((pack, n) for pack, n in rows)))

    def __len__(self) -> int:  # type: ignore[explicit-override]
        return sum(1 for _ in self)


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


def own_bodies(book: Book) -> tuple[str, ...]:
    """Return the texts of all versions of packs that are not built in."""
    kept = book.every(KeptPack)
    return tuple(one.body for one in kept if one.pack not in BUILT_IN)


def _id(pack: PackId, version: int) -> KeptPackId:
    return KeptPackId(f"{pack} {version}")
