"""A record read out of a text, for the tests of what reads records."""

from __future__ import annotations

from typing import Any

from planascode import records, yamlnode
from planascode.reading import Reading


def read(cls: Any, text: str) -> tuple[Any, Reading]:
    """What ``text`` gives for ``cls``, at the address ``x`` of the file ``x.yaml``, and what was noted on the way."""
    node, problems = yamlnode.compose(text.encode(), "x.yaml")
    assert node is not None, problems
    reading = Reading()
    return records.read(cls, node, "x", reading), reading


def said(reading: Reading) -> list[tuple[int, int, str]]:
    """Line, column and code of each problem."""
    return [(problem.source.line, problem.source.column, problem.code) for problem in reading.problems]
