"""What is owed, on Today: open wraps, our promises, theirs that are late."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.book.whose import whose
from app.day import Desktop
from app.records.meeting import MeetingId
from app.records.promise import PromiseId
from app.rules.ledger import Entry
from app.settings import Settings
from ui.open_book import OpenBook
from ui.theme import Tone
from ui.times import clock, day_word
from ui.today.duty import Duty

SHOWN = 4
OURS = (("done", "Done"), ("new-date", "New date"), ("tell-them", "Tell them"))
THEIRS = (("done", "They did"), ("look-in", "Look in"))


def wraps(on: Desktop, settings: Settings) -> list[tuple[Duty, MeetingId]]:
    """Return a duty for each held meeting that is not wrapped up."""
    zone = ZoneInfo(settings.zone)
    made = []
    for number, booked in enumerate(on.wraps):
        meeting = booked.meeting
        ended = (meeting.actual_end or meeting.ends.instant).astimezone(zone)
        when = f"{day_word(ended.date(), on.now.astimezone(zone).date())}"
        caught = sum(
            p.meeting == meeting.id and p.told
            for p in booked.preparation.dossier.promises
        )
        about = f"{when} {clock(ended)}"
        if caught:
            about += f" · {caught} promise{'s' if caught > 1 else ''} caught"
        duty = Duty(meeting.title, [about], [("wrap", "Wrap up")], first=number == 0)
        made.append((duty, meeting.id))
    return made


def owed(on: Desktop, book: OpenBook) -> list[tuple[str, list[tuple[Duty, PromiseId]]]]:
    """Return the cards of promises: ours late and due, theirs that are late."""
    cards = []
    ours = [e for e in (*on.ledger.ours.late, *on.ledger.ours.today) if not e.own_plan]
    theirs = list(on.ledger.theirs.late)
    for head, entries, ways in (
        ("You promised", ours, OURS),
        ("They promised", theirs, THEIRS),
    ):
        shown = entries[:SHOWN]
        names = whose(book.book, [e.promise for e in shown])
        if shown:
            more = len(entries) - len(shown)
            cards.append(
                (
                    f"{head} · {more} more" if more else head,
                    [(_duty(e, names, on, ways), e.promise.id) for e in shown],
                )
            )
    return cards


def _duty(
    entry: Entry,
    names: dict[PromiseId, str],
    on: Desktop,
    ways: tuple[tuple[str, str], ...],
) -> Duty:
    due = entry.promise.due
    late = due is not None and due.instant < on.now
    return Duty(
        entry.promise.what,
        [
            f"{names.get(entry.promise.id, '')} · ",
            (entry.words, Tone.STOP if late else Tone.NEAR),
        ],
        ways,
    )
