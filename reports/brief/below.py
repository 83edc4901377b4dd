"""What stands below a row of the last check or the call that is answered."""

from __future__ import annotations

from typing import Final

from app.dossier import Dossier
from app.rules.values import Row
from app.rules.wording import clock, place
from checklists.pack import AnswerKind, ItemId
from reports.brief import told

NAMES: Final = ItemId("pre-names")
CLOCK: Final = ItemId("pre-clock")
_DOT: Final = " \N{MIDDLE DOT} "


def below(dossier: Dossier, row: Row) -> str:
    """Return of an answer what helps in the call: that it is confirmed is known."""
    given, kind = row.answer, row.item.answer
    if given is None or kind is AnswerKind.TICK:
        return ""
    if kind is not AnswerKind.CHOICE:
        return told.with_unit(row.item, told.answer(dossier, given))
    details = (one.text for one in given.values if one.field != "choice")
    if detail := _DOT.join(text for text in details if text):
        return detail
    if row.item.id == NAMES:
        options = {option.name for option in row.item.options}
        return "" if given.text in options else given.text
    return _times(dossier) if row.item.id == CLOCK else ""


def _times(dossier: Dossier) -> str:
    """Return `08:00 in New York, ends 08:45 (14:45 here)`."""
    meeting, home = dossier.meeting, dossier.settings.zone
    here = (meeting.starts.in_zone(home), meeting.ends.in_zone(home))
    zones = [one.zone or dossier.zone for one in dossier.theirs] or [dossier.zone]
    told = [
        f"{clock(start)} in {place(zone)}, ends {clock(end)}"
        for zone in dict.fromkeys(zones)
        for start, end in [(meeting.starts.in_zone(zone), meeting.ends.in_zone(zone))]
        if start.utcoffset() != here[0].utcoffset()
    ]
    ends = clock(here[1])
    return f"{'; '.join(told)} ({ends} here)" if told else f"Ends {ends}, theirs too"
