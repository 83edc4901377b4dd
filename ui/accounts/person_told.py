"""What a person said and taught, and where they were: read here, written elsewhere."""

from __future__ import annotations

from app.book.account_files import account_file
from app.records.account import Account
from app.records.exchange import Ask, Give
from app.records.knowledge import Need, Note, NoteKind
from app.records.person import Person
from app.rules.both_sides import give_to_ask
from app.rules.on_file import deeds_in
from app.rules.voices import voices
from app.rules.wording import dated_day
from ui.open_book import OpenBook
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.text import Text

SHOWN = 5


def told_rows(book: OpenBook, person: Person) -> tuple[Text, ...]:
    """Return the balance with them, their interests and lessons, and past places.

    Interests have quote and date, the newest first.
    """
    rows = _between(book, person) if person.account and not person.ours else []
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
    lessons = book.book.select(
        Note,
        "WHERE who = ? AND kind = ? ORDER BY dated DESC, rowid DESC",
        (person.id, NoteKind.LESSON),
    )
    if lessons:
        rows.append(_head("What they taught us"))
        for note in lessons[:SHOWN]:
            when = f" {dated_day(note.dated.date())}"
            rows.append(Text(note.text, (when, Tone.QUIET), lines=0))
    if person.before:
        rows.append(_head("Before"))
        for place in reversed(person.before):
            firm = book.book.find(Account, place.account)
            what = f", {place.function}" if place.function else ""
            name = firm.name if firm else "another firm"
            until = f" until {dated_day(place.until)}"
            rows.append(Text(f"{name}{what}", (until, Tone.QUIET), lines=0))
    return tuple(rows)


def _between(book: OpenBook, person: Person) -> list[Text]:
    """Return since when they are known, and what went to them in half a year."""
    account = book.book.find(Account, person.account) if person.account else None
    if account is None:
        return []
    file = account_file(book.book, account, book.now())
    known = [one for one in voices(deeds_in(file), file.now) if one.person == person]
    rows = [_head("Between you, half a year")]
    gives: tuple[Give, ...] = file.gives
    asks: tuple[Ask, ...] = file.asks
    balance = give_to_ask(gives, asks, file.now, file.settings, person.id)
    rows.append(Text(balance.sentence, lines=0))
    if known and (first := known[0].first):
        rows.append(Text(f"Known since {dated_day(first)}.", lines=0))
    return rows


def _head(words: str) -> Text:
    return Text(words, size=SMALL, tone=Tone.QUIET, weight=STRONG)
