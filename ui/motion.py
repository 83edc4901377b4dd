"""What moves by itself, and keeping it still."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui.style import StillStyle, Style

# Earnest moves nothing by itself; Qt lets these slide and fade where the system does.
EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Motion(QObject):
    """Remembers what the system lets move; ask `motion(app)` for it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.look_at_the_system()

    def look_at_the_system(self) -> None:
        """Remember what moves now as what the system wants."""
        self._as_the_system = {e: self._app.isEffectEnabled(e) for e in EFFECTS}
        self._flash = self._app.cursorFlashTime()

    def keep_still(self, *, still: bool) -> None:
        """Stop all motion, the cursor's too, or let it be as the system has it."""
        for effect, moves in self._as_the_system.items():
            self._app.setEffectEnabled(effect, moves and not still)
        self._app.setCursorFlashTime(0 if still else self._flash)
        if still != isinstance(self._app.style(), StillStyle):
            self._app.setStyle(StillStyle() if still else Style())


def motion(app: QApplication) -> Motion:
    """Return the one that sees to an application's motion."""
    return app.findChild(Motion) or Motion(app)
