"""``drop stijlen`` as a jurist's helper uses it: a real process on a real file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import drop_template
import pytest
from conftest import run

from planascode import droptemplate
from planascode.droptemplate import ROLES


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "OP stijl.dotx"
    path.write_bytes(drop_template.template())
    return path


def test_it_prints_every_style_the_digest_and_a_map_to_copy(template: Path) -> None:
    done = run("drop", "stijlen", template)
    assert (done.returncode, done.stderr) == (0, "")
    styles, _, proposal = done.stdout.partition("\n\nVoorstel")
    assert "alinea    ZZ hoofdstukkop  (Zzhoofdstukkop)" in styles
    assert "tabel     ZZ tabel  (Zztabel)" in styles
    assert f"{len(ROLES)} stijlen. Controlegetal (SHA-256): {hashlib.sha256(template.read_bytes()).hexdigest()}" in styles
    text = proposal.partition("\n\n")[2]
    found = droptemplate.read("x.dotx", template.read_bytes())
    assert isinstance(found, droptemplate.Found)
    assert droptemplate.read_map("rolkaart.yaml", text.encode(), found)[2] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["stijl"], 2, "'stijl' kan niet bij drop; bedoelde u 'stijlen'?"),
        (["stijlen"], 2, "weg.dotx is er niet. Noem het sjabloon"),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, words: list[str], code: int, said: str) -> None:
    done = run("drop", *words, tmp_path / "weg.dotx")
    assert done.returncode == code
    assert said in done.stderr


def test_a_file_that_is_no_template_is_told_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "sjabloon.dotx"
    path.write_text("geen sjabloon")
    done = run("drop", "stijlen", path)
    assert done.returncode == 1
    assert "sjabloon.dotx:1:1  fout  O-001  dit sjabloon is geen Word-bestand dat te lezen is" in done.stdout
    assert "sla het op als Word-sjabloon (.dotx)" in done.stdout


def test_a_wrong_template_stops_the_build_and_leaves_the_output(tmp_path: Path) -> None:
    plan, out = tmp_path / "plan", tmp_path / "uit"
    for path, data in drop_template.with_kit(data=drop_template.template(without=("noot",))).items():
        (plan / path).parent.mkdir(parents=True, exist_ok=True)
        (plan / path).write_bytes(data)
    done = run("--plan", plan, "--naar", out, "--uitvoer", "publicatie")
    assert done.returncode == 1
    assert "layouts/drop/rolkaart.yaml:23:7  fout  O-002  het sjabloon heeft geen alineastijl 'ZZ noot'" in done.stdout
    assert not out.exists()
