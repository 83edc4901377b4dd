"""HON: purpose, proof and promises are said plainly (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator

from app.dossier import Dossier
from app.records.meeting import Told
from app.records.promise import Promise, PromiseState
from app.rules.lint.case import Case
from app.rules.lint.ways import (
    ATTACH_PROOF,
    COPY_AGENDA,
    DROP,
    MARK_UNPROVEN,
    NEW_DATE,
    SAID_WHEN_BOOKING,
)
from app.rules.record_fields import is_blank
from app.rules.values import Finding, Severity
from checklists.pack import Pillar

TOLD_PURPOSE = frozenset({Told.SENT, Told.WHEN_BOOKING})


def claim_without_proof(case: Case) -> Iterator[Finding]:
    """HON-01a: two days before, a claim has neither evidence nor flag."""
    if not case.within(48):
        return
    here = case.dossier.meeting.id
    for claim in case.dossier.claims:
        bare = not claim.evidence.strip() and not claim.unproven
        if claim.meeting == here and not claim.dropped and bare:
            yield Finding(
                "HON-01a",
                Severity.STOP,
                Pillar.HONESTY,
                f'"{claim.statement}" has no proof yet.',
                "Attach it, mark it unproven, or drop it.",
                case.place("reh-claims"),
                claim.id,
                (ATTACH_PROOF, MARK_UNPROVEN, DROP),
            )


def purpose_not_told(case: Case) -> Iterator[Finding]:
    """HON-02: a day before, our purpose has not reached them."""
    row = case.row("plan-intent")
    meeting = case.dossier.meeting
    if row and case.within(24) and meeting.agenda.told not in TOLD_PURPOSE:
        yield Finding(
            "HON-02",
            Severity.STOP if meeting.invite_is_ours else Severity.CHECK,
            Pillar.HONESTY,
            "Your purpose is not in the invite or agenda.",
            "Copy it: one key.",
            row.item.id,
            ways=(COPY_AGENDA, SAID_WHEN_BOOKING),
        )


def promise_without_day(case: Case) -> Iterator[Finding]:
    """HON-05: a promise that both sides know of has no day, or nobody to do it."""
    yield from vague_promises(case.dossier)


def vague_promises(dossier: Dossier) -> tuple[Finding, ...]:
    """Return HON-05 as it stands now: it is there until the promise is closed."""
    return tuple(
        vague_promise(promise)
        for promise in dossier.promises
        if promise.told
        and promise.state is PromiseState.OPEN
        and _lacks(dossier, promise)
    )


def vague_promise(promise: Promise) -> Finding:
    """Return the finding about one promise."""
    undated = promise.due is None
    lacking = "day" if undated else "name"
    return Finding(
        "HON-05",
        Severity.CHECK,
        Pillar.HONESTY,
        f'"{promise.what}" has no {lacking} yet.',
        "Give a day and an hour." if undated else "Say who does it.",
        record=promise.id,
        ways=(NEW_DATE,) if undated else (),
    )


def _lacks(dossier: Dossier, promise: Promise) -> bool:
    return promise.due is None or is_blank(dossier, promise, "who")
