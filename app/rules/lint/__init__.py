"""The rules that read a meeting and say what stands in its way (PACKS section 8).

One module a pillar, one function a rule. A rule is pure and reads only what is on
record; to add one, write it and name it in `RULES`.
"""

from __future__ import annotations

from typing import Final

from app.dossier import Dossier
from app.records.meeting import Outcome
from app.rules.as_of import as_of
from app.rules.codes import place_of
from app.rules.lint import (
    detail,
    honesty,
    persistence,
    punctuality,
    strategy,
    tactics,
)
from app.rules.lint.case import Case, Rule
from app.rules.values import Checklist, Finding, Severity
from app.rules.windows import frozen_at
from checklists.pack import Pillar

RULES: Final[tuple[Rule, ...]] = (
    Rule("STR-01a", Pillar.STRATEGY, strategy.no_outcome),
    Rule("STR-01b", Pillar.STRATEGY, strategy.outcome_lacks_name_or_day),
    Rule("STR-02a", Pillar.STRATEGY, strategy.no_second_outcome),
    Rule("STR-02b", Pillar.STRATEGY, strategy.both_outcomes_same),
    Rule("TAC-01", Pillar.TACTICS, tactics.agenda_not_told),
    Rule("PUN-05", Pillar.PUNCTUALITY, punctuality.no_way_in),
    Rule("HON-01a", Pillar.HONESTY, honesty.claim_without_proof),
    Rule("HON-02", Pillar.HONESTY, honesty.purpose_not_told),
    Rule("HON-05", Pillar.HONESTY, honesty.promise_without_day),
    Rule("DET-02", Pillar.DETAIL, detail.person_without_role),
    Rule("PER-01a", Pillar.PERSISTENCE, persistence.owed_and_late),
    Rule("PER-01b", Pillar.PERSISTENCE, persistence.due_before_we_meet),
    Rule("PER-02", Pillar.PERSISTENCE, persistence.last_time_open),
)
SILENT: Final = frozenset({Outcome.CANCELLED_BY_US, Outcome.CANCELLED_BY_THEM})
UNTIL_CLOSED: Final = "HON-05"
_SEVERITIES: Final = tuple(Severity)
_PILLARS: Final = tuple(Pillar)


def findings(dossier: Dossier, checklist: Checklist) -> tuple[Finding, ...]:
    """Return what the rules find, at the actual start at the latest.

    Stops first, then checks, then notes; each in the order of the pillars, then of
    the table, then the older record.
    """
    if dossier.meeting.outcome in SILENT:
        return ()
    then = as_of(dossier, frozen_at(dossier.meeting))
    case = Case(then, checklist)
    found = [finding for rule in RULES for finding in rule.judge(case)]
    # Last: it passes over rows in which another rule speaks as loud.
    found += detail.open_must_rows(case, found)
    return in_order(found)


def standing(dossier: Dossier, frozen: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings of the start with HON-05 as it stands now.

    It alone is there until its promise is closed, also after the start.
    """
    if dossier.meeting.outcome in SILENT:
        return frozen
    kept = [finding for finding in frozen if finding.code != UNTIL_CLOSED]
    return in_order([*kept, *honesty.vague_promises(dossier)])


def in_order(found: list[Finding]) -> tuple[Finding, ...]:
    """Put findings in the order they are shown; equal ones keep theirs."""
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[int, int, int]:
    loud = Severity.CHECK if finding.overridden else finding.severity
    return (
        _SEVERITIES.index(loud),
        _PILLARS.index(finding.pillar),
        place_of(finding.code),
    )
