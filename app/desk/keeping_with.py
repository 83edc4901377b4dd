"""Files and links kept with a meeting."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from app.desk.desk import Desk
from app.errors import Problem
from app.records.meeting import Attachment, Meeting, MeetingId

MOST: Final = 50
_LONGEST: Final = 2_000
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")
_HOST: Final = re.compile(r"www\.[^\s/]+\.[^\s/]+", re.IGNORECASE)
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f]")


def keep_with(
    desk: Desk, meeting: MeetingId, addresses: Sequence[str]
) -> tuple[Attachment, ...]:
    """Keep files and links with a meeting, and return those that are new there.

    One that cannot be kept refuses all of them.
    """
    with desk.act("keeping a file or a link") as write:
        before = desk.the(Meeting, meeting)
        known = {one.address for one in before.attachments}
        wanted = dict.fromkeys(address_of(text) for text in addresses)
        new = tuple(Attachment(one) for one in wanted if one not in known)
        if len(before.attachments) + len(new) > MOST:
            raise Problem(
                f"A meeting keeps {MOST} files and links at most.",
                "Remove some, or keep their folder.",
            )
        if new:
            kept = (*before.attachments, *new)
            write.put(replace(before, attachments=kept))
    return new


def name(desk: Desk, meeting: MeetingId, address: str, words: str) -> Attachment:
    """Call one by other words; none give it back its own name."""
    return _change(
        desk,
        meeting,
        address,
        "naming a file or a link",
        lambda one: replace(one, words=" ".join(words.split())),
    )


def show(desk: Desk, meeting: MeetingId, address: str, *, shown: bool) -> Attachment:
    """Note whether they are to see it in the call."""
    return _change(
        desk,
        meeting,
        address,
        "noting what they will see",
        lambda one: replace(one, shown=shown),
    )


def print_on_brief(
    desk: Desk, meeting: MeetingId, address: str, *, printed: bool
) -> Attachment:
    """Note whether it stands on the brief."""
    return _change(
        desk,
        meeting,
        address,
        "noting what the brief shows",
        lambda one: replace(one, printed=printed),
    )


def note_opened(desk: Desk, meeting: MeetingId, address: str) -> Attachment:
    """Note that it was looked at now."""
    now = desk.now
    return _change(
        desk,
        meeting,
        address,
        "opening a file or a link",
        lambda one: replace(one, opened=now),
    )


def let_go(desk: Desk, meeting: MeetingId, address: str) -> Attachment:
    """Keep it no longer with the meeting; the file itself stays where it is."""
    with desk.act("removing a file or a link") as write:
        before, found = _found(desk, meeting, address)
        kept = tuple(one for one in before.attachments if one != found)
        write.put(replace(before, attachments=kept))
    return found


def address_of(text: str) -> str:
    """Return the address to keep: of the web, or of a file that is there."""
    text = text.strip().strip("<>").strip('"').strip()
    if not text or len(text) > _LONGEST:
        raise Problem(
            "This is no address of a file or a page.", "Paste a link, or drop a file."
        )
    if _HOST.match(text):
        text = f"https://{text}"
    if text.lower().startswith(("https:", "http:")):
        return _web(text)
    if text.lower().startswith("file:"):
        text = _path(text)
    elif _SCHEME.match(text):
        raise Problem(
            f"“{text.partition(':')[0]}:” is no address that can be kept.",
            "Keep pages (https) and files of this computer.",
        )
    return _file(text)


def _web(text: str) -> str:
    try:
        host = urlsplit(text).hostname
    except ValueError:
        host = None
    if not host or _UNSEEN.search(text):
        raise Problem("This address has no host.", "Copy it once more, whole.")
    return text


def _path(text: str) -> str:
    parts = urlsplit(text)
    if parts.netloc not in {"", "localhost"}:
        raise Problem(
            "The file is on another computer.", "Copy it here, or keep a link to it."
        )
    return url2pathname(parts.path)


def _file(text: str) -> str:
    try:
        path = Path(text).expanduser().absolute()
        there = path.exists()
    except (OSError, ValueError, RuntimeError):
        there = False
    if not there:
        raise Problem(f"There is no file “{text[:80]}”.", "Drop it here, or choose it.")
    return str(path)


def _change(
    desk: Desk,
    meeting: MeetingId,
    address: str,
    label: str,
    change: Callable[[Attachment], Attachment],
) -> Attachment:
    with desk.act(label) as write:
        before, found = _found(desk, meeting, address)
        after = change(found)
        if after != found:
            kept = tuple(after if one == found else one for one in before.attachments)
            write.put(replace(before, attachments=kept))
    return after


def _found(desk: Desk, meeting: MeetingId, address: str) -> tuple[Meeting, Attachment]:
    before = desk.the(Meeting, meeting)
    for one in before.attachments:
        if one.address == address:
            return before, one
    raise Problem(
        "This is not kept with the meeting any more.", "Look at its list again."
    )
