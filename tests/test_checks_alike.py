"""What is the same twice, or was copied and not finished, in the plan that ``nieuw`` makes."""

from __future__ import annotations

import pytest
import waterdorp
from example_plan import GESPREKKEN, HOME, MELDPUNT, SPREEKUUR, brought, files, found, layouts, lines

from planascode import pipeline
from planascode.checks import alike

OVERIG = "overige/voorlichting.yaml"
PRIORITEIT = f"{HOME}/prioriteit.yaml"
FIGUREN = "figuren/figuren.yaml"
STATES = "legenda/toestanden.yaml"
SCHEMA = "Schema waarin de randvoorwaarden als een dak boven de prioriteiten liggen."
LAST_FIGURE = "  breedte: 12"
COPY = f"{LAST_FIGURE}\n- {{id: fig-kopie, naam: Kopie, soort: afbeelding, alt: Drie wijken., bestand: wijken.svg}}"
LOST = "\n".join([LAST_FIGURE, *(f"- {{id: {key}, naam: {key}, soort: verloren, alt: onbekend (weg)}}" for key in ("fig-a", "fig-b"))])


def test_what_comes_may_not_be_just_what_there_is() -> None:
    same = (MELDPUNT, "straks: [Er komt één meldpunt.]", "straks: [inwoners melden  op vijf plaatsen]")
    assert lines(found(alike.check_measures_change_something, same), same) == [
        ("M-010", "straks: [inwoners melden  op vijf plaatsen]"),
    ]
    more = (MELDPUNT, "straks: [", "straks: [Inwoners melden op vijf plaatsen., ")
    assert lines(found(alike.check_measures_change_something, more), more) == []


def test_two_lists_that_are_unknown_are_not_the_same_words() -> None:
    unknown = (SPREEKUUR, "straks: [Elke maand is er een spreekuur in de wijk.]", "straks: onbekend (nog in te vullen)")
    assert lines(found(alike.check_measures_change_something, unknown), unknown) == []


def test_two_measures_of_one_thema_with_one_name_are_found() -> None:
    change = (GESPREKKEN, "naam: Buurtgesprekken houden (voorbeeld)", "naam: een meldpunt voor inwoners (voorbeeld)")
    (problem,) = found(alike.check_names_differ_in_one_place, change)
    assert (problem.code, problem.level) == ("M-017", "waarschuwing")
    assert "'buurtgesprekken'" in problem.message or "'meldpunt'" in problem.message


def test_a_measure_that_was_copied_and_not_changed_is_found() -> None:
    same = (
        (MELDPUNT, "nu: [Inwoners melden op vijf plaatsen.]", "nu: onbekend (nog in te vullen)"),
        (MELDPUNT, "[Er komt één meldpunt.]", "[Elke maand is er een spreekuur in de wijk]"),
        (MELDPUNT, "[We meten hoe lang inwoners wachten op antwoord.]", "[We tellen de bezoekers.]"),
    )
    (problem,) = found(alike.check_measures_are_no_copies, *same)
    assert (problem.code, problem.message) == ("M-018", "'spreekuur' en 'meldpunt' zeggen bij nu, straks en operationalisering hetzelfde")
    assert found(alike.check_measures_are_no_copies, *same[:-1]) == []


def test_a_name_may_come_back_in_another_place() -> None:
    change = (SPREEKUUR, "naam: ", "naam: Een meldpunt voor inwoners (voorbeeld)\nveiligheidsveld: ")
    assert found(alike.check_names_differ_in_one_place, change) == []


def test_of_a_measure_and_its_copy_the_one_that_stands_in_no_list_is_meant() -> None:
    original = f"{HOME}/spreekuur.yaml"
    copy = files()[original].replace(b"id: spreekuur", b"id: aa-spreekuur").replace(b"naam: Spreekuur", b"naam: Inloop")
    found = pipeline.examine({**files(), f"{HOME}/aa-spreekuur.yaml": copy}, layouts()).problems
    (problem,) = [item for item in found if item.code == "M-018"]
    assert problem.source.file == f"{HOME}/aa-spreekuur.yaml"


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("codes/codes.yaml", "code: B", "code: A", "de code 'A': bij 'code-a' en bij 'code-b'"),
        (STATES, "woord: gestart", "woord: Klaar", "het woord 'klaar': bij 'gestart' en bij 'klaar'"),
        (STATES, 'symbool: "▶"', 'symbool: "○"', "het symbool '○': bij 'nog-niet-gestart' en bij 'gestart'"),
        ("legenda/assen.yaml", "  naam: Voortgang", "  naam: Geld\n- {id: as-twee, naam: geld}", "de naam 'geld': bij 'voortgang' en bij 'as-twee'"),
        ("geld/dekkingen.yaml", "naam: in de begroting", "naam: aangevraagd", "de naam 'aangevraagd': bij 'begroot' en bij 'aangevraagd'"),
        ("codes/middelen.yaml", "naam: middelen niet", "naam: middelen", "de naam 'middelen beschikbaar': bij 'beschikbaar' en bij 'niet-beschikbaar'"),
        ("codes/grondslagen.yaml", "naam: keuze van de raad", "naam: wettelijke taak", "de naam 'wettelijke taak': bij 'wettelijk' en bij 'eigen-keuze'"),
        (FIGUREN, "alt: Een kaartje met drie", f"alt: {SCHEMA} #", f"de beschrijving '{SCHEMA}': bij 'fig-samenhang' en bij 'fig-wijken'"),
        (FIGUREN, LAST_FIGURE, COPY, "het bestand 'wijken.svg': bij 'fig-wijken' en bij 'fig-kopie'"),
        (FIGUREN, LAST_FIGURE, LOST, ""),
        (
            PRIORITEIT, "invullingen:", "invullingen:\n  - {id: rv-nog, onderdeel: meedoen, invulling: [Meer.], te_doen: n.v.t. (klaar)}\n#",
            "het onderdeel 'meedoen': bij 'rv-nog' en bij 'rv-meedoen-eerste'",
        ),
    ],
)  # fmt: skip
def test_what_readers_see_of_two_records_of_one_list_is_not_the_same(path: str, old: str, new: str, message: str) -> None:
    problems = found(alike.check_names_differ_in_one_place, (path, old, new))
    assert [item.code for item in problems] == ["M-017"] * bool(message)
    assert [item.message for item in problems] == ([message.replace(": bij", " staat hier twee keer: bij")] if message else [])


def test_a_record_that_is_copied_whole_is_told_once() -> None:
    line = next(line for line in files()[STATES].decode().splitlines() if "id: gestart" in line)
    copied = (STATES, line, f"{line}\n{line.replace('id: gestart', 'id: gestart-twee')}")
    assert [item.address for item in found(alike.check_names_differ_in_one_place, copied)] == ["toestanden/gestart-twee/woord"]


def test_what_two_measures_promise_with_the_same_long_words_is_a_copy() -> None:
    long = "Er komt een plek waar inwoners en gemeente elkaar elke week ontmoeten."
    both = [(path, "straks: [", f'straks: ["{long}", ') for path in (MELDPUNT, SPREEKUUR)]
    assert [item.code for item in found(alike.check_measures_are_no_copies, *both)] == ["M-018"]
    assert found(alike.check_measures_are_no_copies, *[(path, old, new.replace(long, "Er komt een plek.")) for path, old, new in both]) == []


@pytest.mark.parametrize(
    ("check", "path", "old", "new", "told"),
    [
        ("check_measures_change_something", OVERIG, "straks: onbekend (nog in te vullen)", "straks: [Er staat informatie op de website]", "M-010"),
        ("check_measures_change_something", OVERIG, "straks: onbekend (nog in te vullen)", "straks: [Er komt meer.]", ""),
        ("check_names_differ_in_one_place", MELDPUNT, "naam: Het meldpunt openen", "naam: Het meldpunt bedenken", "M-017"),
        ("check_names_differ_in_one_place", PRIORITEIT, "Inwoners helpen elkaar", "Meer inwoners doen mee", "M-017"),
        ("check_points_stand_once", GESPREKKEN, "Een zaal in de wijk", "Een vaste  ploeg.", "M-023"),
        ("check_points_stand_once", GESPREKKEN, "Een zaal in de wijk", "Een vaste ploeg in de wijk", ""),
        ("check_names_are_finished", SPREEKUUR, "Spreekuur in de wijk (voorbeeld)", "Naam van de maatregel", "M-024"),
        ("check_names_are_finished", SPREEKUUR, "Spreekuur in de wijk (voorbeeld)", "Spreekuur - kopie", "M-024"),
        ("check_names_are_finished", SPREEKUUR, "Spreekuur in de wijk (voorbeeld)", "Spreekuur (VERVALLEN per 1-1-2028)", "M-024"),
        ("check_names_are_finished", SPREEKUUR, "Spreekuur in de wijk (voorbeeld)", "Spreekuur (oudere inwoners)", ""),
        ("check_names_are_finished", SPREEKUUR, "Spreekuur in de wijk (voorbeeld)", "Naam van de straat in de Friese taal", ""),
    ],
)  # fmt: skip
def test_each_is_told_and_what_is_nearest_to_it_and_right_is_not(check: str, path: str, old: str, new: str, told: str) -> None:
    assert brought(getattr(alike, check), (path, old, new)) == [told] * bool(told)


def test_the_one_part_that_nothing_is_filled_in_for_is_offered_where_another_stands_twice() -> None:
    more = "\n  - {id: rv-nog, onderdeel: meedoen, invulling: [Meer.], te_doen: n.v.t. (klaar)}"
    more += "\n  - {id: rv-mensen, onderdeel: genoeg-mensen, invulling: [Meer.], te_doen: n.v.t. (klaar)}"
    (problem,) = found(alike.check_names_differ_in_one_place, (PRIORITEIT, "invullingen:", f"invullingen:{more}"))
    assert problem.hint == "bedoelde u bij een van de twee 'meedenken'? Die ontbreekt hier; anders: haal er een weg"


def test_a_copied_promise_is_told_with_all_its_lines() -> None:
    long = "Er komt een plek waar inwoners en gemeente elkaar elke week ontmoeten."
    both = [(path, "straks: [", f'straks: ["{long}", "Ook daar.", ') for path in (MELDPUNT, SPREEKUUR)]
    (problem,) = found(alike.check_measures_are_no_copies, *both)
    line = problem.source.line
    assert problem.message.endswith("zeggen bij straks hetzelfde"), f"both stand on line {line}"


@pytest.mark.parametrize(("place", "told"), [("Oudkerk", 1), ("Kerkdorp", 0), ("het meldpunt", 0)])
def test_a_point_with_the_name_of_another_measure_and_its_words_is_told(place: str, told: int) -> None:
    words = f"nu: [Een analyse van de overlast in {place}.]"
    names = ((SPREEKUUR, "naam: Spreekuur in de wijk", "naam: Spreekuur Nieuwdam"), (MELDPUNT, "naam: ", "naam: Meldpunt Oudkerk #"))
    points = ((SPREEKUUR, "nu: onbekend (nog in te vullen)", words), (MELDPUNT, "nu: [Inwoners melden op vijf plaatsen.]", words))
    problems = [item for item in found(alike.check_measures_are_no_copies, *names, *points) if item.code == "M-018"]
    assert [item.message for item in problems] == ["dit punt noemt 'Oudkerk', en staat met dezelfde woorden bij 'meldpunt', die zo heet"] * told
    assert all(item.source.file == SPREEKUUR for item in problems)


@pytest.mark.parametrize(("words", "told"), [("De bron drukt bij deze maatregel geen trekker en geen begin of eind.", True), ("Kort.", False)])
def test_a_copy_with_another_name_and_promise_is_told_by_the_same_note(words: str, told: bool) -> None:
    path = f"{HOME}/inloop.yaml"
    text = files()[SPREEKUUR].decode().replace("\nstanden:", f"\naantekening: [{words}]\nstanden:")
    copy = text.replace("id: spreekuur", "id: inloop").replace("naam: Spreekuur", "naam: Inloop")
    copy = copy.replace("[Elke maand is er een spreekuur in de wijk.]", "[Er komt koffie.]")
    assert copy.count("Er komt koffie.") == 1
    problems = pipeline.examine({**files(), SPREEKUUR: text.encode(), path: copy.encode()}, layouts()).problems
    (problem,) = [item for item in problems if item.code == "M-018"] or [None]
    assert (problem is not None) == told
    if problem:
        assert (problem.source.file, "'spreekuur'" in problem.message, "aantekening (" in problem.hint) == (path, True, True)


@pytest.mark.parametrize(
    ("second", "told"),
    [("(#lozingen):", ["T-027"]), ("(#lozingen) in 2028:", []), ("(#vissen-tellen):", []), ("(#hoog-water):", [])],
)
def test_two_points_on_one_measure_are_told_where_another_of_that_place_has_none(second: str, told: list[str]) -> None:
    text = f"- [Een](#lozingen): dit.\n- [Twee]{second} dat.\n- [Drie](#geheime-meting): zo.\n"
    problems = list(alike.check_points_are_about_a_measure_each(waterdorp.seen({"prioriteiten/schoon-water/verhaal.md": text})))
    assert [item.code for item in problems] == told
    hint = "waarschijnlijk hoort hier, in de volgorde van de maatregelen: [](#vissen-tellen)"
    assert all(("'vissen-tellen'" in item.message, item.source.line, item.hint) == (True, 1, hint) for item in problems)


def test_two_points_on_one_measure_are_told_without_a_guess_where_the_order_of_measures_says_nothing() -> None:
    text = "- [Een](#geheime-meting): dit.\n- [Twee](#lozingen): dat.\n- [Drie](#lozingen): zo.\n"
    (problem,) = alike.check_points_are_about_a_measure_each(waterdorp.seen({"prioriteiten/schoon-water/verhaal.md": text}))
    assert (problem.source.line, problem.hint) == (3, "bedoelde u op een van de twee [](#vissen-tellen)?")


def test_of_the_measures_that_a_text_does_not_name_the_one_is_offered_whose_word_a_point_has() -> None:
    for word, told in (("het schepnet ligt klaar", 1), ("het begint later", 0)):
        text = f"- [Een](#lozingen): dit.\n- [Twee](#lozingen): {word}.\n"
        seen = waterdorp.seen({"prioriteiten/schoon-water/verhaal.md": text})
        (problem,) = alike.check_points_are_about_a_measure_each(seen)
        assert (problem.hint == "bedoelde u op een van de twee [](#vissen-tellen)?") == told
        assert told or problem.hint.startswith("gaat een van de twee over een andere maatregel (vissen-tellen, geheime-meting)?")


def test_two_points_on_one_measure_with_another_between_them_may_be_meant() -> None:
    text = "- [Een](#lozingen): dit.\n- Nog iets.\n- [Drie](#geheime-meting): dat.\n- [Twee](#lozingen): het begint later.\n"
    assert [item.message for item in alike.check_points_are_about_a_measure_each(waterdorp.seen({"prioriteiten/hoog-water/verhaal.md": text}))] == []


def test_a_point_about_a_measure_from_elsewhere_with_a_word_of_the_one_that_comes_there_is_told() -> None:
    path = "prioriteiten/schoon-water/%s.yaml"
    fish, order = (waterdorp.files()[path % name].decode() for name in ("vissen-tellen", "prioriteit"))
    more = {
        path % "regentonnen-schoon": fish.replace("id: vissen-tellen", "id: regentonnen-schoon"),
        path % "prioriteit": order.replace("[vissen-tellen, lozingen,", "[vissen-tellen, regentonnen-schoon, lozingen,"),
    }
    for target, told in (("regentonnen", ["T-027"]), ("kade", [])):
        text = f"- [Een](#vissen-tellen): dit.\n- [Twee](#{target}): dat.\n- [Drie](#lozingen): zo.\n"
        problems = list(alike.check_points_are_about_a_measure_each(waterdorp.seen({**more, "prioriteiten/schoon-water/verhaal.md": text})))
        assert [item.code for item in problems] == told
        assert all(item.source.line == 2 and item.hint.endswith("[](#regentonnen-schoon)") for item in problems)


def test_a_row_that_lacks_for_one_onderdeel_only_is_told() -> None:
    parts = ", ".join(f"{{id: deel-{number}, naam: Deel {number}}}" for number in range(6))
    rows = "".join(f"- {{id: rij-{number}, onderdeel: deel-{number}, invulling: [Zo.], te_doen: n.v.t. (klaar)}}\n" for number in range(6))
    paths = ("randvoorwaarden/randvoorwaarden.yaml", "randvoorwaarden/algemeen.yaml")
    homes = {f"prioriteiten/{name}/prioriteit.yaml": name for name in ("hoog-water", "schoon-water")}
    own = {
        path: f"{waterdorp.files()[path].decode()}invullingen:\n{rows.replace('- {id: ', f'  - {{id: {name}-')}" for path, name in homes.items()
    }
    for left, told in ((rows, []), (rows.replace(rows.splitlines(True)[2], ""), ["deel-2"]), ("".join(rows.splitlines(True)[2:]), [])):
        changed = {paths[0]: f"- {{id: alles, naam: Alles, onderdelen: [{parts}]}}\n", paths[1]: left}
        problems = list(alike.check_every_onderdeel_has_a_row(waterdorp.seen({**changed, **own})))
        assert [item.message.split("'")[1] for item in problems] == told
        assert not list(alike.check_every_onderdeel_has_a_row(waterdorp.seen(changed))), "the plan and its priorities share the onderdelen"


def test_an_onderdeel_that_two_rows_of_the_plan_have_is_found_with_the_one_that_has_none() -> None:
    (problem,) = found(alike.check_names_differ_in_one_place, ("randvoorwaarden/algemeen.yaml", "onderdeel: genoeg-mensen", "onderdeel: meedenken"))
    assert (problem.code, problem.message) == ("M-017", "het onderdeel 'meedenken' staat hier twee keer: bij 'rv-meedenken' en bij 'rv-mensen'")
