"""The order of keys: whole blocks move with what belongs to them, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planascode.keyorder import disorder
from planascode.mending import edited
from planascode.yamlnode import Pairs, compose


def ordered(text: str, *wanted: str) -> str:
    """The text after putting the keys of its record (of a list: of the first) in this order."""
    node, problems = compose(text.encode(), "x.yaml")
    assert not problems
    record = node if isinstance(node, Pairs) else node.items[0]  # type: ignore[union-attr]
    assert isinstance(record, Pairs)
    problem = disorder(record, wanted, text.split("\n"), "a")
    assert problem.code == "B-029" and problem.level == "advies"
    return edited(text.encode(), problem.edits).decode()


def test_a_key_moves_with_its_value_and_the_comments_above_and_behind_it() -> None:
    text = "id: x\n# wanneer\n# en waarom\nplanning: 2022  # zeker\nnaam: Halt\n\n# slot\n"
    assert (
        ordered(text, "id", "naam", "planning")
        == "id: x\nnaam: Halt\n# wanneer\n# en waarom\nplanning: 2022  # zeker\n\n# slot\n"
    )


def test_lists_groups_and_long_texts_move_whole() -> None:
    text = "b:\n  - een\n  # over twee\n  - twee\nc: >-\n  lang\n\n  en langer\na:\n- x\n- y\n"
    assert (
        ordered(text, "a", "b", "c")
        == "a:\n- x\n- y\nb:\n  - een\n  # over twee\n  - twee\nc: >-\n  lang\n\n  en langer\n"
    )


def test_the_dash_of_a_record_in_a_list_stays_in_front() -> None:
    text = "# lijst\n- naam: Halt\n  id: x\n- id: y\n  naam: Z\n"
    assert ordered(text, "id", "naam") == "# lijst\n- id: x\n  naam: Halt\n- id: y\n  naam: Z\n"


def test_a_file_without_a_last_line_end_keeps_that() -> None:
    assert ordered("b: 1\na: 2", "a", "b") == "a: 2\nb: 1"


def test_windows_line_ends_stay() -> None:
    text = "b: 1\r\na: 2\r\n"
    node, _ = compose(text.encode(), "x.yaml")
    assert isinstance(node, Pairs)
    problem = disorder(node, ["a", "b"], ["b: 1", "a: 2", ""], "a")
    assert edited(text.encode(), problem.edits) == b"a: 2\r\nb: 1\r\n"


@pytest.mark.parametrize(
    "text",
    ["# over b of over alles?\nb: 1\na: 2\n", "- b: 1\n  # over a\n  a: 2\n", "{b: 1, a: 2}\n"],
    ids=["above", "dash", "row"],
)
def test_where_it_is_not_sure_what_belongs_where_nothing_moves(text: str) -> None:
    assert ordered(text, "a", "b") == text


values = st.sampled_from(
    ["1", "\n  - een\n  - twee", ">-\n  lang\n  lang", "{x: 1}", "\n  x:\n    y: 1", "'it''s'  # en"]
)


@given(st.lists(values, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_any_order_holds_the_same_keys_values_and_lines(found: list[str], random: object) -> None:
    keys = [f"k{number}" for number in range(len(found))]
    text = "".join(f"{key}: {value}\n" for key, value in zip(keys, found, strict=True)).replace(": \n", ":\n")
    wanted = list(keys)
    random.shuffle(wanted)  # type: ignore[attr-defined]
    if wanted == keys:
        return
    after = ordered(text, *wanted)
    one, other = (compose(version.encode(), "x.yaml")[0] for version in (text, after))
    assert isinstance(one, Pairs) and isinstance(other, Pairs)
    assert [key.text for key, _ in other.pairs] == wanted
    assert sorted(after.splitlines()) == sorted(text.splitlines())
