import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.machine_zone import machine_country, machine_zone


@pytest.fixture
def machine(tmp_path):
    """A machine of which nothing is known."""
    (tmp_path / "etc").mkdir()
    return tmp_path


def links_to(machine, target):
    (machine / "etc" / "localtime").symlink_to(target)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Europe/Prague", "Europe/Prague"),
        (":America/New_York", "America/New_York"),
        (":/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("UTC", "UTC"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", ""),
        ("Europe/Atlantis", ""),
        ("../../etc/passwd", ""),
        ("", ""),
    ],
)
def test_the_environment_names_the_zone_or_nothing(machine, said, zone):
    assert machine_zone({"TZ": said}, machine) == zone


@pytest.mark.parametrize(
    "target",
    [
        "/usr/share/zoneinfo/Europe/Lisbon",
        "../usr/share/zoneinfo/posix/Europe/Lisbon",
        "/var/db/timezone/zoneinfo/Europe/Lisbon",
        "/usr/share/zoneinfo.default/Europe/Lisbon",
    ],
)
def test_the_link_of_the_local_time_names_it(machine, target):
    links_to(machine, target)
    assert machine_zone({}, machine) == "Europe/Lisbon"


def test_a_zone_with_three_parts_keeps_them(machine):
    links_to(machine, "/usr/share/zoneinfo/America/Argentina/Ushuaia")
    assert machine_zone({}, machine) == "America/Argentina/Ushuaia"


def test_a_link_to_a_link_is_followed(machine):
    (machine / "etc" / "mine").symlink_to("/usr/share/zoneinfo/Asia/Kolkata")
    links_to(machine, "mine")
    assert machine_zone({}, machine) == "Asia/Kolkata"


def test_a_link_in_a_circle_is_passed_over(machine):
    links_to(machine, "localtime")
    (machine / "etc" / "timezone").write_text("Europe/Oslo\n", "utf-8")
    assert machine_zone({}, machine) == "Europe/Oslo"


def test_a_copy_of_the_local_time_is_told_by_the_file_beside_it(machine):
    (machine / "etc" / "localtime").write_bytes(b"TZif2")
    (machine / "etc" / "timezone").write_text("Pacific/Auckland\n", "utf-8")
    assert machine_zone({}, machine) == "Pacific/Auckland"


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"Nowhere at all"])
def test_a_file_that_names_no_zone_tells_nothing(machine, content):
    (machine / "etc" / "timezone").write_bytes(content)
    assert machine_zone({}, machine) == ""


def test_a_machine_without_the_folder_tells_nothing(tmp_path):
    assert machine_zone({}, tmp_path / "no such machine") == ""


@given(st.text(max_size=40))
def test_whatever_is_said_nothing_breaks(said):
    zone = machine_zone({"TZ": said})
    assert isinstance(zone, str)


@pytest.mark.parametrize(
    ("environment", "country"),
    [
        ({"LANG": "cs_CZ.UTF-8"}, "CZ"),
        ({"LC_ALL": "pt_PT", "LANG": "en_US.UTF-8"}, "PT"),
        ({"LC_ALL": "C.UTF-8", "LANG": "de_AT@euro"}, "AT"),
        ({"LANG": "C"}, ""),
        ({}, ""),
    ],
)
def test_the_language_names_the_country(environment, country):
    assert machine_country(environment) == country
