"""The stages are in order, each asks at least what the one before it asks, and the gates name rules that there are."""

from __future__ import annotations

from itertools import pairwise

from planascode import stages
from planascode.fields import field_types, unwrap
from planascode.model import Plangegevens
from planascode.rules import RULES


def test_each_stage_asks_what_the_one_before_it_asks_and_no_stage_is_undecided_again() -> None:
    for one, next_one in pairwise(stages.STAGES.values()):
        assert next_one.momenten[: len(one.momenten)] == one.momenten
        assert next_one.adopted >= one.adopted


def test_a_stage_that_is_not_adopted_says_so_on_every_page() -> None:
    assert all(stage.altijd or stage.adopted for stage in stages.STAGES.values())


def test_a_stage_has_reached_itself_and_what_comes_before_it() -> None:
    assert stages.reached("vastgesteld", "concept") and stages.reached("vastgesteld", "vastgesteld")
    assert not stages.reached("vastgesteld", "in werking")
    assert not stages.reached("iets anders", "concept")
    assert stages.stage_of("iets anders") is stages.STAGES["concept"], "what is no stage claims nothing"


def test_the_gates_name_rules_and_fields_that_there_are() -> None:
    assert stages.GATES.keys() <= RULES.keys()
    assert {*stages.GATES.values(), *stages.KNOWN.values(), stages.STRICT} <= stages.STAGES.keys()
    open_fields = {kind.name for kind in field_types(Plangegevens) if unwrap(kind.hint)[1]}
    assert stages.KNOWN.keys() <= open_fields
