"""What the model alone says of a record: where it is found, how one is added, what a field looks like and where its line goes."""

from __future__ import annotations

from typing import Any

import pytest

from planascode import forms, model
from planascode.fields import field_types
from planascode.model import Maatregel, Naar


@pytest.mark.parametrize(
    ("collections", "place"),
    [
        (("rollen",), "namen/rollen.yaml"),
        (("maatregelen",), "de map prioriteiten"),
        (("doelen",), "de map prioriteiten"),
        (("rollen", "organisaties"), "namen/rollen.yaml of namen/organisaties.yaml"),
        (("*",), "het stuk zelf"),
    ],
)
def test_where_a_record_is_found_is_a_file_or_a_folder(collections: tuple[str, ...], place: str) -> None:
    assert forms.found_in(Naar(collections)) == place


def test_how_a_record_is_added_has_its_needed_fields_and_never_a_name_of_a_person() -> None:
    there = "; staat zij er niet (meer) bij, zet haar dan in namen/"
    assert forms.how_to_add(Naar(("organisaties",)), "Vogelclub Oost") == f"{there}organisaties.yaml: - {{id: vogelclub-oost, naam: Vogelclub Oost}}"
    assert forms.how_to_add(Naar(("rollen",)), "Jan de Vries") == f"{there}rollen.yaml: - {{id: ..., naam: ..., soort: ...}}"
    assert forms.how_to_add(Naar(("maatregelen",)), "iets") == "", "that takes more than a line"


def test_a_field_looks_like_what_it_holds() -> None:
    shapes: dict[str, Any] = {item.name: forms.shape(item.hint) for item in field_types(Maatregel)}
    assert shapes["naam"] == "..."
    assert shapes["doelen"] == "[...]"
    assert shapes["nu"] == "[...]", "a point may be a bare text"
    assert shapes["standen"] == "[{peildatum: ..., toestanden: {...: ...}, herkomst: ...}]"


def test_a_line_goes_above_the_next_one_that_is_there_and_alone_on_its_line() -> None:
    assert forms.goes_above(Maatregel, "trekker", {"naam": 2, "partners": 9}) == "; die regel komt boven 'partners' (regel 9)"
    assert forms.goes_above(Maatregel, "trekker", {"naam": 2}) == "", "it goes at the end"
    assert forms.goes_above(model.Organisatie, "naam", {"id": 1, "kort": 1}) == "", "the record is written on one line"


def test_keys_come_in_the_order_of_the_model_and_what_every_record_may_carry_stays_where_it_stood() -> None:
    assert forms.in_order(Maatregel, ["planning", "editie", "naam", "doelen"]) == ["naam", "doelen", "planning", "editie"]
