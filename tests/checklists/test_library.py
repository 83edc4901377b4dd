import pytest

from checklists.errors import PackInvalid
from checklists.library import Library, built_in, own_pack
from checklists.pack import Channel, Fills, Kind, Phase
from checklists.reading import BUILT_IN, read_pack
from checklists.writing import pack_text

OWN = """\
#:schema ./pack.schema.json
id = "my-clinics"
name = "Clinics"

[[item]]
id = "my-rota"
phase = "plan"
pillar = "DET"
prompt = "Which rota tool do they use today?"
answer = "text"
fields = ["tool*", "since"]

[[item]]
id = "my-night"
phase = "plan"
pillar = "CAR"
prompt = "How bad are the nights?"
answer = "choice"
when = "kind in demo, proposal"
options = ["fine", "bad: since when"]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "clinics.toml").write_text(OWN, "utf-8")
    return tmp_path


def test_a_meeting_is_made_of_core_channel_kind_and_own(folder):
    library = Library.opened(folder)
    packs = library.packs_for(Kind.DEMO, Channel.WEB)
    assert [pack.id for pack in packs] == ["core", "web", "demo", "my-clinics"]


def test_rows_come_in_the_order_of_the_tables_own_ones_last(folder):
    library = Library.opened(folder)
    rows = library.items(library.packs_for(Kind.DEMO, Channel.WEB))
    plan = [item.id for item in rows if item.phase is Phase.PLAN]
    assert plan[0] == "plan-outcome"
    assert plan[-4:] == [
        "plan-demo-needs",
        "plan-demo-leave-out",
        "my-rota",
        "my-night",
    ]
    rehearse = [item.id for item in rows if item.phase is Phase.REHEARSE]
    assert rehearse.index("reh-colleague") + 1 == rehearse.index("reh-web-fallback")
    phases = [item.phase for item in rows]
    assert phases == sorted(phases, key=list(Phase).index)


def test_an_own_pack_may_be_for_one_kind_and_channel(folder):
    limited = OWN.replace(
        'name = "Clinics"', 'name = "C"\nkind = "demo"\nchannel = "web"'
    )
    (folder / "clinics.toml").write_text(limited, "utf-8")
    library = Library.opened(folder)
    counts = {
        (kind, channel): len(library.packs_for(kind, channel))
        for kind in Kind
        for channel in Channel
    }
    assert counts.pop((Kind.DEMO, Channel.WEB)) == 4
    assert set(counts.values()) == {3}


def test_an_own_row_is_marked_as_own(folder):
    item = Library.opened(folder).item("my-night")
    assert item.own
    assert item.fills is Fills.HAND
    assert item.options[1].detail == "since when"


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_pack_survives_being_kept(name):
    assert read_pack(pack_text(built_in(name))) == built_in(name)


def test_an_own_pack_survives_being_kept(folder):
    pack = Library.opened(folder).pack("my-clinics")
    assert read_pack(pack_text(pack)) == pack


def test_built_in_packs_are_read_once():
    assert built_in("core") is Library().pack("core")


def test_a_meeting_keeps_the_version_it_began_with(folder):
    began = Library.opened(folder).pack("my-clinics")
    (folder / "clinics.toml").write_text(OWN.replace("today", "now"), "utf-8")
    library = Library.opened(folder, [pack_text(began)])
    assert library.pack("my-clinics", 1) == began
    newest = library.pack("my-clinics")
    assert newest.version == 2
    assert newest.items[0].prompt == "Which rota tool do they use now?"


def test_an_unchanged_pack_keeps_its_number(folder):
    began = Library.opened(folder).pack("my-clinics")
    assert Library.opened(folder, [pack_text(began)]).pack("my-clinics").version == 1


def test_a_pack_changed_back_gets_its_old_number(folder):
    first = Library.opened(folder).pack("my-clinics")
    (folder / "clinics.toml").write_text(OWN.replace("today", "now"), "utf-8")
    second = Library.opened(folder, [pack_text(first)]).pack("my-clinics")
    (folder / "clinics.toml").write_text(OWN, "utf-8")
    third = Library.opened(folder, map(pack_text, (first, second))).pack("my-clinics")
    assert (second.version, third.version) == (2, 1)


def test_a_deleted_pack_is_still_known_to_its_meetings(folder):
    began = Library.opened(folder).pack("my-clinics")
    (folder / "clinics.toml").unlink()
    library = Library.opened(folder, [pack_text(began)])
    assert library.packs_for(Kind.DEMO, Channel.WEB)[3:] == ()
    assert library.pack("my-clinics") == began
    assert library.item("my-rota") == began.items[0]


def test_an_unknown_pack_or_row_is_a_key_error():
    library = Library()
    for ask in (
        lambda: library.pack("lunch"),
        lambda: library.pack("core", 99),
        lambda: library.item("plan-lunch"),
        lambda: built_in("lunch"),
    ):
        with pytest.raises(KeyError):
            ask()


def test_a_faulty_file_is_left_out_and_named(folder):
    (folder / "broken.toml").write_text("id = ", "utf-8")
    (folder / "latin.toml").write_bytes(b'id = "\xe9"')
    (folder / "twice.toml").write_text(OWN, "utf-8")
    library = Library.opened(folder)
    assert [pack.id for pack in library.own] == ["my-clinics"]
    assert {fault.file for fault in library.faults} == {
        "broken.toml",
        "latin.toml",
        "",
        "twice.toml",
    }


def test_all_faults_come_at_once_each_with_its_place():
    text = """
id = "demo"
name = "Mine"
colour = "red"

[[item]]
id = "plan-outcome"
phase = "plan"
pillar = "STR"
prompt = "Who knows what?"
answer = "text"
killer = true

[[item]]
id = "my-row"
phase = "planning"
pillar = "STR"
when = "first or last"
answer = "text"
fields = ["a*", "b("]
"""
    with pytest.raises(PackInvalid) as refusal:
        own_pack(text, "mine.toml")
    found = {(fault.item, fault.field) for fault in refusal.value.faults}
    assert found >= {
        ("", "id"),
        ("", "colour"),
        ("my-row", "phase"),
        ("my-row", "prompt"),
        ("my-row", "when"),
        ("my-row", "fields 2"),
        ("plan-outcome", "id"),
        ("plan-outcome", "killer"),
        ("plan-outcome", "prompt"),
    }
    assert {fault.file for fault in refusal.value.faults} == {"mine.toml"}
    assert "mine.toml, my-row, when: Expected" in str(refusal.value)


def test_a_kept_text_that_cannot_be_read_is_refused():
    for text in ("id = ", 'id = "a"', 'id = "a"\nname = "b"\nitem = [3]'):
        with pytest.raises(PackInvalid):
            read_pack(text)


def test_a_kept_text_that_cannot_be_read_is_left_out_and_named(folder):
    library = Library.opened(folder, ["id = "])
    assert library.pack("my-clinics").version == 1
    assert [fault.file for fault in library.faults] == ["kept version"]
