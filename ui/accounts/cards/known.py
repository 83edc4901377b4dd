"""What moves around them, and what they taught us; a row opens what it says."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.account_file import AccountFile
from app.desk.facts import Happened
from app.records.knowledge import Note, NoteKind
from app.rules.wording import dated_day
from ui.accounts.cards.card_rows import Built, noted_row, quiet_row
from ui.accounts.page_acts import PageActs
from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.text import Run

SHOWN = 6


def landscape_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row a note, the newest first; one past its day says so."""
    account = file.account
    name = f"New note on what moves around {account.name}"
    add = SmallButton("Note", "plus", name=name)
    add.clicked.connect(lambda: acts.facts.add(Happened.LANDSCAPE, account.id))
    card = Card(CardHead("What moves around them", "", add))
    stops: list[tuple[str, QWidget]] = [("landscape", add)]
    for note in _notes(file, NoteKind.LANDSCAPE)[:SHOWN]:
        about: list[Run] = [(dated_day(file.day(note.dated)), Tone.QUIET)]
        if note.review:
            past = note.review < file.today
            word = "was to be looked at again" if past else "look again"
            tone = Tone.NEAR if past else Tone.QUIET
            about.append((f" · {word} {dated_day(note.review)}", tone))
        _add(card, stops, note, about, acts)
    if len(stops) == 1:
        card.add(quiet_row("Nothing noted of their market, rivals or owners."))
    return Built(card, stops)


def lessons_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row a lesson, the newest first, and who taught it."""
    account = file.account
    add = SmallButton("Learned", "plus", name=f"Learned from {account.name}")
    add.clicked.connect(lambda: acts.facts.add(Happened.LEARNED, account.id))
    card = Card(CardHead("What they taught us", "", add))
    stops: list[tuple[str, QWidget]] = [("lesson", add)]
    names = file.names
    for note in _notes(file, NoteKind.LESSON)[:SHOWN]:
        who = names.get(note.who, "") if note.who else ""
        day = dated_day(file.day(note.dated))
        about = " · ".join(filter(None, (who, day)))
        _add(card, stops, note, [(about, Tone.QUIET)], acts)
    if len(stops) == 1:
        card.add(quiet_row("Nothing yet. Whoever disagrees may know best."))
    return Built(card, stops)


def _add(
    card: Card,
    stops: list[tuple[str, QWidget]],
    note: Note,
    about: list[Run],
    acts: PageActs,
) -> None:
    row = noted_row(note.text, about)
    row.clicked.connect(partial(_change, acts, note))
    stops.append((note.id, row))
    card.add(row)


def _change(acts: PageActs, note: Note, _checked: bool = False) -> None:
    acts.facts.look_again(note)


def _notes(file: AccountFile, kind: NoteKind) -> list[Note]:
    return [note for note in reversed(file.notes) if note.kind is kind]
