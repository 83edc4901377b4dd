from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.records.knowledge import StageFact
from app.records.meeting import Attendee, Meeting, MeetingId, Outcome
from app.records.moment import Moment
from app.records.person import Person, PersonId, Role, View
from app.rules.voices import as_listed, silence_words, voices
from checklists.pack import Channel, Kind
from tests.app.rules.standing.conftest import Story


def names(story, day):
    return [v.person.id for v in voices(story.deeds, story.at(day)) if v.is_silent]


def test_who_had_no_exchange_in_half_a_year_is_not_heard(story):
    story.contacts("it", on=(0,)).contacts("sales", on=(100,))
    assert names(story, 180) == []
    assert names(story, 181) == ["c0"]
    assert names(story, 300) == ["c0", "c1"]


def test_who_was_never_heard_has_no_last_day(story):
    story.contacts("it", on=(0,)).contacts("sales", on=())
    found = {v.person.id: v.last for v in voices(story.deeds, story.at(200))}
    assert found["c1"] is None
    assert found["c0"] is not None


def test_ours_and_who_works_elsewhere_are_no_voices(story):
    story.people[PersonId("us")] = Person(PersonId("us"), "Ida", None, ours=True)
    story.people[PersonId("x")] = Person(PersonId("x"), "Gone", "other")
    assert names(story, 0) == []


def test_a_message_still_to_come_is_not_heard_yet(story):
    story.contacts("it", on=(100,))
    assert names(story, 50) == ["c0"]


def test_the_limit_is_the_one_of_the_settings(story):
    story.settings = replace(story.settings, contact_days=30)
    story.contacts("it", on=())
    story.fact(StageFact.CONTACT, 0, who=PersonId("c0"))
    assert names(story, 30) == []
    assert names(story, 31) == ["c0"]


def met(story, day, *people):
    """Return a meeting held with people, on a day."""
    starts = Moment.at(story.at(day), "UTC")
    return Meeting(
        MeetingId(f"m{day}"), story.deeds.account.id, "Demo", Kind.DEMO, Channel.WEB,
        starts, Moment.at(story.at(day) + timedelta(hours=1), "UTC"), story.at(0),
        outcome=Outcome.HELD, attendees=tuple(map(Attendee, people)),
    )  # fmt: skip


def voice(story, meetings, day, **fields):
    story.people[PersonId("o")] = Person(PersonId("o"), "Olaf", "a", **fields)
    deeds = replace(story.deeds, meetings=tuple(meetings))
    return next(v for v in voices(deeds, story.at(day)) if v.person.id == "o")


def test_the_meetings_held_since_they_were_heard_are_counted(story):
    olaf = PersonId("o")
    held = [met(story, 1, olaf), *(met(story, day) for day in (2, 3, 40))]
    found = voice(story, held, 10, view=View.DIFFERS)
    assert (found.missed, found.is_silent) == (2, False)
    assert silence_words(found, 180) == "Not heard from in 2 meetings"
    assert voice(story, held, 2, view=View.DIFFERS).is_lacking is False


def test_who_agrees_is_lacking_only_after_half_a_year(story):
    held = [met(story, 1, PersonId("o")), *(met(story, day) for day in (2, 3, 4))]
    assert silence_words(voice(story, held, 10), 180) == ""
    assert silence_words(voice(story, held, 182), 180) == "Not heard from in 3 meetings"
    assert silence_words(voice(story, held[:1], 182), 180) == (
        "Not heard from in 180 days"
    )
    assert silence_words(voice(story, [], 10), 180) == "Never heard from"


PEOPLE = st.lists(
    st.tuples(st.none() | st.sampled_from(View), st.none() | st.sampled_from(Role)),
    max_size=9,
)


@given(PEOPLE)
def test_who_differs_stands_before_who_decides_and_the_rest_keeps_its_order(drawn):
    story = Story()
    for number, (view, role) in enumerate(drawn):
        id_ = PersonId(f"p{number}")
        story.people[id_] = Person(id_, id_, "a", role=role, view=view)
    found = voices(story.deeds, story.at(1))
    listed = as_listed(found)
    assert sorted(v.person.id for v in listed) == sorted(v.person.id for v in found)
    ranks = [(not v.differs, v.person.role is not Role.DECIDES) for v in listed]
    assert ranks == sorted(ranks)
    for rank in set(ranks):
        ids = [v.person.id for v, r in zip(listed, ranks, strict=True) if r == rank]
        assert ids == sorted(ids)
