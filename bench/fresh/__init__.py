"""Programs that are started anew for one figure, and how they are started."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]


def run(
    program: str, *words: str, platform: str = "offscreen", stay: float = 0
) -> dict[str, Any]:
    """Start a module of this package, and return what it told when it was done.

    It is told the time just before it was started, and to stay for some seconds
    after its first paint.
    """
    with tempfile.TemporaryDirectory(prefix="earnest-bench-home-") as home:
        given = os.environ | {
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_DATA_HOME": home,
            "QT_QPA_PLATFORM": platform,
            # An installed program finds its modules compiled.
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": _compiled(),
        }
        command = [sys.executable, "-m", f"bench.fresh.{program}"]
        started = str(time.monotonic_ns())
        done = subprocess.run(
            [*command, started, str(stay), *words],
            cwd=_ROOT,
            env=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"{program} failed: {done.stderr}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@cache
def _compiled() -> str:
    folder = tempfile.mkdtemp(prefix="earnest-bench-compiled-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
