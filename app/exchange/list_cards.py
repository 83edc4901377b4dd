"""Turns the rows of a list into cards, as a contact file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.exchange.countries import country_named
from app.exchange.crm_csv import ContactList, ListRow
from app.exchange.invite import Trouble
from app.exchange.list_columns import Holds, phone_label, role_named
from app.exchange.phone_written import phone_written
from app.exchange.vcard import MAIL, Card, Cards
from app.exchange.zone_names import zone_named
from app.records.person import Phone

_MOST_EACH: Final = 20
_LONGEST: Final = {Holds.NOTE: 2_000, Holds.FIRM: 200}
_LONG: Final = 200
_BETWEEN_MAILS: Final = re.compile(r"\s*(?::::|[;,|\s])\s*")
_BETWEEN_PHONES: Final = re.compile(r"\s*(?::::|;|\||\n)\s*")
_NOT_A_NAME: Final = frozenset({"jr", "sr", "phd", "mba", "md", "msc", "ii", "iii"})


def cards_of(given: ContactList, columns: Sequence[Holds], region: str = "") -> Cards:
    """Return the people of a list by what its columns hold.

    `region` is where a number is dialled that has neither a country code nor a
    country beside it. A row without a name and a mail address is named among the
    troubles, and so is a mail address that is none.
    """
    reading = _Reading(given, columns, region)
    people = tuple(card for row in given.rows if (card := reading.card(row)))
    troubles = sorted(
        (*given.troubles, *reading.troubles), key=lambda one: one.line or 0
    )
    return Cards(people, tuple(troubles))


class _Reading:
    def __init__(
        self, given: ContactList, columns: Sequence[Holds], region: str
    ) -> None:
        self._places: dict[Holds, list[int]] = {}
        for at, holds in enumerate(columns[: len(given.headings)]):
            self._places.setdefault(holds, []).append(at)
        self._labels = [phone_label(heading) for heading in given.headings]
        self._region = region
        self.troubles: list[Trouble] = []

    def card(self, row: ListRow) -> Card | None:
        """Return who a row is about, or None with a trouble if it is nobody."""
        first, last = self._one(row, Holds.FIRST), self._one(row, Holds.LAST)
        name = _first_name_first(self._one(row, Holds.NAME)) or f"{first} {last}"
        name = name.strip()
        emails = tuple(dict.fromkeys(self._mails(row, name)))[:_MOST_EACH]
        if not name and not emails:
            about = next(filter(None, row.cells), "")[:80]
            said = "Left out: it has neither a name nor a mail address."
            self.troubles.append(Trouble(about, said, row.line))
            return None
        country = self._one(row, Holds.COUNTRY)
        code = country_named(country)
        role = self._one(row, Holds.ROLE)
        buying = role_named(role)
        zone = self._one(row, Holds.ZONE)
        known = zone_named(zone) if zone else ""
        for what, said, is_known in (
            ("role", role, buying),
            ("country", country, code),
            ("time zone", zone, known),
        ):
            if said and not is_known:
                self._doubt(name or emails[0], f"The {what} “{said}” is not known", row)
        return Card(
            name,
            firm=self._one(row, Holds.FIRM),
            title=self._one(row, Holds.FUNCTION),
            emails=emails,
            phones=tuple(self._phones(row, code or self._region)),
            zone=known or "",
            country=code,
            note=" ".join(self._all(row, Holds.NOTE)),
            buying=buying,
            line=row.line,
        )

    def _mails(self, row: ListRow, name: str) -> Iterator[str]:
        for text in self._all(row, Holds.MAIL):
            for written in _BETWEEN_MAILS.split(text):
                mail = written.strip("<>()").removeprefix("mailto:").casefold()
                if MAIL.fullmatch(mail):
                    yield mail
                elif "@" in mail or text == written:
                    self._doubt(name, f"“{text[:80]}” is no mail address", row)
                    break

    def _phones(self, row: ListRow, region: str) -> Iterator[Phone]:
        seen: set[tuple[str, str]] = set()
        for at in self._places.get(Holds.PHONE, ()):
            for written in _BETWEEN_PHONES.split(row.cells[at]):
                phone = phone_written(written[:60], region, self._labels[at])
                known = phone and (phone.number, phone.extension) in seen
                if phone and not known and len(seen) < _MOST_EACH:
                    seen.add((phone.number, phone.extension))
                    yield phone

    def _doubt(self, about: str, what: str, row: ListRow) -> None:
        said = f"{what}: the rest of the row was taken in without it."
        self.troubles.append(Trouble(about, said, row.line, skipped=False))

    def _one(self, row: ListRow, holds: Holds) -> str:
        return next(iter(self._all(row, holds)), "")

    def _all(self, row: ListRow, holds: Holds) -> list[str]:
        most = _LONGEST.get(holds, _LONG)
        cells = (row.cells[at] for at in self._places.get(holds, ()))
        keeps = holds in {Holds.MAIL, Holds.PHONE}
        return [c if keeps else " ".join(c[:most].split()) for c in cells if c.strip()]


def _first_name_first(name: str) -> str:
    """Return `Jiří Novák` of `Novák, Jiří`; a title behind a comma stays there."""
    last, comma, first = name.partition(",")
    title = first.strip(" .").casefold().replace(".", "") in _NOT_A_NAME
    if not comma or "," in first or title or not first.strip() or not last.strip():
        return name
    return f"{first.strip()} {last.strip()}"
