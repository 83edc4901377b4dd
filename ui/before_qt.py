"""What the first screen is made of besides Qt, read before Qt.

After Qt, PySide opens the source of every module that is read and looks for its own
name in it.
"""

from __future__ import annotations

from importlib import import_module

for _name in (
    "app.day",
    "app.book.whose",
    "app.desk.packs",
    "app.desk.promising",
    "app.desk.settings",
    "concurrent.futures.thread",
    "logging.handlers",
    "platformdirs",
    "reports.words",
):
    import_module(_name)
