"""From the key that ends an answer to saved, with every figure painted anew."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app.records.meeting import Answer, MeetingId
from bench.desk_top import settle, window_over
from bench.figure import Figure, most_of
from bench.ground import Ground, timed
from ui.focus import focus
from ui.meeting.question_row import QuestionRow
from ui.meeting.screen import MeetingScreen
from ui.places import Place, Visit
from ui.qt import override
from ui.window import Window

BUDGET = 50
ANSWERS = 40
MEETINGS = 12
_WORDS = "They plan each week by hand and lose half a day"


class _Painted(QObject):
    """Tells whether a widget was painted since it was last asked."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.was = False
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.was |= event.type() == QEvent.Type.Paint
        return False


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the time of one answer, typed or chosen, in the window over the book."""
    wanted = ground.times(ANSWERS)
    took: dict[str, list[float]] = {"typed": [], "chosen": []}
    with window_over(ground.own_book()) as window:
        for meeting in _coming(window):
            window.go(Visit(Place.MEETINGS, meeting=meeting))
            settle()
            screen = window.screen_shown
            assert isinstance(screen, MeetingScreen)
            for kind, ms in _answers(screen):
                took[kind].append(ms)
            if sum(map(len, took.values())) >= wanted:
                break
    every = [ms for samples in took.values() for ms in samples]
    told = (f"{len(s)} {kind}, median {median(s):.0f}" for kind, s in took.items() if s)
    yield Figure("one answer", most_of(every), "ms p95", BUDGET, "; ".join(told))


def _coming(window: Window) -> list[MeetingId]:
    rows = window.book.book.rows(
        "SELECT id FROM meetings WHERE outcome = 'booked' "
        "ORDER BY starts_instant LIMIT ?",
        (MEETINGS,),
    )
    return [MeetingId(one) for (one,) in rows]


def _answers(screen: MeetingScreen) -> Iterator[tuple[str, float]]:
    """Answer the open rows of the stop that is shown, and yield how long each took."""
    ready = _Painted(screen.aside)
    for row in screen.page.open_rows():
        if row.editor is None or row.row.answer is not None:
            continue
        field = next((c for c in row.editor.controls() if c.isVisible()), None)
        choices = getattr(row.editor, "choice", None)
        if isinstance(field, QPlainTextEdit):
            focus(field)
            QTest.keyClicks(field, _WORDS)
            settle()
            kind, key, with_ = "typed", Qt.Key.Key_Return, _CONTROL
        elif field is not None and choices is not None:
            focus(field)
            settle()
            kind, key, with_ = "chosen", Qt.Key.Key_Space, _PLAIN
        else:
            continue
        ready.was = False
        with timed() as answer:
            QTest.keyClick(QApplication.focusWidget() or field, key, with_)
            settle()
        if _is_kept(screen, row):
            assert ready.was, "the figures were not painted"
            yield kind, answer.ms


def _is_kept(screen: MeetingScreen, row: QuestionRow) -> bool:
    book, meeting = screen.book.book, screen.document.id
    kept = book.of_meeting(Answer, meeting)
    return any(answer.item == row.row.item.id for answer in kept)


_CONTROL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
