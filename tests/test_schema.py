"""The schema: it takes what the reader takes, and yaml-language-server shows an author of a file what we mean it to show."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import language_server
import pytest
from conftest import CONTENT, ROOT, judged, run
from language_server import Server

from planascode import editor, pipeline, yamlnode
from planascode.fields import field_types
from planascode.load import load
from planascode.model import (
    COLLECTIONS,
    Aanvaarding,
    Afkorting,
    Bijlage,
    BronDocument,
    Budgetpost,
    Indicator,
    Invulling,
    Kolom,
    Maatregel,
    Plangegevens,
    Stand,
    Toestand,
)
from planascode.reading import Reading
from planascode.records import read
from planascode.schema import SHARED, Building, Known, file_patterns, kinds, known, schemas
from planascode.values import Wrong, parse_bedrag

MEASURE = "content/prioriteiten/zorg-en-veiligheid/woonoverlast/proef.yaml"
BUDGET = "content/geld/budgetposten.yaml"
Items = list[dict[str, Any]]

# --- files ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ours(checked: pipeline.Checked) -> Known:
    assert checked.plan
    return known(checked.plan.records, (), checked.plan.gegevens.edities, checked.style.tones)


def test_there_is_a_schema_for_each_kind_of_file_and_a_shared_one(ours: Known) -> None:
    made = schemas(ours)
    assert made.keys() == kinds().keys() | {SHARED}
    assert {f"{name}.json" for name in COLLECTIONS} | {"plangegevens.json", "indeling.json"} == kinds().keys()
    assert schemas(ours) == made


def test_every_file_of_the_plan_has_exactly_one_schema() -> None:
    for path in CONTENT.rglob("*.yaml"):
        relative = path.relative_to(CONTENT).as_posix()
        found = [name for name, patterns in file_patterns().items() if _fits(relative, patterns)]
        assert len(found) == 1, relative


def _fits(path: str, patterns: list[str]) -> bool:
    wanted = {sign: [p.removeprefix("!") for p in patterns if p.startswith("!") == sign] for sign in (False, True)}
    fits = {sign: any(re.fullmatch(p.replace("*", "[^/]*"), path) for p in wanted[sign]) for sign in wanted}
    return fits[False] and not fits[True]


def test_a_record_that_cannot_be_read_is_still_known_by_its_id(checked: pipeline.Checked) -> None:
    path = "prioriteiten/jongeren/halt-activiteiten.yaml"
    loaded = load({**checked.files, path: checked.files[path] + b"verkeerd: ja\n"})
    assert loaded.plan is None
    found = known(loaded.part.records, loaded.sources, (), ())
    assert found.names["maatregelen"]["halt-activiteiten"] == ""
    assert found.names["organisaties"]["politie"] == "Politie"
    assert found.names["doelen"].keys() == known(checked.plan.records, (), (), ()).names["doelen"].keys()


def test_where_the_content_names_nothing_yet_any_id_is_taken() -> None:
    made = json.loads(schemas(Known({}))[SHARED])["definitions"]
    assert made["maatregel-bestand"]["properties"]["budgetposten"]["items"] == {"allOf": [{"$ref": "#/definitions/id"}]}


def test_a_plan_of_a_thousand_measures_has_its_schema_in_a_moment(ours: Known) -> None:
    many = Known({**ours.names, "maatregelen": {f"maatregel-{number}": f"Nummer {number}" for number in range(1000)}})
    assert len(schemas(many)[SHARED]) < 1_500_000


# --- what is shown: a workspace with our own content ------------------------------------------------------


def workspace(folder: Path, names: Known) -> Path:
    """A folder as an author opens it: our .vscode, with the schemas that our content gives."""
    shutil.copytree(ROOT / ".vscode", folder / ".vscode", ignore=shutil.ignore_patterns(editor.SCHEMAS))
    (folder / ".vscode" / editor.SCHEMAS).mkdir()
    for name, text in schemas(names).items():
        (folder / ".vscode" / editor.SCHEMAS / name).write_text(text, "utf-8")
    return folder


def serve_folder(folder: Path) -> Any:
    judged(language_server.command)
    return language_server.serve(folder, json.loads((folder / ".vscode" / "settings.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, ours: Known) -> Iterator[Server]:
    with serve_folder(workspace(tmp_path_factory.mktemp("werkmap"), ours)) as running:
        yield running


def labels(items: Items) -> list[str]:
    return [item["label"] for item in items]


def told(server: Server, text: str, path: str = MEASURE, needed: bool = False) -> list[tuple[int, str]]:
    """(line, message) of everything that is underlined, without the keys that are still to come unless they are ``needed``."""
    try:
        found = server.open(path, text)
    finally:
        server.close(path)
    return [
        (item["range"]["start"]["line"] + 1, item["message"])
        for item in found
        if needed or "ontbreekt; voeg een regel toe" not in item["message"]
    ]


def test_every_key_of_a_measure_is_offered_with_its_help(server: Server) -> None:
    offered = {item["label"]: item for item in server.complete(MEASURE, "naam: Proef\n|")}
    assert {kind.name for kind in field_types(Maatregel)} - {"naam"} == offered.keys() - {"nieuw: maatregel"}
    help_text = offered["planning"]["documentation"]["value"]
    assert "`Q3 2022 t/m Q1 2023`" in help_text
    assert "`onbekend (reden)`" in help_text
    assert offered["planning"]["insertText"] == "planning: "


@pytest.mark.parametrize("partners", ["partners:\n  - |\n", "partners: [|]\n", "partners: [halt, |]\n"])
def test_partners_are_offered_with_their_names(partners: str, server: Server) -> None:
    offered = {item["label"]: item["insertText"] for item in server.complete(MEASURE, f"naam: Proef\n{partners}")}
    assert offered["riec · RIEC Noord"] == "riec"
    assert offered["politie"] == "politie"
    assert "burgemeester" not in offered.values()


def test_a_list_is_begun_with_a_streepje_or_with_unknown(server: Server) -> None:
    offered = {item["label"]: item["insertText"] for item in server.complete(MEASURE, "naam: Proef\npartners: |\n")}
    assert offered == {"een lijst": "\n  - ${1}", "onbekend (reden)": "onbekend (${1:nog uit te zoeken})"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("trekker: |\n", "burgemeester"),
        ("trekker: bur|\n", "burgemeester"),
        ("standen:\n  - toestanden:\n      voortgang: |\n", "gestart"),
        ("standen:\n  - herkomst: |\n", "gemeld"),
        ("editie: |\n", "intern"),
        ("editie_per_veld:\n  trekker: |\n", "intern"),
    ],
)
def test_words_to_choose_from_are_offered(text: str, word: str, server: Server) -> None:
    assert word in [item["insertText"] for item in server.complete(MEASURE, f"naam: Proef\n{text}")]


def test_axes_rules_tones_and_editions_come_from_the_content(server: Server) -> None:
    assert labels(server.complete(MEASURE, "standen:\n  - toestanden:\n      |\n")) == ["voortgang"]
    offered = labels(server.complete("content/aanvaard.yaml", "- regel: |\n"))
    assert any(label.startswith("M-003 · ") for label in offered)
    assert "good" in labels(server.complete("content/legenda/toestanden.yaml", "- toon: |\n"))


@pytest.mark.parametrize(
    ("path", "text", "label", "begins"),
    [
        (MEASURE, "|", "nieuw: maatregel", "naam: "),
        (MEASURE, "naam: Proef\nstanden: |\n", "nieuw: stand", "\n  - peildatum: "),
        (MEASURE, "naam: Proef\nstanden:\n  - |\n", "nieuw: stand", "peildatum: "),
        (BUDGET, "|", "nieuw: budgetpost", "- id: "),
        (BUDGET, "- id: a\n  naam: b\n|\n", "nieuw: budgetpost", "- id: "),
    ],
)
def test_a_record_to_fill_in_is_offered(path: str, text: str, label: str, begins: str, server: Server) -> None:
    (found,) = [item for item in server.complete(path, text) if item["label"] == label]
    assert found["insertText"].startswith(begins)


ENGLISH = re.compile(r"\b(the|is not|must|expected|value|example|allowed|source|pattern|schema)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("|planning: Q3 2022\n", "Planning", "Wanneer; laat weg als er acties zijn."),
        ("|planning: onbekend (nog niet)\n", "Planning", "Zo schrijft u het: `Q3 2022`"),
        ("|partners: [politie]\n", "Partners", "Partijen buiten de gemeente."),
        ("partners: [halt, |riec]\n", "RIEC Noord", ""),
        ("trekker: |wethouder-wmo\n", "Wethouder Wmo", "Wie het trekt."),
        ("standen:\n  - |herkomst: gemeld\n", "Herkomst", "Kies uit: `gedrukt` · `gemeld` · `afgeleid`"),
        ("|nu: onbekend (nog niet)\n", "Nu", "Weet u het niet? Schrijf dan: `onbekend (reden)`"),
        ("|naam: Proef\n", "Naam", "Deze regel is nodig."),
    ],
)
def test_hovering_explains_in_dutch(text: str, title: str, words: str, server: Server) -> None:
    shown = server.hover(MEASURE, text)
    assert shown.startswith(f"#### {title}\n") or shown == f"#### {title}"
    assert words in shown
    assert not ENGLISH.search(shown)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("naam: Proef\ntreker: burgemeester\n", 2, "hier kunnen alleen deze sleutels staan: id, voorheen"),
        ("naam:\nnu: onbekend (x)\n", 1, "hier hoort één tekst te staan"),
        ("naam: [een, twee]\n", 1, "hier hoort één tekst te staan"),
        ("naam: onbekend (geen idee)\n", 1, "hier hoort een echte tekst te staan"),
        ("naam: Een\u200btekst\n", 1, "deze tekst is leeg, of er staat een onzichtbaar teken in"),
        ("naam: Proef\npartners: politie\n", 2, "hier hoort een lijst te staan: begin elke regel met een streepje"),
        ("partners: [politie, poltie]\n", 1, "dit id is niet bekend bij organisaties"),
        ("trekker: niemand\n", 1, "dit id is niet bekend bij rollen"),
        ("trekker: [burgemeester]\n", 1, "dit id is niet bekend bij rollen"),
        ("trekker: onbekend\n", 1, "dit id is niet bekend bij rollen"),
        ("nu: onbekend\n", 1, "hier hoort een lijst te staan"),
        ("planning: Q5 2022\n", 1, "dit is geen planning; zo wel: Q3 2022"),
        ("planning: 3000\n", 1, "dit is geen planning; zo wel: Q3 2022"),
        ("standen:\n  - peildatum: 31 februari 2022\n", 2, "dit is geen datum; zo wel: 14 juni 2022"),
        ("standen:\n  - herkomst: gegokt\n", 2, "dit kan hier niet staan; wel: gedrukt, gemeld, afgeleid"),
        ("standen: [gestart]\n", 1, "hier kunnen alleen deze sleutels staan: peildatum, toestanden"),
        ("acties:\n  - id: Proef\n", 2, "dit is geen id"),
        ("editie: besloten\n", 1, "dit kan hier niet staan"),
    ],
)
def test_a_mistake_is_underlined_on_its_line_once_and_in_dutch(
    text: str, line: int, message: str, server: Server
) -> None:
    ((where, said),) = told(server, text)
    assert where == line
    assert said.startswith(message)
    assert not ENGLISH.search(said)


def test_a_key_that_is_needed_is_asked_for_by_its_name(server: Server) -> None:
    found = server.open(MEASURE, "naam: Proef\n")
    server.close(MEASURE)
    needed = [kind.name for kind in field_types(Maatregel) if kind.required and kind.name not in ("id", "naam")]
    assert [item["message"].partition(" ")[0] for item in found] == [f"'{name}'" for name in needed]
    assert found[0]["message"].endswith("voeg een regel toe: doelen: ...; weet u het niet: onbekend (reden)")


def test_a_new_name_is_known_as_soon_as_the_schema_is_refreshed(tmp_path: Path, ours: Known) -> None:
    folder = workspace(tmp_path, ours)
    text = "partners: [nieuwkomer]\n"
    with serve_folder(folder) as running:
        assert any("niet bekend bij organisaties" in item["message"] for item in running.open(MEASURE, text))
        more = Known({**ours.names, "organisaties": {**ours.names["organisaties"], "nieuwkomer": "Nieuw"}})
        (folder / ".vscode" / editor.SCHEMAS / SHARED).write_text(schemas(more)[SHARED], "utf-8")
        after = running.changed(MEASURE, f".vscode/{editor.SCHEMAS}/{SHARED}")
        assert not any("niet bekend bij organisaties" in item["message"] for item in after)


# --- what is shown: the schema and the reader about the same texts -----------------------------------------

TEXTS = (
    "2022", "12.500", "2.674,63", "12,5", "1.250", "010", "0", "-3", "€ 5", "20000", "1900", "1899", "3000",
    "no", "yes", "on", "true", "false", "ja", "nee", "'ja'", "1:30", "2022-06-14", "2022-02-30", "14 juni 2022",
    "'2022'", '"12.500"', "Q3 2022", "Q5 2022", "Q3 2022 t/m Q1 2023", "vanaf 2022", "t/m 2022", "doorlopend",
    "onbekend", "onbekend (nog niet)", "n.v.t.", "n.v.t. (reden)", "niet gepubliceerd", "niet gepubliceerd (reden)",
    "Een tekst", "''", "[]", "[a]", "[1, ja]", "[[a]]", "{}", "{a: b}",
    "{periode: 2022, waarde: 12}", "[{tekst: a}]", "{a: {enkelvoud: b, meervoud: c}}", "politie", "niemand", "gemeld", "lokaal", "https://a.nl", "http://a.nl",
    '"een\\u200bteken"', "een-id", "Een-Id", "good",
)  # fmt: skip
FIELDS = {
    "tekst": (Toestand, "woord"),
    "tekst of onbekend": (Toestand, "betekenis"),
    "id": (Toestand, "id"),
    "link of onbekend": (BronDocument, "vindplaats"),
    "datum": (Stand, "peildatum"),
    "datum of onbekend": (Bijlage, "datum"),
    "periode of onbekend": (Budgetpost, "jaar"),
    "planning of onbekend": (Maatregel, "planning"),
    "bedrag of onbekend": (Budgetpost, "bedrag"),
    "aantal": (Kolom, "breedte"),
    "ja of nee": (Toestand, "goed"),
    "woorden": (Stand, "herkomst"),
    "woorden of onbekend": (Budgetpost, "soort"),
    "lijst of onbekend": (Maatregel, "nu"),
    "ids of onbekend": (Maatregel, "partners"),
    "lijst": (Afkorting, "varianten"),
    "ids": (Aanvaarding, "bij"),
    "groep": (Plangegevens, "namen"),
    "groep of onbekend": (Indicator, "nulmeting"),
    "lijst van punten": (Invulling, "te_doen"),
}
AS_IDS = {"true", "false"}
"""Taken by the reader as ids; an editor would then offer true and false for every id."""
EMPTY = {"~", "null"}
"""Taken by the reader as texts; to an editor they are the same as nothing at all."""
NUMBERS = {"12.5", "1e3", "0x10", "+5", "1.5e2"}
"""Not taken by the reader; an editor sees only the value of a number, and 12.5 is also what it sees of 12.500."""


@pytest.mark.parametrize(("cls", "name"), FIELDS.values(), ids=FIELDS)
def test_reader_and_editor_say_the_same_of_a_text(cls: type, name: str, server: Server, ours: Known) -> None:
    (hint,) = [kind.hint for kind in field_types(cls) if kind.name == name]
    building = Building(ours, {})
    schema = {"type": "array", "items": building.value(hint), "definitions": building.definitions}
    place = server.folder / ".vscode" / editor.SCHEMAS / f"proef-{cls.__name__}-{name}.json"
    place.write_text(json.dumps(schema), "utf-8")
    lines = [f"- {text}" for text in TEXTS]
    document = f"# yaml-language-server: $schema={place.as_uri()}\n" + "\n".join(lines) + "\n"
    underlined = {line for line, _ in told(server, document, "proef.yaml", needed=True)}
    assert {number: TEXTS[number - 2] for number in underlined} == {
        number: text
        for number, text in enumerate(TEXTS, 2)
        if not is_read(hint, text, ours) or (name == "id" and text in AS_IDS)
    }


def is_read(hint: Any, text: str, names: Known) -> bool:
    """Whether the reader takes this text of a file as a value, and, of a reference, whether the id is there."""
    node, problems = yamlnode.compose(text.encode(), "proef.yaml")
    reading = Reading(problems)
    assert node
    value = read(hint, node, "proef", reading)
    wanted = "partners" if hint == _partners() else ""
    unknown = wanted and isinstance(value, tuple) and not set(value) <= names.names["organisaties"].keys()
    return not reading.problems and not unknown


def _partners() -> Any:
    return next(kind.hint for kind in field_types(Maatregel) if kind.name == "partners")


@pytest.mark.parametrize("text", sorted(EMPTY))
def test_a_word_that_means_nothing_to_an_editor_is_asked_for_again(text: str, server: Server) -> None:
    assert told(server, f"naam: {text}\n") == [(1, "hier hoort één tekst te staan")]


@pytest.mark.parametrize("text", sorted(NUMBERS))
def test_a_number_that_only_looks_right_to_an_editor_is_left_to_the_check(text: str, server: Server) -> None:
    assert told(server, f"- bedrag: {text}\n", BUDGET) == []
    with pytest.raises(Wrong):
        parse_bedrag(text)


# --- every plan is clean ------------------------------------------------------------------------------------


def all_told(folder: Path, plan: str) -> dict[str, list[str]]:
    """What is underlined in any file of a plan, when all of them are opened."""
    paths = sorted(path.relative_to(folder).as_posix() for path in (folder / plan).rglob("*.yaml"))
    with serve_folder(folder) as running:
        found = running.open_all({path: (folder / path).read_text("utf-8") for path in paths})
    assert len(found) == len(paths) > 20
    return {path: [item["message"] for item in items] for path, items in found.items() if items}


def test_nothing_is_underlined_in_our_content(tmp_path: Path, ours: Known) -> None:
    folder = workspace(tmp_path, ours)
    shutil.copytree(CONTENT, folder / "content")
    assert all_told(folder, "content") == {}


def test_nothing_is_underlined_in_the_second_plan(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "plannen" / "waterdorp", tmp_path / "plan")
    assert run("schema", "--plan", tmp_path / "plan").returncode == 0
    shutil.rmtree(tmp_path / "plan" / "layouts", ignore_errors=True)
    assert all_told(tmp_path / "plan", ".") == {}


def test_nothing_is_underlined_in_a_new_plan(tmp_path: Path) -> None:
    assert run("nieuw", tmp_path / "plan", "--gemeente", "Proefdorp").returncode == 0
    assert all_told(tmp_path / "plan", ".") == {}
