"""Lines handed to the calendar parser; nothing is ever read from a path or shared."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

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
