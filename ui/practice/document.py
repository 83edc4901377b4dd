"""The case as it stands: what was seen in it, which steps the book says are done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from app.desk import knowing
from app.desk.desk import Desk
from app.records.knowledge import Note, NoteKind
from app.records.meeting import Meeting, MeetingId
from app.rules import comparing, practice
from app.rules.comparing import Compared
from app.rules.wording import short_day
from checklists.exercise import Exercise, Part, Step
from ui.keys import KEYS
from ui.open_book import OpenBook
from ui.places import Place, Visit

GONE = "The third call is gone from the book."


class PracticeDocument(QObject):
    """Reads the one meeting of the case, and keeps only ticks not yet compared.

    `went` asks the window to go to a row.
    """

    changed = Signal()
    went = Signal(object)
    again_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self,
        book: OpenBook,
        case: Exercise,
        meeting: MeetingId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.case = case
        self._book, self._meeting = book, meeting
        self._begun = self._now = book.preparation(meeting)
        self._gone = self._ticks_again = False
        self._ticks: frozenset[str] = frozenset()
        self._chosen: str | None = None
        book.changed.connect(self.refresh)
        book.passed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read the case again."""
        self._gone = self._book.book.find(Meeting, self._meeting) is None
        before = self.done
        if not self._gone:
            self._now = self._book.preparation(self._meeting)
        if self.done != before:
            # Done just now, or open again: on to the first that is open.
            self._chosen = None
        self.changed.emit()

    # How far it is

    @property
    def parts(self) -> Mapping[str, Mapping[str, bool]]:
        """Which parts of each step are done."""
        return practice.parts_done(self._now)

    @property
    def done(self) -> frozenset[str]:
        """The steps that are done."""
        return practice.steps_done(self._now)

    @property
    def lost(self) -> str:
        """What of the case is gone, in a sentence; mostly nothing."""
        return GONE if self._gone else practice.what_is_lost(self._now)

    @property
    def is_mended(self) -> bool:
        """Whether nothing is left to do."""
        return not self.lost and practice.is_mended(self.case, self._now)

    @property
    def what_changed(self) -> tuple[str, ...]:
        """What is another thing than when the window was opened."""
        return practice.what_changed(self._begun, self._now)

    @property
    def open_step(self) -> str | None:
        """The step to show: the chosen one, else the first that is not done."""
        if self._chosen is not None:
            return self._chosen or None
        done = self.done
        return next(
            (step.key for step in self.case.steps if step.key not in done), None
        )

    def said(self, words: str) -> str:
        """Return words of the case with its keys and days put in."""
        rest = practice.rest_date(self._begun.dossier)
        known = {name: key.shown for name, key in KEYS.items()}
        return words.format_map(known | {"rest": short_day(rest) if rest else ""})

    # What was seen

    @property
    def ticks(self) -> frozenset[str]:
        """The statements that are ticked."""
        return self._ticks

    @property
    def compared(self) -> Compared | None:
        """What was ticked beside the rules; nothing while it is being ticked."""
        kept = self._lesson
        if kept is None or self._ticks_again:
            return None
        ticked = comparing.ticked_in(self.case, kept)
        return comparing.compared(self.case, ticked, self._begun.findings)

    # What the user does

    def choose(self, step: Step) -> None:
        """Show a step, or fold it up where it is shown."""
        self._chosen = "" if step.key == self.open_step else step.key
        self.changed.emit()

    def tick(self, key: str, *, on: bool) -> None:
        """Tick a statement, or take the tick away."""
        self._ticks = self._ticks | {key} if on else self._ticks - {key}

    def compare(self) -> None:
        """Keep what is ticked as a lesson, and show the rules beside it."""
        self._ticks_again = False
        self._chosen = "read"
        words = comparing.seen_words(self.case, self._ticks)
        if self._book.do(_keep_lesson, self._meeting, self._lesson, words) is not None:
            # The step is done now, and is to be read all the same.
            self._chosen = "read"
            self.changed.emit()

    def tick_again(self) -> None:
        """Show the statements once more, with what was ticked."""
        if kept := self._lesson:
            self._ticks = comparing.ticked_in(self.case, kept)
        self._ticks_again = True
        self._chosen = "read"
        self.changed.emit()

    def go(self, part: Part) -> None:
        """Go to the row where something is mended."""
        self.went.emit(Visit(Place.MEETINGS, self._meeting, item=part.goes))

    @property
    def _lesson(self) -> Note | None:
        return comparing.lesson(self._now.dossier)


def _keep_lesson(
    desk: Desk, meeting: MeetingId, before: Note | None, words: str
) -> Note:
    if before is None:
        return knowing.note(desk, words, meeting=meeting, kind=NoteKind.LESSON)
    return knowing.edit(desk, before, text=words)
