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
    clock = StorysClock(BEGINS)
    with Book(path, clock=clock) as book:
        before_the_call(Rep(Desk(book, Library(), clock), clock))
    return running_from(BEFORE_THE_CALL)


def before_the_call(rep: Rep) -> None:
    """Let all happen that happened until a quarter of an hour before the call."""
    scenes: Iterable[Scene] = (*history(), *week())
    rep.play(scene for scene in scenes if scene.at < BEFORE_THE_CALL)
