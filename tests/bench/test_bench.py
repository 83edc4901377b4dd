import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import MEASURES, figures, main
from bench.book_of import Sizes
from bench.calendar import calendar_of
from bench.figure import Figure, most_of
from bench.ground import Ground
from bench.hands.model import Hands

ROOT = Path(__file__).parents[2]
TINY = Sizes(meetings=60, accounts=6, promises=120, days_ahead=4)


# A process of its own: a window of the bench dresses the whole application.
APART = """
import json, sys
from pathlib import Path

# Calendars are read in a process that is told where to look by its name.
sys.path[0] = str(Path.cwd())
from bench.__main__ import figures
from bench.ground import Ground
from bench.book_of import Sizes

ground = Ground(Path(sys.argv[1]), Sizes(60, 6, 120, 4), often=0.02)
print(json.dumps([figure.row for figure in figures(sys.argv[2], ground)]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def ground(folder):
    made = Ground(folder, TINY, often=0.02)
    made.book()
    return made


def told_apart(folder, name, seconds=50):
    command = [sys.executable, "-c", APART, str(folder), name]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=seconds
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def check(rows):
    assert rows
    for row in rows:
        assert set(row) == {"name", "figure", "unit", "budget", "ok", "note"}
        assert row["name"]
        assert row["unit"]
        assert row["figure"] >= 0


@pytest.mark.parametrize(
    "name", ["standing", "dossier", "report", "searching", "calendar"]
)
def test_every_figure_without_a_window_is_told_whole(ground, name):
    check([figure.row for figure in figures(name, ground)])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["paper", "switching", "answering"])
def test_every_figure_of_the_window_is_told_whole(ground, folder, name):
    check(told_apart(folder, name))


@pytest.mark.slow
@pytest.mark.timeout(170)
def test_a_day_of_six_calls_by_keys_keeps_to_its_budgets(folder):
    rows = told_apart(folder, "hands", 160)
    check(rows)
    # Counted, not timed: the same on every machine.
    assert all(row["ok"] for row in rows), rows


@pytest.mark.slow
@pytest.mark.timeout(170)
def test_an_account_is_walked_by_deeds_to_an_ally_and_back(folder):
    (row,) = told_apart(folder, "years", 160)
    check([row])
    assert row["note"].endswith(
        "One order, now deliver, Called first, Ally, One of several (again)"
    )


def test_a_chord_is_one_key_and_what_is_held_costs_time():
    hands = Hands()
    hands.press("Ctrl+Return")
    hands.type("fri")
    hands.type("sends the list")
    assert (hands.keys, hands.held, hands.letters) == (1, 1, 17)
    assert (hands.sentences, hands.others) == (1, 4)
    both = hands.plus(hands)
    assert both.seconds == pytest.approx(2 * hands.seconds)
    assert both.others == 8


def test_the_book_is_the_same_every_time(tmp_path):
    from app.book.book import Book
    from app.records.meeting import Answer, Meeting
    from app.records.promise import Promise
    from bench.instant import now

    def records(folder):
        folder.mkdir()
        with Book(Ground(folder, TINY).book(), clock=now) as book:
            return [book.every(family) for family in (Meeting, Answer, Promise)]

    first = records(tmp_path / "one")
    assert first == records(tmp_path / "two")
    assert [len(records) for records in first][0::2] == [60, 120]


def test_a_copy_of_the_book_leaves_the_book_as_it_is(ground):
    before = ground.book().read_bytes()
    copy = ground.own_book()
    copy.write_bytes(b"spoilt")
    assert ground.book().read_bytes() == before


def test_a_calendar_has_as_many_events_as_asked():
    assert calendar_of(7).count(b"BEGIN:VEVENT") == 7


@pytest.mark.parametrize(
    ("figure", "budget", "ok"), [(1.0, 2.0, True), (3.0, 2.0, False), (3.0, None, True)]
)
def test_a_figure_over_its_budget_is_not_ok(figure, budget, ok):
    assert Figure("start-up", figure, "x", budget).ok is ok


def test_what_cannot_be_measured_here_is_over_no_budget():
    assert Figure("memory", None, "MB", 3).ok


def test_all_but_one_in_twenty_stay_below():
    assert most_of(range(1, 101)) == 95
    assert most_of([7]) == 7


def test_a_figure_over_its_budget_ends_with_1_only_when_strict(
    monkeypatch, capsys, tmp_path
):
    from bench import dossier

    over = Figure("dossier to readiness", 30.0, "ms p95", 10)
    monkeypatch.setattr(dossier, "measure", lambda _: iter([over]))
    assert main(["dossier", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row == {
        "name": "dossier to readiness",
        "figure": 30.0,
        "unit": "ms p95",
        "budget": 10,
        "ok": False,
        "note": "",
    }
    assert main(["dossier", "--strict"]) == 1
    assert "OVER" in capsys.readouterr().out


def test_a_measure_nobody_knows_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["weather"])
    assert "weather" in capsys.readouterr().err


def test_every_measure_is_a_module_that_can_be_run():
    from importlib import import_module

    for name in MEASURES:
        assert callable(import_module(f"bench.{name}").measure)
