"""From a click in the rail to another screen, read and painted."""

from __future__ import annotations

from collections.abc import Iterator

from app.desk import knowing
from bench.desk_top import settle, window_over
from bench.figure import Figure, most_of
from bench.ground import Ground, timed
from ui.places import Place, Visit
from ui.window import Window

BUDGET = 100
ROUNDS = 8


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the time of a switch after something was changed, and of the first."""
    firsts: dict[str, float] = {}
    took: dict[str, list[float]] = {}
    with window_over(ground.own_book()) as window:
        visits = _visits(window)
        for round_ in range(ground.times(ROUNDS) + 1):
            for name, visit in visits.items():
                _change(window, round_)
                with timed() as switch:
                    window.go(visit)
                    settle()
                if round_:
                    took.setdefault(name, []).append(switch.ms)
                else:
                    firsts[name] = switch.ms
    every = [ms for samples in took.values() for ms in samples]
    slowest = {name: most_of(samples) for name, samples in took.items()}
    yield Figure("switch screen", most_of(every), "ms p95", BUDGET, _told(slowest))
    yield Figure("switch screen, first", max(firsts.values()), "ms", note=_told(firsts))


def _visits(window: Window) -> dict[str, Visit]:
    visits = {place.value: Visit(place) for place in Place}
    coming = window.book.book.rows(
        "SELECT id, account FROM meetings WHERE outcome = 'booked' "
        "ORDER BY starts_instant LIMIT 1"
    )
    for meeting, account in coming:
        visits["one meeting"] = Visit(Place.MEETINGS, meeting=meeting)
        visits["one account"] = Visit(Place.ACCOUNTS, account=account)
    return visits


def _change(window: Window, round_: int) -> None:
    """Write something, so that every screen has to be read anew."""
    ((account,),) = window.book.book.rows("SELECT id FROM accounts LIMIT 1")
    window.book.do(knowing.note, f"Round {round_}", account=account)
    settle()


def _told(times: dict[str, float]) -> str:
    slowest = sorted(times.items(), key=lambda pair: -pair[1])[:4]
    return ", ".join(f"{name} {ms:.0f}" for name, ms in slowest)
