"""One person: what is known that helps to meet them well."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from app.desk import people
from app.records.account import AccountId
from app.records.person import Person, Phone, Role, View
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.widgets.button import SmallButton
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around, column, line
from ui.widgets.sheet import Sheet
from ui.zone_field import zone_field, zones

_ROLE_WORDS = {
    Role.DECIDES: "decides",
    Role.SIGNS: "signs",
    Role.ADVISES: "advises",
    Role.USES: "uses it",
    Role.CONNECTS: "connects",
}
_VIEW_WORDS = {
    View.AGREES: "agrees",
    View.DIFFERS: "sees it differently",
    View.OPPOSES: "is against",
}


class PersonSheet(Sheet):
    """Adds a person to an account, or changes one; conduct never leaves the machine."""

    kept = Signal(object)
    delete_wanted = Signal(object)
    erase_wanted = Signal(object)

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
        self.role = ChoiceRow(
            tuple(Option(words) for words in _ROLE_WORDS.values()),
            "Role",
            _ROLE_WORDS[known.role] if known.role else "",
        )
        self.function = LabelledField("Function", known.function, "Head of production")
        self.view = ChoiceRow(
            tuple(Option(words) for words in _VIEW_WORDS.values()),
            "View",
            _VIEW_WORDS[known.view] if known.view else "",
        )
        self.view_about = LabelledField("On what, and why", known.view_about)
        self.zone = zone_field("Time zone", known.zone, "America/New_York")
        self.hours = LabelledField(
            "Own hours",
            "-".join(filter(None, (known.opens, known.closes))),
            "09:00-17:00",
        )
        self.emails = LabelledField("Mail", ", ".join(known.emails))
        self.phones = LabelledField(
            "Numbers", ", ".join(phone.number for phone in known.phones)
        )
        self.note = LabelledField(
            "Worth remembering", known.note, "Likes figures first"
        )
        roles = labelled("Role", self.role)
        views = labelled("View", around(column(self.view, self.view_about, gap=1.5)))
        for part in (
            line(self.name, self.sound, gap=3),
            roles,
            self.function,
            views,
            line(self.zone, self.hours, gap=3),
            self.emails,
            self.phones,
            self.note,
        ):
            self.add(part)
        for field in (self.emails, self.phones, self.note, self.view_about):
            field.field.setCursorPosition(0)
        if known.ours:
            roles.hide()
            views.hide()
        self.delete = SmallButton("Delete", "trash-2", name=f"Delete {known.name}")
        self.erase = SmallButton("Erase this person …")
        self.delete.clicked.connect(partial(self._leave, self.delete_wanted))
        self.erase.clicked.connect(partial(self._leave, self.erase_wanted))
        if person is not None:
            self.add(line(self.delete, self.erase, 1, gap=2))
        self.accepted.connect(self._keep)
        self.name.setFocus()

    def _leave(self, wanted: SignalInstance, _checked: bool = False) -> None:
        """Close without keeping anything, and ask that the person goes."""
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
        by_role = {words: role for role, words in _ROLE_WORDS.items()}
        by_view = {words: view for view, words in _VIEW_WORDS.items()}
        before = self._person.phones if self._person else ()
        fields: dict[str, object] = {
            "sound": self.sound.text,
            "role": by_role.get(self.role.option),
            "function": self.function.text,
            "view": by_view.get(self.view.option),
            "view_about": self.view_about.text,
            "zone": self.zone.text,
            "opens": opens.strip(),
            "closes": closes.strip(),
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


def _parts(text: str) -> tuple[str, ...]:
    return tuple(
        part.strip() for part in text.replace(";", ",").split(",") if part.strip()
    )


def _phone(number: str, before: tuple[Phone, ...]) -> Phone:
    """Return the phone known by a number, with its extension, or a new one."""
    return next((p for p in before if p.number == number), Phone(number))
