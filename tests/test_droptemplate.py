"""KOOP's template, as a stand-in: what is taken of it, the role map, and every way in which either can be wrong."""

from __future__ import annotations

import hashlib

import drop_template
import pytest
import waterdorp
import word_template
from word_template import DOCUMENT, SECRET

from planascode import droptemplate
from planascode.droptemplate import ROLES, Found, Template
from planascode.problems import Problem

PLACES = "publicatie.yaml"


def found(data: bytes) -> Found:
    made = droptemplate.read("sjabloon.dotx", data)
    assert isinstance(made, Found)
    return made


def template(publicatie: str = drop_template.BASIC, *, data: bytes = b"", text: str = "") -> Template:
    made = drop_template.examined(drop_template.with_kit(publicatie, data=data, text=text)).template
    assert made is not None
    return made


def told(publicatie: str = drop_template.BASIC, *, data: bytes = b"", text: str = "", without: tuple[str, ...] = ()) -> list[tuple[str, str, str, str]]:
    """(place, code, message, hint) of what is said of a plan with this template and map."""
    files = {path: data for path, data in drop_template.with_kit(publicatie, data=data, text=text).items() if path not in without}
    checked = drop_template.examined(files)
    assert checked.template is None
    return [(f"{item.source.file}:{item.source.line}", item.code, item.message, item.hint) for item in checked.problems if item.code.startswith("O")]


def test_a_template_is_read_whatever_its_content_type_and_its_digest_is_that_of_the_file() -> None:
    for kind in (word_template.TEMPLATE, DOCUMENT):
        data = drop_template.template(kind=kind)
        assert found(data).sha256 == hashlib.sha256(data).hexdigest()
        assert ("paragraph", "Zzalinea", "ZZ alinea") in found(data).styles


def test_of_a_template_nothing_but_its_styles_lists_theme_and_fonts_is_taken() -> None:
    made = found(drop_template.template())
    taken = made.base.styles + made.base.colours + made.base.fonts + made.base.letters + made.numbering
    for secret in (SECRET, drop_template.PERSON, word_template.ELSEWHERE):
        assert secret.encode() not in taken


def test_a_style_that_numbers_keeps_its_list() -> None:
    made = found(drop_template.template(numbers=True))
    assert droptemplate.numbered(made.base.styles) == {f"Zzlijstniveau{level}": ("4", str(level - 1)) for level in (1, 2, 3)}
    assert b"abstractNum " in made.numbering


def test_the_kept_template_is_the_same_again_and_says_of_which_file_it_was() -> None:
    first = template()
    again = droptemplate.read("sjabloon.dotx", droptemplate.kept(first), archived=True)
    assert isinstance(again, droptemplate.Found)
    assert (again.sha256, again.base, again.numbering) == (first.sha256, first.base, first.numbering)
    roles, typed, problems = droptemplate.read_map("rolkaart.yaml", droptemplate.map_text(first), again)
    assert (roles, typed, problems) == (first.roles, first.typed, [])


def test_what_an_archive_keeps_of_a_template_is_no_template_outside_it() -> None:
    """Its digest is only said: anybody could write another one into a Word file."""
    ((place, code, message, _),) = told(data=droptemplate.kept(template()))
    assert (place, code) == ("layouts/drop/sjabloon.dotx:1", "O-001") and "en niet het sjabloon" in message


def test_a_proposal_lets_the_template_number_where_its_styles_do() -> None:
    for numbers, word in ((False, "getypt"), (True, "sjabloon")):
        assert f"\nnummers: {word}  # of " in droptemplate.proposal_text(found(drop_template.template(numbers=numbers)))


def test_without_a_template_nothing_is_wrong() -> None:
    assert droptemplate.find(None, {}, {}) == (None, [])
    assert waterdorp.examined().template is None


def test_the_map_gives_each_style_of_ours_one_of_the_template() -> None:
    styles = template().styles()
    assert styles["Kop1"] == "Zzhoofdstukkop"
    assert styles["Tabelrijkop"] == "Zztabelcel"
    assert set(styles.values()) == {drop_template.id_of(role.name) for role in ROLES}


def test_a_style_of_ours_has_one_role() -> None:
    ours = [own for role in ROLES for own in role.ours]
    assert len(ours) == len(set(ours))


def test_a_template_that_is_not_there_is_told_at_its_line() -> None:
    said = told("sjabloon: drop/sjabloon.dotm\nrolkaart: drop/rolkaart.yaml\n")
    assert said == [(f"{PLACES}:1", "O-001", "in layouts staat geen 'drop/sjabloon.dotm'", "bedoelde u 'drop/sjabloon.dotx'?")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"geen sjabloon", "dit sjabloon is geen Word-bestand dat te lezen is"),
        (drop_template.template(parts={"word/vbaProject.bin": "x"}), "in dit sjabloon zitten macro's: kleine programma's"),
        (drop_template.template(parts={"word/styles.xml": "<x/>"}), "in dit sjabloon staan geen stijlen"),
    ],
)
def test_a_template_that_cannot_be_used_says_why(data: bytes, message: str) -> None:
    ((place, code, said, hint),) = told(data=data)
    assert (place, code, said) == ("layouts/drop/sjabloon.dotx:1", "O-001", message)
    assert hint


def test_a_template_without_a_map_asks_for_it() -> None:
    ((place, code, message, hint),) = told("sjabloon: drop/sjabloon.dotx\n")
    assert (place, code, message) == (f"{PLACES}:1", "O-002", "bij dit sjabloon ontbreekt de rolkaart")
    assert "python build.py drop stijlen MAP/layouts/drop/sjabloon.dotx" in hint


def test_a_map_that_is_not_there_is_told_at_its_line() -> None:
    ((place, code, message, _),) = told(drop_template.BASIC.replace("rolkaart.yaml", "kaart.yaml"))
    assert (place, code, message) == (f"{PLACES}:2", "O-002", "in layouts staat geen 'drop/kaart.yaml'")


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [
        ("alinea: ZZ alinea", "alinea: ZZ alinia", 12, "het sjabloon heeft geen alineastijl 'ZZ alinia'", "bedoelde u 'ZZ alinea'?"),
        ("alinea: ZZ alinea", "alina: ZZ alinea", 12, "de rol 'alina' bestaat niet", "bedoelde u 'alinea'?"),
        ("tabel: ZZ tabel\n", "tabel: ZZ lid\n", 29, "het sjabloon heeft geen tabelstijl 'ZZ lid'", "dit kan wel: ZZ tabel"),
        ("lid: ZZ lid", "lid: ''", 11, "bij de rol 'lid' staat geen stijl", "schrijf de naam van een stijl van het sjabloon"),
        ("nummers: getypt", "nummers: vanzelf", 1, "'nummers' is getypt of sjabloon", "schrijf: nummers: getypt"),
        (
            "nummers: getypt", "nummers: sjabloon", 14, "de stijl 'ZZ lijst niveau 1' nummert niet",
            "kies een lijststijl van het sjabloon, of schrijf in de rolkaart: nummers: getypt",
        ),
    ],
)  # fmt: skip
def test_each_mistake_in_the_map_is_told_at_its_line_with_what_to_do(old: str, new: str, line: int, message: str, hint: str) -> None:
    said = told(text=drop_template.role_map().replace(old, new, 1))
    assert (f"layouts/drop/rolkaart.yaml:{line}", "O-002", message, hint) in said


def test_all_roles_that_the_map_lacks_are_told_at_once() -> None:
    kept = "".join(line for line in drop_template.role_map().splitlines(True) if not line.startswith(("lid:", "noot:")))
    ((_, code, message, _),) = told(text=kept)
    assert (code, message) == ("O-002", "in de rolkaart ontbreken de rollen 'lid', 'noot'")


def test_a_map_that_is_no_map_is_told() -> None:
    ((_, code, message, _),) = told(text="- alinea\n")
    assert (code, message) == ("O-002", "de rolkaart is geen lijst van rollen met een stijl")


def test_a_style_that_the_template_lost_is_missed() -> None:
    ((_, code, message, _),) = told(data=drop_template.template(without=("noot",)))
    assert (code, message) == ("O-002", "het sjabloon heeft geen alineastijl 'ZZ noot'")


def test_typed_numbers_in_a_style_that_numbers_are_told() -> None:
    said = told(data=drop_template.template(numbers=True))
    assert [message for _, _, message, _ in said] == [f"de stijl 'ZZ lijst niveau {level}' nummert zelf, en de nummers zijn ook getypt" for level in (1, 2, 3)]


def test_the_proposal_goes_by_likeness_and_fills_in_nothing_where_there_is_none() -> None:
    made = droptemplate.proposal(found(drop_template.template()))
    assert made["hoofdstukkop"] == "ZZ hoofdstukkop"
    assert made["slotformulering"] == "ZZ slotformulering"
    other = droptemplate.proposal(found(word_template.template()))
    assert (other["hoofdstukkop"], other["bijschrift"], other["aanhef"], other["tussenkop"]) == ("heading 1", "Bijschrift", "", "")


def test_the_proposal_can_be_copied_as_the_map() -> None:
    data = drop_template.template()
    text = droptemplate.proposal_text(found(data))
    roles, typed, problems = droptemplate.read_map("rolkaart.yaml", text.encode(), found(data))
    assert typed
    assert problems == [] and roles.keys() == {role.name for role in ROLES}


def test_styles_are_listed_by_kind_in_dutch() -> None:
    rows = droptemplate.kinds(found(drop_template.template()))
    assert [kind for kind, _, _ in rows][-2:] == ["teken", "tabel"]
    assert len(rows) == len(ROLES)


def test_what_is_no_template_is_a_problem_and_no_exception() -> None:
    assert isinstance(droptemplate.read("x.dotx", b"PK\x03\x04"), Problem)
    assert isinstance(droptemplate.read("x.dotx", drop_template.template(parts={"word/numbering.xml": "<kapot"})), Problem)
