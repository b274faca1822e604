"""Messages: the words of the file with carets under them, in the terminal and as JSON."""

from __future__ import annotations

import json

from planascode.messages import as_json, excerpt, show
from planascode.problems import Problem, Source

FILES = {"m.yaml": b"naam: Halt\nplanning: Q5 2022\n"}
WRONG = Problem(
    Source("m.yaml", 2, 11, 7),
    "V-015",
    "planning 'Q5 2022' is geen kwartaal",
    "zo wel: Q3 2022",
    "een jaar heeft er vier",
)


def test_a_problem_shows_its_line_with_carets_under_the_wrong_words() -> None:
    assert show(WRONG, "content", FILES).splitlines() == [
        "content/m.yaml:2:11  fout  V-015  planning 'Q5 2022' is geen kwartaal",
        "    2 | planning: Q5 2022",
        "      |           ^^^^^^^ een jaar heeft er vier",
        "   zo wel: Q3 2022",
    ]


def test_a_place_without_words_has_no_excerpt() -> None:
    assert excerpt(Problem(Source("m.yaml"), "B-003", "leeg"), FILES) == []
    assert excerpt(Problem(Source("weg.yaml", 3, 1, 4), "B-003", "leeg"), FILES) == []


def test_a_long_line_is_cut_around_the_wrong_words() -> None:
    files = {"m.yaml": ("x" * 300 + "FOUT" + "y" * 300).encode()}
    shown, carets = excerpt(Problem(Source("m.yaml", 1, 301, 4), "V-006", "m"), files)
    assert shown[carets.index("^") : carets.index("^") + 4] == "FOUT"
    assert carets.count("^") == 4
    assert len(shown) < 130


def test_json_names_the_place_the_rule_and_what_it_demands() -> None:
    (item,) = json.loads(as_json([WRONG], "content"))
    assert (item["bestand"], item["regel"], item["kolom"], item["lengte"]) == ("content/m.yaml", 2, 11, 7)
    assert (item["niveau"], item["code"], item["hulp"]) == ("fout", "V-015", "zo wel: Q3 2022")
    assert item["naam"].startswith("Een planning")


def test_invisible_signs_do_not_shift_the_carets() -> None:
    shown, carets = excerpt(Problem(Source("m.yaml", 1, 3, 1), "B-011", "m"), {"m.yaml": "a\u200bXb".encode()})
    assert shown[carets.index("^")] == "X"
