"""The set-up: the locks, the packaging, and what ./bouw does on a system made of stand-ins (tests/setup).

The real thing on a bare system is tests/setup/bare_machine.sh; it takes minutes and needs root, so no test runs it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
SCRIPTS = ("bouw", "toets", "opzet/omgeving.sh", "opzet/vergrendel")
LOCKS = ("requirements.lock", "requirements-toets.lock")
NPM_LOCK = "opzet/package-lock.json"
BASIC_TOOLS = ("sh", "cat", "cksum", "cp", "dirname", "env", "mkdir", "mktemp", "readlink", "rm", "tail", "touch", "tr")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

# --- locks and packaging --------------------------------------------------------------------------


def entries(lock: str) -> list[str]:
    """The logical lines of a lock: one for each requirement, comments left out."""
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def locked_versions(*locks: str) -> dict[str, str]:
    """Version by canonical name."""
    return {canonicalize_name(r.name): next(iter(r.specifier)).version for r in map(requirement, locks_entries(*locks))}


def locks_entries(*locks: str) -> list[str]:
    return [entry for lock in locks for entry in entries(lock)]


def requirement(entry: str) -> Requirement:
    return Requirement(entry.split("--hash")[0].strip())


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_a_version_and_hashes_for_every_line_and_no_address(lock: str) -> None:
    assert entries(lock)
    for entry in entries(lock):
        assert re.fullmatch(r"[a-z0-9.-]+==\S+( ; [^-]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", entry), entry[:80]
    assert "://" not in (ROOT / lock).read_text("utf-8")


def test_locks_hold_each_library_once() -> None:
    names = [requirement(entry).name for entry in locks_entries(*LOCKS)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("declared", "locks"),
    [
        (PYPROJECT["project"]["dependencies"], LOCKS[:1]),
        (PYPROJECT["dependency-groups"]["toets"], LOCKS),
    ],
    ids=["run", "test"],
)
def test_locked_versions_are_what_pyproject_allows(declared: list[str], locks: tuple[str, ...]) -> None:
    versions = locked_versions(*locks)
    for wanted in map(Requirement, declared):
        assert versions[canonicalize_name(wanted.name)] in wanted.specifier


def test_npm_lock_has_a_version_and_a_hash_for_every_package_and_no_address_of_one() -> None:
    packages = json.loads((ROOT / NPM_LOCK).read_text("utf-8"))["packages"]
    asked = json.loads((ROOT / NPM_LOCK).with_name("package.json").read_text("utf-8"))
    assert packages[""]["dependencies"] == asked["dependencies"]
    assert packages[""]["optionalDependencies"] == asked["optionalDependencies"]
    for name, version in {**asked["dependencies"], **asked["optionalDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version
    for name, item in packages.items():
        if name:
            assert item["integrity"].startswith("sha512-"), name
            assert "resolved" not in item, name


def test_a_changed_lock_of_any_kind_is_seen(tmp_path: Path) -> None:
    def checksum(kind: str) -> str:
        command = f". opzet/omgeving.sh; checksum {kind}"
        return subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    for name in (*LOCKS, NPM_LOCK, "opzet/omgeving.sh"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    seen = {kind: [checksum(kind)] for kind in ("bouw", "toets")}
    for name in (*LOCKS, NPM_LOCK):
        with (tmp_path / name).open("a") as lock:
            lock.write("\n")
        for kind, sums in seen.items():
            sums.append(checksum(kind))
    assert len(set(seen["toets"])) == 4
    assert len(set(seen["bouw"])) == 2


def test_pyproject_lists_every_package() -> None:
    found = {".".join(init.parent.relative_to(ROOT).parts) for init in (ROOT / "planascode").rglob("__init__.py")}
    assert set(PYPROJECT["tool"]["setuptools"]["packages"]) == found | {"planascode.layouts_data"}


# --- scripts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_is_posix_shell(script: str) -> None:
    subprocess.run(["sh", "-n", script], cwd=ROOT, check=True)
    shellcheck = Path(sys.executable).with_name("shellcheck")
    result = subprocess.run([str(shellcheck), "-x", script], cwd=ROOT, capture_output=True, text=True)
    assert result.stdout == ""


@dataclass(frozen=True)
class Machine:
    """A checkout on a system in which only stand-ins and a few basic tools exist."""

    folder: Path

    def bouw(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ./bouw as its user would, without a terminal."""
        paths = {"PATH": self.folder / "bin", "FAKE_LOG": self.log, "FAKE_STATE": self.state, "TMPDIR": self.folder}
        env = {name: str(path) for name, path in paths.items()}
        self.log.write_text("")
        command = [str(self.folder / "plan/bouw"), *arguments]
        return subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def calls(self, word: str) -> list[str]:
        """The commands of the last run in which ``word`` occurs."""
        return [line for line in self.log.read_text().splitlines() if word in line]


def make_machine(folder: Path, user: int, *has: str) -> Machine:
    """A machine whose user has this number and whose system has what ``has`` names (see fake_python.sh)."""
    machine = Machine(folder)
    (folder / "plan/opzet").mkdir(parents=True)
    for name in ("bouw", "opzet/omgeving.sh", *LOCKS):
        shutil.copy(ROOT / name, folder / "plan" / name)
    machine.state.mkdir()
    for name in has:
        (machine.state / name).touch()
    tools = folder / "bin"
    tools.mkdir()
    for name in BASIC_TOOLS:
        (tools / name).symlink_to(shutil.which(name) or name)
    for name, source in (("python3", "fake_python.sh"), ("apt-get", "fake_apt_get.sh")):
        shutil.copy(ROOT / "tests/setup" / source, tools / name)
        (tools / name).chmod(0o755)
    (tools / "id").write_text(f"#!/bin/sh\necho {user}\n")
    (tools / "id").chmod(0o755)
    return machine


def test_first_run_says_and_installs_and_the_second_does_nothing(tmp_path: Path) -> None:
    machine = make_machine(tmp_path, 0)
    first = machine.bouw("--editie", "a b")
    assert first.returncode == 0
    packages = "python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert f"Ik installeer: {packages}" in first.stderr
    assert machine.calls("apt-get")[-1].endswith(f"install -y --no-install-recommends {packages}")
    assert machine.calls("pip install")[0].endswith("--require-hashes --only-binary :all: -r requirements.lock")

    second = machine.bouw("--editie", "a b")
    assert (second.returncode, second.stderr) == (0, "")
    assert machine.calls("") == [f"python3 {tmp_path}/plan/build.py --editie a b"]


def test_without_rights_and_without_venv_it_stops_with_the_command(tmp_path: Path) -> None:
    run = make_machine(tmp_path, 1000).bouw()
    assert run.returncode == 2
    assert run.stderr.splitlines()[0] == (
        "Er ontbreken pakketten. Vraag uw beheerder: apt-get install -y --no-install-recommends "
        "python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    )
    assert "Zonder python3-venv kan ik niet verder." in run.stderr


def test_without_rights_and_without_pango_it_builds_and_says_so_each_time(tmp_path: Path) -> None:
    machine = make_machine(tmp_path, 1000, "venv")
    assert machine.bouw().returncode == 0
    assert machine.calls("build.py") and not machine.calls("apt-get")
    again = machine.bouw()
    assert again.stderr.startswith("Er ontbreken pakketten. Vraag uw beheerder:") and again.stderr.count("\n") == 1
    assert not machine.calls("pip install")
    (machine.state / "libraries").touch()
    assert machine.bouw().stderr == ""


def test_changed_lock_makes_the_environment_anew(tmp_path: Path) -> None:
    machine = make_machine(tmp_path, 0, "venv", "libraries")
    machine.bouw()
    with (tmp_path / "plan/requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    machine.bouw()
    assert machine.calls("venv --clear") and machine.calls("pip install")


def test_failed_or_broken_off_set_up_is_not_used(tmp_path: Path) -> None:
    machine = make_machine(tmp_path, 0, "venv", "libraries", "pip-fails")
    failed = machine.bouw()
    assert failed.returncode == 2 and "kon niet worden gemaakt" in failed.stderr
    assert not machine.calls("build.py")
    (machine.state / "pip-fails").unlink()
    assert machine.bouw().returncode == 0
    assert machine.calls("venv --clear") and machine.calls("build.py")


def test_environment_survives_a_move_of_the_checkout(tmp_path: Path) -> None:
    machine = make_machine(tmp_path / "here", 0, "venv", "libraries")
    machine.bouw()
    os.rename(tmp_path / "here", tmp_path / "there")
    moved = Machine(tmp_path / "there")
    assert moved.bouw().returncode == 0
    assert moved.calls("build.py")
