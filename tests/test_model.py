"""The model: keys are Dutch words, records are frozen, and every reference leads to a collection."""

from __future__ import annotations

import dataclasses
import fnmatch
import re

import pytest
import waterdorp

from planascode import model
from planascode.fields import field_types

CLASSES = [
    cls
    for cls in vars(model).values()
    if isinstance(cls, type) and dataclasses.is_dataclass(cls) and cls.__module__ == "planascode.model"
]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_records_are_frozen_and_their_keys_are_plain_words(cls: type) -> None:
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
    for kind in field_types(cls):
        assert re.fullmatch("[a-z_]+", kind.name)


def test_a_record_cannot_be_changed_after_it_was_made() -> None:
    kade = waterdorp.plan()["maatregelen"]["kade"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        kade.naam = "iets anders"


def test_each_content_file_belongs_to_one_collection() -> None:
    patterns = [p.removesuffix("[]") for _, found in model.COLLECTIONS.values() for p in found.split()]
    assert len(patterns) == len(set(patterns))
    for path in waterdorp.files():
        if path.endswith(".yaml") and not path.startswith("layouts/") and path.count("/"):
            assert any(fnmatch.fnmatchcase(path, p) and path.count("/") == p.count("/") for p in patterns), path


def test_a_collection_that_a_plan_does_not_have_is_empty() -> None:
    assert waterdorp.plan()["codes"] == {}
    assert waterdorp.plan()["bestaat-niet"] == {}


def test_notes_for_makers_and_remarks_are_for_the_most_closed_edition() -> None:
    fields = {kind.name: kind for kind in field_types(model.Maatregel)}
    assert fields["aantekening"].editie == "hoogste"
    assert "opmerkingen" in model.HOOGSTE_EDITIE
