"""The parts rows are made of: their room, their findings, their buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout, QWidget

from app.rules.values import Finding, Row, Severity
from checklists.pack import AnswerKind, Fills, Item, Phase
from ui.meeting.editors import Editor
from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.finding import Finding as FindingBox
from ui.widgets.layouts import around, column, room

TONES = {
    Severity.STOP: Tone.STOP,
    Severity.CHECK: Tone.NEAR,
    Severity.NOTE: Tone.ACCENT,
}


def lead(editor: Editor, button: SmallButton) -> bool:
    """Put a button before those below the records an editor lists; says if it did."""
    add = getattr(editor, "add", None)
    foot = add.parentWidget() if isinstance(add, QWidget) else None
    layout = foot.layout() if foot else None
    if layout is None or editor.item.shares_line_with is not None:
        # What the second row of a line is filled with is not in its list yet.
        return False
    items = []
    while item := layout.takeAt(0):
        items.append(item)
    layout.addWidget(button)
    for item in items:
        layout.addItem(item)
    return True


def right_words(row: Row) -> str:
    """Return what is said of the records that are listed: `Both right`."""
    many = len(row.fill.links) if row.fill else 0
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
    return FindingBox(
        tone,
        [said, (f" {found.code}", Tone.QUIET)],
        [*((way.key, way.label) for way in found.ways), *more],
    )
