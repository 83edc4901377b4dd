"""What stands on paper: its size, and whether a brief tells the standing."""

from __future__ import annotations

from PySide6.QtCore import Slot

from app.desk import settings
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.settings.named_row import named_row
from ui.settings.section import Section
from ui.widgets.choice_row import ChoiceRow

WITH, WITHOUT = "printed", "left out"


class PaperSection(Section):
    """Briefs and reports made from now on are so."""

    def __init__(self, book: OpenBook) -> None:
        self._book = book
        self.paper = ChoiceRow((Option("A4"), Option("Letter")), "Paper")
        self.standing = ChoiceRow(
            (Option(WITHOUT), Option(WITH)), "The account's standing on a brief"
        )
        super().__init__(
            "Paper",
            (
                named_row("Size of the page", self.paper, "For briefs and reports."),
                named_row(
                    "The account's standing on a brief",
                    self.standing,
                    "Left out, a brief may lie on the table.",
                ),
            ),
        )
        self.paper.chosen.connect(self._choose_paper)
        self.standing.chosen.connect(self._choose_standing)

    def refresh(self) -> None:
        """Show what holds."""
        kept = self._book.settings
        self.paper.show_choice(kept.paper)
        self.standing.show_choice(WITH if kept.stage_on_brief else WITHOUT)

    @Slot(str, str)
    def _choose_paper(self, paper: str, _detail: str) -> None:
        self._book.do(settings.change, paper=paper)

    @Slot(str, str)
    def _choose_standing(self, chosen: str, _detail: str) -> None:
        self._book.do(settings.change, stage_on_brief=chosen == WITH)
