"""What came of the meeting, as the records say it, and the ways to correct that."""

from __future__ import annotations

from app.desk import correcting
from app.rules.outcome import CameOfIt, Met, Result, came_of_it
from app.rules.outcome_words import METS, RESULTS
from app.rules.values import Preparation
from checklists.pack import ItemId, Phase
from ui.meeting.document import MeetingDocument
from ui.theme import SMALL, Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, room
from ui.widgets.pill_button import PillButton
from ui.widgets.text import Text

_OUTCOME = ItemId("wrap-outcome")
_TONES = {
    Result.ORDER: Tone.READY,
    Result.ADVANCE: Tone.READY,
    Result.NO: Tone.QUIET,
    Result.CONTINUATION: Tone.NEAR,
}
_SAID = "Corrected."
_AS_IS = "As it is on record again."


class CameCard(Card):
    """It is seen once they agreed to something, or to nothing."""

    def __init__(self, document: MeetingDocument) -> None:
        self._document = document
        self.result = PillButton(
            "", Tone.QUIET, [(str(k), w) for k, w in RESULTS.items()], "What came of it"
        )
        self.met = PillButton(
            "", Tone.QUIET, [(str(k), w) for k, w in METS.items()], "What they have"
        )
        self.result.chosen.connect(self._correct_result)
        self.met.chosen.connect(self._correct_met)
        self._result_record = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self._met_record = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        body = column(
            self.result, self._result_record, self.met, self._met_record, gap=1
        )
        super().__init__(
            CardHead("What came of it"), around(room(body, 3.5, 2, 3.5, 2.5))
        )
        self.hide()

    def show_preparation(self, preparation: Preparation) -> None:
        """Show what is derived, and beside it what was corrected."""
        came = came_of_it(preparation.dossier)
        pause = preparation.checklist.pauses.get(Phase.WRAP)
        rows = pause.rows if pause else ()
        said = all(row.closed for row in rows if row.item.id == _OUTCOME)
        self.setVisible(came is not None and (said or came.corrected))
        if came is not None:
            self._show(came)

    def _show(self, came: CameOfIt) -> None:
        self.result.say(RESULTS[came.result], _TONES[came.result])
        self.met.say(
            METS[came.met], Tone.QUIET if came.met is Met.NEITHER else Tone.READY
        )
        for text, on_record in (
            (
                self._result_record,
                RESULTS[came.derived] if came.result_corrected else "",
            ),
            (self._met_record, METS[came.derived_met] if came.met_corrected else ""),
        ):
            text.say(f"Corrected by you. On record: {on_record}." if on_record else "")
            text.setVisible(bool(on_record))

    def _correct_result(self, key: str) -> None:
        made = self._document.do(
            None, correcting.correct_result, self._document.id, Result(key)
        )
        if made is not None:
            self._document.noted.emit(_SAID if made.class_said else _AS_IS, True)

    def _correct_met(self, key: str) -> None:
        made = self._document.do(
            None, correcting.correct_met, self._document.id, Met(key)
        )
        if made is not None:
            self._document.noted.emit(_SAID if made.met_said else _AS_IS, True)
