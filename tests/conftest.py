"""What every test stands on: no screen, no home of one's own, fair dice."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_away_from_home = tempfile.TemporaryDirectory(
    prefix="earnest-tests-", ignore_cleanup_errors=True
)
_home = Path(_away_from_home.name)

# Qt and platformdirs read these when first imported or used, so they are set here,
# before any test module is.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
for _variable, _folder in {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_RUNTIME_DIR": "run",
    "XDG_STATE_HOME": "home/state",
}.items():
    (_home / _folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ[_variable] = str(_home / _folder)

settings.register_profile(
    "desk", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "ci", settings.get_profile("desk"), derandomize=True, database=None
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_unconfigure():
    _away_from_home.cleanup()


@pytest.fixture
def home():
    """The empty home folder the tests live in."""
    return _home / "home"
