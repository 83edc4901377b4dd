import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Problem
from app.exchange.calendar_address import calendar_address, name_of

SECRET = "calendar.google.com/calendar/ical/ida%40holm.example/private-1/basic.ics"


@pytest.mark.parametrize(
    "written",
    [
        f"https://{SECRET}",
        f"webcal://{SECRET}",
        f"WEBCALS://{SECRET}",
        f"  <HTTPS://{SECRET}>\n",
        SECRET,
        f"https://{SECRET}#top",
    ],
)
def test_an_address_becomes_one_that_begins_with_https(written):
    assert calendar_address(written) == f"https://{SECRET}"


def test_an_http_address_is_refused_with_a_way_on():
    with pytest.raises(Problem, match="open to whoever is on the way") as refused:
        calendar_address("http://cal.example/a.ics")
    assert "https" in refused.value.advice


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "my calendar",
        "ftp://cal.example/a.ics",
        "javascript://x",
        "https://",
        "https:///a.ics",
        "https://cal.example/a b.ics",
        "https://cal.example:port/a.ics",
        "https://[::1/a.ics",
        "week.ics",
        "./week.ics",
    ],
)
def test_what_is_no_address_is_refused(written):
    with pytest.raises(Problem) as refused:
        calendar_address(written)
    assert refused.value.advice


def test_a_file_is_known_by_its_whole_path(tmp_path, home):
    file = tmp_path / "my week.ics"
    file.write_text("")
    assert calendar_address(str(file)) == str(file)
    assert calendar_address(file.as_uri()) == str(file)
    assert calendar_address(f'"{file}"') == str(file)
    assert calendar_address("~/week.ics") == str(home / "week.ics")


def test_a_folder_is_no_calendar(tmp_path):
    with pytest.raises(Problem, match="is a folder"):
        calendar_address(str(tmp_path))


@given(st.text(max_size=80))
def test_whatever_is_written_is_secure_a_path_or_refused(written):
    try:
        address = calendar_address(written)
    except Problem:
        return
    assert address.startswith(("https://", "/"))
    assert calendar_address(address) == address
    assert name_of(address) == name_of(address).strip()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"https://{SECRET}", "Google"),
        ("https://p12-caldav.icloud.com/published/2/x", "iCloud"),
        ("https://notgoogle.example/calendar.google.com.ics", "notgoogle.example"),
        ("https://www.firm.example/a.ics", "firm.example"),
        ("https://ida:pass@cloud.firm.example/a.ics", "cloud.firm.example"),
        ("/srv/ida/My week.ics", "My week"),
    ],
)
def test_a_calendar_is_named_without_its_secret(address, name):
    assert name_of(address) == name
