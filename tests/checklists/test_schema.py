import json
import subprocess
import sys
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.reading import BUILT_IN
from checklists.schema import schema_text, shape_faults


def test_the_published_schema_is_the_one_packs_are_checked_by():
    published = files("checklists").joinpath("pack.schema.json").read_text("utf-8")
    assert published == schema_text()
    assert json.loads(published)["$schema"].endswith("draft/2020-12/schema")


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_built_in_packs_fit_the_schema(name):
    text = files("checklists").joinpath(f"builtin/{name}.toml").read_text("utf-8")
    assert shape_faults(text, name) == ((), tomllib.loads(text))


def test_reading_the_built_in_packs_loads_no_pydantic():
    code = (
        "import sys; from checklists.library import Library; Library().packs(); "
        "sys.exit('pydantic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def head(rows):
    return f'id = "mine"\nname = "Mine"\n{rows}'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("id = ", "p: Invalid value (at end of document)."),
        (head(""), "p, item: Missing."),
        (head("item = []"), "p, item: It has no rows."),
        (head("item = [3]"), "p, row 1: Write a table."),
        (head('version = "2"'), "p, version: Write a whole number."),
        (head("[[item]]\nid = 3"), "p, row 1, id: Write text in quotes."),
        (head('[[item]]\nid = "my"\nhue = 3'), "p, my, hue: No such key."),
        (
            head('[[item]]\nid = "my"\nkiller = 1'),
            "p, my, killer: Write true or false.",
        ),
        (
            head('[[item]]\nid = "my"\ndue = "end"'),
            "p, my, due: Write a list in brackets.",
        ),
        (head('agenda = [{ topic = "" }]'), "p, agenda 1 topic: It says nothing."),
        (head("version = 0"), "p, version: Input should be greater than or equal"),
        ("a = " + "[" * 9999, "p: "),
        (head("agenda = [{ minutes = 0 }]"), "p, agenda 1 topic: Missing."),
        (head('kind = "lunch"'), "p, kind: \"lunch\" is not one of 'exploratory', "),
        (head('[[item]]\nid = "my"\nrules = ["X-1"]'), 'p, my, rules 1: "X-1" is no '),
        (head('[[item]]\nid = "My"'), 'p, My, id: "My": use small letters'),
        (head('[[item]]\nid = "my"\nrange = "9-1 h"'), 'p, my, range: "9-1 h" is no '),
    ],
)
def test_a_fault_is_named_in_plain_words(text, fault):
    faults, _ = shape_faults(text, "p")
    assert any(str(found).startswith(fault) for found in faults), faults


toml_values = st.recursive(
    st.booleans() | st.integers(0, 9) | st.text("ab-* ", max_size=6),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
KEYS = ["id", "phase", "prompt", "when", "fields", "due", "range", "answer", "colour"]


@given(st.dictionaries(st.sampled_from(KEYS), toml_values))
def test_no_row_however_odd_breaks_the_check(row):
    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in row.items())
    faults, sound = shape_faults(head(f"[[item]]\n{lines}"), "p")
    assert faults
    assert sound is None or sound["item"] == []
