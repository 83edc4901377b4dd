"""The forms of STR: what the meeting is for (PACKS section 8)."""

from __future__ import annotations

from typing import Final

from app.rules.lint.forms.form import Form, Weight

FORMS: Final = (
    Form(
        code="STR-01a",
        weight=Weight.RISING,
        where="plan-outcome",
        since="plan limit",
        fires="the row is not answered",
        cleared="an answer",
        message="No wanted outcome yet.",
        hint="Who does what, by when?",
    ),
    Form(
        code="STR-01b",
        weight=Weight.CHECK,
        where="plan-outcome",
        since="booking",
        fires="answered without a person of theirs or without a date",
        cleared="both filled",
        message="The outcome has no name or no day yet.",
        hint="Add who on their side, and a day.",
    ),
    Form(
        code="STR-02a",
        weight=Weight.RISING,
        where="plan-min-outcome",
        since="plan limit",
        fires="the row is not answered",
        cleared="an answer",
        message="No second-best outcome yet.",
        hint="What would still make the call useful to them?",
    ),
    Form(
        code="STR-02b",
        weight=Weight.CHECK,
        where="plan-min-outcome",
        since="booking",
        fires='its text equals the "what" of plan-outcome',
        cleared="other words",
        message="Both outcomes say the same.",
        hint="Lower the second, so that you have a fallback.",
    ),
    Form(
        code="STR-03a",
        weight=Weight.CHECK,
        where="plan-people",
        since="booking",
        fires=(
            "kind in demo, proposal, renewal; active contacts < 2; no uncleared refusal"
        ),
        cleared=(
            "a second person of theirs invited or active, or an ask of "
            "type introduction planned"
        ),
        message="You know one person here so far.",
        hint="Plan one open request to meet another.",
        cites=("B11",),
    ),
    Form(
        code="STR-03b",
        weight=Weight.CHECK,
        where="plan-people",
        since="booking",
        fires=(
            "kind in proposal, renewal; nobody of the account has the role "
            "decides or signs"
        ),
        cleared=(
            'such a role, or the question "how do you decide?" taken into'
            " this meeting (one key)"
        ),
        message="Nobody on file decides or signs.",
        hint="Ask how a decision like this is made.",
        cites=("B11",),
    ),
    Form(
        code="STR-04",
        weight=Weight.CHECK,
        where="-",
        since="booking",
        fires="a noted stage is above the evidence stage",
        cleared="the note lowered or removed",
        message=(
            'You noted "{claimed}"; the deeds on file do not show it yet.'
            " Meals, gifts and kind words are not counted."
        ),
        hint="See what would help next.",
        cites=(
            "S1.2",
            "S4.3",
        ),
    ),
    Form(
        code="STR-05",
        weight=Weight.CHECK,
        where="reh-ask or record",
        since="booking",
        fires=(
            "a planned ask's size > [me-too 2 (3 in proposal), foothold 3, "
            "me-first 3, only-me 4]"
        ),
        cleared="a smaller ask, or none",
        message='"{ask}" is a large ask at this point.',
        hint="Offer a smaller first step.",
        cites=("S1.8",),
    ),
    Form(
        code="STR-06",
        weight=Weight.NOTE,
        where="reh-dissent",
        since="start - 48 h",
        fires=(
            "kind in proposal, kickoff, renewal; nobody of the account has "
            "view differs or opposes; the row is not answered"
        ),
        cleared="such a view, or an answer",
        message="No differing view is on file.",
        hint="Ask who would argue against this.",
        cites=(
            "B21",
            "S4.9",
        ),
    ),
    Form(
        code="STR-07",
        weight=Weight.NOTE,
        where="plan-changes, plan-ren-landscape",
        since="booking",
        fires=(
            "no landscape note, or the newest older than [90 d] or past its review date"
        ),
        cleared='a new note, or "still true"',
        message="Your last note on their market: {n} days ago.",
        hint="Add one line on what changed.",
        cites=("S1.22",),
    ),
)
