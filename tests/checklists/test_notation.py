from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists import notation
from checklists.pack import DueRule, Option, RowField, Span
from checklists.reading import read_pack
from checklists.writing import pack_text

FORMS = [
    (notation.row_field, notation.field_text),
    (notation.option, notation.option_text),
    (notation.span, notation.span_text),
    (notation.due_rule, notation.due_text),
]


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (notation.row_field, "who*", RowField("who", required=True)),
        (notation.row_field, "tie (a, b)", RowField("tie", choices=("a", "b"))),
        (notation.option, "shorter: until", Option("shorter", "until")),
        (notation.option, "no, and so on", Option("no, and so on")),
        (notation.span, "0-60 min", Span(0, 60, "min")),
        (notation.due_rule, "end + 24 h", DueRule("end", hours=24)),
        (notation.due_rule, "fix + 5 wd", DueRule("fix", working_days=5)),
        (notation.due_rule, "weekly", DueRule("weekly")),
    ],
)
def test_a_short_form_says_what_it_means(read, text, value):
    assert read(text) == value


@given(st.sampled_from(FORMS), st.text("ab*(), :+-0159hw ", max_size=12))
def test_what_is_read_is_written_back_or_refused(form, text):
    read, write = form
    try:
        value = read(text)
    except ValueError:
        return
    assert read(write(value)) == value


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_words_survive_being_written(why, good):
    text = """
id = "mine"
name = "Mine"
[[item]]
id = "my-row"
phase = "plan"
pillar = "DET"
prompt = "Which tool?"
answer = "text"
"""
    pack = read_pack(text)
    words = {"why": why, "good": good}
    said = replace(pack, items=(replace(pack.items[0], **words),))
    assert read_pack(pack_text(said)) == said
