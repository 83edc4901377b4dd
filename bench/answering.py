"""From the key that ends an answer to saved, with every figure painted anew."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.records.meeting import Answer, MeetingId
from bench.desk_top import settle, window_over
from bench.figure import Figure, most_of
from bench.ground import Ground, Timed, timed
from checklists.pack import Phase
from ui.focus import focus
from ui.meeting.question_row import QuestionRow
from ui.meeting.screen import MeetingScreen
from ui.places import Place, Visit
from ui.qt import override
from ui.widgets.key_button import KeyButton
from ui.window import Window

BUDGET = 50
ANSWERS = 40
MEETINGS = 20
STOPS = (Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT)
# Nobody has written them before: a list of such words would take the last key.
_WORDS = "Quizzed twice, none of them knows what a week of it costs"


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
    took: dict[str, list[Timed]] = {"typed": [], "chosen": []}
    with window_over(ground.own_book()) as window:
        for meeting in _coming(window):
            for phase in STOPS:
                window.go(Visit(Place.MEETINGS, meeting=meeting, phase=phase))
                settle()
                screen = window.screen_shown
                assert isinstance(screen, MeetingScreen)
                for kind, one in _answers(screen):
                    took[kind].append(one)
            if min(map(len, took.values())) >= wanted / 2:
                break
    every = [one for samples in took.values() for one in samples]
    told = [
        f"{len(samples)} {kind}, median {median(one.ms for one in samples):.0f} ms"
        for kind, samples in took.items()
        if samples
    ]
    told.append(f"p95 of work {most_of([one.work for one in every]):.0f} ms")
    slow = most_of([one.ms for one in every])
    yield Figure("one answer", slow, "ms p95", BUDGET, "; ".join(told))


def _coming(window: Window) -> list[MeetingId]:
    rows = window.book.book.rows(
        "SELECT id FROM meetings WHERE outcome = 'booked' "
        "ORDER BY starts_instant LIMIT ?",
        (MEETINGS,),
    )
    return [MeetingId(one) for (one,) in rows]


def _answers(screen: MeetingScreen) -> Iterator[tuple[str, Timed]]:
    """Answer the open rows of the stop that is shown, and yield how long each took."""
    ready = _Painted(screen.aside)
    for row in screen.page.open_rows():
        if row.editor is None or row.row.answer is not None:
            continue
        control = next((c for c in row.editor.controls() if c.isVisible()), None)
        if isinstance(control, QPlainTextEdit):
            focus(control)
            QTest.keyClicks(control, _WORDS)
            kind, key = "typed", Qt.Key.Key_Tab
        elif isinstance(control, KeyButton):
            focus(control)
            kind, key = "chosen", Qt.Key.Key_Space
        else:
            continue
        settle()
        ready.was = False
        with timed() as answer:
            QTest.keyClick(control, key)
            settle()
        if _is_kept(screen, row):
            assert ready.was, "the figures were not painted"
            yield kind, answer


def _is_kept(screen: MeetingScreen, row: QuestionRow) -> bool:
    book, meeting = screen.book.book, screen.document.id
    kept = book.of_meeting(Answer, meeting)
    return any(answer.item == row.row.item.id for answer in kept)
