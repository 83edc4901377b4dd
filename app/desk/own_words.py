"""Sentences of one's own that are not to be offered again, or are once more."""

from __future__ import annotations

from dataclasses import replace

from app.book.own_words import not_offered, same
from app.desk.desk import Desk
from app.errors import Problem
from app.records.mark import Mark, MarkId, MarkKind
from app.shelves import Shelf


def not_again(desk: Desk, shelf: Shelf, words: str) -> Mark | None:
    """Offer a sentence of a shelf no more; None where that was said before."""
    key = same(words)
    if key in not_offered(desk.book, shelf.key):
        return None
    with desk.act("offering a sentence no more") as write:
        mark = Mark(
            MarkId(desk.new_id()),
            MarkKind.NOT_OFFERED,
            desk.now,
            code=shelf.key,
            reason=key,
        )
        write.put(mark)
    return mark


def offer_again(desk: Desk, mark: MarkId) -> Mark:
    """Offer a sentence again that was shut away."""
    with desk.act("offering a sentence again") as write:
        before = desk.the(Mark, mark)
        if before.kind is not MarkKind.NOT_OFFERED:
            raise Problem("This is no sentence that was shut away.")
        after = replace(before, withdrawn=desk.now)
        write.put(after)
    return after
