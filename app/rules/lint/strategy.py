"""STR: what the meeting is for (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.records.exchange import AskType
from app.records.knowledge import NoteKind
from app.records.mark import MarkKind
from app.records.meeting import Answer
from app.records.person import Role, View
from app.rules.circumstances import active_contacts
from app.rules.linked import linked_promises
from app.rules.lint.asks import age_in_days, planned_asks, uncleared
from app.rules.lint.case import Case
from app.rules.lint.said import sayers
from app.rules.lint.ways import (
    ADD_PERSON,
    ASK_WHO_DECIDES,
    DROP,
    LOWER_CLAIM,
    MEET_ANOTHER,
    SMALLER,
    STILL_TRUE,
)
from app.rules.terms import STAGES
from app.rules.values import Finding, Severity
from app.rules.wording import equalised
from checklists.pack import Kind, Pillar, Stage

stop, check, note = sayers(Pillar.STRATEGY)
NEW_ACCOUNT_DAYS: Final = 30
HEIGHTS: Final = tuple(Stage)
ASK_HOW: Final = "How do you decide?"


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


def one_contact(case: Case) -> Iterator[Finding]:
    """STR-03a: only one person is known where several decide."""
    row = case.row("plan-people")
    kinds = {Kind.DEMO, Kind.PROPOSAL, Kind.RENEWAL}
    if row is None or case.dossier.meeting.kind not in kinds or is_new(case):
        return
    known = {one.id for one in active_contacts(case.dossier)}
    known |= {person.id for person in case.dossier.theirs}
    asked = any(ask.type is AskType.INTRODUCTION for ask in planned_asks(case))
    if len(known) < 2 and not asked and not any(uncleared(case)):
        yield check(
            "STR-03a",
            "You know one person here so far.",
            "Plan one open request to meet another.",
            row.item.id,
            ways=(MEET_ANOTHER, ADD_PERSON),
        )


def nobody_decides(case: Case) -> Iterator[Finding]:
    """STR-03b: nobody on file decides or signs."""
    row = case.row("plan-people")
    kinds = {Kind.PROPOSAL, Kind.RENEWAL}
    if row is None or case.dossier.meeting.kind not in kinds or is_new(case):
        return
    account = case.dossier.account.id
    roles = {p.role for p in case.dossier.people.values() if p.account == account}
    if not roles & {Role.DECIDES, Role.SIGNS} and not _asks_how(case):
        yield check(
            "STR-03b",
            "Nobody on file decides or signs.",
            "Ask how a decision like this is made.",
            row.item.id,
            ways=(ASK_WHO_DECIDES,),
        )


def claimed_too_high(case: Case) -> Iterator[Finding]:
    """STR-04: a stage was noted that the deeds do not show."""
    claimed = case.dossier.account.claimed_stage
    shown = case.checklist.circumstances.stage
    if claimed is not None and HEIGHTS.index(claimed) > HEIGHTS.index(shown):
        yield check(
            "STR-04",
            f'You noted "{STAGES[claimed]}"; the deeds on file do not show it yet. '
            "Meals, gifts and kind words are not counted.",
            "See what would help next.",
            record=case.dossier.account.id,
            ways=(LOWER_CLAIM,),
        )


def ask_too_large(case: Case) -> Iterator[Finding]:
    """STR-05: a planned ask is larger than the standing carries."""
    largest = _largest_ask(case)
    for ask in planned_asks(case):
        if ask.size > largest:
            yield check(
                "STR-05",
                f'"{ask.what}" is a large ask at this point.',
                "Offer a smaller first step.",
                case.place("reh-ask"),
                ask.id,
                (SMALLER, DROP),
            )


def no_other_view(case: Case) -> Iterator[Finding]:
    """STR-06: two days before, nobody is known to see it differently."""
    row = case.row("reh-dissent")
    kinds = {Kind.PROPOSAL, Kind.KICKOFF, Kind.RENEWAL}
    if row is None or case.dossier.meeting.kind not in kinds or not case.within(48):
        return
    account = case.dossier.account.id
    differ = any(
        person.view in {View.DIFFERS, View.OPPOSES}
        for person in case.dossier.people.values()
        if person.account == account
    )
    if not differ and not case.is_answered(row):
        yield note(
            "STR-06",
            "No differing view is on file.",
            "Ask who would argue against this.",
            row.item.id,
        )


def old_landscape(case: Case) -> Iterator[Finding]:
    """STR-07: the last note on their market is old, past its review, or missing."""
    place = case.place("plan-changes", "plan-ren-landscape")
    if place is None or is_new(case):
        return
    notes = [n for n in case.dossier.notes if n.kind is NoteKind.LANDSCAPE]
    newest = max(notes, key=lambda one: one.dated, default=None)
    if newest is None:
        yield note(
            "STR-07",
            "No note on their market yet.",
            "Add one line on what changed.",
            place,
        )
        return
    looked = max(
        [newest.dated]
        + [
            mark.at
            for mark in case.marks()
            if mark.kind is MarkKind.STILL_TRUE and mark.record == newest.id
        ]
    )
    days = age_in_days(case, looked)
    today = case.now.date()
    overdue = newest.review is not None and newest.review < today
    if days > case.dossier.settings.landscape_days or (
        overdue and looked == newest.dated
    ):
        yield note(
            "STR-07",
            f"Your last note on their market: {age_in_days(case, newest.dated)} "
            "days ago.",
            "Add one line on what changed.",
            place,
            newest.id,
            (STILL_TRUE,),
        )


def is_new(case: Case) -> bool:
    """Say whether the account is in the book for less than a month."""
    return age_in_days(case, case.dossier.account.added) < NEW_ACCOUNT_DAYS


def _asks_how(case: Case) -> bool:
    row = case.row("reh-questions")
    answer = row.answer if row else None
    if answer is None or answer.at > case.now:
        return False
    texts = [answer.text, *(value.text for value in answer.values)]
    return equalised(ASK_HOW) in map(equalised, texts)


def _largest_ask(case: Case) -> int:
    told, stage = case.dossier.settings, case.checklist.circumstances.stage
    if stage is Stage.ME_TOO and case.dossier.meeting.kind is Kind.PROPOSAL:
        return told.largest_ask_proposal
    return {
        Stage.ME_TOO: told.largest_ask_me_too,
        Stage.FOOTHOLD: told.largest_ask_foothold,
        Stage.ME_FIRST: told.largest_ask_me_first,
        Stage.ONLY_ME: told.largest_ask_only_me,
    }[stage]


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
