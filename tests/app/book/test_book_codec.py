import json
import sqlite3
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from fractions import Fraction
from types import UnionType
from typing import NewType, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from app.book.codec import Unreadable, instant_text, shape, to_json
from app.book.families import FAMILIES
from app.book.schema import STEPS
from app.book.sql import select, upsert
from app.book.told_in_sql import body
from app.records.account import AccountId
from app.records.moment import Due
from app.records.promise import Promise, PromiseId
from app.settings import Settings

CLASSES = [*(family.cls for family in FAMILIES), Settings]
INSTANTS = st.datetimes(timezones=st.just(UTC))
SCALARS = {
    str: st.text(),
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    datetime: INSTANTS,
    date: st.dates(),
    time: st.times(),
    Fraction: st.fractions(),
}


def values(hint):
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    if hint in SCALARS:
        return SCALARS[hint]
    if get_origin(hint) in {Union, UnionType}:
        inner = [one for one in get_args(hint) if one is not type(None)]
        return st.none() | values(inner[0])
    if get_origin(hint) is tuple:
        return st.lists(values(get_args(hint)[0]), max_size=3).map(tuple)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(
            hint, **{one.name: values(hints[one.name]) for one in fields(hint)}
        )
    return st.sampled_from(hint)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=40)
@given(data=st.data())
def test_a_record_comes_back_from_its_row_and_from_its_body(cls, data):
    record = data.draw(values(cls))
    kept = shape(cls)
    assert kept.record(kept.row(record)) == record
    assert kept.of_body(kept.body(record)) == record
    assert kept.cells(kept.body(record)) == kept.row(record)
    assert kept.body(record) == to_json(json.loads(kept.body(record)))
    as_sqlite_has_it = [int(c) if isinstance(c, bool) else c for c in kept.row(record)]
    assert kept.body_of_row(as_sqlite_has_it) == kept.body(record)


def test_a_body_tells_every_cell_of_its_row():
    due = Due.on(date(2026, 12, 1), "Europe/Lisbon")
    at = datetime(2026, 11, 2, tzinfo=UTC)
    kept = shape(Promise)
    row = kept.row(Promise(PromiseId("p"), AccountId("a"), "Send it", True, at))
    assert row[kept.names.index("due_instant")] is None
    whole = kept.row(
        Promise(PromiseId("p"), AccountId("a"), "Send it", True, at, due=due)
    )
    for place, column in enumerate(kept.columns):
        for other in ("x" if column.type == "TEXT" else 7, None):
            for before in (row, whole):
                changed = [*before[:place], other, *before[place + 1 :]]
                same = changed[place] == before[place]
                told = kept.body_of_row(changed) == kept.body_of_row(before)
                assert told is same, (column.name, other)


@pytest.fixture(scope="module")
def tables():
    connection = sqlite3.connect(":memory:")
    db = Database(connection, execute_plugins=False)
    for step in STEPS:
        step.take(db)
    yield connection
    connection.close()


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.table)
@settings(max_examples=25)
@given(data=st.data())
def test_a_record_comes_back_from_its_table(tables, family, data):
    record = data.draw(values(family.cls))
    tables.execute(f"DELETE FROM {family.table}")
    tables.execute(upsert(family), shape(family.cls).row(record))
    row = tables.execute(select(family)).fetchone()
    assert shape(family.cls).record(row) == record


@given(INSTANTS, INSTANTS)
def test_the_texts_of_instants_sort_as_time_does(one, other):
    assert (instant_text(one) < instant_text(other)) == (one < other)


def test_an_instant_told_elsewhere_is_kept_in_utc():
    lisbon_summer = timezone(timedelta(hours=1))
    told = datetime(2026, 7, 1, 9, 30, tzinfo=lisbon_summer)
    assert instant_text(told) == "2026-07-01T08:30:00.000000+00:00"


def test_a_time_of_no_zone_is_refused():
    with pytest.raises(TypeError, match="has no zone"):
        instant_text(datetime(2026, 7, 1, 9, 30))  # noqa: DTZ001


@dataclass(frozen=True)
class _Older:
    id: str
    name: str


@dataclass(frozen=True)
class _Newer:
    id: str
    name: str
    tags: tuple[str, ...] = ("none",)


def test_a_body_written_before_a_field_was_known_has_its_default():
    body = shape(_Older).body(_Older("1", "Ana"))
    assert shape(_Newer).of_body(body) == _Newer("1", "Ana", ("none",))
    assert shape(_Newer).cells(body) == ("1", "Ana", '["none"]')


@pytest.mark.parametrize("body", ["", "[]", "7", '{"id":"1"}', '{"id":"1","name'])
def test_what_is_no_record_is_said_to_be_unreadable(body):
    with pytest.raises(Unreadable):
        shape(_Older).of_body(body)
    with pytest.raises(Unreadable):
        shape(_Older).cells(body)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.table)
@settings(max_examples=25)
@given(data=st.data())
def test_sql_tells_the_same_body_of_a_row(tables, family, data):
    record = data.draw(values(family.cls))
    kept = shape(family.cls)
    tables.execute(f"DELETE FROM {family.table}")
    tables.execute(upsert(family), kept.row(record))
    sql = f"SELECT {body(family)} FROM {family.table}"
    assert tables.execute(sql).fetchone() == (kept.body(record),)
