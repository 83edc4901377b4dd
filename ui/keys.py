"""Every key and command, once: shortcuts, key map and palette are made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Key:
    """What a key does, in words; the first of `keys` is the one that is shown.

    `offered` is whether the palette has it: not what only moves the keyboard about.
    """

    keys: tuple[str, ...]
    words: str
    where: str
    offered: bool = True

    @property
    def shown(self) -> str:
        """The key as this system writes it, nothing where there is none."""
        first = QKeySequence(self.keys[0]) if self.keys else QKeySequence()
        return first.toString(QKeySequence.SequenceFormat.NativeText)


KEYS = {
    "search": Key(("Ctrl+K",), "Go to, do, find", "Everywhere", offered=False),
    "meeting": Key(("Ctrl+N",), "New meeting", "Everywhere"),
    "import": Key(("Ctrl+I",), "Import or paste an invite", "Everywhere"),
    "undo": Key(("Ctrl+Z",), "Undo", "Everywhere"),
    "redo": Key(("Ctrl+Shift+Z", "Ctrl+Y"), "Redo", "Everywhere"),
    "pane": Key(("F6",), "Next part of the window", "Everywhere", offered=False),
    "keys": Key(("F1",), "These keys", "Everywhere"),
    "today": Key(("Ctrl+T",), "Today", "Everywhere", offered=False),
    "print-today": Key(
        ("Ctrl+Shift+P",), "Today's briefs: look and print", "Everywhere"
    ),
    "they-asked": Key(("Ctrl+Shift+A",), "They asked", "Everywhere"),
    "promise-new": Key(("Ctrl+Shift+O",), "New promise", "Everywhere"),
    "fact": Key(("Ctrl+Shift+F",), "Add a fact", "Everywhere"),
    "before": Key(("Alt+Left",), "Back to where you were", "Everywhere", offered=False),
    "wrap-day": Key(("Ctrl+Shift+E",), "Wrap up the day", "Everywhere"),
    "reminder": Key(("Ctrl+G",), "Do what you are reminded of", "Everywhere"),
    "hush": Key(("Ctrl+Shift+G",), "Close the reminder", "Everywhere"),
    "quit": Key(("Ctrl+Q",), "Close Earnest", "Everywhere"),
    "plan": Key(("Alt+1",), "Plan", "Meeting"),
    "rehearse": Key(("Alt+2",), "Practise", "Meeting"),
    "preflight": Key(("Alt+3",), "Last check", "Meeting"),
    "live": Key(("Alt+4",), "Call", "Meeting"),
    "wrap": Key(("Alt+5",), "Right after", "Meeting"),
    "follow": Key(("Alt+6",), "Later", "Meeting"),
    "next-open": Key(("F8",), "Next open row", "Meeting", offered=False),
    "confirm-next": Key(
        ("Ctrl+Return",), "Confirm and go on", "Meeting", offered=False
    ),
    "join": Key(("Ctrl+J",), "Join or dial", "Meeting"),
    "ended": Key(("Ctrl+E",), "Ended", "Meeting"),
    "brief": Key(("Ctrl+P",), "Brief: look and print", "Meeting"),
    "paper": Key(("Ctrl+Shift+T",), "Type in from paper", "Meeting"),
    "notes": Key(("Ctrl+Shift+N",), "Notes of this meeting", "Meeting"),
    "keep": Key(("Ctrl+Shift+K",), "Keep a link or a file with it", "Meeting"),
    "back": Key(("Esc",), "Back to all accounts", "Accounts"),
    "promise-done": Key(("Ctrl+D",), "Done", "Promises"),
    "promise-date": Key(("Ctrl+M",), "New date", "Promises"),
    "promise-tell": Key(("Ctrl+L",), "Copy a note: tell them, look in", "Promises"),
    "promise-edit": Key(("F2",), "Change", "Promises"),
    "promise-back": Key(("Del",), "Take back", "Promises"),
    "promise-open": Key(("Ctrl+U",), "Open again", "Promises"),
    "promise-reopen": Key(("Ctrl+Shift+U",), "Not right yet", "Promises"),
    "capture": Key(("Ctrl+Shift+C",), "Write down what was said", "Call"),
    **{
        f"reach-{number}": Key(
            (f"Ctrl+{number}",), f"Agenda: line {number} is reached", "Call", False
        )
        for number in range(1, 6)
    },
    "hide": Key(("Ctrl+H",), "Hide the call window", "Call"),
}

# What has no key is found in the palette, and on a screen.
COMMANDS = KEYS | {
    name: Key((), words, "Everywhere")
    for name, words in {
        "note-order": "Order",
        "note-called": "They called first",
        "note-gave": "Gave",
        "note-asked": "Asked",
        "note-no": "They said no",
        "note-learned": "Learned",
        "note-session": "Planning session",
        "note-early": "They told us early",
        "note-problem": "A problem",
        "note-solved": "Problem solved",
        "note-untrue": "Something came out untrue",
        "note-message": "A message from them",
        "note-landscape": "Landscape",
        "note-loss": "Lost, or in dispute",
        "plan-give": "Plan a give",
        "plan-ask": "Plan an ask",
        "files": "Import a file",
        "sample": "Look round in a sample",
        "practice": "Practise: The second no",
        "look-system": "Look as the system does",
        "look-light": "Light look",
        "look-dark": "Dark look",
        "look-contrast": "High contrast look",
        "larger": "Larger text",
        "smaller": "Smaller text",
        "usual-size": "Text of the usual size",
        "review": "Review an account: where you stand, for inside use",
        "days-end": "The end of the day: what was kept, what is next",
        "reminders-off": "No reminders",
        "reminders-on": "Reminders again",
        "back-up": "Back up now",
        "check": "Check my data",
        "restore": "Restore a backup",
        "deleted": "Bring back what was deleted",
    }.items()
}


class Command(QAction):
    """Something that can be done here and now, by its name in COMMANDS."""

    def __init__(
        self, owner: QWidget, name: str, when: Callable[[], bool] | None
    ) -> None:
        super().__init__(COMMANDS[name].words, owner)
        self.name = name
        self._when = when

    @property
    def is_on(self) -> bool:
        """Whether there is anything for it to do."""
        return self._when is None or self._when()


def on_key(
    owner: QWidget,
    name: str,
    act: Callable[[], object],
    *,
    inside: bool = False,
    when: Callable[[], bool] | None = None,
) -> Command:
    """Give a command its act, by its key while the owner's window is in front.

    With `inside` the key works only while the owner or a child has the keyboard. The
    palette offers it while the owner is shown, and only where `when` holds.
    """
    action = Command(owner, name, when)
    action.setShortcuts([QKeySequence(keys) for keys in COMMANDS[name].keys])
    action.setShortcutContext(
        Qt.ShortcutContext.WidgetWithChildrenShortcut
        if inside
        else Qt.ShortcutContext.WindowShortcut
    )
    action.triggered.connect(lambda: act())
    owner.addAction(action)
    return action


def offered(owner: QWidget) -> list[Command]:
    """Return what can be done with an owner now, for the palette."""
    return [
        action
        for action in owner.actions()
        if isinstance(action, Command)
        and COMMANDS[action.name].offered
        and action.is_on
    ]


def act_on_key(widget: QWidget, event: QKeyEvent) -> bool:
    """Do what a key does around a widget; says whether it does anything there.

    For where Qt itself does not look: behind a list of offers that is open.
    """
    typed = QKeySequence(event.keyCombination())
    around: QWidget | None = widget
    while around is not None:
        for action in around.actions():
            if typed in action.shortcuts() and action.isEnabled():
                action.trigger()
                return True
        around = around.parentWidget()
    return False
