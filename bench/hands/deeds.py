"""Deeds of an account noted by keys: what was ordered, asked, promised, kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from bench.hands.seller import Seller
from ui.widgets.choice_row import ChoiceRow

MOST_TABS: Final = 24
NAMES: Final = {
    "value": "What it is worth, in whole units",
    "link": "What it left in writing",
    "firm": "With which account",
    "who": "Who of theirs",
}
Act = Callable[[Seller], None]


def noted(kind: str, what: str, **fields: str) -> Act:
    """Note what happened; `fields` are words for what else is asked, by its name."""

    def act(seller: Seller) -> None:
        seller.find(kind)
        seller.type(what)
        for name, words in fields.items():
            _go_to(seller, NAMES[name])
            seller.type(words)
        seller.press("Ctrl+Return")

    return act


def asked(what: str, first: str) -> Act:
    """Note that they asked for something; `first` is whether they called us first."""

    def act(seller: Seller) -> None:
        seller.press("Ctrl+Shift+A")
        seller.type(what)
        _choose(seller, first)
        seller.press("Ctrl+Return")

    return act


def promised(what: str, by: str, *, theirs: bool = False) -> Act:
    """Write a promise down that is due on a day."""

    def act(seller: Seller) -> None:
        seller.press("Ctrl+Shift+O")
        if theirs:
            _choose(seller, "they promise")
            _go_to(seller, "What")
        seller.type(what)
        _go_to(seller, "By when")
        seller.type(by)
        seller.press("Ctrl+Return")

    return act


def kept(what: str) -> Act:
    """Say that a promise was kept."""

    def act(seller: Seller) -> None:
        seller.find(what)
        seller.press("Ctrl+D")

    return act


def works_in(who: str, function: str) -> Act:
    """Write down what somebody of theirs does."""

    def act(seller: Seller) -> None:
        seller.find(who)
        seller.press("Return")
        _go_to(seller, "Function")
        seller.type(function)
        seller.press("Ctrl+Return")

    return act


def _go_to(seller: Seller, name: str) -> None:
    """Press Tab until the field of a name has the keyboard."""
    for _ in range(MOST_TABS):
        if _named(QApplication.focusWidget()) == name:
            return
        seller.press("Tab")
    raise RuntimeError(f"There is no field “{name}”.")


def _choose(seller: Seller, option: str) -> None:
    """Go on to the row of choices that has an option, and take it."""
    for _ in range(MOST_TABS):
        row = _row_of(QApplication.focusWidget())
        keys = [button.key for button in row.buttons] if row else []
        if row and option in keys:
            while (button := QApplication.focusWidget()) in row.buttons:
                if button is row.buttons[keys.index(option)]:
                    break
                seller.press("Right")
            if row.option != option:
                seller.press("Space")
            return
        seller.press("Tab")
    raise RuntimeError(f"There is no choice “{option}”.")


def _named(widget: QWidget | None) -> str:
    return widget.accessibleName() if widget else ""


def _row_of(widget: QWidget | None) -> ChoiceRow | None:
    while widget is not None and not isinstance(widget, ChoiceRow):
        widget = widget.parentWidget()
    return widget
