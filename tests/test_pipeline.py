"""The pipeline: read, check, filter, make, arrange; pure but for its two ends."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
import waterdorp

from planascode import pipeline
from planascode.outputs import JOBS
from planascode.pipeline import Made, Options
from planascode.problems import LayoutError

CHECKED = waterdorp.examined()
ALL = tuple(JOBS)
DOCUMENT = '<document kind="site" id="x" title="x" lang="nl">'


def jobs(options: Options = Options(), outputs: tuple[str, ...] = ALL) -> list[tuple[str, str]]:  # noqa: B008
    return [(output, task.editie) for output, task in pipeline.tasks(CHECKED, options, outputs)]


def test_a_folder_and_its_files_give_the_same_plan() -> None:
    assert pipeline.read(waterdorp.FOLDER, waterdorp.ROOT / "layouts").plan == CHECKED.plan


def test_every_output_is_made_of_every_edition_and_what_is_for_the_public_of_the_open_one_only() -> None:
    made = jobs()
    assert len(made) == len(set(made)) == 3 * 3 + 2
    assert [edition for output, edition in made if output in ("college", "publicatie")] == ["openbaar", "openbaar"]


def test_without_the_open_edition_there_is_no_publication_and_nothing_for_the_college() -> None:
    assert jobs(Options(edities=("partners",))) == [("pdf", "partners"), ("docx", "partners"), ("site", "partners")]


def test_only_the_outputs_that_are_asked_for_are_made() -> None:
    assert {output for output, _ in jobs(outputs=("site",))} == {"site"}


def test_each_task_has_only_what_its_edition_may_show() -> None:
    for output, task in pipeline.tasks(CHECKED, Options(), ALL):
        assert ("geheime-meting" in task.plan["maatregelen"]) == (task.editie == "vertrouwelijk"), output


def test_the_peildatum_of_the_call_takes_the_place_of_the_plans_own() -> None:
    day = datetime.date(2027, 1, 1)
    assert all(task.plan.gegevens.peildatum == day for _, task in pipeline.tasks(CHECKED, Options(peildatum=day), ALL))


def test_files_are_arranged_by_edition_and_the_publication_gets_the_open_pdf() -> None:
    done = [
        Made("openbaar", "pdf", {"uitvoeringsplan.pdf": b"open"}, 0.1),
        Made("partners", "pdf", {"uitvoeringsplan.pdf": b"dicht"}, 0.1),
        Made("openbaar", "publicatie", {"index.html": b"blad"}, 0.1),
    ]
    assert pipeline.arrange(done, "plan-id") == {
        "openbaar/uitvoeringsplan.pdf": b"open",
        "partners/uitvoeringsplan.pdf": b"dicht",
        "publicatie/plan-id/index.html": b"blad",
        "publicatie/plan-id/05-uitvoeringsplan.pdf": b"open",
    }


def test_a_site_says_how_large_the_files_beside_it_are_and_on_which_page_a_measure_stands() -> None:
    task = next(task for _, task in pipeline.tasks(CHECKED, Options(("openbaar",)), ALL))
    made = [Made("openbaar", name, JOBS[name](task), 0.1) for name in ("site", "docx")]
    files = pipeline.arrange(made, "plan-id")
    home = files["openbaar/site/index.html"].decode()
    kilobytes = -(-len(files["openbaar/uitvoeringsplan.docx"]) // 1000)
    assert f'<a href="../uitvoeringsplan.docx">Het hele plan als Word-bestand<span class="told">, {kilobytes} kB</span></a>' in home
    assert '<a href="../uitvoeringsplan.pdf">Het hele plan als PDF</a>' in home, "a file that was not made has no size"
    assert not [path for path, data in files.items() if b"data-told" in data]


def test_side_by_side_gives_the_same_bytes_as_one_by_one() -> None:
    work = pipeline.tasks(CHECKED, Options(edities=("openbaar", "partners")), ("site",))
    alone = {made.editie: made.files for made in pipeline.make(work, 1)}
    together = {made.editie: made.files for made in pipeline.make(work, 2)}
    assert alone == together


def test_a_layout_of_the_plan_goes_over_ours() -> None:
    own = b'{# eigen #}<document kind="site" id="x" title="Eigen" lang="nl"></document>'
    checked = pipeline.examine({**waterdorp.files(), "layouts/site.xml.j2": own}, waterdorp.layouts())
    assert checked.layouts["site.xml.j2"] == own.decode()
    assert checked.layouts["plan.xml.j2"] == waterdorp.layouts()["plan.xml.j2"].decode()


def test_a_layout_that_fails_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "output"
    pipeline.build(CHECKED, target, Options(edities=("openbaar",)), ("site",), lambda made: None)
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    broken = replace(CHECKED, layouts={**CHECKED.layouts, "site.xml.j2": "{{ wat }}"})
    with pytest.raises(LayoutError):
        pipeline.build(broken, target, Options(edities=("openbaar",)), ("site",), lambda made: None)
    assert before == {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_build_reports_each_output_as_it_is_ready(tmp_path: Path) -> None:
    heard: list[tuple[str, str]] = []
    done = pipeline.build(CHECKED, tmp_path / "o", Options(), ("site",), lambda made: heard.append((made.editie, made.output)))
    assert sorted(heard) == [(made.editie, made.output) for made in done] == [(e, "site") for e in CHECKED.plan.gegevens.edities]  # type: ignore[union-attr]
    assert all(made.seconds > 0 and made.files for made in done)


def test_a_layout_of_the_plan_in_another_encoding_is_a_problem() -> None:
    own = "{# één #}".encode("latin-1")
    checked = pipeline.examine({**waterdorp.files(), "layouts/site.xml.j2": own}, waterdorp.layouts())
    (problem,) = checked.problems
    assert (problem.source.file, problem.code) == ("layouts/site.xml.j2", "B-007")


@pytest.mark.parametrize(
    ("layout", "line", "words"),
    [
        ("{# x #}\n  {{ wat }}\n", 2, "een naam die niet bestaat"),
        (f"{DOCUMENT}<blip/></document>", 1, "iets wat in een document niet kan"),
        (f'{DOCUMENT}<page path="index" title="x"><p><ref to="weg"/></p></page></document>', 1, "klopt een verwijzing of een id niet"),
    ],
)
def test_a_layout_that_gives_no_document_is_a_problem_at_its_line(layout: str, line: int, words: str) -> None:
    broken = replace(CHECKED, layouts={**CHECKED.layouts, "site.xml.j2": layout})
    with pytest.raises(LayoutError) as caught:
        list(pipeline.make(pipeline.tasks(broken, Options(edities=("openbaar",)), ("site",)), 1))
    problem = pipeline.layout_problem(caught.value, broken.layouts)
    assert (problem.source.file, problem.source.line, problem.code) == ("layouts/site.xml.j2", line, "L-012")
    assert words in problem.message
    assert caught.value.detail in problem.hint


def test_a_plan_without_figures_gives_every_document() -> None:
    files = {path: data for path, data in waterdorp.files().items() if not path.startswith("figuren/")}
    checked = pipeline.examine(files, waterdorp.layouts())
    assert checked.problems == ()
    made = pipeline.make(pipeline.tasks(checked, Options(edities=("openbaar",)), ("docx", "site", "publicatie")), 1)
    assert [item.output for item in made] == ["docx", "site", "publicatie"]


def test_a_key_that_must_go_is_not_told_to_stand_elsewhere_as_well() -> None:
    path = "prioriteiten/hoog-water/dijken/kade.yaml"
    late = waterdorp.files()[path].decode()
    assert [item.code for item in waterdorp.problems(path, late, f"{late}planning: 2028\n")] == ["M-001"]


def test_a_point_that_left_its_key_is_one_problem_and_not_two() -> None:
    path = "namen/organisaties.yaml"
    wrong = waterdorp.files()[path] + b"- id: nieuw\n  naam: Nieuw\n  aantekening:\n- Een punt.\n"
    (problem,) = pipeline.examine({**waterdorp.files(), path: wrong}, waterdorp.layouts()).problems
    assert (problem.code, problem.hint) == ("V-008", f"hoort dit bij 'aantekening' op regel {wrong.count(10) - 1}? Zet er dan 4 spaties voor")


def test_the_name_of_a_record_in_the_place_of_its_id_is_told_the_id() -> None:
    path = "prioriteiten/hoog-water/dijken/kade.yaml"
    wrong = waterdorp.files()[path].replace(b"partners: [waterschap-drasland]", b"partners: [Visclub De Natte Dobber]")
    problems = pipeline.examine({**waterdorp.files(), path: wrong}, waterdorp.layouts()).problems
    assert [problem.hint for problem in problems if problem.code == "V-011"] == ["dat is de naam van een organisatie; schrijf hier het id: visclub"]


def test_a_file_with_another_ending_is_told_once_and_not_as_a_measure_that_is_gone() -> None:
    files = dict(waterdorp.files())
    files["prioriteiten/hoog-water/dijken/kade.yaml.txt"] = files.pop("prioriteiten/hoog-water/dijken/kade.yaml")
    codes = {problem.code for problem in pipeline.examine(files, waterdorp.layouts()).problems}
    assert "H-002" in codes
    assert "R-003" not in codes


def test_a_part_of_the_name_of_a_role_is_led_to_its_id() -> None:
    path = "prioriteiten/hoog-water/dijken/kade.yaml"
    wrong = waterdorp.files()[path].replace(b"intern: [team-water]", b"intern: [het water]")
    codes = [problem.hint for problem in pipeline.examine({**waterdorp.files(), path: wrong}, waterdorp.layouts()).problems if problem.code == "V-011"]
    assert codes and not codes[0].startswith("bedoelde u"), "two roles end so"
    wrong = waterdorp.files()[path].replace(b"intern: [team-water]", b"intern: [van het waterschap]").replace(b"van het", b"het")
    codes = [problem.hint for problem in pipeline.examine({**waterdorp.files(), path: wrong}, waterdorp.layouts()).problems if problem.code == "V-011"]
    assert codes == ["bedoelde u 'dijkgraaf'?"]


def test_a_text_with_the_line_ends_of_an_old_mac_is_read_as_any_other() -> None:
    text = "Een zin.[^2]\n\n[^1]: [droog.nl](https://www.droog.nl/)\n".replace("\n", "\r")
    problems = pipeline.examine({**waterdorp.files(), waterdorp.TEXT: text.encode()}, waterdorp.layouts()).problems
    assert 3 in [item.source.line for item in problems if item.code == "T-031"]
