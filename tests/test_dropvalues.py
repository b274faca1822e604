"""The values of a jurist's choices: what is known of DROP's lists, and no more."""

from __future__ import annotations

import pytest

from planascode.dropvalues import CATEGORIES, CHOICES, KINDS
from planascode.fields import field_types
from planascode.model import Keus, Publicatie


def test_every_choice_is_a_field_of_publicatie_and_every_such_field_a_choice() -> None:
    fields = {kind.name for kind in field_types(Publicatie) if Keus in getattr(kind.hint, "__args__", ())}
    assert fields == CHOICES.keys()


def test_no_choice_has_a_default() -> None:
    nothing = Publicatie(id="publicatie")
    assert all(getattr(nothing, name) is None for name in CHOICES)


@pytest.mark.parametrize("name", CHOICES)
def test_every_value_that_is_offered_is_admitted(name: str) -> None:
    assert all(CHOICES[name].admits(value) for value in CHOICES[name].values)


@pytest.mark.parametrize(
    ("name", "value", "admitted"),
    [
        ("rubriek", "verordening", True),  # nobody knows DROP's whole list
        ("informatiecategorie", "plannen", False),
        ("besluit", "misschien", False),
        ("oude_regeling", "CVDR680781_1", True),
        ("oude_regeling", "680781", False),
        ("publicatiedatum", "2027-05-10", True),
        ("publicatiedatum", "10 mei 2027", False),
        ("beleidsagenda", "Natuur en milieu | Water", True),
        ("beleidsagenda", "Natuur en milieu", False),
    ],
)
def test_a_closed_list_and_a_form_are_kept(name: str, value: str, admitted: bool) -> None:
    assert CHOICES[name].admits(value) is admitted


def test_the_choices_of_the_woo_have_codes() -> None:
    assert CHOICES["informatiecategorie"].values == tuple(CATEGORIES)
    assert CHOICES["documentsoort"].values == tuple(KINDS)
    codes = [*CATEGORIES.values(), *KINDS.values()]
    assert len(codes) == len(set(codes))
