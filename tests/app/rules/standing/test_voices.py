from dataclasses import replace

from app.records.knowledge import StageFact
from app.records.person import Person, PersonId
from app.rules.voices import not_heard


def names(story, day):
    return [voice.person.id for voice in not_heard(story.deeds, story.at(day))]


def test_who_had_no_exchange_in_half_a_year_is_not_heard(story):
    story.contacts("it", on=(0,)).contacts("sales", on=(100,))
    assert names(story, 180) == []
    assert names(story, 181) == ["c0"]
    assert names(story, 300) == ["c0", "c1"]


def test_who_was_never_heard_comes_first(story):
    story.contacts("it", on=(0,)).contacts("sales", on=())
    assert names(story, 200) == ["c1", "c0"]
    assert not_heard(story.deeds, story.at(200))[0].last is None


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
