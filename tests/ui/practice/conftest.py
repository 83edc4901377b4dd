import shutil
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.book.book import Book
from app.desk.desk import Desk
from app.records.exchange import Ask, AskType, Refusal
from app.records.meeting import Meeting
from app.records.person import Person
from checklists.exercise import exercise
from checklists.library import Library
from ui.open_book import OpenBook
from ui.practice.story import NOW, THIRD_CALL, make_practice


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    path = tmp_path_factory.mktemp("practice") / "earnest.db"
    make_practice(path)
    return path


@pytest.fixture
def case():
    return exercise("second-no")


@pytest.fixture
def clock():
    class SetClock:
        now = NOW

        def __call__(self):
            return self.now

    return SetClock()


@pytest.fixture
def practised(made_once, tmp_path, clock):
    """The book of the case as it begins, on a Thursday, 13:30, that stands still."""
    path = tmp_path / "practice.db"
    shutil.copyfile(made_once, path)
    with Book(path, clock=clock) as book:
        made = OpenBook(Desk(book, Library(), clock))
        yield made
        made.deleteLater()
        QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(practised):
    return practised.desk


@pytest.fixture
def there(practised):
    """What the case is about: the call, Dara, what is planned to be asked, her noes."""
    book = practised.book
    meeting = next(m for m in book.every(Meeting) if m.title == THIRD_CALL)
    planned = [ask for ask in book.every(Ask) if ask.meeting == meeting.id]
    return SimpleNamespace(
        call=meeting.id,
        dara=next(p.id for p in book.every(Person) if p.name == "Dara Quill"),
        names=next(ask for ask in planned if ask.type is AskType.CONTACTS),
        open_day=next(ask for ask in planned if ask.type is AskType.PLAIN),
        noes=sorted(book.every(Refusal), key=lambda one: one.said),
    )


@pytest.fixture
def prepared(practised, there):
    """Reads the call anew with all that is concluded."""
    return lambda: practised.preparation(there.call)


@pytest.fixture
def codes(prepared):
    return lambda: {found.code for found in prepared().findings}
