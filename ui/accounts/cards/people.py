"""Who they are, those first who see it differently, then those who decide."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.account_file import AccountFile
from app.records.account import AccountId
from app.records.person import Person, PersonId, View
from app.rules.on_file import deeds_in
from app.rules.terms import ROLES
from app.rules.voices import Voice, as_listed, silence_words, voices
from app.rules.wording import MONTHS, dated_day
from ui.accounts.cards.card_rows import Built, quiet_row
from ui.accounts.page_acts import PageActs
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import column, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Run, Text

# A tie so old is worth a word in the row.
LONG_KNOWN: Final = 365
# A longer function would not fit beside the name.
SHORT: Final = 18
DIFFERS: Final = {
    View.DIFFERS: "Sees it differently.",
    View.OPPOSES: "Is against it.",
}


def people_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row a person; who works elsewhere now comes last, and says so."""
    add = SmallButton("Add", "plus", name="Add a person")
    add.clicked.connect(lambda: acts.edit(None))
    card = Card(CardHead("People", "", add))
    stops: list[tuple[str, QWidget]] = [("add", add)]
    found = as_listed(voices(deeds_in(file), file.now))
    for person, row in (
        *((one.person, _row(file, one)) for one in found),
        *((one, _gone_row(file, one)) for one in file.once),
    ):
        row.clicked.connect(partial(_edit, acts, person))
        stops.append((person.id, row))
        card.add(row)
    if not (found or file.once):
        card.add(quiet_row("Nobody is named yet."))
    return Built(card, stops)


def _edit(acts: PageActs, person: Person, _checked: bool = False) -> None:
    acts.edit(person)


def _row(file: AccountFile, voice: Voice) -> RowButton:
    person = voice.person
    role = ROLES[person.role] if person.role else ""
    beside = person.function if len(person.function) <= SHORT else ""
    pill = ", ".join(filter(None, (role, beside)))
    view = _view(voice, file.settings.contact_days)
    about = " · ".join(
        filter(
            None,
            (
                "" if beside else person.function,
                person.tie,
                _on_their_mind(file, person, is_said=bool(view)),
                before_words(file, person),
                _known_since(file, voice),
            ),
        )
    )
    return _laid(person.name, pill, view, about)


def _laid(name: str, pill: str, view: list[Run], about: str) -> RowButton:
    head = Flow(Text(name, weight=STRONG, lines=0))
    if pill:
        head.addWidget(Pill(pill, Tone.QUIET))
    rows, said = column(head), [name, pill]
    if view:
        words = Text(*view, size=SMALL, lines=0)
        rows.addWidget(words)
        said.append(words.text())
    if about:
        rows.addWidget(Text(about, size=SMALL, tone=Tone.QUIET, lines=0))
        said.append(about)
    laid = room(rows, 3.5, 2.5, 3.5, 2.5)
    return RowButton(laid, ", ".join(filter(None, said)))


def _view(voice: Voice, days: int) -> list[Run]:
    """Return their view where it differs, and that it may be the one we lack."""
    silence = silence_words(voice, days)
    if not voice.differs or voice.person.view is None:
        return [(f"{silence}.", Tone.NEAR)] if silence else []
    bold = (DIFFERS[voice.person.view], Tone.INK, STRONG)
    if silence:
        return [bold, f" {silence}; this view may be the one you lack."]
    about = voice.person.view_about.strip().rstrip(".")
    return [bold, f" {about[0].upper()}{about[1:]}."] if about else [bold]


def _on_their_mind(file: AccountFile, person: Person, *, is_said: bool) -> str:
    """Return what they think of it, or else what they care about, in their words."""
    if person.view_about and not (is_said and person.view in DIFFERS):
        return person.view_about
    needs = [need for need in file.needs if need.who == person.id]
    if not needs:
        return ""
    newest = max(needs, key=lambda need: (need.interest, need.said))
    return f"cares about “{newest.words}”"


def _known_since(file: AccountFile, voice: Voice) -> str:
    first = voice.first
    if first is None or (file.today - first).days < LONG_KNOWN:
        return ""
    return f"known since {MONTHS[first.month - 1][:3]} {first.year}"


def _gone_row(file: AccountFile, person: Person) -> RowButton:
    here = file.account.id
    place = next(one for one in reversed(person.before) if one.account == here)
    firm = file.firms.get(person.account, "") if person.account else ""
    about = f"{place.function}. " if place.function else ""
    about += f"Here until {dated_day(place.until)}"
    about += f", now at {firm}." if firm else "."
    return _laid(person.name, "elsewhere now", [], about)


def before_words(file: AccountFile, person: Person) -> str:
    """Return where somebody worked before, in words."""
    return " · ".join(
        f"before at {_firm(file, place.account)}, until {dated_day(place.until)}"
        for place in reversed(person.before)
    )


def _firm(file: AccountFile, account: AccountId) -> str:
    if account == file.account.id:
        return file.account.name
    return file.firms.get(account, "")


def first_names(file: AccountFile) -> dict[PersonId, str]:
    """Return what each is called where it is plain who is meant."""
    short = {id_: name.split()[0] for id_, name in file.names.items() if name.split()}
    often = list(short.values())
    return {
        id_: one if often.count(one) == 1 else file.names[id_]
        for id_, one in short.items()
    }
