"""Edits of a file as text: the one value changes, and every other sign of the file stays where it was."""

from __future__ import annotations

import difflib
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from planascode import textedit
from planascode.problems import Source
from planascode.textedit import Item, with_item, with_value
from planascode.values import Wrong

ORDER = ("id", "naam", "planning", "planning_toelichting", "standen", "aantekening")
STAND: Item = {"peildatum": "2029-05-01", "toestanden": {"tijd": "op-koers", "geld": "onbekend (geen cijfers)"}, "herkomst": "gemeld"}
TOP = Source("x.yaml", 1, 1)


def said(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)


def added_lines(old: str, new: str) -> list[str]:
    """The lines that are new; the test fails when a line is gone."""
    changes = list(difflib.ndiff(old.splitlines(), new.splitlines()))
    assert not [line for line in changes if line.startswith("- ")]
    return [line[2:] for line in changes if line.startswith("+ ")]


# --- a list gets an item ----------------------------------------------------------------------------------


def test_a_new_stand_stands_under_the_last_one_and_is_written_like_it() -> None:
    text = "naam: Kade # de lage\nstanden:\n  - {peildatum: 2028-04-01, herkomst: gemeld}  # de eerste\n  # nog een in mei\naantekening: [a]\n"
    new = with_item(text, TOP, "standen", STAND, ORDER)
    line = "  - {peildatum: 2029-05-01, toestanden: {tijd: op-koers, geld: onbekend (geen cijfers)}, herkomst: gemeld}"
    assert added_lines(text, new) == [line]
    assert new.index("# de eerste") < new.index("2029-05-01") < new.index("# nog een in mei")


def test_a_stand_under_one_of_several_lines_has_several_lines() -> None:
    text = "standen:\n- peildatum: 2028-04-01\n  herkomst: gemeld\n"
    assert added_lines(text, with_item(text, TOP, "standen", STAND, ORDER)) == [
        "- peildatum: 2029-05-01", "  toestanden: {tijd: op-koers, geld: onbekend (geen cijfers)}", "  herkomst: gemeld",
    ]  # fmt: skip


def test_a_stand_that_is_too_wide_for_one_line_has_several() -> None:
    text = "standen:\n  - {peildatum: 2028-04-01}\n"
    new = with_item(text, TOP, "standen", {**STAND, "toelichting": "woord " * 30 + "einde"}, ORDER)
    assert len(added_lines(text, new)) == 4


def test_the_first_stand_of_a_record_gets_its_key_where_it_belongs() -> None:
    text = "id: kade\nnaam: Kade\nplanning: 2028 # lang\n\naantekening: [a]\n"
    new = with_item(text, TOP, "standen", {"peildatum": "2029-05-01"}, ORDER)
    assert new == "id: kade\nnaam: Kade\nplanning: 2028 # lang\nstanden:\n  - {peildatum: 2029-05-01}\n\naantekening: [a]\n"


@pytest.mark.parametrize("old", ["[]", "[{peildatum: 2028-04-01}]", "[\n  {peildatum: 2028-04-01}, # een\n  ]"])
def test_a_list_between_brackets_stays_between_brackets(old: str) -> None:
    new = with_item(f"standen: {old}\nnaam: x\n", TOP, "standen", {"peildatum": "2029-05-01"}, ORDER)
    assert "{peildatum: 2029-05-01}" in new
    assert new.endswith("]\nnaam: x\n")
    assert new.count("#") == old.count("#")


def test_a_record_on_one_line_stays_on_one_line() -> None:
    text = "acties:\n  - {id: een, naam: Een}  # klein\n  - {id: twee, naam: Twee}\n"
    new = with_item(text, Source("x.yaml", 2, 5), "standen", {"peildatum": "2029-05-01"}, ORDER)
    assert new == text.replace("naam: Een}", "naam: Een, standen: [{peildatum: 2029-05-01}]}")


def test_a_file_without_a_last_line_end_gets_one_first() -> None:
    assert with_item("standen:\n  - {a: b}", TOP, "standen", {"a": "c"}, ORDER) == "standen:\n  - {a: b}\n  - {a: c}\n"


def test_a_list_that_is_no_list_is_left_to_the_author() -> None:
    with pytest.raises(Wrong, match="niet te veranderen"):
        with_item("standen: onbekend (geen)\n", TOP, "standen", STAND, ORDER)
    with pytest.raises(Wrong, match="niet te veranderen"):
        with_item("naam: x\n", Source("x.yaml", 7, 1), "standen", STAND, ORDER)


# --- a value ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("planning: Q1 2028\n", "Q2 2028", "planning: Q2 2028\n"),
        ("planning: Q1 2028   # later\n", "2029", "planning: 2029   # later\n"),
        ('planning: "Q1 2028" # later\n', "Q2 2028", 'planning: "Q2 2028" # later\n'),
        ("planning: 'Q1 2028'\n", "pas als 't kan", "planning: 'pas als ''t kan'\n"),
        ("planning: Q1\n  2028 # laat\n", "Q2 2028", "planning: Q2 2028 # laat\n"),
        ("planning: |  # in een blok\n  Q1\n  2028\nnaam: x\n", "Q2: ja", 'planning: "Q2: ja"  # in een blok\nnaam: x\n'),
        ("planning: >-\r\n  Q1\r\n\r\nnaam: x\r\n", "Q2", "planning: Q2\r\n\r\nnaam: x\r\n"),
        ("naam: x\r\n# over a\r\naantekening: [a]\r\n", "Q2", "naam: x\r\nplanning: Q2\r\n# over a\r\naantekening: [a]\r\n"),
        ("{naam: x, planning: Q1, id: y}\n", "Q1, Q2", '{naam: x, planning: "Q1, Q2", id: y}\n'),
        ("{naam: x}\n", "Q1", "{naam: x, planning: Q1}\n"),
        ("naam: x\nplanning: Q1 # weg\nid: y\n", "", "naam: x\n# weg\nid: y\n"),
        ("naam: x\nplanning: |\n  a\n\n  b\n\nid: y\n", "", "naam: x\n\nid: y\n"),
        ("{naam: x, planning: Q1, id: y}\n", "", "{naam: x, id: y}\n"),
        ("{planning: Q1, id: y}\n", "", "{id: y}\n"),
        ("naam: x\n", "", "naam: x\n"),
    ],
)  # fmt: skip
def test_only_the_value_changes(old: str, value: str, new: str) -> None:
    assert with_value(old, TOP, "planning", value, ORDER) == new


def test_the_value_of_one_item_of_a_list_changes_and_not_that_of_its_neighbour() -> None:
    text = "- id: a\n  planning: Q1\n- id: b\n  planning: Q1\n"
    assert with_value(text, Source("x", 3, 3), "planning", "Q2", ORDER) == "- id: a\n  planning: Q1\n- id: b\n  planning: Q2\n"


@pytest.mark.parametrize(
    ("text", "at", "value"), [("planning: [a]\n", TOP, "Q1"), ("- planning: Q1\n  id: x\n", Source("x", 1, 3), "")]
)
def test_what_cannot_be_done_surely_is_left_to_the_author(text: str, at: Source, value: str) -> None:
    with pytest.raises(Wrong) as wrong:
        with_value(text, at, "planning", value, ORDER)
    assert wrong.value.hint == "verander het in het bestand zelf"


@pytest.mark.parametrize(
    "text",
    ["a\\b", "ja", "null", "1:30", "x: y", "einde #", "%", "@thuis", "`", "'s ochtends", 'zeg "ja"', "- a", "a, b]", " a ", "\x07\u2028\ufeff"],
)
def test_a_text_becomes_one_yaml_value(text: str) -> None:
    assert said(f"naam: {textedit.scalar(text)}\nrij: [{textedit.scalar(text)}]") == {"naam": text, "rij": [text]}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nthemas: [x]  # let op\n", "a: 1\nthemas: [x, n]  # let op\n"),
        ("themas: []\n", "themas: [n]\n"),
        ("themas:\n  - x  # eerst\n  - y  # dan\nb: 2\n", "themas:\n  - x  # eerst\n  - y  # dan\n  - n\nb: 2\n"),
        ("themas:\n- x", "themas:\n- x\n- n\n"),
        ("themas:\r\n  - x\r\nb: 2\r\n", "themas:\r\n  - x\r\n  - n\r\nb: 2\r\n"),
        ("themas: [\n  x,  # eerst\n  y,\n]\n", "themas: [\n  x,  # eerst\n  y, n,\n]\n"),
        ("naam: zonder lijst\n", "naam: zonder lijst\n"),
    ],
)
def test_an_order_keeps_its_comments_and_layout(before: str, after: str) -> None:
    assert textedit.append_to(before, "themas", "n") == after


# --- every file -----------------------------------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
COMMENT = st.sampled_from(["", "  # zo", " #", "   # a: b 'c \"d"])
PLAIN = st.sampled_from(["Kade", "Q1 2028", "onbekend (nog niet)", "2028"])


@st.composite
def value(draw: st.DrawFn, indent: str) -> str:
    """A text as an author may write it: plain, over lines, in either quotes, or as a block."""
    text = draw(PLAIN)
    return draw(st.sampled_from([
        text, f'"{text}"', f"'{text}'", f"{text}\n{indent}  en meer", f'"{text}\n\n{indent}  en"', f"|\n{indent}  {text}\n{indent}  en",
        f">-\n{indent}  {text}",
    ]))  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> tuple[str, Source]:
    """A file with one record, at the top or in a list, and the place where that begins."""
    in_list = draw(st.booleans())
    indent = "  " if in_list else ""
    lines: list[str] = ["- id: eerste", f"  naam: Ander{draw(COMMENT)}"] if in_list else []
    begin = len(lines) + 1
    keys = draw(st.lists(st.sampled_from(ORDER[1:]), unique=True, max_size=5))
    for number, key in enumerate(["id", *keys]):
        head = f"{'- ' if in_list and not number else indent}{key}:"
        if key == "standen":
            deep = draw(st.sampled_from(["", "  "])) + indent
            item = draw(st.sampled_from(["{peildatum: 2028-04-01, a: b}", f"peildatum: 2028-04-01\n{deep}  a: b", f"peildatum: >\n{deep}    x"]))
            lines += [head + draw(COMMENT), f"{deep}- {item}{draw(COMMENT) if item.endswith('b') or item.endswith('}') else ''}"]
        elif key == "aantekening":
            lines.append(f"{head} [a, b]{draw(COMMENT)}")
        else:
            words = draw(value(indent)) if number else "tweede"
            lines.append(f"{head} {words}{'' if words[0] in '|>' else draw(COMMENT)}")
        lines += draw(st.sampled_from([[], [""], [f"{indent}# tussendoor"], ["# aan de kant", ""]]))
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    if draw(st.booleans()):
        text += ("" if text.endswith("\n") else "\n") + "- id: laatste\n" if in_list else ""
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), Source("x.yaml", begin, 3 if in_list else 1)


def change(old: str, new: str) -> tuple[str, str]:
    """What went out of a text and what came in its place: all before and behind it is the same."""
    rest = min(len(old), len(new))
    head = next((place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), rest)
    behind = zip(reversed(old[head:]), reversed(new[head:]), strict=False)
    tail = next((place for place, (a, b) in enumerate(behind) if a != b), rest - head)
    return old[head : len(old) - tail], new[head : len(new) - tail]


def line_ends(text: str) -> set[str]:
    """Which line ends a text has; of the last one, which may be cut in two, only the end counts."""
    return {"\r\n" if line.endswith("\r\n") else "\n" for line in text.splitlines(keepends=True) if line.endswith("\n")}


def record(text: str, at: Source) -> dict[str, Any]:
    """What a record says; the line end behind its last block of lines, which comes and goes with the file's own, says nothing."""
    whole = said(text)
    found = whole[1] if isinstance(whole, list) else whole
    return {key: bare(value) for key, value in found.items()}


def bare(value: Any) -> Any:
    """A value without the line ends behind its texts."""
    match value:
        case str():
            return value.rstrip("\n")
        case list():
            return [bare(item) for item in value]
        case _:
            return {key: bare(item) for key, item in value.items()}


@given(files(), WORDS)
@example(("id: x\nplanning: |\n  a\n", TOP), "b")
def test_in_every_file_a_value_is_set_and_nothing_else_is_touched(file: tuple[str, Source], words: str) -> None:
    text, at = file
    new = with_value(text, at, "planning", words, ORDER)
    assert record(new, at) == {**record(text, at), "planning": words}
    gone, _ = change(text, new)
    assert "#" not in gone
    assert ":" not in gone
    assert line_ends(new) == (line_ends(text) or {"\n"} & line_ends(new))


@given(files(), WORDS)
def test_in_every_file_a_stand_is_added_and_nothing_goes(file: tuple[str, Source], words: str) -> None:
    text, at = file
    item: Item = {**STAND, "toelichting": words}
    new = with_item(text, at, "standen", item, ORDER)
    before = record(text, at)
    assert record(new, at) == {**before, "standen": [*before.get("standen", []), item]}
    assert change(text, new)[0] == ""
    assert line_ends(new) == (line_ends(text) or {"\n"})


@given(files())
def test_in_every_file_a_value_is_taken_away_and_comments_stay(file: tuple[str, Source]) -> None:
    text, at = file
    new = with_value(text, at, "planning_toelichting", "", ORDER)
    before = record(text, at)
    before.pop("planning_toelichting", None)
    assert record(new, at) == before
    gone, came = change(text, new)
    assert not came.strip()
    assert "#" not in gone
    assert line_ends(new) <= line_ends(text)


def test_two_edits_of_one_file_can_follow_each_other() -> None:
    text = "id: x\nplanning: Q1\nstanden:\n  - {peildatum: 2028-04-01}\n"
    for day in ("2028-05-01", "2028-06-01", "2028-07-01"):
        text = with_item(text, TOP, "standen", {"peildatum": day}, ORDER)
    days = [item["peildatum"] for item in said(text)["standen"]]
    assert all(a < b for a, b in pairwise(days))
