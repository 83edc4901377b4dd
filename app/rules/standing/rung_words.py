"""The words of a condition: how it stands, or what is still to be done, and its need.

Each function returns both; the second of its arguments asks for what is to be done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.rules.standing.conditions import Condition
from app.rules.standing.standing import Standing
from app.rules.wilson import TOO_FEW, Share, percent
from app.rules.wording import count, plain_day
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Told:
    """What the words of a condition are made of."""

    standing: Standing
    settings: Settings
    by_code: dict[str, Condition]

    @property
    def ours(self) -> Share:
        """Our promises of the window, kept of due."""
        ground = self.standing.ground
        return Share(ground.kept, ground.due)

    @property
    def window(self) -> str:
        """The window in words: `in 365 days`."""
        return f"in {count(self.settings.stage_window_days, 'day')}"

    def have(self, code: str) -> int:
        """Return how much there is."""
        return int(self.by_code[code].have)

    def need(self, code: str) -> int:
        """Return how much is needed."""
        return int(self.by_code[code].need)

    def less(self, code: str) -> int:
        """Return how much is missing of a number."""
        return max(0, self.need(code) - self.have(code))

    def met(self, code: str) -> bool:
        """Say whether a condition holds."""
        return self.by_code[code].met

    def share(self, code: str) -> str:
        """Return `2 in 3`."""
        need = self.by_code[code].need
        return f"{need.numerator} in {need.denominator}"

    def day(self, ordinal: int) -> str:
        """Return a day in words."""
        return plain_day(
            date.fromordinal(ordinal), date.fromordinal(self.standing.ground.day)
        )

    def sessions(self) -> list[int]:
        """Return the days of planning sessions within the window."""
        return self._within(self.standing.ground.evidence.sessions)

    def disclosed(self) -> list[int]:
        """Return the days on which they told us early, within the window."""
        return self._within(self.standing.ground.evidence.disclosed.starts)

    def _within(self, days: Sequence[int]) -> list[int]:
        last = self.standing.ground.day
        first = last - self.settings.stage_window_days
        return [day for day in days if first <= day <= last]


def _held(told: Told, near: bool) -> tuple[str, str]:
    have, needs = told.have("held"), f"needs {told.need('held')}"
    if near:
        more = _more(told.less("held"), "day")
        return f"{more} of being called first ({have} so far)", needs
    return f"Called first held {count(have, 'day')}", needs


def _begun(told: Told, near: bool) -> tuple[str, str]:
    if not told.met("mark"):
        words = "a new order" if told.standing.again else "a first order"
        return (words if near else "No order that still counts"), "needs 1"
    have, needs = told.have("first-order"), f"needs {told.need('first-order')}"
    if near:
        more = count(told.less("first-order"), "more day", "more days")
        return f"{more} since the first order ({have} so far)", needs
    return f"{count(have, 'day')} since the first order", needs


def _called(told: Told, near: bool) -> tuple[str, str]:
    have, total = told.have("called"), told.by_code["called-share"].total or 0
    needs = f"needs {told.need('called')}, and {told.share('called-share')}"
    stands = f"{have} of {count(total, 'request')}" if total else "no request yet"
    if not near:
        return f"Called first: {stands}", needs
    if told.less("called"):
        so_far = f"{stands} so far" if total else stands
        more = _more(told.less("called"), "request")
        come = "comes" if told.less("called") == 1 else "come"
        return f"{more} that {come} to you first ({so_far})", needs
    return f"more of their requests coming to you first ({stands} so far)", needs


def _disclosed(told: Told, near: bool) -> tuple[str, str]:
    needs = f"needs {told.need('disclosures')}"
    if near:
        return "a plan or a budget they tell you before others", needs
    days = told.disclosed()
    if not days:
        return "They told you of no plan before others", needs
    return f"They told you of a plan before others, {told.day(days[-1])}", needs


def _theirs(told: Told, near: bool) -> tuple[str, str]:
    share, due = told.by_code["theirs-share"], told.have("theirs")
    needs = f"needs {told.share('theirs-share')}"
    if told.less("theirs"):
        needs = f"needs {told.need('theirs')}, {told.share('theirs-share')} kept"
    stands = f"{int(share.have)} of {due} kept"
    if not near:
        return f"Their promises: {stands}", needs
    if told.less("theirs"):
        more = _more(told.less("theirs"), "promise")
        return f"{more} of theirs that falls due ({stands} so far)", needs
    return f"more of their promises kept ({stands})", needs


def _contacts(told: Told, near: bool) -> tuple[str, str]:
    people = count(told.have("contacts"), "person", "people")
    days = f"in touch in {count(told.settings.contact_days, 'day')}"
    more = _more(told.less("contacts"), "person", "people")
    if "functions" not in told.by_code:
        needs = f"needs {told.need('contacts')}"
        so_far = f"{told.have('contacts')} so far"
        return (f"{more} {days} ({so_far})" if near else f"{people} {days}"), needs
    needs = f"needs {told.need('contacts')} in {told.need('functions')}"
    stands = f"{people} in {count(told.have('functions'), 'function')}"
    if not near:
        return stands, needs
    if told.less("contacts"):
        return f"{more} {days} ({stands} so far)", needs
    return f"somebody of another function {days} ({stands} so far)", needs


def _more(number: int, noun: str, plural: str = "") -> str:
    """Return `one more order`, `2 more orders`."""
    if number == 1:
        return f"one more {noun}"
    return f"{number} more {plural or noun + 's'}"


def _planned(told: Told, near: bool) -> tuple[str, str]:
    days, apart = told.sessions(), told.need("sessions-apart")
    needs = f"needs {told.need('sessions')}, {count(apart, 'day')} apart"
    on = "".join(f", {told.day(day)}" for day in days[-2:])
    so_far = f"{len(days)} so far{on}" if days else "none so far"
    if not near:
        return f"Planning sessions together: {len(days)}{on}", needs
    if told.less("sessions"):
        more = _more(told.less("sessions"), "planning session")
        return f"{more} together ({so_far})", needs
    return f"a planning session on another day, not so close ({so_far})", needs


def _ordered(told: Told, near: bool) -> tuple[str, str]:
    have, needs = told.have("orders"), f"needs {told.need('orders')}"
    if near and told.less("orders"):
        return f"{_more(told.less('orders'), 'order')} ({have} so far)", needs
    if told.met("order-lately"):
        return f"Orders: {have}", needs
    if near:
        return f"a new order ({have} so far, none {told.window})", needs
    return f"Orders: {have}, none {told.window}", f"{needs}, 1 {told.window}"


def _kept(told: Told, near: bool) -> tuple[str, str]:
    ours, wanted = told.ours, percent(told.by_code["promises-share"].need)
    needs = f"needs at least {wanted} %"
    if told.less("promises"):
        needs = f"needs {told.need('promises')}, at least {wanted} %"
    stands = f"{ours.kept} of {ours.total} on time"
    if ours.total >= TOO_FEW:
        stands += f", likely {ours.interval().words}"
    if not near:
        return f"Your promises: {stands}", needs
    if told.less("promises"):
        more = _more(told.less("promises"), "promise")
        return f"{more} of yours kept on time ({stands} so far)", needs
    return f"more promises of yours kept on time ({stands})", needs


def _served(told: Told, near: bool) -> tuple[str, str]:
    settings = told.settings
    late = count(settings.stage_after_sales_late_days, "day")
    days = count(settings.stage_after_sales_days, "day")
    words = f"task after a sale more than {late} late"
    if near or not told.met("served"):
        return f"{days} without a {words}", "needs none"
    return f"No {words} in {days}", "needs none"


def _on_time(told: Told, near: bool) -> tuple[str, str]:
    if near:
        return "keep the promise of ours that is past its day", "needs none"
    words = "No promise of ours" if told.met("overdue") else "A promise of ours"
    return f"{words} is past its day", "needs none"


def _sound(told: Told, near: bool) -> tuple[str, str]:
    if near:
        return "solve the serious problem that is open", "needs none"
    words = "No serious problem" if told.met("problem") else "A serious problem"
    return f"{words} is open", "needs none"


SAID: Final[dict[str, Callable[[Told, bool], tuple[str, str]]]] = {
    "held": _held,
    "mark": _begun,
    "called": _called,
    "disclosures": _disclosed,
    "theirs": _theirs,
    "contacts": _contacts,
    "sessions": _planned,
    "orders": _ordered,
    "promises": _kept,
    "served": _served,
    "overdue": _on_time,
    "problem": _sound,
}
