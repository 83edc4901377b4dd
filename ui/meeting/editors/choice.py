"""One of several options, with the detail that some of them ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.desk.replying import Reply
from app.dossier import Dossier
from app.records.meeting import Value
from app.rules.values import Row
from checklists.pack import Item, Option
from ui.meeting.editors.base import Editor, answer_in, filled_in, value_in
from ui.meeting.editors.chosen_records import chosen_records
from ui.qt import override
from ui.theme import SMALL, Tone
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column
from ui.widgets.pill_button import PillButton
from ui.widgets.text import Text

NOT_SAID = "not said"
PRIVATE = "stays on this computer"


class ChoiceEditor(Editor):
    """The options as buttons; a row's other fields are chosen from their words."""

    def __init__(self, item: Item, new_id: Callable[[], str]) -> None:
        super().__init__(item)
        self._new_id = new_id
        self._dossier: Dossier | None = None
        self._links: tuple[str, ...] = ()
        stays = [Text(PRIVATE, size=SMALL, tone=Tone.QUIET)] if item.private else []
        self.choice = ChoiceRow(item.options, item.prompt, "", "", *stays)
        self.choice.chosen.connect(self._tell)
        self._values: dict[str, str] = {}
        self.pills = {
            field.name: _pill(item.prompt, field.name, field.choices)
            for field in item.fields
            if field.choices
        }
        for name, pill in self.pills.items():
            pill.chosen.connect(lambda word, name=name: self._pick(name, word))
        parts: list[QWidget] = [self.choice]
        if self.pills:
            parts.append(around(Flow(*self.pills.values(), gap=2)))
        self.setLayout(column(*parts, gap=1.5))

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        self._dossier = dossier
        answer = answer_in(row)
        self._links = answer.links if answer else ()
        option = chosen_option(row, self.item.options)
        detail = value_in(row, _detail(self.item.options, option)) if option else ""
        self.choice.show_choice(option, detail)
        for name in self.pills:
            self._values[name] = value_in(row, name)
            self._show_pill(name)

    @override
    def controls(self) -> list[QWidget]:
        found: list[QWidget] = [*self.choice.buttons]
        if not self.choice.detail.isHidden():
            found.append(self.choice.detail)
        return [*found, *self.pills.values()]

    @override
    def commit(self) -> None:
        if self.choice.detail.isModified():
            self.choice.detail.editingFinished.emit()
            self.choice.detail.setModified(False)

    @Slot(str, str)
    def _tell(self, option: str, detail: str) -> None:
        values = []
        if detail:
            values.append(Value(_detail(self.item.options, option), detail))
        values += [Value(name, text) for name, text in self._values.items() if text]
        links = self._links
        records: tuple[object, ...] = ()
        if self._dossier is not None:
            links, records = chosen_records(
                self.item, option, tuple(values), links, self._dossier, self._new_id
            )
        self.answered.emit(Reply(option, tuple(values), links, records=records))
        self.rebuilt.emit()

    def _pick(self, name: str, word: str) -> None:
        self._values[name] = "" if word == NOT_SAID else word
        self._show_pill(name)
        if self.choice.option:
            self._tell(self.choice.option, self.choice.detail.text().strip())

    def _show_pill(self, name: str) -> None:
        word = self._values.get(name, "")
        self.pills[name].say(
            f"{name}: {word}" if word else name, Tone.ACCENT if word else Tone.QUIET
        )


def chosen_option(row: Row, options: Sequence[Option]) -> str:
    """Return the option that stands in a row, typed, confirmed or filled in."""
    names = {option.name for option in options}
    source = answer_in(row) or filled_in(row)
    if source is None:
        return ""
    named = next((v.text for v in source.values if v.field == "choice"), "")
    return next((word for word in (named, source.text) if word in names), "")


def _detail(options: Sequence[Option], name: str) -> str:
    return next((option.detail for option in options if option.name == name), "")


def _pill(prompt: str, name: str, words: Sequence[str]) -> PillButton:
    choices = [(word, word) for word in (*words, NOT_SAID)]
    return PillButton(name, Tone.QUIET, choices, prompt)
