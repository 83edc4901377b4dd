"""What happened with an account, the newest first: facts, gives, their no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.account_file import AccountFile
from app.records.knowledge import Fact, StageFact
from app.rules.on_file import deeds_in
from app.rules.standing.sessions import lacks_words
from app.rules.whole_numbers import grouped
from ui.accounts.cards.card_rows import Built, quiet_row
from ui.accounts.cards.first_call import first_call_row, is_asked
from ui.accounts.fact_forms import SHOWN_AS
from ui.accounts.page_acts import PageActs
from ui.theme import SMALL, Tone
from ui.times import short_day_word
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

SHOWN = 20


class Line(NamedTuple):
    """When, what, in a word what it is; the fact it can be put right by."""

    at: datetime
    what: str
    kind: str
    about: str
    tone: Tone
    fact: Fact | None = None


def happened_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row for each, and the button that adds one."""
    account = file.account
    add = SmallButton("Add a fact", "plus", name=f"Add a fact: {account.name}")
    add.clicked.connect(lambda: acts.facts.add(account=account.id))
    card = Card(CardHead("What happened", "", add))
    stops: list[tuple[str, QWidget]] = [("add-fact", add)]
    told = happened_with(file)
    for one in told[:SHOWN]:
        day = short_day_word(file.day(one.at), file.today)
        about = " · ".join(filter(None, (day, one.about)))
        head = Flow(Text(one.what, lines=0))
        if one.kind:
            head.addWidget(Pill(one.kind, one.tone))
        rows = column(head, Text(about, size=SMALL, tone=Tone.QUIET, lines=0))
        laid = room(rows, 3.5, 2.25, 3.5, 2.25)
        if one.fact is None:
            card.add(around(laid))
            continue
        row = RowButton(laid, ", ".join(filter(None, (one.what, one.kind, about))))
        row.clicked.connect(partial(_change, acts, one.fact))
        stops.append((one.fact.id, row))
        card.add(row)
        if is_asked(one.fact):
            asking, buttons = first_call_row(one.fact, acts)
            stops += buttons
            card.add(asking)
    if not told:
        card.add(quiet_row("Nothing yet: an order, a request, what they told you."))
    if len(told) > SHOWN:
        card.add(quiet_row(f"{len(told) - SHOWN} earlier ones."))
    return Built(card, stops)


def happened_with(file: AccountFile) -> tuple[Line, ...]:
    """Return all of it, the newest first."""
    lines = (*_facts(file), *_others(file))
    return tuple(sorted(lines, key=lambda one: one.at, reverse=True))


def _facts(file: AccountFile) -> Iterator[Line]:
    for fact in file.facts:
        kind, tone, about = SHOWN_AS[fact.stage_fact], Tone.ACCENT, fact.source
        if fact.stage_fact is StageFact.REQUEST and fact.called_first == "yes":
            kind = "called you first"
        elif fact.stage_fact is StageFact.ORDER and fact.value is not None:
            about = f"worth {grouped(fact.value)}"
        elif fact.stage_fact in {StageFact.PROBLEM, StageFact.BREACH}:
            tone = Tone.QUIET if fact.closed else Tone.STOP
            about = "solved" if fact.closed else "open"
        elif fact.stage_fact is StageFact.SESSION:
            lacks = lacks_words(
                fact, file.facts, file.promises, deeds_in(file).zone, file.settings
            )
            about = " · ".join(filter(None, (fact.link, lacks)))
        yield Line(fact.dated, fact.what, kind, about, tone, fact)


def _others(file: AccountFile) -> Iterator[Line]:
    for give in file.gives:
        if give.delivered and not give.dropped:
            yield Line(give.delivered, give.what, "gave", give.interest, Tone.READY)
    for no in file.refusals:
        yield Line(no.said, f"“{no.words}”", "they said no", no.subject, Tone.NEAR)


def _change(acts: PageActs, fact: Fact, _checked: bool = False) -> None:
    acts.facts.change(fact)
