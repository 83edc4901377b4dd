"""What an invite means to somebody who sells: with whom, whose, of what kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from app.exchange.invite import Invite
from app.records.event import Invited
from checklists.pack import Channel, Kind

_SEPARATOR: Final = re.compile(
    r"\s*(?:,|[:|/]| - | \u2013 | \u2014 |<>|\u2194| x )\s*", re.I
)
_PREFIX: Final = re.compile(
    r"^(?:(?:re|fw|fwd|aw|wg|invitation|updated invitation|accepted|declined|tentative"
    r"|cancelled|canceled|abgesagt)\s*:\s*)+",
    re.I,
)
_WITH: Final = re.compile(r"\b(?:with|at|mit|avec|con)\s+(.+)$", re.I)
_LINKING: Final = frozenset(
    {
        "call",
        "meeting",
        "talk",
        "web",
        "phone",
        "online",
        "with",
        "the",
        "a",
        "an",
        "first",
        "second",
        "zoom",
        "teams",
        "session",
    }
)
_BY_PHONE: Final = re.compile(
    r"\b(phone|telephone|telefon|by tel|dial|we call|i call|call me)\b", re.I
)


def domain_of(email: str) -> str:
    """Return the domain of a mail address in lower case, or nothing."""
    before, at, domain = email.strip().lower().rpartition("@")
    return domain.strip(".>") if at and before else ""


def is_free_mail(domain: str) -> bool:
    """Tell whether anybody may have a mailbox there."""
    return domain in _hosts()["free"]


def is_ours(
    email: str, own_domains: Collection[str], own_emails: Collection[str]
) -> bool:
    """Tell whether a mail address is one of our own people.

    A free-mail domain among our own ones makes nobody ours but its addresses.
    """
    hosts, addresses = _own(tuple(own_domains), tuple(own_emails))
    if email.strip().lower() in addresses:
        return True
    domain = domain_of(email)
    return domain in hosts or any(domain.endswith(f".{host}") for host in hosts)


@lru_cache(maxsize=16)
def _own(
    domains: tuple[str, ...], emails: tuple[str, ...]
) -> tuple[frozenset[str], frozenset[str]]:
    hosts = {host.strip().lower().lstrip("@.") for host in domains}
    addresses = frozenset(own.strip().lower() for own in emails)
    return frozenset(h for h in hosts if h and not is_free_mail(h)), addresses


def with_ours(
    invite: Invite, own_domains: Collection[str], own_emails: Collection[str]
) -> Invite:
    """Return an invite whose people are marked as ours or theirs.

    Somebody without a mail address stays unknown.
    """

    def marked(person: Invited) -> Invited:
        if not person.email:
            return person
        return replace(person, ours=is_ours(person.email, own_domains, own_emails))

    organiser = marked(invite.organiser) if invite.organiser else None
    return replace(
        invite,
        organiser=organiser,
        attendees=tuple(marked(person) for person in invite.attendees),
    )


def theirs(
    invite: Invite, own_domains: Collection[str], own_emails: Collection[str]
) -> tuple[Invited, ...]:
    """Return the people on an invite who are not ours, in its order."""
    return outsiders(invite.people, own_domains, own_emails)


def outsiders(
    people: Iterable[Invited],
    own_domains: Collection[str],
    own_emails: Collection[str],
) -> tuple[Invited, ...]:
    """Return the people who are not ours; rooms and machines are nobody."""
    return tuple(
        person
        for person in people
        if person.email
        and not _is_machine(domain_of(person.email))
        and not is_ours(person.email, own_domains, own_emails)
    )


def guess_kind(title: str, first: bool) -> Kind:
    """Guess what a meeting is for by the words of its title.

    Without a word to go by, the first meeting explores, a later one looks after
    what was sold.
    """
    return _kind_in(title) or (Kind.EXPLORATORY if first else Kind.AFTER_SALES)


@lru_cache(maxsize=1024)
def _kind_in(title: str) -> Kind | None:
    words = _spaced(title)
    for kind, marks in _kinds():
        if any(mark.search(words) for mark in marks):
            return kind
    return None


def guess_channel(invite: Invite) -> Channel:
    """Guess how they meet: by web if there is a link, by phone if only a number."""
    if invite.link:
        return Channel.WEB
    if invite.dial_ins or _BY_PHONE.search(f"{invite.title} {invite.place}"):
        return Channel.PHONE
    return Channel.WEB


def account_name(
    invite: Invite,
    own_domains: Collection[str],
    own_emails: Collection[str] = (),
) -> str:
    """Return what the customer may be called: as the title has it, else by its mail.

    A piece of the title counts if it agrees with the domain of their mails; where
    they write from private mailboxes, the piece that names no kind of meeting.
    """
    others = theirs(invite, own_domains, own_emails)
    domains = [domain_of(person.email) for person in others]
    firms = [domain for domain in domains if not is_free_mail(domain)]
    pieces = _pieces(invite.title)
    if firms:
        most = max(dict.fromkeys(firms), key=firms.count)
        stem = _stem(most)
        agreeing = (piece for piece in pieces if _agrees(piece, stem))
        return next(agreeing, _spoken(stem))
    names = {person.called.casefold() for person in invite.people}
    for piece in reversed(pieces):
        if piece.casefold() not in names and not _is_kind(piece):
            return piece
    return others[0].called if others else ""


@lru_cache(maxsize=1024)
def _pieces(title: str) -> tuple[str, ...]:
    plain = _PREFIX.sub("", title)
    pieces: list[str] = []
    for piece in _SEPARATOR.split(plain):
        if found := _WITH.search(piece):
            pieces.append(found[1].strip())
        pieces.append(piece.strip(" ()[]"))
    return tuple(piece for piece in pieces if piece)


@lru_cache(maxsize=1024)
def _is_kind(piece: str) -> bool:
    """Tell whether a piece of a title only says what the meeting is for."""
    words = _spaced(piece)
    for _, marks in _kinds():
        for mark in marks:
            words = mark.sub(" ", words)
    return all(word in _LINKING for word in words.split())


def firm_domain(domain: str) -> str:
    """Return the domain a firm has for itself: `havel.co.uk` of `mail.havel.co.uk`.

    Where many share one, as `onmicrosoft.com`, it has one more part.
    """
    labels = domain.split(".")
    by_country = len(labels) > 2 and len(labels[-1]) == 2
    many = 3 if by_country and labels[-2] in _hosts()["second_level"] else 2
    if ".".join(labels[-many:]) in _hosts()["divided"]:
        many += 1
    return ".".join(labels[-many:])


def _stem(domain: str) -> str:
    """Return the part of a domain that names a firm: `havel` of `www.havel.co.uk`."""
    return firm_domain(domain).partition(".")[0]


def _agrees(piece: str, stem: str) -> bool:
    """Tell whether a piece of a title and the stem of a domain name one firm."""
    whole, wanted = _squeezed(piece), _squeezed(stem)
    first = _squeezed(piece.split()[0]) if piece.split() else ""
    if min(len(whole), len(wanted)) < 3 or _is_kind(piece):
        return False
    begins = len(first) > 3 and wanted.startswith(first)
    return whole in wanted or wanted in whole or begins


def _squeezed(words: str) -> str:
    """Return the letters and digits alone, without case and accents."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def _spaced(title: str) -> str:
    """Return the words of a title between single spaces, one at either end too."""
    words = re.findall(r"[\w-]+", title.casefold())
    return f" {' '.join(words)} "


def _spoken(stem: str) -> str:
    return " ".join(word.capitalize() for word in re.split("[-_]", stem) if word)


@lru_cache(maxsize=4096)
def _is_machine(domain: str) -> bool:
    hosts = _hosts()["machines"]
    return any(domain == host or domain.endswith(f".{host}") for host in hosts)


@cache
def _hosts() -> dict[str, frozenset[str]]:
    import tomllib

    text = Path(__file__).with_name("mail_hosts.toml").read_text("utf-8")
    return {name: frozenset(hosts) for name, hosts in tomllib.loads(text).items()}


@cache
def _kinds() -> tuple[tuple[Kind, tuple[re.Pattern[str], ...]], ...]:
    import tomllib

    text = Path(__file__).with_name("meeting_words.toml").read_text("utf-8")
    return tuple(
        (
            Kind(row["kind"]),
            tuple(
                re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
                for word in row["words"]
            ),
        )
        for row in tomllib.loads(text)["kind"]
    )
