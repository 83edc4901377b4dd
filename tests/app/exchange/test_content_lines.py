from hypothesis import given
from hypothesis import strategies as st

from app.exchange.content_lines import content_lines
from app.exchange.plain_text import from_html, without_html


def test_lines_know_where_they_began():
    lines = content_lines(b"A:1\r\n\r\nB:2\r\n  more\r\n\tand\r\nC:3")
    assert lines == [(1, "A:1"), (3, "B:2 moreand"), (6, "C:3")]


def test_old_mac_and_doubled_ends_are_ends():
    assert content_lines(b"A\rB") == [(1, "A"), (2, "B")]
    assert content_lines(b"A\r\r\nB") == [(1, "A"), (2, "B")]


def test_a_separator_inside_a_text_ends_no_line():
    assert content_lines("A:\u2028\x0b\x85B".encode()) == [(1, "A:\u2028\x0b\x85B")]


def test_one_odd_letter_does_not_spoil_the_others():
    raw = "A:Ská\n".encode() + b"B:M\xfcller\n" + b"C:\x81\n"
    assert [line.text for line in content_lines(raw)] == ["A:Ská", "B:Müller", "C:\x81"]


@given(st.binary(max_size=300))
def test_any_bytes_make_lines_without_ends(raw):
    assert all("\n" not in line.text for line in content_lines(raw))


def test_words_are_taken_out_of_html():
    page = (
        "<html><head><title>x</title></head><body><p>Dear&nbsp;Anna,</p><br>Bye</body>"
    )
    assert from_html(page) == "Dear Anna,\nBye"
    assert from_html("<style>p {}</style>a<script>x<y</script>b") == "ab"


def test_plain_text_with_brackets_stays():
    text = "Join <https://zoom.us/j/1> if 2 < 3"
    assert without_html(text) == text
    assert without_html("one<br>two") == "one\ntwo"
