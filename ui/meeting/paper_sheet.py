"""A brief that was ticked with a pen, typed in as one line of its numbers."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.desk.printing import printed_brief
from app.desk.transcribing import take_over
from app.paper_line import PaperLine, Pen, read_line
from app.rules.wording import count, short_day
from checklists.pack import ItemId
from reports.brief import brief
from ui.meeting.document import MeetingDocument
from ui.meeting.on_paper import OnPaper, becomes, on_paper
from ui.meeting.sheets import MeetingSheet
from ui.theme import REGULAR, STRONG, Tone, space
from ui.times import clock
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import around, column
from ui.widgets.text import Run, Text

NOTHING = "Type the numbers that have a mark on the paper."
NO_CHANGE = "Nothing would change: all of it stands so already."
HELP = (
    "A number alone is done; with n behind it missed, with ? open again; 3-7 is a span."
)
_TONES = {Pen.DONE: Tone.READY, Pen.MISSED: Tone.NEAR, Pen.OPEN: Tone.ACCENT}


class PaperSheet(MeetingSheet):
    """Says below the line what each number stands for, as it is typed."""

    def __init__(self, document: MeetingDocument, parent: QWidget) -> None:
        preparation = document.preparation
        printed = printed_brief(document.book.desk, document.id)
        rows = printed.rows if printed else _rows_now(document)
        if printed:
            zone = ZoneInfo(document.book.settings.zone)
            at = printed.at.astimezone(zone)
            when = f"{short_day(at.date())} {clock(at)}"
            about = f"The numbers are those of the brief printed {when}."
        else:
            about = (
                "No brief of this meeting was printed here: the numbers are those "
                "of the brief as it is now."
            )
        super().__init__("Type in from paper", about, "Take over", self._take, parent)
        self._document = document
        items = document.book.items_of(document.meeting)
        self._numbers = {one.number: one for one in on_paper(preparation, items, rows)}
        self.line = LabelledField("Numbers with a mark", "", "3 7 12n 15?", HELP)
        self.line.typed.connect(self._say)
        self.said = Text(lines=0)
        below = around(column(self.said))
        below.setMinimumHeight(space(34))
        self.add(self.line)
        self.add(below)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> PaperLine:
        return read_line(self.line.text, len(self._numbers))

    @Slot()
    def _say(self) -> None:
        read = self._read()
        lines: list[Run] = []
        for one in read.ticked:
            on = self._numbers[one.number]
            words, changes = becomes(on, one.pen, self._document.preparation)
            tone = _TONES[one.pen] if changes else Tone.QUIET
            if not on.asked:
                words, tone = "leave it out", Tone.STOP
            lines += [
                (f"{on.number}  ", Tone.QUIET, STRONG),
                f"{on.words}  ",
                (f"{words}\n", tone, STRONG if changes else REGULAR),
            ]
        lines += [(f"{wrong}\n", Tone.STOP) for wrong in read.wrong]
        self.said.say(*lines)
        self.complain("")

    def _take(self) -> str:
        read = self._read()
        ticked = [(self._numbers[one.number], one.pen) for one in read.ticked]
        wrong = [*read.wrong, *(_gone(on) for on, _ in ticked if not on.asked)]
        if wrong:
            return " ".join(wrong)
        if not ticked:
            return NOTHING
        preparation = self._document.preparation
        taken = [(on, p) for on, p in ticked if becomes(on, p, preparation)[1]]
        if not taken:
            return NO_CHANGE
        by_pen = {pen: [on.item for on, p in taken if p is pen] for pen in Pen}
        return self._document.tell(
            f"{count(len(taken), 'row')} taken over from paper.",
            take_over,
            self._document.id,
            done=by_pen[Pen.DONE],
            missed=by_pen[Pen.MISSED],
            opened=by_pen[Pen.OPEN],
        )


def _rows_now(document: MeetingDocument) -> list[ItemId]:
    return [item for _, item in brief(document.preparation).rows]


def _gone(on: OnPaper) -> str:
    return f"{on.number} is not asked in this meeting any more: leave it out."
