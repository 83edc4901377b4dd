"""What could be given before something is asked, and after silence, in words."""

from __future__ import annotations

from collections.abc import Iterator

from app.day import Desktop
from app.rules.give_first import GiveFirst
from app.rules.interests import what_next
from app.rules.silence import QUESTION, Silence
from ui.today.duties import DutyCard, DutyLine, Ways

PLAN = ("plan-give", "Plan a give")
GIVEN = ("given", "Given")
NOT_NOW = ("not-now", "Not now")
WROTE = ("they-wrote", "They wrote")
IN_PEACE = ("in-peace", "In peace until")


def useful_cards(on: Desktop, zone: str) -> Iterator[DutyCard]:
    """Yield a card for each of the two that has something to say."""
    if on.give_first:
        lines = tuple(_give_line(one, zone) for one in on.give_first)
        yield DutyCard("Give before you ask", lines)
    if on.silences:
        lines = tuple(_silence_line(one, zone) for one in on.silences)
        yield DutyCard("Gone quiet", lines)


def _give_line(one: GiveFirst, zone: str) -> DutyLine:
    ways: Ways = (GIVEN, NOT_NOW) if one.planned else (PLAN, GIVEN, NOT_NOW)
    words = f"{one.words} {what_next(one.offer, one.planned, zone)}"
    return DutyLine(f"give {one.account}", one.name, (words,), ways, one)


def _silence_line(one: Silence, zone: str) -> DutyLine:
    ways: Ways = (GIVEN if one.planned else PLAN, WROTE, IN_PEACE)
    asks = "" if one.planned else f"{QUESTION} "
    words = f"{asks}{what_next(one.offer, one.planned, zone)}"
    return DutyLine(f"silence {one.meeting.id}", one.title, (words,), ways, one)
