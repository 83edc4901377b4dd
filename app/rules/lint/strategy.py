"""STR: what the meeting is for (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator

from app.records.meeting import Answer
from app.rules.linked import linked_promises
from app.rules.lint.case import Case
from app.rules.values import Finding, Severity
from app.rules.wording import equalised
from checklists.pack import Pillar


def no_outcome(case: Case) -> Iterator[Finding]:
    """STR-01a: past the plan limit nothing is wanted yet."""
    row = case.row("plan-outcome")
    if row and case.past_plan_limit and not case.is_answered(row):
        yield Finding(
            "STR-01a",
            case.rising,
            Pillar.STRATEGY,
            "No wanted outcome yet.",
            "Who does what, by when?",
            row.item.id,
        )


def outcome_lacks_name_or_day(case: Case) -> Iterator[Finding]:
    """STR-01b: the wanted deed names nobody of theirs, or no day."""
    row = case.row("plan-outcome")
    if not row or not row.answer or not case.is_given(row):
        return
    if not _has_name_and_day(case, row.answer):
        yield Finding(
            "STR-01b",
            Severity.CHECK,
            Pillar.STRATEGY,
            "The outcome has no name or no day yet.",
            "Add who on their side, and a day.",
            row.item.id,
        )


def no_second_outcome(case: Case) -> Iterator[Finding]:
    """STR-02a: past the plan limit there is no second-best outcome."""
    row = case.row("plan-min-outcome")
    if row and case.past_plan_limit and not case.is_answered(row):
        yield Finding(
            "STR-02a",
            case.rising,
            Pillar.STRATEGY,
            "No second-best outcome yet.",
            "What would still make the call useful to them?",
            row.item.id,
        )


def both_outcomes_same(case: Case) -> Iterator[Finding]:
    """STR-02b: the second outcome says what the first says."""
    row, first = case.row("plan-min-outcome"), case.row("plan-outcome")
    if not row or not row.answer or not first or not first.answer:
        return
    if not (case.is_given(row) and case.is_given(first)):
        return
    least = equalised(row.answer.text)
    if least and least in map(equalised, _wanted(case, first.answer)):
        yield Finding(
            "STR-02b",
            Severity.CHECK,
            Pillar.STRATEGY,
            "Both outcomes say the same.",
            "Lower the second, so that you have a fallback.",
            row.item.id,
        )


def _has_name_and_day(case: Case, answer: Answer) -> bool:
    deeds = linked_promises(case.dossier, answer)
    if not deeds:
        return bool(answer.value("who").strip() and answer.value("by when").strip())
    people = case.dossier.people
    return all(
        deed.due is not None
        and (
            (deed.who in people and not people[deed.who].ours)
            if deed.who
            else bool(deed.who_words.strip())
        )
        for deed in deeds
    )


def _wanted(case: Case, answer: Answer) -> list[str]:
    deeds = [deed.what for deed in linked_promises(case.dossier, answer)]
    return deeds or [answer.value("what") or answer.text]
