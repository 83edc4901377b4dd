"""The facts a step up rests on, listed on the night it is made (PACKS section 9)."""

from __future__ import annotations

from app.rules.standing.conditions import UPWARD, Ground
from app.rules.wording import count, listed
from checklists.pack import Stage


def facts_of_a_step(stage: Stage, at: Ground) -> str:
    """Return why the step up from a stage was made, to be read after "because".

    `5 of 5 promises of ours were kept on time, 2 of 2 requests came to us first …`
    """
    known = {one.code: one for one in UPWARD[stage](at)}
    have = {code: int(one.have) for code, one in known.items()}
    total = {code: one.total or 0 for code, one in known.items()}
    facts = [f"{at.kept} of {at.due} promises of ours were kept on time"]
    if "called" in have:
        asked = count(total["called-share"], "request")
        facts.append(f"{have['called']} of {asked} came to us first")
    if "theirs" in have:
        facts.append(f"{have['theirs-share']} of {have['theirs']} of theirs were kept")
    if "orders" in have:
        facts += [
            f"they gave {count(have['orders'], 'order')}",
            f"planned with us {_times(have['sessions'])}",
            f"told us early {_times(have['disclosures'])}",
        ]
    people = count(have["contacts"], "person", "people")
    if "functions" in have:
        people += f" in {count(have['functions'], 'function')}"
    verb = "is" if have["contacts"] == 1 else "are"
    return listed([*facts, f"{people} {verb} in touch"])


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
