"""The standing of a meeting's account, as its deeds show it (PACKS section 9)."""

from __future__ import annotations

from app.dossier import Dossier
from app.records.knowledge import StageFact
from app.rules.standing.evidence import Deeds
from app.rules.standing.standing import Standing, standing
from checklists.pack import Stage


def stage(dossier: Dossier) -> Stage:
    """Return the stage; without any order won it is the first, whatever else."""
    if not any(fact.stage_fact is StageFact.ORDER for fact in dossier.facts):
        return Stage.ME_TOO
    return standing_of(dossier).stage


def standing_of(dossier: Dossier) -> Standing:
    """Return the whole standing, with what it rests on."""
    deeds = Deeds(
        account=dossier.account,
        settings=dossier.settings,
        facts=dossier.facts,
        promises=dossier.promises,
        meetings=(*dossier.history, dossier.meeting),
        people=dossier.people,
    )
    return standing(deeds, dossier.now)
