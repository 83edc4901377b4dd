"""Tool tips that show a text as it is, and mnemonics that do not eat an ampersand."""

from html import escape

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


def set_tip(widget: QWidget, text: str) -> None:
    """Show a text as a tool tip."""
    if widget.toolTip() != (shown := tip(text)):
        widget.setToolTip(shown)


def tip(text: str) -> str:
    """Return a text for a tool tip; Qt would take a customer's `<b>` for markup."""
    if Qt.mightBeRichText(text):
        return f'<qt style="white-space: pre-wrap">{escape(text)}</qt>'
    return text


def plain(text: str) -> str:
    """Return words for a button or a menu, where Qt reads `&` as a key."""
    return text.replace("&", "&&")


def unplain(text: str) -> str:
    """Return the words that `plain` made."""
    return text.replace("&&", "&")
