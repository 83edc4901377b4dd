"""What the user chose about the window; nothing here touches a figure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

LOOKS = ("system", "light", "dark", "contrast")
# The size of text, in percent.
USUAL, LARGEST, TEXT_STEP = 100, 200, 25


class Preferences:
    """The window's choices, typed, over an INI file.

    What touches figures, lists or pages is in the book (`app.settings`), so that it
    travels with it.
    """

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def theme(self) -> str:
        """The look: system, light, dark or contrast."""
        name = str(self._store.value("theme", "system", type=str))
        return name if name in LOOKS else LOOKS[0]

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def text_percent(self) -> int:
        """The size of all text, in percent of the system's."""
        read = self._store.value("text_percent", 100, type=int)
        return read if isinstance(read, int) and 75 <= read <= 250 else 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._store.setValue("text_percent", percent)

    @property
    def still(self) -> bool:
        """Whether nothing is to move by itself, whatever the system does."""
        return bool(self._store.value("still", False, type=bool))

    @still.setter
    def still(self, still: bool) -> None:
        self._store.setValue("still", still)

    @property
    def reminds(self) -> bool:
        """Whether anything is said of its own accord."""
        return bool(self._store.value("reminds", True, type=bool))

    @reminds.setter
    def reminds(self, reminds: bool) -> None:
        self._store.setValue("reminds", reminds)

    @property
    def reminded(self) -> dict[str, datetime]:
        """What was reminded of, by its key, and when; another window may have."""
        self._store.sync()
        try:
            read = json.loads(str(self._store.value("reminded", "{}", type=str)))
            return {key: datetime.fromisoformat(at) for key, at in read.items()}
        except (ValueError, TypeError, AttributeError):
            # A file that somebody edited by hand costs a reminder, not the start.
            return {}

    @reminded.setter
    def reminded(self, reminded: Mapping[str, datetime]) -> None:
        told = {key: at.isoformat() for key, at in reminded.items()}
        self._store.setValue("reminded", json.dumps(told))

    @property
    def geometry(self) -> QByteArray:
        """Where the window was when it was closed; empty at the first start."""
        read = self._store.value("geometry", QByteArray())
        return read if isinstance(read, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, place: QByteArray) -> None:
        self._store.setValue("geometry", place)

    @property
    def last_folder(self) -> str:
        """The folder the last file was saved in or read from."""
        return str(self._store.value("last_folder", "", type=str))

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._store.setValue("last_folder", folder)

    @property
    def second_folder(self) -> Path | None:
        """Where every backup is copied to as well, if anywhere."""
        read = str(self._store.value("second_folder", "", type=str))
        return Path(read) if read else None

    @second_folder.setter
    def second_folder(self, folder: Path | None) -> None:
        self._store.setValue("second_folder", str(folder) if folder else "")
