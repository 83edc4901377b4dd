"""A time zone, found by any part of its name."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from ui.widgets.labelled_field import LabelledField


def zone_field(
    label: str, zone: str = "", hint: str = "Europe/Berlin", about: str = ""
) -> LabelledField:
    """Return a field that offers the zones there are while one types."""
    field = LabelledField(label, zone, hint, about)
    completer = QCompleter(zones(), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.field.setCompleter(completer)
    return field


@cache
def zones() -> tuple[str, ...]:
    """Return every zone this machine knows, by name."""
    return tuple(sorted(available_timezones()))
