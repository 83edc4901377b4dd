"""A claim as a line: the statement, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from zoneinfo import ZoneInfo

from app.records.knowledge import Claim, ClaimId, Side
from app.records.meeting import Attachment, Meeting
from app.records.moment import Due
from app.rules.wording import dated_day
from ui.meeting.editors.forms import when
from ui.meeting.editors.forms.form import Column, Entry, Here, Made, Texts, changed

NONE, UNPROVEN, WRITE, FILE = "no proof", "unproven, and said so", "write", "file"
QUOTE: Final = "quote"
LIMIT, STRENGTH, DROP = "limit", "strength", "drop"
_SIDES: Final = ((STRENGTH, "speaks for us"), (LIMIT, "a limit of ours"))
_SAID_BY, _CONSENT, _YES = "said by", "may we quote?", "yes"
_CONSENTS: Final = (("", "not asked yet"), (_YES, "they agreed"))


@dataclass(frozen=True, slots=True)
class ProofChoice:
    """What can be picked for a claim: a state, or an act on it."""

    key: str
    label: str
    tone: str


PROOFS: Final = (
    ProofChoice(WRITE, "Write the proof …", "ready"),
    ProofChoice(FILE, "Choose a file …", "ready"),
    ProofChoice(QUOTE, "Quote somebody …", "ready"),
    ProofChoice(UNPROVEN, UNPROVEN, "near"),
    ProofChoice(LIMIT, "A limit of ours", "accent"),
    ProofChoice(STRENGTH, "Speaks for us", "accent"),
    ProofChoice(DROP, "Leave it out", "quiet"),
    # The last is what a new claim begins with.
    ProofChoice(NONE, NONE, "stop"),
)


def columns(_here: Here, *, quote: bool = False) -> tuple[Column, ...]:
    """Return the fields of a proof; of a quote who said it, and whether we may."""
    said = (
        Column(_SAID_BY, needed=True, hint="who said it", width=10),
        Column(_CONSENT, Entry.PICK, width=9, choices=_CONSENTS),
    )
    hint = "in their words" if quote else "a file, a link, a measurement"
    return (
        Column("proof", needed=True, hint=hint, width=18, grows=1),
        *(said if quote else ()),
        Column("its date", Entry.WHEN, hint="3 oct, 2025-10-03", width=9),
        Column("side", Entry.PICK, width=10, choices=_SIDES),
    )


def shown(record: Claim, here: Here) -> Texts:
    """Return the texts of a claim's proof."""
    day = record.evidence_date
    due = Due.on(day, here.dossier.settings.zone) if day else None
    return {
        "proof": record.evidence,
        "its date": due.day.isoformat() if due else "",
        "side": record.side.value,
        _SAID_BY: record.quoted,
        _CONSENT: _YES if record.may_quote else "",
    }


def made(texts: Texts, record: Claim, here: Here) -> Made:
    """Return the claim with this proof; a proof ends the flag unproven."""
    before = shown(record, here)
    proof = texts["proof"].strip()
    new = replace(record, evidence=proof, side=Side(texts["side"] or record.side))
    if _SAID_BY in texts:
        quoted = texts[_SAID_BY].strip()
        agreed = bool(quoted) and texts.get(_CONSENT) == _YES
        new = replace(new, quoted=quoted, may_quote=agreed)
    if proof:
        new = replace(new, unproven=False)
    if changed(texts, before, "its date"):
        zone = here.dossier.settings.zone
        at = when.read_past(texts["its date"], "its date", here.dossier.now, zone)
        day = at.astimezone(ZoneInfo(zone)).date() if at else None
        new = replace(new, evidence_date=day)
    return Made(new)


def stated(statement: str, record: Claim | None, here: Here) -> Claim:
    """Return a claim in these words, a new one of this meeting where there is none."""
    if record is not None:
        return replace(record, statement=statement)
    return Claim(
        ClaimId(here.new_id()),
        here.dossier.account.id,
        statement,
        here.dossier.now,
        meeting=here.dossier.meeting.id,
    )


def again(record: Claim, here: Here) -> Claim:
    """Return a claim made to others as one of this meeting, with its proof."""
    return replace(
        record,
        id=ClaimId(here.new_id()),
        account=here.dossier.account.id,
        made=here.dossier.now,
        meeting=here.dossier.meeting.id,
        says_its_date=False,
    )


def proved(claim: Claim, picked: str, here: Here) -> tuple[Claim, str]:
    """Return the claim as picked, and what is still to be asked: WRITE … DROP."""
    match picked:
        case _ if picked == proof_of(claim, here):
            return claim, ""
        case "write" | "file" | "quote" | "drop":
            return claim, picked
        case "limit" | "strength":
            return replace(claim, side=Side(picked)), ""
        case "unproven, and said so":
            return _bare(claim, unproven=True), ""
        case "no proof":
            return _bare(claim, unproven=False), ""
        case _:
            return claim, ""


def proof_of(claim: Claim, _here: Here) -> str:
    """Return what a claim's pill says: its proof with the date, or the want of it."""
    if not claim.evidence:
        return UNPROVEN if claim.unproven else NONE
    dated = f", {dated_day(claim.evidence_date)}" if claim.evidence_date else ""
    side = "limit: " if claim.side is Side.LIMIT else ""
    said = f", said by {claim.quoted}" if claim.quoted else ""
    return f"{side}{claim.evidence}{said}{dated}"


def with_file(meeting: Meeting, path: str) -> Meeting:
    """Return the meeting with a file kept with it, so that it is noticed if it goes."""
    if any(one.address == path for one in meeting.attachments):
        return meeting
    kept = (*meeting.attachments, Attachment(path))
    return replace(meeting, attachments=kept)


def of_file(claim: Claim, name: str) -> Claim:
    """Return the claim with a file as its proof: nobody is quoted by it."""
    return replace(claim, evidence=name, unproven=False, quoted="", may_quote=False)


def _bare(claim: Claim, *, unproven: bool) -> Claim:
    return replace(claim, unproven=unproven, evidence="", quoted="", may_quote=False)
