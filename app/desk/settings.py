"""The settings changed, each change in the journal with its date."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from app.desk.checking import known_zone
from app.desk.desk import Desk
from app.errors import Problem
from app.settings import Settings

PAPERS = ("A4", "Letter")
CONFIDENCES = (80, 90, 95)


def change(desk: Desk, **changes: Any) -> Settings:  # noqa: ANN401 - one a setting
    """Change settings by name, all or none, and return them as they are then."""
    if unknown := set(changes) - {field.name for field in fields(Settings)}:
        raise TypeError(f"There is no setting {', '.join(sorted(unknown))}.")
    with desk.act("changing the settings") as write:
        after = checked(replace(desk.book.settings(), **changes))
        write.put_settings(after)
    return after


def know_own_address(desk: Desk, address: str) -> Settings:
    """Set which mail address is the rep's; its domain is ours unless anybody has it."""
    from app.exchange.matching import domain_of, is_free_mail

    domain = domain_of(address)
    ours = () if is_free_mail(domain) else (domain,)
    return change(desk, own_emails=(address,), own_domains=ours)


def checked(settings: Settings) -> Settings:
    """Return settings that make sense together, or raise a Problem naming one."""
    known_zone(settings.zone, "yours")
    _one_of(settings.paper, PAPERS, "paper")
    _one_of(settings.confidence, CONFIDENCES, "confidence")
    _one_of(settings.weekly_status_day, range(7), "day of the weekly note")
    for field in fields(settings):
        value = getattr(settings, field.name)
        counted = isinstance(value, int) and not isinstance(value, bool)
        if counted and value < 1 and field.name != "weekly_status_day":
            raise Problem(
                f"{field.name.replace('_', ' ').capitalize()} is at least 1, "
                f"not {value}.",
                "Give a number of 1 or more.",
            )
    if settings.day_opens >= settings.day_ends:
        raise Problem("Your day ends before it opens.", "Look at both times.")
    return replace(
        settings,
        own_emails=_lowered(settings.own_emails),
        own_domains=_lowered(settings.own_domains),
    )


def _one_of(value: object, choices: Any, name: str) -> None:  # noqa: ANN401
    if value not in choices:
        listed = ", ".join(map(str, choices))
        raise Problem(f"“{value}” is no {name} to choose.", f"Choose one of {listed}.")


def _lowered(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.strip().casefold() for t in texts if t.strip()))
