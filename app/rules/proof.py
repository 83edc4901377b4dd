"""What of a claim's proof may be told to others: a quote only with their yes."""

from __future__ import annotations

from typing import Final

from app.records.knowledge import Claim

NOT_YET: Final = "on file, not to be quoted yet"


def may_be_told(claim: Claim) -> bool:
    """Say whether its proof is nobody's words, or whoever said them agreed."""
    return claim.may_quote or not claim.quoted.strip()


def proof_told(claim: Claim) -> str:
    """Return the proof and who said it; of words nobody agreed to, that they exist."""
    proof, who = claim.evidence.strip(), claim.quoted.strip()
    if not proof:
        return ""
    if not may_be_told(claim):
        return NOT_YET
    return f"{proof}, said by {who}" if who else proof
