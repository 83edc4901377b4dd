"""Every key of the program, once: shortcuts and the key map are made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Key:
    """What a key does, in words; the first of `keys` is the one that is shown."""

    keys: tuple[str, ...]
    words: str
    where: str


KEYS = {
    "meeting": Key(("Ctrl+N",), "New meeting", "Everywhere"),
    "import": Key(("Ctrl+I",), "Import or paste an invite", "Everywhere"),
    "undo": Key(("Ctrl+Z",), "Undo", "Everywhere"),
    "redo": Key(("Ctrl+Shift+Z", "Ctrl+Y"), "Redo", "Everywhere"),
    "pane": Key(("F6",), "Next part of the window", "Everywhere"),
    "keys": Key(("F1",), "These keys", "Everywhere"),
    "today": Key(("Ctrl+T",), "Today", "Everywhere"),
    "print-today": Key(
        ("Ctrl+Shift+P",), "Today's briefs: look and print", "Everywhere"
    ),
    "quit": Key(("Ctrl+Q",), "Close Earnest", "Everywhere"),
    "plan": Key(("Alt+1",), "Plan", "Meeting"),
    "rehearse": Key(("Alt+2",), "Practise", "Meeting"),
    "preflight": Key(("Alt+3",), "Last check", "Meeting"),
    "live": Key(("Alt+4",), "Call", "Meeting"),
    "wrap": Key(("Alt+5",), "Right after", "Meeting"),
    "follow": Key(("Alt+6",), "Later", "Meeting"),
    "next-open": Key(("F8",), "Next open row", "Meeting"),
    "confirm-next": Key(("Ctrl+Return",), "Confirm and go on", "Meeting"),
    "join": Key(("Ctrl+J",), "Join or dial", "Meeting"),
    "ended": Key(("Ctrl+E",), "Ended", "Meeting"),
    "brief": Key(("Ctrl+P",), "Brief: look and print", "Meeting"),
    "paper": Key(("Ctrl+Shift+T",), "Type in from paper", "Meeting"),
    "back": Key(("Esc",), "Back to all accounts", "Accounts"),
    "capture": Key(("Ctrl+Shift+C",), "Write down what was said", "Call"),
    "hide": Key(("Ctrl+H",), "Hide the call window", "Call"),
}


def on_key(
    owner: QWidget,
    name: str,
    act: Callable[[], object],
    *,
    inside: bool = False,
) -> QAction:
    """Give a key its act while the owner's window is in front.

    With `inside` it works only while the owner or a child has the keyboard.
    """
    action = QAction(KEYS[name].words, owner)
    action.setShortcuts([QKeySequence(keys) for keys in KEYS[name].keys])
    action.setShortcutContext(
        Qt.ShortcutContext.WidgetWithChildrenShortcut
        if inside
        else Qt.ShortcutContext.WindowShortcut
    )
    action.triggered.connect(lambda: act())
    owner.addAction(action)
    return action
