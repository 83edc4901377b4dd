"""Reads contacts of other programs (vCard 2.1, 3.0 and 4.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from app.errors import Problem
from app.exchange.content_lines import Line, content_lines, without_controls
from app.exchange.ics_parse import UNREADABLE
from app.exchange.invite import Trouble
from app.exchange.phone_written import phone_written
from app.exchange.zone_names import zone_named
from app.records.person import Phone, Role

_MOST_BYTES: Final = 10_000_000
_MOST_CARDS: Final = 20_000
_MOST_LINES: Final = 300
_LONGEST_LINE: Final = 8_192
_MOST_EACH: Final = 20
_UNUSED: Final = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "AGENT", "X-PHOTO"})
MAIL: Final = re.compile(r"[^@\s<>\"]{1,128}@[^@\s<>\"]{1,255}")
_LABELS: Final = {
    "CELL": "mobile",
    "IPHONE": "mobile",
    "WORK": "work",
    "HOME": "home",
    "MAIN": "main",
}


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody in a contact file; `zone` is an IANA name or empty.

    A phone number is in international form where it is a number of its country,
    else as written. `role` is what a file calls their role, `buying` what they can
    do about a decision. `line` is where they begin in the file.
    """

    name: str
    firm: str = ""
    title: str = ""
    role: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    zone: str = ""
    sound: str = ""
    uid: str = ""
    country: str = ""
    note: str = ""
    buying: Role | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Cards:
    """A contact file as read, in its own order."""

    people: tuple[Card, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def read_cards(raw: bytes | str, *, region: str = "") -> Cards:
    """Read a contact file; Problem if it is none.

    `region` (`SE`) is where numbers without a country code are dialled. A broken
    card is named among the troubles, and the others come in.
    """
    if len(raw) > _MOST_BYTES:
        raise Problem(
            f"This contact file is larger than {_MOST_BYTES // 1_000_000} MB.",
            "Export the people you sell to, without their pictures.",
        )
    blocks = list(_blocks(content_lines(raw)))
    if not blocks:
        raise Problem(
            "These are no contacts.",
            "Export the contacts as a vCard (.vcf) file, then try again.",
        )
    if len(blocks) > _MOST_CARDS:
        raise Problem(
            f"This file holds more than {_MOST_CARDS:,} contacts.",
            "Export the people you sell to.",
        )
    people: list[Card] = []
    troubles: list[Trouble] = []
    for block in blocks:
        try:
            card = _card(block, region)
            card = card and replace(card, line=block[0].number)
        except UNREADABLE:
            card = None
        if card and (card.name or card.emails):
            people.append(card)
        else:
            wrong = (
                "it has neither a name nor a mail address"
                if card
                else ("it cannot be read")
            )
            said = f"Left out: {wrong}."
            troubles.append(Trouble(_called(block), said, block[0].number))
    return Cards(tuple(people), tuple(troubles))


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each card, those of a card inside another left out."""
    block: list[Line] = []
    depth = 0
    soft = False
    for line in lines:
        head = line.text[:12].strip().upper()
        if soft and block:
            last = block[-1]
            block[-1] = Line(last.number, (last.text[:-1] + line.text)[:_LONGEST_LINE])
            soft = line.text.endswith("=")
        elif head == "BEGIN:VCARD":
            depth += 1
            if depth == 1:
                block = [line]
        elif head == "END:VCARD" and depth:
            depth -= 1
            if not depth:
                yield [*block, line]
        elif depth == 1 and len(block) <= _MOST_LINES and _is_used(line.text):
            block.append(Line(line.number, line.text[:_LONGEST_LINE]))
            encoded = "QUOTED-PRINTABLE" in line.text.partition(":")[0].upper()
            soft = encoded and line.text.endswith("=")
    if depth:
        yield [*block, Line(block[0].number, "END:VCARD")]


def _is_used(text: str) -> bool:
    before, colon, _ = text.partition(":")
    name = before.partition(";")[0].rpartition(".")[2].strip().upper()
    return bool(colon) and name not in _UNUSED


def _card(block: list[Line], region: str) -> Card | None:
    import vobject

    # It would print the lines it cannot read: they are about people.
    vobject.base.logger.disabled = True
    text = "\r\n".join(line.text for line in block) + "\r\n"
    try:
        found = next(
            vobject.readComponents(text, allowQP=True, ignoreUnreadable=True), None
        )
    except vobject.base.VObjectError:
        return None
    return _read(found.contents, region) if found else None


def _read(contents: dict[str, list[Any]], region: str) -> Card:
    organisation = contents.get("org", [])
    firm = organisation[0].value if organisation else ""
    emails = (_words(mail.value).lower() for mail in contents.get("email", []))
    phones = (_phone(tel, region) for tel in contents.get("tel", [])[:_MOST_EACH])
    return Card(
        name=_name(contents),
        firm=_words(firm[0] if isinstance(firm, list) and firm else firm),
        title=_first(contents, "title"),
        role=_first(contents, "role"),
        emails=tuple(dict.fromkeys(m for m in emails if MAIL.fullmatch(m)))[
            :_MOST_EACH
        ],
        phones=tuple(dict.fromkeys(phone for phone in phones if phone)),
        zone=zone_named(_first(contents, "tz")) or "",
        sound=_sound(contents),
        uid=_first(contents, "uid"),
    )


def _name(contents: dict[str, list[Any]]) -> str:
    if shown := _first(contents, "fn"):
        return shown
    parts = contents.get("n", [])
    if not parts:
        return _first(contents, "nickname")
    name = parts[0].value
    given, family = getattr(name, "given", ""), getattr(name, "family", "")
    return _words(f"{_words(given)} {_words(family)}")


def _sound(contents: dict[str, list[Any]]) -> str:
    parts = (
        _first(contents, "x-phonetic-first-name"),
        _first(contents, "x-phonetic-last-name"),
    )
    return " ".join(part for part in parts if part)


def _phone(tel: Any, region: str) -> Phone | None:  # noqa: ANN401 - vobject has no types
    types = {
        kind.upper()
        for kinds in tel.params.get("TYPE", [])
        for kind in str(kinds).split(",")
    } | {str(kind).upper() for kind in getattr(tel, "singletonparams", [])}
    if types & {"FAX", "PAGER"} and not types & {"VOICE", "CELL"}:
        return None
    written = re.sub("^tel:", "", _words(tel.value), flags=re.I)
    label = next((word for kind, word in _LABELS.items() if kind in types), "")
    return phone_written(written, region, label)


def _first(contents: dict[str, list[Any]], name: str) -> str:
    found = contents.get(name, [])
    return _words(found[0].value) if found else ""


def _words(value: object) -> str:
    if isinstance(value, list):
        value = " ".join(str(part) for part in value)
    return " ".join(without_controls(str(value))[:500].split())


def _called(block: list[Line]) -> str:
    for line in block:
        before, _, value = line.text.partition(":")
        if before.partition(";")[0].rpartition(".")[2].upper() in ("FN", "N", "EMAIL"):
            return _words(value.replace(";", " "))[:200]
    return f"Card on line {block[0].number}"
