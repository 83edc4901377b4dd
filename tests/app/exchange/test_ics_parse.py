"""Lines taken as they stand say what the parser says of them."""

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.ics_event import stamp_of
from app.exchange.ics_parse import parsed, parsed_event
from app.exchange.ics_properties import line_of, text_of

TEXTS = ["UID", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "TRANSP"]
VALUES = st.text(
    st.one_of(
        st.sampled_from("\\,;:nN\"'%2C= \t"),
        st.characters(exclude_characters="\r\n", exclude_categories=("Cs",)),
    )
)


def by_parser(*lines):
    return parsed(("BEGIN:VEVENT", *lines, "END:VEVENT"))[0]


@given(st.sampled_from(TEXTS), VALUES)
def test_a_text_is_what_the_parser_makes_of_it(name, value):
    line = f"{name}:{value}"
    properties, broken = parsed_event([line])
    assert text_of(properties, name) == text_of(by_parser(line), name)
    assert broken == ()


@given(st.from_regex(r"\A[0-9]{8}T[0-9]{6}Z?\Z"))
def test_a_stamp_is_what_the_parser_makes_of_it(value):
    lines = [f"DTSTAMP:{value}"]
    properties, _ = parsed_event(lines)
    assert stamp_of(properties, "") == stamp_of(by_parser(*lines), "")


def test_what_comes_twice_is_the_first_of_them():
    lines = ["SUMMARY;LANGUAGE=en:First", "SUMMARY:Second", "SUMMARY:Third"]
    properties, _ = parsed_event(lines)
    assert line_of(properties, "SUMMARY") in {"First", "Second"}
    assert [str(v) for v in properties["SUMMARY"]].count("Third") == 1


def test_a_name_without_a_value_is_left_to_the_parser():
    properties, _ = parsed_event(["UID", "SUMMARY:Call"])
    assert "UID" not in properties
    assert line_of(properties, "SUMMARY") == "Call"


def test_what_cannot_be_read_is_named():
    _, broken = parsed_event(["SUMMARY:Call", "DTSTART:yesterday"])
    assert broken == ("DTSTART",)
