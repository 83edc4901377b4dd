"""How a count of a period is told: its words, its bar, its range, what is against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from app.rules.headline.tally import Tally
from app.rules.wilson import Share
from reports.follow_through.cases import cases_told
from reports.follow_through.headline import Named
from reports.follow_through.values import Figure, Gathered, Wishes

NONE_YET: Final = "none yet"
NOT_TOLD: Final = "not told"


class Telling:
    """Puts tallies of one period into figures, as the rep wishes to be named."""

    def __init__(self, gathered: Gathered, wishes: Wishes) -> None:
        self.gathered = gathered
        self.headline = gathered.headline
        self._wishes = wishes
        self._confidence = gathered.settings.confidence

    def share(
        self,
        name: str,
        counts: str,
        tally: Tally,
        *,
        more: str = "",
        named: Mapping[str, Named] | None = None,
    ) -> Figure:
        """Return a share in the words of PACKS section 11.1."""
        share = tally.share
        told = share.words("", self._confidence)
        bar = share.band is not None
        figure = self._figure(name, counts, told, share, tally, named)
        return replace(figure, bar=bar, more=more)

    def aim_none(self, name: str, counts: str, tally: Tally) -> Figure:
        """Return how many of all should not have been; the aim is none."""
        share = Share(tally.share.missed, tally.total)
        told = f"{share.kept} of {share.total}; the aim is none"
        if not share.total:
            told = NONE_YET
        elif not share.kept:
            told = f"none of {share.total}, as it should be"
        return self._figure(name, counts, told, share, tally)

    def _figure(
        self,
        name: str,
        counts: str,
        told: str,
        share: Share,
        tally: Tally,
        named: Mapping[str, Named] | None = None,
    ) -> Figure:
        likely = share.interval(self._confidence) if share.total else None
        about = self.headline.named if named is None else named
        return Figure(
            name,
            counts,
            told,
            k=share.kept,
            n=share.total,
            low=round(likely.low, 4) if likely else None,
            high=round(likely.high, 4) if likely else None,
            against=cases_told(tally.against, about, self.gathered, self._wishes),
            others=tally.share.missed - len(tally.against),
        )


def brief(figure: Figure) -> str:
    """Return an earlier figure as it stands beside: `5 of 9`."""
    if figure.n is None or not (figure.k or figure.n):
        return NOT_TOLD if figure.n is None else NONE_YET
    between = "to" if figure.low is None else "of"
    return f"{figure.k} {between} {figure.n}"
