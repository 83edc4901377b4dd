"""Checklists of one's own, in the folder beside the book."""

from datetime import UTC, datetime

import pytest

from app.folders import packs_folder
from ui.cli import main

OWN = """
id = "my-clinics"
name = "Clinics"
version = 1

[[item]]
id = "my-ward"
order = 1
phase = "plan"
pillar = "TAC"
prompt = "Which ward is it?"
answer = "text"
when = "always"
good = "Ward 4"
fills = "hand"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    made = packs_folder()
    made.mkdir(parents=True)
    return made


def told(capsys, *words):
    code = main(words, lambda: datetime(2026, 11, 20, 8, tzinfo=UTC))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_checklist_of_ones_own_is_asked_beside_the_others(folder, capsys):
    (folder / "clinics.toml").write_text(OWN, "utf-8")
    code, out, err = told(capsys, "packs")
    assert (code, err) == (0, "")
    assert "Clinics (my-clinics, version 1, 1 rows)" in out
    assert "Which ward is it? · my-ward" in out


def test_one_with_faults_is_left_out_and_named(folder, capsys):
    (folder / "clinics.toml").write_text(OWN.replace('"plan"', '"plam"'), "utf-8")
    code, out, err = told(capsys, "packs")
    assert code == 0
    assert "Clinics" not in out
    assert "clinics.toml, my-ward, phase" in err
