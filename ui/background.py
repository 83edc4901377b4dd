"""Long work off the window's thread: plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

T = TypeVar("T")


class Background(QObject):
    """Does one piece of work after the other beside the window.

    `work` touches no widget, no model and no book of the window's thread. `done`
    and `failed` are called on the window's thread.
    """

    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._ended.connect(self._bring)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Start a piece of work."""
        self._workers.submit(work).add_done_callback(
            lambda future: self._ended.emit(future, done, failed)
        )

    def close(self) -> None:
        """Wait for the work that has begun and drop what has not."""
        self._workers.shutdown(wait=True, cancel_futures=True)

    @Slot(object, object, object)
    def _bring(
        self,
        future: Future[object],
        done: Callable[[object], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        if future.cancelled():
            return
        if error := future.exception():
            failed(error)
        else:
            done(future.result())
