"""How promises close, whichever verb closes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.records.promise import Promise, PromiseKind, PromiseState

VOID_WHEN_CANCELLED = frozenset(
    {PromiseKind.RECAP, PromiseKind.THANKS, PromiseKind.INVITE}
)


def kept(promise: Promise, at: datetime) -> Promise:
    """Return a promise done; one that was reopened keeps its first day of done."""
    first = promise.done if promise.reopened and promise.done else at
    return replace(promise, state=PromiseState.DONE, done=first)


def voided(promise: Promise, at: datetime) -> Promise:
    """Return a promise that nothing is left of."""
    return replace(promise, state=PromiseState.VOID, voided=at)
