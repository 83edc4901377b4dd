"""A trade as a line: what we give, what we ask back, within which limit."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from app.records.exchange import Concession, ConcessionId
from app.rules.wording import short_day
from ui.meeting.editors.forms import when
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Here,
    Made,
    Refused,
    Texts,
    Told,
    changed,
    with_words,
)

_WITHIN: Final = (("", "within the limit"), ("beyond", "beyond the limit"))
_WORDS: Final = {
    "we give": "we_give",
    "we ask back": "we_ask_back",
    "limit": "limit",
    "cost to us": "cost_to_us",
    "value to them": "value_to_them",
    "approver": "approver",
}


def columns(_here: Here) -> tuple[Column, ...]:
    """Return both sides of a trade, then what bounds it."""
    return (
        Column("we give", needed=True, hint="cheap for us", width=14, grows=1),
        Column("we ask back", needed=True, hint="good for us", width=14, grows=1),
        Column("limit", hint="how far", width=8, grows=1),
        Column("beyond", Entry.PICK, width=11, choices=_WITHIN),
        Column("cost to us", width=8, grows=1),
        Column("value to them", width=8, grows=1),
        Column("approver", hint="who says yes", width=9),
        Column("approved", Entry.WHEN, hint="today, 3 feb", width=9),
    )


def shown(record: Concession, here: Here) -> Texts:
    """Return the texts of a trade."""
    return {
        **{column: getattr(record, field) for column, field in _WORDS.items()},
        "beyond": "beyond" if record.beyond_limit else "",
        "approved": when.past_text(record.approved, here.dossier.settings.zone),
    }


def told(record: Concession, here: Here) -> Told:
    """Return `Monthly exit for a reference call · limit 12 months`."""
    quiet = f" · limit {record.limit}" if record.limit else ""
    badge = None
    missing = []
    if not record.we_give:
        missing.append("what do we give?")
    if not record.we_ask_back:
        missing.append("what do we ask back?")
    if record.beyond_limit and record.approved is None:
        missing.append("beyond the limit, no yes yet")
    if record.approved:
        day = record.approved.astimezone(ZoneInfo(here.dossier.settings.zone)).date()
        by = f" by {record.approver}" if record.approver else ""
        badge = (f"approved{by} {short_day(day)}", "ready")
    back = f" for {record.we_ask_back}" if record.we_ask_back else ""
    return Told(record.we_give or "…", back, quiet, None, badge, ", ".join(missing))


def made(texts: Texts, record: Concession | None, here: Here) -> Made:
    """Return the trade of the texts; one side alone is half of it."""
    before = shown(record, here) if record else {}
    new = record or Concession(
        ConcessionId(here.new_id()),
        here.dossier.account.id,
        here.dossier.now,
        meeting=here.dossier.meeting.id,
    )
    new = with_words(new, texts, _WORDS)
    if not (new.we_give or new.we_ask_back):
        raise Refused("we give", "Write what we give, or what we ask back.")
    if "beyond" in texts:
        new = replace(new, beyond_limit=bool(texts["beyond"]))
    if changed(texts, before, "approved"):
        zone = here.dossier.settings.zone
        at = when.read_past(texts["approved"], "approved", here.dossier.now, zone)
        new = replace(new, approved=at)
    return Made(new)
