"""What a person said and where they were: read on their sheet, written elsewhere."""

from __future__ import annotations

from app.records.account import Account
from app.records.knowledge import Need
from app.records.person import Person
from app.rules.wording import dated_day
from ui.open_book import OpenBook
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.text import Text

SHOWN = 5


def told_rows(book: OpenBook, person: Person) -> tuple[Text, ...]:
    """Return their interests with quote and date, the newest first, and past places."""
    rows: list[Text] = []
    interests = book.book.select(
        Need, "WHERE who = ? AND interest ORDER BY said DESC, rowid DESC", (person.id,)
    )
    if interests:
        rows.append(_head("Interests, in their words"))
        for need in interests[:SHOWN]:
            firm = book.book.find(Account, need.account)
            where = dated_day(need.said.date())
            if firm and need.account != person.account:
                where += f", at {firm.name}"
            rows.append(Text(f"“{need.words}”", (f" {where}", Tone.QUIET), lines=0))
    if person.before:
        rows.append(_head("Before"))
        for place in reversed(person.before):
            firm = book.book.find(Account, place.account)
            what = f", {place.function}" if place.function else ""
            name = firm.name if firm else "another firm"
            until = f" until {dated_day(place.until)}"
            rows.append(Text(f"{name}{what}", (until, Tone.QUIET), lines=0))
    return tuple(rows)


def _head(words: str) -> Text:
    return Text(words, size=SMALL, tone=Tone.QUIET, weight=STRONG)
