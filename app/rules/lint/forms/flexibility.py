"""The forms of FLX: trades, points that matter to them, and room (PACKS section 8)."""

from __future__ import annotations

from typing import Final

from app.rules.lint.forms.form import Form, Weight

FORMS: Final = (
    Form(
        code="FLX-01a",
        weight=Weight.RISING,
        where="plan-neg-concessions, reh-ren-concessions",
        since="plan limit",
        fires="complete pairs < [2] in proposal, < [1] in renewal",
        cleared="enough pairs",
        message=(
            "Add {n} trades: something cheap for you that helps them, and"
            " what you ask back."
        ),
        hint="Pick from earlier ones, or write a line.",
        cites=(
            "B22",
            "S2.7",
        ),
    ),
    Form(
        code="FLX-01b",
        weight=Weight.CHECK,
        where="plan-neg-concessions, reh-ren-concessions",
        since="booking",
        fires="a pair has one side",
        cleared="the other side, or listed as a give",
        message='One side of "{pair}" is empty.',
        hint="Fill the other side.",
        cites=(
            "B22",
            "S2.7",
        ),
    ),
    Form(
        code="FLX-02",
        weight=Weight.STOP,
        where="plan-neg-small-points or record",
        since="start - 48 h",
        fires=(
            "an open point, size to them big, our answer no or fixed, "
            'without another way and without "can be changed by"'
        ),
        cleared="one of the two",
        message='"{point}" matters to them and is stuck.',
        hint="Offer another way, or name who can change it.",
        cites=("S2.16",),
    ),
    Form(
        code="FLX-03",
        weight=Weight.CHECK,
        where="reh-neg-fixed, plan-neg-concessions",
        since="start - 24 h",
        fires="a concession beyond its limit has no approver or no approval date",
        cleared="both",
        message='You cannot grant "{what}" alone yet.',
        hint="Get the yes today.",
    ),
    Form(
        code="FLX-04",
        weight=Weight.NOTE,
        where="plan-neg-small-points or record",
        since="booking",
        fires=(
            "points of one subject answered no or fixed on >= [3] accounts in [90 d]"
        ),
        cleared='marked "a rule", or "taken to {name}"',
        message="You said no to this {n} times: rule or habit?",
        hint="Take it to whoever owns the rule.",
        cites=("S2.2",),
    ),
)
