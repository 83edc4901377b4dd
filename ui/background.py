"""Long work off the window's thread: plain values in, plain values out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

T = TypeVar("T")

# While work goes on, the window gets its turn this often, in seconds.
TURNS = 0.0005


class Background(QObject):
    """Does one piece of work after the other beside the window.

    `work` touches no widget, no model and no book of the window's thread. `done`
    and `failed` are called on the window's thread.
    """

    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._running = 0
        self._usual = sys.getswitchinterval()
        self._closed = False
        self._ended.connect(self._bring)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Start a piece of work; after close there is nothing to start it."""
        if self._closed:
            return
        if not self._running:
            self._usual = sys.getswitchinterval()
            sys.setswitchinterval(TURNS)
        self._running += 1
        self._workers.submit(work).add_done_callback(
            lambda future: self._tell(future, done, failed)
        )

    def close(self) -> None:
        """Wait for the work that has begun and drop what has not."""
        self._closed = True
        self._workers.shutdown(wait=True, cancel_futures=True)
        if self._running:
            sys.setswitchinterval(self._usual)
            self._running = 0

    def _tell(
        self,
        future: Future[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        # Once closed, nobody waits for it any more, and this may be gone.
        if not self._closed:
            self._ended.emit(future, done, failed)

    @Slot(object, object, object)
    def _bring(
        self,
        future: Future[object],
        done: Callable[[object], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._running -= 1
        if not self._running:
            sys.setswitchinterval(self._usual)
        if future.cancelled():
            return
        if error := future.exception():
            failed(error)
        else:
            done(future.result())
