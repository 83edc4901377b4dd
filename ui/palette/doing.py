"""What the palette can do: every command of the window, the screen and its menu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.keys import COMMANDS, Command
from ui.palette.entry import Entry, named
from ui.palette.nearness import Names


class Doing:
    """What can be done here and now, in the order of the key map."""

    def __init__(self, commands: Sequence[Command], menu: QMenu | None) -> None:
        order = list(COMMANDS)
        known = sorted(commands, key=lambda one: order.index(one.name))
        entries = [*map(_command, known)]
        words = {entry.words for entry in entries}
        more = _leaves(menu, ()) if menu is not None else ()
        # What is in the menu and has a key is told once, with its key.
        entries += [entry for entry in more if entry.words not in words]
        self._entries = entries
        self._names = Names(f"{entry.words} {entry.about}" for entry in entries)

    def first(self) -> list[Entry]:
        """Return all there is to do."""
        return self._entries

    def nearest(self, typed: str, most: int) -> list[Entry]:
        """Return what one may want to do, the nearest first."""
        return [self._entries[n] for n in self._names.nearest(typed, most)]


def _command(command: Command) -> Entry:
    key = COMMANDS[command.name]
    about = "" if key.where == "Everywhere" else key.where
    return named("chevron-right", key.words, about, command.trigger, key.shown)


def _leaves(menu: QMenu, above: Iterable[str]) -> Iterator[Entry]:
    """Yield what a menu offers, and its menus within."""
    for action in menu.actions():
        words = _plain(action)
        if inner := action.menu():
            assert isinstance(inner, QMenu)
            yield from _leaves(inner, (*above, words))
        elif not action.isSeparator() and action.isEnabled():
            whole = ": ".join((*above, words))
            yield named("chevron-right", whole, "Meeting", action.trigger)


def _plain(action: QAction) -> str:
    """Return what an action says without the marks of its access keys."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
