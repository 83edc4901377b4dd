"""What the program says of its rules, held to the table as it was agreed."""

from pathlib import Path

import pytest

from app.rules import lint
from app.rules.codes import CODES
from app.rules.lint.forms import FORMS, form_of
from checklists.library import Library
from checklists.pack import Pillar

TABLE = Path(__file__).with_name("rules_as_agreed.md")


def agreed():
    """The rows of the table, by their column."""
    head, _, *rows = TABLE.read_text("utf-8").splitlines()

    def cells(line):
        return [cell.strip() for cell in line.strip("|").split("|")]

    return [dict(zip(cells(head), cells(row), strict=True)) for row in rows]


def test_there_are_fifty_one_forms_in_the_order_of_the_table():
    assert [form.code for form in FORMS] == [row["Code"] for row in agreed()]
    assert tuple(form.code for form in FORMS) == CODES
    assert len(FORMS) == 51


@pytest.mark.parametrize("row", agreed(), ids=lambda row: row["Code"])
def test_every_form_says_what_the_table_says(row):
    form = form_of(row["Code"])
    assert {
        "Code": form.code,
        "Severity": form.weight,
        "Row": form.where,
        "From": form.since,
        "Fires when": form.fires,
        "Cleared by": form.cleared,
        "Message": form.message,
        "Fix hint": form.hint,
    } == row


def test_every_rule_counts_against_the_pillar_of_its_form():
    for rule in lint.RULES:
        assert form_of(rule.code).pillar is rule.pillar
    assert {form.pillar for form in FORMS} == set(Pillar)


def test_the_rows_that_forms_name_are_rows_of_the_packs():
    known = {item.id for pack in Library().packs() for item in pack.items}
    named = {row for form in FORMS for row in form.rows}
    assert named <= known
    assert form_of("PUN-05").rows == ("pre-web-link", "pre-phone-number")
    assert form_of("DET-01").rows == ()


def test_what_forms_cite_are_numbers_of_ideas():
    cited = [cite for form in FORMS for cite in form.cites]
    assert cited
    assert all(cite[0] in "ABS" and cite[-1].isdigit() for cite in cited)
