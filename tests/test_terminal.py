"""The terminal: plain lines where nobody is looking, and not more of one kind than can be read."""

from __future__ import annotations

import pytest

from planascode import terminal
from planascode.problems import Problem, Source


def test_problems_are_printed_with_their_folder(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.print_problems([Problem(Source("plan.yaml", 3, 5), "V-013", "geen datum", "schrijf het zo")], "content", {})
    assert capsys.readouterr().out == "content/plan.yaml:3:5  fout  V-013  geen datum\n   schrijf het zo\n"


def test_many_of_one_kind_are_counted_and_other_kinds_are_still_shown(capsys: pytest.CaptureFixture[str]) -> None:
    many = [Problem(Source("a.yaml", line), "V-013", f"m{line}") for line in range(1, terminal.AT_MOST + 6)]
    terminal.print_problems([*many, Problem(Source("b.yaml"), "V-014", "m")], "content", {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == terminal.AT_MOST + 2
    assert lines[-2].startswith("content/b.yaml")
    assert lines[-1] == "... en nog 5 keer 'V-013'"


def test_the_same_message_is_printed_once_with_its_other_places(capsys: pytest.CaptureFixture[str]) -> None:
    many = [Problem(Source("a.yaml", line), "V-013", "m", "h") for line in range(1, 40)]
    terminal.print_problems(many, "content", {})
    assert capsys.readouterr().out.splitlines() == [
        "content/a.yaml:1:1  fout  V-013  m",
        "   h",
        "   ook op: regel 2, regel 3, regel 4, regel 5, regel 6, regel 7 en nog 32",
    ]


def test_a_table_has_its_numbers_to_the_right(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.print_table(("uitvoer", "grootte", "tijd"), [("site", "9 kB", "0,1 s"), ("pdf", "120 kB", "12,0 s")])
    assert capsys.readouterr().out.splitlines() == [
        "uitvoer  grootte    tijd",
        "site        9 kB   0,1 s",
        "pdf       120 kB  12,0 s",
    ]


def test_a_long_step_is_one_plain_line_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.working("Het plan wordt gemaakt ...") as status:
        assert status is None
    captured = capsys.readouterr()
    assert captured.out == "Het plan wordt gemaakt ...\n"
    assert "\x1b" not in captured.out


def test_warnings_go_to_the_other_stream(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.warn("let op")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "let op\n")
