from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError

import reports
from reports.rendering import render


def test_a_misspelt_name_is_an_error():
    with pytest.raises(UndefinedError):
        render("brief.page.html", breif=None)


def test_nothing_but_a_name_of_ours_is_a_template():
    for name in ("../export", "/etc/passwd", "file:brief.page.html"):
        with pytest.raises(TemplateNotFound):
            render(name)


def test_no_template_trusts_what_it_is_given():
    folder = Path(reports.__file__).parent / "templates"
    for template in folder.glob("*.j2"):
        text = template.read_text("utf-8")
        assert "| safe" not in text
        assert "autoescape" not in text
