"""Lines handed to the calendar parser; nothing is ever read from a path or shared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from icalendar.cal import Component, ComponentFactory
    from icalendar.prop import TypesFactory

# What the parser and the values it makes are known to raise on damaged input.
UNREADABLE: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


# What nothing but text stands in.
_TEXTS: Final = frozenset(
    {"UID", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "TRANSP"}
)
_STAMPS: Final = frozenset({"DTSTAMP", "LAST-MODIFIED"})
_STAMP: Final = re.compile(r"\d{8}T\d{6}Z", re.ASCII)


def parsed_event(lines: Iterable[str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the properties of an event by name, and the names of broken ones.

    One of UNREADABLE as `parsed`. The parser looks at each letter of a line, so one
    that is a name and a text, or a stamp in UTC, is taken as it stands; what comes
    twice or says more goes through the parser.
    """
    from icalendar.parser import unescape_backslash

    plain: dict[str, str] = {}
    others: list[str] = []
    for line in lines:
        name, colon, value = line.partition(":")
        simple = name in _TEXTS or (name in _STAMPS and _STAMP.fullmatch(value))
        if colon and simple and name not in plain:
            plain[name] = value
        else:
            others.append(line)
    event = parsed(("BEGIN:VEVENT", *others, "END:VEVENT"))[0]
    if not event.keys().isdisjoint(plain):
        again = (f"{name}:{value}" for name, value in plain.items())
        event = parsed(("BEGIN:VEVENT", *again, *others, "END:VEVENT"))[0]
        plain = {}
    properties = dict(dict.items(event))
    for name, value in plain.items():
        properties[name] = str(unescape_backslash(value)) if "\\" in value else value
    return properties, tuple(name for name, _ in event.errors if name)


def parsed(lines: Iterable[str]) -> list[Component]:
    """Return the components of whole lines; one of UNREADABLE if there is no sense.

    Lines, not text: the parser takes a text of one line for the name of a file.
    """
    from icalendar.parser import Contentline
    from icalendar.parser.ical.component import ComponentIcalParser

    content = [
        Contentline(line)  # type: ignore[no-untyped-call]
        for line in lines
    ]
    return ComponentIcalParser(content, *_factories()).parse()


@cache
def _factories() -> tuple[ComponentFactory, TypesFactory]:
    from icalendar.cal import ComponentFactory
    from icalendar.prop import TypesFactory

    return ComponentFactory(), TypesFactory.instance()
