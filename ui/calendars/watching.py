"""Files that are watched: whoever writes one anew is noticed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

QUIET_MS = 500


class Watching(QObject):
    """Tells of each file that is another than before, once it has been left alone.

    Most programs write beside the file and rename, so its folder is watched too.
    """

    written = Signal(str)

    def __init__(self, parent: QObject, quiet_ms: int = QUIET_MS) -> None:
        super().__init__(parent)
        self._known: dict[str, str] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._wait)
        self._watcher.directoryChanged.connect(self._wait)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(quiet_ms)
        self._quiet.timeout.connect(self._look)

    def watch(self, files: Iterable[str]) -> None:
        """Watch these files and no others; what they are now is no news."""
        self._known = {file: self._known.get(file, state_of(file)) for file in files}
        wanted = {*self._known, *(str(Path(file).parent) for file in self._known)}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if over := watched - wanted:
            self._watcher.removePaths(sorted(over))
        self._hold()

    @Slot()
    def _wait(self) -> None:
        self._quiet.start()

    @Slot()
    def _look(self) -> None:
        self._hold()
        for file, before in [*self._known.items()]:
            now = state_of(file)
            self._known[file] = now
            if now and now != before:
                self.written.emit(file)

    def _hold(self) -> None:
        """Watch what is there: a file that was replaced is no longer watched."""
        watched = {*self._watcher.files(), *self._watcher.directories()}
        for file in self._known:
            for path in (Path(file), Path(file).parent):
                if str(path) not in watched and path.exists():
                    self._watcher.addPath(str(path))
                    watched.add(str(path))


def state_of(file: str) -> str:
    """Return what changes whenever a file is written; empty if it is not there."""
    try:
        found = Path(file).stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}"
