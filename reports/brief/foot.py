"""How ready a meeting was when its page was made, in one line."""

from __future__ import annotations

from typing import Final

from app.rules.values import Preparation, ReadyWord, Severity

# Why a meeting is stopped, in two or three words, by the rule without its letter.
_STOPS: Final = {
    "STR-01": "no wanted outcome",
    "STR-02": "no second outcome",
    "PUN-01": "two meetings at once",
    "PUN-03": "clock time unclear",
    "PUN-05": "no way in",
    "HON-01": "claim without proof",
    "HON-02": "purpose not told",
    "HON-06": "recording not asked",
    "DET-01": "must row open",
    "PER-01": "promise overdue",
}
# As many letters leave room for what is to go, beside when it was printed.
_ROOM: Final = 34


def foot(preparation: Preparation, at: str) -> str:
    """Return `Not ready at 13:46: 1 stop (promise overdue), 3 to go`."""
    readiness = preparation.readiness
    state, mark, rest = _parted(readiness.words)
    if readiness.word is ReadyWord.NOT_READY_AT_START:
        told = f"{state}{mark}{rest}"
    elif state[:1].isdigit():
        told = f"At {at}: {state}"
    else:
        told = f"{state} at {at}{mark}{rest}"
    if why := _reasons(preparation):
        told = f"{told} ({why})"
    open_rows = readiness.to_go and "to go" not in told
    return f"{told}, {readiness.to_go} to go" if open_rows else told


def _parted(words: str) -> tuple[str, str, str]:
    for mark in (": ", ", "):
        if mark in words:
            return words.partition(mark)
    return words, "", ""


def _reasons(preparation: Preparation) -> str:
    stops = (
        _STOPS.get(finding.code.rstrip("ab"))
        for finding in preparation.findings
        if finding.severity is Severity.STOP and not finding.overridden
    )
    named = list(dict.fromkeys(reason for reason in stops if reason))
    whole = ", ".join(named)
    return whole if len(whole) <= _ROOM else f"{named[0]} and others"
