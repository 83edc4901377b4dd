from datetime import timedelta

import pytest

from app.records.exchange import Refusal
from app.records.meeting import Attendee, Outcome, Stamp
from app.rules.checklist import checklist
from app.rules.prompts import worded
from checklists.library import Library
from checklists.pack import Kind

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
LIBRARY = Library()


@pytest.fixture
def asked(desk):
    def of(item, meeting=None, **changes):
        return worded(LIBRARY.item(item), desk.dossier(meeting, **changes)).prompt

    return of


def test_a_prompt_says_the_day_of_the_no(asked, desk):
    no = desk.record(Refusal, words="No", said=desk.start - 9 * DAY)
    assert asked("plan-refusal-clear", refusals=(no,)) == (
        "They said no on Sat 14 Nov. What useful thing have you sent since?"
    )
    assert asked("plan-refusal-clear") == (
        "They said no. What useful thing have you sent since?"
    )


def test_a_prompt_names_the_new_people(asked, desk):
    assert asked("wrap-relation") == ("How will you keep in touch with Anna and Tomás?")
    nobody = desk.meeting(attendees=())
    assert asked("wrap-relation", nobody) == "How will you keep in touch with them?"


@pytest.mark.parametrize(("days", "words"), [(1, "1 day"), (10, "10 days")])
def test_a_prompt_counts_the_days_of_silence(asked, desk, days, words):
    held = desk.meeting(outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR))
    said = asked("fup-silent", held, now=desk.start + days * DAY)
    assert said.startswith(f"No reply for {words}: ")


def test_no_list_shows_a_gap_in_a_prompt(desk):
    no = desk.record(Refusal, words="No", said=desk.start - 9 * DAY)
    for kind in Kind:
        meeting = desk.meeting(
            kind=kind,
            outcome=Outcome.HELD,
            ended=Stamp(desk.start + HOUR),
            attendees=(Attendee(desk.anna.id),),
        )
        dossier = desk.dossier(meeting, now=desk.start + 30 * DAY, refusals=(no,))
        lists = checklist(dossier, desk.items(meeting))
        for pause in lists.pauses.values():
            prompts = [row.item.prompt for row in pause.rows]
            prompts += [item.prompt for item in pause.set_aside]
            assert not [prompt for prompt in prompts if "{" in prompt]


def test_the_words_of_ones_own_rows_are_left_alone(desk):
    item = LIBRARY.item("plan-intent")
    assert worded(item, desk.dossier()) is item
