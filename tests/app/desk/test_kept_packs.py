"""A meeting keeps the rows it began with, whatever newer packs say."""

import threading
from dataclasses import replace

import pytest

from app.book.book import Book
from app.book.families import KeptPack, KeptPackId
from app.book.packs import KeptPacks
from app.desk import answering, booking, packs
from app.desk.desk import Desk
from app.records.meeting import Meeting, PackVersion
from checklists.library import Library, built_in
from checklists.pack import Channel, ItemId, PackId
from checklists.writing import pack_text

ROW = ItemId("plan-min-outcome")
OLD = "What is the least they will have?"
OWN = """
id = "my-clinics"
name = "Clinics"
version = 1

[[item]]
id = "my-ward"
order = 1
phase = "plan"
pillar = "TAC"
prompt = "{0}"
answer = "text"
when = "always"
good = "Ward 4"
fills = "hand"
"""


@pytest.fixture
def began_before(desk, meeting):
    """A meeting whose book keeps a core pack older than the built-in one."""
    core = built_in("core")
    rows = [replace(i, prompt=OLD) if i.id == ROW else i for i in core.items]
    older = replace(core, version=0, items=tuple(rows))
    kept = KeptPack(KeptPackId("core 0"), PackId("core"), 0, pack_text(older))
    used = [p for p in meeting.packs if p.pack != "core"]
    began = replace(meeting, packs=(PackVersion("core", 0), *used))
    with desk.act("keeping") as write:
        write.put(kept)
        write.put(began)
    return began


def test_a_meeting_goes_on_with_the_rows_it_began_with(desk, clock, began_before):
    later = Desk(desk.book, Library(), clock)
    assert packs.item_of(later, began_before, ROW).prompt == OLD
    assert answering.answer(later, began_before.id, ROW, "A cost sheet")
    newer = booking.book_meeting(
        later, "Brightwell", began_before.starts, 30, channel=Channel.WEB
    )
    assert packs.item_of(later, newer, ROW).prompt != OLD
    assert PackVersion("core", built_in("core").version) in newer.packs


def test_a_book_opened_anew_knows_what_it_kept(desk, clock, began_before):
    with Book(desk.book.path, clock=clock) as book:
        again = Desk(book, Library(), clock)
        rows = packs.items_of(again, again.the(Meeting, began_before.id))
        assert OLD in {row.prompt for row in rows}
        assert again.library.item(ROW).prompt != OLD


def test_nothing_kept_is_read_until_it_is_asked_for(desk, meeting):
    kept = KeptPacks(desk.book)
    assert set(kept) == {(p.pack, p.version) for p in meeting.packs}
    assert len(kept) == 3
    assert kept._read == {}
    assert kept[PackId("core"), 1] == built_in("core")
    with pytest.raises(KeyError):
        kept[PackId("core"), 9]


def test_a_version_that_is_lost_is_the_newest_there_is(desk, meeting):
    lost = replace(meeting, packs=(PackVersion("core", 7), *meeting.packs[1:]))
    assert packs.packs_of(desk, lost)[0] == built_in("core")
    gone = replace(meeting, packs=(PackVersion("my-own", 1), *meeting.packs))
    assert packs.packs_of(desk, gone) == packs.packs_of(desk, meeting)


def test_a_kept_text_that_is_damaged_stops_nobody(desk, meeting):
    with desk.act("harming") as write:
        write.put(KeptPack(KeptPackId("core 0"), PackId("core"), 0, "id = "))
    harmed = replace(meeting, packs=(PackVersion("core", 0), *meeting.packs[1:]))
    assert packs.packs_of(desk, harmed)[0] == built_in("core")


def test_a_desk_beside_reads_what_is_kept_with_its_own_book(desk, clock, began_before):
    found = []

    def look():
        with Book(desk.book.path, clock=clock) as book:
            beside = Desk(book, desk.library, clock)
            found.append(packs.item_of(beside, began_before, ROW).prompt)

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == [OLD]


def test_packs_of_ones_own_are_at_hand_and_a_change_is_a_new_version(
    desk, clock, monday, tmp_path
):
    folder = tmp_path / "checklists"
    assert packs.library_at_hand(desk.book, folder) == Library()
    folder.mkdir()
    file = folder / "clinics.toml"
    file.write_text(OWN.format("Which ward is it?"), "utf-8")
    first = Desk(desk.book, packs.library_at_hand(desk.book, folder), clock)
    assert first.library.faults == ()
    old = booking.book_meeting(first, "Clinic Nord", monday, 30, channel=Channel.WEB)
    file.write_text(OWN.format("Which wards are they?"), "utf-8")
    second = Desk(desk.book, packs.library_at_hand(desk.book, folder), clock)
    new = booking.book_meeting(second, "Clinic Nord", monday, 30, channel=Channel.WEB)
    row = ItemId("my-ward")
    assert packs.item_of(second, old, row).prompt == "Which ward is it?"
    assert packs.item_of(second, new, row).prompt == "Which wards are they?"
    file.unlink()
    third = Desk(desk.book, packs.library_at_hand(desk.book, folder), clock)
    assert packs.item_of(third, old, row).prompt == "Which ward is it?"
