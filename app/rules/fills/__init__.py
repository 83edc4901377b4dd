"""What the book can put into a row, by the row's id (PACKS, columns Auto and Fills).

A self row is answered by its fill; any other fill is offered, to be confirmed with
one key. In a choice the field `choice` names the option that is confirmed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.dossier import Dossier
from app.rules.fills import after, kinds, plan, preflight, rehearse
from app.rules.values import Fill
from checklists.pack import ItemId

Filler = Callable[[Dossier], Fill | None]

FILLS: Final[Mapping[str, Filler]] = MappingProxyType(
    {
        "plan-outcome": plan.outcome,
        "plan-intent": plan.intent,
        "plan-agenda": plan.agenda,
        "plan-people": plan.people,
        "plan-changes": plan.changes,
        "plan-refusal-clear": plan.refusal_clear,
        "plan-stage-me-too": plan.me_too,
        "plan-stage-foothold": plan.foothold,
        "plan-stage-me-first": plan.me_first,
        "plan-stage-only-me": plan.only_me,
        "reh-dissent": rehearse.dissent,
        "reh-claims": rehearse.claims,
        "reh-phone-route": rehearse.phone_route,
        "reh-web-fallback": rehearse.web_fallback,
        "pre-promises": preflight.promises,
        "pre-names": preflight.names,
        "pre-clock": preflight.their_clock,
        "pre-phone-number": preflight.phone_number,
        "pre-web-link": preflight.web_link,
        "pre-web-screen": preflight.web_screen,
        "pre-outcome-aloud": preflight.outcome_aloud,
        "live-web-quiet": after.quiet,
        "wrap-outcome": after.outcome,
        "wrap-promises": after.promises,
        "wrap-theirs": after.theirs,
        "wrap-refusal": after.refusal,
        "wrap-parked": after.parked,
        "wrap-times": after.times,
        "plan-exp-mirror": kinds.mirror,
        "reh-exp-no-pitch": kinds.their_minutes,
        "plan-demo-needs": kinds.needs,
        "pre-demo-data": kinds.demo_data,
        "plan-neg-small-points": kinds.open_points,
        "reh-neg-goals": kinds.goals,
        "wrap-neg-points": kinds.open_points,
        "plan-kick-handover": kinds.handover,
        "reh-kick-owners": kinds.unowned,
        "plan-train-tasks": kinds.needs,
        "plan-train-levels": kinds.levels,
        "wrap-train-proof": kinds.learners,
        "plan-after-tasks": kinds.tasks,
        "wrap-after-issue": kinds.issues,
        "plan-ren-landscape": kinds.landscape,
        "plan-win-refusal": kinds.refusals,
        "plan-win-give": kinds.gives_since,
        "reh-win-changed": kinds.why_now,
        "reh-win-easy-no": kinds.easy_no,
        "wrap-win-rest": kinds.rest,
    }
)


def fill(item: ItemId, dossier: Dossier) -> Fill | None:
    """Return what the book can put into a row, if anything."""
    filler = FILLS.get(item)
    return filler(dossier) if filler else None
