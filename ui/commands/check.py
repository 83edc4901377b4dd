"""What still stands in the way of a meeting, the next one unless it is named."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from textwrap import wrap
from typing import Any, Final

from app.book.dossiers import dossier
from app.clock import Clock
from app.desk import packs
from app.rules.lint.forms import form_of
from app.rules.preparation import prepare
from app.rules.values import Finding, Severity
from ui.commands import ExitCode
from ui.commands.choosing import meeting_meant, next_meeting
from ui.commands.opening import the_desk
from ui.commands.saying import local, say, say_json

ANSWERS = "exit codes: 0 nothing stops it; 1 something does; 2 it cannot be told."
WIDTH: Final = 80
SEVERITIES = {Severity.STOP: "Stop", Severity.CHECK: "Check", Severity.NOTE: "Note"}


def add_arguments(parser: ArgumentParser) -> None:
    """It takes a meeting."""
    parser.add_argument(
        "meeting", nargs="*", metavar="MEETING", help="its id, or words of its title"
    )


def run(told: Namespace, clock: Clock) -> int:
    """Conclude what there is to conclude, and say it."""
    with the_desk(told, clock) as desk:
        words = " ".join(told.meeting)
        meeting = meeting_meant(desk, words) if words else next_meeting(desk)
        read = dossier(desk.book, meeting.id, desk.now)
        ready = prepare(read, packs.items_of(desk, meeting))
    standing = ready.readiness
    if told.json:
        say_json(
            {
                "id": meeting.id,
                "title": meeting.title,
                "starts": local(meeting.starts.instant, read.settings.zone),
                "state": standing.words,
                "ready": standing.word,
                "score": standing.number,
                "stops": standing.stops,
                "to_go": standing.to_go,
                "findings": [_as_value(finding) for finding in ready.findings],
            }
        )
    else:
        head = f"{meeting.title}: {standing.words}"
        apart = (*_folded(meeting.title, ""), f"  {standing.words}")
        say(*((head,) if len(head) <= WIDTH else apart))
        say(*(line for found in ready.findings for line in _told(found)))
    return ExitCode.FOUND if standing.stops else ExitCode.DONE


def _as_value(found: Finding) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity,
        "pillar": found.pillar,
        "message": found.message,
        "hint": found.hint,
        "row": found.item,
        "record": found.record,
        "overridden": found.overridden,
        "ways": [way.label for way in found.ways],
        "clears": form_of(found.code).cleared,
    }


def _told(found: Finding) -> list[str]:
    """Return a finding in lines; one that was passed with a reason says so."""
    passed = " You go on all the same." if found.overridden else ""
    kind = SEVERITIES[Severity.CHECK if found.overridden else found.severity]
    words = f"{kind}: {found.message} {found.hint}{passed} {found.code}"
    return _folded(words, "  ")


def _folded(words: str, edge: str) -> list[str]:
    return wrap(
        words,
        WIDTH,
        initial_indent=edge,
        subsequent_indent=f"{edge}  ",
        break_on_hyphens=False,
    )
