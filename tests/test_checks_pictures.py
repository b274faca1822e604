"""Checks of pictures: file, description, place, editions, sharpness; and the rules' own examples."""

from __future__ import annotations

import re

import pictured
import pytest
import sample_pictures
from pictured import LIST, WHY, replaced

BRIDGE = "Een houten brug met een leuning aan één kant."
UNSEEN = "wie de afbeelding niet ziet, leest hier niet wat erop staat"


def said(changed: dict[str, bytes | None]) -> list[tuple[str, str, str]]:
    """(place, code, message) of everything that is said about the changed plan."""
    found = pictured.examined(changed).problems
    assert all(problem.hint for problem in found)
    return [(f"{problem.source.file}:{problem.source.line}", problem.code, problem.message) for problem in found]


def line_of(path: str, words: str, changed: dict[str, bytes | None]) -> str:
    """The place of the first line that holds these words."""
    text = (changed.get(path) or pictured.files()[path]).decode()
    return f"{path}:{next(number for number, line in enumerate(text.splitlines(), 1) if words in line)}"


def test_a_plan_with_pictures_has_no_problems() -> None:
    assert said({}) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "code", "message"),
    [
        ("bestand: brug.jpeg", "bestand: burg.jpeg", "bestand: burg", "F-007", "in de map figuren staat geen 'burg.jpeg'"),
        ("bestand: brug.jpeg", "bestand: ../figuren/brug.jpeg", "bestand: ..", "F-007", "in de map figuren staat geen '../figuren/brug.jpeg'"),
        ("breedte: 6", "breedte: 17", "breedte: 17", "F-007", "een afbeelding is 2 tot en met 16 centimeter breed"),
        ("breedte: 6", "breedte: 0", "breedte: 0", "F-007", "een afbeelding is 2 tot en met 16 centimeter breed"),
        ("soort: overkoepeling", "soort: verloren\n  bron: wij", "bron: wij", "F-007", "'bron' hoort alleen bij een figuur van soort: afbeelding"),
        (BRIDGE, "de brug", "alt: de brug", "F-008", UNSEEN),
        (BRIDGE, "Brug.jpeg", "alt: Brug", "F-008", UNSEEN),
        (BRIDGE, "afbeelding", "alt: afbeelding", "F-008", UNSEEN),
        (BRIDGE, "nog invullen", "alt: nog", "T-020", "hier moet nog iets worden ingevuld"),
        (BRIDGE, "IMG_2034.png", "alt: IMG", "F-008", UNSEEN),
        (BRIDGE, "Foto van een houten brug.", "alt: Foto", "F-012",
         "'Foto van' hoort een lezer twee keer: het voorleesprogramma zegt zelf dat het een afbeelding is"),
        (BRIDGE, "Een houten brug. Automatisch gegenereerde beschrijving", "alt: Een houten brug. A", "F-012",
         "'Automatisch gegenereerde beschrijving': deze beschrijving maakte een programma"),
        (BRIDGE, "onbekend (later)", "onbekend (later)", "F-008", UNSEEN),
    ],
)  # fmt: skip
def test_a_picture_has_a_file_a_width_that_fits_and_a_description(old: str, new: str, at: str, code: str, message: str) -> None:
    changed = replaced(LIST, old, new)
    found = said(changed)
    assert (line_of(LIST, at, changed), code, message) in found
    assert {other for _, other, _ in found} <= {code, "F-010", "B-029"}, "the file may be left over, or a key be out of order"


@pytest.mark.parametrize("alt", ["Een grafiek die tot 2029 daalt.", "Fotografen op een houten brug.", "Een kaart met een houten brug."])
def test_a_description_that_says_what_is_seen_may_name_the_kind_of_picture(alt: str) -> None:
    assert said(replaced(LIST, BRIDGE, alt)) == []


def test_a_file_that_a_figure_misses_is_not_advised_to_be_taken_away() -> None:
    problems = pictured.examined(replaced(LIST, "bestand: brug.jpeg", "bestand: oever.jpeg")).problems
    (problem,) = [item for item in problems if item.code == "F-010"]
    assert problem.hint == "is dit het bestand van 'fig-brug'? Schrijf daar dan: bestand: brug.jpeg"


def test_the_nearest_file_is_suggested() -> None:
    (problem, *_) = [item for item in pictured.examined(replaced(LIST, "brug.jpeg", "burg.jpeg")).problems if item.code == "F-007"]
    assert problem.hint == "bedoelde u 'brug.jpeg'?"


def test_a_file_cannot_be_hidden_from_a_figure_that_is_shown() -> None:
    changed = replaced(LIST, "breedte: 6", "editie_per_veld: {bestand: partners}")
    assert [(code, message) for _, code, message in said(changed)] == [("F-007", "bij een afbeelding hoort een bestand")]


def test_a_file_that_is_gone_is_told_at_the_figure() -> None:
    assert [(code, message) for _, code, message in said({"figuren/brug.jpeg": None})] == [
        ("F-007", "in de map figuren staat geen 'brug.jpeg'")
    ]


def test_a_picture_that_belongs_to_no_figure_is_told() -> None:
    assert said({"figuren/oud.png": sample_pictures.png(300, 200)}) == [
        ("figuren/oud.png:1", "F-010", "deze afbeelding hoort bij geen figuur")
    ]


def test_a_picture_that_stands_nowhere_is_told() -> None:
    changed = replaced(WHY, "![](#fig-brug)", "")
    assert said(changed) == [(line_of(LIST, "id: fig-brug", {}), "F-009", "deze afbeelding staat in geen enkele tekst")]


def test_a_picture_that_stands_in_two_places_is_told_at_the_second() -> None:
    ((place, code, message),) = said(replaced(WHY, "### Het peil", "![](#fig-kade)\n\n### Het peil"))
    assert (place, code) == (line_of(WHY, "### Het peil", {}), "F-009")
    assert message == f"de afbeelding 'fig-kade' staat al in {WHY}, regel 3"


def test_only_a_picture_can_be_placed() -> None:
    ((place, code, message),) = said(replaced(WHY, "Meer staat", "![](#fig-opgaven)\n\nMeer staat"))
    assert (place, code, message) == (f"{WHY}:5", "R-003", "'#fig-opgaven' is geen afbeelding")
    found = pictured.examined(replaced(WHY, "![](#fig-brug)", "![](#fig-burg)")).problems
    assert [(item.code, item.hint) for item in found if item.code == "R-003"] == [("R-003", "bedoelde u 'fig-brug'?")]


def test_a_hidden_picture_cannot_stand_where_everybody_reads() -> None:
    changed = replaced(LIST, "bestand: brug.jpeg", "bestand: brug.jpeg\n  editie: partners")
    ((place, code, message),) = said(changed)
    assert (place, code) == (line_of(WHY, "![](#fig-brug)", {}), "E-004")
    assert "'fig-brug', dat daar verborgen is" in message


def test_a_picture_that_only_a_closed_block_shows_must_be_hidden_itself() -> None:
    """Else its caption and its description would be in the public data."""
    changed = replaced(LIST, "  editie: vertrouwelijk\n", "")
    ((place, code, message),) = said(changed)
    assert (place, code) == (line_of(LIST, "id: fig-geheim", {}), "F-009")
    assert message == "in de editie 'openbaar' staat deze afbeelding in geen enkele tekst"


def test_a_photo_with_too_few_pixels_is_told_with_how_many_it_needs() -> None:
    small = {"figuren/wijken.png": sample_pictures.png(300, 200)}
    ((place, code, message),) = said(small)
    assert (place, code) == (line_of(LIST, "bestand: wijken.png", {}), "F-011")
    assert message == "deze afbeelding is 300 beeldpunten breed; voor 8 centimeter op papier zijn er 472 nodig"
    wide = small | replaced(LIST, "bestand: wijken.png", "bestand: wijken.png\n  breedte: 5,5")
    ((_, _, message),) = said(wide)
    assert message.endswith("voor 5,5 centimeter op papier zijn er 325 nodig")
    assert said(small | replaced(LIST, "bestand: wijken.png", "bestand: wijken.png\n  breedte: 5")) == []


def test_a_sign_in_a_drawing_that_the_letter_lacks_is_told() -> None:
    changed = {"figuren/peil.svg": sample_pictures.SVG.replace(">2027<", ">漢<").encode()}
    assert said(changed) == [
        (line_of(LIST, "bestand: peil.svg", {}), "T-012", "het teken '漢' in deze afbeelding zit niet in het lettertype van de huisstijl")
    ]


def test_a_text_of_a_picture_alone_is_a_text() -> None:
    assert {code for _, code, _ in said({WHY: b"![](#fig-kade)\n"})} == {"F-009"}, "only the other pictures stand nowhere"


def test_a_picture_that_stands_wrong_in_a_text_is_not_missed_in_the_texts_as_well() -> None:
    text = pictured.files()[WHY].decode()
    inside = {WHY: re.sub(r"(?m)^!\[\]\((#[\w-]+)\)$", r"hier ![](\1) staat zij.", text).encode()}
    assert inside[WHY] != pictured.files()[WHY]
    assert {code for _, code, _ in said(inside)} == {"T-001"}


def test_a_picture_that_does_not_exist_is_told_where_to_make_it() -> None:
    changed = {WHY: pictured.files()[WHY] + b"\n![](#zzz)\n"}
    (problem,) = pictured.examined(changed).problems
    assert problem.code == "R-003"
    assert problem.hint


def test_a_picture_without_a_file_is_shown_with_its_id() -> None:
    changed = replaced(LIST, "soort: overkoepeling", "soort: afbeelding")
    problem = next(item for item in pictured.examined(changed).problems if item.code == "F-007")
    line = changed[LIST].decode().split("\n")[problem.source.line - 1]  # type: ignore[union-attr]
    assert line[problem.source.column - 1 :][: problem.source.width].startswith("id: ")
