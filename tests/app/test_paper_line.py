import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paper_line import PaperLine, Pen, Ticked, read_line

LAST = 18
MARKS = {Pen.DONE: "", Pen.MISSED: "n", Pen.OPEN: "?"}


def said(line, last=LAST):
    read = read_line(line, last)
    assert read.wrong == ()
    return {one.number: one.pen for one in read.ticked}


def test_a_line_says_what_was_done_missed_and_opened_again():
    assert said("3 7 12n 15?") == {
        3: Pen.DONE,
        7: Pen.DONE,
        12: Pen.MISSED,
        15: Pen.OPEN,
    }


@pytest.mark.parametrize(
    "line",
    [
        "3, 7,12n;15?",
        "  3  7 12N 15 ? ",
        "3 7 12 no 15?",
        "3 3 7 12n 12n 15?",
        "03 7 12n 15?",
        "\uff13\u3000\uff17 \uff11\uff12n 15\uff1f",
    ],
)
def test_it_may_be_written_in_other_ways(line):
    assert read_line(line, LAST) == read_line("3 7 12n 15?", LAST)


@pytest.mark.parametrize("dash", ["-", " - ", "\N{EN DASH}", "\N{MINUS SIGN}"])
def test_a_span_means_all_of_it(dash):
    assert said(f"3{dash}5 7{dash}8n") == {
        3: Pen.DONE,
        4: Pen.DONE,
        5: Pen.DONE,
        7: Pen.MISSED,
        8: Pen.MISSED,
    }


@pytest.mark.parametrize("line", ["", "   ", " , ;"])
def test_an_empty_line_says_nothing(line):
    assert read_line(line, LAST) == PaperLine(())


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("19", "There is no 19 on this brief: its numbers end at 18."),
        ("0", "There is no 0 on this brief: its numbers end at 18."),
        ("9-19", "There is no 19 on this brief: its numbers end at 18."),
        ("7-3", "\u201c7-3\u201d runs backwards."),
        ("12x", "\u201c12x\u201d is no number of a row."),
        ("n", "\u201cn\u201d is no number of a row."),
        ("all", "\u201call\u201d is no number of a row."),
        ("7 7n", "7 stands there twice, and not the same."),
        ("5-9 7?", "7 stands there twice, and not the same."),
    ],
)
def test_what_is_wrong_is_named(line, wrong):
    assert read_line(line, LAST).wrong == (wrong,)


def test_what_is_right_is_read_beside_what_is_wrong():
    read = read_line("3 19 7n x", LAST)
    assert read.ticked == (Ticked(3, Pen.DONE), Ticked(7, Pen.MISSED))
    assert len(read.wrong) == 2


def test_a_brief_without_numbers_says_so():
    (wrong,) = read_line("1", 0).wrong
    assert wrong == "There is no 1 on this brief: it has no numbers."


def test_thousands_of_digits_are_no_number_of_a_row():
    read = read_line("9" * 9_999, LAST)
    assert read.ticked == ()
    assert len(read.wrong) == 1


ticks = st.dictionaries(st.integers(1, LAST), st.sampled_from(Pen))


@given(ticks, st.sampled_from([" ", ",", ", ", " ; "]))
def test_what_is_written_is_read_back(ticked, between):
    line = between.join(f"{number}{MARKS[pen]}" for number, pen in ticked.items())
    assert said(line) == ticked


@given(st.text(), st.integers(0, 40))
def test_any_line_is_read_and_nothing_beyond_the_brief_comes_out(line, last):
    read = read_line(line, last)
    numbers = [one.number for one in read.ticked]
    assert len(set(numbers)) == len(numbers)
    assert all(1 <= number <= last for number in numbers)


@given(st.text(alphabet="0123456789 -n?,;x", max_size=30))
def test_nothing_typed_is_passed_over_in_silence(line):
    read = read_line(line, LAST)
    assert bool(read.ticked or read.wrong) == bool(line.strip(" ,;"))
