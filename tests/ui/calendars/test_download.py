import gzip
import socket

import pytest
from PySide6.QtCore import QObject

from ui.calendars.download import Downloads, Limits


@pytest.fixture
def fetch(qtbot, trusted):
    """Fetches, and returns the answer or the problem it came to."""

    def run(address, etag="", modified="", *, limits=Limits(), known=True):  # noqa: B008
        holder, came = QObject(), []
        downloads = Downloads(holder, limits, trusted if known else None)
        downloads.fetch(address, etag, modified, came.append, came.append)
        qtbot.waitUntil(lambda: bool(came), timeout=15_000)
        (one,) = came
        return one

    return run


def test_a_calendar_comes_with_the_names_of_its_state(site, fetch):
    site.says(b"BEGIN:VCALENDAR", ETag='"one"', Last_Modified="Mon, 23 Nov 2026")
    answer = fetch(site.url())
    assert answer.body == b"BEGIN:VCALENDAR"
    assert (answer.etag, answer.modified) == ('"one"', "Mon, 23 Nov 2026")
    (asked,) = site.asked
    assert "Cookie" not in asked
    assert "If-None-Match" not in asked
    assert asked["User-Agent"] == "Earnest"


def test_what_has_not_changed_is_not_sent_again(site, fetch):
    site.says(b"", status=304, ETag='"one"')
    answer = fetch(site.url(), '"one"', "Mon, 23 Nov 2026")
    assert answer.body is None
    assert site.asked[0]["If-None-Match"] == '"one"'
    assert site.asked[0]["If-Modified-Since"] == "Mon, 23 Nov 2026"


def test_no_more_than_the_most_is_read(site, fetch):
    sent = []

    def pour(request):
        request.send_response(200)
        request.end_headers()
        for _ in range(2_000):
            request.wfile.write(b"x" * 100_000)
            sent.append(100_000)

    site.answer = pour
    problem = fetch(site.url(), limits=Limits(most_bytes=1_000_000))
    assert str(problem) == "The calendar is larger than 1 MB."
    assert sum(sent) < 50_000_000


def test_what_unfolds_to_more_than_the_most_is_not_read(site, fetch):
    site.says(gzip.compress(b"x" * 30_000_000), Content_Encoding="gzip")
    problem = fetch(site.url(), limits=Limits(most_bytes=1_000_000))
    assert str(problem) == "The calendar is larger than 1 MB."


def test_a_server_that_says_nothing_is_left(site, fetch):
    site.answer = lambda _: site.let_go.wait(20)
    problem = fetch(site.url(), limits=Limits(silent_ms=200))
    assert str(problem) == "The calendar did not answer."


def test_a_server_that_drips_is_left(site, fetch):
    def drip(request):
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        while not site.let_go.wait(0.05):
            request.wfile.write(b"x")

    site.answer = drip
    problem = fetch(site.url(), limits=Limits(silent_ms=5_000, whole_ms=400))
    assert str(problem) == "The calendar did not answer."


def test_half_a_calendar_is_none(site, fetch):
    def break_off(request):
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"BEGIN:VCALENDAR")
        request.close_connection = True

    site.answer = break_off
    assert str(fetch(site.url())) == "The calendar came only in part."


def test_the_way_on_to_another_secure_address_is_taken(site, fetch):
    on = site.says(b"", status=301, Location=site.url("/new.ics"))
    there = site.says(b"moved here")
    site.answer = lambda request: (on if request.path == "/old.ics" else there)(request)
    assert fetch(site.url("/old.ics")).body == b"moved here"


def test_the_way_on_to_clear_text_is_refused(site, open_site, fetch):
    open_site.says(b"BEGIN:VCALENDAR")
    site.says(b"", status=302, Location=open_site.url())
    problem = fetch(site.url())
    assert str(problem) == "The address leads on to one that is not secure."
    assert open_site.asked == []


def test_a_way_on_without_end_is_left(site, fetch):
    site.says(b"", status=302, Location=site.url())
    assert str(fetch(site.url())) == "The address leads round in a circle."
    assert len(site.asked) < 10


def test_a_certificate_that_nobody_vouches_for_is_refused(site, fetch):
    site.says(b"BEGIN:VCALENDAR")
    problem = fetch(site.url(), known=False)
    assert str(problem) == "The calendar's server could not prove who it is."
    assert site.asked == []


def test_a_certificate_for_another_name_is_refused(site, fetch):
    problem = fetch(site.url().replace("127.0.0.1", "localhost"))
    assert str(problem) == "The calendar's server could not prove who it is."


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (401, "The calendar asks to sign in."),
        (403, "The calendar asks to sign in."),
        (404, "At this address there is no calendar."),
        (410, "At this address there is no calendar."),
        (204, "At this address there is no calendar."),
        (500, "The calendar's server is in trouble."),
        (503, "The calendar's server is in trouble."),
    ],
)
def test_what_a_server_refuses_is_said_in_words(site, fetch, status, sentence):
    site.says(b"", status=status)
    problem = fetch(site.url())
    assert str(problem) == sentence
    assert problem.advice


def test_nobody_there_is_said_in_words(fetch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    problem = fetch(f"https://127.0.0.1:{port}/week.ics")
    assert str(problem) == "The calendar did not answer."
    assert "tried again" in problem.advice


def test_a_name_that_no_network_knows_is_said_in_words(fetch):
    problem = fetch("https://calendar.invalid/week.ics")
    assert str(problem) == "The calendar did not answer."


def test_what_is_stopped_tells_nobody(site, qtbot, trusted):
    holder, came = QObject(), []
    downloads = Downloads(holder, Limits(), trusted)
    site.answer = lambda _: site.let_go.wait(20)
    downloads.fetch(site.url(), "", "", came.append, came.append)
    qtbot.waitUntil(lambda: bool(site.asked))
    downloads.stop()
    downloads.stop()
    site.says(b"later")
    downloads.fetch(site.url(), "", "", came.append, came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert [one.body for one in came] == [b"later"]
