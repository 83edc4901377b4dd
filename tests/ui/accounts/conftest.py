from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.desk import knowing
from app.records.account import Account
from app.records.knowledge import StageFact
from ui.places import Place, Visit


@pytest.fixture
def account(open_book, norrland):
    def look():
        return open_book.book.find(Account, norrland.account)

    return look


@pytest.fixture
def deed(open_book, norrland):
    """Keeps a dated fact of Norrland, so many days ago."""

    def keep(kind, ago=0, what="Something", **more):
        made = knowing.fact(
            open_book.desk,
            what,
            account=norrland.account,
            stage_fact=StageFact(kind),
            dated=open_book.now() - timedelta(days=ago),
            **more,
        )
        open_book.changed.emit()
        return made

    return keep


@pytest.fixture
def account_page(window, norrland):
    window.go(Visit(Place.ACCOUNTS, account=norrland.account))
    QApplication.processEvents()
    return window.screen_shown.page


@pytest.fixture
def words_of():
    """Returns all words that are seen on a widget."""

    def read(widget):
        QApplication.processEvents()
        return [t.text() for t in widget.findChildren(QLabel) if t.isVisible()]

    return read
