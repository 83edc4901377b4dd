"""The parts rows are made of: their room, their findings, their buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout, QWidget

from app.rules.lint.ways import OVERRIDE
from app.rules.values import Finding, Row, RowState, Severity
from checklists.pack import AnswerKind, Fills, Item, Phase
from ui.meeting.editors import Editor
from ui.theme import Tone
from ui.widgets.finding import Finding as FindingBox
from ui.widgets.layouts import around, column, room
from ui.widgets.mark import Mark, Standing
from ui.widgets.question import Question

_STANDINGS = {
    RowState.OPEN: Standing.OPEN,
    RowState.BEGUN: Standing.BEGUN,
    RowState.DONE: Standing.DONE,
    RowState.FILLED: Standing.DONE,
    RowState.MISSED: Standing.AWAY,
    RowState.NOT_APPLICABLE: Standing.AWAY,
}
OUTCOME = "wrap-outcome"
BY_ONE_KEY = frozenset({AnswerKind.CHOICE, AnswerKind.TICK})
TONES = {
    Severity.STOP: Tone.STOP,
    Severity.CHECK: Tone.NEAR,
    Severity.NOTE: Tone.ACCENT,
}


def standing_of(row: Row, found: Sequence[Finding]) -> Standing:
    """Return how a row stands with what was found in it."""
    standing = _STANDINGS[row.state]
    severities = {f.severity for f in found if not f.overridden}
    if Severity.STOP in severities:
        return Standing.STOP
    if Severity.CHECK in severities and standing is Standing.DONE:
        return Standing.CHECK
    return standing


def offers_words(row: Row, editor: Editor | None, *, changing: bool) -> bool:
    """Whether what Earnest found is shown in words, and not in its editor."""
    if editor is None or row.fill is None or row.answer is not None:
        return False
    if row.state is RowState.FILLED:
        return not changing
    return row.item.answer not in BY_ONE_KEY and not changing


def lists_offer(row: Row, editor: Editor | None) -> bool:
    """Whether the editor lists the records that Earnest asks to confirm."""
    waits = row.state in {RowState.OPEN, RowState.BEGUN}
    waits = waits and (row.answer is None or not row.answer.links)
    return waits and editor is not None and editor.lists(row)


def right_words(row: Row) -> str:
    """Return what is said of the records that are listed: `Both right`."""
    many = len(row.fill.links) if row.fill else 0
    if many == 1 and row.item.id == OUTCOME:
        return "They agreed"
    return {1: "Right", 2: "Both right"}.get(many, "All right")


def part_of(part: QWidget | QLayout, gap: float = 1.5) -> QWidget:
    """Return a part of a row with its own room, which goes when it is hidden."""
    hangs = bool(getattr(part, "hangs", False))
    return around(room(column(part), 0 if hangs else 2.25, gap, 0, 0))


def is_entered(item: Item) -> bool:
    """Say whether a row is answered here; prompts of the call are glanced at."""
    if item.fills is Fills.GLANCE:
        return False
    return item.phase is not Phase.LIVE or item.answer is AnswerKind.CHOICE


def finding_box(found: Finding, more: Sequence[tuple[str, str]] = ()) -> FindingBox:
    """Return the box of a finding: its words, its code, its ways out, and more."""
    tone = Tone.NEAR if found.overridden else TONES[found.severity]
    said = f"{found.message} {found.hint}".strip()
    ways = [(way.key, way.label) for way in found.ways]
    if found.overridden:
        said = f"{found.message} You go on all the same."
    elif found.severity is Severity.STOP:
        ways.append((OVERRIDE.key, OVERRIDE.label))
    return FindingBox(tone, [said, (f" {found.code}", Tone.QUIET)], [*ways, *more])


def why_words(item: Item) -> str:
    """Return why a row is asked, and below it what a good answer is like."""
    return f"{item.why}\nA good answer: {item.good}" if item.good else item.why


def name_missed(row: Question) -> None:
    """Name a row as missed, for eyes and for screen readers."""
    if isinstance(row.mark, Mark):
        row.mark.setAccessibleName("missed")
        row.mark.setToolTip("missed")
        row.setAccessibleName(f"{row.prompt}, missed")
