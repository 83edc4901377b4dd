import re
from itertools import chain

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from checklists.condition import (
    ALWAYS,
    FACTS,
    Circumstances,
    Condition,
    ConditionError,
    FactTerm,
    KindTerm,
    Situation,
)
from checklists.pack import Channel, Kind, Stage

kind_terms = st.builds(
    KindTerm,
    st.lists(st.sampled_from(Kind), min_size=1, max_size=4).map(tuple),
    st.booleans(),
)
fact_terms = st.builds(FactTerm, st.sampled_from(FACTS), st.booleans())
conditions = st.builds(
    Condition,
    st.lists(kind_terms | fact_terms, min_size=1, max_size=5).map(tuple),
)
circumstances = st.builds(
    Circumstances,
    st.sampled_from(Kind),
    st.sampled_from(Channel),
    st.sampled_from(Stage),
    st.frozensets(st.sampled_from(Situation)),
)
pieces = st.sampled_from(
    [*FACTS, *Kind, " and ", "kind in ", "kind not ", "not ", ", ", " ", "=", ""]
)
scraps = st.lists(pieces | st.text(max_size=3), max_size=8).map("".join)

# The grammar of PACKS section 4, written once more as one regular expression.
KIND = "|".join(Kind)
FACT = (
    "always|first|not-first|colleague|new-person|recording|past-refusal|refused|"
    "theirs|uncovered|contacts<2|silent|"
    f"kind=(?:{KIND})|channel=(?:phone|web)|"
    "stage=(?:me-too|foothold|me-first|only-me)"
)
TERM = f"(?:kind (?:in|not) (?:{KIND})(?:, (?:{KIND}))*|(?:not )?(?:{FACT}))"
GRAMMAR = re.compile(f"{TERM}(?: and {TERM})*")


def by_words(text, where):
    """Reads a condition as a person would, word by word, and says if it holds."""

    def fact(word):
        said = {"always", f"kind={where.kind}", f"channel={where.channel}"}
        said |= {f"stage={where.stage}", *where.facts}
        if "first" not in where.facts:
            said.add("not-first")
        return word in said

    def term(words):
        if words.startswith("kind in "):
            return where.kind in words.removeprefix("kind in ").split(", ")
        if words.startswith("kind not "):
            return where.kind not in words.removeprefix("kind not ").split(", ")
        if words.startswith("not "):
            return not fact(words.removeprefix("not "))
        return fact(words)

    return all(term(words) for words in text.split(" and "))


@given(conditions)
def test_a_condition_is_read_back_from_its_own_text(condition):
    assert Condition.parse(str(condition)) == condition


@given(scraps)
@example("first and ")
@example("kind in demo,proposal")
@example("kind in demo, ")
@example("firstly")
@example("not not first")
def test_what_the_grammar_allows_is_read_and_all_else_is_refused(text):
    if GRAMMAR.fullmatch(text):
        assert str(Condition.parse(text)) == text
    else:
        with pytest.raises(ConditionError) as refusal:
            Condition.parse(text)
        assert 0 <= refusal.value.position <= len(text)
        assert refusal.value.expected


@given(conditions, circumstances)
def test_a_condition_holds_as_its_words_say(condition, where):
    assert condition.holds(where) is by_words(str(condition), where)


@given(circumstances)
def test_not_first_is_the_absence_of_first(where):
    first, later = Condition.parse("first"), Condition.parse("not-first")
    assert first.holds(where) is not later.holds(where)
    assert later.holds(where) is Condition.parse("not first").holds(where)


@given(conditions, st.data())
def test_a_fault_is_placed_where_the_text_breaks_off(condition, data):
    text = str(condition)
    cut = data.draw(st.integers(0, len(text)))
    broken = text[:cut] + "?" + text[cut:]
    assume(not GRAMMAR.fullmatch(broken))
    with pytest.raises(ConditionError) as refusal:
        Condition.parse(broken)
    assert refusal.value.position <= cut


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "at character 1, found the end."),
        ("stage=friend", 'at character 1, found "stage=friend".'),
        ("first or silent", 'Expected " and " or the end at character 6'),
        ("kind in demo, lunch", "Expected a kind of meeting at character 15"),
        ("not kind in demo", "Expected a fact at character 5"),
    ],
)
def test_a_refusal_names_the_place_and_what_may_stand_there(text, message):
    with pytest.raises(ConditionError, match=re.escape(message)):
        Condition.parse(text)


def test_only_the_bare_word_is_always():
    assert Condition.parse("always") == ALWAYS
    assert ALWAYS.is_always
    assert not Condition.parse("always and first").is_always
    assert not Condition.parse("not always").is_always


def test_a_condition_knows_whether_it_names_a_channel():
    texts = ("channel=web", "first and not channel=phone", "kind=demo", "always")
    named = [Condition.parse(text).names_channel for text in texts]
    assert named == [True, True, False, False]


def test_every_fact_of_the_enumerations_can_be_written():
    words = chain(Situation, (f"stage={stage}" for stage in Stage))
    assert all(str(Condition.parse(word)) == word for word in words)
