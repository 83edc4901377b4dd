"""What is open between the two: points, trades, ways they could go."""

from __future__ import annotations

from collections.abc import Iterator

from app.account_file import AccountFile
from app.records.exchange import Concession
from app.records.knowledge import Size
from app.rules.mismatches import by_mismatch, what_to_do
from app.rules.terms import KNOWN_BY
from reports.account_review.values import OptionLine, PointLine, TradeLine


def points(file: AccountFile) -> tuple[PointLine, ...]:
    """Return the open points, those first that the two weigh most differently."""
    return tuple(
        PointLine(
            one.subject,
            _size(one.size_to_them),
            KNOWN_BY[one.known_by] if one.size_to_them else "",
            _size(one.size_to_us),
            what_to_do(one),
            one.protects,
        )
        for one in by_mismatch(file.points)
    )


def trades(file: AccountFile) -> tuple[TradeLine, ...]:
    """Return what was put on the table, oldest first."""
    return tuple(
        TradeLine(
            one.we_give or "nothing named",
            one.we_ask_back or "nothing named yet",
            "; ".join(_worth(one)),
        )
        for one in file.trades
        if not one.dropped
    )


def options(file: AccountFile) -> tuple[OptionLine, ...]:
    """Return the ways they could go, ours first."""
    kept = sorted((o for o in file.options if not o.dropped), key=lambda o: not o.ours)
    return tuple(
        OptionLine(o.name, o.ours, o.pros, o.cons, o.their_pros, o.their_cons)
        for o in kept
    )


def _worth(trade: Concession) -> Iterator[str]:
    for label, words in (
        ("worth to them", trade.value_to_them),
        ("costs us", trade.cost_to_us),
        ("limit", trade.limit),
    ):
        if words:
            yield f"{label}: {words}"


def _size(size: Size | None) -> str:
    return size.value if size else "not known"
