"""Follow-through: what was promised in a period, and what became of it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.rules.outcome import Result
from app.rules.wording import clock
from reports import words
from reports.follow_through import after_sale, figures, questions, tables
from reports.follow_through.aside import NOTHING, set_aside
from reports.follow_through.due import fell_due
from reports.follow_through.headline import Headline, Named, Passed, SetAside
from reports.follow_through.pages import follow_through_html, follow_through_sheet
from reports.follow_through.values import (
    AccountRow,
    Aside,
    Figure,
    FollowThrough,
    Gathered,
    Stretch,
    TaskFigure,
    Virtue,
    Wishes,
    WorthAsking,
    Written,
)
from reports.follow_through.virtues import came_sentence, virtues

__all__ = [
    "AccountRow",
    "Aside",
    "Figure",
    "FollowThrough",
    "Gathered",
    "Headline",
    "Named",
    "Passed",
    "SetAside",
    "Stretch",
    "TaskFigure",
    "Virtue",
    "Wishes",
    "WorthAsking",
    "Written",
    "follow_through",
    "follow_through_html",
    "follow_through_sheet",
]

_LEAVES = "Figures; promises, meetings, claims, asks and points by name; account names."
_STAYS = (
    "Stays on the rep's computer: private rows, minutes of lateness, "
    "what is thought of people."
)


def follow_through(
    gathered: Gathered,
    wishes: Wishes | None = None,
    earlier: Gathered | None = None,
) -> FollowThrough:
    """Return the report of a period, beside an earlier one if it is given.

    Figures count every promise that they know of; what the rep leaves out loses
    its name, not its weight. Nothing private enters (PACKS section 2).
    """
    chosen = wishes or Wishes()
    ended = fell_due(gathered)
    settings = gathered.settings
    by, stretches = tables.stretches(gathered, ended)
    printed = gathered.now.astimezone(ZoneInfo(settings.zone))
    aside = set_aside(gathered, chosen)
    dot = "\N{MIDDLE DOT}"
    about = (settings.name, gathered.period.words)
    return FollowThrough(
        title="Follow-through",
        about=f" {dot} ".join(part for part in about if part),
        promises=figures.promises_sentence(ended, gathered.kept.total),
        meetings=figures.meetings_sentence(gathered),
        earlier=_earlier(earlier) if earlier else "",
        worth_asking=questions.worth_asking(gathered, ended, chosen),
        by_account=tables.by_account(gathered, ended, chosen),
        together=tables.together(gathered, ended),
        by=by,
        stretches=stretches,
        written=figures.written(gathered),
        left_out=figures.left_out(gathered, ended, chosen),
        leaves=_LEAVES,
        stays=_STAYS,
        answer_to=settings.own_emails[0] if settings.own_emails else "",
        tasks=after_sale.task_figures(gathered, chosen),
        requests=after_sale.requests_sentence(gathered),
        virtues=virtues(gathered, ended, chosen, earlier),
        classes={
            str(one): gathered.headline.calls.classes.get(one, 0) for one in Result
        },
        came=came_sentence(gathered),
        aside=aside,
        nothing_aside="" if aside else NOTHING,
        beside=earlier.period.words if earlier else "",
        printed=f"Earnest {dot} printed {words.date_only(printed)} {clock(printed)}",
    )


def _earlier(gathered: Gathered) -> str:
    share = tables.share(gathered, fell_due(gathered))
    told = f"{share.kept} of {share.total} on time" if share.total else "none due"
    return f"{gathered.period.words}: {told}."
