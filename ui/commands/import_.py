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
from app.errors import Problem
from app.exchange.invite import Calendar, Trouble
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
        "files", nargs="+", type=Path, metavar="FILE", help="an .ics or a .vcf file"
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
            done = _take(desk, file)
            skipped = [trouble for trouble in done.troubles if trouble.skipped]
            left_out = left_out or bool(skipped)
            taken.append({"file": str(file), **plain(done), "left_out": plain(skipped)})
            if not told.json:
                say(f"{file.name}: {replace(done, troubles=()).sentence}")
                say(*map(_left_out, skipped))
    if told.json:
        say_json({"files": taken})
    return ExitCode.FOUND if left_out else ExitCode.DONE


def _take(desk: Desk, file: Path) -> Imported | ImportedCards:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise Problem(
            f"{file} cannot be read: {error.strerror}.",
            "Check that it is there and may be opened.",
        ) from error
    if b"BEGIN:VCARD" in raw[:2000].upper():
        from app.exchange.vcard import read_cards

        country = desk.book.settings().phone_country
        return apply_cards(desk, read_cards(raw, region=country))
    from app.exchange.ics import read_calendar

    zone = desk.book.settings().zone
    calendar = read_calendar(raw, zone=zone, now=desk.now)
    _ask_whose(desk, calendar)
    return apply_calendar(desk, calendar)


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
