"""Loading: files become a plan."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import waterdorp

from planascode import pipeline
from planascode.canonical import dump
from planascode.folder import read_folder
from planascode.load import load


def test_what_stands_in_a_folder_knows_where_it_stands() -> None:
    plaats = waterdorp.plan().plaats
    assert (plaats["kade"], plaats["dijken"], plaats["vissen-tellen"]) == ("dijken", "hoog-water", "schoon-water")


def test_texts_have_the_address_of_what_they_belong_to() -> None:
    assert set(waterdorp.plan().teksten) == {
        "hoofdstukken/waarom",
        "prioriteiten/hoog-water/verhaal",
        "prioriteiten/schoon-water/verhaal",
    }


def test_the_order_of_the_files_does_not_matter() -> None:
    turned = dict(reversed(waterdorp.files().items()))
    again = load(turned)
    assert again.plan == waterdorp.plan()
    assert dump(again.plan) == dump(waterdorp.plan())


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    windows = {
        path: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") if path.endswith((".yaml", ".md")) else data
        for path, data in waterdorp.files().items()
    }
    assert load(windows).plan == waterdorp.plan()


def test_an_empty_folder_says_what_a_plan_needs() -> None:
    loaded = load({})
    assert loaded.plan is None
    assert [problem.code for problem in loaded.problems] == ["B-001", "B-001"]


def test_a_symbolic_link_is_refused_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("id: x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("geheim")
    (tmp_path / ".verborgen").write_text("geheim")
    (tmp_path / "geheim.md").symlink_to("/etc/hostname")
    files, problems = read_folder(tmp_path)
    assert set(files) == {"plan.yaml"}
    assert [(problem.source.file, problem.code) for problem in problems] == [("geheim.md", "B-006")]


def test_every_problem_of_every_file_is_found_in_one_go() -> None:
    broken = {
        **waterdorp.files(),
        "plan.yaml": b"id: X\n",
        "geld/budgetposten.yaml": b"- id: a\n",
        "codes/codes.yaml": b"x",
    }
    files = {problem.source.file for problem in load(broken).problems}
    assert files == {"plan.yaml", "geld/budgetposten.yaml", "codes/codes.yaml"}


def test_what_may_not_be_read_is_a_problem_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "dicht.yaml").write_text("naam: x")
    (tmp_path / "dicht.yaml").chmod(0)
    tmp_path.chmod(0o755)
    for parent in tmp_path.parents[:2]:
        parent.chmod(parent.stat().st_mode | 0o011)
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        files, problems = read_folder(tmp_path)
    finally:
        os.seteuid(me)
    assert files == {}
    assert [(problem.source.file, problem.code) for problem in problems] == [("dicht.yaml", "B-005")]


def test_a_file_with_the_id_of_another_record_is_one_problem() -> None:
    path = "prioriteiten/schoon-water/vissen-tellen.yaml"
    text = waterdorp.files()[path].decode()
    loaded = load({**waterdorp.files(), path: ("id: dijkgraaf\n" + text.replace("id: vissen-tellen\n", "")).encode()})
    assert [problem.code for problem in loaded.problems] == ["R-002"]


def test_a_measure_with_the_id_of_one_in_another_folder_is_found_and_not_lost() -> None:
    files = waterdorp.files()
    first = "prioriteiten/hoog-water/dijken/kade.yaml"
    again = "prioriteiten/schoon-water/kade.yaml"
    loaded = load({**files, again: files[first]})
    (problem,) = [problem for problem in loaded.problems if problem.code == "R-001"]
    assert problem.source.file == first
    assert again in problem.hint


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("[vissen-tellen]", "zo heet of heette ook het stuk in prioriteiten/schoon-water/vissen-tellen.yaml, regel 1"),
        ("vissen-tellen", "zo heet of heette ook het stuk in prioriteiten/schoon-water/vissen-tellen.yaml, regel 1"),
        ("[oud, regentonnen]", "dit is al een id van dit stuk"),
        ("[oud, oud]", "dit is al een id van dit stuk"),
    ],
)
def test_an_old_id_that_something_else_has_is_found_where_it_stands(written: str, why: str) -> None:
    text = waterdorp.files()[waterdorp.MEASURE].decode()
    loaded = load({**waterdorp.files(), waterdorp.MEASURE: text.replace("naam: ", f"voorheen: {written}\nnaam: ", 1).encode()})
    (problem,) = [problem for problem in loaded.problems if problem.code == "R-006"]
    assert problem.message.endswith(f"is niet vrij: {why}")
    line = text[: text.index("naam: ")].count("\n") + 1
    assert (problem.source.file, problem.source.line) == (waterdorp.MEASURE, line)


@pytest.mark.parametrize(
    ("path", "again"),
    [
        ("prioriteiten/hoog-water/wijken/thema.yaml", "droge-kelders"),
        ("prioriteiten/hoog-water/wijken/thema.yaml", "grond-kopen"),
        ("prioriteiten/schoon-water/prioriteit.yaml", "droge-kelders"),
    ],
)
def test_the_id_of_a_goal_or_an_actie_is_no_other_ones(path: str, again: str) -> None:
    files = dict(waterdorp.files())
    files[path] = files[path].replace(b"doelen:", b"doelen:\n  - {id: %s, naam: Iets anders, soort: kwalitatief}" % again.encode(), 1)
    (problem,) = [problem for problem in load(files).problems if problem.code == "R-001"]
    assert problem.message == f"het id '{again}' bestaat al"
    places = {problem.source.file, problem.hint.partition("het staat ook in ")[2].partition(",")[0]}
    assert path in places and len(places) == 2


def test_two_records_cannot_have_had_one_id() -> None:
    files = dict(waterdorp.files())
    for path in (waterdorp.MEASURE, "prioriteiten/schoon-water/vissen-tellen.yaml"):
        files[path] = files[path].replace(b"naam: ", b"voorheen: [oude-naam]\nnaam: ", 1)
    assert [problem.code for problem in load(files).problems] == ["R-006"]


def test_a_file_that_changed_is_read_again_and_one_that_did_not_gives_the_same_records() -> None:
    files = waterdorp.files()
    path = "prioriteiten/hoog-water/dijken/kade.yaml"
    before, after = load(files).plan, load({**files, path: files[path].replace(b"naam: ", b"naam: Nieuwe ", 1)}).plan
    assert before and after
    assert after["maatregelen"]["kade"].naam == f"Nieuwe {before['maatregelen']['kade'].naam}"
    assert after["themas"] == before["themas"]
    assert load(files).plan == before


# --- a plan of which something cannot be read -----------------------------------------------------------


def test_what_can_be_read_is_there_and_what_is_lost_is_named() -> None:
    files = dict(waterdorp.files())
    path = "namen/organisaties.yaml"
    files[path] = files[path].replace(b"naam: Visclub", b"nam: [Visclub")
    found = load(files)
    assert found.plan is None
    assert set(found.part["organisaties"]) == {"gemeente-waterdorp", "waterschap-drasland"}
    assert {"organisaties", "visclub"} <= found.lost
    assert "rollen" not in found.lost


def test_what_is_read_as_it_is_meant_is_not_lost() -> None:
    files = {**waterdorp.files(), "plan.yaml": waterdorp.files()["plan.yaml"].replace(b"1 april 2029", b"2029/4/1")}
    found = load(files)
    assert [problem.code for problem in found.problems] == ["V-013"]
    assert (found.plan, found.lost) == (None, frozenset())
    assert found.part == load(waterdorp.files()).plan


def test_advice_about_form_does_not_stop_the_plan() -> None:
    files = {**waterdorp.files(), "plan.yaml": waterdorp.files()["plan.yaml"].replace(b"titel: ", b"titel:   ", 1) + b"   "}
    found = load(files)
    assert [problem.level for problem in found.problems] == ["advies"]
    assert found.plan is not None


def test_nothing_at_all_is_still_something_to_check() -> None:
    found = load({})
    assert found.plan is None
    assert {"plan", "indeling"} <= found.lost
    assert pipeline.examine({}, waterdorp.layouts()).plan is None


def test_of_a_copied_file_it_is_told_that_it_is_one_and_not_to_call_it_as_the_first() -> None:
    copy = waterdorp.MEASURE.replace("regentonnen", "regentonnen-2")
    data = b"id: regentonnen\n" + waterdorp.files()[waterdorp.MEASURE].removeprefix(b"id: regentonnen\n")
    loaded = load({**waterdorp.files(), copy: data})
    (problem,) = (item for item in loaded.problems if item.code == "R-002")
    begin = "dit lijkt een kopie van regentonnen.yaml: schrijf: id: regentonnen-2"
    assert problem.hint == f"{begin}, en pas alles aan wat niet van hier is; of haal dit bestand weg"
    assert (loaded.lost, loaded.part["maatregelen"]["regentonnen-2"].naam) == (frozenset(), loaded.part["maatregelen"]["regentonnen"].naam)


def test_of_a_file_with_another_id_and_no_first_nobody_knows_which_of_the_two_is_right() -> None:
    data = waterdorp.files()[waterdorp.MEASURE].replace(b"id: regentonnen", b"id: tonnen", 1)
    loaded = load({**waterdorp.files(), waterdorp.MEASURE: data})
    (problem,) = (item for item in loaded.problems if item.code == "R-002")
    assert problem.hint == "schrijf: id: regentonnen; of noem het bestand tonnen.yaml; is het een kopie, pas dan ook de rest aan"
    assert (problem.edits, {"regentonnen", "tonnen"} <= loaded.lost) == ((), True)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("maatregelen/feest.yaml", "zet het in de map van een prioriteit of een thema"),
        ("budgetposten/feest.yaml", "zet het in geld/budgetposten.yaml"),
        ("huisstijl/tokens.yaml", "de huisstijl staat in layouts/huisstijl; zet dit bestand daar: layouts/huisstijl/tokens.yaml"),
        ("huisstijl/logo.svg", "de huisstijl staat in layouts/huisstijl; zet dit bestand daar: layouts/huisstijl/logo.svg"),
    ],
)
def test_a_file_in_a_folder_called_like_its_kind_is_told_where_that_kind_stands(path: str, hint: str) -> None:
    (problem,) = load({**waterdorp.files(), path: b"naam: Feest"}).problems
    assert (problem.code, problem.hint) == ("B-002", hint)


def test_a_list_of_which_only_the_explanation_is_left_is_an_empty_list() -> None:
    """Whoever takes the last remark away keeps the file, for the next one."""
    path = "opmerkingen/opmerkingen.yaml"
    loaded = load({**waterdorp.files(), path: b"# Elke opmerking begint met een streepje.\n\n# bij: een id\n"})
    assert loaded.problems == ()
    assert loaded.plan is not None
    assert loaded.plan["opmerkingen"] == {}
    assert [problem.code for problem in load({**waterdorp.files(), path: b"\n"}).problems] == ["B-003"]


def test_what_is_wrong_in_a_file_with_another_name_is_told_at_the_name_that_it_has() -> None:
    files = dict(waterdorp.files())
    files["prioriteiten/hoog-water/dijken/dijken.yaml"] = files.pop("prioriteiten/hoog-water/dijken/thema.yaml").replace(b"naam: ", b"naaam: ")
    loaded = load(files)
    assert {(problem.code, problem.source.file) for problem in loaded.problems} >= {
        ("H-017", "prioriteiten/hoog-water/dijken/dijken.yaml"), ("V-001", "prioriteiten/hoog-water/dijken/dijken.yaml"),
    }  # fmt: skip
    assert {problem.source.file for problem in loaded.problems} <= set(files)
    assert {source.file for source in loaded.sources.values()} <= set(files)


def test_a_file_that_has_another_name_gives_no_other_messages_than_that() -> None:
    files = dict(waterdorp.files())
    files["prioriteiten/hoog-water/dijken/wal.yaml"] = files.pop("prioriteiten/hoog-water/dijken/kade.yaml")
    told = pipeline.examine(files, waterdorp.layouts()).problems
    assert [item.code for item in told if item.level == "fout"] == ["R-002"]
    assert not any(item.edits for item in told)
