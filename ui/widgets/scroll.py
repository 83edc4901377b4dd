"""A column that scrolls, without a frame, on whatever lies below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scroll(QScrollArea):
    """The bar's place is always kept, so nothing jumps when it appears.

    The style draws nothing there while all fits.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.put(inside)

    def put(self, inside: QWidget) -> None:
        """Show another column; the old one is let go of."""
        self.setWidget(inside)
        # setWidget turned it on.
        inside.setAutoFillBackground(False)
