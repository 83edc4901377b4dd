"""The ways out of findings: the key the window acts on, and the word on the button."""

from __future__ import annotations

from typing import Final

from app.rules.values import Way

DONE: Final = Way("done", "Done")
NEW_DATE: Final = Way("new-date", "New date")
OWN_UP: Final = Way("own-up", "I will own up first")
COPY_AGENDA: Final = Way("copy-agenda", "Copy purpose and agenda")
SAID_WHEN_BOOKING: Final = Way("said-when-booking", "Said when booking")
THEY_SENT_ONE: Final = Way("they-sent-one", "They sent one")
ATTACH_PROOF: Final = Way("attach-proof", "Attach proof")
MARK_UNPROVEN: Final = Way("mark-unproven", "Mark unproven")
DROP: Final = Way("drop", "Drop it")
PASTE_WAY_IN: Final = Way("paste-way-in", "Paste link or number")
ADD_ROLE: Final = Way("add-role", "Add role")
ADD_PART: Final = Way("add-part", "Add part")
WRAP_LAST: Final = Way("wrap-last", "Wrap up last time")
