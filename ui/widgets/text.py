"""Words of a size, a weight and a tone, without markup."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.colours import Tone, colours
from ui.measures import BODY, REGULAR, Face, em, face
from ui.qt import override
from ui.widgets.layouts import stretchy
from ui.widgets.tip import set_tip

Run = str | tuple[str, Tone] | tuple[str, Tone, int]
"""Words, or words with a tone, or with a tone and a weight."""

_FullRun = tuple[str, Tone, int]
_Asked = tuple[int, str, float, int]
_WIDTHS_KEPT = 6


class Text(QLabel):
    """One line cut with an ellipsis, or wrapped words; a QLabel for screen readers.

    Parts may differ in tone and weight. `lines` is 1, a number at which to cut, or 0
    to wrap without end. Text that shares a line with larger text names that size as
    its `line`, so that layouts aligned to the top align baselines too. Words that
    were cut show in full as a tool tip.
    """

    def __init__(
        self,
        *runs: Run,
        size: float = BODY,
        tone: Tone = Tone.INK,
        weight: int = REGULAR,
        lines: int = 1,
        line: float = 0,
        centre: bool = False,
    ) -> None:
        super().__init__()
        self._size, self._tone, self._weight = size, tone, int(weight)
        self._lines, self._line, self._centre = lines, line or size, centre
        self._runs: list[_FullRun] = []
        self._laid: dict[_Asked, tuple[QTextLayout | str, bool]] = {}
        self._wide: dict[_Asked, int] = {}
        self._cut = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(lines != 1)
        self.say(*runs)
        fixed = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(fixed if lines == 1 else stretchy())

    def say(self, *runs: Run) -> None:
        """Say something else."""
        full = [self._full(run) for run in runs]
        self._runs = [run for run in full if run[0]]
        self._forget()
        self.setText("".join(words for words, _, _ in self._runs))
        # The same words in another tone are no change to a label.
        self.update()

    def set_tone(self, tone: Tone) -> None:
        """Say the same in one other tone."""
        self._tone = tone
        self._runs = [(words, tone, weight) for words, _, weight in self._runs]
        self._forget()
        self.update()

    @property
    def is_cut(self) -> bool:
        """Whether something does not fit at the present width."""
        self._lay(self.width())
        return self._cut

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._natural(), self._line_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._natural(), em(5)), self._line_height())

    @override
    def heightForWidth(self, width: int) -> int:
        laid = self._lay(width)
        count = 1 if isinstance(laid, str) else max(1, laid.lineCount())
        return self._line_height() * count

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), colours(self.palette())
        laid, live = self._lay(self.width()), self.isEnabled()
        first = self._runs[0][1] if self._runs else self._tone
        painter.setPen(look[first if live else "faint"])

        def ink(form: QTextCharFormat, tone: Tone, _weight: int) -> None:
            form.setForeground(look[tone])
            # Without a background Qt leaves out a range that touches another.
            form.setBackground(Qt.GlobalColor.transparent)

        if isinstance(laid, str):
            painter.setFont(self._face().font)
            baseline = face(self.font(), self._line).baseline
            left = max(0, self.width() - self._natural()) / 2 if self._centre else 0
            painter.drawText(QPointF(left, baseline), laid)
        else:
            # Only what differs: a range in the first tone would cover its neighbours.
            differing = self._ranges(ink, lambda tone, _: live and tone != first)
            laid.draw(painter, QPointF(0, 0), differing)
        set_tip(self, self.text() if self._cut else "")

    def _full(self, run: Run) -> _FullRun:
        words, tone, weight = run, self._tone, self._weight
        if not isinstance(run, str):
            words, tone = run[0], run[1]
            weight = int(run[2]) if len(run) == 3 else self._weight
        assert isinstance(words, str)
        words = words.replace("\r\n", "\n")
        return (words.replace("\n", " ") if self._lines == 1 else words), tone, weight

    def _line_height(self) -> int:
        return face(self.font(), self._line).height

    def _face(self) -> Face:
        """Return the font all is measured by: the heaviest there is."""
        heaviest = max((run[2] for run in self._runs), default=self._weight)
        return face(self.font(), self._size, heaviest)

    def _natural(self) -> int:
        """Return the width on one line, or of the longest line that was typed."""
        asked = self._asked(0)
        if asked not in self._wide:
            self._wide[asked] = self._measured()
        return self._wide[asked]

    def _measured(self) -> int:
        if "\n" in self.text():
            metrics = self._face().metrics
            parts = self.text().split("\n")
            return ceil(max(metrics.horizontalAdvance(part) for part in parts)) + 1
        return 1 + ceil(
            sum(
                face(self.font(), self._size, weight).metrics.horizontalAdvance(words)
                for words, _, weight in self._runs
            )
        )

    def _ranges(
        self,
        put: Callable[[QTextCharFormat, Tone, int], None],
        wanted: Callable[[Tone, int], bool],
    ) -> list[QTextLayout.FormatRange]:
        ranges, start = [], 0
        for words, tone, weight in self._runs:
            if wanted(tone, weight):
                made, form = QTextLayout.FormatRange(), QTextCharFormat()
                put(form, tone, weight)
                made.start, made.length, made.format = start, _units(words), form
                ranges.append(made)
            start += _units(words)
        return ranges

    def _lay(self, width: int) -> QTextLayout | str:
        """Return this text laid out at a width.

        Kept for some widths: a layout tries one after another, again and again.
        """
        asked = self._asked(width)
        if asked not in self._laid:
            if len(self._laid) == _WIDTHS_KEPT:
                self._laid.clear()
            self._laid[asked] = self._layout(width)
        laid, self._cut = self._laid[asked]
        return laid

    def _asked(self, width: int) -> _Asked:
        font = self.font()
        return width, font.family(), font.pointSizeF(), font.pixelSize()

    def _forget(self) -> None:
        self._laid.clear()
        self._wide.clear()

    def _layout(self, width: int) -> tuple[QTextLayout | str, bool]:
        text = self.text()
        single = len(self._runs) < 2 and "\n" not in text
        if single and self._natural() <= width:
            # Most labels: no layout needed.
            return text, False
        if single and self._lines == 1:
            return self._elided(0, width), True
        made, starts = self._broken(text, width)
        if not self._lines or len(starts) <= self._lines:
            return made, False
        start = len(_head(text, starts[self._lines - 1]))
        return self._broken(text[:start] + self._elided(start, width), width)[0], True

    def _elided(self, start: int, width: int) -> str:
        rest = self.text()[start:].replace("\n", " ")
        mode = Qt.TextElideMode.ElideRight
        return self._face().metrics.elidedText(rest, mode, width)

    def _broken(self, text: str, width: int) -> tuple[QTextLayout, list[int]]:
        """Return the lines at a width, and where each begins, in UTF-16 units."""
        box = face(self.font(), self._line)
        font = face(self.font(), self._size, self._weight).font
        layout, option = QTextLayout(), QTextOption()
        starts: list[int] = []
        layout.setText(text.replace("\n", "\u2028"))
        layout.setFont(font)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self._centre:
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.setTextOption(option)

        def heavy(form: QTextCharFormat, _tone: Tone, weight: int) -> None:
            form.setFontWeight(weight)

        base = self._weight
        layout.setFormats(self._ranges(heavy, lambda _, weight: weight != base))
        layout.beginLayout()
        while (each := layout.createLine()).isValid():
            each.setLineWidth(max(1, width))
            top = len(starts) * box.height + box.baseline - each.ascent()
            each.setPosition(QPointF(0, top))
            starts.append(each.textStart())
        layout.endLayout()
        return layout, starts


def _units(words: str) -> int:
    """Return a length as Qt counts it: an emoji is two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _head(words: str, units: int) -> str:
    """Return the first words of a text, cut where Qt counts so many units."""
    return words.encode("utf-16-le", "surrogatepass")[: 2 * units].decode(
        "utf-16-le", "surrogatepass"
    )
