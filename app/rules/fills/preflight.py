"""What fills the rows of the last check (PACKS section 6.3)."""

from __future__ import annotations

from app.dossier import Dossier
from app.records.meeting import Meeting
from app.records.promise import Promise, PromiseState
from app.rules.circumstances import last_held, new_people
from app.rules.fills.common import chosen, from_this_account, from_this_kind
from app.rules.follow_through import agreed_due
from app.rules.values import Fill
from app.rules.way_in import host, international, known_numbers, readable
from app.rules.wording import clock, first_name, listed, place
from app.rules.zones import zone_named
from checklists.pack import ItemId


def promises(dossier: Dossier) -> Fill | None:
    """Say that nothing is due, or all of it done; what is open must be chosen."""
    due = due_by_start(dossier)
    if any(p.state is PromiseState.OPEN for p in due):
        return None
    last = last_held(dossier)
    since = last.starts.instant if last else dossier.meeting.booked
    done = [
        p
        for p in due
        if p.done is not None and p.due is not None and p.due.instant >= since
    ]
    if not done:
        return chosen("nothing due", "Nothing due")
    words = ", ".join(p.what for p in done)
    return chosen("all done", f"All done: {words}", tuple(p.id for p in done))


def due_by_start(dossier: Dossier) -> tuple[Promise, ...]:
    """Return what we promised and they know of, due by the start."""
    start = dossier.meeting.starts.instant
    return tuple(
        p
        for p in dossier.promises
        if p.ours
        and p.told
        and p.state in {PromiseState.OPEN, PromiseState.DONE}
        and (due := agreed_due(p)) is not None
        and due.instant <= start
    )


def names(dossier: Dossier) -> Fill | None:
    """List the new people with the sound of their names."""
    new = new_people(dossier)
    if not new:
        return None
    words = [f"{p.name} “{p.sound}”" if p.sound else p.name for p in new]
    return chosen("all sure", ", ".join(words), tuple(p.id for p in new))


def their_clock(dossier: Dossier) -> Fill | None:
    """Show both local times and both ends; places that keep our time are left out."""
    meeting, home = dossier.meeting, dossier.settings.zone
    own = _hours(meeting, home)
    usual = dossier.account.zone
    known = [p.zone if zone_named(p.zone) else usual for p in dossier.theirs]
    zones = known or [usual]
    elsewhere = {
        place(zone): hours
        for zone in dict.fromkeys(filter(None, zones))
        if (hours := _hours(meeting, zone)) != own
    }
    unknown = _unknown_zones(dossier)
    if not elsewhere:
        where = "here" if unknown else "for them too"
        return chosen("right", f"{own[0]} {where}, end by {own[1]}{unknown}")
    begin = ", ".join(f"{start} in {name}" for name, (start, _) in elsewhere.items())
    if len(elsewhere) == 1:
        close = f"{next(iter(elsewhere.values()))[1]} there"
    else:
        close = ", ".join(f"{end} in {name}" for name, (_, end) in elsewhere.items())
    return chosen("right", f"{begin}, end by {own[1]} here, {close}{unknown}")


def _unknown_zones(dossier: Dossier) -> str:
    """Say whose zone is neither their own page's nor the account's."""
    if dossier.account.zone:
        return ""
    lacking = [first_name(p.name) for p in dossier.theirs if not zone_named(p.zone)]
    if lacking:
        return f"; the zone of {listed(lacking)} is not on file"
    return "" if dossier.theirs else "; their zone is not on file"


def _hours(meeting: Meeting, zone: str) -> tuple[str, str]:
    """Return the scheduled start and end as a clock in a zone shows them."""
    return (clock(meeting.starts.in_zone(zone)), clock(meeting.ends.in_zone(zone)))


def phone_number(dossier: Dossier) -> Fill | None:
    """Confirm a valid number that the person page does not contradict."""
    number = international(dossier.meeting.number)
    known = known_numbers(dossier)
    if not number or (known and number not in known):
        return None
    whose = known.get(number)
    words = f"{readable(number)}, as on the page of {whose}" if whose else ""
    return chosen("yes", words or f"{readable(number)}, a valid number")


def web_link(dossier: Dossier) -> Fill | None:
    """Confirm an https address with a host."""
    name = host(dossier.meeting.link)
    if not name:
        return None
    return chosen("yes", f"{name}, a complete address")


def web_screen(dossier: Dossier) -> Fill | None:
    """Offer the windows named last time: to them, else in a meeting of this kind."""
    item = "pre-web-screen"
    return from_this_account(dossier, item) or from_this_kind(dossier, item)


def outcome_aloud(dossier: Dossier) -> Fill | None:
    """Show what is wanted and what would still help, to be said aloud."""
    here = dossier.meeting.id
    plan = dossier.answers.get(ItemId("plan-outcome"))
    links = plan.links if plan else ()
    wanted = [
        p.what
        for p in dossier.promises
        if p.id in links or (p.meeting == here and p.state is PromiseState.WANTED)
    ]
    if not wanted and plan:
        wanted.append(plan.value("what") or plan.text)
    if least := dossier.answers.get(ItemId("plan-min-outcome")):
        wanted.append(least.text)
    said = [f"“{words}”" for words in dict.fromkeys(filter(None, wanted))]
    return Fill(", ".join(said)) if said else None
