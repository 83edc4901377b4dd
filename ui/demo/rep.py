"""Ida Holm, who sells: her desk, her clock, and the people she meets, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from app.desk.desk import Desk
from app.records.account import Account
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.promise import Promise, PromiseState
from ui.demo.clock import StorysClock

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Scene:
    """What Ida does at one sitting: when it begins, what it is, the verbs."""

    at: datetime
    words: str
    act: Callable[[Rep], object]


class Rep:
    """Somebody at a desk, whose clock the story turns."""

    def __init__(self, desk: Desk, clock: StorysClock) -> None:
        self.desk = desk
        self.clock = clock
        self.told: list[str] = []

    def tell(self, sentence: str) -> None:
        """Say what was done, for whoever looks on."""
        self.told.append(sentence)

    def play(self, scenes: Iterable[Scene]) -> None:
        """Do scenes in the order of time, each in one act."""
        for scene in sorted(scenes, key=lambda scene: scene.at):
            self.clock.turn(scene.at)
            with self.desk.act(scene.words):
                scene.act(self)

    def account(self, name: str) -> Account:
        """Return an account by its name."""
        return self._one(Account, "name", name)

    def person(self, name: str) -> Person:
        """Return a person by name."""
        return self._one(Person, "name", name)

    def meeting(self, title: str) -> Meeting:
        """Return the newest meeting of a title."""
        return self._one(Meeting, "title", title)

    def promise(self, what: str) -> Promise:
        """Return the newest promise of those words, an open one first."""
        found = self.desk.book.select(Promise, "WHERE what = ? ORDER BY rowid", (what,))
        still_open = [p for p in found if p.state is PromiseState.OPEN]
        return (still_open or list(found))[-1]

    def _one(self, family: type[R], column: str, words: str) -> R:
        clause = f"WHERE {column} = ? ORDER BY rowid DESC LIMIT 1"
        (found,) = self.desk.book.select(family, clause, (words,))
        return found
