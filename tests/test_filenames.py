"""Names of content files: leftovers are passed by, slips are named kindly, and every name can exist on every computer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planascode.filenames import is_leftover, sort_out


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
