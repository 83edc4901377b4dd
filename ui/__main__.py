"""Starts Earnest: everything is made here and handed to whoever needs it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from ui import before_qt  # isort: split

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.clock import Clock, utc_now
from app.folders import book_path, data_folder
from ui.focus import FocusRing
from ui.motion import motion
from ui.preferences import Preferences
from ui.problems import Confession
from ui.running import Running
from ui.theme import Scheme, Theme


def application(argv: Sequence[str] = ()) -> QApplication:
    """Make the application that every window needs."""
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("Earnest")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("earnest")
    return app


def main(
    path: Path | None = None,
    files: Sequence[Path] = (),
    clock: Clock = utc_now,
) -> int:
    """Run Earnest over a book until its window is closed."""
    app = application()
    folder = data_folder()
    preferences = Preferences(
        QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    )
    theme = Theme(app, Scheme(preferences.theme), preferences.text_percent / 100)
    motion(app).keep_still(still=preferences.still)
    ring = FocusRing(app)
    confession = Confession(folder / "problems.log", app)
    running = Running(app, path or book_path(), clock, preferences, theme, confession)
    code = running.run(files)
    del ring
    return code


__all__ = ["application", "before_qt", "main"]

if __name__ == "__main__":
    raise SystemExit(main())
