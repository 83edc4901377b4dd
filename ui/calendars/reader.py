"""How a calendar comes from its file or its server, and is read beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.book.fetches import Fetched
from app.records.calendar_source import CalendarSource
from ui.background import Background
from ui.calendars.download import Answer, Downloads
from ui.calendars.file import read_file
from ui.open_book import OpenBook

if TYPE_CHECKING:
    from app.exchange.apart import Apart
    from app.exchange.invite import Calendar

Failed = Callable[[BaseException], None]


class Reader(QObject):
    """Brings what a calendar is made of, then reads it in a process of its own.

    Who asks is called on the window's thread, with Stopped where it was called off.
    """

    def __init__(
        self, book: OpenBook, downloads: Downloads | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._book = book
        self.downloads = downloads or Downloads(self)
        self._background: Background | None = None
        self._reading: Apart[Calendar] | None = None

    @property
    def is_reading(self) -> bool:
        """Whether a calendar that came is being read."""
        return self._reading is not None

    @property
    def beside(self) -> Background:
        """Where its work is done; made when it is first needed."""
        if self._background is None:
            self._background = Background(self)
        return self._background

    def bring(
        self,
        source: CalendarSource,
        before: Fetched,
        done: Callable[[Answer], None],
        failed: Failed,
    ) -> None:
        """Bring what a calendar holds now, if it is another than before."""
        if source.is_file:
            read = partial(read_file, source.address, before.etag)
            self.beside.run(read, done, failed)
        else:
            state = before.etag, before.modified
            self.downloads.fetch(source.address, *state, done, failed)

    def read(
        self, body: bytes, done: Callable[[Calendar], None], failed: Failed
    ) -> None:
        """Read what came as a calendar."""
        from app.exchange.apart import calendar_apart

        settings = self._book.settings
        self._reading = calendar_apart(
            body,
            zone=settings.zone,
            now=self._book.now(),
            region=settings.phone_country,
        )
        self.beside.run(
            self._reading.result,
            partial(self._end, done),
            partial(self._break_off, failed),
        )

    def close(self) -> None:
        """Call off what is under way; what is being written is finished."""
        self.downloads.stop()
        if self._reading is not None:
            self._reading.stop()
        if self._background is not None:
            self._background.close()

    def _end(self, done: Callable[[Calendar], None], calendar: Calendar) -> None:
        self._reading = None
        done(calendar)

    def _break_off(self, failed: Failed, error: BaseException) -> None:
        self._reading = None
        failed(error)
