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
ADD_GIVE: Final = Way("add-give", "Add a give")
A_RULE: Final = Way("a-rule", "It is a rule")
TAKEN_TO: Final = Way("taken-to", "Taken to whoever owns it")
ANOTHER_WAY: Final = Way("another-way", "Offer another way")
FINE_TODAY: Final = Way("fine-today", "Fine for today")
THEY_CHOSE: Final = Way("they-chose", "They chose it")
CONFIRMED: Final = Way("confirmed", "Confirmed in both zones")
PICKED: Final = Way("picked", "This one is right")
ACCEPTED: Final = Way("accepted", "Accepted by word")
WAITING_ROOM: Final = Way("waiting-room", "Waiting room is on")
SAYS_DATE: Final = Way("says-date", "I will say its date")
STILL_TRUE: Final = Way("still-true", "Still true")
TOLD_BY_WORD: Final = Way("told-by-word", "Told by word")
ASK_LEAVE: Final = Way("ask-leave", "Add the question")
ASK_WHO_DECIDES: Final = Way("ask-who-decides", "Ask how they decide")
LOWER_CLAIM: Final = Way("lower-claim", "Remove the note")
LOOKED_IN: Final = Way("looked-in", "I looked in")
OVERRIDE: Final = Way("override", "Go on all the same")
OPEN_FILE: Final = Way("open-file", "Open it")
