"""The one place where something is opened in another program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.rules.kept_files import may_run

_WEB = frozenset({"https", "http"})
_CALL = frozenset({"https", "tel"})


def open_web(address: str) -> bool:
    """Open a page in the browser; says whether it was one."""
    return _open_as(address, _WEB)


def open_call(way_in: str) -> bool:
    """Open a join link or the dialler; says whether it was a safe way in."""
    return _open_as(way_in, _CALL)


def open_mail(link: str) -> bool:
    """Open a `mailto:` link in the mail program; says whether it was one."""
    return _open_as(link, frozenset({"mailto"}))


def open_file(address: str, *, anyway: bool = False) -> bool:
    """Open a document or a folder that is there; says whether it was opened.

    What might run is opened only with `anyway`, when the rep said so.
    """
    document = is_file(address) and (anyway or not may_run(address))
    if not (document or _is_folder(address)):
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(address))


def open_folder(address: str) -> bool:
    """Open the folder a file lies in."""
    return open_file(str(Path(address).parent))


def is_file(address: str) -> bool:
    """Say whether there is such a file on this computer."""
    try:
        return Path(address).is_file()
    except (OSError, ValueError):
        return False


def _is_folder(address: str) -> bool:
    try:
        return Path(address).is_dir()
    except (OSError, ValueError):
        return False


def _open_as(address: str, schemes: frozenset[str]) -> bool:
    url = QUrl(address)
    if url.scheme().lower() not in schemes or not url.isValid():
        return False
    return QDesktopServices.openUrl(url)
