"""What every file of the project keeps to, whoever wrote it and whenever."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from PySide6.QtCore import QObject

ROOT = Path(__file__).parents[1]
PACKAGES = ("app", "ui", "checklists", "reports")

# Qt's other modules are GPL only, or not in PySide6-Essentials, or not for us (QtSql).
QT_OF_OURS = {"QtCore", "QtGui", "QtNetwork", "QtPrintSupport", "QtSvg", "QtWidgets"}

MADE = {"__pycache__", "build", "demo-out", "dist", "shots"}
PICTURES_AND_FONTS = {".icns", ".ico", ".otf", ".pdf", ".png", ".pyc", ".ttf", ".woff2"}

A_REGISTRY = re.compile(
    r"""--(extra-)?index-url
      | \bindex-url\s*=
      | (https?|file)://\S*(/simple\b|pypi|artifactory|nexus|devpi)
    """,
    re.VERBOSE | re.IGNORECASE,
)
A_HOME = re.compile(
    r"(?<![\w.~}>/-])/(root|work|home/\w+|Users/\w+)/\w|[A-Z]:\\Users\\\w", re.ASCII
)


def sources(*folders):
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def texts():
    """Every text file a reader of the project may open."""
    for path in sorted(ROOT.iterdir()):
        if path.is_file() and path.name != ".coverage":
            yield path
    for folder in (*PACKAGES, "tests", "bench", "packaging", ".ci"):
        for path in sorted((ROOT / folder).rglob("*")):
            made = MADE.intersection(path.relative_to(ROOT).parts)
            if path.is_file() and not made and path.suffix not in PICTURES_AND_FONTS:
                yield path


def imported(path):
    """Every module, and every name in a module, that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def lines_with(pattern):
    for path in texts():
        text = path.read_text("utf-8", "replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {line.strip()}"


def test_our_top_level_names_are_nobody_elses():
    taken = packages_distributions()
    assert {name: set(taken.get(name, ())) - {"earnest"} for name in PACKAGES} == {
        name: set() for name in PACKAGES
    }
    assert not sys.stdlib_module_names.intersection(PACKAGES)


def test_imports_go_down_only(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", list(sys.path))
    failed = lint_imports("pyproject.toml", no_cache=True, no_logo=True)
    assert not failed, capsys.readouterr().out


def test_only_the_parts_of_qt_we_may_ship_are_imported():
    strangers = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in sources(*PACKAGES)
        for module in imported(path)
        if (part := re.match(r"PySide6\.(Qt\w+)", module)) and part[1] not in QT_OF_OURS
    ]
    assert strangers == []


def test_every_python_file_says_what_it_is_for():
    silent = [
        str(path.relative_to(ROOT))
        for path in sources(*PACKAGES, "bench")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_no_file_names_a_package_registry():
    assert list(lines_with(A_REGISTRY)) == []


def test_no_file_names_a_path_of_one_machine():
    assert list(lines_with(A_HOME)) == []


@pytest.mark.parametrize(
    "line",
    [
        "--" + "index-url x",
        "index" + "-url = x",
        "https" + "://pypi.example/simple/jinja2",
        "file" + ":///opt/wheels/simple",
    ],
)
def test_a_registry_would_be_seen(line):
    assert A_REGISTRY.search(line)


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("open '/" + "root/x'", True),
        ("see /" + "home/anna/x", True),
        ("/" + "Users/anna/x", True),
        ("C:" + "\\Users\\anna", True),
        ("https://example.com/" + "work/x", False),
        ("~/" + "home/x/y", False),
    ],
)
def test_a_path_of_one_machine_would_be_seen(line, seen):
    assert bool(A_HOME.search(line)) is seen


def test_qt_gives_back_every_reference_to_none_it_takes():
    anything = QObject()
    anything.setObjectName("warm")
    before = sys.getrefcount(None)
    for _ in range(1000):
        anything.setObjectName("warm")
    assert abs(sys.getrefcount(None) - before) < 100
