"""What is built from the project is whole and runs where the sources are not."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGES = ("app", "ui", "checklists", "reports")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from the sources as they are."""
    folder = tmp_path_factory.mktemp("dist")
    build = ["hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(
        [sys.executable, "-m", *build], cwd=ROOT, check=True, capture_output=True
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder with the wheel installed into it, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    install = ["pip", "install", "--no-index", "--no-deps", "--target", str(folder)]
    subprocess.run(
        [sys.executable, "-m", *install, str(wheel)], check=True, capture_output=True
    )
    return folder


def run(folder, program, *arguments):
    """What a program prints when it knows only the installed folder."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_every_file_of_the_four_packages_and_no_other(wheel):
    ours = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.startswith("earnest-")}
    assert held == ours


def test_the_installed_packages_are_imported_from_where_they_are(installed):
    program = f"import {', '.join(PACKAGES)}; print({PACKAGES[0]}.__file__)"
    assert run(installed, program).startswith(str(installed))


def test_the_command_earnest_can_be_found_and_says_how_it_is_used(installed):
    program = (
        "import sys; from importlib.metadata import distribution;"
        "(command,) = distribution('earnest').entry_points;"
        "assert command.name == 'earnest';"
        "sys.argv[0] = 'earnest'; sys.exit(command.load()())"
    )
    assert "earnest" in run(installed, program, "--help")


@pytest.fixture(scope="module")
def project():
    """What pyproject.toml says of the project."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pins(name):
    """The versions a requirements file pins each package to."""
    found = {}
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            pin = Requirement(line.removesuffix("\\"))
            found.setdefault(canonicalize_name(pin.name), []).append(pin)
    return found


def version(pin):
    (only,) = pin.specifier
    return only.version


@pytest.mark.parametrize("python", ["3.11.7", "3.12.1", "3.13.0", "3.14.0"])
def test_the_pinned_versions_are_those_the_project_allows(project, python):
    where = {"python_version": python[:4], "python_full_version": python}
    wanted = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": project["project"]["dependencies"]
        + project["dependency-groups"]["dev"],
    }
    for name, lines in wanted.items():
        pinned = pins(name)
        for line in lines:
            wish = Requirement(line)
            if wish.marker and not wish.marker.evaluate(where):
                continue
            (pin,) = (
                pin
                for pin in pinned[canonicalize_name(wish.name)]
                if not pin.marker or pin.marker.evaluate(where)
            )
            assert wish.specifier.contains(version(pin)), f"{name}: {line}"


def test_both_requirements_files_pin_the_same_versions():
    development = pins("requirements-dev.txt")
    for name, pinned in pins("requirements.txt").items():
        assert {version(pin) for pin in pinned} == {
            version(pin) for pin in development[name]
        }


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pinned_package_carries_its_hashes(name):
    text = (ROOT / name).read_text("utf-8").replace("\\\n", "")
    unhashed = [
        line
        for line in text.splitlines()
        if not line.startswith("#") and "--hash=sha256:" not in line
    ]
    assert unhashed == []
