"""What the table of the rules says in words, a module a pillar (PACKS section 8).

The rules themselves are the modules beside this folder; a test holds both to the
same codes, messages and hints.
"""

from __future__ import annotations

from typing import Final

from app.rules.lint.forms import (
    care,
    detail,
    flexibility,
    honesty,
    persistence,
    punctuality,
    strategy,
    tactics,
)
from app.rules.lint.forms.form import Form

FORMS: Final[tuple[Form, ...]] = (
    *strategy.FORMS,
    *tactics.FORMS,
    *punctuality.FORMS,
    *honesty.FORMS,
    *detail.FORMS,
    *persistence.FORMS,
    *care.FORMS,
    *flexibility.FORMS,
)


def form_of(code: str) -> Form:
    """Return what the table says of a code."""
    return _BY_CODE[code]


_BY_CODE: Final = {form.code: form for form in FORMS}
