"""Something useful in one line, with whom and the interest it serves filled in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from app.book import people
from app.desk import giving_first
from app.records.account import Account, AccountId
from app.records.exchange import Give
from app.records.knowledge import Need
from app.records.meeting import MeetingId
from app.records.person import PersonId
from app.rules.give_first import GiveFirst
from app.rules.silence import Silence
from app.rules.working_days import due_after
from app.when_words import WhenRead
from ui.meeting.editors.forms.give import NO_GIVE
from ui.open_book import OpenBook
from ui.theme import SMALL, STRONG, Tone
from ui.today.duties import Useful
from ui.widgets.card import Card
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around, column, room
from ui.widgets.row_button import RowButton
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit

NOBODY = "nobody in particular"
ELSEWHERE = "Useful to others with the same interest:"


class UsefulSheet(Sheet):
    """Planned, or with `sent` stamped as given now; `kept` tells what came of it.

    One line and Enter is enough.
    """

    kept = Signal(str)

    def __init__(
        self, book: OpenBook, useful: Useful, over: QWidget, *, sent: bool
    ) -> None:
        super().__init__(
            "What did you give?" if sent else "Plan a give",
            f"{useful.name}. {useful.offer.words(book.settings.zone)}",
            "Given" if sent else "Plan it",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._useful, self._sent = book, useful, sent
        need, whom = useful.offer.need, useful.offer.whom
        account = book.book.find(Account, _account(useful))
        self.what = LabelledField(
            "Something useful that asks for nothing", hint="A checklist, a name, a page"
        )
        self.whom = QComboBox()
        self.whom.addItem(NOBODY, None)
        for person in people.of_account(book.book, _account(useful)):
            self.whom.addItem(person.name, person.id)
        self.whom.setCurrentIndex(max(0, self.whom.findData(whom.id if whom else None)))
        self.interest = LabelledField(
            "The interest it serves",
            need.words if need else "",
            "what they said matters",
        )
        self._offer_interests()
        zone = (whom.zone if whom else "") or (account.zone if account else "")
        zone = zone or book.settings.zone
        self.when = WhenEdit("By when", book.now, zone, "fri, 27 nov")
        if isinstance(useful, Silence):
            region = account.region if account else ""
            day = due_after(book.now(), 1, zone, region).day
            self.when.show_when(WhenRead(day, None, zone))
        self.add(self.what)
        self._add_ideas(need)
        self.add(labelled("For whom", self.whom))
        self.add(self.interest)
        if not sent:
            self.add(labelled("By when", self.when))
        self.accepted.connect(self._keep)
        self.what.setFocus()

    def _offer_interests(self) -> None:
        needs = self._book.book.of_account(Need, _account(self._useful))
        words = [need.words for need in reversed(needs) if need.interest]
        completer = QCompleter(QStringListModel(words, self), self.interest)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.interest.field.setCompleter(completer)

    def _add_ideas(self, need: Need | None) -> None:
        """Show what was useful elsewhere; a press takes it for one's own line."""
        self.ideas: list[RowButton] = []
        if need is None:
            return
        desk = self._book.desk
        for words in giving_first.ideas(desk, _account(self._useful), need.words):
            said = room(column(Text(words, weight=STRONG, lines=2)), 2, 1.5, 2, 1.5)
            idea = RowButton(said, f"Take: {words}")
            idea.clicked.connect(partial(self._take, words))
            self.ideas.append(idea)
        if self.ideas:
            head = Text(ELSEWHERE, size=SMALL, tone=Tone.QUIET, lines=0)
            self.add(around(column(head, Card(*self.ideas), gap=1)))

    def _take(self, words: str) -> None:
        self.what.field.setText(words)
        self.what.setFocus()

    def _wrong(self) -> str:
        if not self.what.text:
            return "Write in one line what is useful to them."
        if not self._sent and self.when.is_unknown:
            return "Say by when: “fri”, “27 nov”, or leave it empty."
        return ""

    def _keep(self) -> None:
        whom = self.whom.currentData()
        more = {
            "account": _account(self._useful),
            "meeting": _meeting(self._useful),
            "whom": PersonId(whom) if whom else None,
            "interest": self.interest.text,
        }
        if self._sent:
            made = self._book.do(giving_first.gave, self.what.text, **more)
        else:
            when = self.when.when
            due = when.due if when else None
            made = self._book.do(
                giving_first.plan_give, self.what.text, due=due, **more
            )
        if isinstance(made, Give):
            self.kept.emit(f"{'Given' if self._sent else 'Planned'}: {made.what}.")
        elif made is not None:
            self.kept.emit(NO_GIVE)


def _account(useful: Useful) -> AccountId:
    return useful.account if isinstance(useful, GiveFirst) else useful.meeting.account


def _meeting(useful: Useful) -> MeetingId | None:
    return useful.meeting if isinstance(useful, GiveFirst) else useful.meeting.id
