"""Take in calendars and contacts; what is known already is brought up to date."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.clock import Clock
from app.desk import settings
from app.desk.contacts import ImportedCards, apply_cards
from app.desk.desk import Desk
from app.desk.importing import Imported, apply_calendar
from app.desk.list_layouts import read_as_before
from app.errors import Problem
from app.exchange.crm_csv import DELIMITERS, ENCODINGS
from app.exchange.file_kind import Kind, kind_of
from app.exchange.invite import Calendar, Trouble
from app.exchange.list_columns import NAMING
from app.exchange.matching import is_free_mail
from ui.commands import ExitCode
from ui.commands.opening import a_desk
from ui.commands.saying import plain, say, say_json

ANSWERS = """exit codes: 0 all of it was taken in; 1 something was left out, and is
named; 2 a file cannot be read, and nothing of it was taken in."""
SHOWN = 5


def add_arguments(parser: ArgumentParser) -> None:
    """It takes files, and once whose calendar it is."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="an .ics, a .vcf or a .csv file",
    )
    parser.add_argument(
        "--encoding",
        choices=tuple(ENCODINGS),
        default="",
        help="of a .csv file, where the one that is found is wrong",
    )
    parser.add_argument(
        "--me", metavar="ADDRESS", help="your own mail address, at the first import"
    )


def run(told: Namespace, clock: Clock) -> int:
    """Take in each file in turn."""
    taken: list[dict[str, Any]] = []
    left_out = False
    with a_desk(told, clock) as desk:
        if told.me:
            _know(desk, told.me.strip().casefold())
        for file in told.files:
            done = _take(desk, file, told)
            skipped = [trouble for trouble in done.troubles if trouble.skipped]
            left_out = left_out or bool(skipped)
            taken.append({"file": str(file), **plain(done), "left_out": plain(skipped)})
            if not told.json:
                say(f"{file.name}: {_sentence(done)}")
                say(*map(_left_out, skipped))
    if told.json:
        say_json({"files": taken})
    return ExitCode.FOUND if left_out else ExitCode.DONE


def _take(desk: Desk, file: Path, told: Namespace) -> Imported | ImportedCards:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise Problem(
            f"{file} cannot be read: {error.strerror}.",
            "Check that it is there and may be opened.",
        ) from error
    kind = kind_of(raw, file.name)
    if kind is Kind.CARDS:
        from app.exchange.vcard import read_cards

        country = desk.book.settings().phone_country
        return apply_cards(desk, read_cards(raw, region=country))
    if kind is Kind.LIST:
        return _take_list(desk, file, raw, told)
    from app.exchange.ics import read_calendar

    mine = desk.book.settings()
    calendar = read_calendar(
        raw, zone=mine.zone, now=desk.now, region=mine.phone_country
    )
    _ask_whose(desk, calendar)
    return apply_calendar(desk, calendar)


def _sentence(done: Imported | ImportedCards) -> str:
    """What was done, without what was left out: that follows, a line each."""
    return replace(done, troubles=()).sentence


def _take_list(desk: Desk, file: Path, raw: bytes, told: Namespace) -> ImportedCards:
    """Take in a list as its like was read before, else as its headings say."""
    from app.exchange.list_cards import cards_of

    given, columns = read_as_before(desk, raw, encoding=told.encoding)
    if not NAMING.intersection(columns):
        raise Problem(
            f"No column of {file.name} has names or mail addresses.",
            "Open it in the window once and say what its columns hold.",
        )
    if not told.json:
        read = zip(given.headings, columns, strict=True)
        named = [f"{heading} = {holds}" for heading, holds in read if holds]
        unread = zip(given.headings, columns, strict=True)
        rest = [heading or "?" for heading, holds in unread if not holds]
        encoding, delimiter = ENCODINGS[given.encoding], DELIMITERS[given.delimiter]
        say(f"{file.name}: {encoding}, {delimiter} between cells")
        say(f"  read: {', '.join(named)}")
        if rest:
            say(f"  left out: {', '.join(rest)}")
    cards = cards_of(given, columns, desk.book.settings().phone_country)
    return apply_cards(desk, cards, layout=(given, columns))


def _left_out(trouble: Trouble) -> str:
    at = f" (line {trouble.line})" if trouble.line else ""
    about = f"“{trouble.about}”: " if trouble.about else ""
    return f"  {about}{trouble.sentence}{at}"


def _ask_whose(desk: Desk, calendar: Calendar) -> None:
    """Raise a Problem where nobody can tell our side from theirs."""
    from app.exchange.own import own_addresses

    addresses = own_addresses(calendar)
    if addresses and not desk.book.settings().own_emails:
        raise Problem(
            "Which of the addresses is yours is not known yet: "
            f"{', '.join(addresses[:SHOWN])}.",
            f"Say it once, such as: --me {addresses[0]}",
        )


def _know(desk: Desk, address: str) -> None:
    name, at, domain = address.partition("@")
    if not (name and at and "." in domain):
        raise Problem(
            f"“{address}” is no mail address.", "Give it as you@firm.example."
        )
    domains = () if is_free_mail(domain) else (domain,)
    settings.change(desk, own_emails=(address,), own_domains=domains)
