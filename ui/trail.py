"""Where one has been, so that one can go back."""

from __future__ import annotations

from collections.abc import Callable

from ui.places import Visit

KEPT = 50


class Trail:
    """The last fifty visits that were left for another."""

    def __init__(self) -> None:
        self._been: list[Visit] = []

    def leave(self, here: Visit, there: Visit) -> None:
        """Remember where one is before one goes elsewhere."""
        if here != there:
            self._been = [*self._been[1 - KEPT :], here]

    def back(self, is_there: Callable[[Visit], bool]) -> Visit | None:
        """Take off the newest visit that can still be made; the rest is passed over."""
        while self._been:
            before = self._been.pop()
            if is_there(before):
                return before
        return None
