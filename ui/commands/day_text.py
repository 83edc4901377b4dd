"""A day sheet as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from reports.day_sheet import BusyTime, DayMeeting, DaySheet


def day_text(sheet: DaySheet) -> Iterator[str]:
    """Yield the lines of a day sheet, in the order of the page."""
    yield sheet.day
    yield sheet.about
    yield ""
    for one in sheet.hours:
        yield from _hour(one)
    if not sheet.hours:
        yield "  No meetings today."
    for part in sheet.duties:
        yield ""
        yield part.head
        for duty in part.duties:
            told = ", ".join(word for word in (duty.what, duty.about) if word)
            yield f"  [ ] {told}: {duty.words}"
        if part.more:
            yield f"      and {part.more} more"
    yield ""
    yield sheet.foot
    yield sheet.printed


def _hour(one: DayMeeting | BusyTime) -> Iterator[str]:
    if isinstance(one, BusyTime):
        yield f"  {one.at:13}{one.title} (busy)"
        return
    there = f" ({one.there})" if one.there else ""
    yield f"  {one.at:13}{one.title}{there}"
    yield f"  {'':13}{one.about}"
    yield f"  {'':13}{one.state}"
