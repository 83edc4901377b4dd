"""What matters to them, in their words, and the goal of both sides."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.account_file import AccountFile
from app.records.knowledge import Need
from app.rules.wording import dated_day
from ui.accounts.cards.card_rows import Built, noted_row, quiet_row
from ui.accounts.page_acts import PageActs
from ui.theme import STRONG, Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import column, room
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text


def needs_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row for the goal, and one a need, the newest first.

    What somebody said at another firm stays there, and is theirs here too.
    """
    card = Card(CardHead("What matters to them"))
    goal = _goal_row(file.account.shared_goal)
    goal.clicked.connect(lambda: acts.facts.share_goal(file.account.id))
    card.add(goal)
    stops: list[tuple[str, QWidget]] = [("goal", goal)]
    needs = needs_of(file)
    for need, who, where in needs:
        about = ", ".join(filter(None, (who, where)))
        row = noted_row(f"“{need.words}”", [(about, Tone.QUIET)])
        row.clicked.connect(partial(_change, acts, need))
        stops.append((need.id, row))
        card.add(row)
    if not needs:
        card.add(quiet_row("Nothing written down yet. Ask, and keep their words."))
    return Built(card, stops)


def needs_of(file: AccountFile) -> tuple[tuple[Need, str, str], ...]:
    """Return what an account's people said, the newest first: who, and where else."""
    names = file.names
    told = []
    for need in (*file.needs, *file.brought):
        who = names.get(need.who, "") if need.who else ""
        told.append((need, who, _elsewhere(file, need)))
    return tuple(sorted(told, key=lambda one: one[0].said, reverse=True))


def _goal_row(goal: str) -> RowButton:
    words = Text(("Goal of both sides: ", Tone.INK, STRONG), goal, lines=0)
    if not goal:
        words.say(("Goal of both sides: ", Tone.INK, STRONG), ("not named", Tone.QUIET))
    return RowButton(room(column(words), 3.5, 2.25, 3.5, 2.25), words.text())


def _change(acts: PageActs, need: Need, _checked: bool = False) -> None:
    acts.facts.look_again(need)


def _elsewhere(file: AccountFile, need: Need) -> str:
    if need.account == file.account.id:
        return ""
    firm = file.firms.get(need.account)
    return f"{f'at {firm}, ' if firm else ''}{dated_day(file.day(need.said))}"
