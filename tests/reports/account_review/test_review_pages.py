import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.account_review import INSIDE, account_review_html, account_review_sheet
from reports.account_review.on_paper import LONGEST, breaking, for_paper, shortened
from ui.commands.saying import as_json
from ui.paper import Paper, lay_out, page_count, pdf, picture

VOID = {"meta", "link", "br", "img", "input", "hr"}
FIXTURES_ARE_VALUES = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25,
    deadline=None,
)  # fmt: skip


class Reader(HTMLParser):
    """Sees that every tag is closed, and gathers words, tags and their attributes."""

    def __init__(self, page):
        super().__init__()
        self.open, self.words, self.tags = [], [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(params=["new_account", "before_any_order", "rich", "broken", "ally"])
def review(request, told):
    return told(request.getfixturevalue(request.param))


def test_the_page_for_browsers_is_whole_and_runs_nothing(review):
    page = account_review_html(review)
    read = Reader(page)
    tags = [tag for tag, _ in read.tags]
    assert tags.count("h1") == tags.count("main") == 1
    assert not {"script", "form", "iframe", "img", "link"} & set(tags)
    assert "http" not in re.sub(r'xmlns="[^"]+"|http-equiv', "", page)
    ids = [attrs["id"] for _, attrs in read.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in read.tags:
        if tag == "table":
            assert attrs.get("aria-label") or attrs.get("aria-labelledby") in ids
        if tag == "th":
            assert attrs["scope"] in {"row", "col"}


def test_it_says_at_its_head_that_it_is_for_inside_use(review):
    page = account_review_html(review)
    assert page.index(INSIDE) < page.index("<h1>")
    assert account_review_sheet(review).head == INSIDE


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not here")
@pytest.mark.parametrize("paper", Paper)
def test_every_page_of_paper_says_so(told, rich, paper, tmp_path):
    file = tmp_path / "review.pdf"
    file.write_bytes(pdf([account_review_sheet(told(rich))], paper))
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")[:-1]
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert INSIDE in page
        assert f"{number} of 3" in page


def test_what_is_met_is_said_in_words_and_not_by_a_picture_alone(rich, told):
    for page in (
        account_review_html(told(rich)),
        account_review_sheet(told(rich)).forms[0],
    ):
        assert "✓ met" in page
        assert "○ not yet" in page
        assert "→ nearest" in page


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("kind", ["rich", "broken", "ally", "hostile"])
def test_a_rich_account_is_at_most_three_pages(request, told, kind, paper):
    sheet = account_review_sheet(told(request.getfixturevalue(kind)))
    assert page_count(lay_out([sheet], paper)) <= 3


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", Paper)
def test_an_account_nobody_talked_to_is_one_page(new_account, told, paper):
    assert page_count(lay_out([account_review_sheet(told(new_account))], paper)) == 1


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", Paper)
def test_long_names_do_not_run_over_the_edge_of_the_paper(hostile, told, paper):
    (pages,) = lay_out([account_review_sheet(told(hostile))], paper)
    for number in range(pages.count):
        image = picture(pages, number, round(pages.size.width()))
        edge = image.width() - 40
        ink = [
            (x, y)
            for x in range(edge, image.width())
            for y in range(0, image.height(), 2)
            if image.pixelColor(x, y).lightness() < 200
        ]
        assert ink == []


def test_markup_in_their_words_stays_words(hostile, told):
    review = told(hostile)
    for page in (account_review_html(review), account_review_sheet(review).forms[0]):
        assert '<b>&"' not in page
        assert "&lt;b&gt;&amp;" in page
    Reader(account_review_html(review))


@FIXTURES_ARE_VALUES
@given(words=st.text(min_size=1, max_size=60))
def test_any_words_are_read_back_as_they_were_written(rich, told, words):
    account = replace(rich.account, shared_goal=f"[{words}]")
    page = account_review_html(told(replace(rich, account=account)))
    read = "".join(Reader(page).words)
    # A browser reads the ends of lines as one kind.
    assert "\n".join(f"[{words}]".splitlines()) in "\n".join(read.splitlines())


@given(text=st.text(max_size=600))
def test_a_text_on_paper_is_no_longer_than_it_may_be(text):
    short = shortened(text)
    assert len(short) <= LONGEST
    assert short == text or short.endswith("…")
    assert breaking(text).replace("\u200b", "") == text.replace("\u200b", "")
    assert not re.search(r"[^\s\u200b]{49}", breaking("x" * 300))


def test_on_paper_it_says_how_many_lines_are_not_there(hostile, told):
    review = told(hostile)
    fit, shown = for_paper(review)
    assert len(fit.needs) == len(review.needs)
    page = account_review_sheet(review).forms[0]
    assert f"and {len(review.needs) - shown['needs']} more in the file" in page


def test_as_json_it_is_the_same_value(rich, told):
    review = told(rich)
    read = json.loads(as_json(review))
    assert read["name"] == review.name
    assert len(read["timeline"]) == len(review.timeline)
    assert read["kept"]["sides"][0]["share"] == {"kept": 10, "total": 12}


def test_whoever_does_not_see_the_strip_reads_its_days(ally, told):
    page = account_review_html(told(ally))
    assert "15 Aug 2026 to 23 Nov 2026</span>" in page
    assert "6 Jun 2024; 19 Oct 2025; 7 May 2026</span>" in page
    assert page.count('<tr aria-hidden="true">') == 1


def test_an_answer_by_mail_holds_the_questions(rich, told):
    page = account_review_html(told(rich))
    assert 'href="mailto:ida@holm.example?subject=Re%3A%20Account%20review' in page
    assert "Security%20paper" in page
