"""One person: what is known that helps to meet them well."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from app.desk import people
from app.records.account import AccountId
from app.records.person import Person, Phone
from app.rules.terms import ROLES, VIEWS
from checklists.pack import Option
from ui.accounts.person_told import told_rows
from ui.open_book import OpenBook
from ui.widgets.button import SmallButton
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.flow import Flow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around, column, line
from ui.widgets.sheet import Sheet
from ui.zone_field import zone_field, zones

STAYS: Final = "Never leaves this computer."
PARTS: Final = ("opens", "notes", "clock", "expert")
# No role, or no view, is known.
UNKNOWN: Final = "not known"


class PersonSheet(Sheet):
    """Adds a person to an account, or changes one.

    What they think is one thing, how they act another: only the first can stand on
    a page that leaves the machine.
    """

    kept = Signal(object)
    delete_wanted = Signal(object)
    erase_wanted = Signal(object)
    elsewhere_wanted = Signal(object)

    def __init__(
        self,
        book: OpenBook,
        over: QWidget,
        *,
        person: Person | None = None,
        account: AccountId | None = None,
    ) -> None:
        super().__init__(
            person.name if person else "A new person",
            "",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known = person or Person("", "")  # type: ignore[arg-type]
        self._book, self._person, self._account = book, person, account
        self.name = LabelledField("Name", known.name)
        self.sound = LabelledField("How to say it", known.sound, "LIND-kvist")
        self.role = _choice(ROLES, "Role", known.role)
        self.part = ChoiceRow(tuple(map(Option, PARTS)), "Part", known.part)
        self.function = LabelledField("Function", known.function, "Head of production")
        self.level = LabelledField(
            "What they can do already", known.level, "Runs reports alone"
        )
        self.view = _choice(VIEWS, "What they think of it", known.view)
        self.view_about = LabelledField("On what, and why", known.view_about)
        self.conduct = LabelledField(
            "How they act in a meeting", known.conduct, "Talks over others", STAYS
        )
        self.tie = LabelledField(
            "What ties you", known.tie, "Both from Umeå; met at the fair", STAYS
        )
        self.rhythm = LabelledField("Rhythm", known.rhythm, "Every second Friday")
        self.zone = zone_field("Time zone", known.zone, "America/New_York")
        self.hours = LabelledField(
            "Own hours",
            "-".join(filter(None, (known.opens, known.closes))),
            "09:00-17:00",
        )
        self.country = LabelledField("Country", known.country, "SE")
        self.emails = LabelledField("Mail", ", ".join(known.emails))
        self.phones = LabelledField(
            "Numbers", ", ".join(phone.number for phone in known.phones)
        )
        self.note = LabelledField(
            "Worth remembering", known.note, "Likes figures first"
        )
        roles = labelled("Role", self.role)
        parts = labelled("The part they usually take", self.part)
        views = labelled(
            "What they think of it",
            around(column(self.view, self.view_about, gap=1.5)),
        )
        self.add(line(self.name, self.sound, gap=3))
        for told in _told(book, person):
            self.add(told)
        for part in (
            roles,
            parts,
            line(self.function, self.level, gap=3),
            views,
            self.conduct,
            self.tie,
            line(self.rhythm, self.country, gap=3),
            line(self.zone, self.hours, gap=3),
            self.emails,
            self.phones,
            self.note,
        ):
            self.add(part)
        for field in self.findChildren(LabelledField):
            field.field.setCursorPosition(0)
        for theirs in (roles, views, self.level):
            theirs.setHidden(known.ours)
        parts.setHidden(not known.ours)
        self.delete = SmallButton("Delete", "trash-2", name=f"Delete {known.name}")
        self.erase = SmallButton("Erase this person …")
        self.elsewhere = SmallButton("Works elsewhere now …", "arrow-up-right")
        for button, wanted in (
            (self.elsewhere, self.elsewhere_wanted),
            (self.delete, self.delete_wanted),
            (self.erase, self.erase_wanted),
        ):
            button.clicked.connect(partial(self._leave, wanted))
        self.elsewhere.setHidden(known.account is None)
        if person is not None:
            self.add(around(Flow(self.elsewhere, self.delete, self.erase, gap=2)))
        self.accepted.connect(self._keep)
        self.name.setFocus()

    def _leave(self, wanted: SignalInstance, _checked: bool = False) -> None:
        """Close without keeping anything, and ask for what is wanted instead."""
        self.reject()
        wanted.emit(self._person)

    def _wrong(self) -> str:
        if not self.name.text:
            return "Give a name."
        if self.hours.text and self.hours.text.count("-") != 1:
            return "Give own hours as 09:00-17:00."
        if self.zone.text and self.zone.text not in zones():
            return "Choose a time zone from the list: America/New_York."
        return ""

    def _keep(self) -> None:
        opens, _, closes = self.hours.text.partition("-")
        before = self._person.phones if self._person else ()
        fields: dict[str, object] = {
            "sound": self.sound.text,
            "role": _chosen(ROLES, self.role),
            "part": self.part.option,
            "function": self.function.text,
            "level": self.level.text,
            "view": _chosen(VIEWS, self.view),
            "view_about": self.view_about.text,
            "conduct": self.conduct.text,
            "tie": self.tie.text,
            "rhythm": self.rhythm.text,
            "zone": self.zone.text,
            "opens": opens.strip(),
            "closes": closes.strip(),
            "country": _country(self.country.text),
            "emails": _parts(self.emails.text),
            "phones": tuple(_phone(one, before) for one in _parts(self.phones.text)),
            "note": self.note.text,
        }
        if self._person:
            made = self._book.do(
                people.edit_person, self._person.id, name=self.name.text, **fields
            )
        else:
            made = self._book.do(
                people.add_person, self.name.text, account=self._account, **fields
            )
        if made is not None:
            self.kept.emit(made)


def _told(book: OpenBook, person: Person | None) -> tuple[QWidget, ...]:
    """Return what they said and taught, above what is written of them."""
    told = told_rows(book, person) if person else ()
    return (around(column(*told, gap=1)),) if told else ()


def _choice(words: Mapping[Any, str], name: str, kept: object) -> ChoiceRow:
    options = (*words.values(), UNKNOWN)
    return ChoiceRow(tuple(map(Option, options)), name, words.get(kept, UNKNOWN))


def _chosen(words: Mapping[Any, str], row: ChoiceRow) -> object:
    return next((one for one, said in words.items() if said == row.option), None)


def _country(text: str) -> str:
    """Return a country's code where it is known, else what was written."""
    from app.exchange.countries import country_named

    return country_named(text) or text


def _parts(text: str) -> tuple[str, ...]:
    return tuple(
        part.strip() for part in text.replace(";", ",").split(",") if part.strip()
    )


def _phone(number: str, before: tuple[Phone, ...]) -> Phone:
    """Return the phone known by a number, with its extension, or a new one."""
    return next((p for p in before if p.number == number), Phone(number))
