import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.book.backup_names import folder_of
from app.book.book import Book
from app.book.families import FAMILIES
from app.book.opening import PRAGMAS
from app.book.problems import BookDamaged, BookForeign, BookProblem, BookTooNew
from app.book.schema import APPLICATION_ID, STEPS, Step
from app.records.account import Account

HOUSE = Path(__file__).parents[3]


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(path, clock, kind, steps=STEPS):
    """Return the problem; the file must be the very same afterwards."""
    before = digest(path)
    with pytest.raises(kind) as caught:
        Book(path, clock=clock, steps=steps).close()
    assert digest(path) == before
    assert [one for one in path.parent.iterdir() if one.name != path.name] == []
    return caught.value


def altered(path, sql):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


def test_a_book_is_made_where_there_is_none(path, clock):
    with Book(path, clock=clock) as book:
        assert all(book.every(family.cls) == () for family in FAMILIES)
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_book_says_in_its_header_what_it_is(book, path):
    header = path.read_bytes()[:100]
    assert header[68:72] == APPLICATION_ID.to_bytes(4, "big")
    assert header[60:64] == len(STEPS).to_bytes(4, "big")


def test_every_pragma_is_set(book):
    answers = {"ON": 1, "OFF": 0, "MEMORY": 2, "EXTRA": 3, "TRUNCATE": "truncate"}
    for name, value in PRAGMAS.items():
        ((said,),) = book.rows(f"PRAGMA {name}") or [(0,)]
        assert said == answers.get(value, said)
        assert value in answers or said == int(value)


def test_opening_a_current_book_does_not_wait_for_sqlite_utils(path, clock):
    Book(path, clock=clock).close()
    program = (
        "import sys; from pathlib import Path; from app.book.book import Book; "
        "from app.clock import utc_now; "
        f"book = Book(Path({str(path)!r}), clock=utc_now); book.settings(); "
        "book.close(); heavy = {'sqlite_utils', 'pydantic', 'jinja2'}; "
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=HOUSE, check=False)
    assert run.returncode == 0


def test_an_empty_file_is_not_taken_for_a_new_book(path, clock):
    path.touch()
    assert "it is empty" in str(refused(path, clock, BookDamaged))


@pytest.mark.parametrize("text", ["Dear diary", "x" * 5000])
def test_a_file_that_is_no_database_is_refused(path, clock, text):
    path.write_text(text)
    assert path.name in str(refused(path, clock, BookForeign))


def test_the_database_of_another_program_is_refused(path, clock):
    altered(path, "CREATE TABLE songs (title TEXT); INSERT INTO songs VALUES ('a');")
    refused(path, clock, BookForeign)


def test_a_book_of_a_higher_version_is_refused(path, clock):
    Book(path, clock=clock).close()
    altered(path, f"PRAGMA user_version = {len(STEPS) + 1};")
    problem = refused(path, clock, BookTooNew)
    assert f"version {len(STEPS) + 1}" in str(problem)
    assert "backup" in problem.advice


def test_a_book_that_took_a_step_not_known_here_is_refused(path, clock):
    Book(path, clock=clock).close()
    altered(
        path,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('earnest', '0099_teams', '2027-01-01');",
    )
    before = digest(path)
    with pytest.raises(BookTooNew, match="0099_teams"):
        Book(path, clock=clock)
    assert digest(path) == before


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_a_book_cut_short_is_refused_or_told_to_be_damaged(path, clock, share):
    Book(path, clock=clock).close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])

    def read():
        with Book(path, clock=clock) as book:
            book.rows("PRAGMA quick_check(1)")
            for family in FAMILIES:
                book.every(family.cls)
            book.acts(9)

    with pytest.raises(BookProblem):
        read()


def test_a_new_book_is_not_made_beside_the_journal_of_one_that_is_gone(path, clock):
    left = path.with_name(path.name + "-journal")
    left.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 64)
    with pytest.raises(BookDamaged, match="is gone"):
        Book(path, clock=clock)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path, clock):
    with pytest.raises(BookProblem) as caught:
        Book(tmp_path / "gone" / "earnest.db", clock=clock)
    assert "gone" in caught.value.advice


def test_a_folder_of_that_name_is_told_in_words(path, clock):
    path.mkdir()
    with pytest.raises(BookForeign):
        Book(path, clock=clock)


def test_a_book_whose_list_of_steps_was_changed_is_damaged(path, clock):
    Book(path, clock=clock).close()
    altered(path, "ALTER TABLE _sqlite_migrations RENAME COLUMN name TO nane;")
    assert "list of steps" in str(refused(path, clock, BookDamaged))


def test_two_programs_that_make_the_book_at_once_share_one(path):
    program = (
        "from pathlib import Path; from app.book.book import Book; "
        "from app.clock import utc_now; from app.settings import Settings\n"
        f"with Book(Path({str(path)!r}), clock=utc_now) as book:\n"
        "    with book.write('Open') as w: w.put_settings(Settings(name=w._act.id))\n"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", program], cwd=HOUSE) for _ in range(2)
    ]
    assert [one.wait() for one in both] == [0, 0]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (2,)
    assert not list(path.parent.glob(".*"))


def _seat_column(db):
    db.execute("ALTER TABLE accounts ADD COLUMN seats INTEGER NOT NULL DEFAULT 0")


SEATS = Step("0002_seats", _seat_column)


def test_a_book_that_holds_records_is_copied_before_it_changes_shape(
    path, clock, account
):
    with Book(path, clock=clock) as book, book.write("Add an account") as w:
        w.put(account)
    with Book(path, clock=clock, steps=(*STEPS, SEATS)) as book:
        assert book.rows("SELECT name, seats FROM accounts") == [("Clinic Nord", 0)]
    (copy,) = folder_of(path).glob("earnest-*-before-0002_seats.db")
    with Book(copy, clock=clock) as old:
        assert old.every(Account) == (account,)
    with pytest.raises(BookTooNew) as caught:
        Book(path, clock=clock)
    assert copy.name in caught.value.advice


def test_an_empty_book_needs_no_copy(path, clock):
    Book(path, clock=clock).close()
    Book(path, clock=clock, steps=(*STEPS, SEATS)).close()
    assert not folder_of(path).exists()


def _rebuild_accounts(db):
    ((shape,),) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'accounts'")
    db.execute(shape.replace("TABLE accounts", "TABLE fresh"))
    db.execute("INSERT INTO fresh SELECT * FROM accounts")
    db.execute("DROP TABLE accounts")
    db.execute("ALTER TABLE fresh RENAME TO accounts")


def test_a_step_that_makes_a_table_anew_keeps_what_points_to_it(
    path, clock, account, meeting
):
    with Book(path, clock=clock) as book, book.write("Book a meeting") as w:
        w.put(account)
        w.put(meeting)
    steps = (*STEPS, Step("0003_fresh_accounts", _rebuild_accounts))
    with Book(path, clock=clock, steps=steps) as book:
        assert book.rows("SELECT count(*) FROM meetings") == [(1,)]
        assert book.rows("PRAGMA foreign_keys") == [(1,)]


def _fails(db):
    db.execute("DROP TABLE answers")
    raise KeyError("half way")


def _loses_accounts(db):
    db.execute("DELETE FROM accounts")


@pytest.mark.parametrize(
    ("step", "error"), [(_fails, KeyError), (_loses_accounts, BookProblem)]
)
def test_steps_that_fail_leave_the_old_shape(
    path, clock, account, meeting, step, error
):
    with Book(path, clock=clock) as book, book.write("Book a meeting") as w:
        w.put(account)
        w.put(meeting)
    steps = (*STEPS, SEATS, Step("0003_fails", step))
    with pytest.raises((error, sqlite3.IntegrityError)):
        Book(path, clock=clock, steps=steps)
    with Book(path, clock=clock) as book:
        assert book.every(Account) == (account,)
        assert book.rows("PRAGMA user_version") == [(len(STEPS),)]
