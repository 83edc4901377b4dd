"""The settings changed, each change in the journal with its date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from app.desk.checking import known_zone
from app.desk.desk import Desk
from app.desk.setting_limits import check_limits
from app.errors import Problem
from app.settings import Settings

PAPERS = ("A4", "Letter")
CONFIDENCES = (80, 90, 95)


def change(desk: Desk, **changes: Any) -> Settings:  # noqa: ANN401 - one a setting
    """Change settings by name, all or none, and return them as they are then."""
    with desk.act("changing the settings") as write:
        after = tried(desk, **changes)
        write.put_settings(after)
    return after


def tried(desk: Desk, **changes: Any) -> Settings:  # noqa: ANN401 - one a setting
    """Return the settings as they would be, or raise a Problem; nothing is kept."""
    if unknown := set(changes) - {field.name for field in fields(Settings)}:
        raise TypeError(f"There is no setting {', '.join(sorted(unknown))}.")
    after = checked(replace(desk.book.settings(), **changes))
    if "own_emails" in changes:
        _are_addresses(after.own_emails)
    if "own_domains" in changes:
        _are_domains(after.own_domains)
    check_limits(after, {name: getattr(after, name) for name in changes})
    return after


def keep_holidays_of(desk: Desk, region: str) -> Settings:
    """Set whose holidays and weekends are the rep's: `CZ`, `DE-BY`, or none."""
    region = region.strip().upper()
    if region:
        known_region(region)
    return change(desk, region=region)


def dial_from(desk: Desk, country: str) -> Settings:
    """Set in which country a number without a country code is dialled."""
    from phonenumbers import SUPPORTED_REGIONS

    country = country.strip().upper()
    if country and country not in SUPPORTED_REGIONS:
        raise Problem(
            f"“{country}” is no country for telephone numbers.",
            "Write its two letters, such as CZ or US.",
        )
    return change(desk, phone_country=country)


def known_region(region: str) -> str:
    """Return a region whose holidays are known, or raise a Problem naming it."""
    from holidays import country_holidays

    country, _, part = region.partition("-")
    try:
        country_holidays(country, subdiv=part or None)
    except NotImplementedError as error:
        raise Problem(
            f"The holidays of “{region}” are not known.",
            "Write a country, or a country and its part: CZ, DE-BY, US-NY.",
        ) from error
    return region


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
    return replace(
        settings,
        own_emails=_lowered(settings.own_emails),
        own_domains=_lowered(
            each.strip().removeprefix("@") for each in settings.own_domains
        ),
    )


def _are_addresses(emails: tuple[str, ...]) -> None:
    for email in emails:
        name, _, domain = email.rpartition("@")
        if not name or not _is_domain(domain) or " " in name:
            raise Problem(
                f"“{email}” is no mail address.", "Write it as name@firm.com."
            )


def _are_domains(domains: tuple[str, ...]) -> None:
    from app.exchange.matching import is_free_mail

    for domain in domains:
        if not _is_domain(domain):
            raise Problem(
                f"“{domain}” is no mail domain.",
                "Write what stands after the @, such as firm.com.",
            )
        if is_free_mail(domain):
            raise Problem(
                f"Anybody may have an address at {domain}.",
                "Give your own address above instead.",
            )


def _is_domain(words: str) -> bool:
    parts = words.split(".")
    return len(parts) > 1 and all(parts) and not set(words) & set(" @/\\")


def _one_of(value: object, choices: Any, name: str) -> None:  # noqa: ANN401
    if value not in choices:
        listed = ", ".join(map(str, choices))
        raise Problem(f"“{value}” is no {name} to choose.", f"Choose one of {listed}.")


def _lowered(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.strip().casefold() for t in texts if t.strip()))
