"""An account review: one account for the rep and whoever she answers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.account_file import AccountFile
from app.rules.mutuality import A_YEAR, HALF_A_YEAR, Begun, begun, contacts
from app.rules.on_file import deeds_in
from app.rules.standing.standing import standing
from app.rules.wording import clock, count, dated_day
from reports import words
from reports.account_review import people, terms
from reports.account_review.kept import exchange, kept
from reports.account_review.pages import account_review_html, account_review_sheet
from reports.account_review.past import landscape, lessons, losses
from reports.account_review.questions import worth_asking
from reports.account_review.shown import may_be_shown
from reports.account_review.stands import first_order, stands
from reports.account_review.timeline import timeline
from reports.account_review.values import AccountReview
from reports.follow_through.values import Wishes
from reports.period import Period

__all__ = [
    "INSIDE",
    "AccountReview",
    "account_review",
    "account_review_html",
    "account_review_sheet",
]

INSIDE: Final = "For inside use: not for the customer"
STAYS: Final = (
    "Stays on the rep's computer: conduct and ties, notes on people, private rows "
    "and promises."
)


def account_review(
    file: AccountFile, period: Period, wishes: Wishes | None = None
) -> AccountReview:
    """Return the review: what holds today, and the timeline of a period.

    People left out lose their names, promises left out their words; figures stay
    whole. Nothing private enters (PACKS section 2); the standing does (section 9).
    """
    chosen = wishes or Wishes()
    # The standing rests on every deed, whatever is shown of it.
    found = standing(deeds_in(file), file.now)
    file = may_be_shown(file, chosen)
    account, settings = file.account, file.settings
    told, earlier = timeline(file, period, found)
    dot = "\N{MIDDLE DOT}"
    printed = file.now.astimezone(file.zone)
    about = (settings.name, period.words)
    review = AccountReview(
        title="Account review",
        name=account.name,
        about=f" {dot} ".join(part for part in about if part),
        inside=INSIDE,
        since=_since(file),
        goal=account.shared_goal,
        engagement=account.engagement,
        worth_asking=worth_asking(file, found, chosen),
        stands=stands(file, found),
        kept=kept(file, period),
        exchange=exchange(file),
        contacts=_contacts(file),
        people=people.people(file),
        voices=people.heard_words(file),
        needs=people.needs(file),
        points=terms.points(file),
        trades=terms.trades(file),
        options=terms.options(file),
        landscape=landscape(file),
        losses=losses(file),
        lessons=lessons(file),
        timeline=told,
        earlier=earlier,
        nothing="",
        left_out=_left_out(file, chosen),
        stays=STAYS,
        answer_to=settings.own_emails[0] if settings.own_emails else "",
        printed=f"Earnest {dot} printed {words.date_only(printed)} {clock(printed)}",
    )
    return replace(review, nothing=_nothing(review))


def _since(file: AccountFile) -> str:
    on_file = f"on file since {dated_day(file.day(file.account.added))}"
    first = first_order(deeds_in(file))
    begin = f"Customer since {dated_day(first)}" if first else "No order yet"
    return f"{begin}, {on_file}."


def _contacts(file: AccountFile) -> tuple[str, ...]:
    """Say who began the contacts of half a year, and of a year."""
    zone, found = deeds_in(file).zone, contacts(file.meetings, file.facts)
    return tuple(
        _begun(begun(found, file.now, zone, days)) for days in (HALF_A_YEAR, A_YEAR)
    )


def _begun(of: Begun) -> str:
    if not of.total:
        return f"No contact in {of.days} days."
    told = f"{count(of.total, 'contact')} in {of.days} days"
    sides = f"they began {of.theirs}, we {of.ours}"
    unknown = f", not known of {of.unknown}" if of.unknown else ""
    return f"{told}: {sides}{unknown}."


def _left_out(file: AccountFile, wishes: Wishes) -> str:
    """Declare what the rep left out; the figures stay whole."""
    people_ = sum(one.id in wishes.without for one in (*file.people, *file.once))
    promises = sum(one.id in wishes.without for one in file.promises)
    parts = []
    if people_:
        noun = "the name" if people_ == 1 else "the names"
        parts.append(f"{noun} of {count(people_, 'person', 'people')}")
    if promises:
        parts.append(f"the words of {count(promises, 'promise')}")
    if not parts:
        return "Left out by the rep: nothing."
    told = f"Left out by the rep: {' and '.join(parts)}; the figures hold them."
    return f"{told} What was written down may still name them." if people_ else told


def _nothing(review: AccountReview) -> str:
    """Name what there is nothing of, so that an empty place is no oversight."""
    missing = ", ".join(name for name, found in _parts(review) if not found)
    return f"Nothing on file: {missing}." if missing else ""


def _parts(review: AccountReview) -> Iterator[tuple[str, object]]:
    yield "a goal of both sides", review.goal
    yield "rules of working together", review.engagement
    yield "people", review.people
    yield "what matters to them", review.needs
    yield "open points", review.points
    yield "trades", review.trades
    yield "what they could choose", review.options
    yield "what moves around them", review.landscape
    yield "losses or disputes", review.losses
    yield "what they taught us", review.lessons
