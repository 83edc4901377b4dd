"""The forms of PUN: their clock and the way in (PACKS section 8)."""

from __future__ import annotations

from typing import Final

from app.rules.lint.forms.form import Form, Weight

FORMS: Final = (
    Form(
        code="PUN-01a",
        weight=Weight.STOP,
        where="-",
        since="booking",
        fires="another meeting or busy event of the owner overlaps this one",
        cleared="one of them moved, or marked free",
        message="Two meetings at once.",
        hint="Move one now and tell them.",
        cites=("B10",),
    ),
    Form(
        code="PUN-01b",
        weight=Weight.CHECK,
        where="-",
        since="booking",
        fires="gap before < [10 min] or gap after < [5 min], no overlap",
        cleared='a move, or "fine for today" (holds for all of that day)',
        message="Only {n} minutes before this call.",
        hint="Start or end the neighbour five minutes off, or accept it for today.",
        cites=("B10",),
    ),
    Form(
        code="PUN-02",
        weight=Weight.CHECK,
        where="-",
        since="booking",
        fires=(
            "invite ours; for a person of theirs without own hours the "
            "local start is before [08:00], the end after [18:00], or the "
            "day is a weekend or holiday there"
        ),
        cleared='"they chose it", own hours set, or another time',
        message="It is {time} for {name}.",
        hint="Offer two other times, or note that they chose it.",
        cites=("B24",),
    ),
    Form(
        code="PUN-03a",
        weight=Weight.STOP,
        where="-",
        since="booking",
        fires=(
            "the start falls in a skipped or repeated local hour of any "
            "attendee and no offset is stored"
        ),
        cleared="the instant picked",
        message="That clock time does not exist, or comes twice, in {zone}.",
        hint="Pick the instant you mean.",
        cites=("B25",),
    ),
    Form(
        code="PUN-03b",
        weight=Weight.CHECK,
        where="-",
        since="booking",
        fires=(
            "the hours between the zones at the start differ from those "
            "when it was booked"
        ),
        cleared='"confirmed in both zones"',
        message="Clocks change in {zone} on {date}: it will be {time} for {name}.",
        hint="Confirm the time in both zones.",
        cites=("B25",),
    ),
    Form(
        code="PUN-04",
        weight=Weight.CHECK,
        where="plan-people",
        since="start - 48 h",
        fires=(
            "a person of theirs has no zone and their country has more than"
            " one; or the only one, or one who decides, has not accepted"
        ),
        cleared='zone set; accepted, or "confirmed by word"',
        message="{name}'s zone or reply is not known.",
        hint="Ask, and send a one-line confirmation.",
    ),
    Form(
        code="PUN-05",
        weight=Weight.RISING,
        where="pre-web-link, pre-phone-number",
        since="start - 48 h",
        fires=(
            "web: no join link, or no https address with a host; phone: no "
            "number, no country code, or not valid there"
        ),
        cleared="a valid one",
        message="No join link or number yet.",
        hint="Paste it from the invite.",
    ),
    Form(
        code="PUN-06a",
        weight=Weight.CHECK,
        where="pre-web-link",
        since="start - 24 h",
        fires="the same link on another meeting that overlaps or lies within [30 min]",
        cleared='another link, or "waiting room on"',
        message="This room is also used just before or after.",
        hint="Use a fresh link or a waiting room.",
    ),
    Form(
        code="PUN-06b",
        weight=Weight.CHECK,
        where="pre-web-link",
        since="start - 48 h",
        fires=(
            "two different links in the newest invite, or the link on file is not in it"
        ),
        cleared="one picked",
        message="Two links are in circulation.",
        hint="Send one update that names the right one.",
    ),
)
