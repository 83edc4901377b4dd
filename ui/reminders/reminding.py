"""Reminds, each time once: in the window, and by the system while one is elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.open_book import OpenBook
from ui.preferences import Preferences
from ui.reminders.aim import Aim

if TYPE_CHECKING:
    from app.rules.days_end import Outlook
    from app.rules.reminders import Reminder

SOON = 1_500
# What was just written may be the end of a call, and the wrap opens by itself.
AFTER_A_CHANGE = 300
KEPT = timedelta(days=60)


class Reminding(QObject):
    """Looks at the next instant that matters and after every change, never between.

    `said` carries what the window says and the label of its button, `hushed` that it
    says nothing any more; `told` title and text for the system. `wanted` carries the
    Reminder that was acted on. What `is_seen` finds on the screen needs no words.
    Where several are open the most urgent is said, the others wait behind it.
    """

    said = Signal(str, str)
    hushed = Signal()
    told = Signal(str, str)
    wanted = Signal(object)

    def __init__(
        self,
        book: OpenBook,
        preferences: Preferences,
        is_seen: Callable[[Reminder], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._book, self._preferences, self._is_seen = book, preferences, is_seen
        self._open: list[Reminder] = []
        self.saying: tuple[str, str] | None = None
        self._aim = Aim(book, self)
        self._aim.reached.connect(self.look)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_A_CHANGE)
        self._later.timeout.connect(self.look)

    def begin(self) -> None:
        """Begin to remind, soon after the window is there."""
        self._book.changed.connect(self._later.start)
        QTimer.singleShot(SOON, self, self.look)

    def close(self) -> None:
        """Remind no more."""
        self._aim.stop()
        self._later.stop()

    @Slot()
    def look(self) -> None:
        """Say what there is to be reminded of now; in a call all waits."""
        from app.desk.reminding import outlook
        from app.rules.free_time import is_running, spans
        from app.rules.reminders import next_instant, reminders, standing
        from ui.reminders.words import words_outside

        if self._book.book.is_closed:
            return
        now = self._book.now()
        on = outlook(self._book.book, now)
        self._aim.take(next_instant(on, now))
        if is_running(spans(on.meetings), now):
            self._hush()
            return
        holds = standing(on, now) if self._preferences.reminds else ()
        new = reminders(on, self._preferences.reminded, now) if holds else ()
        self._open = [one for one in holds if one in new or self._was_open(one)]
        for one in new:
            self._remember(one, on)
            if not self._is_seen(one):
                self.told.emit(*words_outside(one, on.settings))
        self.arrive()

    @Slot()
    def arrive(self) -> None:
        """Remind no more of what is on the screen now."""
        self._open = [one for one in self._open if not self._is_seen(one)]
        self._say()

    @Slot()
    def act(self) -> None:
        """Go to what one is reminded of."""
        if (one := self._let_go()) is not None:
            self.wanted.emit(one)

    @Slot()
    def dismiss(self) -> None:
        """Send the reminder away."""
        self._let_go()

    def _let_go(self) -> Reminder | None:
        if self.saying is None:
            return None
        one = self._open.pop(0)
        self._say()
        return one

    def _was_open(self, one: Reminder) -> bool:
        keys = set(one.keys)
        return any(keys.intersection(before.keys) for before in self._open)

    def _say(self) -> None:
        from ui.reminders.words import label, words

        if not self._open:
            self._hush()
            return
        one = self._open[0]
        saying = words(one, self._book.settings), label(one)
        if saying != self.saying:
            # Said again, it would be read out again.
            self.saying = saying
            self.said.emit(*saying)

    def _hush(self) -> None:
        if self.saying is not None:
            self.saying = None
            self.hushed.emit()

    def _remember(self, one: Reminder, on: Outlook) -> None:
        """Keep what was reminded of, as long as it might be again."""
        from app.rules.reminders import wrap_keys

        now = self._book.now()
        still = wrap_keys(on.wraps)
        kept = {
            key: at
            for key, at in self._preferences.reminded.items()
            if key in still or now - at < KEPT
        }
        self._preferences.reminded = kept | dict.fromkeys(one.keys, now)
