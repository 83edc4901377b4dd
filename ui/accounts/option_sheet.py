"""A way they could go, ours among them: what speaks for it and against it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import options
from app.records.account import AccountId
from app.records.option import Option
from checklists.pack import Option as Choice
from ui.accounts.lines_of import as_text, lines_of
from ui.open_book import OpenBook
from ui.widgets.answer import Answer
from ui.widgets.button import SmallButton
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import line
from ui.widgets.sheet import Sheet

OURS, THEIRS = "ours", "another"
SIDES = {
    "pros": "For it, as we see it",
    "cons": "Against it, as we see it",
    "their_pros": "For it, as they see it",
    "their_cons": "Against it, as they see it",
}


class OptionSheet(Sheet):
    """A new one, or one to change; `said` carries what was done, in words."""

    said = Signal(str)

    def __init__(
        self,
        book: OpenBook,
        account: AccountId,
        over: QWidget,
        option: Option | None = None,
    ) -> None:
        super().__init__(
            "What they could choose",
            "A rival, doing nothing, or us: with what speaks against it too.",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._account, self._option = book, account, option
        self.name = LabelledField(
            "Who or what", option.name if option else "", "Kern, or leave it as it is"
        )
        kept = OURS if option and option.ours else THEIRS
        self.ours = ChoiceRow((Choice(THEIRS), Choice(OURS)), "Whose it is", kept)
        self.add(self.name)
        self.add(labelled("Whose it is", self.ours))
        self.sides = {}
        for side, words in SIDES.items():
            text = as_text(getattr(option, side) if option else ())
            self.sides[side] = Answer(text, words, "One a line", hangs=False)
            self.add(labelled(words, self.sides[side]))
        self.aside = SmallButton("Set aside", name="Set this option aside")
        self.aside.clicked.connect(self._set_aside)
        self.aside.setVisible(option is not None)
        self.add(line(self.aside, 1))
        self.accepted.connect(self._keep)
        self.name.setFocus()

    def _wrong(self) -> str:
        return "" if self.name.text else "Write who or what they could choose."

    def _keep(self) -> None:
        fields: dict[str, object] = {
            side: lines_of(answer.text) for side, answer in self.sides.items()
        }
        fields["ours"] = self.ours.option == OURS
        if self._option:
            made = self._book.do(
                options.edit, self._option.id, name=self.name.text, **fields
            )
        else:
            made = self._book.do(options.add, self.name.text, self._account, **fields)
        if made is not None:
            self.said.emit(f"Kept: {made.name}.")

    def _set_aside(self) -> None:
        self.reject()
        if self._option and (gone := self._book.do(options.drop, self._option.id)):
            self.said.emit(f"Set aside: {gone.name}.")
