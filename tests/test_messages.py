"""Messages: the words of the file with carets under them, in the terminal and as JSON."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

from planascode.messages import as_json, excerpt, grouped, show, ways
from planascode.problems import Edit, Problem, Source

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


def test_a_long_hint_has_each_way_to_mend_it_on_a_line_of_its_own() -> None:
    short = "is het nieuw, zet het erbij; is het weg, haal het weg"
    assert ways(short) == [short]
    assert ways("") == []
    likely = "waarschijnlijk is het hier fout, want 'Q2 2022; b' staat ook in plan.yaml, regel 14"
    long = replace(WRONG, hint=f"{likely}; is het hier met opzet veranderd, verbeter dan plan.yaml, regel 14; weet u het niet: onbekend")
    assert show(long, "content", FILES).splitlines()[3:] == [
        f"   {likely.replace('plan.yaml', 'content/plan.yaml')}",
        "   is het hier met opzet veranderd, verbeter dan content/plan.yaml, regel 14",
        "   weet u het niet: onbekend",
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


def test_carets_stand_right_behind_a_loose_accent_a_wide_sign_and_an_old_line_end() -> None:
    text = unicodedata.normalize("NFD", "één 水 FOUT")
    column = text.index("FOUT") + 1
    shown, carets = excerpt(Problem(Source("m.yaml", 2, column, 4), "V-006", "m"), {"m.yaml": f"a\r{text}\r".encode()})
    width = sum(0 if unicodedata.combining(sign) else 2 if sign == "水" else 1 for sign in shown[: shown.index("FOUT")])
    assert carets.index("^") == width
    assert carets.count("^") == 4


def test_a_file_in_another_encoding_is_shown_as_it_is_read() -> None:
    shown, _ = excerpt(Problem(Source("m.yaml", 1, 1, 3), "B-007", "m"), {"m.yaml": "één".encode("cp1252")})
    assert shown.endswith("| één")


def place(file: str, line: int) -> Problem:
    return Problem(Source(file, line, 1, 1), "R-003", "m", "h")


def test_a_place_in_another_file_has_the_folder_of_the_plan_too() -> None:
    problem = Problem(Source("a.yaml", 1, 1), "R-001", "m", "het staat ook in namen/rollen.yaml, regel 3; zie namen/rollen.yaml")
    assert show(problem, "content", {}).endswith("het staat ook in content/namen/rollen.yaml, regel 3; zie namen/rollen.yaml")


def test_one_message_at_many_places_is_one_message_with_the_first_other_places() -> None:
    problems = [place("b.yaml", 9), place("a.yaml", 3), place("a.yaml", 1), place("b.yaml", 2), *(place("c.yaml", line) for line in range(1, 5))]
    ((first, also),) = grouped(problems)
    assert first.source == Source("a.yaml", 1, 1, 1)
    assert show(first, "p", {}, also).splitlines()[-1] == "   ook op: regel 3, p/b.yaml:2, p/b.yaml:9, p/c.yaml:1, p/c.yaml:2, p/c.yaml:3 en nog 1"


def test_the_same_message_again_on_the_same_line_is_counted() -> None:
    ((first, also),) = grouped([place("a.yaml", 1), Problem(Source("a.yaml", 1, 5, 1), "R-003", "m", "h")])
    assert show(first, "p", {}, also).splitlines()[-1] == "   en nog 1 keer op deze regel"


def test_messages_with_other_words_or_another_hint_stay_apart() -> None:
    assert len(grouped([place("a.yaml", 1), Problem(Source("a.yaml", 2), "R-003", "m", "anders")])) == 2


def test_json_holds_the_edits() -> None:
    problem = Problem(Source("m.yaml", 1), "B-025", "m", edits=(Edit(1, 2, "\t", " "),))
    (item,) = json.loads(as_json([problem], "content"))
    assert item["herstel"] == [{"regel": 1, "kolom": 2, "oud": "\t", "nieuw": " "}]


def test_what_stops_the_build_comes_first() -> None:
    warning, error = Problem(Source("a.yaml"), "M-003", "m"), Problem(Source("b.yaml"), "R-003", "m")
    assert [first for first, _ in grouped([warning, error])] == [error, warning]
