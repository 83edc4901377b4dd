import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.book import Book
from app.book.families import FAMILIES
from app.book.verify import verify
from app.errors import Problem
from app.records.account import AccountId
from app.records.exchange import Ask, AskId, Give, GiveId
from app.records.knowledge import Note, NoteId
from app.records.meeting import Answer, Answered, AnswerId, Attendee
from app.records.moment import Due
from app.records.person import Person, PersonId, Phone
from app.records.promise import Promise, PromiseId
from app.settings import Settings
from checklists.pack import ItemId


@pytest.fixture
def full(book, account, meeting_at):
    """A book of a few weeks, with most kinds of fields filled."""
    at = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    with book.write("Set") as w:
        w.put_settings(Settings(name="Mia", own_domains=("ours.example",)))
    for n in range(12):
        day = at + timedelta(days=n)
        ana = Person(
            PersonId(f"p{n}"), f"Ana {n}", account.id, phones=(Phone("+3511234"),)
        )
        meeting = meeting_at(f"m{n}", day, attendees=(Attendee(ana.id),))
        due = Due.on(date(2026, 12, 1), "Europe/Lisbon")
        with book.write("Book a meeting") as w:
            w.put(account)
            w.put(ana)
            w.put(meeting)
        with book.write("Plan") as w:
            for row in range(4):
                w.put(
                    Answer(
                        AnswerId(f"q{n}-{row}"),
                        meeting.id,
                        ItemId(f"plan-{row}"),
                        Answered.ANSWERED,
                        day,
                        day,
                        text="To find out if our rota tool fits your clinics. " * row,
                    )
                )
            w.put(Promise(PromiseId(f"r{n}"), account.id, "List", True, day, due=due))
            w.put(Give(GiveId(f"g{n}"), account.id, "Visa rules", day, whom=ana.id))
            w.put(Note(NoteId(f"n{n}"), account.id, "Two sites", day, who=ana.id))
            w.put(Ask(AskId(f"k{n}"), account.id, "Names", day, give=GiveId(f"g{n}")))
        with book.write("Change") as w:
            w.put(replace(meeting, title=f"Talk {n}", notes="Ünïcode " * n))
    return book


def content(path):
    """Everything in the file that a person wrote or did."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        tables = [*(family.table for family in FAMILIES), "settings", "journal"]
        return [
            sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in tables
        ]


def test_a_whole_book_is_said_to_be_whole(full):
    verdict = verify(full)
    assert verdict.whole
    assert verdict.records == 1 + 12 * (2 + 4 + 4)
    assert verdict.sentences == (
        f"All {verdict.records} records are whole, and all {verdict.entries} changes.",
    )


def test_every_flipped_bit_that_changes_content_is_reported(full, path, tmp_path):
    full.close()
    whole, good = content(path), path.read_bytes()
    dice = random.Random(5)
    harmed = 0
    bad = tmp_path / "rot" / "earnest.db"
    bad.parent.mkdir()
    for _ in range(400):
        place, bit = dice.randrange(len(good)), 1 << dice.randrange(8)
        spoilt = bytearray(good)
        spoilt[place] ^= bit
        bad.write_bytes(spoilt)
        try:
            changed = content(bad) != whole
        except (sqlite3.Error, UnicodeDecodeError):
            changed = True
        reported = _is_reported(bad)
        harmed += changed
        assert reported or not changed, f"bit {bit} of byte {place}"
    assert harmed > 60


def _is_reported(path):
    try:
        with Book(path, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as book:
            return not verify(book).whole
    except Problem:
        return True


EDITS = [
    ("UPDATE meetings SET title = 'Other' WHERE id = 'm3'", "meetings", "m3", "title"),
    ("UPDATE people SET phones = '[]' WHERE id = 'p1'", "people", "p1", "phones"),
    ("UPDATE promises SET due_zone = 'UTC' WHERE id = 'r2'", "promises", "r2", ""),
    ("UPDATE answers SET at = '' WHERE id = 'q1-2'", "answers", "q1-2", "at"),
    ("UPDATE answers SET none = 2 WHERE id = 'q1-2'", "answers", "q1-2", "none"),
    (
        "UPDATE notes SET text = CAST(x'FF41' AS TEXT) WHERE id = 'n4'",
        "notes",
        "n4",
        "",
    ),
    ("DELETE FROM notes WHERE id = 'n5'", "notes", "n5", ""),
    ("UPDATE notes SET id = 'other' WHERE id = 'n6'", "notes", "n6", ""),
    ("UPDATE settings SET value = '\"Ina\"' WHERE key = 'name'", "settings", "", ""),
    ("DELETE FROM settings", "settings", "settings", ""),
    ("UPDATE journal SET body = '{}' WHERE seq = 4", "journal", "4", "body"),
    ("UPDATE journal SET at = '2020' WHERE seq = 9", "journal", "9", "chain"),
    ("UPDATE journal SET label = 'Nothing' WHERE seq = 9", "journal", "9", "chain"),
    ("DELETE FROM journal WHERE seq = 20", "journal", "20", ""),
    ("UPDATE journal SET family = 'spells' WHERE seq = 9", "journal", "9", "chain"),
    ("DELETE FROM people WHERE id = 'p7'", "people", "p7", ""),
    ("PRAGMA application_id = 7", "", "", ""),
    ("PRAGMA user_version = 0", "", "", ""),
    ("UPDATE _sqlite_migrations SET migration_set = 'x'", "", "", ""),
    ("DROP TABLE notes", "notes", "", ""),
    ("DROP INDEX notes_by_account", "notes_by_account", "", ""),
    ("CREATE TABLE spells (id)", "spells", "", ""),
    ("ALTER TABLE people RENAME COLUMN tie TO tye", "people", "", ""),
]


@pytest.mark.parametrize(("sql", "family", "record", "field"), EDITS)
def test_an_edit_behind_the_book_is_told_by_name(
    full, path, sql, family, record, field
):
    with closing(sqlite3.connect(path)) as other:
        other.executescript(sql)
    verdict = verify(full)
    assert not verdict.whole
    assert verdict.sentences == tuple(fault.sentence for fault in verdict.faults)
    assert [
        fault
        for fault in verdict.faults
        if fault.family == family and record in fault.id and field in fault.field
    ], verdict.faults


def test_a_row_that_no_act_wrote_is_told(full, path):
    with closing(sqlite3.connect(path)) as other:
        other.executescript("INSERT INTO packs VALUES ('core 9', 'core', 9, '');")
    (fault,) = verify(full).faults
    assert fault.sentence == "The checklist core 9 is in no history."


def test_a_row_whose_account_is_gone_is_told(full, path, account):
    with closing(sqlite3.connect(path)) as other:
        other.executescript("DELETE FROM accounts;")
    found = {(fault.family, fault.id) for fault in verify(full).faults}
    assert ("accounts", str(AccountId(account.id))) in found
    assert {family for family, _ in found} >= {"meetings", "promises", "accounts"}


def test_checking_changes_nothing(full, path):
    before = path.read_bytes()
    verify(full)
    assert path.read_bytes() == before


def test_a_lost_book_is_a_verdict_too(full, path):
    shutil.move(path, path.with_name("away.db"))
    assert not verify(full).whole
