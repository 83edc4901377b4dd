"""What a run stands on: its book, made once, and how often each thing is done."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.book_of import Sizes, fill


@dataclass(slots=True)
class Timed:
    """Milliseconds from one moment to another, and how long the processor worked.

    The two differ where other programs, or the disk, had to be waited for.
    """

    ms: float = 0.0
    work: float = 0.0


@contextmanager
def timed() -> Iterator[Timed]:
    """Time what is done inside."""
    told = Timed()
    begun, worked = time.perf_counter(), time.process_time()
    yield told
    told.ms = (time.perf_counter() - begun) * 1000
    told.work = (time.process_time() - worked) * 1000


@dataclass(slots=True)
class Ground:
    """A folder that goes with the run, and the sizes of its book.

    `often` scales how often each thing is done; 1 is a proper run.
    """

    folder: Path
    sizes: Sizes = field(default_factory=Sizes)
    often: float = 1.0
    _copies: int = 0

    def book(self) -> Path:
        """Return the book, to be read; it is made when it is first asked for."""
        path = self.folder / "large.db"
        if not path.exists():
            fill(path, self.sizes)
        return path

    def own_book(self) -> Path:
        """Return a copy of the book, to be written in."""
        self._copies += 1
        path = self.folder / f"copy-{self._copies}.db"
        return Path(shutil.copyfile(self.book(), path))

    def times(self, many: int, least: int = 2) -> int:
        """Return how often something is done that a proper run does so many times."""
        return max(least, round(many * self.often))
