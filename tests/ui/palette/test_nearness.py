import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.folding import plain
from ui.palette.nearness import Names, nearness


def nearest(typed, *names, most=9):
    return [names[number] for number in Names(names).nearest(typed, most)]


@pytest.mark.parametrize(
    ("typed", "first", "others"),
    [
        ("rep", "Reports", ["Prepare a call", "Ready, print"]),
        ("nm", "New meeting", ["Norrland maritime", "Anna Mori"]),
        ("cpa", "Copy purpose and agenda", ["Close Earnest"]),
        ("norr rob", "Norrland Robotics", ["Robin Norris and sons"]),
        ("hav", "Havel & Sons", ["We have a deal", "Jan Havlik"]),
        ("lucia", "Lucía Ortega", ["Luis Czia"]),
        ("LINDQ", "Anna Lindqvist", ["Linda Quist"]),
        ("山田", "山田 太郎", ["山 の 田"]),
    ],
)
def test_the_nearest_name_comes_first(typed, first, others):
    found = nearest(typed, *others, first)
    assert found[0] == first


def test_letters_that_are_not_there_in_this_order_find_nothing():
    assert nearest("xq", "Anna Lindqvist", "Quartz") == []
    assert nearest("tl", "lt") == []


def test_letters_far_apart_are_no_hit():
    assert nearest("az", "a very long name that ends in z") == []


def test_every_word_typed_has_to_be_there():
    assert nearest("anna berg", "Anna Berg", "Anna Holm", "Berg") == ["Anna Berg"]


def test_many_names_are_searched_and_only_the_nearest_told():
    names = [f"Firm {n} of Annabel" for n in range(5000)] + ["Anna"]
    assert nearest("anna", *names, most=3)[0] == "Anna"
    assert len(nearest("firm 49", *names, most=3)) == 3
    assert nearest("firm 4999", *names, most=3) == ["Firm 4999 of Annabel"]


@given(st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_a_name_is_nearest_to_itself(name, other):
    typed = " ".join(plain(name).split())
    if typed:
        near = nearness(typed, typed)
        assert near is not None
        assert near[:2] == (0, 0)
        further = nearness(typed, plain(other))
        assert further is None or further >= (0, 0, 0, 0)
        assert name in nearest(name, other, name)


@given(typed=st.text(max_size=12))
def test_anything_can_be_typed(typed):
    assert isinstance(nearest(typed, "Anna (Berg)", "a\nb", ""), list)
