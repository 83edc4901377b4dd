"""The sheets of an account at every size: named, nothing cut, one bar at most."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollBar

from app.desk import facts, giving_and_asking, knowing, losing
from app.desk.facts import Happened
from app.records.account import Account
from app.records.knowledge import Size, StageFact
from app.rules.mutuality import contacts
from ui.accounts.ask_sheet import AskSheet
from ui.accounts.begun_sheet import BegunSheet
from ui.accounts.called_first import CalledFirst
from ui.accounts.fact_change import FactChange
from ui.accounts.fact_sheet import FactSheet
from ui.accounts.give_sheet import GiveSheet
from ui.accounts.loss_sheet import LossSheet
from ui.accounts.note_sheet import GoalSheet, NoteSheet
from ui.theme import Scheme
from ui.widgets.text import Text

LONG = "A named contact at weekends, in both depots and on every holiday of the year"
SIZES = [(1.0, 1280, 800), (1.0, 1024, 700), (1.25, 1024, 700), (2.0, 1280, 800)]


@pytest.fixture
def sheets(open_book, norrland):
    """Makes each sheet over a window, full of long words."""
    desk, book = open_book.desk, open_book.book
    firm = book.find(Account, norrland.account)

    def fact(kind):
        return knowing.fact(desk, LONG, account=firm.id, stage_fact=kind)

    def make(window):
        point = knowing.point(
            desk, LONG, account=firm.id, size_to_them=Size.SMALL, size_to_us=Size.BIG
        )
        loss = losing.lose(
            desk, LONG, firm.id, theirs=LONG, ours=LONG, reason="relationship",
            small_point=point.id, review=LONG,
        )  # fmt: skip
        name = firm.name
        give = giving_and_asking.plan_give(desk, LONG, name, "Anna Lindqvist")
        ask = giving_and_asking.plan_ask(desk, LONG, name, "Anna Lindqvist")
        note = facts.happened(desk, Happened.LANDSCAPE, LONG, name)
        need = knowing.need(desk, LONG, account=firm.id)
        request, session = fact(StageFact.REQUEST), fact(StageFact.SESSION)
        met = contacts([], [request, fact(StageFact.CONTACT)])
        now, zone = open_book.now(), open_book.now().tzinfo
        yield from (FactSheet(open_book, window, kind, firm) for kind in Happened)
        yield from (FactChange(open_book, one, window) for one in (request, session))
        yield FactSheet(open_book, window, None, firm)
        yield LossSheet(open_book, firm, window, loss)
        yield GiveSheet(open_book, firm, window)
        yield GiveSheet(open_book, firm, window, give)
        yield AskSheet(open_book, firm, window)
        yield AskSheet(open_book, firm, window, ask)
        yield NoteSheet(open_book, note, window)
        yield NoteSheet(open_book, need, window)
        yield GoalSheet(open_book, firm, window)
        yield CalledFirst(open_book, request, "yes", window)
        yield BegunSheet("Half a year", met, now, zone, 180, window)

    return make


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("scale", "width", "height"), SIZES)
def test_every_sheet_of_an_account_is_named_and_whole(
    window_over, open_book, theme, sheets, untrue, scale, width, height, dark
):
    theme.choose(Scheme.DARK if dark else Scheme.LIGHT)
    theme.resize(scale)
    window = window_over(open_book, width, height)
    for sheet in sheets(window):
        sheet.open()
        for _ in range(5):
            QApplication.processEvents()
        name = sheet.windowTitle()
        assert untrue(sheet) == [], name
        texts = [one for one in sheet.findChildren(Text) if one.isVisible()]
        assert [one.text() for one in texts if one.is_cut] == [], name
        bars = sheet.findChildren(QScrollBar)
        assert sum(b.isVisible() and b.maximum() > 0 for b in bars) <= 1, name
        assert sheet.width() <= width, name
        assert sheet.height() <= height, name
        sheet.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
