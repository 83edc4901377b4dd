"""What happens to a bug: it is written down, and owned up to once."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal


class Confession(QObject):
    """Writes every unexpected error to a file and says so once a session.

    Only types, files and lines are written: the words of an error may hold what a
    customer said.
    """

    made = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._said = False
        self._handler = RotatingFileHandler(
            file, maxBytes=200_000, backupCount=2, delay=True
        )
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._own_up
        threading.excepthook = lambda caught: self._own_up(
            caught.exc_type,
            caught.exc_value or caught.exc_type(),
            caught.exc_traceback,
        )

    def close(self) -> None:
        """Leave errors to whoever had them before, and let go of the file."""
        sys.excepthook, threading.excepthook = self._before
        self._handler.close()

    def _own_up(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        places = []
        while trace:
            code = trace.tb_frame.f_code
            places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}")
            trace = trace.tb_next
        # Not through a logger: whoever sets up logging anew switches those off.
        told = kind.__name__, " < ".join(reversed(places))
        self._handler.handle(
            logging.LogRecord("earnest", logging.ERROR, "", 0, "%s at %s", told, None)
        )
        if not self._said:
            self._said = True
            self.made.emit(
                "Something went wrong inside Earnest. What was saved is safe; "
                f"details are in {self._file.name}."
            )
