"""A page on its way to paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sheet:
    """HTML of the small kind that Qt lays out, and what stands around it.

    `forms` hold the same words, set looser and tighter: the first that fits on
    `most` pages is used, else the loosest on the fewest. `foot` stands below on
    the left, `printed` on the right, before the number of the page; `head` stands
    above every page, `again` above every one but the first. `charts` are SVG by the
    names that the HTML uses.
    """

    title: str
    forms: tuple[str, ...]
    foot: str
    printed: str
    most: int = 1
    again: str = ""
    charts: Mapping[str, str] = field(default_factory=dict)
    head: str = ""
