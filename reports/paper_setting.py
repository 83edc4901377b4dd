"""How close a page is set on paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """Sizes in pixels of 96 an inch, `leading` in percent of the letters' height.

    `gap` is the room above a heading, `under` below it, `row` between rows, `line`
    the height of a line to write on, `indent` the width of a number with its box.
    """

    text: int
    small: int
    title: int
    leading: int
    gap: int
    row: int
    indent: int
    line: int
    under: int
