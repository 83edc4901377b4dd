"""One question: how it stands, its words, its editors, and why it is asked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QSpacerItem, QWidget

from ui.colours import Tone
from ui.measures import BODY, SMALL, STRONG, space
from ui.widgets.check import Check
from ui.widgets.finding import Finding
from ui.widgets.layouts import around, clear, column, line, room
from ui.widgets.mark import WORDS, Mark, Standing
from ui.widgets.pill import Pill
from ui.widgets.text import Run, Text
from ui.widgets.word_button import WordButton


class Question(QWidget):
    """A row of a card. Everything it shows can be changed in place.

    `mark` is a Check for questions that are truly a tick. Editors go below with
    `add`, findings stand above them.
    """

    def __init__(
        self,
        prompt: str,
        *parts: QWidget | QLayout,
        standing: Standing | str = Standing.OPEN,
        mark: Check | None = None,
        must: bool = False,
        pillar: str = "",
        why: str = "",
        note: str = "",
    ) -> None:
        super().__init__()
        self.fill = ""
        self.mark: Mark | Check = mark or Mark(standing)
        self.why: WordButton | None = None
        self._prompt = Text(weight=STRONG, lines=0)
        self._pill = Pill("must", Tone.QUIET)
        self._note = Text(tone=Tone.QUIET, lines=0)
        self._findings = column(gap=1.5)
        self._parts = column()
        self._reason = around(room(column(), 0, 1.5, 0, 0))
        self._side = line(gap=2)
        self._gap = QSpacerItem(space(3), 0, QSizePolicy.Policy.Fixed)
        self._build()
        self.say(prompt)
        self.say_note(note)
        self.show_standing(standing)
        self.show_must(must)
        if pillar:
            words = Text(pillar, size=SMALL, tone=Tone.QUIET, line=BODY)
            self._side.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        for part in parts:
            self.add(part)
        if why:
            self._explain(prompt, why)

    @property
    def prompt(self) -> str:
        """What is asked."""
        return self._prompt.text()

    @property
    def standing(self) -> Standing:
        """How it stands."""
        return self._standing

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules found here, from above."""
        items = (self._findings.itemAt(n) for n in range(self._findings.count()))
        found = (item.widget() for item in items if item)
        return tuple(each for each in found if isinstance(each, Finding))

    def say(self, prompt: str) -> None:
        """Ask in other words."""
        self._prompt.say(prompt)
        self._name()

    def say_note(self, *runs: Run) -> None:
        """Say something quiet under the prompt: the answer Earnest found, a hint."""
        self._note.say(*runs)
        self._note.setVisible(any(runs))

    def show_standing(self, standing: Standing | str) -> None:
        """Show how it stands, by shape, colour and name."""
        self._standing = Standing(standing)
        if isinstance(self.mark, Mark):
            self.mark.show_standing(self._standing)
        else:
            self.mark.setChecked(self._standing is Standing.DONE)
        self._name()

    def show_must(
        self,
        must: bool,
        word: str = "must",
        tone: Tone = Tone.QUIET,
        tip: str = "Without this, do not begin the call",
    ) -> None:
        """Show a word beside the prompt, or none."""
        self._pill.say(word, tone)
        self._pill.setToolTip(tip)
        self._pill.setVisible(must)

    def show_findings(self, *findings: Finding) -> None:
        """Show what the rules found here; what stood before goes."""
        clear(self._findings)
        for finding in findings:
            self._findings.addWidget(finding)
        room(self._findings, 2.25, 1.5 if findings else 0, 0, 0)

    def add(self, part: QWidget | QLayout, gap: float = 1.5) -> None:
        """Put an editor below, some steps off."""
        hangs = bool(getattr(part, "hangs", False))
        held = column(part)
        room(held, 0 if hangs else 2.25, 0.75 if hangs else gap, 0, 0)
        self._parts.addLayout(held)

    def set_parts(self, *parts: QWidget | QLayout) -> None:
        """Show other editors; the old ones are let go of."""
        clear(self._parts)
        for part in parts:
            self.add(part)

    def end_with(self, side: QWidget, *, wide: bool) -> None:
        """Put something at the row's end; `wide` leaves it the first line only."""
        whole = self.layout()
        assert isinstance(whole, QHBoxLayout)
        if wide:
            self._gap.changeSize(0, 0)
            whole = self._head
        whole.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)

    def _build(self) -> None:
        words = self._head = line(self._prompt, self._pill, 1, gap=2)
        room(words, 2.25, 0, 0, 0)
        note = room(column(self._note), 2.25, 0, 0, 0)
        reason = room(column(self._reason), 2.25, 0, 0, 0)
        self._reason.hide()
        held = room(column(self.mark), 1.5, 0, 0, 0)
        if isinstance(self.mark, Check):
            # Its target begins where the row does.
            self.mark.inset = 1.5
            held.setContentsMargins(0, 0, 0, 0)
        mark, top = around(held), Qt.AlignmentFlag.AlignTop
        mark.setFixedWidth(space(6.75))
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.addWidget(mark, 0, top)
        row.addLayout(column(words, note, self._findings, self._parts, reason), 1)
        row.addItem(self._gap)
        row.addLayout(self._side)
        row.setAlignment(self._side, top)
        room(row, 2, 2.75, 3.5, 2.75)

    def _explain(self, prompt: str, why: str) -> None:
        self.why = WordButton("why?", f"Why: {prompt}")
        self.why.setCheckable(True)
        reason = Text(why, size=SMALL, tone=Tone.QUIET, lines=0)
        layout = self._reason.layout()
        assert layout is not None
        layout.addWidget(reason)
        self.why.toggled.connect(self._reason.setVisible)
        self._side.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)

    def _name(self) -> None:
        standing = getattr(self, "_standing", Standing.OPEN)
        self.setAccessibleName(f"{self._prompt.text()}, {WORDS[standing]}")
