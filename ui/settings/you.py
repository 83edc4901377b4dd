"""Who the rep is: name, addresses, zone, holidays, telephone country."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.desk import settings
from app.desk.desk import Desk
from app.errors import Problem
from app.settings import Settings
from ui.open_book import OpenBook
from ui.settings.section import Named, Section
from ui.widgets.labelled_field import LabelledField
from ui.zone_field import zone_field

Verb = Callable[[Desk, str], object]


class YouSection(Section):
    """What is refused stays in its field to be put right."""

    def __init__(self, book: OpenBook) -> None:
        self._book = book
        self.name = LabelledField("Your name", about="It stands on reports.")
        self.emails = LabelledField(
            "Your mail addresses", about="So that Earnest knows you on an invite."
        )
        self.domains = LabelledField(
            "Your firm's mail domains",
            about="Everybody there is on your side; an event with nobody from "
            "elsewhere is busy time, not a meeting.",
        )
        self.zone = zone_field("Your time zone")
        self.region = LabelledField(
            "Your holidays",
            hint="None",
            about="A country, or a country and its part: CZ, DE-BY, US-NY. Its "
            "holidays and weekends are no working days.",
        )
        self.phone = LabelledField(
            "Your telephone country",
            hint="None",
            about="Two letters, such as CZ. A number without a country code is "
            "dialled there.",
        )
        self._verbs: dict[LabelledField, Verb] = {
            self.name: lambda desk, text: settings.change(desk, name=text),
            self.emails: lambda d, t: settings.change(d, own_emails=_listed(t)),
            self.domains: lambda d, t: settings.change(d, own_domains=_listed(t)),
            self.zone: lambda desk, text: settings.change(desk, zone=text),
            self.region: settings.keep_holidays_of,
            self.phone: settings.dial_from,
        }
        for field in self._verbs:
            field.edited.connect(partial(self._keep, field))
        super().__init__("You", [Named(_said(field), field) for field in self._verbs])

    def refresh(self) -> None:
        """Show what holds, but where something else was refused."""
        for field, words in self._words(self._book.settings).items():
            if not field.complaint:
                field.show_text(words)

    def _words(self, kept: Settings) -> dict[LabelledField, str]:
        return {
            self.name: kept.name,
            self.emails: ", ".join(kept.own_emails),
            self.domains: ", ".join(kept.own_domains),
            self.zone: kept.zone,
            self.region: kept.region,
            self.phone: kept.phone_country,
        }

    def _keep(self, field: LabelledField, text: str) -> None:
        try:
            self._verbs[field](self._book.desk, text)
        except Problem as problem:
            field.complain(f"{problem} {problem.advice}".strip())
        else:
            self._book.changed.emit()


def _said(field: LabelledField) -> str:
    return f"{field.label.text()} {field.field.accessibleDescription()}"


def _listed(text: str) -> tuple[str, ...]:
    parts = text.replace(";", ",").split(",")
    return tuple(part.strip().casefold() for part in parts if part.strip())
