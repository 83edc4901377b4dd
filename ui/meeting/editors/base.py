"""What every editor of a row can do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QWidget

from app.book.own_words import OwnWords
from app.desk.transcribing import ON_PAPER
from app.dossier import Dossier
from app.records.meeting import Answer, Answered
from app.rules.completeness import LEAST_MET
from app.rules.values import Fill, Row, RowState
from checklists.pack import Item
from ui.widgets.answer import Answer as AnswerField
from ui.widgets.button import SmallButton


class Editor(QWidget):
    """Shows what stands in a row and takes what the user does there.

    `answered` carries a Reply when the user finished something; `rebuilt` tells
    that `controls` are others now. Showing a row says nothing, moves no focus and
    leaves alone what is being typed.
    """

    answered = Signal(object)
    rebuilt = Signal()

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item

    def show_row(self, row: Row, dossier: Dossier) -> None:
        """Make the fields equal to what is on record."""
        raise NotImplementedError

    def controls(self) -> list[QWidget]:
        """What can be used in it now, from the left and above."""
        raise NotImplementedError

    def commit(self) -> None:
        """Keep what is being typed."""

    def own_fields(self) -> list[tuple[QLineEdit | AnswerField, str]]:
        """Fields in which what was written before is offered, with their columns."""
        return []

    def take_own(self, field: QWidget, own: OwnWords) -> None:
        """Put a sentence of one's own into the field it was offered below."""
        del field, own

    def lists(self, row: Row) -> bool:
        """Whether it lists what Earnest offers, so that no words need to say it."""
        del row
        return False

    def lead_with(self, button: SmallButton) -> bool:
        """Take a button in before its own; says whether it has a place for it."""
        del button
        return False

    def lead_changed(self) -> None:
        """Fit to the button it took in, which was shown or hidden."""

    @property
    def lacks_a_day(self) -> bool:
        """Whether what it offers waits for a word more, and cannot be confirmed."""
        return False


def answer_in(row: Row) -> Answer | None:
    """Return the answer of a row, unless it was closed without one."""
    answer = row.answer
    return answer if answer and answer.state is Answered.ANSWERED else None


def filled_in(row: Row) -> Fill | None:
    """Return what Earnest put into a row that nobody has to answer."""
    return row.fill if row.state is RowState.FILLED else None


def source_in(row: Row) -> Answer | Fill | None:
    """Return the answer, else what Earnest offers to begin from."""
    return answer_in(row) or row.fill


def text_in(row: Row) -> str:
    """Return the text that a row begins from."""
    source = source_in(row)
    return source.text if source else ""


def words_in(row: Row) -> str:
    """Return an answer in words alone, where records would be: from paper, imported."""
    answer = answer_in(row)
    if answer is None or answer.none or answer.links or answer.text == ON_PAPER:
        return ""
    fields = (v.text for v in answer.values if v.text and v.field != LEAST_MET)
    return answer.text or ", ".join(fields)


def value_in(row: Row, field: str) -> str:
    """Return what stands in a named field of a row."""
    source = source_in(row)
    values = source.values if source else ()
    return next((value.text for value in values if value.field == field), "")


class ZeroButton(SmallButton):
    """The full answer that there is nothing, in the row's own words.

    It has a tick while that is the answer.
    """

    def __init__(self, item: Item) -> None:
        words = item.zero[:1].upper() + item.zero[1:]
        super().__init__(words, name=f"{item.prompt}: {item.zero}")
        self.setCheckable(True)
        if not item.zero:
            # Shown here, before it has a parent, it would be a window of its own.
            self.hide()

    def show_row(self, row: Row) -> None:
        """Show whether it is the answer."""
        answer = answer_in(row)
        self.show_chosen(chosen=bool(answer and answer.none))

    def show_chosen(self, *, chosen: bool) -> None:
        """Show by tick and colour whether it is the answer."""
        self.setChecked(chosen)
        if chosen:
            self.set_picture("check")
        else:
            self.setIcon(QIcon())
