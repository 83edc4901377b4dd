"""What still stands in the way of a meeting, the next one unless it is named."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.book.dossiers import dossier
from app.clock import Clock
from app.desk import packs
from app.rules.preparation import prepare
from app.rules.values import Severity
from ui.commands import ExitCode
from ui.commands.choosing import meeting_meant, next_meeting
from ui.commands.opening import the_desk
from ui.commands.saying import local, say, say_json

ANSWERS = "exit codes: 0 nothing stops it; 1 something does; 2 it cannot be told."
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
                "findings": [
                    {
                        "code": finding.code,
                        "severity": finding.severity,
                        "pillar": finding.pillar,
                        "message": finding.message,
                        "hint": finding.hint,
                        "item": finding.item,
                    }
                    for finding in ready.findings
                ],
            }
        )
    else:
        say(f"{meeting.title}: {standing.words}")
        say(
            *(
                f"  {SEVERITIES[f.severity]}: {f.message} {f.hint} {f.code}"
                for f in ready.findings
            )
        )
    return ExitCode.FOUND if standing.stops else ExitCode.DONE
