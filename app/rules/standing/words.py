"""The conditions of a standing in words, with their numbers (PACKS section 9)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.rules.standing.conditions import Condition
from app.rules.wilson import percent
from app.rules.wording import count
from app.settings import Settings
from checklists.pack import Stage

_WINDOW = "in the last {window} days"


def condition_words(condition: Condition, settings: Settings) -> str:
    """Say what is needed: `Called first 2 times in the last 365 days`."""
    need = condition.need
    window = _WINDOW.format(window=settings.stage_window_days)
    return _NEEDED[condition.code](need, window, settings)


def shown_words(condition: Condition) -> str:
    """Say how it stands: `1 of 2`, `8 of 10`, `yes`, `not yet`."""
    if condition.code in _YES_OR_NO:
        return "yes" if condition.met else "not yet"
    if condition.code == "promises-share":
        sure, wanted = percent(condition.have), percent(condition.need)
        return f"surely {sure} %, of {wanted} %"
    if condition.total is not None:
        return f"{condition.have} of {condition.total}"
    return f"{min(condition.have, condition.need)} of {condition.need}"


_YES_OR_NO: Final = frozenset({"mark", "served", "overdue", "problem", "order-lately"})

Words = Callable[[object, str, Settings], str]


def _counted(noun: str, tail: str = "") -> Words:
    def words(need: object, window: str, _settings: Settings) -> str:
        return f"{count(int(str(need)), noun)} {tail.format(window=window)}".strip()

    return words


def _said(words: str) -> Words:
    return lambda _need, window, _settings: words.format(window=window)


_NEEDED: Final[dict[str, Words]] = {
    "mark": _said("An order that still counts"),
    "first-order": _counted("day", "since the first order"),
    "called": lambda need, window, _: f"Called first {need} times {window}",
    "called-share": _said("Called first for most of their requests"),
    "promises": _counted("promise", "of ours due {window}"),
    "promises-share": _said("Our promises kept on time, by the careful bound"),
    "served": lambda _need, _window, told: (
        "No after-sales task more than "
        f"{count(told.stage_after_sales_late_days, 'day')} late "
        f"in {told.stage_after_sales_days} days"
    ),
    "overdue": _said("No promise of ours past its day"),
    "problem": _said("No serious problem open"),
    "contacts": _counted("active contact"),
    "held": _counted("day", "of being called first"),
    "orders": _counted("order"),
    "order-lately": _said("An order {window}"),
    "sessions": _counted("planning session", "{window}"),
    "sessions-apart": _counted("day", "between the first and the last of them"),
    "disclosures": lambda need, window, _: (
        f"Told us early of a plan, {need} time{'' if need == 1 else 's'} {window}"
    ),
    "theirs": _counted("promise", "of theirs due {window}"),
    "theirs-share": _said("Most promises of theirs kept"),
    "functions": _counted("function", "our contacts work in"),
}

STARTING_OVER: Final[dict[Stage, str]] = {
    Stage.FOOTHOLD: "being one of several again, with a first order to win",
    Stage.ME_FIRST: "being called first, and what it took to get there",
    Stage.ONLY_ME: "planning together, and all the time it took to get there",
}
