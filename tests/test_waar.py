"""``waar`` as an author uses it: a real process on real folders."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import waterdorp
from conftest import run


def ask(*query: str | Path, plan: Path = waterdorp.FOLDER, output: Path = Path("nergens")) -> list[str]:
    """The lines of an answer."""
    done = run("waar", *query, "--plan", plan, "--naar", output)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    return done.stdout.splitlines()


def test_the_first_line_says_where_a_number_comes_from() -> None:
    first = ask("€ 120.000,00")[0]
    place = re.fullmatch(r"€ 120\.000 staat in (\S+):(\d+):(\d+) \(budgetposten/post-kade/bedrag\)", first)
    assert place
    assert (Path(waterdorp.ROOT) / place[1]).read_text().splitlines()[int(place[2]) - 1][
        int(place[3]) - 1 :
    ] == "120.000"


def test_the_printed_places_stand_under_their_output_and_editions() -> None:
    answer = ask("120.000")
    for head in (
        "PDF en Word (openbaar, partners, vertrouwelijk):",
        "Site (openbaar, partners, vertrouwelijk):",
        "Publicatie (openbaar):",
    ):
        assert head in answer
    site = "\n".join(answer).partition("\nSite")[2].partition("\nPublicatie")[0]
    assert "Geld (geld.html): Tabel 3 Alle posten, rij 'Ophogen van de kade', kolom" in site


def test_the_documents_for_the_college_are_places_too() -> None:
    heads = [line for line in ask("plan/citeertitel") if line.endswith("):")]
    assert "Collegebesluit (openbaar):" in heads
    total = ask("geld-dekking/gedekt", "--editie", "openbaar")
    assert total[0] == "€ 128.250,25 staat in geen bestand: het is berekend (geld-dekking/gedekt)"
    assert {"Collegevoorstel (openbaar):", "Raadsinformatiebrief (openbaar):", "Publiekssamenvatting (openbaar):"} <= {*total}


def test_one_edition_can_be_asked_for() -> None:
    heads = [line for line in ask("120.000", "--editie", "partners") if line.endswith("):")]
    assert heads == ["PDF en Word (partners):", "Site (partners):"]


def test_a_place_that_not_every_edition_has_says_so() -> None:
    assert any("(alleen vertrouwelijk)" in line for line in ask("31.337"))


def test_a_total_is_explained_with_the_place_of_each_part() -> None:
    answer = ask("geld/totaal", "--editie", "openbaar")
    assert answer[0].endswith("staat in geen bestand: het is berekend (geld/totaal)")
    assert any(re.search(r"budgetposten\.yaml:3:11  € 120\.000$", line) for line in answer)


def test_several_words_need_no_quotation_marks() -> None:
    assert "maatregelen/kade/naam" in ask("de", "kade", "ophogen")[0]


def test_a_long_list_is_cut_and_the_rest_is_counted_until_all_is_asked_for() -> None:
    short, whole = ask("0"), ask("0", "--alles")
    assert any(line.startswith("  ... en nog ") for line in short)
    assert not any(line.startswith("  ... en nog ") for line in whole)
    assert len(whole) > len(short)


def test_pages_are_told_only_from_a_pdf_of_this_very_content(tmp_path: Path) -> None:
    plan, output = tmp_path / "plan", tmp_path / "output"
    shutil.copytree(waterdorp.FOLDER, plan)
    built = run("--plan", plan, "--naar", output, "--uitvoer", "pdf", "--editie", "openbaar")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "blz. " in "\n".join(ask("120.000", plan=plan, output=output))
    posts = plan / "geld" / "budgetposten.yaml"
    posts.write_text(posts.read_text().replace("45.500,50", "45.500,51"))
    answer = "\n".join(ask("120.000", plan=plan, output=output))
    assert "blz. " not in answer
    assert "maak het plan eerst" in answer


@pytest.mark.parametrize(("query", "hint"), [("post-kadde", "bedoelde u 'post-kade'?"), ("zzqqzz", "Zoek op een id")])
def test_what_is_nowhere_is_wrong_use_with_a_hint(query: str, hint: str) -> None:
    done = run("waar", query, "--plan", waterdorp.FOLDER)
    assert done.returncode == 2
    assert not done.stdout
    assert f"'{query}' staat nergens in het plan" in done.stderr
    assert hint in done.stderr


def test_a_query_and_an_edition_that_exists_are_needed() -> None:
    assert run("waar").returncode == 2
    done = run("waar", "120.000", "--plan", waterdorp.FOLDER, "--editie", "partner")
    assert done.returncode == 2
    assert "bedoelde u 'partners'?" in done.stderr


def test_a_plan_with_a_mistake_is_not_searched_but_the_mistake_is_told(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(waterdorp.FOLDER, plan)
    (plan / "geld" / "budgetposten.yaml").write_text("- id: x\n")
    done = run("waar", "120.000", "--plan", plan)
    assert done.returncode == 1
    assert "budgetposten.yaml:1:3" in done.stdout
    assert "Traceback" not in done.stderr


def test_lines_fit_in_a_terminal_of_eighty_columns_but_for_the_answer_itself_and_long_paths() -> None:
    for line in ask("120.000")[1:]:
        assert len(line) <= 80 or " " not in line.strip(), line
