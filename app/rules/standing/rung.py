"""The next step up as a page tells it: conditions that belong together in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.rules.standing.rung_words import SAID, Told
from app.rules.standing.standing import Standing
from app.settings import Settings

_AGAINST: Final = ("overdue", "problem")
_TOGETHER: Final = (
    ("held",),
    ("mark", "first-order"),
    ("called", "called-share"),
    ("disclosures",),
    ("theirs", "theirs-share"),
    ("contacts", "functions"),
    ("sessions", "sessions-apart"),
    ("orders", "order-lately"),
    ("promises", "promises-share"),
    ("served",),
)
_CLEAN: Final = {
    "overdue": "no promise of ours is past its day",
    "problem": "no serious problem is open",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A condition: how it stands, what it needs, whether it is met; if it is nearest.

    Of the nearest one `words` say what is still to be done.
    """

    words: str
    needs: str
    met: bool
    nearest: bool = False

    @property
    def state(self) -> str:
        """Met or not yet, with the need: never told by a picture alone."""
        return f"{'met' if self.met else 'not yet'} · {self.needs}"


def lines(standing: Standing, settings: Settings) -> tuple[Line, ...]:
    """Return the conditions of the next step: the met, the nearest, the missing."""
    codes = {one.code: one for one in standing.conditions}
    told, nearest = Told(standing, settings, codes), standing.nearest
    made = []
    for group in _groups(standing):
        near = nearest is not None and nearest.code in group
        words, needs = SAID[group[0]](told, near)
        met = all(codes[code].met for code in group)
        made.append(Line(words, needs, met, near))
    return tuple(sorted(made, key=lambda one: (not one.met, not one.nearest)))


def helps_next(standing: Standing, settings: Settings) -> Line | None:
    """Return the one deed that would help next, if any is missing."""
    return next((one for one in lines(standing, settings) if one.nearest), None)


def against_words(standing: Standing) -> str:
    """Say that nothing stands against the step that has to be free of it."""
    clean = [
        _CLEAN[one.code]
        for one in standing.conditions
        if one.code in _CLEAN and one.met
    ]
    return f"Nothing against it: {', and '.join(clean)}." if len(clean) > 1 else ""


def counted(standing: Standing) -> tuple[int, int]:
    """Return how many of the lines are met, and how many there are."""
    met = {one.code: one.met for one in standing.conditions}
    groups = _groups(standing)
    return sum(all(met[code] for code in group) for group in groups), len(groups)


def _groups(standing: Standing) -> list[tuple[str, ...]]:
    """Return the codes that share a line; what stands against it only if it does."""
    known = [one.code for one in standing.conditions]
    missing = {one.code for one in standing.conditions if not one.met}
    found = [tuple(code for code in group if code in known) for group in _TOGETHER]
    # Both are said in one sentence as long as both hold.
    against = [(code,) for code in _AGAINST if code in known]
    return [*filter(None, found), *(against if missing & {*_AGAINST} else ())]
