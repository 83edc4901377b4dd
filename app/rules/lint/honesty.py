"""HON: purpose, proof and promises are said plainly (PACKS section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from app.day_words import months_on
from app.dossier import Dossier
from app.records.exchange import ToldBeforehand
from app.records.knowledge import Claim, PointKind, Side
from app.records.meeting import Told
from app.records.promise import Promise, PromiseState
from app.rules.kept_files import is_meant
from app.rules.length import length
from app.rules.lint.asks import planned_asks
from app.rules.lint.case import Case
from app.rules.lint.said import sayers
from app.rules.lint.ways import (
    ASK_LEAVE,
    ATTACH_PROOF,
    COPY_AGENDA,
    DROP,
    MARK_UNPROVEN,
    MAY_QUOTE,
    NAME_LIMIT,
    NEW_DATE,
    ON_AGENDA,
    RECORDING_OFF,
    SAID_WHEN_BOOKING,
    SAY_WHO,
    SAYS_DATE,
    TOLD_BY_WORD,
)
from app.rules.proof import may_be_told
from app.rules.record_fields import is_blank
from app.rules.values import Finding, Severity
from checklists.pack import Kind, Length, Pillar

stop, check, _note = sayers(Pillar.HONESTY)
LEAVE: Final = ("record", "recording")
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


def proof_old_or_missing(case: Case) -> Iterator[Finding]:
    """HON-01b: two days before, proof is old, gone, or a quote nobody agreed to."""
    if not case.within(48):
        return
    here = case.dossier.meeting.id
    for claim in case.dossier.claims:
        if claim.meeting != here or claim.dropped or not claim.evidence.strip():
            continue
        old = _is_old(case, claim) and not claim.says_its_date
        unasked = not may_be_told(claim)
        if old or unasked or _is_gone(case, claim):
            agreed = (MAY_QUOTE,) if unasked else ()
            dated = (SAYS_DATE,) if old else ()
            yield check(
                "HON-01b",
                f'The proof for "{claim.statement}" is old or missing.',
                "Refresh it, or say its date.",
                case.place("reh-claims"),
                claim.id,
                (*agreed, *dated, ATTACH_PROOF, DROP),
            )


def ask_not_announced(case: Case) -> Iterator[Finding]:
    """HON-03: two days before, a planned ask has not been announced."""
    if not case.within(48):
        return
    least = 1 if case.dossier.meeting.kind is Kind.AFTER_SALES else 2
    for ask in planned_asks(case):
        if ask.size >= least and ask.told is ToldBeforehand.NO:
            yield check(
                "HON-03",
                f'"{ask.what}" is not announced yet.',
                "Put it on the agenda, or drop it.",
                case.place("reh-ask"),
                ask.id,
                (ON_AGENDA, TOLD_BY_WORD, DROP),
            )


def no_weak_side(case: Case) -> Iterator[Finding]:
    """HON-04: two days before, no weak side of the offer is noted."""
    row = case.row("reh-claims")
    kinds = {Kind.DEMO, Kind.PROPOSAL, Kind.RENEWAL}
    if row is None or case.dossier.meeting.kind not in kinds or not case.within(48):
        return
    if length(case.dossier) is Length.SHORT:
        return
    limits = any(
        claim.side is Side.LIMIT and not claim.dropped for claim in case.dossier.claims
    )
    gaps = any(point.kind is PointKind.GAP for point in case.dossier.points)
    if not limits and not gaps:
        yield check(
            "HON-04",
            "No weak side of the offer is noted.",
            "Name one limit before they find it.",
            row.item.id,
            ways=(NAME_LIMIT,),
        )


def recording_not_asked(case: Case) -> Iterator[Finding]:
    """HON-06: two days before, a recording is planned and nobody has been asked."""
    meeting = case.dossier.meeting
    row = case.row("live-consent")
    if row is None or not meeting.recording or not case.within(48):
        return
    shown = [meeting.agenda.purpose, *(line.topic for line in meeting.agenda.lines)]
    if row.answer is not None and row.answer.at <= case.now:
        shown.append(row.answer.text)
        asked = case.is_answered(row)
    else:
        asked = False
    told = any(word in text.casefold() for text in shown for word in LEAVE)
    if not asked and not told:
        yield stop(
            "HON-06",
            "Recording is planned; nobody has been asked.",
            "Add the question to your opening.",
            row.item.id,
            ways=(ASK_LEAVE, RECORDING_OFF),
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
        ways=(NEW_DATE,) if undated else (SAY_WHO,),
    )


def _lacks(dossier: Dossier, promise: Promise) -> bool:
    return promise.due is None or is_blank(dossier, promise, "who")


def _is_old(case: Case, claim: Claim) -> bool:
    """Say whether proof is older at the start than the months it lasts."""
    if claim.evidence_date is None:
        return False
    start = case.start.astimezone(ZoneInfo(case.dossier.zone)).date()
    months = case.dossier.settings.evidence_months
    return claim.evidence_date < months_on(start, -months)


def _is_gone(case: Case, claim: Claim) -> bool:
    """Say whether the proof is a file kept with the meeting that is not there now."""
    files, proof = case.dossier.files, claim.evidence.strip()
    kept = case.dossier.meeting.attachments
    names = [proof, *(one.address for one in kept if is_meant(one, proof))]
    return any(name in files and not files[name].there for name in names)
