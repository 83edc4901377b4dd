"""What matters to them, in their words, and where they said it."""

from __future__ import annotations

from app.account_file import AccountFile
from app.records.knowledge import Need
from app.rules.wording import dated_day
from ui.accounts.cards.card_rows import Built, quiet_row
from ui.accounts.page_acts import PageActs
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, room
from ui.widgets.text import Text


def needs_card(file: AccountFile, _acts: PageActs) -> Built:
    """Return a row a need, the newest first; those who came from elsewhere have theirs.

    What somebody said at another firm stays there, and is theirs here too.
    """
    card = Card(CardHead("What matters to them", "in their words"))
    needs = needs_of(file)
    for need, who, where in needs:
        about = ", ".join(filter(None, (who, where)))
        words = Text(
            f"“{need.words}”", (f" {about}" if about else "", Tone.QUIET), lines=0
        )
        card.add(around(room(column(words), 3.5, 2.25, 3.5, 2.25)))
    if not needs:
        card.add(quiet_row("Nothing written down yet. Ask, and keep their words."))
    return Built(card)


def needs_of(file: AccountFile) -> tuple[tuple[Need, str, str], ...]:
    """Return what an account's people said, the newest first: who, and where else."""
    names = file.names
    told = []
    for need in (*file.needs, *file.brought):
        who = names.get(need.who, "") if need.who else ""
        told.append((need, who, _elsewhere(file, need)))
    return tuple(sorted(told, key=lambda one: one[0].said, reverse=True))


def _elsewhere(file: AccountFile, need: Need) -> str:
    if need.account == file.account.id:
        return ""
    firm = file.firms.get(need.account)
    return f"{f'at {firm}, ' if firm else ''}{dated_day(need.said.date())}"
