"""A promise made or changed by hand: who, what, for whom, by when, how often."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.desk import with_whom
from app.desk.with_whom import Often
from app.records.account import Account
from app.records.moment import Due
from app.records.person import Person
from app.records.promise import Promise, PromiseKind, Repeats
from app.repeat_words import read_repeat
from app.rules.effort import effort_words, read_effort
from app.rules.repeating import repeat_words
from app.rules.working_days import is_working_day
from app.when_words import WhenRead, read_when
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.promises.effort_sheet import UNREADABLE
from ui.promises.party import Party
from ui.theme import SMALL, Tone
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around, column, line
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit

WE, THEY = "we promise", "they promise"
ONCE, WEEKLY, MONTHLY = "once", "every week", "every month"
KNOWN, OWN_PLAN = "they know", "own plan"
NO, YES = "no", "yes"
KINDS = {
    "a promise": PromiseKind.PROMISE,
    "a task after a sale": PromiseKind.AFTER_SALES,
    "a quote": PromiseKind.QUOTE,
    "a status": PromiseKind.STATUS,
}
OFTEN = {ONCE: Repeats.NEVER, WEEKLY: Repeats.WEEKLY, MONTHLY: Repeats.MONTHLY}
MOVES = "To move it use New date: that asks who agreed. A slip is put right here."


def read_day(text: str, now: datetime, zone: str) -> WhenRead | None:
    """Read a day, or how often: then it is the first day."""
    again = read_repeat(text, now, zone)
    return again.first if again else read_when(text, now, zone)


class PromiseSheet(Sheet):
    """What and with whom is enough; a promise without a day is late for nobody."""

    saved = Signal(object)

    def __init__(
        self,
        book: OpenBook,
        over: QWidget,
        *,
        promise: Promise | None = None,
        account: Account | None = None,
    ) -> None:
        super().__init__(
            "Change this promise" if promise else "New promise",
            "",
            "Keep" if promise else "Add it",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._promise = book, promise
        known = promise or Promise("", "", "", True, book.now())  # type: ignore[arg-type]
        self.side = ChoiceRow(
            (Option(WE), Option(THEY)), "Whose promise", WE if known.ours else THEY
        )
        self.what = LabelledField("What", known.what, "Send the security paper")
        other = known.whom if known.ours else known.who
        person = book.book.find(Person, other) if other else None
        if promise:
            account = book.book.find(Account, promise.account)
        self.party = Party(book, account, person)
        self.party.account.field.setEnabled(promise is None)
        self.when = WhenEdit(
            "By when",
            book.now,
            known.due.zone if known.due else self.party.zone,
            "fri 14:00, 27 nov, every friday",
            read=read_day,
        )
        self._day = _when(known.due)
        self.when.show_when(self._day)
        self.slip = ChoiceRow((Option(NO), Option(YES)), "Was the old day a slip?", NO)
        self._slip = labelled("Was the day on record a slip of the pen?", self.slip)
        names = {repeats: name for name, repeats in OFTEN.items()}
        self.often = ChoiceRow(
            tuple(Option(name) for name in OFTEN), "How often", names[known.repeats]
        )
        self._on = known.repeats_on
        self.means = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        kind = next((n for n, k in KINDS.items() if k is known.kind), "")
        self.kind = ChoiceRow(tuple(Option(name) for name in KINDS), "Kind", kind)
        self.planned = LabelledField(
            "Time planned", _effort(known.effort_planned), "1 h 30"
        )
        self.spent = LabelledField("Time spent", _effort(known.effort_spent), "45 min")
        self.known = ChoiceRow(
            (Option(KNOWN), Option(OWN_PLAN)),
            "Do they know of it",
            KNOWN if known.told else OWN_PLAN,
        )
        self.look_in = WhenEdit(
            "Look in on", book.now, book.settings.zone, "mon, in 3 days"
        )
        if known.look_in:
            here = book.settings.zone
            self.look_in.show_when(WhenRead(known.look_in, None, here))
        self._kind = labelled("What it is", self.kind)
        self._efforts = around(line(self.planned, self.spent, gap=3))
        self._known = labelled("Do they know of it?", self.known)
        self._look_in = labelled("Look in on it", self.look_in)
        if promise is None:
            self.add(self.side)
            self.spent.hide()
        for part in (
            self.what,
            self.party,
            around(column(labelled("By when", self.when), self.means, gap=1)),
            self._slip,
            labelled("How often", self.often),
            self._kind,
            self._efforts,
            self._known,
            self._look_in,
        ):
            self.add(part)
        self.party.turned.connect(self._turn)
        self.when.field.textEdited.connect(self._read)
        for row in (self.side, self.often, self.kind, self.slip):
            row.chosen.connect(self._show)
        self.accepted.connect(self._keep)
        self._turn()
        self.what.setFocus()

    @property
    def _is_ours(self) -> bool:
        return self.side.option == WE

    @Slot()
    def _turn(self) -> None:
        """Read days where the one is whom it is for; theirs is for us."""
        if self._promise is None or self._promise.due is None:
            home = self._book.settings.zone
            self.when.set_zone(self.party.zone if self._is_ours else home)
        self._show()

    @Slot()
    def _read(self) -> None:
        """Take how often from the words of the day: `every friday`."""
        again = read_repeat(
            self.when.field.text(), self._book.now(), self._book.settings.zone
        )
        if again:
            self._on = again.on
            weekly = again.repeats is Repeats.WEEKLY
            self.often.show_choice(WEEKLY if weekly else MONTHLY)
        else:
            self._on = None
        self._show()

    @Slot()
    def _show(self) -> None:
        ours = self._is_ours
        self._kind.setVisible(ours)
        self._efforts.setVisible(ours and KINDS.get(self.kind.option) is _TASK)
        self._known.setVisible(ours and self._promise is None)
        self._look_in.setVisible(not ours)
        self._slip.setVisible(self._would_move)
        self.means.say(self._meaning())
        self.means.setVisible(bool(self.means.text()))
        self.grow()

    @property
    def _would_move(self) -> bool:
        """Whether the day is another one than the one they know."""
        before = self._promise
        known = before is not None and before.told and before.due is not None
        return bool(known and self.when.when and self._due() != before.due)  # type: ignore[union-attr]

    def _meaning(self) -> str:
        """Say when it comes again, and if that is no working day there."""
        due, often = self._due(), OFTEN[self.often.option]
        if due is None:
            return "It has no day yet." if often else ""
        region = account.region if (account := self.party.known_account) else ""
        rest = "" if is_working_day(due.day, region) else "No working day there. "
        if not often:
            return rest.strip()
        draft = Promise(
            "",  # type: ignore[arg-type]
            "",  # type: ignore[arg-type]
            "",
            ours=True,
            made=self._book.now(),
            due=due,
            repeats_weekly=often is Repeats.WEEKLY,
            repeats_monthly=often is Repeats.MONTHLY,
            repeats_on=self._on,
        )
        last = " (or the last day)" if (self._on or due.day.day) > 28 else ""
        tail = last if often is Repeats.MONTHLY else ""
        return f"{rest}It comes {repeat_words(draft)}{tail}, made anew when kept."

    def _wrong(self) -> str:
        if not self.what.text:
            return "Write what will be done."
        if not self.party.account.text:
            return "Name the account."
        if self.when.is_unknown:
            return "Give a day: “fri”, “27 nov” or “every friday”; or leave it empty."
        if OFTEN[self.often.option] and self._due() is None:
            return "Give the first day, so that it can come again."
        if self._would_move and self.slip.option != YES:
            return MOVES
        for field in (self.planned, self.spent):
            if field.text and read_effort(field.text) is None:
                return UNREADABLE
        if self.look_in.is_unknown:
            return "Give the day to look in: “mon”; or leave it empty."
        return ""

    def _keep(self) -> None:
        often = Often(OFTEN[self.often.option], self._on_day())
        fields: dict[str, object] = {
            "effort_planned": read_effort(self.planned.text),
            "effort_spent": read_effort(self.spent.text),
        }
        if self._is_ours and self.kind.option:
            fields["kind"] = KINDS[self.kind.option]
        look_in = self._look_in_day()
        if self._promise is None:
            made = self._book.do(
                with_whom.promise_by_name,
                self.what.text,
                self.party.account.text,
                self.party.person.text,
                ours=self._is_ours,
                often=often,
                due=self._due(),
                told=not self._is_ours or self.known.option == KNOWN,
                look_in=look_in,
                **fields,
            )
        else:
            made = self._book.do(
                with_whom.change_promise,
                self._promise.id,
                self.party.person.text,
                self._due(),
                often,
                look_in,
                what=self.what.text,
                **fields,
            )
        if made is not None:
            self.saved.emit(made)

    def _due(self) -> Due | None:
        when = self.when.when
        if when is None:
            return None
        if self._promise and when == self._day:
            return self._promise.due
        return when.due

    def _on_day(self) -> int | None:
        if OFTEN[self.often.option] is not Repeats.MONTHLY:
            return None
        due = self._due()
        return self._on or (due.day.day if due else None)

    def _look_in_day(self) -> date | None:
        when = self.look_in.when
        return when.day if when and not self._is_ours else None


_TASK = PromiseKind.AFTER_SALES


def _when(due: Due | None) -> WhenRead | None:
    if due is None:
        return None
    at = None if due.whole_day else due.local.time().replace(second=0, microsecond=0)
    return WhenRead(due.day, at, due.zone)


def _effort(minutes: int | None) -> str:
    return effort_words(minutes) if minutes is not None else ""
