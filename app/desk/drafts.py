"""New records, begun with what the desk knows: an id, whose they are, the time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from app.desk.checking import WORDS, checked
from app.desk.desk import Desk
from app.records.account import AccountId
from app.records.exchange import Refusal
from app.records.knowledge import Fact, Need, Note
from app.records.meeting import MeetingId

R = TypeVar("R")

# The field that holds when a record began; the others have it in `made`.
_BEGAN = {Need: "said", Refusal: "said", Note: "dated"}


def draft(
    desk: Desk,
    family: type[R],
    words: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> R:
    """Begin a record of a meeting or of an account, not yet kept.

    `words` are what it says, `fields` any others of its own; a Problem says what
    is missing.
    """
    account, meeting = desk.belongs(account, meeting)
    began = {_BEGAN.get(family, "made"): desk.now}
    if family is Fact:
        began["dated"] = began["made"]
    if family in WORDS:
        fields[WORDS[family][0]] = words
    known = {"id": desk.new_id(), "account": account, "meeting": meeting}
    made = cast("Callable[..., R]", family)
    record = checked(made(**{**known, **began, **fields}))
    desk.known(record)
    return record
