"""A mail begun in the mail program, the rest of it on the clipboard if need be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from PySide6.QtGui import QGuiApplication

from app.records.person import Person
from ui.opening import open_mail

LONGEST_LINK = 1_800
"""Mail programs cut longer links; then the text is on the clipboard instead."""


@dataclass(frozen=True, slots=True)
class Mail:
    """To whom, what it is about, and what it says."""

    to: tuple[str, ...]
    subject: str
    words: str

    @property
    def is_long(self) -> bool:
        """Whether it is too long to hand over in a link."""
        return len(self._link(self.words)) > LONGEST_LINK

    @property
    def link(self) -> str:
        """The link that opens it; without its words where they are too long."""
        return self._link("" if self.is_long else self.words)

    def begin(self) -> None:
        """Open it in the mail program; long words wait on the clipboard."""
        if self.is_long:
            QGuiApplication.clipboard().setText(self.words)
        open_mail(self.link)

    def _link(self, words: str) -> str:
        to = ",".join(quote(address, safe="@") for address in self.to)
        body = f"&body={quote(words, safe='')}" if words else ""
        return f"mailto:{to}?subject={quote(self.subject, safe='')}{body}"


def addresses(people: Iterable[Person]) -> tuple[str, ...]:
    """Return the first mail address of each who has one."""
    return tuple(person.emails[0] for person in people if person.emails)
