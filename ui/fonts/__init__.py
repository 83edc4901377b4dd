"""Inter, brought along, so that every machine shows the same letters."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILY = "Inter"


@cache
def load_fonts() -> str:
    """Make our letters known to Qt; return the family to use, empty if none loaded."""
    files = sorted(Path(__file__).parent.glob("*.otf"))
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return FAMILY if loaded and -1 not in loaded else ""
