"""How the columns of somebody's list of contacts were read, to be read so again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

ListLayoutId = NewType("ListLayoutId", str)


@dataclass(frozen=True, slots=True)
class ListLayout:
    """A CRM's `.csv`: its headings in their order, and what each column holds.

    `columns` are as many as the headings; an empty one is left out. `encoding` is
    a codec's name, `delimiter` one character.
    """

    id: ListLayoutId
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    encoding: str
    delimiter: str
    used: datetime
