"""Sentences of one's own that are not to be offered again."""

from __future__ import annotations

from app.book.own_words import not_offered, same
from app.desk.desk import Desk
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
