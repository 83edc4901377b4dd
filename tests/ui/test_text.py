import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from ui.theme import BODY, SMALL, STRONG, TITLE, Tone, colours, face
from ui.widgets.layouts import around, column, line
from ui.widgets.pill import Pill
from ui.widgets.text import Text
from ui.widgets.tip import plain, set_tip, unplain

LONG = "The changeover of line 3 takes a third longer than the plan says it should. "


def test_what_fits_is_not_cut_and_has_no_tip(shown):
    text = shown(Text("Short"), 200, 20)
    text.grab()
    assert not text.is_cut
    assert not text.toolTip()


def test_what_is_cut_shows_in_full_as_a_tip(shown):
    text = shown(Text(LONG), 100, 20)
    text.grab()
    assert text.is_cut
    assert text.toolTip() == LONG
    text.resize(2000, 20)
    text.grab()
    assert not text.toolTip()


def test_two_lines_are_cut_at_the_second(shown):
    text = shown(Text(LONG * 3, lines=2), 200, 60)
    one = face(text.font()).height
    text.grab()
    assert text.heightForWidth(200) == 2 * one
    assert text.is_cut
    assert text.toolTip()


def test_wrapped_text_is_never_cut(shown):
    text = shown(Text(LONG * 3, ("bold", Tone.STOP, STRONG), lines=0), 160, 400)
    assert not text.is_cut
    assert text.heightForWidth(160) > 5 * face(text.font()).height


def test_a_typed_line_break_stays_one_and_is_a_blank_on_one_line(shown):
    wrapped, single = Text("one\r\ntwo", lines=0), Text("one\ntwo")
    shown(around(column(wrapped, single)))
    assert wrapped.heightForWidth(400) == 2 * face(wrapped.font()).height
    assert single.text() == "one two"


def test_a_customer_called_markup_is_shown_as_written(shown):
    name = '<b>Acme</b> <img src="//x">' * 20
    text = shown(Text(name), 100, 20)
    text.grab()
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert text.text() == name
    assert "<b>" not in text.toolTip()
    assert "&lt;b&gt;Acme" in text.toolTip()


def test_a_plain_tip_stays_as_it_is(shown):
    text = Text("x")
    set_tip(text, "3 < 4 & 5 > 4")
    assert text.toolTip() == "3 < 4 & 5 > 4"


@given(st.text())
def test_an_ampersand_comes_back_as_it_was(words):
    whole = words.replace("&&", "&")
    assert unplain(plain(whole)) == whole


@pytest.mark.parametrize("lines", [0, 1, 2])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    runs=st.lists(
        st.tuples(
            st.text(st.sampled_from("ab é漢😀\n<&>"), max_size=30),
            st.sampled_from(list(Tone)),
            st.sampled_from([400, 600]),
        ),
        max_size=4,
    ),
    width=st.integers(1, 300),
)
def test_no_mixture_of_words_breaks_the_drawing(theme, lines, runs, width):
    text = Text(*runs, lines=lines)
    text.resize(width, max(1, text.heightForWidth(width)))
    assert not text.grab().isNull()
    assert text.is_cut == bool(text.toolTip())


def test_text_of_two_sizes_shares_a_baseline(shown):
    large, small = Text("14", size=TITLE), Text("left", size=SMALL, line=TITLE)
    shown(around(line(large, small)))
    assert large.height() == small.height()
    assert large.y() == small.y()


def test_a_pill_stands_on_the_baseline_of_the_text_beside_it(shown):
    words, pill = Text("Anna", size=BODY), Pill("decides", Tone.QUIET)
    shown(around(line(words, pill)))
    assert (pill.y(), pill.height()) == (words.y(), words.height())


def test_the_same_words_in_another_tone_are_drawn_anew(shown):
    text = shown(Text(("late", Tone.QUIET)), 100, 20)
    before = text.grab().toImage()
    text.say(("late", Tone.STOP))
    assert text.grab().toImage() != before
    text.set_tone(Tone.QUIET)
    assert text.grab().toImage() == before


@pytest.mark.parametrize("parts", [("MM", "MM", "MM"), ("MM ", "MM", " MM")])
def test_words_that_touch_have_each_their_own_tone(shown, parts):
    tones = (Tone.STOP, Tone.READY, Tone.ACCENT)
    wanted = {tone: _ink_of(shown, (parts[0].strip(), tone)) for tone in tones}
    text = shown(Text("MM", *zip(parts, tones, strict=True)), 300, 24)
    for tone in tones:
        assert _pixels(text, tone) >= wanted[tone] / 2
    assert _pixels(text, Tone.INK) <= 1.5 * _ink_of(shown, ("MM", Tone.INK))


def _ink_of(shown, run):
    return _pixels(shown(Text(run), 300, 24), run[1])


def _pixels(text, tone):
    """Count the pixels that have nearly the colour of a tone."""
    wanted = colours(text.palette())[tone]
    picture = text.grab().toImage()
    points = (
        picture.pixelColor(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
    )
    return sum(_far(point, wanted) < 40 for point in points)


def _far(one, other):
    return max(
        abs(one.red() - other.red()),
        abs(one.green() - other.green()),
        abs(one.blue() - other.blue()),
    )
