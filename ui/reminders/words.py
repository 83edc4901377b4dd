"""Reminders in words: in the window, and outside it, where nobody is named."""

from __future__ import annotations

from app.rules.days_end import DaysEnd
from app.rules.reminders import Occasion, Reminder
from app.rules.wording import count
from app.settings import Settings
from ui.times import clock, short_day_word


def label(reminder: Reminder) -> str:
    """Return what the button says that goes there."""
    match reminder.occasion:
        case Occasion.LAST_CHECK:
            return "Last check"
        case Occasion.WRAP:
            return "Wrap up"
        case Occasion.DAYS_END:
            open_wraps = reminder.end and reminder.end.wraps
            return "Wrap up the day" if open_wraps else "Look"
        case Occasion.DUE_TODAY:
            return "Look"


def words(reminder: Reminder, settings: Settings) -> str:
    """Return what the window says; it is shown while no meeting runs."""
    match reminder.occasion:
        case Occasion.LAST_CHECK:
            meeting = reminder.meetings[0]
            at = clock(meeting.starts.in_zone(settings.zone))
            return f"Last check: {meeting.title} begins at {at}."
        case Occasion.WRAP:
            many = len(reminder.meetings)
            if many == 1:
                return f"To wrap up: {reminder.meetings[0].title}. Thirty seconds."
            return f"{many} calls to wrap up, thirty seconds each."
        case Occasion.DAYS_END:
            assert reminder.end is not None
            return f"The day's end: {end_words(reminder.end)}."
        case Occasion.DUE_TODAY:
            first = reminder.promises[0].what
            more = len(reminder.promises) - 1
            return f"Due today: {first}{f' and {more} more' if more else ''}."


def words_outside(reminder: Reminder, settings: Settings) -> tuple[str, str]:
    """Return title and text of a message of the system: others may see it."""
    match reminder.occasion:
        case Occasion.LAST_CHECK:
            at = clock(reminder.meetings[0].starts.in_zone(settings.zone))
            return "Last check", f"Your call begins at {at}."
        case Occasion.WRAP:
            many = count(len(reminder.meetings), "call")
            return "Wrap up", f"{many} to wrap up, thirty seconds each."
        case Occasion.DAYS_END:
            assert reminder.end is not None
            return "The day's end", f"{_capital(end_words(reminder.end))}."
        case Occasion.DUE_TODAY:
            many = count(len(reminder.promises), "promise")
            return "Due today", f"{many} due today."


def end_words(end: DaysEnd) -> str:
    """Return what there is at a day's end: `1 to wrap up, 2 kept, 3 due tomorrow`."""
    due = near_day(end)
    parts = (
        (len(end.wraps), "to wrap up"),
        (len(end.unsaid), "without an outcome"),
        (len(end.kept), "kept"),
        (len(end.due), due),
    )
    said = [f"{many} {what}" for many, what in parts if many]
    return ", ".join(said) or f"nothing is open, nothing is {due}"


def near_day(end: DaysEnd) -> str:
    """Return until when promises are listed: `due tomorrow`, `due by Mon 30 Nov`."""
    day = short_day_word(end.until, end.day)
    return "due by tomorrow" if day == "Tomorrow" else f"due by {day}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
