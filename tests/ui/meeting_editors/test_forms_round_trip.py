from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.exchange import AskType, ToldBeforehand
from app.records.knowledge import KnownBy, PointAnswer, Size, SourceKind
from app.records.moment import Due
from app.records.person import Role, View
from app.records.promise import PromiseState
from ui.meeting.editors.forms import when, whom
from ui.meeting.editors.forms.form import Entry, Here, Refused
from ui.meeting.editors.kept import form_of

ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC"])
DAYS = st.dates(date(2021, 1, 1), date(2032, 12, 31))
NOWS = st.integers(0, 4 * 366 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
WORDS = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
BLANK_OR_WORDS = st.one_of(st.just(""), WORDS)

# A row of every family, and which of the records on file it is tried with.
ROWS = {
    "plan-outcome": "promises",
    "wrap-promises": "promises",
    "wrap-after-issue": "promises",
    "wrap-parked": "promises",
    "plan-give": "gives",
    "plan-win-give": "gives",
    "reh-ask": "asks",
    "reh-win-changed": "asks",
    "reh-win-easy-no": "asks",
    "plan-neg-concessions": "concessions",
    "plan-neg-small-points": "points",
    "wrap-neg-points": "points",
    "wrap-demo-gaps": "points",
    "reh-neg-fixed": "points",
    "wrap-refusal": "refusals",
    "live-learned": "needs",
    "plan-homework": "facts",
    "plan-changes": "notes",
}


@st.composite
def dues(draw):
    zone = draw(ZONES)
    if draw(st.booleans()):
        return Due.on(draw(DAYS), zone)
    return Due.at(draw(NOWS), zone)


@given(dues(), NOWS)
def test_a_day_in_a_field_reads_back_as_the_same(due, now):
    text = when.due_text(due, now)
    again = when.read_due(text, "by when", now, due.zone)
    # An hour that comes twice is read as the first.
    assert again == due or due.local.fold


@given(st.text(), NOWS, ZONES)
def test_whatever_is_typed_is_a_day_or_is_refused(text, now, zone):
    for read in (when.read_due, when.read_day, when.read_past):
        column = ""
        try:
            read(text, "day", now, zone)
        except Refused as refused:
            column = refused.column
        assert column in {"", "day"}


@given(DAYS, NOWS, ZONES)
def test_what_was_done_was_not_done_tomorrow(day, now, zone):
    text = f"{day.day} {day:%b}"
    try:
        at = when.read_past(text, "sent", now, zone)
    except Refused:
        return
    assert now - timedelta(days=366 * 8) < at <= now


@pytest.fixture(scope="session")
def here(made):
    ids = count(1)

    def at(item, dossier=None):
        row = made.items[item]
        return Here(row, dossier or made.full, lambda: f"new-{next(ids)}")

    return at


def texts_of(columns):
    """What may stand in the fields of a row's line."""
    day = st.one_of(st.just(""), st.just("2025-02-03"), st.just("fri"))
    past = st.one_of(st.just(""), st.just("2025-02-03 10:00"))
    names = st.sampled_from(["", "anna", "Tomás Rey", "Zoë Park", "we"])
    made = {}
    for column in columns:
        if column.entry is Entry.PICK:
            made[column.name] = st.sampled_from([key for key, _ in column.choices])
        elif column.entry is Entry.PERSON:
            made[column.name] = names
        elif column.entry is Entry.WHEN:
            is_past = column.name in {"sent", "approved", "its date"}
            made[column.name] = past if is_past else day
        else:
            made[column.name] = BLANK_OR_WORDS
    return st.fixed_dictionaries(made)


def tried(form, texts, place):
    """What is made of the texts, or the column that is refused."""
    try:
        return form.made(texts, None, place), ""
    except Refused as refused:
        return None, refused.column


@pytest.mark.parametrize("row", ROWS)
@given(data=st.data())
def test_what_a_line_shows_makes_the_same_record_again(row, here, data):
    place = here(row)
    form = form_of(place.item)
    columns = form.columns(place)
    made, refused = tried(form, data.draw(texts_of(columns)), place)
    assert (made is None) == (refused in {column.name for column in columns})
    if made is None or made.kept_as:
        return
    record = made.record
    people = {**place.dossier.people, **{p.id: p for p in made.before}}
    place = replace(place, dossier=replace(place.dossier, people=people))
    shown = form.shown(record, place)
    asked = {column.name: shown.get(column.name, "") for column in columns}
    again = form.made(asked, record, place)
    assert again.record == record
    assert again.before == ()
    assert form.told(record, place).bold or form.told(record, place).plain


@pytest.mark.parametrize("row", ROWS)
def test_records_on_file_come_back_as_they_were(row, here):
    place = here(row)
    form = form_of(place.item)
    for record in getattr(place.dossier, ROWS[row]):
        shown = form.shown(record, place)
        asked = {c.name: shown.get(c.name, "") for c in form.columns(place)}
        assert form.made(asked, record, place).record == record


@pytest.mark.parametrize(
    "row", ["plan-people", "reh-dissent", "plan-train-levels", "reh-web-fallback"]
)
def test_people_on_file_come_back_as_they_were(row, here, made):
    place = here(row)
    form = form_of(place.item)
    for person in (made.anna, made.tomas):
        shown = form.shown(person, place)
        asked = {c.name: shown.get(c.name, "") for c in form.columns(place)}
        assert form.made(asked, person, place).record == person


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Anna", "anna"),
        ("anna lindqvist", "anna"),
        ("REY", "tomas"),
        ("tomas", "tomas"),
        ("Tomás", "tomas"),
        ("mia", "mia"),
        ("Zoë", None),
        ("", None),
    ],
)
def test_a_name_is_found_by_any_part_of_it(typed, who, made):
    person = whom.found(typed, made.full)
    assert (person.id if person else None) == who


def test_two_of_a_name_are_nobody_in_particular(made):
    other = replace(made.tomas, id="other", name="Tomás Park")
    dossier = replace(made.full, people={**made.full.people, "other": other})
    assert whom.found("tomas", dossier) is None
    assert whom.found("tomas park", dossier) == other


@pytest.mark.parametrize(
    ("typed", "ours", "who", "words"),
    [
        ("we", True, None, ""),
        ("I", True, None, ""),
        ("", True, None, ""),
        ("they", False, None, ""),
        ("mia", True, "mia", ""),
        ("anna", False, "anna", ""),
        ("the front desk", False, None, "the front desk"),
    ],
)
def test_who_does_it_says_whose_promise_it_is(here, typed, ours, who, words):
    place = here("wrap-promises")
    form = form_of(place.item)
    promise = form.made({"who": typed, "what": "It"}, None, place).record
    assert (promise.ours, promise.who, promise.who_words) == (ours, who, words)
    assert promise.state is PromiseState.OPEN


def test_every_word_of_a_choice_is_offered(here):
    ask = dict.fromkeys(AskType), dict.fromkeys(ToldBeforehand)
    columns = {
        c.name: c for c in form_of(here("reh-ask").item).columns(here("reh-ask"))
    }
    assert [key for key, _ in columns["type"].choices] == list(ask[0])
    assert [key for key, _ in columns["told beforehand"].choices] == list(ask[1])
    place = here("wrap-neg-points")
    columns = {c.name: c for c in form_of(place.item).columns(place)}
    assert [k for k, _ in columns["size to us"].choices] == ["", *Size]
    assert [k for k, _ in columns["how known"].choices] == list(KnownBy)
    assert [k for k, _ in columns["answer"].choices] == list(PointAnswer)
    place = here("plan-homework")
    columns = {c.name: c for c in form_of(place.item).columns(place)}
    assert [k for k, _ in columns["kind of source"].choices] == ["", *SourceKind]
    for row, name, words in (
        ("plan-people", "role", Role),
        ("reh-dissent", "view", View),
    ):
        columns = {c.name: c for c in form_of(here(row).item).columns(here(row))}
        assert [k for k, _ in columns[name].choices] == ["", *words]
