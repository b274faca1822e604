"""One record more in an existing plan: in the right file, without an error, and nothing else of a file is touched."""

from __future__ import annotations

import pytest

from planascode import addition, pipeline
from planascode.addition import Addition
from planascode.problems import Problem
from planascode.values import Wrong
from tests.test_start import templates
from tests.waterdorp import files, layouts, plan

KINDS = tuple(addition.PARENTS)


def added(kind: str, parent: str, naam: str = "Iets nieuws: wél goed") -> Addition:
    texts = {path: data.decode() for path, data in files().items() if path.endswith(".yaml")}
    return addition.add(plan(), texts, kind, naam, parent, templates())


def problems(change: Addition) -> list[Problem]:
    whole = {**files(), **{path: text.encode() for path, text in change.files.items()}}
    return list(pipeline.examine(whole, layouts()).problems)


@pytest.mark.parametrize(
    ("kind", "parent", "file"),
    [
        ("maatregel", "dijken", "prioriteiten/hoog-water/dijken/iets-nieuws-wel-goed.yaml"),
        ("maatregel", "schoon-water", "prioriteiten/schoon-water/iets-nieuws-wel-goed.yaml"),
        ("thema", "hoog-water", "prioriteiten/hoog-water/iets-nieuws-wel-goed/thema.yaml"),
        ("indicator", "wijken", "monitoring/hoog-water.yaml"),
        ("indicator", "schoon-water", "monitoring/schoon-water.yaml"),
    ],
)
def test_a_record_comes_in_the_right_file_and_asks_only_for_what_is_not_filled_in_yet(
    kind: str, parent: str, file: str
) -> None:
    change = added(kind, parent)
    assert change.file == file
    asked = {"indicator": ["I-005"], "maatregel": ["M-006", "M-005", "M-007"], "thema": ["M-005", "M-007"]}[kind]
    assert [problem.code for problem in problems(change)] == asked
    assert {problem.level for problem in problems(change)} <= {"waarschuwing"}


def test_a_new_measure_says_of_every_axis_that_it_is_not_measured_yet() -> None:
    text = added("maatregel", "dijken").files["prioriteiten/hoog-water/dijken/iets-nieuws-wel-goed.yaml"]
    assert "      tijd: onbekend (nog niet gemeten)\n      geld: onbekend (nog niet gemeten)\n" in text
    assert "peildatum: 1 april 2029" in text
    assert "herkomst: gemeld" not in text


@pytest.mark.parametrize(("kind", "empty"), [("maatregel", "doelen"), ("indicator", "meet")])
def test_nobody_chose_a_goal_so_none_is_filled_in_but_those_there_are_are_named(kind: str, empty: str) -> None:
    change = added(kind, "dijken")
    begin = "doelen: onbekend (nog te kiezen)" if kind == "maatregel" else "  # meet: [id]"
    (line,) = [line for line in change.files[change.file].splitlines() if line.startswith(begin)]
    assert "bijvoorbeeld hoge-kade" in line
    assert empty in change.empty


def test_an_order_gets_the_new_id_at_its_end_and_nothing_else_changes() -> None:
    path = "prioriteiten/schoon-water/prioriteit.yaml"
    before, after = files()[path].decode(), added("maatregel", "schoon-water").files[path]
    assert after == before.replace("geheime-meting]", "geheime-meting, iets-nieuws-wel-goed]")


def test_an_indicator_comes_at_the_end_of_its_list_and_nothing_else_changes() -> None:
    path = "monitoring/hoog-water.yaml"
    before, after = files()[path].decode(), added("indicator", "dijken").files[path]
    assert after.startswith(before.rstrip("\n") + "\n- id: iets-nieuws-wel-goed\n")
    assert "\n  thema: dijken\n" in after


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert added("maatregel", "wijken", "Kade").id == "kade-2"
    assert added("maatregel", "wijken", "Grond kopen").id == "grond-kopen-2"


@pytest.mark.parametrize("kind", KINDS)
def test_a_parent_is_found_by_id_and_by_name(kind: str) -> None:
    assert addition.find_parent(plan(), kind, "hoog-water") == "hoog-water"
    assert addition.find_parent(plan(), kind, "droog bij HOOG water") == "hoog-water"


@pytest.mark.parametrize(("kind", "said"), [("thema", "dijken"), ("maatregel", "dijkn"), ("indicator", "kade")])
def test_a_parent_that_is_none_is_explained(kind: str, said: str) -> None:
    with pytest.raises(Wrong) as wrong:
        addition.find_parent(plan(), kind, said)
    assert said in wrong.value.message
    assert wrong.value.hint


@pytest.mark.parametrize(
    ("path", "text", "start"),
    [
        (
            "monitoring/hoog-water.yaml",
            "  - id: a\n    naam: A\n# tot slot\n\n",
            "  - id: a\n    naam: A\n# tot slot\n  - id: iets",
        ),
        ("monitoring/hoog-water-2.yaml", "[{id: a, naam: A}]\n", "# De cijfers van een prioriteit"),
        (
            "monitoring/hoog-water.yaml",
            "- id: a\r\n  naam: A\r\n",
            "- id: a\r\n  naam: A\r\n- id: iets-nieuws-wel-goed\r\n",
        ),
    ],
)
def test_a_list_of_figures_is_added_to_in_its_own_layout(path: str, text: str, start: str) -> None:
    texts = {name: data.decode() for name, data in files().items() if name.endswith(".yaml")}
    texts["monitoring/hoog-water.yaml"] = text
    change = addition.add(plan(), texts, "indicator", "Iets nieuws: wél goed", "hoog-water", templates())
    assert change.file == path
    assert change.files[path].startswith(start)
