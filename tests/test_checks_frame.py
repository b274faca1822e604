"""The frame of a plan: its editions, the texts and parts that indeling.yaml names, its house style, its acceptances and remarks."""

from __future__ import annotations

import re

import pytest
import waterdorp
from example_plan import GESPREKKEN, HOME, SPREEKUUR, Change, changed, files, found, layouts, lines

from planascode import pipeline
from planascode.checks import acceptance, editions, links, structure, texts
from planascode.load import load
from planascode.problems import Problem

TEXT = "hoofdstukken/inleiding.md"
BEGIN = "## Waarom dit plan\n"
ORDER = "indeling.yaml"


def told(*changes: Change) -> list[Problem]:
    """All that is said about the plan after these changes."""
    return list(pipeline.examine(changed(*changes), layouts()).problems)


@pytest.mark.parametrize(
    ("edities", "right"),
    [
        ("[intern, openbaar]", "[openbaar, intern]"),
        ("[besloten, openbaar, intern]", "[openbaar, besloten, intern]"),
        ("[partners, openbaar, intern]", "[openbaar, partners, intern]"),
        ("[openbaar, intern]", ""),
        ("[iedereen, intern]", ""),
    ],
)
def test_the_edition_for_everybody_comes_first(edities: str, right: str) -> None:
    problems = load(changed(("plan.yaml", "edities: [openbaar, intern]", f"edities: {edities}"))).problems
    assert [(item.code, item.hint) for item in problems] == ([("H-012", f"schrijf: edities: {right}")] if right else [])


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (":: intern\nNiet voor iedereen.\n::\n", True),
        ("Dit mag.\n:: intern\nNiet voor iedereen.\n::\n", True),
        ("[intern] Niet voor iedereen.\n", True),
        ("INTERN: niet delen.\n", True),
        ("VERTROUWELIJK\n\nNiet voor iedereen.\n", True),
        ("::: intern\nINTERN: niet delen.\n:::\n", False),
        ("Dit mag iedereen lezen (ALLEEN INTERN: dit niet).\n", True),
        ("Dit mag iedereen lezen (alleen intern).\n", True),
        ("Dit geldt voor iedereen (intern en extern).\n", False),
        ("Daar spreken anderen (alleen intern personeel heeft er een).\n", False),
        ("Intern: de teamleider. Een vertrouwelijk gesprek blijft intern.\n", False),
        ("[intern](https://www.rijksoverheid.nl/) is een woord.\n", False),
    ],
)
def test_a_mark_that_hides_nothing_is_told_in_a_text(words: str, wrong: bool) -> None:
    problems = found(editions.check_what_is_marked_as_closed_is_hidden, (TEXT, BEGIN, f"{BEGIN}\n{words}\n"))
    assert [problem.code for problem in problems] == ["E-007"] * wrong


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ((f"{HOME}/dicht-bij-inwoners/meldpunt.yaml", "straks: [", "straks: [\"INTERN: niet delen\", "), True),
        ((SPREEKUUR, "straks: [", "straks: [\"INTERN: niet delen\", "), False),  # the record itself is for intern
        (("opmerkingen/opmerkingen.yaml", "  tekst: ", "  tekst: \"INTERN: \" # "), False),
    ],
)
def test_a_mark_that_hides_nothing_is_told_in_a_field_that_everybody_reads(change: Change, wrong: bool) -> None:
    assert [problem.code for problem in found(editions.check_what_is_marked_as_closed_is_hidden, change)] == ["E-007"] * wrong


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ((SPREEKUUR, "editie: intern ", "editie: niet openbaar "), "mag niet iedereen dit lezen, schrijf dan: intern"),
        ((SPREEKUUR, "editie: intern ", "editie: inter "), "bedoelde u 'intern'?"),
        ((SPREEKUUR, "editie: intern ", "openbaar: nee "), "mag niet iedereen dit lezen, schrijf dan: editie: intern; anders: haal de regel weg"),
    ],
)
def test_who_wants_to_hide_something_is_not_told_to_open_it(change: Change, hint: str) -> None:
    assert [problem.hint for problem in told(change) if problem.source.file == SPREEKUUR] == [hint]


def test_in_a_plan_with_one_edition_a_block_for_another_is_not_told_to_be_open() -> None:
    problems = told(("plan.yaml", "edities: [openbaar, intern]", "edities: [openbaar]"))
    (hint,) = {problem.hint for problem in problems if problem.source.file == TEXT and problem.code == "E-001"}
    assert hint == "zet 'intern' terug bij edities in plan.yaml, of haal dit weg; schrijf niet 'openbaar': dan leest iedereen het"


@pytest.mark.parametrize("said", ["hoofdstukken/inleiding.md", "inleiding", "hoofdstukken/Inleiding", "hoofdstukken\\inleiding"])
def test_a_text_that_is_named_otherwise_is_told_where_it_is_named_and_nowhere_else(said: str) -> None:
    (problem,) = told((ORDER, "tekst: hoofdstukken/inleiding}", f"tekst: {said}}}"))
    assert (problem.source.file, problem.code, problem.hint) == (ORDER, "L-016", "schrijf: tekst: hoofdstukken/inleiding")


def test_a_text_of_each_priority_that_is_named_otherwise_is_told_once() -> None:
    (problem,) = told((ORDER, "tekst: beschrijving}", "tekst: beschrijving.md}"))
    assert (problem.code, problem.hint) == ("L-016", "schrijf: tekst: beschrijving")


@pytest.mark.parametrize(
    ("path", "place", "hint"),
    [
        (TEXT, ORDER, "zet het bestand hoofdstukken/inleiding.md terug; "),
        ("bijlagen/werkwijze/stappen.md", "bijlagen/werkwijze/bijlage.yaml", "maak in deze map het bestand stappen.md, of zet het terug; "),
    ],
)
def test_a_text_that_is_gone_is_told_where_it_is_named(path: str, place: str, hint: str) -> None:
    left = {name: data for name, data in files().items() if name != path}
    (problem,) = (item for item in pipeline.examine(left, layouts()).problems if item.code == "L-016")
    assert problem.source.file == place
    assert problem.hint.startswith(hint)


def test_a_text_of_a_priority_may_lack() -> None:
    left = {path: data for path, data in waterdorp.files().items() if not path.endswith("/verhaal.md")}
    assert not [problem for problem in pipeline.examine(left, waterdorp.layouts()).problems if problem.code == "L-016"]


@pytest.mark.parametrize(
    ("old", "soort"),
    [("  - {id: geld, soort: geld, kop: Geld in één overzicht}\n", "geld"), ("  - {id: themas, soort: themas}\n", "themas")],
)
def test_a_part_that_is_gone_is_told_while_the_plan_holds_what_it_prints(old: str, soort: str) -> None:
    problems = found(structure.check_all_is_printed, (ORDER, old, ""))
    assert [(problem.code, f"met soort: {soort}," in problem.message) for problem in problems] == [("L-017", True)]


def test_a_part_of_which_the_plan_has_nothing_may_lack() -> None:
    gone: Change = (ORDER, "  - {id: geld, soort: geld, kop: Geld in één overzicht}\n", "")
    left = {path: data for path, data in changed(gone).items() if path != "geld/budgetposten.yaml"}
    assert not [problem for problem in pipeline.examine(left, layouts()).problems if problem.code == "L-017"]


def test_a_text_that_lost_its_part_is_not_offered_a_part_for_plain_text_first() -> None:
    gone: Change = (ORDER, "  - {id: inzet, soort: prioriteiten, kop: Wat we gaan doen}\n", "")
    changes = (gone, ("hoofdstukken/inzet.md", "", "Zo gaan we aan het werk.\n"))
    (problem,) = found(texts.check_texts_are_used, *changes)
    assert problem.hint.startswith("zet in indeling.yaml het onderdeel terug waar deze tekst bij hoorde; er ontbreekt: soort: prioriteiten; of ")
    assert found(structure.check_all_is_printed, *changes) == []


@pytest.mark.parametrize(
    ("path", "data", "hint"),
    [
        ("hoofdstukken/visie.docx", b"PK", "sla haar dan in Word op als platte tekst met de naam visie.md; "),
        ("overige/feest", b"naam: Feest\n", "noem het dan feest.yaml; "),
        ("overige/feest.txt", b"Een feest.\n- voor de wijk\n", "noem het dan feest.md; "),
    ],
)
def test_a_file_that_another_program_saved_is_told_under_which_name_it_counts(path: str, data: bytes, hint: str) -> None:
    (problem,) = load({**files(), path: data}).problems
    assert problem.code == "B-002"
    assert hint in problem.hint


@pytest.mark.parametrize("data", [b"PK\3\4\x14\0\6\0", b"{\\rtf1\\ansi Visie}"])
def test_a_file_of_word_with_the_name_of_a_text_is_told_to_be_one(data: bytes) -> None:
    (problem,) = (item for item in load({**files(), TEXT: data}).problems if item.source.file == TEXT)
    assert (problem.code, problem.hint.startswith("open het in Word")) == ("B-007", True)


def test_what_has_another_id_now_is_told_to_a_link_in_a_text_too() -> None:
    renamed = (f"{HOME}/dicht-bij-inwoners/thema.yaml", "naam: ", "voorheen: [bij-inwoners]\nnaam: ")
    link = (TEXT, BEGIN, f"{BEGIN}\nZie [](#bij-inwoners).\n\n")
    problems = found(links.check_text_references_resolve, renamed, link)
    assert lines(problems, renamed, link) == [("R-003", "Zie [](#bij-inwoners).")]
    assert problems[0].hint == "dit stuk heet nu 'dicht-bij-inwoners'; schrijf: [](#dicht-bij-inwoners)"


BOTH = "schrijf het enkelvoud en het meervoud, met een kleine letter: {enkelvoud: "
ACCEPTED = "aanvaard.yaml"
GOAL = "bij: [inwoners-helpen]        #"


@pytest.mark.parametrize(
    ("change", "code", "hint"),
    [
        ((ACCEPTED, "tot: 31 december 2027", "tot: 31 december 2072"), "A-005", "schrijf een dag binnen de periode van het plan: 31 december 2030"),
        ((ACCEPTED, "tot: 31 december 2027", "tot: 31 december 2031"), "", ""),
        ((ACCEPTED, GOAL, "bij: [inwoners-helpen, inwoners-helpen]  #"), "A-005", "haal 'inwoners-helpen' op een van de twee plaatsen weg"),
        (
            (ACCEPTED, "tot: 31 december 2027", "tot: 31 december 2027\n  aantal: 4"), "A-004",
            "is dat de bedoeling, schrijf dan: aantal: 1, anders hoort u niet wat er later bij komt; is er iets per ongeluk weg, zet dat terug",
        ),
        ((ACCEPTED, "tot: 31 december 2027", "tot: 31 december 2027\n  aantal: 1"), "", ""),
        (
            (ACCEPTED, "tot: 31 december 2027", "tot: 31 december 2027\n  aantal: 0"), "A-004",
            "kijk wat erbij kwam (inwoners-helpen), en los het op; blijft het zo, schrijf dan: aantal: 1",
        ),
        ((ACCEPTED, GOAL, "bij: [inwoners-helpen, spreekuur]  #"), "A-003",
         "kijk wat daar veranderde (prioriteiten/eerste-prioriteit/spreekuur.yaml, regel 2): "
         "was dat niet de bedoeling, zet het terug; anders: haal 'spreekuur' weg uit deze rij"),
        (
            (ACCEPTED, GOAL, "bij: [inwoners-helpen, verdwenen]  #"), "A-003",
            "is dat stuk per ongeluk weg, zet het dan terug; anders: haal 'verdwenen' weg uit deze rij",
        ),
    ],
)
def test_an_acceptance_is_told_what_is_wrong_with_it(change: Change, code: str, hint: str) -> None:
    problems = told(change)
    assert [(problem.code, problem.hint) for problem in problems] == ([(code, hint)] if code else [])
    assert {problem.source.file for problem in problems} <= {ACCEPTED}


def test_a_remark_that_was_taken_away_is_asked_back_and_one_that_was_answered_is_not() -> None:
    stage = ("plan.yaml", "stadium: concept", "stadium: ter vaststelling")
    remarks = files()["opmerkingen/opmerkingen.yaml"].decode()
    first = re.search(r"- id: (\S+)", remarks)
    assert first
    second = "- {id: tweede, bij: meldpunt, tekst: Klopt dit?, door: team-voorbeeld, datum: 1 maart 2027, afgehandeld: nee}\n"
    more = "opmerkingen/opmerkingen.yaml", "- id: ", f"{second}- id: "
    row = f"- {{id: open, regel: D-007, bij: [{first[1]}, %s], reden: zo, door: team-voorbeeld, tot: 31 december 2027}}\n"
    gone = (problem.hint for problem in told(stage, (ACCEPTED, "- id: ", f"{row % 'derde'}- id: ")) if problem.code == "A-003")
    stays = "is ook het stuk weg waar zij bij hoorde, haal 'derde' weg uit deze rij; anders blijft een opmerking staan: zet haar terug in "
    assert any(hint.startswith(stays) for hint in gone)
    answered = (more[0], more[1], more[2].replace("afgehandeld: nee", "afgehandeld: ja"))
    (hint,) = (problem.hint for problem in told(stage, answered, (ACCEPTED, "- id: ", f"{row % 'tweede'}- id: ")) if problem.code == "A-003")
    assert hint.startswith("is de opmerking nu beantwoord (opmerkingen/opmerkingen.yaml, regel ")


def test_a_record_that_is_gone_is_told_with_the_texts_that_still_name_it() -> None:
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", "Het Oude Plein komt terug.")
    gone = (ACCEPTED, GOAL, "bij: [inwoners-helpen, oude-plein]  #")
    there = f"; de woorden 'oude plein' staan nog in {HOME}/beschrijving.md, regel 1: kijk of dat nog klopt"
    for changes, place in (((gone, text), there), ((gone,), "uit deze rij")):
        (hint,) = (item.hint for item in told(*changes) if item.code == "A-003")
        assert hint.endswith(place)


def test_acceptances_are_not_counted_while_there_is_an_error() -> None:
    counted = (ACCEPTED, "tot: 31 december 2027", "tot: 31 december 2027\n  aantal: 4")
    error = (SPREEKUUR, "{voortgang: onbekend (nog niet gemeten)}", "{voortgang: mistig}")
    assert {item.code for item in told(counted)} == {"A-004"}
    assert "A-004" not in {item.code for item in told(counted, error)} != set()


def test_an_acceptance_of_no_record_and_a_rule_in_small_letters_are_told() -> None:
    (alone,) = found(acceptance.check_acceptances_are_of_their_time, (ACCEPTED, GOAL, "bij: []  #"))
    assert alone.code == "A-005"
    (problem,) = (item for item in told((ACCEPTED, "regel: M-003", "regel: m-003")) if item.code == "A-001")
    assert problem.hint == "schrijf: regel: M-003"


def test_ids_of_one_acceptance_that_are_no_more_needed_are_told_at_once() -> None:
    (problem,) = told((ACCEPTED, GOAL, "bij: [inwoners-helpen, spreekuur, meldpunt]  #"))
    assert "bij 'spreekuur' en 'meldpunt' niet meer gemeld" in problem.message


def test_an_acceptance_of_what_is_judged_later_is_not_told_in_a_draft() -> None:
    later = "- {id: later, regel: D-014, bij: [citeertitel], reden: Dat komt nog., door: college, tot: 31 december 2027}\n- id: aanvaard-doel"
    assert told((ACCEPTED, "- id: aanvaard-doel", later)) == []


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ((ORDER, "kop: Inleiding,", "kop: 2. Inleiding,"), "schrijf: kop: Inleiding"),
        ((ORDER, "kop: Inleiding,", "kop: Inleiding.,"), "schrijf: kop: Inleiding"),
        ((ORDER, "kop: Inleiding,", "kop: 112 bellen,"), ""),
        ((ORDER, "kop: Inleiding,", "kop: Leeswijzer,"), "bij 'inleiding' hoort waarschijnlijk iets anders; verander deze regel, of die andere"),
        ((ORDER, "toont: straks,", "toont: nu,"), "bij 'k-straks' hoort waarschijnlijk toont: straks; verander deze regel, of die andere"),
        ((ORDER, "  onderwerp: bestuur", "  onderwerpen: bestuur"), "bedoelde u 'onderwerp'?"),
        ((ORDER, "  onderwerp: bestuur", "  slotwoord: bestuur"), ""),
        (("plan.yaml", "meervoud: maatregelen}", "meervoud: maatregel}"), f"{BOTH}maatregel, meervoud: ...}}"),
        (("plan.yaml", "{enkelvoud: doel,", "{enkelvoud: Doel,"), f"{BOTH}doel, meervoud: ...}}"),
    ],
)
def test_headings_columns_and_words_fit(change: Change, hint: str) -> None:
    problems = found(structure.check_headings_and_words_fit, change)
    assert [(problem.code, problem.hint) for problem in problems] == ([("L-018", hint)] if hint else [])


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("tokens.yml", "noem het tokens.yaml"), ("theme.css", "noem het thema.css"), ("sjabloon-dorp.dotx", "noem het sjabloon.dotx"),
        ("print.css", ""), ("eigen.css", ""),
    ],
)
def test_a_file_of_the_house_style_with_another_name_is_told(name: str, hint: str) -> None:
    problems = told((f"layouts/huisstijl/{name}", "", "/* eigen */\n"))
    assert [(item.code, item.hint) for item in problems] == ([("L-019", hint)] if hint else [])


def test_a_colour_without_quotes_is_shown_with_them() -> None:
    (problem,) = told(("layouts/huisstijl/tokens.yaml", "", "colours:\n  link: #1B4F8A\n"))
    assert (problem.code, problem.hint) == ("L-009", 'schrijf een kleur zo, met de aanhalingstekens: link: "#1B4F8A"')


@pytest.mark.parametrize(("kenmerk", "wrong"), [("volgt", True), ("Nog invullen door het team", True), ("Z-2027-12", False), ("Dit volgt uit het plan", False)])
def test_a_value_that_says_only_that_it_is_to_come_is_told(kenmerk: str, wrong: bool) -> None:
    problems = told(("plan.yaml", "kenmerk: onbekend (nog in te vullen)", f"kenmerk: {kenmerk}"))
    assert [item.code for item in problems] == ["T-020"] * wrong


def test_a_day_of_publication_in_words_is_shown_in_figures() -> None:
    (problem,) = told(("publicatie.yaml", "", "publicatiedatum: {waarde: 4 mei 2027, door: college, datum: 1 maart 2027}\n"))
    assert (problem.code, problem.hint) == ("O-003", "schrijf: 2027-05-04")


def test_a_thema_with_the_id_of_its_priority_is_told_and_does_not_keep_the_program_busy() -> None:
    path = f"{HOME}/eerste-prioriteit/thema.yaml"
    assert "R-001" in [problem.code for problem in told((path, "", "naam: Nog een keer\n"))]


def test_an_annex_that_is_said_to_be_empty_has_no_text() -> None:
    told = found(structure.check_named_texts_are_there, ("bijlagen/werkwijze/deelnemers.md", "", "Inwoners deden mee.\n"))
    assert [(item.code, item.address) for item in told] == [("L-016", "bijlagen/werkwijze/blokken/deelnemers/leeg")]


def test_a_block_of_an_annex_that_has_another_id_than_its_text_is_one_message() -> None:
    path = "bijlagen/werkwijze/bijlage.yaml"
    problems = told((path, "id: stappen", "id: aanpak"))
    assert [(item.code, item.source.file, item.hint) for item in problems if item.level == "fout"] == [
        (
            "L-016", path,
            "de tekst stappen.md hoort bij geen blok: is dit blok dat van toen, schrijf dan weer: id: stappen (de naam mag wel anders); "
            "of geef dat bestand de naam aanpak.md",
        )
    ]  # fmt: skip


def test_an_acceptance_of_a_goal_without_a_measure_names_the_measure_that_it_has_now() -> None:
    (problem,) = (item for item in told((SPREEKUUR, "doelen: [", "doelen: [inwoners-helpen, ")) if item.code == "A-003")
    assert problem.hint == f"{SPREEKUUR} noemt 'inwoners-helpen' nu: klopt dat, haal deze aanvaarding weg; zo niet, haal het daar weg"
    swapped = ((GESPREKKEN, "doelen: [inwoners-doen-mee, ", "doelen: ["), (SPREEKUUR, "doelen: [inwoners-doen-mee]", "doelen: [inwoners-helpen]"))
    (problem,) = (item for item in told(*swapped) if item.code == "A-003")
    now = "nu, en dit wordt nu gemeld bij 'inwoners-doen-mee': bedoelde u daar 'inwoners-doen-mee'?"
    assert problem.hint.startswith(f"{SPREEKUUR} noemt 'inwoners-helpen' {now}")


GUIDE, STATES = "hoofdstukken/leeswijzer.md", "legenda/toestanden.yaml"


@pytest.mark.parametrize(("word", "told"), [("woord: loopt", [("L-021", "schrijf: loopt")]), ("woord: is gestart", [])])
def test_a_state_that_got_another_word_is_found_in_the_reading_guide(word: str, told: list[tuple[str, str]]) -> None:
    changes = (GUIDE, "", "Dan is zij gestart.\n"), (STATES, "woord: gestart", word)
    assert [(item.code, item.hint) for item in found(structure.check_the_reading_guide_names_the_states, *changes)] == told


def test_a_figure_of_a_party_that_does_not_exist_is_told_once() -> None:
    change = ("monitoring/eerste-prioriteit.yaml", "bron: gemeente-voorbeelddorp", "bron: gemeente-voorbeeldorp")
    assert {item.code for item in told(change)} == {"R-003"}


def test_a_thema_that_refers_to_itself_is_told() -> None:
    change = (f"{HOME}/dicht-bij-inwoners/thema.yaml", "naar: post-meldpunt", "naar: dicht-bij-inwoners")
    assert [item.message for item in told(change)] == ["dit stuk verwijst naar zichzelf"]


def test_a_municipality_without_its_first_word_is_known() -> None:
    (problem,) = told(("plan.yaml", "gemeente: gemeente-voorbeelddorp", "gemeente: Voorbeelddorp"))
    assert problem.hint == "bedoelde u 'gemeente-voorbeelddorp'?"


def test_an_acceptance_goes_on_for_a_piece_that_has_another_id_now() -> None:
    accepted = (ACCEPTED, GOAL, "bij: [inwoners-oud]  #")
    assert {"A-003", "M-003"} <= {item.code for item in told(accepted)}
    known = (f"{HOME}/prioriteit.yaml", "{id: inwoners-helpen,", "{id: inwoners-helpen, voorheen: [inwoners-oud],")
    assert {item.code for item in told(accepted, known)}.isdisjoint({"A-003", "M-003"})


def test_an_acceptance_of_a_draft_that_lost_its_mark_is_kept_until_the_text_is_right() -> None:
    stage = ("plan.yaml", "stadium: concept", "stadium: ter vaststelling")
    mark = ("bijlagen/werkwijze/bijlage.yaml", "concept: ja", "concept: nee")
    words = ("bijlagen/werkwijze/stappen.md", "Deze tekst is een voorbeeld.", "Dit is een eerste opzet.")
    row = "- {id: opzet, regel: D-006, bij: [werkwijze], reden: zo, door: team-voorbeeld, tot: 31 december 2027}\n"
    accepted = (ACCEPTED, "- id: ", f"{row}- id: ")
    codes = [[item.code for item in told(*changes) if item.code in ("A-003", "D-037")] for changes in ((stage, mark, words, accepted), (stage, mark, accepted))]
    assert codes == [["D-037"], ["A-003"]]


def test_a_good_and_a_bad_state_share_no_colour() -> None:
    path = "legenda/toestanden.yaml"
    row = next(line for line in files()[path].decode().splitlines() if "- {id" in line and "goed: nee" in line)
    good = next(line for line in files()[path].decode().splitlines() if "- {id" in line and "klaar: ja" in line and "goed: nee" not in line)
    tone, own = (re.search(r"toon: (\w+)", line) for line in (good, row))
    assert tone and own
    (problem,) = found(structure.check_states_agree_with_themselves, (path, row, row.replace(own[0], tone[0])))
    assert (problem.code, problem.address.rpartition("/")[2], problem.hint.startswith("kies een andere toon")) == ("L-020", "toon", True)


@pytest.mark.parametrize(
    ("state", "meaning", "wrong"),
    [
        ("id: klaar,", "Begint later dan de peildatum", True), ("id: klaar,", "Het is klaar", False),
        ("id: nog-niet-gestart,", "Is klaar", True), ("id: nog-niet-gestart,", "Het werk begint later", False),
    ],
)  # fmt: skip
def test_the_meaning_of_a_state_agrees_with_what_it_counts_as(state: str, meaning: str, wrong: bool) -> None:
    path = "legenda/toestanden.yaml"
    text = files()[path].decode()
    row = next(line for line in text.splitlines() if state in line)
    new = re.sub(r"betekenis: [^,}]+", f"betekenis: {meaning}", row)
    assert new != row
    assert [item.code for item in found(structure.check_states_agree_with_themselves, (path, row, new))] == ["L-020"] * wrong


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Een.\n\n:: vertrouwelijk\n\nTwee.\n\n:::\n", [(3, "schrijf: ::: vertrouwelijk")]),
        ("# Kop\n\nTwee.\n\n:::\n", [(5, "zet ::: vertrouwelijk op een eigen regel boven")]),
        ("Een.\n\n::: vertrouwelijk\n\nTwee.\n", [(3, "zet ::: op een eigen regel onder")]),
        ("Een.\n\n::: vertrouwelijk\n\nTwee.\n\n:::\n", []),
    ],
)  # fmt: skip
def test_of_a_block_it_is_told_what_lacks_once_and_where(text: str, told: list[tuple[int, str]]) -> None:
    seen = waterdorp.seen({waterdorp.TEXT: text})
    problems = [*editions.check_editions_exist(seen), *editions.check_what_is_marked_as_closed_is_hidden(seen)]
    assert [(item.source.line, item.hint[: len(hint)]) for item, (_, hint) in zip(problems, told, strict=True)] == told
