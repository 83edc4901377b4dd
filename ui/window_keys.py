"""The commands of the window: by key while it is in front, and in the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.desk.facts import Happened
from ui.accounts.fact_acts import FactActs
from ui.accounts.fact_forms import FORMS
from ui.focus import focus
from ui.keys import on_key
from ui.places import DAYS_END, Place, Visit
from ui.preferences import LARGEST, LOOKS, TEXT_STEP, USUAL

if TYPE_CHECKING:
    from ui.window import Window


def add_commands(window: Window) -> None:
    """Give the window its commands, with when each of them is offered."""
    undoing, on_top, importing = window.undoing, window.on_top, window.importing
    looks = window.looks
    rounds = window.rounds
    facts = FactActs(window.book, window)
    facts.noted.connect(window.note)
    today, briefs = Visit(Place.TODAY), Visit(Place.REPORTS, report="today")
    acts: dict[str, Callable[[], object]] = {
        "meeting": window.add_meeting,
        "import": importing.paste_or_choose,
        "they-asked": lambda: window.promise_acts.note_request(window.account),
        "promise-new": lambda: window.promise_acts.add(window.account),
        "fact": lambda: facts.add(account=window.account),
        "note-solved": lambda: facts.solve(window.account),
        "note-loss": lambda: facts.lose(window.account),
        "plan-give": lambda: facts.plan_give(window.account),
        "plan-ask": lambda: facts.plan_ask(window.account),
        "undo": undoing.undo,
        "redo": undoing.redo,
        "pane": window.go_round,
        "before": window.go_back,
        "keys": on_top.show_keys,
        "today": partial(window.go, today),
        "print-today": partial(window.go, briefs),
        "wrap-day": rounds.wrapping_up.begin,
        "days-end": partial(window.go, DAYS_END),
        "review": partial(_review, window),
        "reminder": rounds.reminding.act,
        "hush": rounds.reminding.dismiss,
        "reminders-off": partial(rounds.remind, on=False),
        "reminders-on": partial(rounds.remind, on=True),
        "quit": window.close,
        "search": window.open_palette,
        "files": importing.choose,
        "sample": on_top.open_sample,
        "practice": on_top.open_practice,
        "larger": partial(looks.resize_text, TEXT_STEP),
        "smaller": partial(looks.resize_text, -TEXT_STEP),
        "usual-size": partial(looks.choose_size, USUAL),
    }
    for kind, form in FORMS.items():
        acts[form.command] = partial(_note_fact, window, facts, kind)
    for look in LOOKS:
        acts[f"look-{look}"] = partial(looks.choose_look, look)
    for deed in ("back-up", "check", "restore", "deleted"):
        acts[deed] = partial(_look_after_data, window, deed)
    can = {
        "note-solved": lambda: facts.any_open,
        "note-loss": lambda: window.account is not None,
        "undo": lambda: undoing.can_undo,
        "redo": lambda: undoing.can_redo,
        "reminder": lambda: rounds.reminds,
        "hush": lambda: rounds.reminds,
        "reminders-off": lambda: rounds.is_on,
        "reminders-on": lambda: not rounds.is_on,
        "larger": lambda: looks.percent < LARGEST,
        "smaller": lambda: looks.percent > USUAL,
        "usual-size": lambda: looks.percent != USUAL,
    }
    for name, act in acts.items():
        on_key(window, name, act, when=can.get(name))


def _note_fact(window: Window, facts: FactActs, kind: Happened) -> None:
    facts.add(kind, window.account)


def _review(window: Window) -> None:
    """Review the account that is open; another is named where the keyboard then is."""
    window.go(Visit(Place.REPORTS, account=window.account, report="account"))
    if stop := window.screen_shown.first_stop():
        focus(stop)


def _look_after_data(window: Window, deed: str) -> None:
    """Do what a button of the settings does, where its outcome is told."""
    from ui.settings.screen import SettingsScreen

    window.go(Visit(Place.SETTINGS))
    screen = window.screen_shown
    assert isinstance(screen, SettingsScreen)
    screen.look_after_data(deed)
