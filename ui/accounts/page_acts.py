"""What the cards of an account's page can do, whichever they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.account_file import AccountFile
from app.records.meeting import MeetingId
from app.records.person import Person
from app.records.promise import Promise
from ui.accounts.cards.card_rows import Built
from ui.accounts.fact_acts import FactActs
from ui.open_book import OpenBook
from ui.places import Visit
from ui.promises.acts import PromiseActs
from ui.promises.figures import Cell


@dataclass(frozen=True, slots=True)
class PageActs:
    """Handed to every card beside the account's file.

    `edit` opens the sheet of a person, or of a new one; `go` leads elsewhere, `meet`
    to a meeting, `owe` to a promise (None: to all of them); `explain` shows what is
    behind a figure.
    """

    book: OpenBook
    facts: FactActs
    promises: PromiseActs
    edit: Callable[[Person | None], None]
    go: Callable[[Visit], None]
    meet: Callable[[MeetingId], None]
    owe: Callable[[Promise | None], None]
    explain: Callable[[Cell], None]


CardOf = Callable[[AccountFile, PageActs], Built | None]
"""Makes a card of an account's page; None where there is nothing to show."""
