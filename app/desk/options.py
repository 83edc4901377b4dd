"""What else they could choose: rivals and other ways, ours among them."""

from __future__ import annotations

from dataclasses import replace

from app.desk.checking import changed
from app.desk.desk import Desk
from app.records.account import Account, AccountId
from app.records.option import Option, OptionId

_FIXED = {"account", "made", "dropped"}


def add(desk: Desk, name: str, account: AccountId, **fields: object) -> Option:
    """Write down a way they could go."""
    with desk.act("writing down an option") as write:
        id_ = OptionId(desk.new_id())
        blank = Option(id_, desk.the(Account, account).id, name, desk.now)
        made = changed(blank, fields, _FIXED)
        write.put(made)
    return made


def edit(desk: Desk, option: OptionId, **changes: object) -> Option:
    """Change what is said of an option."""
    with desk.act("changing an option") as write:
        after = changed(desk.the(Option, option), changes, _FIXED)
        write.put(after)
    return after


def drop(desk: Desk, option: OptionId, *, dropped: bool = True) -> Option:
    """Set an option aside, or take it up again."""
    with desk.act("setting an option aside") as write:
        after = replace(desk.the(Option, option), dropped=dropped)
        write.put(after)
    return after
