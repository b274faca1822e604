"""Pieces: every readable text once, at its place, with whose words it holds."""

from __future__ import annotations

import pytest
import waterdorp

from planascode.checks import pieces
from planascode.checks.pieces import REFERENCE, Piece
from planascode.fields import annotation, field_types, unwrap
from planascode.model import Tekst

TEXT = """\
Een **vet** woord en [een link](https://x.nl) en [](#kade).[^1]
Nog een regel.

## Een kop

- een
- twee

  meer over twee
- drie

::: intern
> Een citaat
> over twee regels
:::

[^1]: Een noot.
"""


def test_a_text_falls_apart_in_its_blocks_in_order() -> None:
    found = [(piece.soort, " ".join(piece.text.replace(REFERENCE, "").split())) for piece in pieces.blocks("x/y", TEXT)]
    assert found == [
        ("alinea", "Een vet woord en een link en . Nog een regel."),
        ("kop", "Een kop"),
        ("punt", "een"),
        ("punt", "twee"),
        ("alinea", "meer over twee"),
        ("punt", "drie"),
        ("citaat", "Een citaat over twee regels"),
        ("noot", "Een noot."),
    ]


def test_a_place_in_a_block_is_a_place_in_the_file() -> None:
    for piece in pieces.blocks("x/y", TEXT):
        for word in pieces.WORD.finditer(piece.text):
            assert TEXT[piece.start + word.start() :].startswith(word[0])


def test_of_each_block_it_is_known_how_long_its_list_is() -> None:
    sizes = [(piece.soort, piece.punten) for piece in pieces.blocks("x/y", TEXT) if piece.punten]
    assert sizes == [("kop", 3), ("punt", 3), ("punt", 3), ("punt", 3)]


def test_a_year_at_the_start_of_a_line_is_no_list() -> None:
    (piece,) = pieces.blocks("x/y", "Dat was in\n2021. Daarna niet meer.")
    assert piece.soort == "alinea"


def test_a_quotation_is_not_ours_to_rewrite() -> None:
    assert {piece.soort for piece in pieces.blocks("x/y", TEXT) if piece.wiens == "letterlijk"} == {"citaat"}
    assert pieces.unquoted('Hij zei "nooit" en thema\'s.') == f"Hij zei {REFERENCE * 7} en thema's."


def test_a_name_a_decision_and_a_note_for_makers_are_not_ours_to_rewrite() -> None:
    whose = {piece.address: piece.wiens for piece in waterdorp.seen({}).pieces if piece.soort == "veld"}
    assert whose["maatregelen/kade/straks/1"] == "eigen"
    assert whose["maatregelen/kade/acties/grond-kopen/standen/2029-04-01/oorzaak"] == "eigen"
    assert whose["maatregelen/kade/naam"] == "letterlijk"
    assert whose["prioriteiten/schoon-water/doelstelling/1"] == "letterlijk"
    assert whose["maatregelen/geheime-meting/aantekening/1"] == "buiten"


def test_a_text_that_is_only_the_name_of_something_is_a_name() -> None:
    changed = {
        waterdorp.MEASURE: waterdorp.files()[waterdorp.MEASURE].decode().replace("Een subsidie", "De kade ophogen")
    }
    whose = {piece.address: piece.wiens for piece in waterdorp.seen(changed).pieces}
    assert whose["maatregelen/regentonnen/instrumenten/1"] == "letterlijk"


def test_the_tables_name_only_texts_that_the_model_has() -> None:
    from planascode import model

    classes = [
        value for value in vars(model).values() if isinstance(value, type) and hasattr(value, "__dataclass_fields__")
    ]
    names = {kind.name for cls in classes for kind in field_types(cls) if _is_text(kind.hint)}
    assert names >= pieces.LETTERLIJK | pieces.BUITEN
    assert not pieces.LETTERLIJK & pieces.BUITEN


def _is_text(hint: object) -> bool:
    inner, _ = unwrap(hint)
    items = getattr(inner, "__args__", ()) if getattr(inner, "__origin__", None) is tuple else ()
    return any(annotation(item) is annotation(Tekst) for item in (inner, *items))


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (["Meldpunt"], ["Meldpunt", "Meldpunt"]),
        (["Meldpunt", "Meldpunt V&Z"], ["Meldpunt V&Z", "Meldpunt"]),
        (["meldpunt"], []),
        (["punt"], []),
        (["V&Z"], ["V&Z"]),
    ],
)
def test_phrases_are_found_as_whole_words_the_longest_first(known: list[str], found: list[str]) -> None:
    text = "Het Meldpunt V&Z heet ook Meldpunt; de meldpunten niet."
    register = pieces.register([Piece("x/y", text, "veld", "eigen")])
    assert [text[begin:end] for _, begin, end, _ in pieces.phrases(register, known)] == found


def test_phrases_are_found_in_any_case_where_that_is_asked() -> None:
    register = pieces.register([Piece("x/y", "In het Kader van iets.", "veld", "eigen")])
    assert [span[1:3] for span in pieces.phrases(register, ["in het kader van"], anycase=True)] == [(0, 16)]
