"""Reports on real pages: how many, in which order, nothing lost."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest

from app.desk.losing import REASONS
from checklists.pack import Channel, Kind, Length
from reports.brief import brief, brief_sheet
from reports.follow_through import follow_through, follow_through_sheet
from ui.paper import Paper, lay_out, page_count, pdf, picture

pytestmark = pytest.mark.usefixtures("qapp")


def read(sheet, paper, tmp_path):
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf([sheet], paper))
    done = subprocess.run(
        ["pdftotext", "-raw", file, "-"], capture_output=True, check=True
    )
    # Letters from right to left come one by one, each between two marks.
    text = re.sub("[\u202b\u202c]", "", done.stdout.decode())
    return " ".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("length", [Length.SHORT, Length.STANDARD])
def test_a_brief_is_one_page(prepare, dossier, paper, length):
    sheet = brief_sheet(brief(prepare(dossier, length)))
    assert page_count(lay_out([sheet], paper)) == 1


@pytest.mark.parametrize("paper", Paper)
def test_nothing_prepared_is_one_page_to_write_on(prepare, empty, paper):
    assert page_count(lay_out([brief_sheet(brief(prepare(empty)))], paper)) == 1


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("channel", Channel)
def test_a_standard_brief_of_any_kind_is_one_page(
    prepare, dossier, paper, kind, channel
):
    meeting = replace(dossier.meeting, kind=kind, channel=channel, number="+4930123456")
    prepared = prepare(replace(dossier, meeting=meeting), Length.STANDARD)
    assert page_count(lay_out([brief_sheet(brief(prepared))], paper)) == 1


@pytest.mark.parametrize("paper", Paper)
def test_a_standard_brief_leaves_five_lines_to_write_on(prepare, dossier, paper):
    (pages,) = lay_out([brief_sheet(brief(prepare(dossier)))], paper)
    image = picture(pages, 0, round(pages.size.width()))
    ruled, above = [], False
    for y in range(image.height()):
        row = [image.pixelColor(x, y).lightness() for x in range(60, 720, 60)]
        line = all(light < 225 for light in row)
        if line and not above:
            ruled.append(y)
        above = line
    gaps = [below - one for one, below in pairwise(ruled)]
    assert gaps[-4:] == [30] * 4


@pytest.mark.parametrize("paper", Paper)
def test_a_full_meeting_of_twelve_is_two_pages(prepare, full, paper):
    sheet = brief_sheet(brief(prepare(full, Length.FULL)))
    assert page_count(lay_out([sheet], paper)) == 2


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not here")
@pytest.mark.parametrize("paper", Paper)
def test_a_full_brief_loses_no_word(prepare, full, paper, tmp_path):
    made = brief(prepare(full, Length.FULL))
    text = read(brief_sheet(made), paper, tmp_path)
    closed_up = text.replace(" ", "")
    for guest in made.who:
        assert guest.name.replace(" ", "") in closed_up
    for row in (*made.ask, *made.honest, *made.last_check, *made.in_call):
        assert row.words.replace(" ", "") in closed_up
    heads = ("Who", "Owed", "Know", "Agenda", "Notes and promises")
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not here")
@pytest.mark.parametrize("paper", Paper)
def test_a_month_is_two_pages(month, paper, tmp_path):
    sheet = follow_through_sheet(follow_through(month))
    text = read(sheet, paper, tmp_path)
    assert "Ida Holm · November 2026 Earnest · printed 23 Nov 13:46 · 2 of 2" in text
    assert text.index("Together") < text.index("On time, by week")
    assert "北野フーズ" in text


def test_a_table_of_many_accounts_runs_on_with_its_head(month):
    many = tuple(
        replace(one, id=f"{one.id}{n}", name=f"{one.name} {n}")
        for n in range(20)
        for one in month.accounts
    )
    promises = tuple(
        replace(p, id=f"{p.id}{n}", account=f"{p.account}{n}")
        for n in range(20)
        for p in month.promises
    )
    gathered = replace(month, accounts=many, promises=promises)
    report = follow_through(gathered)
    assert len(report.by_account) == 100
    (pages,) = lay_out([follow_through_sheet(report)])
    assert pages.count in {4, 5}


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not here")
@pytest.mark.parametrize("paper", Paper)
def test_no_page_of_a_longer_month_is_left_empty(month, paper, tmp_path):
    file = tmp_path / "page.pdf"
    for more in range(0, 24, 8):
        accounts = tuple(
            replace(month.accounts[0], id=f"more{n}", name=f"Firm {n}")
            for n in range(more)
        )
        promises = tuple(
            replace(month.promises[0], id=f"kept{n}", account=f"more{n}")
            for n in range(more)
        )
        losses = tuple(
            replace(month.aside.losses[0], id=f"lost{n}", reason=reason)
            for n, reason in enumerate(REASONS)
        )
        gathered = replace(
            month,
            accounts=(*month.accounts, *accounts),
            promises=(*month.promises, *promises),
            aside=replace(month.aside, losses=losses),
        )
        file.write_bytes(pdf([follow_through_sheet(follow_through(gathered))], paper))
        done = subprocess.run(
            ["pdftotext", "-raw", file, "-"], capture_output=True, check=True
        )
        pages = done.stdout.decode().split("\f")[:-1]
        assert min(len(page.split()) for page in pages) > 25, more
