"""What to ask in the call, who was not heard yet, what was written down, and more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.dossier import Dossier
from app.rules.values import Preparation, Row
from checklists.pack import ItemId
from reports.brief import brief
from reports.brief.values import NumberedRow
from ui.live.below import CallBelow
from ui.live.caught import caught_in, quiet_people, told
from ui.same_spot import go_back, spot
from ui.theme import REGULAR, SMALL, STRONG, Tone
from ui.widgets.button import SmallButton
from ui.widgets.check import Check
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.flow import Flow
from ui.widgets.layouts import clear, column, line, room
from ui.widgets.pill import Pill
from ui.widgets.text import Text

CONSENT = ItemId("live-consent")


class Prompts(QWidget):
    """`ticked` holds what was asked already, by key, and is written to.

    `asked` carries the row that was ticked or unticked, `consented` what they said
    to being recorded, `begun` the words a note on a person begins with.
    """

    asked = Signal(str, bool)
    consented = Signal(str)
    begun = Signal(str)

    def __init__(self, ticked: set[str]) -> None:
        super().__init__()
        self._ticked = ticked
        self.asks: dict[str, Check] = {}
        self.quiet: list[SmallButton] = []
        self.consent: ChoiceRow | None = None
        self._body = room(column(), 4, 1.5, 1.5, 2)
        self.below = CallBelow()
        self.setLayout(column(self._body, self.below, 1))

    def show_preparation(self, prepared: Preparation) -> None:
        """Show all of it anew; the keyboard stays in its row."""
        dossier, page = prepared.dossier, brief(prepared)
        before = spot(self._stops(), self)
        clear(self._body)
        self.asks, self.quiet, self.consent = {}, [], None
        for head, rows, weight in (
            ("Ask", page.ask, STRONG),
            ("Say honestly", page.honest, REGULAR),
            ("In the call", page.in_call, REGULAR),
        ):
            if rows:
                self._add_head(head)
            for row in rows:
                asks = prepared.checklist.row(CONSENT) if row.item == CONSENT else None
                if asks:
                    self._add_consent(asks)
                else:
                    self._add_row(row, weight)
        self._add_quiet(dossier)
        self._add_caught(dossier)
        go_back(before, self._stops())

    def _add_head(self, words: str) -> None:
        text = Text(words, size=SMALL, tone=Tone.QUIET, weight=STRONG)
        self._body.addLayout(room(line(text), 0, 2.25, 0, 0.25))

    def _add_row(self, row: NumberedRow, weight: int) -> None:
        key = f"{row.item} {row.words}"
        check = Check(row.words, circle=True)
        check.setChecked(key in self._ticked)
        words = Text(row.words, lines=0, weight=weight)
        if key in self._ticked:
            words.say((row.words, Tone.QUIET))
        check.clicked.connect(
            lambda on, key=key, item=row.item: self._tick(key, item, on=on)
        )
        self.asks[key] = check
        laid = line(check, words, gap=0)
        laid.setStretch(1, 1)
        self._body.addLayout(room(laid, 0, 0.5, 0, 0.5))

    def _add_consent(self, row: Row) -> None:
        """Ask for their leave to record: what they say is the answer of its row."""
        prompt = Text(row.item.prompt, lines=0, weight=STRONG)
        chosen = row.answer.text if row.answer else ""
        self.consent = ChoiceRow(row.item.options, row.item.prompt, chosen)
        self.consent.chosen.connect(lambda option, _detail: self._consent(option))
        self._body.addLayout(room(column(prompt, self.consent, gap=1), 0, 0.5, 0, 1))

    def _consent(self, option: str) -> None:
        self.consented.emit(option)

    def _tick(self, key: str, item: ItemId, *, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(key)
        self.asked.emit(item, on)

    def _stops(self) -> list[tuple[str, list[QWidget]]]:
        rows: list[tuple[str, list[QWidget]]] = []
        rows += [(key, [check]) for key, check in self.asks.items()]
        if self.consent is not None:
            rows += [(each.key, [each]) for each in self.consent.buttons]
        rows += [(button.accessibleName(), [button]) for button in self.quiet]
        return rows

    def _add_quiet(self, dossier: Dossier) -> None:
        quiet = quiet_people(dossier)
        if not quiet:
            return
        self._add_head("Not heard yet")
        for person in quiet:
            button = SmallButton(person.name.split()[0], name=f"Note for {person.name}")
            button.clicked.connect(
                lambda _=False, name=person.name: self.begun.emit(f"need {name}: ")
            )
            self.quiet.append(button)
        names = Flow(*self.quiet, gap=2, below=1.5)
        self._body.addLayout(room(column(names), 0, 1, 0, 1))

    def _add_caught(self, dossier: Dossier) -> None:
        caught = caught_in(dossier)
        if not caught:
            return
        self._add_head("Caught")
        for record in caught:
            word, tone, runs = told(record, dossier)
            laid = line(Pill(word, tone), Text(*runs, lines=0))
            laid.setStretch(1, 1)
            self._body.addLayout(room(laid, 0, 0.75, 0, 1))
