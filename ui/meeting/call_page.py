"""The call: what to say and ask at a glance, and what was caught so far."""

from __future__ import annotations

from app.desk import timing
from app.rules.values import Preparation
from checklists.pack import Phase
from ui.live.agenda_ticks import AgendaTicks, add_reach_keys
from ui.live.caught import caught_in, told
from ui.meeting.document import MeetingDocument
from ui.meeting.head import runs
from ui.meeting.phase_page import PhasePage
from ui.qt import override
from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, line, room
from ui.widgets.pill import Pill
from ui.widgets.text import Text

NOTHING = (
    "Nothing is caught yet. In the call window one line is enough: "
    "“we promise … by thu”, “they promise …”, “need …”."
)


class CallPage(PhasePage):
    """Prompts to glance at; answers are caught in the call window."""

    def __init__(self, document: MeetingDocument) -> None:
        super().__init__(document, Phase.LIVE)
        self.open_window = SmallButton("Open the call window", "monitor")
        self.open_window.clicked.connect(self.live_wanted)
        words = Text(
            "A small window for beside the call: time left, what to ask, "
            "and one line to write down what is promised.",
            tone=Tone.QUIET,
            lines=0,
        )
        row = line(words, self.open_window, gap=3, top=False)
        row.setStretch(0, 1)
        self._opener = Card(around(room(row, 3.5, 2.5, 3.5, 2.5)))
        self.above.addWidget(self._opener)
        self.agenda = AgendaTicks(roves=True)
        self.agenda.reached.connect(self._reach)
        ticks = around(room(column(self.agenda), 3.5, 2, 3.5, 2))
        self._agenda_card = Card(CardHead("Agenda: tick what is reached"), ticks)
        self.caught = Card()
        self.below.addWidget(self._agenda_card)
        self.below.addWidget(self.caught)
        room(self.below, 0, 3, 0, 0)
        add_reach_keys(self, self.agenda.turn, self._agenda_card.isVisible)
        self._caught_shown: tuple[object, ...] | None = None

    @override
    def show_preparation(self, preparation: Preparation) -> None:
        super().show_preparation(preparation)
        dossier = preparation.dossier
        self._opener.setVisible(dossier.meeting.is_open)
        # Until then the first thing to do is to join.
        self.open_window.setDefault(runs(dossier.meeting))
        room(self.above, 0, 0, 0, 3 if dossier.meeting.is_open else 0)
        self.agenda.show_lines(dossier.meeting.agenda.lines)
        begun = dossier.now >= dossier.meeting.actual_start or runs(dossier.meeting)
        self._agenda_card.setVisible(begun and bool(self.agenda.checks))
        records = caught_in(dossier)
        if (shown := (*records, dossier.people)) == self._caught_shown:
            return
        self._caught_shown = shown
        head = CardHead(f"Caught in this call: {len(records)}" if records else "Caught")
        rows = []
        for record in records:
            word, tone, said = told(record, dossier)
            laid = line(Pill(word, tone), Text(*said, lines=0), gap=2)
            laid.setStretch(1, 1)
            rows.append(around(room(laid, 3.5, 2, 3.5, 2)))
        if not rows:
            quiet = Text(NOTHING, tone=Tone.QUIET, lines=0)
            rows.append(around(room(column(quiet), 3.5, 2.5, 3.5, 2.5)))
        self.caught.set_rows(head, *rows)

    def _reach(self, line: int, reached: bool) -> None:
        document = self.document
        document.do(None, timing.reach, document.id, line, reached=reached)
