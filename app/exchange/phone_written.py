"""A telephone number as somebody wrote it down."""

from __future__ import annotations

import re
from typing import Final

from app.exchange.dial_in import e164
from app.records.person import Phone

_EXTENSION: Final = re.compile(
    r"(?:;ext=|\bext\.?|\bx|[,;pw]+)\s*(\d{1,9}#?)\s*$", re.I
)


def phone_written(written: str, region: str, label: str = "") -> Phone | None:
    """Return a number with its extension, or None if there are no digits to dial.

    It is in international form where it is a number of its country, else as
    written; `region` (`SE`) is where one without a country code is dialled.
    """
    extension = _EXTENSION.search(written)
    number = written[: extension.start()].rstrip(" ,;") if extension else written
    if not any(map(str.isdigit, number)):
        number, extension = written, None
    if sum(map(str.isdigit, number)) < 3:
        return None
    international = e164(number, "" if number.startswith("+") else region)
    return Phone(international or number, extension[1] if extension else "", label)
