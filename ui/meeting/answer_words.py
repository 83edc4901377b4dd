"""A row's answer, its remarks and its gaps, as words."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.records.meeting import Answered, Source
from app.rules.values import Row, RowState
from app.rules.wording import short_day
from ui.meeting.words import TIME_CLASSES


def answer_words(row: Row) -> str:
    """Return what stands in a row: typed, chosen, or filled in by Earnest."""
    if answer := row.answer:
        if answer.state is Answered.MISSED:
            return "Missed"
        if answer.state is Answered.NOT_APPLICABLE:
            return f"Not applicable: {answer.reason}"
        fields = ", ".join(value.text for value in answer.values if value.text)
        words = answer.text if not fields else f"{answer.text} {fields}".strip()
        if words:
            return words
        if answer.none:
            return row.item.zero or "None"
    return row.fill.text if row.fill else ""


def fill_words(row: Row, zone: str) -> str:
    """Return what Earnest offers, dated where it comes from an earlier meeting."""
    if not row.fill:
        return ""
    if not row.fill.dated:
        return row.fill.text
    day = row.fill.dated.astimezone(ZoneInfo(zone)).date()
    return f"{row.fill.text} · from {short_day(day)}"


def closed_words(row: Row) -> str:
    """Return how a row was closed without an answer, or nothing."""
    if row.state is RowState.MISSED:
        return "Missed."
    if row.state is RowState.NOT_APPLICABLE and row.answer:
        return f"Not applicable: {row.answer.reason}."
    return ""


def remarks(row: Row) -> str:
    """Return what is said quietly below an answer: gaps, hints, when and how."""
    said = [f"{field} is missing: half" for field in row.lacking]
    said += list(row.hints)
    if row.answer and row.time_class and (when := TIME_CLASSES[row.time_class]):
        said.append(when)
    if row.answer and row.answer.source is Source.PAPER:
        said.append("from paper")
    return " · ".join(said)
