from dataclasses import replace
from datetime import date

import pytest

from app.book.dossiers import dossier
from app.desk import agenda, answering, marking, settings, settling
from app.errors import Problem
from app.records.exchange import Ask, AskId
from app.records.mark import Mark, MarkKind
from app.records.meeting import AgendaLine, Answer, Meeting, Value
from app.rules.lint.strategy import ASK_HOW
from app.rules.preparation import prepare
from checklists.pack import ItemId


def test_a_word_on_a_finding_is_kept_with_its_meeting(desk, meeting):
    made = marking.mark(desk, meeting.id, MarkKind.THEY_CHOSE, "PUN-02", record="anna")
    assert desk.book.every(Mark) == (made,)
    assert (made.meeting, made.account, made.at) == (
        meeting.id, meeting.account, made.at,
    )  # fmt: skip
    assert dossier(desk.book, meeting.id, desk.now).marks == (made,)


def test_what_is_fine_for_today_holds_for_every_meeting_of_the_day(desk, meeting):
    settings.change(desk, zone="Pacific/Auckland")
    made = marking.mark(desk, meeting.id, MarkKind.FINE_TODAY, "PUN-01b")
    assert (made.meeting, made.account) == (None, None)
    # 14:00 in Stockholm is past midnight in Auckland.
    assert made.day == date(2026, 11, 24)
    assert dossier(desk.book, meeting.id, desk.now).marks == (made,)


@pytest.mark.parametrize("kind", [MarkKind.OVERRIDDEN, MarkKind.TAKEN_TO])
def test_a_stop_is_passed_only_with_a_reason(desk, meeting, kind):
    with pytest.raises(Problem, match="Say why"):
        marking.mark(desk, meeting.id, kind, "CAR-01a", reason="  ")
    assert desk.book.every(Mark) == ()
    made = marking.mark(desk, meeting.id, kind, "CAR-01a", reason="agreed")
    assert not made.shared
    assert marking.share(desk, made.id, shared=True).shared


def test_a_word_taken_back_stays_on_record(desk, meeting):
    made = marking.mark(desk, meeting.id, MarkKind.WAITING_ROOM, "PUN-06a")
    after = marking.take_back(desk, made.id)
    assert desk.book.every(Mark) == (after,)
    assert replace(after, withdrawn=None) == made
    assert after.withdrawn is not None


def test_the_question_whether_to_record_comes_first_on_the_agenda(desk, meeting):
    lines = (AgendaLine("Their week", 30, "they"),)
    agenda.edit_agenda(desk, meeting.id, lines=lines)
    settling.ask_leave(desk, meeting.id)
    assert desk.the(Meeting, meeting.id).agenda.lines == (settling.LEAVE, *lines)


def test_the_question_how_they_decide_joins_those_there_are(desk, meeting):
    mine = Value("question", "Who notices first?")
    item = ItemId("reh-questions")
    answering.answer(desk, meeting.id, item, values=(mine,))
    settling.ask_who_decides(desk, meeting.id)
    (answer,) = [a for a in desk.book.of_meeting(Answer, meeting.id) if a.item == item]
    assert answer.values == (mine, Value("question", ASK_HOW))


def test_a_stop_passed_with_a_reason_stops_no_more(desk, meeting):
    ask = Ask(
        AskId("ask"), meeting.account, "a pilot", desk.now, size=2, meeting=meeting.id
    )
    with desk.act("asking") as write:
        write.put(ask)

    def stop():
        whole = dossier(desk.book, meeting.id, desk.now)
        items = desk.library.items(
            desk.library.packs_for(meeting.kind, meeting.channel)
        )
        found = prepare(whole, items).findings
        return next(one for one in found if one.code == "CAR-01a")

    assert not stop().overridden
    marking.mark(
        desk, meeting.id, MarkKind.OVERRIDDEN, "CAR-01a", record=ask.id, reason="agreed"
    )
    assert stop().overridden
