"""What an event says besides when it is: who, how to get in, and in what words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.exchange.content_lines import without_controls
from app.exchange.dial_in import dial_ins
from app.exchange.ics_event import Event, Times, sequence_of
from app.exchange.ics_properties import Properties, every, line_of, text_of
from app.exchange.invite import Invite
from app.exchange.join_link import Place, join_links
from app.exchange.plain_text import from_html, without_html
from app.records.event import Invited
from app.records.meeting import Reply
from app.records.person import Phone

_REPLIES: Final = {
    "ACCEPTED": Reply.YES,
    "DECLINED": Reply.NO,
    "TENTATIVE": Reply.MAYBE,
    "DELEGATED": Reply.NO,
}
_MAIL: Final = re.compile(r"[^@\s<>\"]{1,128}@[^@\s<>\"]{1,255}")
_LAST_FIRST: Final = re.compile(r"([^,()@]+), ([^,()@]+)")
_FIRM: Final = re.compile(r"\b(inc|ltd|llc|gmbh|s\.?a|co|corp|plc|ab|ag|bv)\.?$", re.I)
_RECORDED: Final = re.compile(
    r"(?:meeting|call|session|webinar)[^.\n]{0,30}\b(?:will be|is being|is|may be)\s"
    r"(?:\w+\s)?recorded|wird[^.\n]{0,40}aufgezeichnet|sera enregistré|será grabada",
    re.I,
)
_NOT_RECORDED: Final = re.compile(r"\b(?:not|never)\s(?:\w+\s)?recorded", re.I)
_GONE: Final = re.compile(
    r"^(?:cancell?ed|abgesagt|abgebrochen|annulé|cancelado|annullato|geannuleerd|inställt"
    r"|zrušeno)\s*:\s*",
    re.I,
)
_LONGEST_TEXT: Final = 20_000


def invite_of(event: Event, times: Times, method: str, region: str) -> Invite:
    """Return the invite of an event; its occurrence is not told yet."""
    parsed = event.parsed
    description = text_of(parsed, "DESCRIPTION")[:_LONGEST_TEXT]
    page = text_of(parsed, "X-ALT-DESC")[:_LONGEST_TEXT]
    place = line_of(parsed, "LOCATION")
    links = join_links(_places(parsed, description, page))
    words = (without_html(description) or from_html(page)).strip()
    cancelled = line_of(parsed, "STATUS").upper() == "CANCELLED" or method == "CANCEL"
    title = line_of(parsed, "SUMMARY")
    return Invite(
        uid=event.uid,
        title=_GONE.sub("", title) if cancelled else title,
        starts=times.starts,
        ends=times.ends,
        sequence=sequence_of(parsed),
        whole_day=times.whole_day,
        organiser=next(_people(parsed, "ORGANIZER"), None),
        attendees=_once(_people(parsed, "ATTENDEE")),
        link=links[0] if links else "",
        links=links,
        dial_ins=_numbers(parsed, place, words, region),
        place=place,
        description=words,
        cancelled=cancelled,
        method=method,
        free=_is_free(parsed),
        stamped=event.stamped,
        recording=says_recorded(words),
        told_zone=event.told_zone,
    )


def says_recorded(words: str) -> bool:
    """Tell whether an invite says that the meeting is recorded."""
    return bool(_RECORDED.search(words)) and not _NOT_RECORDED.search(words)


def _places(event: Properties, description: str, page: str) -> Iterator[Place]:
    for value in every(event, "CONFERENCE"):
        yield Place(str(value), given=True)
    yield Place(text_of(event, "X-GOOGLE-CONFERENCE"), given=True)
    yield Place(text_of(event, "X-MICROSOFT-SKYPETEAMSMEETINGURL"), given=True)
    yield Place(text_of(event, "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"), given=True)
    yield Place(text_of(event, "X-MICROSOFT-ONLINEMEETINGCONFLINK"))
    yield Place(text_of(event, "URL"))
    yield Place(text_of(event, "LOCATION"), given=True)
    yield Place(description)
    yield Place(page)


def _numbers(
    event: Properties, place: str, words: str, region: str
) -> tuple[Phone, ...]:
    calls = [
        str(uri)
        for uri in every(event, "CONFERENCE")
        if str(uri).lower().startswith("tel:")
    ]
    where = f"tel: {place}" if sum(map(str.isdigit, place)) >= 5 else ""
    return dial_ins("\n".join((*calls, where, words)), region)


def _people(event: Properties, name: str) -> Iterator[Invited]:
    for value in every(event, name):
        params = getattr(value, "params", {})
        if str(params.get("CUTYPE", "")).upper() in ("RESOURCE", "ROOM"):
            continue
        email = _email(str(value)) or _email(str(params.get("EMAIL", "")))
        called = _name(str(params.get("CN", "")), email)
        if email or called:
            answer = str(params.get("PARTSTAT", "")).upper()
            yield Invited(called, email, _REPLIES.get(answer, Reply.UNKNOWN))


def _once(people: Iterator[Invited]) -> tuple[Invited, ...]:
    found: dict[str, Invited] = {}
    for person in people:
        found.setdefault(person.email or person.name, person)
    return tuple(found.values())


def _email(value: str) -> str:
    plain = value.strip()
    if plain[:7].lower() == "mailto:":
        plain = plain[7:].strip()
    return without_controls(plain.lower()) if _MAIL.fullmatch(plain) else ""


def _name(written: str, email: str) -> str:
    name = " ".join(without_controls(written)[:200].strip(" \"'").split())
    if name.lower() == email or _MAIL.fullmatch(name):
        return ""
    if (match := _LAST_FIRST.fullmatch(name)) and not _FIRM.search(name):
        return f"{match[2]} {match[1]}"
    return name


def _is_free(event: Properties) -> bool:
    if line_of(event, "TRANSP").upper() == "TRANSPARENT":
        return True
    return line_of(event, "X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE"
