"""One calendar event as the parser gives it, made an invite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from app.exchange.content_lines import without_controls
from app.exchange.dial_in import dial_ins
from app.exchange.file_zones import FileZones
from app.exchange.invite import Invite, Invited
from app.exchange.join_link import Place, join_links
from app.exchange.plain_text import from_html
from app.records.meeting import Reply
from app.records.moment import Moment
from app.records.person import Phone

if TYPE_CHECKING:
    from icalendar.cal import Component

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
_LONGEST_TITLE: Final = 300
_LONGEST_TEXT: Final = 20_000
_NO_SPAN: Final = timedelta()
_LONGEST_SPAN: Final = timedelta(days=400)


class Broken(ValueError):
    """An event that cannot be taken; the message is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Span:
    """When an event is: dates where it fills whole days, else aware times."""

    starts: date
    ends: date

    @property
    def whole_day(self) -> bool:
        """Whether it has dates instead of times."""
        return not isinstance(self.starts, datetime)

    def moments(self, zones: FileZones) -> tuple[Moment, Moment]:
        """Return its start and end; a whole day is one of the rep's own."""
        return _moment(self.starts, zones), _moment(self.ends, zones)


def one(event: Component, name: str) -> Any:  # noqa: ANN401 - the parser's own types
    """Return a property, the first if there are several, None if it is broken."""
    from icalendar.prop import vBroken

    value = event.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    return None if isinstance(value, vBroken) else value


def text_of(event: Component, name: str) -> str:
    """Return a property as text without control characters."""
    value = one(event, name)
    return without_controls(str(value)) if value is not None else ""


def line_of(event: Component, name: str) -> str:
    """Return a property as one line."""
    return " ".join(text_of(event, name)[:_LONGEST_TITLE].split())


def date_of(event: Component, name: str, zones: FileZones) -> date | None:
    """Return a property as a date or an aware time, None if there is none."""
    value = one(event, name)
    dt = getattr(value, "dt", None)
    if isinstance(dt, datetime):
        return zones.aware(dt, value.params.get("TZID"))
    return dt if isinstance(dt, date) else None


def span_of(event: Component, zones: FileZones) -> Span:
    """Return when an event is; Broken if that cannot be told."""
    starts = date_of(event, "DTSTART", zones)
    if starts is None:
        wrong = "cannot be read" if "DTSTART" in event else "is missing"
        raise Broken(f"its start {wrong}")
    ends = _end(event, starts, zones)
    flag = text_of(event, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    if flag and isinstance(starts, datetime) and isinstance(ends, datetime):
        starts, ends = starts.date(), ends.date()
    if isinstance(starts, datetime) != isinstance(ends, datetime):
        raise Broken("its start and end do not fit together")
    if not isinstance(starts, datetime) and ends <= starts:
        ends = starts + timedelta(days=1)
    length = ends - starts if not isinstance(starts, datetime) else _length(starts, ends)
    if length < _NO_SPAN:
        raise Broken("it ends before it starts")
    if length > _LONGEST_SPAN:
        raise Broken("it lasts longer than a year")
    return Span(starts, ends)


def recurrence_key(value: date) -> str:
    """Return the name of an occurrence by its first planned start."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return value.strftime("%Y%m%d")


def uid_of(event: Component) -> str:
    """Return the event's own id, else one made of its title and start."""
    if uid := line_of(event, "UID"):
        return uid
    start = one(event, "DTSTART")
    made = f"{line_of(event, 'SUMMARY')} {getattr(start, 'dt', '')}"
    return f"no-uid-{uuid5(NAMESPACE_URL, made)}"


def sequence_of(event: Component) -> int:
    """Return how often the event was changed, 0 if it does not say."""
    value = one(event, "SEQUENCE")
    return max(0, min(int(value), 2**31)) if isinstance(value, int) else 0


def stamp_of(event: Component, zones: FileZones) -> datetime | None:
    """Return when the event was written, in UTC."""
    stamp = date_of(event, "DTSTAMP", zones)
    return stamp.astimezone(UTC) if isinstance(stamp, datetime) else None


def invite_of(
    event: Component, span: Span, zones: FileZones, method: str, region: str
) -> Invite:
    """Return the invite of an event with everything but its occurrence."""
    starts, ends = span.moments(zones)
    description = text_of(event, "DESCRIPTION")[:_LONGEST_TEXT]
    page = text_of(event, "X-ALT-DESC")[:_LONGEST_TEXT]
    place = line_of(event, "LOCATION")
    links = join_links(_places(event, place, description, page))
    words = description or from_html(page)
    status = line_of(event, "STATUS").upper()
    return Invite(
        uid=uid_of(event),
        title=line_of(event, "SUMMARY"),
        starts=starts,
        ends=ends,
        sequence=sequence_of(event),
        whole_day=span.whole_day,
        organiser=next(_people(event, "ORGANIZER"), None),
        attendees=_once(_people(event, "ATTENDEE")),
        link=links[0] if links else "",
        links=links,
        dial_ins=_numbers(event, place, words, region),
        place=place,
        description=words.strip(),
        cancelled=status == "CANCELLED" or method == "CANCEL",
        method=method,
        free=_is_free(event),
        stamped=stamp_of(event, zones),
        recording=bool(_RECORDED.search(words)),
    )


def _moment(value: date, zones: FileZones) -> Moment:
    if isinstance(value, datetime):
        return zones.moment(value)
    midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a wall time
    return Moment.local(midnight, zones.rep)


def _end(event: Component, starts: date, zones: FileZones) -> date:
    if ends := date_of(event, "DTEND", zones):
        return ends
    if "DTEND" in event:
        raise Broken("its end cannot be read")
    duration = getattr(one(event, "DURATION"), "dt", None)
    if not isinstance(duration, timedelta):
        return starts
    if isinstance(starts, datetime):
        # A duration is exact: it is added to the instant, not to the clock.
        return (starts.astimezone(UTC) + duration).astimezone(starts.tzinfo)
    return starts + timedelta(days=duration.days)


def _length(starts: datetime, ends: date) -> timedelta:
    assert isinstance(ends, datetime)
    return ends.astimezone(UTC) - starts.astimezone(UTC)


def _places(
    event: Component, place: str, description: str, page: str
) -> Iterator[Place]:
    conferences = event.get("CONFERENCE", [])
    for value in conferences if isinstance(conferences, list) else [conferences]:
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
    event: Component, place: str, words: str, region: str
) -> tuple[Phone, ...]:
    conferences = event.get("CONFERENCE", [])
    listed = conferences if isinstance(conferences, list) else [conferences]
    calls = [str(uri) for uri in listed if str(uri).lower().startswith("tel:")]
    where = f"tel: {place}" if re.search(r"\d{5}", re.sub(r"\D", "", place)) else ""
    return dial_ins("\n".join((*calls, where, words)), region)


def _people(event: Component, name: str) -> Iterator[Invited]:
    values = event.get(name, [])
    for value in values if isinstance(values, list) else [values]:
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
    plain = re.sub(r"^mailto:", "", value.strip(), flags=re.I)
    return plain.lower() if _MAIL.fullmatch(plain) else ""


def _name(written: str, email: str) -> str:
    name = " ".join(without_controls(written)[:200].strip(" \"'").split())
    if name.lower() == email or _MAIL.fullmatch(name):
        return ""
    if (match := _LAST_FIRST.fullmatch(name)) and not _FIRM.search(name):
        return f"{match[2]} {match[1]}"
    return name


def _is_free(event: Component) -> bool:
    if line_of(event, "TRANSP").upper() == "TRANSPARENT":
        return True
    return line_of(event, "X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE"
