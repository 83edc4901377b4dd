from importlib.resources import files

import pytest

from checklists.pack import Channel, Kind, Phase
from checklists.reading import BUILT_IN, read_pack
from checklists.writing import pack_text

SCHEMA_LINE = "#:schema ../pack.schema.json\n"


def body(name):
    return files("checklists").joinpath(f"builtin/{name}.toml").read_text("utf-8")


@pytest.fixture(params=BUILT_IN)
def name(request):
    return request.param


def test_a_built_in_pack_is_written_as_earnest_writes_packs(name):
    text = body(name)
    assert text == SCHEMA_LINE + pack_text(read_pack(text))


def test_a_pack_is_called_after_its_file(name):
    pack = read_pack(body(name))
    assert pack.id == name
    assert pack.kind == (name if name in list(Kind) else None)
    assert pack.channel == (name if name in list(Channel) else None)
    assert pack.source == "built in"


def test_the_tables_hold_52_rows_for_all_and_58_for_the_kinds():
    packs = {name: read_pack(body(name)) for name in BUILT_IN}
    shared = sum(len(packs[name].items) for name in ("core", *Channel))
    assert shared == 52
    assert sum(len(packs[kind].items) for kind in Kind) == 58


def test_places_are_unique_and_rise_with_the_phases():
    items = [item for name in BUILT_IN for item in read_pack(body(name)).items]
    assert len({(item.order, item.when) for item in items}) == len(items)
    for item in items:
        assert item.order // 1000 == list(Phase).index(item.phase) + 1


def test_every_row_to_tick_on_paper_has_short_words():
    phases = {Phase.PREFLIGHT, Phase.LIVE}
    items = [item for name in BUILT_IN for item in read_pack(body(name)).items]
    assert [i.id for i in items if i.phase in phases and not i.paper] == []


def test_the_skeletons_have_their_lengths():
    lengths = {kind: read_pack(body(kind)).minutes for kind in Kind}
    assert lengths == {
        "exploratory": 25,
        "demo": 40,
        "proposal": 50,
        "kickoff": 50,
        "training": 50,
        "after-sales": 25,
        "renewal": 50,
        "win-back": 25,
    }


def test_what_can_never_leave_is_marked():
    private = {
        item.id
        for name in BUILT_IN
        for item in read_pack(body(name)).items
        if item.private
    }
    assert private == {"wrap-honest", "wrap-adapted", "wrap-relation", "fup-lesson"}
