"""Give and ask: what went to them in half a year, and what is planned or open."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.account_file import AccountFile
from app.desk.facts import Happened
from app.records.exchange import Ask, AskOutcome, Give
from app.records.person import PersonId
from app.rules.both_sides import GiveToAsk, give_to_ask
from app.rules.mutuality import HALF_A_YEAR
from app.rules.wording import MONTHS, count
from ui.accounts.cards.card_rows import Built, noted_row
from ui.accounts.cards.people import first_names
from ui.accounts.page_acts import PageActs
from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.text import Text

WAITING = {AskOutcome.OPEN: "asked, no answer yet", AskOutcome.LATER: "they said later"}


def gives_card(file: AccountFile, acts: PageActs) -> Built:
    """Return one sentence, the three things to do, and a row for what is not done."""
    account = file.account
    gave = SmallButton("Gave", "plus", name=f"Gave something to {account.name}")
    give = SmallButton("Plan a give", name=f"Plan a give for {account.name}")
    ask = SmallButton("Plan an ask", name=f"Plan an ask of {account.name}")
    gave.clicked.connect(lambda: acts.facts.add(Happened.GAVE, account.id))
    give.clicked.connect(lambda: acts.facts.plan_give(account.id))
    ask.clicked.connect(lambda: acts.facts.plan_ask(account.id))
    buttons = Flow(gave, give, ask, gap=2, below=1.5)
    found = give_to_ask(file.gives, file.asks, file.now, file.settings)
    words = Text(balance_words(file, found), lines=0)
    rows = column(words, around(buttons), gap=2)
    days = file.settings.asks_days
    span = "half a year" if days == HALF_A_YEAR else count(days, "day")
    card = Card(CardHead(f"Give and ask, {span}"))
    card.add(around(room(rows, 3.5, 2.5, 3.5, 3)))
    stops: list[tuple[str, QWidget]] = [
        ("gave", gave),
        ("plan-give", give),
        ("plan-ask", ask),
    ]
    for record, about in _not_done(file):
        row = noted_row(record.what, [(about, Tone.QUIET)])
        row.clicked.connect(partial(_open, acts, record))
        stops.append((record.id, row))
        card.add(row)
    return Built(card, stops)


def balance_words(file: AccountFile, found: GiveToAsk) -> str:
    """Return the balance, and what was given last, to whom and when."""
    if found.last is None or found.last.delivered is None:
        return found.sentence
    day = file.day(found.last.delivered)
    year = "" if day.year == file.today.year else f" {day.year}"
    name = first_names(file).get(found.last.whom, "") if found.last.whom else ""
    to = f" to {name}" if name else ""
    when = f"{day.day} {MONTHS[day.month - 1][:3]}{year}"
    return f"{found.sentence} Last: “{found.last.what}”{to}, {when}."


def _not_done(file: AccountFile) -> list[tuple[Give | Ask, str]]:
    names = first_names(file)
    rows: list[tuple[Give | Ask, str]] = [
        (give, _about("give", "for", give.whom, names, give.interest))
        for give in file.gives
        if give.delivered is None and not give.dropped
    ]
    for ask in file.asks:
        if ask.dropped:
            continue
        if ask.outcome is AskOutcome.PLANNED:
            rows.append((ask, _about("ask", "of", ask.whom, names, ask.we_gain)))
        elif ask.outcome in WAITING:
            rows.append((ask, WAITING[ask.outcome]))
    return rows


def _about(
    noun: str,
    to: str,
    whom: PersonId | None,
    names: dict[PersonId, str],
    why: str,
) -> str:
    name = names.get(whom, "") if whom else ""
    planned = f"planned {noun}" + (f" {to} {name}" if name else "")
    return " · ".join(filter(None, (planned, why)))


def _open(acts: PageActs, record: Give | Ask, _checked: bool = False) -> None:
    if isinstance(record, Give):
        acts.facts.plan_give(record.account, record)
    else:
        acts.facts.plan_ask(record.account, record)
