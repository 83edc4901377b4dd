from dataclasses import replace

import pytest

from checklists.check import check
from checklists.library import Library, built_in
from checklists.notation import row_field
from checklists.pack import CAPS, AnswerKind, Fills, ItemId, Option, Phase, Rank, Span
from checklists.reading import read_pack

TEXT = """
id = "mine"
name = "Mine"

[[item]]
id = "my-row"
phase = "plan"
pillar = "DET"
prompt = "Which tool?"
answer = "text"
"""
PLAIN = read_pack(TEXT, "mine.toml")


def changed(**changes):
    """What is said of a pack whose one row is changed."""
    faults = check(replace(PLAIN, items=(replace(PLAIN.items[0], **changes),)))
    return {(fault.field, fault.message.split(".")[0]) for fault in faults}


def test_the_built_in_packs_pass_every_check():
    assert check(*Library().packs()) == ()


def test_a_plain_row_of_ones_own_passes():
    assert check(*Library().packs(), PLAIN) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"prompt": "x" * 91}, "prompt"),
        ({"prompt": " "}, "prompt"),
        ({"paper": "x" * 45}, "paper"),
        ({"prompt": "This? Or that?"}, "prompt"),
        ({"prompt": "Who did what?"}, "prompt"),
        ({"killer": True}, "killer"),
        ({"fills": Fills.SELF}, "fills"),
        ({"rules": ("STR-01",)}, "rules"),
        ({"id": ItemId("fup-promises-kept")}, "id"),
        ({"answer": AnswerKind.TICK}, "item"),
        ({"answer": AnswerKind.CHOICE}, "options"),
        ({"answer": AnswerKind.NUMBER}, "range"),
        ({"phase": Phase.FOLLOW}, "due"),
        ({"phase": Phase.FOLLOW}, "answer"),
        ({"promise_kind": "own"}, "due"),
        ({"promise_kind": "recap"}, "promise"),
        ({"options": (Option("yes"), Option("no"))}, "options"),
        ({"span": Span(0, 9, "min")}, "range"),
        ({"shares_line_with": ItemId("nobody")}, "shares_line_with"),
        ({"fields": (row_field("a"), row_field("a*"))}, "fields"),
    ],
)
def test_a_fault_stands_at_its_field(changes, field):
    assert field in {found for found, _ in changed(**changes)}


def test_two_question_words_pass_with_fields_to_answer_them_in():
    fields = (row_field("who*"), row_field("what*"))
    assert not changed(prompt="Who did what?", fields=fields)


def test_a_prompt_of_ninety_characters_passes():
    assert not changed(prompt="x" * 90)


def test_the_same_id_in_two_packs_is_refused():
    twin = replace(PLAIN, id="twin", source="twin.toml")
    (fault,) = check(PLAIN, twin)
    assert str(fault) == "twin.toml, my-row, id: This id stands in mine.toml too."


def with_rows(name, phase, count, **changes):
    pack = built_in(name)
    rows = tuple(
        replace(pack.items[-1], id=ItemId(f"new-{n}"), phase=phase, **changes)
        for n in range(count)
    )
    return replace(pack, items=(*pack.items, *rows))


def with_this(pack):
    packs = [known for known in Library().packs() if known.id != pack.id]
    return {fault.message for fault in check(*packs, pack)}


def test_a_kind_that_goes_over_a_cap_is_refused():
    live = Phase.LIVE
    plain = {"answer": AnswerKind.TEXT, "promise_kind": "", "due": ()}
    room = CAPS[live] - 5
    assert not with_this(with_rows("kickoff", live, room, **plain))
    said = with_this(with_rows("kickoff", live, room + 1, **plain))
    assert "A full web meeting has 7 rows in live; the cap is 6." in said


def test_too_many_must_rows_are_refused():
    plain = {"answer": AnswerKind.TEXT, "promise_kind": "", "due": (), "killer": True}
    said = with_this(with_rows("proposal", Phase.PLAN, 1, **plain))
    assert "A full phone meeting has 6 must rows in plan; 5 is the most." in said
    said = with_this(with_rows("proposal", Phase.PREFLIGHT, 8, **plain))
    assert any("40 % is the most" in message for message in said)


def test_an_eighth_core_row_is_refused():
    plain = {"answer": AnswerKind.TEXT, "promise_kind": "", "due": ()}
    said = with_this(with_rows("core", Phase.PLAN, 2, rank=Rank.CORE, **plain))
    assert "8 core rows in plan; 7 is most." in said


def test_an_agenda_that_does_not_add_up_is_refused():
    demo = built_in("demo")
    assert with_this(replace(demo, minutes=41)) == {
        "Its lines add up to 40 min, not 41."
    }
    short = replace(demo, agenda=demo.agenda[:2], minutes=10)
    assert with_this(short) == {"It has 2 lines; 3 to 5 are right."}


def test_only_a_kind_has_an_agenda():
    minutes = replace(PLAIN, minutes=30, agenda=built_in("demo").agenda)
    fields = {fault.field for fault in check(minutes)}
    assert fields == {"agenda", "minutes"}
