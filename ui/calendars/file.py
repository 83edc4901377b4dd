"""A calendar that is a file of this machine."""

from __future__ import annotations

from pathlib import Path

from app.errors import Problem
from app.exchange.ics_source import MOST_BYTES
from ui.calendars.download import Answer
from ui.calendars.watching import state_of


def read_file(file: str, known: str) -> Answer:
    """Read a file unless it is in the state that is known; from any thread."""
    state = state_of(file)
    if state and state == known:
        return Answer(None)
    name = Path(file).name
    try:
        with Path(file).open("rb") as opened:
            # One byte more than is taken: its reader says that it is too large.
            body = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        again = "It is read as soon as it is there again."
        raise Problem(f"{name} is not there.", again) from None
    except OSError as error:
        reason = (error.strerror or "the disk refuses it").lower()
        again = "It is tried again by itself."
        raise Problem(f"{name} cannot be read: {reason}.", again) from error
    return Answer(body, state)
