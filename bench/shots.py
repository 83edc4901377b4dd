"""Pictures of every screen, light and dark, at two sizes: `python -m bench.shots DIR`.

A screen that cannot be made fails the command. To add one, add a line to SCREENS.
"""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from bench.case import case
from bench.stage import Moment, Moments, Stage, picture, settle
from checklists.pack import Phase
from ui.demo.story import BRANDT, NORRLAND, OKA
from ui.focus import FocusRing
from ui.key_map import KeyMap
from ui.meeting.explanation import Explanation
from ui.meeting.screen import MeetingScreen
from ui.meetings.new_meeting import NewMeeting
from ui.places import DAYS_END, Place, Visit
from ui.theme import Scheme, Theme

Show = Callable[[Stage], QWidget]
At = Callable[[Moments], Moment]


def _meeting(phase: Phase, title: str = NORRLAND) -> Show:
    return lambda stage: stage.go(Place.MEETINGS, title, phase)


def _place(place: Place) -> Show:
    return lambda stage: stage.go(place)


def _days_end(stage: Stage) -> QWidget:
    stage.window.go(DAYS_END)
    return stage.window


def _account(stage: Stage) -> QWidget:
    stage.go(Place.MEETINGS, BRANDT)
    account = stage.window.book.preparation(stage.meeting(BRANDT)).dossier.account
    stage.window.go(Visit(Place.ACCOUNTS, account=account.id))
    return stage.window


def _brief(stage: Stage) -> QWidget:
    stage.window.show_brief(stage.meeting(NORRLAND))
    return stage.window


def _live(stage: Stage) -> QWidget:
    here = stage.meeting(NORRLAND)
    stage.window.show_live(here)
    settle()
    return next(w for w in QApplication.topLevelWidgets() if _is_live(w))


def _is_live(widget: QWidget) -> bool:
    return type(widget).__name__ == "LiveWindow" and widget.isVisible()


def _explanation(stage: Stage) -> QWidget:
    stage.go(Place.MEETINGS, NORRLAND, Phase.PREFLIGHT)
    screen = stage.window.screen_shown
    assert isinstance(screen, MeetingScreen)
    return stage.sheet(Explanation, screen.explain)


def _new_meeting(stage: Stage) -> QWidget:
    window = stage.window
    return stage.sheet(NewMeeting, NewMeeting(window.book, window).open)


def _keys(stage: Stage) -> QWidget:
    return stage.sheet(KeyMap, KeyMap(stage.window).open)


def _case(*, mended: bool) -> Show:
    return lambda stage: stage.another(case(stage.preferences, mended=mended))


SCREENS: Final[dict[str, tuple[At, Show]]] = {
    "today": (lambda at: at.before, _place(Place.TODAY)),
    "days-end": (lambda at: at.after, _days_end),
    "today-empty": (lambda at: at.empty, _place(Place.TODAY)),
    "plan": (lambda at: at.before, _meeting(Phase.PLAN)),
    "practise": (lambda at: at.before, _meeting(Phase.REHEARSE)),
    "last-check": (lambda at: at.before, _meeting(Phase.PREFLIGHT)),
    "call": (lambda at: at.during, _meeting(Phase.LIVE)),
    "right-after": (lambda at: at.before, _meeting(Phase.WRAP, OKA)),
    "later": (lambda at: at.after, _meeting(Phase.FOLLOW)),
    "live": (lambda at: at.during, _live),
    "explanation": (lambda at: at.before, _explanation),
    "meetings": (lambda at: at.before, _place(Place.MEETINGS)),
    "new-meeting": (lambda at: at.before, _new_meeting),
    "accounts": (lambda at: at.before, _place(Place.ACCOUNTS)),
    "account": (lambda at: at.before, _account),
    "promises": (lambda at: at.before, _place(Place.PROMISES)),
    "reports": (lambda at: at.after, _place(Place.REPORTS)),
    "brief": (lambda at: at.before, _brief),
    "checklists": (lambda at: at.before, _place(Place.CHECKLISTS)),
    "settings": (lambda at: at.before, _place(Place.SETTINGS)),
    "keys": (lambda at: at.before, _keys),
    "practice": (lambda at: at.empty, _case(mended=False)),
    "practice-end": (lambda at: at.empty, _case(mended=True)),
}
LOOKS: Final = (Scheme.LIGHT, Scheme.DARK)
NO_SCREEN: Final = "This plugin does not support "
SIZES: Final = ((1280, 800, 100), (1024, 700, 125))


def main(folder: Path) -> int:
    """Take every picture; return 1 if anything went wrong meanwhile."""
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    with _watched() as troubles, tempfile.TemporaryDirectory("-shots") as made:
        theme, ring = Theme(app, Scheme.LIGHT), FocusRing(app)
        moments = Moments(Path(made))
        for (width, height, percent), look in product(SIZES, LOOKS):
            theme.resize(percent / 100)
            theme.choose(look)
            for name, (at, show) in SCREENS.items():
                stage = Stage(at(moments), width, height, Path(made))
                path = folder / f"{name}-{look}-{width}x{height}-{percent}.png"
                if not picture(show(stage)).save(str(path)):
                    troubles.append(f"{path} cannot be written.")
                ring.leave()
                stage.close()
                sys.stdout.write(f"{path.name}\n")
        sys.stderr.write("\n".join(troubles))
    return 1 if troubles else 0


@contextmanager
def _watched() -> Iterator[list[str]]:
    """Gather what Qt warns of, and what fails in a slot, which Qt would pass over."""
    troubles: list[str] = []

    def failed(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        troubles.append("".join(traceback.format_exception(kind, error, trace)))

    def warned(kind: QtMsgType, _: QMessageLogContext, words: str) -> None:
        # What has no screen says so of everything that only a screen has.
        if kind is not QtMsgType.QtDebugMsg and not words.startswith(NO_SCREEN):
            troubles.append(words)

    sys.excepthook = failed
    before = qInstallMessageHandler(warned)
    try:
        yield troubles
    finally:
        qInstallMessageHandler(before)
        sys.excepthook = sys.__excepthook__


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Name a folder: python -m bench.shots DIR")
    raise SystemExit(main(Path(sys.argv[1])))
