"""Names of content files: leftovers are passed by, slips are named kindly, and every name can exist on every computer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planascode.filenames import as_named, is_leftover, sort_out


def said(*paths: str) -> list[tuple[str, str]]:
    """(path, code) of what is wrong with these names."""
    return [(problem.source.file, problem.code) for problem in sort_out(dict.fromkeys(paths, b""))[1]]


@pytest.mark.parametrize(
    "name",
    [
        ".git", ".plan.yaml.swp", ".~lock.plan.docx#", "._plan.yaml", ".DS_Store", "~$plan.docx", "plan.yaml~", "#plan.yaml#",
        "plan.swp", "plan.tmp", "Thumbs.db", "thumbs.db", "desktop.ini", "__MACOSX",
    ],
)  # fmt: skip
def test_what_other_programs_leave_behind_is_passed_by(name: str) -> None:
    assert is_leftover(name)
    assert sort_out({name: b"", f"geld/{name}/x.yaml": b""}) == ({}, [])


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("plan (1).yaml", "plan.yaml"),
        ("plan(2).yaml", "plan.yaml"),
        ("plan - kopie.yaml", "plan.yaml"),
        ("plan - Copy (2).yaml", "plan.yaml"),
        ("Kopie van plan.yaml", "plan.yaml"),
        ("Copy of plan.md", "plan.md"),
        ("plan_oud.yaml", "plan.yaml"),
        ("plan.yml", "plan.yaml"),
        ("plan.yaml.txt", "plan.yaml"),
        ("plan.yaml.bak", "plan.yaml"),
        ("plan.YAML", "plan.yaml"),
        ("verhaal.markdown", "verhaal.md"),
    ],
)
def test_a_copy_or_another_ending_is_called_by_its_right_name(name: str, right: str) -> None:
    kept, (problem,) = sort_out({name: b""})
    assert kept == {}
    assert problem.code == "H-002"
    assert right in problem.message + problem.hint


def test_a_file_with_another_ending_beside_the_right_one_is_one_too_many() -> None:
    _, (alone,) = sort_out({"hoofdstukken/verhaal.md.txt": b""})
    assert alone.hint == "noem het verhaal.md"
    _, (beside,) = sort_out({"hoofdstukken/verhaal.md.txt": b"", "hoofdstukken/verhaal.md": b""})
    assert beside.hint == "verhaal.md is er ook al: haal een van de twee weg"


def test_what_is_left_of_a_file_as_a_copy_gets_the_name_of_the_file_back() -> None:
    _, (alone,) = sort_out({"geld/plan (1).yaml": b""})
    assert alone.hint == "dat bestand is er niet; noem dit bestand plan.yaml, of haal het weg"
    _, (beside,) = sort_out({"geld/plan (1).yaml": b"", "geld/plan.yaml": b""})
    assert beside.hint.startswith("is het iets nieuws? Kies een nieuw id")


@pytest.mark.parametrize(
    ("path", "named", "better"),
    [
        ("hoofdstukken/Onze Aanpak.md", "hoofdstukken/Onze Aanpak.md", "onze-aanpak.md"),
        ("hoofdstukken/één_woord.md", "hoofdstukken/één_woord.md", "een-woord.md"),
        ("Nieuwe map/aanpak.md", "Nieuwe map", "nieuwe-map"),
        ("geld/2027 Het geld.yaml", "geld/2027 Het geld.yaml", "streepjes: het-geld.yaml"),
        ("geld/2027-geld.yaml", "geld/2027-geld.yaml", "te beginnen met een letter: geld.yaml"),
        ("geld/al-het-geld-van-de-gemeente.yaml", "geld/al-het-geld-van-de-gemeente.yaml", "letter: al-het-geld.yaml"),
        ("geld/aanvragen-bij-het-hele-rijk/a.yaml", "geld/aanvragen-bij-het-hele-rijk", "letter: aanvragen-bij-het-hele"),
        ("geld/con.yaml", "geld/con.yaml", ""),
        ("aux/aanpak.md", "aux", ""),
        ("figuren/nul.png", "figuren/nul.png", ""),
        ("figuren/wat?.png", "figuren/wat?.png", "streepjes: wat.png"),
        ("figuren/punt.", "figuren/punt.", "punt"),
        ("figuren/\u202egnp.png", "figuren/\u202egnp.png", "gnp"),
        ("geld/a\nb.yaml", "geld/a\nb.yaml", "a"),
        ("geld/\x1b[2J.yaml", "geld/\x1b[2J.yaml", ""),
        ("geld/\udcff.yaml", "geld/\udcff.yaml", ""),
        ("geld/<script>.yaml", "geld/<script>.yaml", "script"),
        ("geld/a\\..\\b.yaml", "geld/a\\..\\b.yaml", ""),
        ("layouts/huisstijl/fonts/a\x00.ttf", "layouts/huisstijl/fonts/a\x00.ttf", ""),
    ],
)
def test_a_name_that_is_none_everywhere_is_refused_once_with_a_better_one(path: str, named: str, better: str) -> None:
    kept, (problem,) = sort_out({path: b""})
    assert kept == {}
    assert (problem.source.file, problem.code) == (named, "H-001")
    assert better in problem.hint


def test_a_better_name_that_is_taken_is_told_to_be_so() -> None:
    _, (problem,) = sort_out({"overige/feest.yaml": b"", "overige/Feest!.yaml": b""})
    assert problem.hint.endswith("streepjes: feest.yaml; die naam is hier al in gebruik, kies dus een andere")


def test_the_folder_of_a_priority_that_was_given_too_long_a_name_is_called_after_its_id() -> None:
    folder = "prioriteiten/jongeren-en-jongvolwassenen-met-veel-woorden"
    _, (problem,) = sort_out({f"{folder}/prioriteit.yaml": b""})
    assert (problem.code, problem.hint) == ("H-001", "geef de map de naam die in prioriteit.yaml achter id: staat")


@given(st.text(max_size=40))
def test_every_better_name_for_a_file_with_keys_is_a_good_one(stem: str) -> None:
    path = f"overige/{stem.replace('/', '')}!.yaml"
    for problem in sort_out({path: b""})[1]:
        _, _, name = problem.hint.partition("streepjes: ")
        assert not name or sort_out({f"overige/{name}": b""})[1] == []


def test_names_that_differ_only_in_capitals_or_accents_are_refused_and_the_good_one_stays() -> None:
    assert said("geld/posten.yaml", "geld/Posten.yaml") == [("geld/Posten.yaml", "H-003")]
    assert said("geld/a.yaml", "Geld/b.yaml", "Geld/c.yaml") == [("Geld", "H-003")]
    assert said("figuren/\u00e9\u00e9n.png", "figuren/e\u0301e\u0301n.png") == [("figuren/\u00e9\u00e9n.png", "H-003")]
    assert set(sort_out(dict.fromkeys(("Geld/b.yaml", "geld/a.yaml"), b""))[0]) == {"geld/a.yaml"}


def test_files_about_the_plan_and_layouts_have_their_own_names() -> None:
    assert said("LEESMIJ.md", "geld/README.md", "HERKOMST.md", "layouts/huisstijl/fonts/SourceSans3-Regular.ttf") == []


FOLDERS = frozenset({"prioriteiten", "hoofdstukken", "geld"})


@pytest.mark.parametrize(
    ("path", "right", "place"),
    [
        ("prioriteiten/wonen/wonen.yaml", "prioriteiten/wonen/prioriteit.yaml", "prioriteiten/wonen/wonen.yaml"),
        ("prioriteiten/wonen/buurt/buurt.yaml", "prioriteiten/wonen/buurt/thema.yaml", "prioriteiten/wonen/buurt/buurt.yaml"),
        ("bijlagen/kaart/kaart.yaml", "bijlagen/kaart/bijlage.yaml", "bijlagen/kaart/kaart.yaml"),
        ("Plan.yaml", "plan.yaml", "Plan.yaml"),
        ("indeling.yml", "indeling.yaml", "indeling.yml"),
        ("hoofdstuk/visie.md", "hoofdstukken/visie.md", "hoofdstuk"),
        ("prioriteiten/wonen/feest.yaml", "prioriteiten/wonen/feest.yaml", ""),
        ("verhalen/visie.md", "verhalen/visie.md", ""),
    ],
)
def test_what_can_only_be_a_fixed_file_or_folder_is_read_as_that_and_told(path: str, right: str, place: str) -> None:
    files, own_names, problems = as_named({path: b""}, FOLDERS)
    assert (list(files), own_names) == ([right], {right: path} if right != path else {})
    assert [(problem.source.file, problem.code) for problem in problems] == [(place, "H-017")] * bool(place)


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("prioriteiten/wonen/wonen.yaml", {"prioriteiten/wonen/prioriteit.yaml": b""}),
        ("Plan.yaml", {"plan.yaml": b""}),
        ("hoofdstuk/visie.md", {"hoofdstukken/visie.md": b""}),
        ("hoofdstuk/visie.md", {"indeling.yaml": b"plan: [{id: visie, soort: tekst, kop: Visie, tekst: hoofdstuk/visie}]"}),
    ],
)
def test_no_file_takes_the_name_of_one_that_is_there_and_no_folder_that_is_named_so(path: str, beside: dict[str, bytes]) -> None:
    assert as_named({path: b"", **beside}, FOLDERS) == ({path: b"", **beside}, {}, [])


ONE, OTHER = b"id: een\n", b"id: ander\n"


@pytest.mark.parametrize(
    ("files", "copy"),
    [
        ({"geld/visie.md": b"", "geld/visie-oud.md": b""}, "geld/visie-oud.md"),
        ({"geld/visie.md": b"", "geld/visie-oud.md": b"", "indeling.yaml": b"tekst: geld/visie-oud"}, ""),
        ({"geld/visie-oud.md": b""}, ""),
        ({"plan.yaml": ONE, "plan-oud.yaml": OTHER}, "plan-oud.yaml"),
        ({"overige/feest.yaml": ONE, "overige/feest-oud.yaml": ONE}, "overige/feest-oud.yaml"),
        ({"overige/feest.yaml": ONE, "overige/feest-oud.yaml": OTHER}, ""),
        ({"overige/feest.yaml": ONE, "overige/feest-2.yaml": ONE}, ""),
        ({"geld/a.yaml": b"- id: een\n- id: twee\n", "geld/a-2023.yaml": b"- id: een\n- id: twee\n"}, "geld/a-2023.yaml"),
        ({"geld/a.yaml": b"- id: een\n- id: twee\n", "geld/a-2023.yaml": b"- id: een-2023\n- id: twee-2023\n"}, ""),
        ({"prioriteiten/a/x/m.yaml": b"naam: M", "prioriteiten/a/x - kopie/m.yaml": b"naam: M"}, "prioriteiten/a/x - kopie"),
        ({"prioriteiten/a/x/m.yaml": b"naam: M", "prioriteiten/a/x-oud/m.yaml": b"naam: M"}, "prioriteiten/a/x-oud"),
        ({"prioriteiten/a/x/m.yaml": b"naam: M", "prioriteiten/a/x-oud/n.yaml": b"naam: N"}, ""),
    ],
)
def test_an_old_version_or_a_copy_beside_the_good_one_is_told_at_the_copy(files: dict[str, bytes], copy: str) -> None:
    kept, problems = sort_out(files)
    assert [(problem.source.file, problem.code) for problem in problems] == [(copy, "H-002")] * bool(copy)
    assert all(problem.hint.startswith("zet wat u wilt houden in '") for problem in problems)
    assert set(files) - set(kept) == {path for path in files if copy and path.startswith(copy)}
