import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget

from app.errors import Problem
from reports.sheet import Sheet
from ui.paper import Paper, lay_out, page_count, pdf, picture, print_on

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = "Her line stands still twice a day and nobody knows why. "
NEEDS_POPPLER = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="pdftotext is not here"
)


def sheet(body, *others, **given):
    forms = (body, *others)
    return Sheet("A sheet", forms, "On the left", "Earnest", **given)


def paragraphs(count, words=WORDS):
    return "".join(f"<p>{number}. {words}</p>" for number in range(count))


def document(pages):
    return pages._doc


def tops(pages, text):
    layout = document(pages).documentLayout()
    block = document(pages).begin()
    while block.isValid():
        if text in block.text():
            yield layout.blockBoundingRect(block)
        block = block.next()


def page_of(pages, y):
    return int(y // document(pages).pageSize().height())


def read(data, tmp_path, *options):
    file = tmp_path / "pages.pdf"
    file.write_bytes(data)
    done = subprocess.run(
        ["pdftotext", *options, str(file), "-"], capture_output=True, check=True
    )
    return unicodedata.normalize("NFKC", done.stdout.decode())


@pytest.mark.parametrize("paper", Paper)
def test_a_short_sheet_takes_one_page(paper):
    assert page_count(lay_out([sheet("<p>Hello</p>")], paper)) == 1


def test_letter_is_wider_and_shorter_than_a4():
    assert Paper.LETTER.pixels == QSizeF(816, 1056)
    assert Paper.A4.pixels.width() < 816
    assert Paper.A4.pixels.height() > 1056


def test_the_loosest_form_that_fits_is_used():
    long, short = paragraphs(200), paragraphs(10)
    (pages,) = lay_out([sheet(long, short, "<p>Nothing</p>")])
    assert pages.count == 1
    assert "9. Her" in document(pages).toPlainText()


def test_where_none_fits_the_fewest_pages_are_used():
    (pages,) = lay_out([sheet(paragraphs(200), paragraphs(61), paragraphs(60))])
    assert pages.count == 2
    assert "60. Her" in document(pages).toPlainText()


@pytest.mark.parametrize("before", range(20, 45))
def test_no_heading_stands_alone_at_the_foot_of_a_page(before):
    body = paragraphs(before) + "<h4>Heading</h4>" + paragraphs(30, "Below. " * 30)
    (pages,) = lay_out([sheet(body)])
    (heading,) = tops(pages, "Heading")
    below = next(tops(pages, "0. Below"))
    assert page_of(pages, heading.top()) == page_of(pages, below.top())


@pytest.mark.parametrize("before", range(20, 45))
def test_no_row_is_cut(before):
    row = f"<tr><td width='50%'>left {WORDS * 3}</td><td>right</td></tr>"
    head = "<thead><tr><th>Head</th><th>Other</th></tr></thead>"
    table = f"<h4>Table</h4><table width='100%'>{head}{row * 12}</table>"
    (pages,) = lay_out([sheet(paragraphs(before) + table)])
    for left, right in zip(tops(pages, "left"), tops(pages, "right"), strict=True):
        page = page_of(pages, left.top())
        assert page_of(pages, left.bottom() - 1) == page
        assert page_of(pages, right.top()) == page
    first = next(tops(pages, "left"))
    assert page_of(pages, next(tops(pages, "Table")).top()) == page_of(
        pages, first.top()
    )


def test_columns_end_pages_each_for_itself():
    column = "<td width='50%'><h4>Column</h4>" + paragraphs(40, WORDS * 2) + "</td>"
    (pages,) = lay_out([sheet(f"<table width='100%'><tr>{column * 2}</tr></table>")])
    assert pages.count > 1
    for rect in tops(pages, "Her line"):
        assert page_of(pages, rect.top()) == page_of(pages, rect.bottom() - 1)


def test_what_is_longer_than_a_page_is_printed_all_the_same():
    (pages,) = lay_out([sheet(f"<h4>Long</h4><p>{WORDS * 400}</p>")])
    assert pages.count > 2


def test_a_name_without_a_blank_stays_on_the_paper():
    row = f"<tr><td width='30%'>{'W' * 200}</td><td>role</td></tr>"
    (pages,) = lay_out([sheet(f"<table width='100%'>{row}</table>")])
    width = document(pages).pageSize().width()
    assert max(rect.right() for rect in tops(pages, "role")) <= width + 1


@NEEDS_POPPLER
@pytest.mark.parametrize("paper", Paper)
def test_the_words_of_a_pdf_can_be_read_in_their_order(paper, tmp_path):
    box = "<img src='box:7:open' width='40' height='15'>"
    body = f"<p>First 山田 太郎</p><h4>Second</h4><p>{box}Third</p>"
    text = read(pdf([sheet(body)], paper), tmp_path)
    places = [text.index(w) for w in ("First", "山田 太郎", "Second", "Third")]
    assert places == sorted(places)
    assert "On the left" in text
    assert "Earnest · 1 of 1" in text


@NEEDS_POPPLER
def test_every_sheet_counts_its_own_pages(tmp_path):
    sheets = [sheet("<p>One</p>"), sheet(paragraphs(60))]
    text = read(pdf(sheets), tmp_path)
    assert [text.count(f"{n} of {m}") for n, m in ((1, 1), (1, 2), (2, 2))] == [1] * 3


def test_a_pdf_bears_its_title():
    data = pdf([sheet("<p>One</p>")], title="Norrland")
    assert data.startswith(b"%PDF")
    assert "Norrland".encode("utf-16-be") in data


def ink(image, left=0, top=0, right=None, bottom=None):
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(left, right or image.width())
        for y in range(top, bottom or image.height())
    )


def test_a_ticked_box_holds_more_ink_than_an_open_one():
    def box(mark):
        body = f"<p><img src='box:1:{mark}' width='40' height='15'></p>"
        (pages,) = lay_out([sheet(body)])
        return ink(picture(pages, 0, 794), 50, 40, 110, 75)

    assert box("done") > box("missed") > box("open") > 0


def test_lines_to_write_on_fill_the_page_and_end_above_its_foot():
    (pages,) = lay_out([sheet("<p><img src='lines:' width='1' height='100'></p>")])
    image = picture(pages, 0, 794)
    lines = [
        y for y in range(image.height()) if image.pixelColor(400, y).lightness() < 220
    ]
    assert pages.count == 1
    assert len(lines) >= 30
    assert lines[-1] < image.height() - 74


def test_a_line_to_write_on_runs_to_the_edge_of_its_column():
    cells = "<td width='50%'>Name <img src='line:' width='9' height='20'></td><td></td>"
    (pages,) = lay_out([sheet(f"<table width='100%'><tr>{cells}</tr></table>")])
    image = picture(pages, 0, 794)
    rows = range(48, 90)
    assert any(image.pixelColor(380, y).lightness() < 220 for y in rows)
    assert all(image.pixelColor(440, y).lightness() > 220 for y in rows)


def test_a_table_that_would_begin_cut_begins_on_the_next_page():
    row = f"<tr><td>{WORDS * 8}</td></tr>"
    for before in range(30, 42):
        table = f"<table><thead>{row}</thead>{row}</table>"
        (pages,) = lay_out([sheet(paragraphs(before) + table)])
        for rect in tops(pages, WORDS * 2):
            assert page_of(pages, rect.top()) == page_of(pages, rect.bottom() - 1)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_start_says_what_to_do(tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    with pytest.raises(Problem) as refusal:
        print_on(printer, [sheet("<p>One</p>")])
    assert refusal.value.advice


def test_a_chart_is_drawn_from_what_came_with_the_page():
    black = '<rect width="9" height="9" fill="#000"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{black}</svg>'
    body = "<p><img src='chart:weeks' width='90' height='90'></p>"
    (drawn,) = lay_out([sheet(body, charts={"weeks": svg})])
    (without,) = lay_out([sheet(body)])
    assert ink(picture(drawn, 0, 794), 54, 48, 144, 138) > 7000
    assert ink(picture(without, 0, 794), 54, 48, 144, 138) == 0


def test_a_heading_has_a_line_below_it():
    (pages,) = lay_out([sheet("<h4 style='margin-bottom:9px'>Who</h4><p>Text</p>")])
    image = picture(pages, 0, 794)
    columns = [y for y in range(40, 120) if image.pixelColor(700, y).lightness() < 220]
    assert len(columns) in {1, 2}


def test_the_preview_shows_the_same_pages(qtbot):
    sheets = [sheet(paragraphs(60)), sheet("<p>Two</p>")]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    preview = QPrintPreviewWidget(printer)
    qtbot.addWidget(preview)
    preview.paintRequested.connect(lambda printer: print_on(printer, sheets))
    preview.updatePreview()
    assert preview.pageCount() == page_count(lay_out(sheets, Paper.LETTER)) == 3


@NEEDS_POPPLER
def test_the_printer_gets_the_pages_of_the_pdf(tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageLayout(
        QPageLayout(Paper.A4.page_size, QPageLayout.Orientation.Portrait, QMarginsF())
    )
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sheets = [sheet(paragraphs(60))]
    assert print_on(printer, sheets) == 2
    printed = read((tmp_path / "printed.pdf").read_bytes(), tmp_path, "-layout")
    assert printed.split() == read(pdf(sheets), tmp_path, "-layout").split()


def test_a_picture_is_as_sharp_as_the_screen():
    (pages,) = lay_out([sheet("<p>One</p>")])
    image = picture(pages, 0, 400, 2.0)
    assert image.width() == 800
    assert image.devicePixelRatio() == 2.0
    assert image.pixelColor(2, 2) == Qt.GlobalColor.white


HOSTILE = """
from reports.sheet import Sheet
from ui.paper import application, pdf

images = (
    "file:///SECRET/a.png", "/SECRET/b.png", "//server/SECRET/c.png", "SECRET.png",
    "http://SECRET/d.png", "qrc:/SECRET.png", "box:/SECRET/e.png", "chart:/SECRET/f",
)
body = "".join(f'<p><img src="{n}" width="9" height="9"></p>' for n in images)
body += '''
<link rel="stylesheet" href="/SECRET/s.css">
<style>@import "/SECRET/t.css"; p { background-image: url(/SECRET/u.png) }</style>
<body background="/SECRET/v.png"><p>a</p>
<table background="/SECRET/w.png">
<tr><td style="background-image: url(/SECRET/x.png)">a</td></tr></table>
<ul style="list-style-image: url(/SECRET/y.png)"><li>a</li></ul>
'''
with application():
    print(len(pdf([Sheet("t", (body,), "", "")])))
"""


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not here")
def test_nothing_is_ever_opened_by_its_name(tmp_path):
    trace, script = tmp_path / "trace", tmp_path / "hostile.py"
    script.write_text(HOSTILE, "utf-8")
    ran = subprocess.run(
        [
            *("strace", "-f", "-s", "400", "-e", "trace=file,network"),
            *("-o", str(trace), sys.executable, str(script)),
        ],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(ran.stdout) > 1000
    calls = trace.read_text()
    assert "libQt6Gui" in calls
    assert "SECRET" not in calls
    assert "AF_INET" not in calls


def test_pages_can_be_made_without_a_window(tmp_path):
    made = subprocess.run(
        [sys.executable, "-c", HOSTILE],
        cwd=Path(__file__).parents[2],
        env={k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(made.stdout) > 1000
    assert QCoreApplication.instance() is not None
