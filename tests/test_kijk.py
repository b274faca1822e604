"""``kijk`` as a command of its own: it says where, it serves, and it ends cleanly."""

from __future__ import annotations

import http.client
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import waterdorp

from planascode import cli

PLAN = ["--plan", str(waterdorp.FOLDER)]


@dataclass
class Run:
    """A command that runs: what it said first; after its end also what it said then, its errors and its exit code."""

    said: str = ""
    last: str = ""
    errors: str = ""
    code: int = -1


@contextmanager
def running(*arguments: str, cwd: Path = waterdorp.ROOT) -> Iterator[Run]:
    """The command in a process of its own, from the moment that it has an address until it was asked to stop."""
    command = [sys.executable, "build.py", "kijk", *arguments]
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout
        run = Run()
        while "Open dit adres" not in run.said and (line := process.stdout.readline()):
            run.said += line
        try:
            yield run
        finally:
            process.send_signal(signal.SIGINT)
            run.last, run.errors = process.communicate(timeout=60)
            run.code = process.returncode


def ask(said: str, path: str = "") -> tuple[int, dict[str, str]]:
    """A request to the address that was printed, with its key; or to another path there."""
    found = re.search(r"http://(127\.0\.0\.1:[0-9]+)(/\?sleutel=\S+)", said)
    assert found, said
    connection = http.client.HTTPConnection(found[1], timeout=60)
    with closing(connection):
        connection.request("GET", path or found[2])
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders())


def test_it_says_where_and_how_to_stop_and_ends_with_0_and_without_a_word_of_the_machine() -> None:
    with running(*PLAN) as run:
        status, headers = ask(run.said)
        assert status == 303
        assert "kijk-" in headers["Set-Cookie"]
        assert ask(run.said, "/")[0] == 403
        assert "Ctrl+C" in run.said
    assert (run.code, run.last.strip(), run.errors) == (0, "Gestopt.", "")


def test_two_previews_at_once_have_each_their_own_port_and_key() -> None:
    with running(*PLAN) as one, running(*PLAN) as two:
        assert ask(one.said)[0] == ask(two.said)[0] == 303
        assert re.findall(r"http\S+", one.said) != re.findall(r"http\S+", two.said)


def test_it_starts_with_wrong_content_and_counts_the_problems(tmp_path: Path) -> None:
    shutil.copytree(waterdorp.FOLDER, tmp_path / "plan")
    (tmp_path / "plan/plan.yaml").unlink()
    with running("--plan", str(tmp_path / "plan")) as run:
        assert "Er is 1 fout in het plan" in run.said
        assert ask(run.said)[0] == 303


def test_a_name_that_is_saved_is_known_to_the_editor(tmp_path: Path) -> None:
    plan = shutil.copytree(waterdorp.FOLDER, tmp_path / "plan")
    assert cli.main(["schema", "--plan", str(plan)]) == 0
    known, organisations = plan / ".vscode/schema/plan.json", plan / "namen/organisaties.yaml"
    with running("--plan", str(plan)):
        organisations.write_text(organisations.read_text("utf-8") + "\n- {id: nieuwkomer, naam: Nieuwkomer}\n", "utf-8")
        until = time.monotonic() + 60
        while "nieuwkomer" not in known.read_text("utf-8") and time.monotonic() < until:
            time.sleep(0.05)
    assert "nieuwkomer" in known.read_text("utf-8")


def called(*arguments: str) -> int:
    try:
        return cli.main(["kijk", *arguments])
    except SystemExit as left:
        return int(str(left.code or 0))


def test_a_port_that_is_taken_is_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert called(*PLAN, "--poort", str(port)) == 2
    assert f"Poort {port} is bezet." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--plan", "/bestaat/niet"], "De map /bestaat/niet bestaat niet."),
        ([*PLAN, "--editie", "partner"], "De editie 'partner' bestaat niet; bedoelde u 'partners'?"),
        ([*PLAN, "--poort", "80"], "--poort: '80' kan geen poort zijn; kies een getal van 1024 tot en met 65535"),
        ([*PLAN, "--poort", "veel"], "'veel' kan geen poort zijn"),
        ([*PLAN, "--naar", "x"], "'--naar x' hoort niet bij deze opdracht"),
    ],
)
def test_wrong_use_ends_with_2_and_one_dutch_sentence(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(*arguments) == 2
    assert words in capsys.readouterr().err
