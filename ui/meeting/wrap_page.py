"""Right after: three rows, thirty seconds; beside them the recap and what came."""

from __future__ import annotations

from app.records.meeting import Outcome
from app.rules.values import Preparation
from checklists.pack import Phase
from ui.meeting.came_card import CameCard
from ui.meeting.document import MeetingDocument
from ui.meeting.kept_beside import KeptBeside
from ui.meeting.phase_page import PhasePage
from ui.meeting.recap_card import RecapCard
from ui.qt import override
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.layouts import around, column, room
from ui.widgets.text import Text


class WrapPage(PhasePage):
    """Before the end it says what will be asked; then the rows and the recap."""

    def __init__(self, document: MeetingDocument) -> None:
        super().__init__(document, Phase.WRAP)
        self.recap = RecapCard(document)
        self.came = CameCard(document)
        self.kept = self._kept = KeptBeside(document)
        self.add_side(around(column(self.recap, self.came, self._kept, gap=3)))
        self._before = Text(tone=Tone.QUIET, lines=0)
        self._notice = Card(around(room(column(self._before), 3.5, 2.5, 3.5, 2.5)))
        self.above.addWidget(self._notice)
        room(self.above, 0, 0, 0, 0)

    @override
    def show_preparation(self, preparation: Preparation) -> None:
        super().show_preparation(preparation)
        dossier = preparation.dossier
        held = dossier.meeting.outcome is Outcome.HELD
        following = next((row for row in self.rows if row.waits), None)
        for row in self.rows:
            row.right.setDefault(row is following)
        self.recap.setVisible(held)
        self.card.setVisible(held)
        self.recap.show_recap(dossier)
        self.came.show_preparation(preparation)
        self._kept.show_preparation(preparation)
        words = before_words(preparation)
        self._before.say(words)
        self._notice.setVisible(bool(words))
        room(self.above, 0, 0, 0, 3 if words else 0)


def before_words(preparation: Preparation) -> str:
    """Return what is said while there is nothing to wrap up, or nothing."""
    meeting = preparation.dossier.meeting
    match meeting.outcome:
        case Outcome.HELD:
            return ""
        case Outcome.BOOKED:
            return (
                "This opens when the call has ended: press Ended above, or put the "
                "times right in the menu. What is caught in the call stands here then."
            )
        case _:
            return f"The meeting was {meeting.outcome.value}: nothing is to wrap up."
