"""What starting over would cost, in words (PACKS section 9)."""

from __future__ import annotations

from typing import Final

from checklists.pack import Stage

STARTING_OVER: Final[dict[Stage, str]] = {
    Stage.FOOTHOLD: "being one of several again, with a first order to win",
    Stage.ME_FIRST: "being called first, and what it took to get there",
    Stage.ONLY_ME: "planning together, and all the time it took to get there",
}
