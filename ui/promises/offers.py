"""Which acts a promise can take, and which several promises can take at once."""

from __future__ import annotations

from collections.abc import Sequence

from app.records.promise import Promise, PromiseState
from ui.promises.acts import ways

LABELS = {
    "done": "Done",
    "again": "Owed after all",
    "undone": "Not done after all",
    "reopen": "Not right yet",
    "new-date": "New date",
    "tell-them": "Tell them",
    "look-in": "Look in",
    "mail": "By mail",
    "told-them": "Told already",
    "they-know": "They know",
    "look-in-on": "Look in on …",
    "edit": "Change",
    "stop": "Stop repeating",
    "cancel": "Take back",
    "open": "To its meeting",
}
ORDER = tuple(LABELS)
_GONE = {PromiseState.CANCELLED, PromiseState.VOID}


def offers(promise: Promise) -> dict[str, str]:
    """Return key and label of each act that one promise can take."""
    opens = LABELS["open"] if promise.meeting else "To its account"
    match promise.state:
        case PromiseState.DONE:
            return {**_labels("undone", "reopen"), "open": opens}
        case PromiseState.CANCELLED | PromiseState.VOID:
            return {**_labels("again"), "open": opens}
        case PromiseState.OPEN | PromiseState.WANTED:
            return {**_open(promise), "open": opens}


def _open(promise: Promise) -> dict[str, str]:
    keys = ["edit", "cancel"]
    if promise.ours and promise.told:
        keys += ["mail", *(() if promise.told_late else ("told-them",))]
    elif promise.ours:
        keys.append("they-know")
    else:
        keys += ["mail", "look-in-on"]
    if promise.repeats:
        keys.append("stop")
    return {**_labels(*keys), **dict(ways(promise))}


def offers_for_all(chosen: Sequence[Promise]) -> dict[str, str]:
    """Return what all of several promises can take; each act is done with all."""
    if not chosen:
        return {}
    states = {one.state for one in chosen}
    if states == {PromiseState.DONE}:
        return _labels("undone", "reopen")
    if states <= _GONE:
        return _labels("again")
    if states != {PromiseState.OPEN}:
        return {}
    keys = ["new-date", "cancel"]
    theirs = not any(one.ours for one in chosen)
    if theirs:
        keys += ["look-in", "mail", "look-in-on"]
    elif all(one.ours and one.told for one in chosen):
        keys += ["tell-them", "mail", "told-them"]
    elif all(one.ours and not one.told for one in chosen):
        keys.append("they-know")
    if all(one.repeats for one in chosen):
        keys.append("stop")
    return {"done": "They did all" if theirs else "All done", **_labels(*keys)}


def _labels(*keys: str) -> dict[str, str]:
    return {key: LABELS[key] for key in keys}
