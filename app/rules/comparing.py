"""What somebody sees in a practice case, beside what the rules see in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from app.dossier import Dossier
from app.records.knowledge import Note, NoteKind
from app.rules.values import Finding
from checklists.exercise import Exercise, Statement

SEEN: Final = "What I see in it:"
NOTHING: Final = "nothing yet"


@dataclass(frozen=True, slots=True)
class Seen:
    """A statement, and what the rules say of it; nothing where the deed is fair."""

    statement: Statement
    message: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """Ticks beside the rules: mistakes seen and not seen, and fair deeds ticked."""

    found: tuple[Seen, ...]
    missed: tuple[Seen, ...]
    fair: tuple[Seen, ...]


def compared(
    case: Exercise, ticked: Collection[str], findings: Collection[Finding]
) -> Compared:
    """Lay ticks, by the keys of statements, beside what the rules found."""
    messages = {found.code: found.message for found in reversed([*findings])}
    found: list[Seen] = []
    missed: list[Seen] = []
    fair: list[Seen] = []
    for one in case.statements:
        if not one.is_mistake:
            fair += [Seen(one)] if one.key in ticked else []
            continue
        said = next((messages[code] for code in one.rules if code in messages), "")
        (found if one.key in ticked else missed).append(Seen(one, said))
    return Compared(tuple(found), tuple(missed), tuple(fair))


def seen_words(case: Exercise, ticked: Collection[str]) -> str:
    """Return ticks as the lesson that is kept of them."""
    words = [one.words for one in case.statements if one.key in ticked]
    return "\n".join([SEEN, *(words or [NOTHING])])


def lesson(file: Dossier) -> Note | None:
    """Return the newest lesson that keeps what was ticked, if there is one."""
    kept = (
        note
        for note in reversed(file.notes)
        if note.kind is NoteKind.LESSON and note.text.startswith(SEEN)
    )
    return next(kept, None)


def ticked_in(case: Exercise, note: Note) -> frozenset[str]:
    """Return the keys of what a lesson says was ticked."""
    lines = set(note.text.splitlines())
    return frozenset(one.key for one in case.statements if one.words in lines)
