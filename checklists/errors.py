"""What is wrong with a pack, in words its author can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: in which file, at which row, in which field.

    `item` is empty when the fault is the pack's own, `field` when it is no one
    field's.
    """

    file: str
    item: str
    field: str
    message: str

    # typing.override comes with Python 3.12.
    def __str__(self) -> str:  # type: ignore[explicit-override]
        place = ", ".join(part for part in (self.file, self.item, self.field) if part)
        return f"{place}: {self.message}" if place else self.message


class PackInvalid(Exception):  # noqa: N818 - shown to the author of a pack
    """A pack that cannot be used, with every fault found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
