"""What of a drop or of the clipboard may be kept with a meeting."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData

# These are taken in as invites and contacts, wherever they are dropped.
_TAKEN_IN: Final = (".ics", ".ical", ".ifb", ".vcf", ".vcard")
_WEB: Final = ("https://", "http://", "www.")


def addresses_in(given: QMimeData) -> list[str]:
    """Return the files and links, nothing where it is an invite or any other text."""
    urls = given.urls()
    found = [url.toLocalFile() if url.isLocalFile() else url.toString() for url in urls]
    if not found:
        lines = [line.strip() for line in given.text().splitlines() if line.strip()]
        web = all(line.lower().startswith(_WEB) and " " not in line for line in lines)
        found = lines if web else []
    if any(one.lower().endswith(_TAKEN_IN) for one in found):
        return []
    return found
