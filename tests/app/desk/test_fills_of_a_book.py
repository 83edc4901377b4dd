"""Every row that PACKS marks is filled from a book as the desk writes it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.dossiers import dossier
from app.desk import (
    answering,
    booking,
    calling,
    catching,
    exchanging,
    knowing,
    promising,
    replying,
    settings,
)
from app.desk import people as contacts
from app.desk.drafts import draft
from app.desk.packs import items_of
from app.desk.preparing import lists_of
from app.desk.replying import Reply
from app.records.event import Invited
from app.records.exchange import AskType
from app.records.knowledge import Claim, Note, NoteKind, Size, StageFact
from app.records.meeting import AgendaLine, Attendee, Meeting, Source, Value
from app.records.moment import Due, Moment
from app.records.person import Person, Phone, Role, View
from app.records.promise import PromiseKind
from app.rules.fills import FILLS, fill
from app.rules.values import RowState
from checklists.library import Library
from checklists.pack import AnswerKind, Channel, Fills, ItemId, Kind, Length, Phase

ZONE, NUMBER = "Europe/Stockholm", "+46812345678"
FIRST = datetime(2026, 11, 9, 13, tzinfo=UTC)
SECOND = datetime(2026, 11, 23, 13, tzinfo=UTC)
FRIDAY = Due.on(date(2026, 11, 27), ZONE)
MARKED = {
    item.id: item.fills
    for pack in Library().packs()
    for item in pack.items
    if item.fills in {Fills.SELF, Fills.PREFILL}
}
# The column Auto names what a row typed by hand begins from, or shows.
SHOWN = {
    "plan-outcome",  # draft: the last agreed step
    "plan-train-tasks",  # pick from their needs
    "pre-outcome-aloud",  # both lines shown
    "live-web-quiet",  # attendees listed
    "wrap-train-proof",  # learners listed
    "reh-win-changed",  # the ask's why fair now
}


def booked(desk, kind, channel, starts, account="Norrland Robotics"):
    return booking.book_meeting(
        desk,
        account,
        Moment.at(starts, ZONE),
        45,
        kind=kind,
        channel=channel,
        link="https://meet.example.com/norrland" if channel is Channel.WEB else "",
        number=NUMBER,
        length=Length.FULL,
        attendees=[
            Invited("Anna Berg", "anna@norrland.example"),
            Invited("Tomas Rey", "tomas@norrland.example"),
            Invited("Mia Holm", "mia@ours.example", ours=True),
        ],
    )


def said(desk, meeting, item, **fields):
    here = desk.the(Meeting, meeting.id)
    if any(row.id == item for row in items_of(desk, here)):
        replying.reply_with(desk, meeting.id, ItemId(item), Reply(**fields))


def first_meeting(desk, kind, channel):
    """A meeting as the screens answer it: with records where a row has them."""
    here = booked(desk, kind, channel, FIRST)
    anna, tomas = (p for p in desk.book.every(Person) if not p.ours)
    contacts.edit_person(desk, tomas.id, role=Role.USES)
    contacts.edit_person(
        desk,
        anna.id,
        role=Role.DECIDES,
        view=View.DIFFERS,
        view_about="the price model",
        level="first time",
        zone=ZONE,
        phones=(Phone(NUMBER, "direct line"),),
    )
    mirror = draft(desk, Note, "The outage of 2023", meeting=here.id)
    said(desk, here, "plan-exp-mirror", records=(mirror,), links=(mirror.id,))
    proof = draft(
        desk, Claim, "Live in 9 days", meeting=here.id, evidence="a signed letter"
    )
    said(desk, here, "plan-stage-me-too", records=(proof,), links=(proof.id,))
    said(desk, here, "plan-intent", values=(Value("purpose", "To see if it fits"),))
    said(desk, here, "pre-web-screen", values=(Value("windows", "Demo tab only"),))
    said(
        desk,
        here,
        "pre-demo-data",
        text="yes",
        values=(Value("which set", "clinic B"),),
    )
    goals = (Value("their goal", "live before June"), Value("our goal", "24 months"))
    said(desk, here, "reh-neg-goals", values=goals)
    person = Value("person", "the front desk")
    said(desk, here, "reh-phone-route", values=(person, Value("greeting", "the move")))
    calling.join(desk, here.id)
    return here, anna


@pytest.fixture
def lived(desk, clock):
    """A meeting whose account has a past, of a kind and a channel."""

    def live(kind, channel):
        settings.change(desk, zone=ZONE, phone_country="SE", name="Mia Holm")
        clock.now = FIRST - timedelta(days=2)
        before, anna = first_meeting(desk, kind, channel)
        clock.now = FIRST + timedelta(minutes=10)
        account = before.account
        catching.capture(desk, before.id, "need Anna: swap shifts by phone")
        catching.capture(desk, before.id, "they promise: staff list from Anna by fri")
        for who in desk.the(Meeting, before.id).attendees[:2]:
            exchanging.refuse(desk, "Not now", meeting=before.id, who=who.person)
        clock.now = FIRST + timedelta(minutes=44)
        calling.end(desk, before.id)
        clock.now = FIRST + timedelta(days=1)
        rules = exchanging.give(desk, "Audit checklist", account=account, whom=anna.id)
        exchanging.deliver(desk, rules.id)
        session = knowing.fact(
            desk,
            "Two-year site plan",
            meeting=before.id,
            stage_fact=StageFact.SESSION,
        )
        assert session.stage_fact is StageFact.SESSION
        knowing.point(desk, "Staffing model", meeting=before.id, size_to_them=Size.BIG)
        knowing.note(desk, "Merger talks", account=account, kind=NoteKind.LANDSCAPE)
        promising.promise(
            desk,
            "Data import",
            ours=True,
            account=account,
            whom=anna.id,
            due=FRIDAY,
            kind=PromiseKind.AFTER_SALES,
        )
        now = booked(desk, kind, channel, SECOND)
        agenda = (AgendaLine("Their rota", 15, "they"), AgendaLine("Next", 5, "both"))
        replying.reply_with(
            desk,
            now.id,
            ItemId("plan-agenda"),
            Reply(agenda=desk.the(Meeting, now.id).agenda.__class__("", agenda)),
        )
        exchanging.ask(
            desk,
            "A second look",
            meeting=now.id,
            whom=anna.id,
            type=AskType.PLAIN,
            why_now="Audit closed on 28 Feb",
            easy_no="Just say not this year",
        )
        knowing.claim(desk, "Saves 6 h a week", meeting=now.id, evidence="time sheets")
        return now

    return live


def newcomer(desk, meeting):
    """Somebody nobody met before, whom an invite brought."""
    here = desk.the(Meeting, meeting.id)
    new = contacts.add_person(desk, "Siobhan Kell", account=here.account)
    contacts.edit_person(desk, new.id, role=Role.USES)
    with desk.act("invite") as write:
        guests = (*here.attendees, Attendee(new.id))
        write.put(type(here)(**{**fields_of(here), "attendees": guests}))


def fields_of(record):
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}


def happened(desk, meeting, clock):
    """The call, with everything caught that wrap lists."""
    clock.now = SECOND - timedelta(minutes=1)
    calling.join(desk, meeting.id)
    clock.now = SECOND + timedelta(minutes=10)
    for line in (
        "we promise test login to Anna by thu",
        "they promise: names someone from Anna by fri",
        "refused Anna: not before June",
        "park data protection",
        "point invoice date",
    ):
        catching.capture(desk, meeting.id, line)
    clock.now = SECOND + timedelta(minutes=44)
    calling.end(desk, meeting.id)


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("kind", list(Kind))
def test_every_marked_row_is_filled_and_no_other(desk, lived, clock, kind, channel):
    meeting = lived(kind, channel)
    newcomer(desk, meeting)
    items = {i.id: i for i in items_of(desk, desk.the(Meeting, meeting.id))}
    clock.now = SECOND - timedelta(minutes=14)
    before = dossier(desk.book, meeting.id, desk.now)
    happened(desk, meeting, clock)
    after = dossier(desk.book, meeting.id, desk.now)
    late = {Phase.LIVE, Phase.WRAP}
    read = {i: after if item.phase in late else before for i, item in items.items()}
    filled = {i for i in items if fill(i, read[i])}
    marked = {i for i in items if i in MARKED}
    assert marked - filled == set()
    assert filled - marked <= SHOWN


def test_nothing_but_marked_rows_and_those_that_show_is_ever_filled():
    assert set(FILLS) <= set(MARKED) | SHOWN
    assert set(MARKED) <= set(FILLS)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_confirmed_prefill_counts_in_full(desk, lived, clock, kind):
    meeting = lived(kind, Channel.WEB)
    clock.now = SECOND - timedelta(minutes=14)
    pauses = lists_of(desk, meeting.id, desk.now).pauses.values()
    rows = [row for pause in pauses for line in pause.lines for row in line.rows]
    counted = [row for row in rows if row.credit is not None and row.fill]
    offered = [row.item.id for row in counted if row.item.id in MARKED]
    assert len(offered) > 3
    for item in offered:
        assert answering.confirm(desk, meeting.id, item).source is Source.CONFIRMED
        row = lists_of(desk, meeting.id, desk.now).row(item)
        assert (row.state, row.credit, row.lacking) == (RowState.DONE, 1, ()), item


def test_a_claim_of_another_account_is_made_anew_here(desk, lived, clock):
    lived(Kind.DEMO, Channel.WEB)
    clock.now = FIRST + timedelta(days=3)
    other = booked(
        desk, Kind.DEMO, Channel.WEB, SECOND + timedelta(days=1), account="Brightwell"
    )
    item = ItemId("plan-stage-me-too")
    offered = fill(item, dossier(desk.book, other.id, desk.now))
    assert (offered.text, offered.links) == ("Live in 9 days", ())
    given = answering.confirm(desk, other.id, item)
    claims = desk.book.of_meeting(Claim, other.id)
    assert given.links == (claims[0].id,)
    assert (claims[0].statement, claims[0].evidence, claims[0].account) == (
        "Live in 9 days",
        "a signed letter",
        other.account,
    )


def test_marked_answers_are_never_of_a_kind_that_cannot_be_confirmed():
    kinds = {
        item.answer
        for pack in Library().packs()
        for item in pack.items
        if item.fills is Fills.PREFILL
    }
    assert AnswerKind.TICK not in kinds
