"""What every kind of report is to its screen: fields, and what they ask for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.open_book import OpenBook
from ui.places import Visit
from ui.reports.asked import Asked
from ui.reports.fields import combo, under
from ui.reports.printouts import Printout
from ui.widgets.layouts import column


class Kind(QWidget):
    """`turned` comes when its fields ask for something else."""

    turned = Signal()

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self.book = book
        self._fields = column(gap=3)
        self.setLayout(self._fields)

    def visit(self, visit: Visit) -> None:
        """Take what a visit names."""

    def offer(self) -> None:
        """Fill the fields from the book; what is chosen stays."""

    def here(self) -> Visit | None:
        """Return what leads back to what is asked for; None where nothing is named."""
        return None

    def first_stop(self) -> QWidget | None:
        """Return where the keyboard begins; None: with the list of kinds."""
        return None

    def told(self, printout: Printout) -> None:
        """Show what belongs to a report beside its pages."""

    def asked(self) -> Asked | Printout:
        """Return what is asked for, or the report itself where it is at hand."""
        raise NotImplementedError

    def _box(self, name: str) -> QComboBox:
        """Add a box to choose from, under its name."""
        box = combo(name)
        box.activated.connect(self.turned)
        self._fields.addWidget(under(name, box))
        return box
