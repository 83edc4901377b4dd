import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.dossiers import dossier
from app.book.search import search
from app.desk import details, keeping_with
from app.errors import Problem
from app.records.meeting import Attachment, Meeting
from app.rules.kept_files import Kept, called, may_run, standing, to_look_at

LINK = "https://norrland.example/plans/line-3"


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / "Security paper.pdf"
    file.write_bytes(b"%PDF")
    at = datetime(2026, 11, 19, 8, 0, tzinfo=UTC).timestamp()
    os.utime(file, (at, at))
    return file


@pytest.fixture
def stands(desk, meeting):
    def of(address):
        read = dossier(desk.book, meeting.id, desk.now)
        one = next(a for a in read.meeting.attachments if a.address == address)
        return standing(one, read)

    return of


def test_files_and_links_are_kept_in_the_order_they_came(desk, meeting, paper):
    new = keeping_with.keep_with(desk, meeting.id, [LINK, str(paper)])
    assert [one.address for one in new] == [LINK, str(paper)]
    assert desk.the(Meeting, meeting.id).attachments == new
    assert keeping_with.keep_with(desk, meeting.id, [LINK]) == ()


def test_one_that_cannot_be_kept_refuses_all_of_them(desk, meeting, tmp_path):
    with pytest.raises(Problem, match="no file"):
        keeping_with.keep_with(desk, meeting.id, [LINK, str(tmp_path / "gone.pdf")])
    assert desk.the(Meeting, meeting.id).attachments == ()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "mailto:anna@norrland.example",
        "data:text/html,hello",
        "smb://host/share/file.pdf",
        "file://elsewhere/share/file.pdf",
        "https://",
        "https://two words.example/",
        "x" * 3000,
        "",
        "a\x00b.pdf",
    ],
)
def test_nothing_else_is_kept(desk, meeting, address):
    with pytest.raises(Problem):
        keeping_with.keep_with(desk, meeting.id, [address])


@given(st.text(max_size=60))
def test_whatever_is_pasted_is_an_address_or_refused(text):
    try:
        found = keeping_with.address_of(text)
    except Problem:
        return
    assert Attachment(found).is_link or Path(found).exists()


def test_an_address_is_kept_as_it_is_meant(paper):
    assert keeping_with.address_of(f"<{LINK}>") == LINK
    assert keeping_with.address_of("www.norrland.example") == (
        "https://www.norrland.example"
    )
    assert keeping_with.address_of(paper.as_uri()) == str(paper)
    assert keeping_with.address_of(f'"{paper}"') == str(paper)


def test_a_meeting_keeps_so_many_at_most(desk, meeting):
    links = [f"{LINK}/{number}" for number in range(keeping_with.MOST)]
    keeping_with.keep_with(desk, meeting.id, links)
    with pytest.raises(Problem, match="at most"):
        keeping_with.keep_with(desk, meeting.id, [LINK])


def test_a_file_is_new_until_it_is_opened_and_again_when_it_changes(
    desk, meeting, paper, stands, clock
):
    keeping_with.keep_with(desk, meeting.id, [str(paper)])
    assert stands(str(paper)) is Kept.NEVER_OPENED
    keeping_with.note_opened(desk, meeting.id, str(paper))
    assert stands(str(paper)) is Kept.SEEN
    later = (clock.now + timedelta(hours=1)).timestamp()
    os.utime(paper, (later, later))
    assert stands(str(paper)) is Kept.CHANGED
    paper.unlink()
    assert stands(str(paper)) is Kept.MISSING


def test_only_what_they_will_see_has_to_be_looked_at(desk, meeting, paper):
    keeping_with.keep_with(desk, meeting.id, [LINK, str(paper)])

    def wanting():
        read = dossier(desk.book, meeting.id, desk.now)
        return [(called(one), how) for one, how in to_look_at(read)]

    assert wanting() == []
    for address in (LINK, str(paper)):
        keeping_with.show(desk, meeting.id, address, shown=True)
    assert wanting() == [("Security paper.pdf", Kept.NEVER_OPENED)]


def test_one_is_called_by_its_words_its_file_or_its_host(paper):
    assert called(Attachment(LINK)) == "norrland.example/plans/line-3"
    assert called(Attachment(str(paper))) == "Security paper.pdf"
    assert called(Attachment(r"C:\plans\line.pdf")) == "line.pdf"
    assert called(Attachment(LINK, "Plan of line 3")) == "Plan of line 3"


def test_what_may_run_is_told_from_what_one_looks_at():
    assert not may_run("/plans/Line.PDF")
    for name in ("setup.exe", "plan.pdf.desktop", "macro.docm", "run", "a.html"):
        assert may_run(f"/plans/{name}")


def test_naming_showing_printing_and_letting_go(desk, meeting):
    keeping_with.keep_with(desk, meeting.id, [LINK])
    keeping_with.name(desk, meeting.id, LINK, "  Plan of   line 3 ")
    keeping_with.show(desk, meeting.id, LINK, shown=True)
    keeping_with.print_on_brief(desk, meeting.id, LINK, printed=True)
    (kept,) = desk.the(Meeting, meeting.id).attachments
    assert kept == Attachment(LINK, "Plan of line 3", shown=True, printed=True)
    assert [hit.meeting for hit in search(desk.book, "plan of line")] == [meeting.id]
    keeping_with.let_go(desk, meeting.id, LINK)
    assert desk.the(Meeting, meeting.id).attachments == ()
    desk.undo()
    assert desk.the(Meeting, meeting.id).attachments == (kept,)
    with pytest.raises(Problem, match="not kept"):
        keeping_with.let_go(desk, meeting.id, "https://other.example")


def test_notes_are_kept_as_typed_and_found(desk, meeting):
    details.write_notes(desk, meeting.id, "Ask for the  night rota \n")
    assert desk.the(Meeting, meeting.id).notes == "Ask for the  night rota \n"
    assert [hit.meeting for hit in search(desk.book, "night rota")] == [meeting.id]
    acts = len(desk.done)
    details.write_notes(desk, meeting.id, "Ask for the  night rota \n")
    assert len(desk.done) == acts


def test_where_the_notes_stand_is_chosen_and_stays(desk, meeting):
    details.place_notes(desk, meeting.id, printed=True)
    details.place_notes(desk, meeting.id, told=True)
    here = desk.the(Meeting, meeting.id)
    assert (here.notes_printed, here.notes_told) == (True, True)
