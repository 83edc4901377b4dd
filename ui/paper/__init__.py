"""Sheets to pages: laid out once at 96 an inch, painted by one routine everywhere.

Works wherever there is a QGuiApplication; `application()` makes one without a screen.
"""

from ui.paper.out import (
    application,
    lay_out,
    page_count,
    pdf,
    picture,
    print_on,
)
from ui.paper.pages import Pages, Paper

__all__ = [
    "Pages",
    "Paper",
    "application",
    "lay_out",
    "page_count",
    "pdf",
    "picture",
    "print_on",
]
