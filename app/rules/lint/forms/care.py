"""The forms of CAR: give before asking, and let a no be a no (PACKS section 8)."""

from __future__ import annotations

from typing import Final

from app.rules.lint.forms.form import Form, Weight

FORMS: Final = (
    Form(
        code="CAR-01a",
        weight=Weight.STOP,
        where="reh-ask or record",
        since="booking",
        fires=(
            "a planned ask of size >= 2; no give planned for this meeting, "
            "none delivered to the account since the last ask made there"
        ),
        cleared="a give, or the ask dropped",
        message="You plan to ask for {ask}; nothing useful goes with it yet.",
        hint="Add a give, or drop the ask.",
    ),
    Form(
        code="CAR-01b",
        weight=Weight.CHECK,
        where="reh-ask or record",
        since="booking",
        fires="the same for an ask of size 1",
        cleared="a give, or the ask dropped",
        message="A small ask, and nothing beside it yet.",
        hint="One useful line is enough.",
    ),
    Form(
        code="CAR-02",
        weight=Weight.STOP,
        where="plan-refusal-clear, plan-win-give or record",
        since="booking",
        fires=(
            "a planned ask matches a refusal in person and subject, and "
            "that refusal is uncleared or the start lies before its rest "
            "date ([90 d] after the second such refusal)"
        ),
        cleared=(
            "the refusal cleared and a start after the rest date, or the ask dropped"
        ),
        message="They said no to this on {date}.",
        hint="Send something useful first; ask later.",
        cites=(
            "B17",
            "S0.1",
        ),
    ),
    Form(
        code="CAR-03",
        weight=Weight.STOP,
        where="reh-ask or record",
        since="booking",
        fires=(
            "a planned ask of type introduction or contacts is put to "
            "somebody with an uncleared refusal"
        ),
        cleared="the ask dropped, or the refusal cleared",
        message="They said no; this is no moment to ask for names.",
        hint="Thank them and stop there.",
        cites=(
            "S0.1",
            "S0.3",
        ),
    ),
    Form(
        code="CAR-04",
        weight=Weight.CHECK,
        where="plan-give or record",
        since="booking",
        fires=(
            "a planned give names no interest, or its link leads to our own"
            " advertising pages"
        ),
        cleared="an interest, or another link",
        message="Which of their interests does it serve?",
        hint="Tie it to something they said.",
        cites=("S0.8",),
    ),
    Form(
        code="CAR-05",
        weight=Weight.CHECK,
        where="reh-ask or record",
        since="booking",
        fires=(
            "asks of size >= 2 in [180 d], planned ones included, minus "
            "gives delivered in [180 d] or planned here >= [2]"
        ),
        cleared="a give planned here, or an ask dropped",
        message="{asks} asks, {gives} gives in half a year.",
        hint="Let the next touch be a gift of use.",
        cites=("S0.4",),
    ),
)
