"""Measures Earnest against its budgets: `python -m bench [NAME...]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from bench.figure import Figure
from bench.ground import Ground

# In this order, the quickest to tell first; each is a module of this package.
MEASURES = (
    "standing",
    "dossier",
    "search",
    "report",
    "answering",
    "switching",
    "paper",
    "hands",
    "years",
    "imports",
    "memory",
    "start_up",
    "calendar",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures; with --strict the exit code is 1 where one is over."""
    options = _options(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="earnest-bench-") as folder:
        found = []
        ground = Ground(Path(folder))
        for name in options.names or MEASURES:
            for figure in figures(name, ground):
                found.append(figure)
                if not options.json:
                    print(_line(figure), flush=True)
    if options.json:
        print(json.dumps([figure.row for figure in found], indent=1))
    elif hasattr(os, "getloadavg"):
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    over = any(not figure.ok for figure in found)
    return 1 if over and options.strict else 0


def figures(name: str, ground: Ground) -> Iterable[Figure]:
    """Measure what a module of this package measures."""
    measured: Iterable[Figure] = import_module(f"bench.{name}").measure(ground)
    return measured


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="bench", description=__doc__)
    reader.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASURES))
    reader.add_argument("--json", action="store_true", help="rows as JSON")
    reader.add_argument("--strict", action="store_true", help="exit 1 over a budget")
    options = reader.parse_args(argv)
    if unknown := sorted(set(options.names) - set(MEASURES)):
        reader.error(f"no measure is called {', '.join(unknown)}")
    return options


def _line(figure: Figure) -> str:
    value = "not told" if figure.figure is None else f"{figure.figure:,.2f}"
    held = "" if figure.budget is None else f"of {figure.budget:g}"
    mark = "" if figure.budget is None else "ok" if figure.ok else "OVER"
    words = f"{figure.name:<34}{value:>11} {figure.unit:<14}{held:<9}{mark:<5}"
    return f"{words}{figure.note}"


if __name__ == "__main__":
    sys.exit(main())
