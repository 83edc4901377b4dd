"""Both histories of every account that would stand otherwise, before it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk.weighing import Weighed
from app.rules.standing.standing import Standing
from app.rules.terms import STAGES
from app.rules.wording import count, dated_day
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.card import Card
from ui.widgets.layouts import around, column, room
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text


class StandingSheet(Sheet):
    """Saved when accepted; nothing is kept before."""

    def __init__(self, weighed: Sequence[Weighed], over: QWidget) -> None:
        differing = [one for one in weighed if one.differs]
        super().__init__(
            "Other thresholds of the standing",
            _about(len(differing), len(weighed)),
            "Save",
            "Leave it",
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if differing:
            self.add(Card(*map(_row, differing)))


def _about(differing: int, all_: int) -> str:
    if not differing:
        return "No account stands otherwise, today or at any time before."
    stand = "stands" if differing == 1 else "stand"
    return f"{differing} of {count(all_, 'account')} with an order {stand} otherwise."


def _row(one: Weighed) -> QWidget:
    return around(
        room(
            column(
                Text(one.account.name, weight=STRONG, lines=2),
                Text(
                    ("As it is: ", Tone.QUIET), history(one.before), size=SMALL, lines=0
                ),
                Text(("Then: ", Tone.QUIET), history(one.after), size=SMALL, lines=0),
                gap=0.5,
            ),
            3.5,
            2.25,
            3.5,
            2.25,
        )
    )


def history(of: Standing) -> str:
    """Return what it stands at, and every night on which that changed."""
    since = f" since {dated_day(of.since)}" if of.since else ""
    words = f"{STAGES[of.stage]}{since}"
    steps = [f"{dated_day(one.on)} {STAGES[one.now]}" for one in of.changes]
    return f"{words} ({'; '.join(steps)})" if steps else words
