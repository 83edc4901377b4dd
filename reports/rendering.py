"""Values into HTML, by the templates that come with Earnest."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reports import words

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **values: object) -> str:
    """Return a page; every value is escaped, a misspelt name is an error."""
    return _environment().get_template(f"{template}.j2").render(values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    # select_autoescape would leave *.html.j2 unescaped.
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["ended"] = words.ended
    return environment
