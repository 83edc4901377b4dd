import pytest
from PySide6.QtCore import QByteArray, QSettings

from app.book.book import Book
from app.desk.desk import Desk
from checklists.library import Library
from ui.preferences import Preferences
from ui.welcome import introduce


@pytest.fixture
def ini(tmp_path):
    return QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)


def test_what_is_chosen_is_there_the_next_time(preferences, tmp_path):
    preferences.theme = "dark"
    preferences.text_percent = 150
    preferences.geometry = QByteArray(b"place")
    preferences._store.sync()
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    again = Preferences(store)
    assert (again.theme, again.text_percent) == ("dark", 150)
    assert again.geometry == QByteArray(b"place")


@pytest.mark.parametrize(
    ("key", "value"), [("theme", "purple"), ("text_percent", "9000"), ("theme", "")]
)
def test_nonsense_in_the_file_is_as_if_nothing_stood_there(ini, key, value):
    ini.setValue(key, value)
    found = Preferences(ini)
    assert (found.theme, found.text_percent) == ("system", 100)


def test_the_first_start_sets_what_the_machine_knows_once(tmp_path, clock):
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        desk = Desk(book, Library(), clock)
        introduce(desk)
        acts = book.acts(5)
        assert len(acts) == 1
        introduce(desk)
        assert book.acts(5) == acts
        assert book.settings().paper in {"A4", "Letter"}
