import sqlite3
from contextlib import closing

import pytest

from app.book.codec import shape
from app.book.families import FAMILIES
from app.book.opening import connected

OTHERS = {"settings", "journal", "written", "fetches", "_sqlite_migrations"}


@pytest.fixture
def raw(book, path):
    with closing(connected(path)) as connection:
        yield connection


def test_the_tables_are_exactly_those_of_the_families(raw):
    tables = {
        (name, bool(strict))
        for _, name, kind, _, _, strict in raw.execute("PRAGMA table_list")
        if kind == "table" and not name.startswith("sqlite_schema")
    }
    # The third is made by sqlite-utils.
    expected = {(family.table, True) for family in FAMILIES}
    expected |= {(name, not name.startswith("_")) for name in OTHERS}
    assert {one for one in tables if one[0] != "sqlite_temp_schema"} == expected


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.table)
def test_a_table_has_the_columns_of_its_records(raw, family):
    rows = raw.execute(f"PRAGMA table_info({family.table})")
    found = [(name, kind, not filled) for _, name, kind, filled, _, _ in rows]
    expected = [(one.name, one.type, one.nullable) for one in shape(family.cls).columns]
    assert found == expected


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.table)
def test_what_names_an_account_a_meeting_or_a_person_points_to_it(raw, family):
    targets = {"account": "accounts", "meeting": "meetings", "who": "people"}
    targets |= {"whom": "people", "give": "gives", "request": "facts"}
    targets |= {"small_point": "points"}
    expected = {
        (one.name, targets[one.name])
        for one in shape(family.cls).columns
        if one.name in targets
    }
    rows = raw.execute(f"PRAGMA foreign_key_list({family.table})")
    assert {(row[3], row[2]) for row in rows} == expected


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM meetings WHERE starts_instant >= 'a' AND starts_instant < 'b'",
        "SELECT * FROM meetings WHERE account = 'a' ORDER BY starts_instant",
        "SELECT * FROM meetings WHERE uid = 'a' AND uid <> ''",
        "SELECT * FROM meetings WHERE wrapped IS NULL AND outcome = 'held'",
        "SELECT * FROM answers WHERE meeting = 'a'",
        "SELECT * FROM promises WHERE account = 'a' ORDER BY made, rowid",
        "SELECT * FROM promises WHERE meeting = 'a'",
        "SELECT * FROM promises WHERE request = 'a' AND request IS NOT NULL",
        "SELECT * FROM marks WHERE account = 'a' ORDER BY at",
        "SELECT * FROM losses WHERE account = 'a' ORDER BY at",
        "SELECT * FROM promises WHERE state = 'open' ORDER BY due_instant",
        "SELECT * FROM notes WHERE account IN (SELECT value FROM json_each('[]'))",
        "SELECT * FROM journal WHERE record = 'a' ORDER BY seq",
        "SELECT * FROM journal WHERE act = 'a' ORDER BY seq",
    ],
)
def test_what_is_often_asked_is_found_through_an_index(raw, sql):
    plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {sql}")]
    looks = [step for step in plan if "json_each" not in step]
    assert not [step for step in looks if step.startswith(("SCAN", "USE TEMP"))], plan


def test_a_table_refuses_what_is_of_another_type(raw):
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute("INSERT INTO packs VALUES ('core 1', 'core', 'one', '')")
