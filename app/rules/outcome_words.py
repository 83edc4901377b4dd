"""What came of a meeting in words; a correction by hand is always marked."""

from __future__ import annotations

from typing import Final

from app.rules.outcome import CameOfIt, Met, Result

RESULTS: Final = {
    Result.ORDER: "They ordered",
    Result.ADVANCE: "They do something, by a day",
    Result.NO: "They said no",
    Result.CONTINUATION: "Nothing with a day",
}
METS: Final = {
    Met.WANTED: "What you wanted",
    Met.LEAST: "At least what helps them",
    Met.NEITHER: "Neither of the two",
}


def result_words(came: CameOfIt) -> str:
    """Return the class; a corrected one with what the records say."""
    words = RESULTS[came.result]
    if not came.result_corrected:
        return words
    return f"{words} (corrected; on record: {_small(RESULTS[came.derived])})"


def met_words(came: CameOfIt) -> str:
    """Return what was met; a corrected one with what the records say."""
    words = METS[came.met]
    if not came.met_corrected:
        return words
    return f"{words} (corrected; on record: {_small(METS[came.derived_met])})"


def _small(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"
