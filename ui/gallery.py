"""Draws every piece in every look: `python -m ui.gallery FOLDER` saves the pictures."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from checklists.pack import Option
from ui.focus import FocusRing, focus
from ui.theme import (
    MEDIUM,
    SMALL,
    STRONG,
    TIME,
    TITLE,
    Scheme,
    Theme,
    Tone,
    space,
)
from ui.widgets.answer import Answer
from ui.widgets.bar import Bar
from ui.widgets.button import Button, SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.check import Check
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.claim_editor import ClaimEditor
from ui.widgets.claim_line import ClaimValue, Proof
from ui.widgets.drop_zone import DropZone
from ui.widgets.empty_state import EmptyState
from ui.widgets.finding import Finding
from ui.widgets.flow import Flow
from ui.widgets.header import Header
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around, column, line, room
from ui.widgets.mark import Mark, Standing
from ui.widgets.nav_item import Place
from ui.widgets.nav_rail import NavRail
from ui.widgets.notice import Notice
from ui.widgets.phase_marks import PhaseMarks, Progress
from ui.widgets.phase_tabs import PhaseTabs, Stop
from ui.widgets.pill import Pill
from ui.widgets.pill_button import PillButton
from ui.widgets.pillar_head import PillarHead
from ui.widgets.question import Question
from ui.widgets.ring import Ring
from ui.widgets.row_button import RowButton
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet
from ui.widgets.strip import Strip
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit
from ui.widgets.word_button import WordButton

PROOFS = (
    Proof("case", "case: Brandt 2026", Tone.READY),
    Proof("unknown", "not yet known", Tone.NEAR),
    Proof("none", "no proof", Tone.STOP),
)
PLACES = (
    Place("today", "calendar-days", "Today"),
    Place("meetings", "video", "Meetings"),
    Place("accounts", "building-2", "Accounts"),
    Place("promises", "handshake", "Promises", "2 late", Tone.STOP),
    Place("reports", "file-text", "Reports"),
    Place("checklists", "list-checks", "Checklists"),
    Place("mentor", "graduation-cap", "Mentor"),
)
BELOW = (
    Place("search", "search", "Search", "Ctrl K"),
    Place("settings", "settings", "Settings"),
)
STOPS = (
    (
        "Prepare",
        (
            Stop("plan", "Plan", done=True),
            Stop("rehearse", "Practise", done=True),
            Stop("preflight", "Last check"),
        ),
    ),
    ("Call", (Stop("live", "Call"),)),
    ("Follow through", (Stop("wrap", "Right after"), Stop("follow", "Later"))),
)


def _monday() -> datetime:
    return datetime(2026, 11, 23, 13, tzinfo=UTC)


def controls() -> QWidget:
    """Qt's own controls in our style, and small painted pieces."""
    dead, on = Button("Not now"), SmallButton("Chosen")
    dead.setEnabled(False)
    on.setCheckable(True)
    on.setChecked(True)
    field, combo, spin = QLineEdit(), QComboBox(), QSpinBox()
    field.setPlaceholderText("https://calendar.example/…")
    combo.addItems(["November 2026", "October 2026"])
    box, half, radio = QCheckBox("Each time"), QCheckBox("Some"), QRadioButton("A4")
    for each in (box, radio):
        each.setChecked(True)
    half.setTristate(True)
    half.setCheckState(Qt.CheckState.PartiallyChecked)
    tones = [tone for tone in Tone if tone is not Tone.INK]
    stops = [Progress.DONE, Progress.DONE, Progress.BEGUN, *[Progress.UNTOUCHED] * 3]
    rings = (96, Tone.READY), (78, Tone.NEAR), (22, Tone.STOP), (0, Tone.QUIET)
    save, out = Button("Save as", "download", first=True), Button("Print", "printer")
    small = SmallButton("Small & plain")
    pill = PillButton("no proof", Tone.STOP, [("none", "no proof")], "Proof")
    rows = {
        "Buttons": line(save, out, dead, small, on, 1, gap=2, top=False),
        "Fields": line(field, combo, spin, gap=2, top=False),
        "Choices": line(box, half, radio, QRadioButton("Letter"), 1, gap=4, top=False),
        "Pills": Flow(*(Pill(tone.value, tone) for tone in tones), pill, gap=2),
        "Ring, stops, bar": line(
            *(Ring(value, tone) for value, tone in rings),
            PhaseMarks(stops),
            Bar([(0.59, "accent")], "27 of 45 minutes gone", 2),
            gap=4,
            top=False,
        ),
        "Marks": line(*(Mark(standing) for standing in Standing), 1, gap=4),
        "Words": line(
            Text("Title", size=TITLE, weight=STRONG),
            Text("14:00", size=TIME, weight=STRONG, line=TITLE),
            Text("body ", ("medium", Tone.ACCENT, MEDIUM), line=TITLE),
            Text("small", size=SMALL, tone=Tone.QUIET, line=TITLE),
            WordButton("why?", line=TITLE),
            1,
            gap=4,
        ),
    }
    heads = {words: Text(words, size=SMALL, tone=Tone.QUIET) for words in rows}
    parts = [column(heads[words], row, gap=1.5) for words, row in rows.items()]
    card = Card(*(around(room(made, 4, 3, 4, 3)) for made in parts))
    return around(room(column(card), 6, 6, 6, 6))


def meeting() -> QWidget:
    """A window with the rail, the tabs and rows of every kind."""
    rail, tabs = (
        NavRail(PLACES, BELOW, ("All saved", "Backed up 13:12")),
        PhaseTabs(STOPS),
    )
    rail.choose("meetings")
    tabs.choose("preflight")
    header = Header(
        "Discovery with Norrland Robotics",
        "Today 14:00 to 14:45 · 08:00 for Anna in New York · web meeting",
        Button("Brief", "printer"),
        Button("Join", "video", first=True),
        Button("", "ellipsis", name="More"),
    )
    words = "Not ready: 1 stop, 3 to go"
    following = SmallButton("Next open row  F8")
    strip = Strip(Tone.STOP, "octagon-alert", words, "about 1 min", following)
    above = [room(line(tabs), 6, 0, 4.5, 2.5), room(line(strip), 6, 0, 6, 3)]
    for row in above:
        row.setStretch(0, 1)
    page = room(column(_rows(), _pillar(), 1, gap=3), 0, 0, 2, 4.5)
    scroll = room(column(Scroll(around(page))), 6, 1, 1.5, 0)
    notice = Notice()
    notice.say("Security paper: new date Fri 27 Nov.", "Undo")
    whole = column(header, *above, scroll, notice)
    whole.setStretch(3, 1)
    window = line(rail, around(whole), gap=0)
    for each in (0, 1):
        item = window.itemAt(each)
        assert item is not None
        item.setAlignment(Qt.AlignmentFlag(0))
    window.setStretch(1, 1)
    return around(window)


def _rows() -> Card:
    said = ("Security paper", Tone.INK, STRONG), " was due to Anna on Thursday. "
    ways = [("done", "Done"), ("new", "New date"), ("own", "Own up first")]
    due = "What do you owe them that is due, and is it done?"
    owe = Question(due, standing=Standing.STOP, must=True, pillar="Persistence")
    check = Finding(Tone.NEAR, ["The quote is 13 months old."], [("date", "Say it")])
    note = Finding(Tone.ACCENT, ["Same words as last time."])
    code = ("PER-01", Tone.QUIET)
    owe.show_findings(Finding(Tone.STOP, [*said, code], ways), check, note)
    options = [Option("all sure"), Option("unsure", "who")]
    names = ChoiceRow(options, "Names", "unsure", "Siobhan")
    clock = "What time is it for them, and when must you end?"
    there = "08:00 in New York · end by 14:45 here, 08:45 there"
    folded = line(Mark(Standing.FOLDED), Text("Earnest filled in 2"), 1, gap=3)
    return Card(
        owe,
        Question(clock, standing=Standing.DONE, pillar="Punctuality", note=there),
        Question("Any name you are not sure how to say?", names, pillar="Detail"),
        RowButton(room(folded, 3.5, 2.75, 3.5, 2.75), "Filled in", fill="paper"),
    )


def _pillar() -> Card:
    claims = [
        ClaimValue("1", "Cuts changeover time by a third", "case"),
        ClaimValue("2", "SOC 2 by March", "none"),
    ]
    editor = ClaimEditor(PROOFS, claims)
    purpose = "We want to learn whether line 3 is worth a pilot. If not, I will say so."
    answered = Answer(purpose, "Purpose")
    why = "People decide early whether you came for them."
    tick = Check("Purpose copied into the invite")
    return Card(
        PillarHead("honesty", "Honesty", "say what is true, and what is not yet known"),
        Question("Does every claim have proof?", editor, standing="stop", why=why),
        Question("What is your purpose?", answered, standing="done", why=why),
        Question("Purpose copied into the invite", standing="done", mark=tick),
        Question("What will you send before?", Answer("", "Send", "One line")),
    )


def forms() -> QWidget:
    """Fields of a form, as they stand in a Sheet."""
    sheet = Sheet("New promise", "What you say you will do, and by when.")
    sheet.add(LabelledField("What", "Changeover data", about="In their words"))
    name = LabelledField("To whom", "")
    name.complain("Say who it is for.")
    sheet.add(name)
    when = WhenEdit("By when", _monday, "America/New_York")
    when.field.setText("tue 12:00")
    when.field.textEdited.emit("tue 12:00")
    sheet.add(labelled("By when", when))
    note = Answer("A longer answer, in its own words.", "Note", hangs=False)
    sheet.add(labelled("Note", note))
    sheet.complain("Two things are missing.")
    return sheet


def empty() -> QWidget:
    """A drop zone and an empty state."""
    zone = DropZone(
        "calendar-plus",
        "Drop an invite here",
        "An .ics file from Outlook, Google, Apple, Teams or Zoom, or a whole calendar.",
        Button("Choose a file", first=True),
        Button("Paste an invite"),
        Button("Give a calendar address"),
    )
    words = "What you promise in a meeting stands here until it is kept."
    state = EmptyState("handshake", "No promises yet", words, Button("Add one", "plus"))
    state.setMinimumHeight(space(60))
    head = Card(CardHead("Promises", "both ways"), state)
    return around(room(column(zone, head, gap=6), 6, 6, 6, 6))


PIECES = {
    "controls": (controls, (760, 560)),
    "meeting": (meeting, (1180, 900)),
    "forms": (forms, (480, 520)),
    "empty": (empty, (760, 640)),
}


def main(folder: Path) -> None:
    """Save a picture of each piece in each look."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme, ring = Theme(app), FocusRing(app)
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST):
        theme.choose(scheme)
        for name, (make, (width, height)) in PIECES.items():
            piece = make()
            piece.resize(width, height)
            piece.show()
            piece.activateWindow()
            app.processEvents()
            if buttons := piece.findChildren(SmallButton):
                focus(buttons[0])
            app.processEvents()
            piece.grab().save(str(folder / f"{name}-{scheme}.png"))
            ring.leave()
            piece.close()
            piece.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
