"""The first start: what the machine can tell is set, nothing is asked."""

from __future__ import annotations

from zoneinfo import available_timezones

from PySide6.QtCore import QLocale, QTimeZone

from app.book.families import SETTINGS
from app.desk import settings
from app.desk.desk import Desk


def introduce(desk: Desk) -> None:
    """Set the rep's zone, country and paper from the machine, once."""
    if desk.book.history(SETTINGS):
        return
    locale = QLocale.system()
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    country = QLocale.territoryToCode(locale.territory())
    letter = locale.measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    settings.change(
        desk,
        # A machine may name a zone that only it knows.
        zone=zone if zone in available_timezones() else "UTC",
        region=country,
        phone_country=country,
        paper="Letter" if letter else "A4",
    )
