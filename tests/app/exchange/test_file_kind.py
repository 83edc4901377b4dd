import pytest

from app.exchange.file_kind import Kind, kind_of


@pytest.mark.parametrize(
    ("raw", "name", "kind"),
    [
        (b"begin:vcard\nFN:Anna", "x.txt", Kind.CARDS),
        ("BEGIN:VCARD\nFN:Anna".encode("utf-16"), "", Kind.CARDS),
        (b"BEGIN:VCALENDAR", "week.csv", Kind.CALENDAR),
        (b"whatever", "Contacts.CSV", Kind.LIST),
        (b"whatever", "week.ics", Kind.CALENDAR),
        (b"Name\tMail\nAnna\tanna@x.example", "", Kind.LIST),
        (b"Dear Anna, thank you", "", Kind.CALENDAR),
        (b"", "", Kind.CALENDAR),
    ],
)
def test_a_file_is_told_by_what_is_in_it_then_by_its_name(raw, name, kind):
    assert kind_of(raw, name) is kind
