"""A sample: the book of Ida Holm, who does not exist, made by the verbs of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app.book.book import Book
from app.clock import Clock
from app.desk.desk import Desk
from checklists.library import Library
from ui.demo.clock import StorysClock, running_from
from ui.demo.history import BEGINS, history
from ui.demo.rep import Rep, Scene
from ui.demo.story import BEFORE_THE_CALL, week


def make_sample(path: Path) -> Clock:
    """Make the sample book, and return its clock: a Monday, 13:46, running on."""
    told(path, (*history(), *week()))
    return running_from(BEFORE_THE_CALL)


def told(path: Path, scenes: Iterable[Scene]) -> None:
    """Make a book in which what is before the call, or all of it, has happened."""
    clock = StorysClock(BEGINS)
    with Book(path, clock=clock) as book:
        rep = Rep(Desk(book, Library(), clock), clock)
        rep.play(scene for scene in scenes if scene.at < BEFORE_THE_CALL)
