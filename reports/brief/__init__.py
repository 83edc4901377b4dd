"""The brief: one meeting on one page, before the call and in it."""

from __future__ import annotations

from functools import partial
from itertools import count
from zoneinfo import ZoneInfo

from app.rules.disagreement import strongest_disagreement
from app.rules.values import Preparation
from app.rules.wording import clock
from checklists.pack import Phase
from reports import words
from reports.brief import background, head, kept, people, rows
from reports.brief.foot import foot
from reports.brief.found import placed
from reports.brief.pages import brief_html, brief_sheet
from reports.brief.values import Brief, Found, Guest, Head, Labelled, Mark, NumberedRow

__all__ = [
    "Brief",
    "Found",
    "Guest",
    "Head",
    "Labelled",
    "Mark",
    "NumberedRow",
    "brief",
    "brief_html",
    "brief_sheet",
]


def brief(preparation: Preparation) -> Brief:
    """Return what is printed about a meeting, at the instant it was concluded.

    Rows are numbered in the order of the screen. Nothing private enters: no
    conduct, no tie, no note on a person, no private row or promise (PACKS section 2).
    """
    dossier = preparation.dossier
    numbers = count(1)
    found = placed(preparation, numbers)
    differs = strongest_disagreement(dossier)
    of_phase = partial(rows.of_phase, preparation, found.in_rows, numbers)
    printed = dossier.now.astimezone(ZoneInfo(dossier.settings.zone))
    at = clock(printed)
    return Brief(
        meeting=dossier.meeting.id,
        head=head.head(preparation),
        purpose=head.purpose(dossier),
        wanted=head.wanted(dossier),
        still_useful=head.still_useful(dossier),
        who=people.guests(dossier, differs),
        we_owe=background.we_owe(dossier),
        they_owe=background.they_owe(dossier),
        agenda=head.agenda(dossier),
        know=tuple(background.know(preparation)),
        ask=tuple(rows.questions(preparation, numbers)),
        give_and_ask=tuple(background.give_and_ask(dossier)),
        honest=tuple(rows.limits(dossier, found.in_rows, numbers)),
        proofs=rows.proofs(dossier),
        last_check=tuple(of_phase(Phase.PREFLIGHT)),
        in_call=tuple(of_phase(Phase.LIVE)),
        foot=foot(preparation, at),
        printed=f"Earnest \N{MIDDLE DOT} printed {words.date_only(printed)} {at}",
        notes=kept.notes(dossier),
        kept=tuple(kept.files(dossier)),
        found_head=found.head,
        found=found.alone,
        more_found=found.more,
        differs=people.differs(differs),
    )
