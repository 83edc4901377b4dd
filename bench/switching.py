"""From a click in the rail to another screen, read and painted."""

from __future__ import annotations

from collections.abc import Iterator

from app.desk import knowing
from bench.desk_top import settle, window_over
from bench.figure import Figure, most_of
from bench.ground import Ground, timed
from ui.places import Place, Visit
from ui.reports.screen import ReportsScreen
from ui.window import Window

BUDGET = 100
ROUNDS = 8


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the time of a switch, of one after a change, and of the first."""
    firsts: dict[str, float] = {}
    took: dict[str, list[float]] = {}
    still: dict[str, list[float]] = {}
    pages: list[float] = []
    with window_over(ground.own_book()) as window:
        visits = _visits(window)
        for round_ in range(ground.times(ROUNDS) + 1):
            for name, visit in visits.items():
                _change(window, round_)
                with timed() as switch:
                    window.go(visit)
                    settle()
                with timed() as more:
                    _wait_for_pages(window)
                if visit.place is Place.REPORTS and round_:
                    pages.append(switch.ms + more.ms)
                if round_:
                    took.setdefault(name, []).append(switch.ms)
                else:
                    firsts[name] = switch.ms
        # Each is read once more after the last change, and from then on is known.
        for round_ in range(ground.times(ROUNDS) + 1):
            for name, visit in visits.items():
                with timed() as switch:
                    window.go(visit)
                    settle()
                _wait_for_pages(window)
                if round_:
                    still.setdefault(name, []).append(switch.ms)
    yield _figure("switch screen", still)
    yield _figure("switch screen, after a change", took)
    yield Figure("switch screen, first", max(firsts.values()), "ms", note=_told(firsts))
    note = "worked out beside the window, which stays live"
    yield Figure("a month's report, all pages", most_of(pages), "ms p95", note=note)


def _figure(name: str, took: dict[str, list[float]]) -> Figure:
    every = [ms for samples in took.values() for ms in samples]
    slowest = {screen: most_of(samples) for screen, samples in took.items()}
    return Figure(name, most_of(every), "ms p95", BUDGET, _told(slowest))


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


def _wait_for_pages(window: Window) -> None:
    """Let a report be worked out, so that it does not weigh on the next switch."""
    screen = window.screen_shown
    while isinstance(screen, ReportsScreen) and screen.reckoning.is_on:
        settle()


def _change(window: Window, round_: int) -> None:
    """Write something, so that every screen has to be read anew."""
    ((account,),) = window.book.book.rows("SELECT id FROM accounts LIMIT 1")
    window.book.do(knowing.note, f"Round {round_}", account=account)
    settle()


def _told(times: dict[str, float]) -> str:
    slowest = sorted(times.items(), key=lambda pair: -pair[1])[:4]
    return ", ".join(f"{name} {ms:.0f}" for name, ms in slowest)
