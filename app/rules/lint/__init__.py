"""The rules that read a meeting and say what stands in its way (PACKS section 8).

One module a pillar, but three for punctuality; one function a rule. A rule is pure
and reads only what is on record; to add one, write it and name it in `RULES`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.dossier import Dossier
from app.records.mark import MarkKind
from app.records.meeting import Outcome
from app.rules.as_of import as_of
from app.rules.codes import place_of
from app.rules.lint import (
    care,
    clocks,
    detail,
    flexibility,
    honesty,
    neighbours,
    persistence,
    strategy,
    tactics,
    way_in,
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
    Rule("STR-03a", Pillar.STRATEGY, strategy.one_contact),
    Rule("STR-03b", Pillar.STRATEGY, strategy.nobody_decides),
    Rule("STR-04", Pillar.STRATEGY, strategy.claimed_too_high),
    Rule("STR-05", Pillar.STRATEGY, strategy.ask_too_large),
    Rule("STR-06", Pillar.STRATEGY, strategy.no_other_view),
    Rule("STR-07", Pillar.STRATEGY, strategy.old_landscape),
    Rule("TAC-01", Pillar.TACTICS, tactics.agenda_not_told),
    Rule("TAC-02", Pillar.TACTICS, tactics.agenda_does_not_fit),
    Rule("TAC-03a", Pillar.TACTICS, tactics.too_few_questions),
    Rule("TAC-03b", Pillar.TACTICS, tactics.too_many_questions),
    Rule("TAC-04", Pillar.TACTICS, tactics.begins_with_us),
    Rule("PUN-01a", Pillar.PUNCTUALITY, neighbours.two_at_once),
    Rule("PUN-01b", Pillar.PUNCTUALITY, neighbours.no_room_between),
    Rule("PUN-02", Pillar.PUNCTUALITY, clocks.odd_hour_for_them),
    Rule("PUN-03a", Pillar.PUNCTUALITY, clocks.no_such_time),
    Rule("PUN-03b", Pillar.PUNCTUALITY, clocks.clocks_change),
    Rule("PUN-04", Pillar.PUNCTUALITY, clocks.unsure_of_them),
    Rule("PUN-05", Pillar.PUNCTUALITY, way_in.no_way_in),
    Rule("PUN-06a", Pillar.PUNCTUALITY, way_in.room_in_use),
    Rule("PUN-06b", Pillar.PUNCTUALITY, way_in.two_links),
    Rule("HON-01a", Pillar.HONESTY, honesty.claim_without_proof),
    Rule("HON-01b", Pillar.HONESTY, honesty.proof_old_or_missing),
    Rule("HON-02", Pillar.HONESTY, honesty.purpose_not_told),
    Rule("HON-03", Pillar.HONESTY, honesty.ask_not_announced),
    Rule("HON-04", Pillar.HONESTY, honesty.no_weak_side),
    Rule("HON-05", Pillar.HONESTY, honesty.promise_without_day),
    Rule("HON-06", Pillar.HONESTY, honesty.recording_not_asked),
    Rule("DET-02", Pillar.DETAIL, detail.person_without_role),
    Rule("DET-03", Pillar.DETAIL, detail.file_changed),
    Rule("DET-04", Pillar.DETAIL, detail.same_words_again),
    Rule("DET-05", Pillar.DETAIL, detail.gap_in_text),
    Rule("PER-01a", Pillar.PERSISTENCE, persistence.owed_and_late),
    Rule("PER-01b", Pillar.PERSISTENCE, persistence.due_before_we_meet),
    Rule("PER-02", Pillar.PERSISTENCE, persistence.last_time_open),
    Rule("PER-03", Pillar.PERSISTENCE, persistence.they_forgot),
    Rule("CAR-01a", Pillar.CARE, care.large_ask_alone),
    Rule("CAR-01b", Pillar.CARE, care.small_ask_alone),
    Rule("CAR-02", Pillar.CARE, care.asked_again),
    Rule("CAR-03", Pillar.CARE, care.names_after_a_no),
    Rule("CAR-04", Pillar.CARE, care.give_serves_nothing),
    Rule("CAR-05", Pillar.CARE, care.asks_outweigh_gives),
    Rule("FLX-01a", Pillar.FLEXIBILITY, flexibility.too_few_trades),
    Rule("FLX-01b", Pillar.FLEXIBILITY, flexibility.one_sided_trade),
    Rule("FLX-02", Pillar.FLEXIBILITY, flexibility.stuck_point),
    Rule("FLX-03", Pillar.FLEXIBILITY, flexibility.unapproved_trade),
    Rule("FLX-04", Pillar.FLEXIBILITY, flexibility.same_no),
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
    return in_order([_with_word(case, finding) for finding in found])


def _with_word(case: Case, finding: Finding) -> Finding:
    """Return a stop as overridden where the rep gave a reason for going on."""
    about = finding.record or finding.item or ""
    if finding.severity is Severity.STOP and case.marked(
        finding.code, MarkKind.OVERRIDDEN, of=about
    ):
        return replace(finding, overridden=True)
    return finding


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
