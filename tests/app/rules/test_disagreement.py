from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dossier import Dossier
from app.records.account import Account, AccountId
from app.records.knowledge import Need, NeedId
from app.records.meeting import (
    Answer,
    Answered,
    AnswerId,
    Meeting,
    MeetingId,
    Value,
)
from app.records.moment import Moment
from app.records.person import Person, PersonId, Role, View
from app.rules.disagreement import ROW, Disagreement, strongest_disagreement
from app.settings import Settings
from checklists.pack import Channel, Kind

NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
FIRM = AccountId("firm")
MEETING = MeetingId("m")


def person(name, **told):
    return Person(PersonId(name.casefold()), name, told.pop("account", FIRM), **told)


def need(words, who, days):
    said = NOW - timedelta(days=days)
    return Need(NeedId(f"{who}{days}"), FIRM, words, said, PersonId(who))


def answer(**told):
    return Answer(AnswerId("a"), MEETING, ROW, Answered.ANSWERED, NOW, NOW, **told)


def file(*people, needs=(), given=None):
    at = Moment.at(NOW + timedelta(hours=1), "Europe/Prague")
    meeting = Meeting(
        MEETING, FIRM, "Terms", Kind.PROPOSAL, Channel.WEB, at, at, NOW, attendees=()
    )
    return Dossier(
        NOW,
        Settings(),
        meeting,
        Account(FIRM, "Firm", NOW),
        people={one.id: one for one in people},
        needs=tuple(needs),
        answers={ROW: given} if given else {},
    )


OLAF = person("Olaf", view=View.OPPOSES, view_about="the exit clause")
ANNA = person("Anna", view=View.DIFFERS, view_about="the price", role=Role.DECIDES)
TOMAS = person("Tomas", view=View.DIFFERS, view_about="self-service")
EVA = person("Eva", view=View.AGREES, view_about="all of it")


def test_without_another_view_there_is_none():
    assert strongest_disagreement(file()) is None
    assert strongest_disagreement(file(EVA, person("Max"))) is None


def test_whoever_opposes_comes_before_whoever_decides_and_only_differs():
    told = strongest_disagreement(file(ANNA, TOMAS, OLAF))
    assert told == Disagreement(View.OPPOSES, "Olaf", OLAF.id, matter="the exit clause")


def test_who_decides_comes_before_the_others():
    needs = [need("Nights are hard", "tomas", 1)]
    assert strongest_disagreement(file(TOMAS, ANNA, needs=needs)).who == "Anna"


def test_of_equals_the_newest_words_count():
    iris = person("Iris", view=View.DIFFERS)
    needs = [need("Old words", "iris", 30), need("Nights are hard", "tomas", 2)]
    assert strongest_disagreement(file(iris, TOMAS, needs=needs)).who == "Tomas"
    later = [*needs, need("Newest words", "iris", 1)]
    told = strongest_disagreement(file(iris, TOMAS, needs=later))
    assert (told.who, told.said, told.right) == ("Iris", "Newest words", "")


def test_their_words_are_quoted_and_what_it_is_about_is_where_they_may_be_right():
    needs = [need("Two years is too long", "olaf", 9), need("Free to go", "olaf", 3)]
    told = strongest_disagreement(file(OLAF, needs=needs))
    assert (told.said, told.matter, told.right) == (
        "Free to go", "", "the exit clause",
    )  # fmt: skip


def test_words_of_the_future_are_not_known_yet():
    told = strongest_disagreement(file(OLAF, needs=[need("Later", "olaf", -1)]))
    assert told.said == ""


def test_the_rows_example_is_parted_where_it_says_where_they_are_right():
    good = "doubts self-service; at night shifts he is right"
    tomas = replace(TOMAS, view_about=good)
    told = strongest_disagreement(file(tomas))
    assert (told.matter, told.right) == (
        "doubts self-service", "at night shifts he is right",
    )  # fmt: skip
    said = strongest_disagreement(
        file(tomas, needs=[need("Who helps at night?", "tomas", 1)])
    )
    assert (said.said, said.matter, said.right) == (
        "Who helps at night?", "doubts self-service", "at night shifts he is right",
    )  # fmt: skip


def test_whom_the_row_names_counts_without_a_view_on_file():
    max_ = person("Max")
    linked = answer(links=(max_.id,))
    told = strongest_disagreement(file(max_, given=linked))
    assert (told.who, told.view) == ("Max", View.DIFFERS)
    values = (Value("person", " max "), Value("about what", "the date"))
    told = strongest_disagreement(file(max_, given=answer(values=values)))
    assert (told.person, told.matter) == (max_.id, "the date")


def test_whom_the_row_names_may_be_unknown_to_the_book():
    values = (Value("person", "Ms Sato"), Value("about what", "the date"))
    told = strongest_disagreement(file(given=answer(values=values)))
    assert told == Disagreement(View.DIFFERS, "Ms Sato", matter="the date")


def test_whoever_agrees_by_now_is_not_made_to_differ_by_an_old_row():
    assert strongest_disagreement(file(EVA, given=answer(links=(EVA.id,)))) is None


def test_plain_words_in_the_row_name_nobody():
    told = strongest_disagreement(file(given=answer(text="Legal; on liability")))
    assert told == Disagreement(View.DIFFERS, matter="Legal", right="on liability")


@pytest.mark.parametrize(
    "given",
    [
        answer(none=True),
        answer(text="  "),
        replace(answer(text="Legal"), state=Answered.MISSED, text=""),
        replace(answer(text="Legal"), at=NOW + timedelta(minutes=1)),
    ],
)
def test_a_row_that_says_nothing_yet_names_nobody(given):
    assert strongest_disagreement(file(given=given)) is None


def test_people_of_other_firms_and_ours_are_not_theirs():
    other = person("Other", account=AccountId("else"), view=View.OPPOSES)
    ours = person("Ours", account=None, ours=True, view=View.OPPOSES)
    assert strongest_disagreement(file(other, ours)) is None


VIEWS = st.sampled_from([None, *View])
ROLES = st.sampled_from([None, *Role])


@given(st.lists(st.tuples(VIEWS, ROLES, st.none() | st.integers(0, 400)), max_size=6))
def test_nobody_on_file_disagrees_more_strongly(told):
    people = [
        person(f"p{n}", view=view, role=role) for n, (view, role, _) in enumerate(told)
    ]
    needs = [
        need(f"words of p{n}", f"p{n}", days)
        for n, (_, _, days) in enumerate(told)
        if days is not None
    ]
    found = strongest_disagreement(file(*people, needs=needs))
    spoke = {one.who: one.said.timestamp() for one in needs}

    def strength(one):
        decides = one.role is Role.DECIDES
        return one.view is View.OPPOSES, decides, spoke.get(one.id, 0)

    differing = [p for p in people if p.view in {View.DIFFERS, View.OPPOSES}]
    if not differing:
        assert found is None
    else:
        chosen = next(p for p in people if p.id == found.person)
        assert strength(chosen) == max(map(strength, differing))
