"""What is kept with the meeting and wanted on paper: notes, files, links."""

from __future__ import annotations

from collections.abc import Iterator

from app.dossier import Dossier
from app.rules.kept_files import called
from reports.brief.values import Labelled


def notes(dossier: Dossier) -> tuple[str, ...]:
    """Return the lines of the notes, if they are wanted here."""
    meeting = dossier.meeting
    written = meeting.notes if meeting.notes_printed else ""
    return tuple(line.strip() for line in written.splitlines() if line.strip())


def files(dossier: Dossier) -> Iterator[Labelled]:
    """Yield the files and links that are wanted here, what they will see first."""
    wanted = [one for one in dossier.meeting.attachments if one.printed]
    for one in sorted(wanted, key=lambda one: not one.shown):
        seen = "they will see it" if one.shown else "for you"
        where = f"{one.address}, {seen}" if one.is_link else seen
        yield Labelled(f"{called(one)}:", where)
