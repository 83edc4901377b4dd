"""The commands of `earnest`, one module each, imported when it is asked for."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended, for the shell."""

    DONE = 0
    FOUND = 1
    CANNOT = 2
