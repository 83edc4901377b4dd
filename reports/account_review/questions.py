"""Three questions for Friday, worked out from what the review shows (S1.19, S4.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from typing import Final

from app.account_file import AccountFile
from app.records.knowledge import KnownBy, NoteKind, Size, StageFact
from app.records.person import Role, View
from app.rules.both_sides import give_to_ask
from app.rules.ledger import standing as how_it_stands
from app.rules.mismatches import by_mismatch, mismatch
from app.rules.mutuality import HALF_A_YEAR, begun, contacts
from app.rules.on_file import deeds_in
from app.rules.standing.rung import helps_next
from app.rules.standing.standing import Standing
from app.rules.terms import ROLES, VIEWS
from app.rules.voices import silence_words, voices
from app.rules.wording import count, dated_day
from reports import words
from reports.account_review.kept import late_promises
from reports.account_review.past import is_past_review, notes
from reports.follow_through.values import Wishes, WorthAsking

MOST: Final = 3
ENOUGH: Final = 4
_WHO_MATTERS: Final = frozenset({Role.DECIDES, Role.SIGNS})
_DIFFERING: Final = frozenset({View.DIFFERS, View.OPPOSES})

Asked = Iterator[tuple[str, str]]


def worth_asking(
    file: AccountFile, found: Standing, wishes: Wishes
) -> tuple[WorthAsking, ...]:
    """Return the three that weigh most, of each kind the weightiest first.

    What would end the standing; what we owe and what is broken; a point that is
    theirs for little; asks without gives; voices not heard; what they owe; what is to
    be looked at again; what would help next; contact that goes one way; what is not
    known at all. What the rep left out does not appear. Each has an id of its own: of
    the record it is about, else of its kind.
    """
    kinds: tuple[Iterable[tuple[str, str]], ...] = (
        _notices(found),
        _owed(file, ours=True),
        _problems(file),
        _points(file),
        _one_sided(file),
        _voices(file),
        _owed(file, ours=False),
        _landscape(file),
        _next(file, found),
        _one_way(file),
        _unknown(file),
    )
    # A kind has its turn once before any has it twice.
    turns = zip_longest(*kinds)
    ranked = (one for one in chain.from_iterable(turns) if one is not None)
    told = [one for one in ranked if one[1] not in wishes.without]
    return tuple(
        WorthAsking(text, about, wishes.comments.get(about, ""))
        for text, about in told[:MOST]
    )


def _notices(found: Standing) -> Asked:
    for one in found.notices:
        day = dated_day(one.cure_by)
        text = f"At risk: {one.words}. What is done about it by {day}?"
        yield text, f"at-risk-{one.code}"
    if found.held_until:
        day = dated_day(found.held_until)
        text = "Something we said came out untrue: what was put right, who was told?"
        yield f"{text} No step up before {day}.", "hold"


def _owed(file: AccountFile, *, ours: bool) -> Asked:
    for one in late_promises(file):
        if one.ours is ours:
            what = words.begin(one.what.rstrip(" ."))
            how = how_it_stands(one, file.now, file.settings)
            ask = "what keeps it?" if ours else "is it still theirs to do?"
            whose = "" if ours else "They owe: "
            yield f"{whose}{what}, {how}: {ask}", one.id


def _problems(file: AccountFile) -> Asked:
    for one in file.facts:
        if one.stage_fact is StageFact.PROBLEM and one.closed is None:
            since = dated_day(file.day(one.dated))
            what = words.begin(one.what.rstrip(" ."))
            yield (
                f"{what}, a problem since {since}: who puts it right, by when?",
                one.id,
            )


def _points(file: AccountFile) -> Asked:
    for one in by_mismatch(file.points):
        if mismatch(one) > 0 and one.size_to_us is not None:
            sure = one.known_by is not KnownBy.GUESSED
            ask = "why is it not given?" if sure else "did anybody ask them?"
            small = one.size_to_us is Size.SMALL
            us = "little" if small else "less"
            much = "much" if one.size_to_them is Size.BIG else "more"
            yield f"{one.subject} means {much} to them and {us} to us: {ask}", one.id


def _one_sided(file: AccountFile) -> Asked:
    """Yield that we asked twice or more since anything useful was given."""
    given = [
        one.delivered
        for one in file.gives
        if one.delivered is not None and not one.dropped and one.delivered <= file.now
    ]
    last = max(given, default=None)
    asked = [
        one
        for one in file.asks
        if one.asked is not None
        and not one.dropped
        and one.asked <= file.now
        and (last is None or one.asked > last)
    ]
    if len(asked) > 1:
        since = f"since {words.month(file.day(last))}" if last else "yet"
        times = "twice" if len(asked) == 2 else count(len(asked), "time")
        text = f"Asked {times}, and nothing useful given {since}: what could we give?"
        yield text, "one-sided"


def _voices(file: AccountFile) -> Asked:
    """Yield who decides, signs or differs, and was not heard; who decides first."""
    lacking = [one for one in voices(deeds_in(file), file.now) if one.is_lacking]
    days = file.settings.contact_days
    for one in sorted(lacking, key=lambda one: one.person.role not in _WHO_MATTERS):
        if one.person.role in _WHO_MATTERS and one.person.role:
            how = ROLES[one.person.role]
        elif one.differs and one.person.view:
            how = VIEWS[one.person.view]
        else:
            continue
        silence = words.go_on(silence_words(one, days))
        name = one.person.name
        yield f"{name} {how}, {silence}: who talks to them, and when?", one.person.id


def _landscape(file: AccountFile) -> Asked:
    for note in notes(file, NoteKind.LANDSCAPE):
        if note.review and is_past_review(file, note):
            what = words.begin(note.text.rstrip(" ."))
            day = dated_day(note.review)
            yield f"{what}: to be looked at again {day}. What is it now?", note.id


def _next(file: AccountFile, found: Standing) -> Asked:
    if helps := helps_next(found, file.settings):
        what = words.go_on(helps.words)
        yield f"Next would help: {what}. Who does what for it?", "next-step"


def _one_way(file: AccountFile) -> Asked:
    """Yield that nearly all contact is ours to begin, and that nothing was given."""
    zone = deeds_in(file).zone
    told = begun(contacts(file.meetings, file.facts), file.now, zone, HALF_A_YEAR)
    if told.total >= ENOUGH and told.theirs * 3 < told.total:
        many = count(told.total, "contact")
        theirs = f"They began {told.theirs} of {many} in {told.days} days"
        yield f"{theirs}: what would make them call us?", "contacts"
    gives = tuple(one for one in file.gives if not one.dropped)
    if told.total and not give_to_ask(gives, (), file.now, file.settings).gives:
        days = file.settings.asks_days
        yield f"Nothing useful was given in {days} days: what would help them?", "gives"


def _unknown(file: AccountFile) -> Asked:
    """Yield what nobody has written down: who decides, what they want, the goal."""
    if not any(one.role is Role.DECIDES for one in file.people):
        yield "Nobody is known to decide there: who does?", "decides"
    if not file.needs:
        yield "Nothing of what matters to them is in their words: who asks?", "needs"
    if not file.account.shared_goal:
        yield "No goal of both sides is written down: what do both want?", "goal"
    if file.people and not any(one.view in _DIFFERING for one in file.people):
        yield "No differing view is on file: who sees it otherwise?", "views"
