"""What is imported before the first paint."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from bench import fresh
from bench.figure import Figure
from bench.ground import Ground

# Each is imported where it is first used: one of them costs 10 to 60 ms.
HEAVY = (
    "sqlite_utils",
    "pydantic",
    "jinja2",
    "icalendar",
    "recurring_ical_events",
    "phonenumbers",
    "vobject",
    "holidays",
    "PySide6.QtPrintSupport",
    "PySide6.QtNetwork",
    "PySide6.QtSvgWidgets",
)
_OUR_OWN = frozenset({"app", "bench", "checklists", "reports", "ui", "__main__"})


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield how many of the heavy modules were read too early, and which others."""
    modules = fresh.run("earnest", str(ground.book()))["modules"]
    early = [name for name in HEAVY if name in modules]
    told = ", ".join(early) or "none of those read at first use"
    yield Figure("heavy modules before first paint", len(early), "modules", 0, told)
    others = sorted(others_in(modules))
    note = f"from others: {', '.join(others)}"
    yield Figure("modules before first paint", len(modules), "modules", note=note)


def others_in(modules: list[str]) -> set[str]:
    """Return the packages of other people among modules, PySide6 by its parts."""
    tops = {name.split(".")[0] for name in modules}
    foreign = {
        name
        for name in tops - _OUR_OWN - {"PySide6"}
        if name not in sys.stdlib_module_names and not name.startswith("_")
    }
    qt = {name for name in modules if name.startswith("PySide6.Qt")}
    return foreign | qt
