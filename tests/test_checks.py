"""Checks: each finds its own trouble in a plan that is otherwise right. The exact words are in cases/fouten."""

from __future__ import annotations

import importlib
import inspect
import re
from dataclasses import replace
from pathlib import Path

import pytest
import waterdorp

from planascode import checks, pipeline
from planascode.checks import acceptance, references
from planascode.checks import editions as editions_check
from planascode.checks.content import Content
from planascode.checks.references import SINGULAR, check_references_resolve
from planascode.gaps import EVERYTHING
from planascode.load import load
from planascode.model import COLLECTIONS

FOLDER = Path(checks.__file__).parent
KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
TONS = "prioriteiten/hoog-water/wijken/regentonnen.yaml"
POSTS = "geld/budgetposten.yaml"
WHY = "hoofdstukken/waarom.md"

FOUND_BY = {
    "check_names_look_like_names": (waterdorp.MEASURE, "naam: ", "naam: HET DORP BLIJFT DROOG # "),
    "check_headings_are_headings": (WHY, "Waterdorp bestaat niet.", "## 2. Waterdorp\n\nWaterdorp bestaat niet."),
    "check_lists_are_as_long_as_announced": (WHY, "Waterdorp bestaat niet.", "Daar zijn drie redenen voor:\n\n- Water.\n- Weer.\n\nWaterdorp bestaat niet."),
    "check_measures_serve_their_own_priority": (KADE, "doelen: [hoge-kade, droge-kelders]", "doelen: [helder-water]"),
    "check_points_are_whole_sentences": (KADE, "[We meten de hoogte elk jaar.]", "[We meten de hoogte elk jaar, en later ook de breedte.]"),
    "check_nothing_is_said_twice": (WHY, "Waterdorp bestaat niet.", "- Eenmaal.\n- Eenmaal.\n\nWaterdorp bestaat niet."),
    "check_texts_come_to_an_end": (WHY, "Waterdorp bestaat niet.", "Waterdorp bestaat van de\n\nWaterdorp is er."),
    "check_lists_name_everything_once": (
        "namen/organisaties.yaml", "{id: visclub,", "{id: visclub-2, naam: Visclub De Natte Dobber}\n- {id: visclub,",
    ),
    "check_remarks_are_of_their_time": ("opmerkingen/opmerkingen.yaml", "datum: ", "datum: 1 mei 2060 # "),
    "check_days_are_on_the_calendar": (WHY, "Waterdorp bestaat niet.", "Waterdorp bestaat sinds 31 juni 2027."),
    "check_nothing_is_left_behind": (KADE, "  - De bomen blijven staan.", "  - De bomen [nog invullen] blijven staan."),
    "check_what_is_unknown_has_a_reason": (waterdorp.MEASURE, "tijd: op-koers", "tijd: mistig"),
    "check_references_resolve": (KADE, "partners: [waterschap-drasland]", "partners: [niemand]"),
    "check_order_lists_name_children": (
        "prioriteiten/schoon-water/prioriteit.yaml",
        "[vissen-tellen,",
        "[kade, vissen-tellen,",
    ),
    "check_editions_exist": ("prioriteiten/schoon-water/lozingen.yaml", "editie: partners", "editie: iedereen"),
    "check_editions_show_something": (
        "legenda/toestanden.yaml",
        ", bij_ontbreken: ja",
        ", bij_ontbreken: ja, editie: vertrouwelijk",
    ),
    "check_what_is_marked_as_closed_is_hidden": (WHY, "Waterdorp bestaat niet.", ":: partners\nWaterdorp bestaat niet.\n::"),
    "check_named_texts_are_there": ("indeling.yaml", "hoofdstukken/waarom", "hoofdstukken/waarom.md"),
    "check_all_is_printed": ("indeling.yaml", "  - {id: middelen, soort: geld, kop: Wat het kost}\n", ""),
    "check_hidden_fields_are_optional": (KADE, "{trekker: partners}", "{doelen: partners}"),
    "check_open_records_refer_to_open_records": (KADE, "[post-kade]", "[post-geschil]"),
    "check_measures_with_hidden_parts": (KADE, "{trekker: partners}", "{trekker: partners, acties: partners}"),
    "check_texts_are_readable": (WHY, "Waterdorp bestaat niet.", "![x](y.png)"),
    "check_signs_can_be_printed": (WHY, "Waterdorp bestaat niet.", "Waterdorp ⚠"),
    "check_marks_do_something": (WHY, "Waterdorp bestaat niet.", "Waterdorp ~~bestaat~~."),
    "check_text_references_resolve": (WHY, "#hoog-water", "#laag-water"),
    "check_texts_are_used": ("indeling.yaml", ", tekst: verhaal", ", tekst: verslag"),
    "check_pictures_have_their_file": ("figuren/figuren.yaml", "soort: overkoepeling", "soort: afbeelding"),
    "check_pictures_are_placed_once": (WHY, "Waterdorp bestaat niet. Het water stijgt er toch.", "![](#fig-opgaven)"),
    "check_one_home_for_planning": (TONS, "planning: doorlopend vanaf Q2 2028\n", ""),
    "check_states_are_on_axes": (TONS, ", geld: op-koers", ""),
    "check_bad_states_are_explained": (KADE, "        bijsturing: Het college praat met de eigenaar.\n", ""),
    "check_legend_shows_the_unknown": ("legenda/toestanden.yaml", ", bij_ontbreken: ja", ""),
    "check_figures_have_a_column": ("plan.yaml", "monitoring_jaren: [2027, 2028]", "monitoring_jaren: [2027]"),
    "check_tones_exist": ("legenda/toestanden.yaml", "toon: klei", "toon: beton"),
    "check_columns_and_parts_exist": ("indeling.yaml", "breedte: 3", "breedte: 0"),
    "check_states_agree_with_themselves": ("legenda/toestanden.yaml", "Het is af}", "Het is af, klaar: ja, begonnen: nee}"),
    "check_part_ids_are_free": ("indeling.yaml", "id: waarom", "id: regentonnen"),
    "check_parts_are_named_once": ("indeling.yaml", "{id: waarom, soort: tekst", "{id: waarom, soort: geld"),
    "check_places_have_one_name": (POSTS, "id: post-kade", "id: geld-posten"),
    "check_parts_fit_in_their_whole": (POSTS, "45.500,50", "120.000,01"),
    "check_goals_have_measures": (TONS, "doelen: [berging]", "doelen: onbekend (nog te kiezen)"),
    "check_plannings_are_inside_the_period": (TONS, "doorlopend vanaf Q2 2028", "Q2 2028 t/m Q1 2031"),
    "check_sentences_are_short": (WHY, "Waterdorp bestaat niet.", f"Waterdorp bestaat {'heus ' * 25}niet."),
    "check_lists_have_items": (WHY, "Waterdorp bestaat niet.", "- Waterdorp bestaat niet."),
    "check_no_opinions": (WHY, "Waterdorp bestaat niet.", "Volgens mij bestaat Waterdorp niet."),
    "check_words_are_plain": (WHY, "Waterdorp bestaat niet.", "Waterdorp bestaat thans niet."),
    "check_words_are_spelled_alike": (WHY, "Waterdorp bestaat niet.", "Waterdorp, Waterdorp, Waterdorp of Watrdorp."),
    "check_fields_say_something": (KADE, "  - De bomen blijven staan.", "  - idem"),
    "check_abbreviations_are_explained": (WHY, "Waterdorp bestaat niet.", "Het BVO bestaat niet."),
    "check_names_are_written_one_way": (
        "namen/organisaties.yaml",
        "{id: visclub, naam: Visclub De Natte Dobber}",
        "{id: visclub, naam: Visclub De Natte Dobber, varianten: [visclub]}",
    ),
    "check_points_are_about_a_measure_each": (
        "prioriteiten/schoon-water/verhaal.md", "De vissen zien elkaar niet.", "\n\n- [A](#lozingen): a\n- [B](#lozingen): b\n- [C](#geheime-meting): c"
    ),
    "check_numbered_priorities_stand_in_order": (WHY, "Waterdorp bestaat niet.", "1. [](#hoog-water)\n2. [](#schoon-water)\n\nWaterdorp."),
    "check_brackets_are_closed": (WHY, "Waterdorp bestaat niet.", "Waterdorp (bestaat niet."),
    "check_posts_agree_with_themselves": (POSTS, "naam: Meten van de waterkwaliteit", "naam: Eenmalig meten van de waterkwaliteit"),
    "check_parts_agree_with_their_whole": (
        POSTS, "  jaar: 2028\n  soort: incidenteel\n  dekking: begroot\n  bij: [hoog-water]\n  onderdeel_van",
        "  jaar: 2029\n  soort: incidenteel\n  dekking: begroot\n  bij: [hoog-water]\n  onderdeel_van",
    ),
    "check_sums_come_out": (WHY, "Waterdorp bestaat niet.", "Van de 20 dorpen bestaan er 26."),
    "check_counts_are_the_same_everywhere": (
        WHY, "Waterdorp bestaat niet.", "Er zijn vier dijkwachters.\n\nAlle vier dijkwachters lopen.\n\nDe vijf dijkwachters slapen.",
    ),
    "check_figures_in_texts_are_those_of_the_indicator": (WHY, "Waterdorp bestaat niet.", "In 2028 waren het er 83: zie [](#meter-kelders)."),
    "check_spans_agree_with_the_planning": (WHY, "Waterdorp bestaat niet.", "[](#vissen-tellen) loopt van Q1 2028 tot Q3 2028."),
    "check_texts_point_by_link": (WHY, "Waterdorp bestaat niet.", "Dat staat op bladzijde 8."),
    "check_numbers_are_those_of_the_plan": (WHY, "Waterdorp bestaat niet.", "Waterdorp heeft vijf opgaven."),
    "check_days_have_a_year": (WHY, "Waterdorp bestaat niet.", "Waterdorp bestaat vanaf 1 mei."),
    "check_no_contact_data": (WHY, "Waterdorp bestaat niet.", "Mail naar p.water@waterdorp.nl."),
    "check_words_can_be_broken": (WHY, "Waterdorp bestaat niet.", f"Water{'dorp' * 25} bestaat niet."),
    "check_no_persons": (WHY, "Waterdorp bestaat niet.", "Mevrouw Jansen bestaat niet."),
}


def content(path: str = "", old: str = "", new: str = "") -> Content:
    files = dict(waterdorp.files())
    if path:
        text = files[path].decode()
        assert old in text
        files[path] = text.replace(old, new, 1).encode()
    loaded = load(files)
    assert loaded.plan is not None, loaded.problems
    style = waterdorp.examined().style
    return Content(
        loaded.plan,
        loaded.sources,
        frozenset(style.tones),
        style.signs(),
        pipeline.texts(files),
        layouts=waterdorp.examined().layouts,
    )


@pytest.mark.parametrize("function", checks.CHECKS, ids=lambda function: function.__name__)
def test_every_check_is_content_with_the_plan_as_it_is(function: object) -> None:
    assert callable(function)
    assert list(function(content())) == []


@pytest.mark.parametrize("name", sorted(FOUND_BY))
def test_every_check_finds_its_own_trouble(name: str) -> None:
    function = next(function for function in checks.CHECKS if function.__name__ == name)
    found = list(function(content(*FOUND_BY[name])))
    assert found
    for problem in found:
        assert problem.message
        assert problem.hint
        assert problem.source.file in waterdorp.files()


def test_no_check_is_left_out_of_these_tests_or_of_the_list() -> None:
    listed = {function.__name__ for function in checks.CHECKS}
    written = {
        name
        for path in FOLDER.glob("*.py")
        for name, _ in inspect.getmembers(importlib.import_module(f"planascode.checks.{path.stem}"), inspect.isfunction)
        if name.startswith("check_")
    }
    assert listed == written
    apart = "".join(path.read_text() for path in Path(__file__).parent.glob("test_checks_*.py"))
    untold = {name for name in listed - set(FOUND_BY) if name not in apart}
    apart_too = {
        "check_no_watched_names", "check_documents_say_where_they_are",
        "check_foreign_words_are_used", "check_pictures_can_be_printed", "check_documents_have_their_own_years",
        "check_abbreviations_fit_their_full_form", "check_names_agree_with_their_id",
        "check_codes_are_counted_right", "check_means_agree_with_the_cover", "check_abbreviations_stand_behind_their_full_form",
        "check_texts_agree_with_the_post", "check_measures_name_the_post_of_their_words",
        "check_days_of_decisions_are_those_of_the_plan",
    }  # fmt: skip
    assert untold == apart_too, "tested apart: they need more changes"


def test_a_state_for_the_unknown_that_the_public_does_not_see_is_found() -> None:
    path, old, new = FOUND_BY["check_editions_show_something"]
    hidden = new.replace("editie: vertrouwelijk", "editie_per_veld: {bij_ontbreken: partners}")
    (problem,) = checks.editions.check_editions_show_something(content(path, old, hidden))
    assert problem.code == "H-016"


def test_a_plan_of_which_each_priority_is_a_proposal_has_no_open_edition() -> None:
    files = waterdorp.files()
    priorities = [path for path in files if path.endswith("/prioriteit.yaml")]
    loaded = load({**files, **{path: files[path] + b"voorstel: ja\n" for path in priorities}})
    assert loaded.plan is not None, loaded.problems
    (problem,) = checks.editions.check_editions_show_something(Content(loaded.plan, loaded.sources, frozenset()))
    assert problem.code == "H-016" and "voorstel" in problem.hint
    assert problem.source.file == priorities[0] and files[priorities[0]].count(b"\n") + 1 == problem.source.line


def test_words_inside_a_value_are_pointed_at_and_only_there() -> None:
    seen = content()
    here = "maatregelen/regentonnen/naam"
    name = seen.plan["maatregelen"]["regentonnen"].naam
    word = name.split()[-1]
    source = seen.words(here, word)
    line = waterdorp.files()[TONS].decode().splitlines()[source.line - 1]
    assert line[source.column - 1 :][: source.width] == word
    assert seen.words(here, "doorlopend") == seen.place(here), "those words stand in another value"
    problem = seen.word_problem(here, word, "V-006", "m", instead="x")
    assert [(edit.old, edit.new) for edit in problem.edits] == [(word, "x")]
    assert seen.word_problem(here, "nergens", "V-006", "m", instead="x").edits == ()


def test_problems_come_sorted_and_once() -> None:
    found = checks.check(content(KADE, "[post-kade]", "[post-geschil]"))
    assert found == sorted(set(found))


def test_parts_that_are_just_as_large_as_the_whole_are_right() -> None:
    assert not list(checks.money.check_parts_fit_in_their_whole(content(POSTS, "45.500,50", "120.000")))


def test_a_part_of_a_part_is_found() -> None:
    text = (
        waterdorp.files()[POSTS]
        .decode()
        .replace("bij: [schoon-water]", "bij: [schoon-water]\n  onderdeel_van: post-klei")
    )
    loaded = load({**waterdorp.files(), POSTS: text.encode()})
    assert loaded.plan is not None
    found = list(checks.money.check_parts_fit_in_their_whole(Content(loaded.plan, loaded.sources, frozenset())))
    assert [problem.code for problem in found] == ["G-001"]


def with_files(changed: dict[str, str]) -> Content:
    """Waterdorp with these files in place of its own."""
    loaded = load({**waterdorp.files(), **{path: text.encode() for path, text in changed.items()}})
    assert loaded.plan is not None, loaded.problems
    return Content(loaded.plan, loaded.sources, frozenset(waterdorp.examined().style.tones))


def test_a_row_of_figures_copied_to_another_indicator_is_found() -> None:
    rows = (
        waterdorp.files()["monitoring/hoog-water.yaml"]
        .decode()
        .partition("  waarnemingen:\n")[2]
        .partition("  standen:")[0]
    )
    own = waterdorp.files()["monitoring/schoon-water.yaml"].decode().partition("  waarnemingen:\n")[0]
    found = list(
        checks.figures.check_figures_are_not_copied(
            with_files({"monitoring/schoon-water.yaml": f"{own}  waarnemingen:\n{rows}"})
        )
    )
    assert [(problem.code, problem.source.file) for problem in found] == [("I-002", "monitoring/schoon-water.yaml")]
    assert "meter-kelders" in found[0].message


# --- acceptances -------------------------------------------------------------------------------------

ITEM = "- {{id: later, regel: {regel}, bij: [{bij}], reden: het mag, door: team-water, tot: {tot}}}\n"


def accepted(regel: str = "M-004", bij: str = "regentonnen", tot: str = "2030-12-31") -> tuple[list[str], int]:
    """The codes that are left, and how many problems are accepted, in a plan with a planning that is too late."""
    late = waterdorp.files()[TONS].decode().replace("doorlopend vanaf Q2 2028", "Q2 2028 t/m Q1 2031")
    found = with_files({TONS: late, "aanvaard.yaml": ITEM.format(regel=regel, bij=bij, tot=tot)})
    left, covered = acceptance.accept(found, checks.check(found))
    return [problem.code for problem in left], len(covered["later"])


@pytest.mark.parametrize("bij", ["regentonnen", "wijken", "hoog-water", "droge-voeten"])
def test_what_is_accepted_for_a_record_or_for_what_it_stands_in_is_no_problem_any_more(bij: str) -> None:
    assert accepted(bij=bij) == ([], 1)


def test_an_acceptance_holds_on_its_last_day_and_not_after_it() -> None:
    assert accepted(tot="2029-04-01") == ([], 1)
    assert accepted(tot="2029-03-31") == (["M-004", "A-002"], 0)


@pytest.mark.parametrize(("number", "codes"), [(1, []), (0, ["A-004"])])
def test_an_acceptance_that_says_for_how_many_it_is_tells_of_more(number: int, codes: list[str]) -> None:
    assert accepted(tot=f"2030-12-31, aantal: {number}") == (codes, 1)


def test_an_acceptance_without_a_cause_is_told() -> None:
    assert accepted(bij="kade") == (["M-004", "A-003"], 0)
    assert accepted(regel="M-003") == (["M-004", "A-003"], 0)


def test_only_a_rule_that_exists_and_does_not_stop_the_build_can_be_accepted() -> None:
    assert accepted(regel="M-999") == (["M-004", "A-001"], 0)
    assert accepted(regel="R-003") == (["M-004", "A-001"], 0)


def test_every_gap_of_our_own_plan_is_accepted_and_every_acceptance_has_a_cause(checked: pipeline.Checked) -> None:
    assert [problem for problem in checked.problems if problem.level != "advies"] == []
    assert all(checked.accepted.values())


# --- a plan that is not whole ---------------------------------------------------------------------------


def test_what_a_check_needs_is_something_that_can_be_lost() -> None:
    for function, names in checks.NEEDS.items():
        assert function in checks.CHECKS
        assert set(names.split()) <= {*EVERYTHING, "huisstijl"}


def test_a_check_that_needs_what_is_lost_says_nothing_and_the_others_go_on() -> None:
    whole = content(TONS, "doelen: [berging]", "doelen: onbekend (nog te kiezen)")
    assert [problem.code for problem in checks.check(whole)] == ["M-006", "M-003"]
    part = replace(content(POSTS, "45.500,50", "145.500,50"), lost=frozenset({"maatregelen"}))
    assert [problem.code for problem in checks.check(part)] == ["G-001"]
    assert checks.check(replace(whole, lost=frozenset({"maatregelen"}))) == []
    assert [problem.code for problem in checks.check(replace(whole, lost=frozenset({"rollen"})))] == ["M-003"]


@pytest.mark.parametrize("lost", ["niemand", "*"])
def test_a_reference_to_what_may_be_lost_is_not_told(lost: str) -> None:
    wrong = content(KADE, "partners: [waterschap-drasland]", "partners: [niemand]")
    assert checks.check(replace(wrong, lost=frozenset({lost}))) == []
    assert [problem.code for problem in checks.check(replace(wrong, lost=frozenset({"ander"})))] == ["R-003"]


def test_a_bad_stand_on_one_line_is_one_message_with_a_way_to_mend_that_can_be_done() -> None:
    found = waterdorp.problems(TONS, "{tijd: op-koers, geld: op-koers}", "{tijd: vast, geld: let-op}")
    (problem,) = [item for item in found if item.code == "S-003"]
    assert problem.message == "het gaat hier niet goed en 'oorzaak', 'gevolg' en 'bijsturing' ontbreken"
    assert problem.hint.startswith("zet voor de laatste }: , oorzaak: ..., gevolg: ..., bijsturing: ...")
    assert problem.source.width


@pytest.mark.parametrize(("first", "second", "editions"), [("openbaar", "partners", []), ("partners", "vertrouwelijk", ["E-005 - id: grond-kopen"])])
def test_a_measure_of_which_all_parts_are_hidden_where_it_is_shown_is_found(first: str, second: str, editions: list[str]) -> None:
    text = waterdorp.files()[KADE].decode()
    for part, edition in (("grond-kopen", first), ("grond-storten", second)):
        text = text.replace(f"  - id: {part}\n", f"  - id: {part}\n    editie: {edition}\n")
    assert waterdorp.said(editions_check.check_measures_with_hidden_parts, changed={KADE: text}) == editions


def test_a_reference_that_leads_nowhere_gets_no_id_that_cannot_stand_there() -> None:
    remark = "opmerkingen/opmerkingen.yaml"
    assert references.readable(waterdorp.plan()).isdisjoint(waterdorp.plan()["opmerkingen"])
    (problem,) = waterdorp.problems(remark, "bij: kade", "bij: opm-kadee")
    assert "opm-kade'" not in problem.hint
    (problem,) = waterdorp.problems(waterdorp.TEXT, "(#kade)", "(#opm-kadee)")
    assert "opm-kade'" not in problem.hint


RENAMED = "Een id verandert niet: veranderde u het, zet dan bij dat stuk: voorheen: [kade]. Is dat stuk per ongeluk weg, zet het dan terug"


def test_a_slip_of_the_pen_is_not_taken_for_a_record_that_is_gone() -> None:
    assert references.or_gone("bedoelde u 'regentonnen'?", "regentonen") == "bedoelde u 'regentonnen'?"
    assert references.or_gone("bedoelde u 'post-kade'?", "kade").startswith(f"bedoelde u 'post-kade'? {RENAMED}")
    told = references.or_gone("bedoelde u 'post-kade'? Dat is een budgetpost", "kade")
    assert told.startswith(f"bedoelde u 'post-kade'? Dat is een budgetpost. {RENAMED}")


@pytest.mark.parametrize(
    ("name", "kind"), [("regentonnen", "een maatregel"), ("visclub", "een organisatie"), ("waarom", "een hoofdstuk")]
)
def test_an_offered_id_is_told_with_its_kind(name: str, kind: str) -> None:
    assert references.with_kind(f"bedoelde u '{name}'?", waterdorp.plan()) == f"bedoelde u '{name}'? Dat is {kind}"
    assert references.with_kind("dit kan wel: een, twee", waterdorp.plan()) == "dit kan wel: een, twee"


def test_whatever_kind_of_record_an_id_names_has_a_word() -> None:
    assert set(SINGULAR) >= {*COLLECTIONS, "doelen", "onderdelen", "*"}


def test_what_is_wrong_in_a_stand_is_told_on_its_own_line_also_when_its_day_is_written_otherwise() -> None:
    old = "toestanden: {tijd: op-koers, geld: op-koers}, herkomst: afgeleid}\n"
    late = "  - {peildatum: 14-9-2028, toestanden: {tijd: verdwaald, geld: klaar}, herkomst: gemeld}\n"
    problems = waterdorp.problems(waterdorp.MEASURE, old, old + late)
    assert [problem.code for problem in problems] == ["V-013", "R-003"]
    assert len({problem.source.line for problem in problems}) == 1


def test_an_id_may_begin_with_the_word_for_what_is_not_known() -> None:
    path = "legenda/toestanden.yaml"
    files = {**waterdorp.files(), path: waterdorp.files()[path].replace(b"id: vast", b"id: onbekend-hoe")}
    stand = files[waterdorp.MEASURE].replace(b"tijd: op-koers", b"tijd: onbekend-hoe")
    codes = {problem.code for problem in pipeline.examine({**files, waterdorp.MEASURE: stand}, waterdorp.layouts()).problems}
    assert "V-005" not in codes


def test_a_reference_to_an_old_id_is_told_the_new_one() -> None:
    files = {KADE: waterdorp.files()[KADE].decode().replace("partners: [waterschap-drasland]", "partners: [oud-schap]")}
    path = "namen/organisaties.yaml"
    files[path] = waterdorp.files()[path].decode().replace("{id: waterschap-drasland, ", "{id: waterschap-drasland, voorheen: [oud-schap], ", 1)
    (problem,) = check_references_resolve(waterdorp.seen(files))
    assert problem.hint == "dit stuk heet nu 'waterschap-drasland'"


def test_each_reference_that_leads_nowhere_is_told_on_its_own_line_and_not_at_a_longer_id() -> None:
    path = "hoofdstukken/waarom.md"
    text = waterdorp.files()[path].decode()
    added = "\n\nZie [de kade](#kade).\n\nZie [iets](#kad).\n\nZie [weer](#kad).\n"
    found = checks.links.check_text_references_resolve(content(path, text, text.rstrip("\n") + added))
    lines = (text.rstrip("\n") + added).split("\n")
    assert [lines[problem.source.line - 1] for problem in found] == ["Zie [iets](#kad).", "Zie [weer](#kad)."]


def test_all_ids_that_are_asked_of_an_empty_collection_are_named_at_once() -> None:
    """Whoever writes the measures first need not find out one id at a time."""
    waterdorp_files = {path: data for path, data in waterdorp.files().items() if not path.startswith("geld/")}
    measure = waterdorp_files[waterdorp.MEASURE].decode()
    changed = re.sub("(?m)^budgetposten:.*\n", "", measure) + "budgetposten: [een-post, twee-posten, een-post]\n"
    found = pipeline.examine({**waterdorp_files, waterdorp.MEASURE: changed.encode()}, waterdorp.layouts()).problems
    (problem,) = [problem for problem in found if problem.code == "R-003" and "budgetpost" in problem.message]
    assert "'post-meten'" in problem.message
    assert problem.hint.endswith("daar staat nog niets: ook 'post-kade', 'een-post', 'twee-posten' ontbreken")


@pytest.mark.parametrize(
    "words",
    ["[AANTAL INVULLEN]", "[nog nakijken]", "[Opmerking: klopt dit?]", "XX", "n.t.b.", "NTB", "PM:", "Fout! Verwijzingsbron"],
)
def test_a_place_that_is_still_to_be_filled_in_is_found_at_its_words(words: str) -> None:
    (problem,) = [item for item in waterdorp.problems(KADE, "De bomen blijven staan.", f'"Er zijn {words} bomen."') if item.code == "T-020"]
    assert problem.source.width == len(words)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (r"G:\Afdeling\JZV\plan.docx", "T-021"), (r"\\sv-file01\data$\x", "T-021"), ("file:///c:/plan.docx", "T-021"),
        ("[1]", "T-022"), ("[12]", "T-022"),
    ],
)  # fmt: skip
def test_what_only_its_maker_can_reach_is_found_at_its_words(words: str, code: str) -> None:
    problems = waterdorp.problems(KADE, "De bomen blijven staan.", f"'De bomen blijven staan.{' ' if code == 'T-021' else ''}{words}.'")
    assert [(item.code, item.source.width) for item in problems if item.code.startswith("T-02")] == [(code, len(words))]


WATER = "prioriteiten/schoon-water/prioriteit.yaml"


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("Schoon waterland", True), ("Schoon water", False), ("deze prioriteit", False), ("Schoon wa", False)],
)
def test_check_links_name_what_they_lead_to(words: str, is_found: bool) -> None:
    name = waterdorp.plan()["prioriteiten"]["schoon-water"].naam
    assert name == "Schoon water"
    path = waterdorp.TEXT
    told = [item for item in waterdorp.problems(path, "", f"Zie [{words}](#schoon-water).\n\n") if item.code == "N-003"]
    hint = f"is dat de nieuwe naam? Schrijf: [Schoon water](#schoon-water); zo niet, verbeter hem in {WATER}, regel 1"
    assert [item.hint for item in told] == ([hint] if is_found else [])


def test_brackets_capitals_and_roman_numbers_of_a_finished_text_are_left_alone() -> None:
    finished = '"De weg [zie de kaart] is van de XIXe eeuw, 3 PM2,5 en TODOS; de notie volgt [1]."'
    assert "T-020" not in [item.code for item in waterdorp.problems(KADE, "De bomen blijven staan.", finished)]


@pytest.mark.parametrize(
    ("old", "new", "address"),
    [
        ("betekenis: Het is af}", "betekenis: Het is af, klaar: ja, begonnen: nee}", "toestanden/klaar/begonnen"),
        ("betekenis: Het is af}", "betekenis: Het is af, klaar: ja}", ""),
        ("betekenis: Het is af}", "betekenis: Het is af, begonnen: nee}", ""),
        ("betekenis: Het ligt stil,", "betekenis: Het ligt stil, bij_ontbreken: ja,", "toestanden/mistig/bij_ontbreken"),
    ],
)
def test_a_state_that_contradicts_itself_or_another_is_found(old: str, new: str, address: str) -> None:
    changed = content("legenda/toestanden.yaml", old, new)
    found = list(checks.structure.check_states_agree_with_themselves(changed))
    assert [(item.code, item.address) for item in found] == ([("L-020", address)] if address else [])
    assert not list(checks.structure.check_what_is_unknown_has_a_reason(changed)), "told once"


def test_a_colour_for_a_tone_is_told_which_tone_has_it() -> None:
    changed = replace(content("legenda/toestanden.yaml", "toon: klei", "toon: Groen"), tones=frozenset({"good", "bad", "riet", "water", "zon", "mist"}))
    (problem,) = checks.structure.check_tones_exist(changed)
    assert problem.hint == "Groen heet hier good; schrijf: toon: good"
    (other,) = checks.structure.check_tones_exist(replace(changed, tones=changed.tones - {"good"}))
    assert other.hint.startswith("dit kan wel")
@pytest.mark.parametrize(
    ("path", "order", "less", "missed"),
    [
        ("prioriteiten/hoog-water/prioriteit.yaml", "[wijken, dijken]", "[wijken]", "themas/dijken"),
        ("prioriteiten/schoon-water/prioriteit.yaml", "[vissen-tellen, lozingen, ", "[lozingen, ", "maatregelen/vissen-tellen"),
        ("prioriteiten/schoon-water/prioriteit.yaml", "maatregelen: [vissen-tellen, lozingen, geheime-meting]\n", "", ""),
    ],
)
def test_what_is_not_in_an_order_that_is_there_is_told_where_it_stands(path: str, order: str, less: str, missed: str) -> None:
    problems = waterdorp.problems(path, order, less)
    assert [(item.code, item.address) for item in problems] == ([("R-007", missed)] if missed else [])
    assert all(f" ontbreekt in {path}, " in item.message and "vervallen: en de dag" not in item.hint for item in problems)


def test_a_thema_that_is_not_in_the_order_is_offered_the_place_that_its_figures_have() -> None:
    figures, path = "monitoring/hoog-water.yaml", "prioriteiten/hoog-water/prioriteit.yaml"
    goals = {"meter-kelders": "wijken", "meter-hulp": "dijken"}
    files = dict(waterdorp.files())
    for key, thema in goals.items():
        files[figures] = files[figures].replace(f"- id: {key}\n".encode(), f"- id: {key}\n  thema: {thema}\n".encode())
    for listed, place in (("meter-kelders, meter-hulp", " (de cijfers ervan staan bij indicatoren na die van wijken)"), ("meter-hulp, meter-kelders", "")):
        changed = files[path].decode().replace("[wijken, dijken]", f"[wijken]\nindicatoren: [{listed}]").encode()
        told = pipeline.examine({**files, path: changed}, waterdorp.layouts()).problems
        (hint,) = [item.hint for item in told if item.code == "R-007" and item.address == "themas/dijken"]
        assert hint.startswith(f"zet dijken in die lijst, op de plaats waar het in het plan moet komen{place}, ook ")


def test_what_is_not_in_an_order_is_offered_the_place_that_a_text_gives_it() -> None:
    path, files = "prioriteiten/schoon-water/prioriteit.yaml", dict(waterdorp.files())
    files[path] = files[path].replace(b"[vissen-tellen, lozingen, ", b"[vissen-tellen, ")
    text = "prioriteiten/schoon-water/beschrijving.md"
    for words, place in (("[](#vissen-tellen) en [](#lozingen)", " (in de tekst staat het na vissen-tellen)"), ("[](#lozingen)", "")):
        told = pipeline.examine({**files, text: f"Over {words}.".encode()}, waterdorp.layouts()).problems
        (hint,) = [item.hint for item in told if item.code == "R-007"]
        assert hint.startswith(f"zet lozingen in die lijst, op de plaats waar het in het plan moet komen{place}, ook ")


def test_an_indicator_with_the_priority_of_another_is_told_there_and_not_as_lacking_in_an_order() -> None:
    files = dict(waterdorp.files())
    for key, own in (("hoog-water", "meter-kelders"), ("schoon-water", "meter-helder")):
        path = f"prioriteiten/{key}/prioriteit.yaml"
        assert b"\nindicatoren:" not in files[path]
        files[path] += f"indicatoren: [{own}]\n".encode()
    path = "monitoring/schoon-water.yaml"
    files[path] = files[path].replace(b"prioriteit: schoon-water", b"prioriteit: hoog-water", 1)
    told = [item.code for item in pipeline.examine(files, waterdorp.layouts()).problems if "meter-helder" in item.address]
    assert "M-020" in told
    assert "R-007" not in told


def test_an_order_with_an_id_that_is_not_there_says_only_that() -> None:
    problems = waterdorp.problems("prioriteiten/hoog-water/prioriteit.yaml", "[wijken, dijken]", "[wijken, dijkjes]")
    assert [item.code for item in problems] == ["R-003"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("bijsturing: Het college praat met de eigenaar.", "bijsturing: n.v.t.", ["S-003"]),
        ("bijsturing: Het college praat met de eigenaar.", "bijsturing: onbekend (nog te bespreken)", []),
        ("{tijd: vast, geld: let-op}", "{tijd: op-koers, geld: op-koers}", ["S-011"]),
        ("{tijd: vast, geld: let-op}", "{tijd: op-koers, geld: onbekend (later)}", []),
    ],
)
def test_what_explains_a_stand_fits_it(old: str, new: str, told: list[str]) -> None:
    codes = [item.code for item in waterdorp.problems(KADE, old, new)]
    assert [code for code in codes if code in ("S-003", "S-011")] == told
