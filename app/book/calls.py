"""The meetings of a period, each in a line: what headline figures read of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from app.book.book import Book
from app.book.in_period import IN_PERIOD, between, stamped

_MISSED: Final = """CASE moves WHEN '[]' THEN 0 ELSE (
    SELECT count(*) FROM json_each(moves) AS move
    WHERE json_extract(move.value, '$.by_us')
        AND json_extract(move.value, '$.told_at')
            > json_extract(move.value, '$.was.instant')
) END"""
_STARTED: Final = f"CASE late_cause WHEN 'us' THEN {stamped('started')} END"
# When their first line that was not passed over begins, each after those before it.
# Mostly it is the first or the second line, and SQLite need not add up.
_THEIRS_AT: Final = """CASE
    WHEN json_extract(agenda, '$.lines[0].owner') <> 'us'
        AND json_extract(agenda, '$.lines[0].reached') IS NOT 0 THEN 0
    WHEN json_extract(agenda, '$.lines[1].owner') <> 'us'
        AND json_extract(agenda, '$.lines[1].reached') IS NOT 0
        THEN json_extract(agenda, '$.lines[0].minutes')
    ELSE (
        SELECT min(begins) FROM (
            SELECT json_extract(value, '$.owner') AS owner,
                json_extract(value, '$.reached') AS reached,
                sum(json_extract(value, '$.minutes')) OVER (
                    ORDER BY key ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) - json_extract(value, '$.minutes') AS begins
            FROM json_each(agenda, '$.lines')
        ) WHERE owner <> 'us' AND reached IS NOT 0
    ) END"""
_DATED: Final = "(deed.due_instant IS NOT NULL OR deed.done IS NOT NULL)"
_DEED: Final = f"""EXISTS (
    SELECT 1 FROM promises AS deed WHERE deed.meeting = call.id
        AND NOT deed.ours AND deed.kind <> 'invite'
        AND deed.state IN ('open', 'done') AND {_DATED}
)"""
# A deed of the plan, with a name and a day, that the wrap shows or that they took on.
# The cross join keeps SQLite from reading all promises of the account instead.
_WANTED: Final = f"""plan.links <> '[]' AND EXISTS (
    SELECT 1 FROM json_each(plan.links) AS link
    CROSS JOIN promises AS deed ON deed.id = link.value
    WHERE deed.account = call.account AND {_DATED}
        AND (deed.ours OR deed.who IS NOT NULL OR trim(deed.who_words) <> '')
        AND (
            instr(wrap.links, '"' || deed.id || '"')
            OR deed.meeting IS call.id AND deed.state IN ('open', 'done')
            OR deed.meeting IS NOT call.id AND deed.state = 'done'
        )
)"""
_LEAST: Final = (
    """instr(wrap."values", '{"field":"least","text":"they have it"}') > 0"""
)
_NO_FIT: Final = """(lower(trim(fit.text)) = 'no'
    OR instr(fit."values", '{"field":"choice","text":"no"}') > 0)"""
_SIGNS: Final = (
    "plan.id IS NOT NULL",
    "EXISTS (SELECT 1 FROM facts WHERE meeting = call.id AND stage_fact = 'order')",
    _DEED,
    "EXISTS (SELECT 1 FROM refusals WHERE meeting = call.id)",
    _NO_FIT,
    _WANTED,
    _LEAST,
)


def _answer(row: str, item: str) -> str:
    return f"""LEFT JOIN answers AS {row} ON {row}.meeting = call.id
        AND {row}.item = '{item}' AND {row}.state = 'answered'"""


def calls(book: Book, begins: datetime, ends: datetime) -> list[tuple[Any, ...]]:
    """Return the cells of a `Call` for each meeting of a period, newest first."""
    signs = ", ".join(
        f"CASE call.outcome WHEN 'held' THEN coalesce({sign}, 0) ELSE 0 END"
        for sign in _SIGNS
    )
    return book.rows(
        f"""
        SELECT call.id, call.account, outcome, channel, starts_instant, ends_instant,
            booked, unplanned, {stamped("joined")}, {_STARTED}, {stamped("ended")},
            agreed_end, told_late, {_MISSED},
            json_extract(agenda, '$.told'), json_extract(agenda, '$.told_at'),
            json_array_length(agenda, '$.lines'), {_THEIRS_AT},
            class_said, met_said, {signs}
        FROM meetings AS call
        {_answer("plan", "plan-outcome")}
        {_answer("wrap", "wrap-outcome")}
        {_answer("fit", "wrap-exp-fit")}
        WHERE {IN_PERIOD} ORDER BY starts_instant DESC
        """,
        between(begins, ends),
    )
