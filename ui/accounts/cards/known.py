"""What moves around them, what they taught us, and who was not heard."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.account_file import AccountFile
from app.desk.facts import Happened
from app.records.knowledge import Note, NoteKind
from app.records.person import Person
from app.rules.on_file import deeds_in
from app.rules.terms import VIEWS
from app.rules.voices import not_heard
from app.rules.wording import count, dated_day
from ui.accounts.cards.card_rows import Built, named_row, quiet_row
from ui.accounts.page_acts import PageActs
from ui.theme import SMALL, Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, room
from ui.widgets.text import Text

SHOWN = 6


def landscape_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row a note, the newest first; one past its day says so."""
    account = file.account
    name = f"New note on what moves around {account.name}"
    add = SmallButton("Note", "plus", name=name)
    add.clicked.connect(lambda: acts.facts.add(Happened.LANDSCAPE, account.id))
    card = Card(CardHead("What moves around them", "", add))
    notes = _notes(file, NoteKind.LANDSCAPE)
    for note in notes[:SHOWN]:
        past = note.review is not None and note.review < file.today
        again = ""
        if note.review:
            word = "was to be looked at again" if past else "look again"
            again = f" · {word} {dated_day(note.review)}"
        about = Text(
            (dated_day(note.dated.date()), Tone.QUIET),
            (again, Tone.NEAR if past else Tone.QUIET),
            size=SMALL,
            lines=0,
        )
        rows = column(Text(note.text, lines=0), about)
        card.add(around(room(rows, 3.5, 2.25, 3.5, 2.25)))
    if not notes:
        card.add(quiet_row("Nothing noted of their market, rivals or owners."))
    return Built(card, [("landscape", add)])


def lessons_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row a lesson, the newest first, and who taught it."""
    account = file.account
    add = SmallButton("Learned", "plus", name=f"Learned from {account.name}")
    add.clicked.connect(lambda: acts.facts.add(Happened.LEARNED, account.id))
    card = Card(CardHead("What they taught us", "", add))
    names, lessons = file.names, _notes(file, NoteKind.LESSON)
    for note in lessons[:SHOWN]:
        who = names.get(note.who, "") if note.who else ""
        about = " · ".join(filter(None, (who, dated_day(note.dated.date()))))
        rows = column(
            Text(note.text, lines=0),
            Text(about, size=SMALL, tone=Tone.QUIET, lines=0),
        )
        card.add(around(room(rows, 3.5, 2.25, 3.5, 2.25)))
    if not lessons:
        card.add(quiet_row("Nothing yet. Whoever disagrees may know best."))
    return Built(card, [("lesson", add)])


def voices_card(file: AccountFile, acts: PageActs) -> Built | None:
    """Return a row for each who was not heard for long; None where all were."""
    silent = not_heard(deeds_in(file), file.now)
    if not silent:
        return None
    days = file.settings.contact_days
    note = f"no exchange in {count(days, 'day')}"
    card = Card(CardHead("Voices not heard", note))
    stops: list[tuple[str, QWidget]] = []
    for person, last in silent:
        heard = f"last heard {dated_day(last)}" if last else "never heard"
        view = VIEWS[person.view] if person.view else ""
        about = " · ".join(filter(None, (heard, view)))
        aloud = f"{person.name}, not heard, {about}"
        row = named_row(person.name, about, aloud)
        row.clicked.connect(partial(_edit, acts, person))
        stops.append((f"voice-{person.id}", row))
        card.add(row)
    return Built(card, stops)


def _notes(file: AccountFile, kind: NoteKind) -> list[Note]:
    return [note for note in reversed(file.notes) if note.kind is kind]


def _edit(acts: PageActs, person: Person, _checked: bool = False) -> None:
    acts.edit(person)
