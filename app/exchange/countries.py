"""Countries by the names that lists of contacts give them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final
from unicodedata import normalize

_MARKS: Final = re.compile("[\u0300-\u036f]")


def country_named(name: str) -> str:
    """Return the ISO 3166 code (`CZ`) of a country; nothing for none that is known."""
    return _countries().get(_plain(name), "")


@cache
def _countries() -> dict[str, str]:
    known: dict[str, str] = {}
    # Zone data brings codes and English names along.
    table = files("tzdata.zoneinfo").joinpath("iso3166.tab").read_text("utf-8")
    for line in table.splitlines():
        code, tab, name = line.partition("\t")
        if tab and not code.startswith("#"):
            known[code.casefold()] = code
            known[_plain(name)] = code
    ours = Path(__file__).with_name("countries.toml").read_text("utf-8")
    for code, names in tomllib.loads(ours).items():
        known |= dict.fromkeys(names, code)
    return known


def _plain(text: str) -> str:
    bare = _MARKS.sub("", normalize("NFKD", text.casefold()))
    return " ".join(re.findall(r"[^\W\d_]+", bare))
