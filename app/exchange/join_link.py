"""The link one joins a web meeting by, found where calendars hide it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_URL: Final = re.compile(r"https?://[^\s<>\"'\\^`{|}]+", re.IGNORECASE)
_BARE: Final = re.compile(
    r"(?<![\w@/.:-])(?:[a-z0-9-]+\.){1,4}(?:us|com|me|si|vc|aws|cn|google)/[^\s<>\"'\\]+",
    re.IGNORECASE,
)
_TRAILING: Final = ">.,;:)]}'\"*_!"
_MOST_LINKS: Final = 40
_MOST_TEXT: Final = 20_000
_MOST_WRAPPERS: Final = 4


class Place(NamedTuple):
    """A text a link may stand in; `given` where only a link is put there."""

    text: str
    given: bool = False


class Provider(NamedTuple):
    """Where a kind of web meeting is held: exact hosts, families of them, paths."""

    name: str
    hosts: frozenset[str]
    families: tuple[str, ...]
    path: re.Pattern[str]


@cache
def providers() -> tuple[Provider, ...]:
    """Return the providers of `join_hosts.toml`."""
    text = Path(__file__).with_name("join_hosts.toml").read_text("utf-8")
    return tuple(
        Provider(
            row["name"],
            frozenset(host.removeprefix(".") for host in row["hosts"]),
            tuple(host for host in row["hosts"] if host.startswith(".")),
            re.compile(row["path"], re.IGNORECASE),
        )
        for row in tomllib.loads(text)["provider"]
    )


def join_links(places: Iterable[Place]) -> tuple[str, ...]:
    """Return the join links in the order of their places, each room once.

    A link of no known provider counts only in a place that is given to links,
    and never if its host plays with the name of a known one.
    """
    found: dict[str, str] = {}
    for place in places:
        for url in _urls(place.text):
            if room := _joined(url, given=place.given):
                found.setdefault(room, _secure(url))
    return tuple(found.values())


def provider_of(link: str) -> str:
    """Return the name of the provider of a link, or nothing."""
    parts = _parts(unwrapped(link))
    known = _known(parts) if parts else None
    return known.name if known else ""


def same_room(one: str, other: str) -> bool:
    """Tell whether two links lead to the same room, whatever follows the path."""
    parts, others = _parts(unwrapped(one)), _parts(unwrapped(other))
    return bool(parts and others and _room(parts) == _room(others))


@lru_cache(maxsize=1024)
def _joined(url: str, *, given: bool) -> str:
    """Return the room a link leads to, or nothing; many invites have the same one."""
    parts = _parts(url)
    if parts and (_known(parts) or (given and _honest(parts))):
        return _room(parts)
    return ""


@lru_cache(maxsize=1024)
def unwrapped(url: str) -> str:
    """Return the address inside the redirects that mail programs wrap links in."""
    for _ in range(_MOST_WRAPPERS):
        parts = _parts(url)
        inner = _inner(parts) if parts else ""
        if not inner:
            break
        url = inner
    return url


def _urls(text: str) -> list[str]:
    text = unescape(text[:_MOST_TEXT])
    if "/" not in text:
        return []
    if "://" not in text:
        return [f"https://{match}" for match in _BARE.findall(text)[:_MOST_LINKS]]
    whole = (match.rstrip(_TRAILING) for match in _URL.findall(text)[:_MOST_LINKS])
    return [unwrapped(url) for url in whole]


def _parts(url: str) -> SplitResult | None:
    """Return the parts of an address with an honest host, else None."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    plain = parts.username is None and port in (None, 80, 443) and host
    return parts if plain and parts.scheme in ("http", "https") else None


def _inner(parts: SplitResult) -> str:
    host = _host(parts)
    query = parse_qs(parts.query[:8192], max_num_fields=50) if parts.query else {}
    if host.endswith(".safelinks.protection.outlook.com"):
        inner = query.get("url")
    elif host in ("www.google.com", "google.com") and parts.path == "/url":
        inner = query.get("q") or query.get("url")
    elif host == "urldefense.com" and "/v3/__" in parts.path:
        whole = parts.geturl().partition("/v3/__")[2].partition("__;")[0]
        inner = [whole.replace("https:/", "https://").replace(":///", "://")]
    elif host.endswith("urldefense.proofpoint.com"):
        inner = [
            unquote(u.replace("-", "%").replace("_", "/")) for u in query.get("u", [])
        ]
    else:
        inner = None
    return inner[0] if inner and inner[0].startswith(("http://", "https://")) else ""


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").lower().rstrip(".")


def _known(parts: SplitResult) -> Provider | None:
    host = _host(parts)
    path = parts.path + (f"#{parts.fragment}" if parts.fragment else "")
    for provider in providers():
        here = host in provider.hosts or host.endswith(provider.families)
        if here and provider.path.match(path):
            return provider
    return None


def _honest(parts: SplitResult) -> bool:
    host = _host(parts)
    if not host.isascii() or host.startswith("xn--") or ".xn--" in host:
        return False
    if "." not in host or parts.path in ("", "/"):
        return False
    names = (name for provider in providers() for name in provider.hosts)
    squeezed = host.replace("-", ".")
    return parts.scheme == "https" and not any(name in squeezed for name in names)


def _room(parts: SplitResult) -> str:
    path = unquote(parts.path).rstrip("/")
    return f"{_host(parts)}{path}#{parts.fragment}".lower()


def _secure(url: str) -> str:
    return re.sub("^http:", "https:", url, flags=re.IGNORECASE)
