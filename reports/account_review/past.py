"""What was lost, what they taught us, and what moves around them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.account_file import AccountFile
from app.records.knowledge import Note, NoteKind
from app.rules.on_file import record_in
from app.rules.record_shows import record_shows
from app.rules.terms import KNOWN_BY, STAGES
from app.rules.wording import dated_day
from reports.account_review.shown import name_of
from reports.account_review.values import Dated, LossLine

NOTHING_WRONG: Final = "Nothing on record went wrong in the year before."


def losses(file: AccountFile) -> tuple[LossLine, ...]:
    """Return each from three sides, with the standing at the time; the newest first."""
    subjects = {one.id: one.subject for one in file.points}
    told = []
    for one in reversed(file.losses):
        broke = subjects.get(one.small_point, "") if one.small_point else ""
        about = (
            dated_day(file.day(one.at)),
            f"stood as “{STAGES[one.stage]}”" if one.stage else "",
            one.reason,
            f"broke on: {broke}" if broke else "",
        )
        told.append(
            LossLine(
                one.what,
                "dispute" if one.dispute else "lost",
                " \N{MIDDLE DOT} ".join(part for part in about if part),
                one.theirs,
                one.ours,
                _record(file, one.at),
                KNOWN_BY[one.known_by] if one.theirs else "",
                one.review,
            )
        )
    return tuple(told)


def landscape(file: AccountFile) -> tuple[Dated, ...]:
    """Return what was noted of their market, and when to look again."""
    return tuple(
        Dated(dated_day(file.day(one.dated)), one.text, _review(file, one))
        for one in notes(file, NoteKind.LANDSCAPE)
    )


def lessons(file: AccountFile) -> tuple[Dated, ...]:
    """Return what they taught us, and who did."""
    return tuple(
        Dated(
            dated_day(file.day(one.dated)),
            one.text,
            name_of(file, one.who),
        )
        for one in notes(file, NoteKind.LESSON)
    )


def notes(file: AccountFile, kind: NoteKind) -> tuple[Note, ...]:
    """Return the notes of a kind, the newest first."""
    newest = sorted(file.notes, key=lambda one: one.dated, reverse=True)
    return tuple(one for one in newest if one.kind is kind)


def is_past_review(file: AccountFile, note: Note) -> bool:
    """Say whether a note was to be looked at again before today."""
    return note.review is not None and note.review < file.today


def _review(file: AccountFile, note: Note) -> str:
    if note.review is None:
        return ""
    past = is_past_review(file, note)
    word = "was to be looked at again" if past else "look again"
    return f"{word} {dated_day(note.review)}"


def _record(file: AccountFile, until: datetime) -> tuple[str, ...]:
    return tuple(
        f"{dated_day(file.day(deed.at))}: {deed.words}"
        for deed in record_shows(record_in(file), until)
    ) or (NOTHING_WRONG,)
