"""What a choice of events goes by, checked before it is kept."""

from __future__ import annotations

import re
from typing import Final

from app.desk.desk import Desk
from app.errors import Problem
from app.records.event import ChosenBy

_LONGEST: Final = 200
_DOMAIN: Final = re.compile(r"[\w-]+(\.[\w-]+)+")
_ADDRESS: Final = re.compile(r"[^@\s]+@[\w-]+(\.[\w-]+)+")


def checked_value(desk: Desk, by: ChosenBy, value: str) -> str:
    """Return what a rule goes by as it is kept, or raise a Problem."""
    words = " ".join(value.split())
    plain = words.casefold()
    if by is not ChosenBy.WORDS:
        plain = plain.lstrip("@")
    settings = desk.book.settings()
    if not any(letter.isalnum() for letter in plain) or len(plain) > _LONGEST:
        raise Problem("There is nothing to go by yet.", "Write what they all have.")
    if by is ChosenBy.DOMAIN:
        if not _DOMAIN.fullmatch(plain):
            raise Problem(
                f"“{words}” is no mail domain.", "Write one such as firm.example."
            )
        if plain in {own.casefold().lstrip("@.") for own in settings.own_domains}:
            raise Problem(
                f"{plain} is your own: somebody of it is on every event.",
                "Choose words of the title, or one address.",
            )
    if by is ChosenBy.ADDRESS:
        if not _ADDRESS.fullmatch(plain):
            raise Problem(
                f"“{words}” is no mail address.", "Write one such as ana@firm.example."
            )
        if plain in settings.own_emails:
            raise Problem(
                f"{plain} is you: you are on every event.",
                "Choose words of the title, or the address of somebody else.",
            )
    return plain
