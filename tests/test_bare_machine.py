"""A machine with nothing set up is told, in a sentence, what it lacks."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[1] / "packaging"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux leaves libraries to the system"
)


class Machine:
    """A Linux with only a few plain programs, and those it is given."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("cat", "cut", "tr", "uname"):
            (folder / name).symlink_to(shutil.which(name))

    def has(self, name, *lines):
        program = self.folder / name
        program.write_text("\n".join((f"#!{shutil.which('sh')}", *lines)), "utf-8")
        program.chmod(0o755)

    def has_libraries(self, libraries):
        self.has("ldconfig", *(f"echo '{name} (libc6) => there'" for name in libraries))

    def run(self, script, **settings):
        return subprocess.run(
            [shutil.which("sh"), str(PACKAGING / script)],
            env={"PATH": str(self.folder), "HOME": str(self.folder)} | settings,
            check=False,
            capture_output=True,
            text=True,
        )


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@pytest.fixture
def libraries():
    """Every library the script asks for."""
    script = (PACKAGING / "system-libraries.sh").read_text("utf-8")
    return re.findall(r"^(lib\S+\.so\.\d+) ", script, re.MULTILINE)


def test_where_nothing_is_missing_nothing_is_said(machine, libraries):
    machine.has_libraries(libraries)
    done = machine.run("system-libraries.sh", DISPLAY=":0")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_only_a_window_needs_is_not_asked_for_without_a_display(
    machine, libraries
):
    machine.has_libraries(
        name for name in libraries if "xcb" not in name and "x11" not in name
    )
    machine.has("id", "echo 1000")
    machine.has("apt-get", "exit 1")
    assert machine.run("system-libraries.sh").returncode == 0
    windowed = machine.run("system-libraries.sh", DISPLAY=":0")
    assert windowed.returncode == 1
    assert "libxcb-cursor0" in windowed.stderr


def test_one_who_is_not_root_is_given_the_command_to_run(machine, libraries):
    machine.has_libraries(set(libraries) - {"libEGL.so.1", "libdbus-1.so.3"})
    machine.has("id", "echo 1000")
    machine.has("apt-get", "exit 1")
    done = machine.run("system-libraries.sh")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].split() == [
        *("sudo", "apt-get", "install", "--yes", "--no-install-recommends"),
        *("libegl1", "libdbus-1-3"),
    ]


def test_root_has_them_installed_after_fetching_the_lists_if_need_be(
    machine, libraries, tmp_path
):
    machine.has_libraries(set(libraries) - {"libGL.so.1"})
    machine.has("id", "echo 0")
    machine.has(
        "apt-get",
        f"echo $* >> {tmp_path}/asked",
        f"if [ $1 = update ]; then : > {tmp_path}/lists; fi",
        f"[ -f {tmp_path}/lists ]",
    )
    done = machine.run("system-libraries.sh")
    assert done.returncode == 0
    install = "install --yes --no-install-recommends libgl1"
    assert (tmp_path / "asked").read_text("utf-8").splitlines() == [
        install,
        "update",
        install,
    ]


def test_root_whose_installation_fails_is_given_the_command(machine, libraries):
    machine.has_libraries(set(libraries) - {"libGL.so.1"})
    machine.has("id", "echo 0")
    machine.has("apt-get", "exit 100")
    done = machine.run("system-libraries.sh")
    assert done.returncode == 1
    assert "apt-get install" in done.stderr


def test_another_linux_is_told_the_libraries_by_name(machine, libraries):
    machine.has_libraries(set(libraries) - {"libGL.so.1"})
    done = machine.run("system-libraries.sh")
    assert done.returncode == 1
    assert "libGL.so.1" in done.stderr


def test_a_machine_without_a_fit_python_is_told_what_to_install(machine):
    machine.has("python3", "exit 1")
    done = machine.run("find-python.sh")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Earnest needs Python 3.11 or newer")


def test_the_python_that_was_named_is_asked_first(machine):
    machine.has("python3.13", "echo newest")
    machine.has("mine", "echo mine")
    assert machine.run("find-python.sh").stdout == "newest\n"
    assert machine.run("find-python.sh", PYTHON="mine").stdout == "mine\n"


def test_a_python_of_pyenv_that_is_not_on_the_path_is_found(machine, tmp_path):
    folder = tmp_path / "versions" / "3.12.1" / "bin"
    folder.mkdir(parents=True)
    (folder / "python3").symlink_to(sys.executable)
    done = machine.run("find-python.sh", PYENV_ROOT=str(tmp_path))
    assert done.stdout == f"{folder / 'python3'}\n"
