"""Whether a meeting has a way in that works: a join link or a number."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from app.dossier import Dossier
from checklists.pack import Channel


def host(link: str) -> str:
    """Return the host of an https address, or nothing for any other text."""
    try:
        parts = urlsplit(link.strip())
        name = parts.hostname or ""
    except ValueError:
        return ""
    good = parts.scheme.lower() == "https" and "." in name.strip(".")
    return name if good and not any(c.isspace() for c in link.strip()) else ""


@lru_cache(maxsize=4096)
def international(number: str, country: str = "") -> str:
    """Return a number in international form, or nothing where it is not valid.

    `country` is the rep's, for numbers noted without a country code.
    """
    if not number.strip():
        return ""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(parsed):
        return ""
    form = phonenumbers.PhoneNumberFormat.E164
    return str(phonenumbers.format_number(parsed, form))


@lru_cache(maxsize=4096)
def readable(number: str) -> str:
    """Return an international number in groups: `+49 30 123456`."""
    import phonenumbers

    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(phonenumbers.parse(number), form))


def has_way_in(dossier: Dossier) -> bool:
    """Say whether the meeting has an https link, or a valid number with its country."""
    meeting = dossier.meeting
    if meeting.channel is Channel.WEB:
        return bool(host(meeting.link))
    return bool(international(meeting.number))


def known_numbers(dossier: Dossier) -> dict[str, str]:
    """Return the numbers of the invited of theirs, with whose they are."""
    country = dossier.settings.phone_country
    found: dict[str, str] = {}
    for person in dossier.theirs:
        for phone in person.phones:
            if number := international(phone.number, country):
                found.setdefault(number, person.name)
    return found
