"""Mending: what is sure is put right, nothing else changes, and what would change more is held back."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

import pytest
import waterdorp
from hypothesis import given, settings
from hypothesis import strategies as st
from slips import KADE, SLIPS, TONNEN, Slip, mended, typed

from planascode import pipeline
from planascode.mending import Change, Mended, difference, edited, mend
from planascode.problems import Edit, Problem, Source

APART = [slip for number, slip in enumerate(SLIPS) if all(slip.right not in other.right and other.right not in slip.right
         for other in SLIPS[:number] if other.path == slip.path)]  # fmt: skip
"""Slips that can be made together."""


def mending(files: Mapping[str, bytes]) -> Mended:
    return mend(pipeline.examine(files, waterdorp.layouts()), waterdorp.layouts())


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_told_mended_and_gone(slip: Slip) -> None:
    before = pipeline.examine(typed(slip), waterdorp.layouts())
    assert slip.code in [problem.code for problem in before.problems]
    done = mend(before, waterdorp.layouts())
    assert done.held == ()
    assert {**before.files, **done.files} == mended(slip)
    assert done.checked.problems == ()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_read_as_it_is_meant_so_that_it_hides_nothing(slip: Slip) -> None:
    before = pipeline.examine(typed(slip), waterdorp.layouts())
    assert before.part == pipeline.examine(mended(slip), waterdorp.layouts()).plan
    assert {problem.code for problem in before.problems} == {slip.code}


def test_all_slips_are_mended_at_once() -> None:
    assert len(APART) > 20
    done = mending(typed(*APART))
    assert done.held == ()
    assert {**typed(*APART), **done.files} == mended(*APART)
    assert done.checked.problems == ()


def test_a_plan_without_slips_stays_as_it_is() -> None:
    done = mending(waterdorp.files())
    assert (done.files, done.done, done.held) == ({}, (), ())


def dressed(data: bytes, end: str, mark: bool) -> bytes:
    """A file with other line ends, comments, and perhaps a byte order mark."""
    text = re.sub("(?mi)^(?=[a-z]|-(?!-))", "# uitleg\n", data.decode())
    return (codecs.BOM_UTF8 if mark else b"") + text.replace("\n", end).encode()


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(APART), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_comments_line_ends_and_byte_order_marks_stay_and_mending_twice_changes_no_more(
    slips: set[Slip], end: str, mark: bool
) -> None:
    paths = {slip.path for slip in slips if slip.path.endswith(".yaml")}
    files = {path: dressed(data, end, mark) if path in paths else data for path, data in typed(*slips).items()}
    done = mending(files)
    expected = {path: dressed(data, end, mark) if path in paths else data for path, data in mended(*slips).items()}
    assert done.held == ()
    assert {**files, **done.files} == expected
    assert mending(expected).files == {}


def test_what_would_change_more_is_held_back_and_the_rest_is_mended() -> None:
    # Of two records in one file the second would be lost without a word.
    two = waterdorp.files()[TONNEN].decode() + "---\n" + waterdorp.files()[TONNEN].decode()
    files = {**typed(next(slip for slip in SLIPS if slip.path == KADE)), TONNEN: two.encode()}
    done = mending(files)
    assert [(problem.source.file, problem.code) for problem in done.held] == [(TONNEN, "B-028")]
    assert set(done.files) == {KADE}


def test_a_new_problem_after_mending_holds_the_edit_back() -> None:
    # The two references are one after mending: a list holds nothing twice.
    files = typed(Slip("", KADE, "intern: [team-water]", "intern: [team-water, Team Water]", ""))
    done = mending(files)
    assert [problem.code for problem in done.held] == ["V-011"]
    assert done.files == {}


def test_what_is_held_back_in_one_place_is_mended_in_another() -> None:
    # The second one waits a round for the order of the keys around it.
    held = Slip("", KADE, "intern: [team-water]", "intern: [team-water, Team Water]", "")
    right = "    naam: Klei storten\n    planning: vanaf Q1 2029\n"
    waits = Slip("", KADE, right, "    planning: vanaf Q1 2029\n    naam: Klei storten\n", "")
    again = Slip("", KADE, "geld: op-koers}, herkomst: gemeld}", "geld: op-koers}, herkomst: gemeld, door: Team Water}", "")
    done = mending(typed(held, waits, again))
    assert [(problem.code, problem.source.line) for problem in done.held] == [("V-011", 11)]
    assert done.files[KADE] == typed(held, again)[KADE].replace(b"door: Team Water", b"door: team-water")
    assert mend(done.checked, waterdorp.layouts()).files == {}


def test_an_edit_of_a_check_may_change_the_words_it_is_about_and_no_other() -> None:
    checked = pipeline.examine(waterdorp.files(), waterdorp.layouts())
    address = "maatregelen/kade/naam"
    right = Problem(Source(KADE, 2, 10, 4), "T-012", "m", address=address, edits=(Edit(2, 10, "kade", "dijk"),))
    wrong = Problem(Source(KADE, 2, 10, 4), "T-012", "n", address=f"{address}x", edits=(Edit(2, 10, "kade", "wal"),))
    for problem, held in ((right, ()), (wrong, (wrong,))):
        made = pipeline.replace(checked, problems=(problem,))
        assert mend(made, waterdorp.layouts()).held == held


# --- text ---------------------------------------------------------------------------------------------------------------


def test_an_edit_that_does_not_fit_the_file_is_left_out() -> None:
    assert edited(b"a: 1\n", [Edit(1, 4, "2", "3"), Edit(9, 1, "x", "y")]) == b"a: 1\n"


def test_edits_in_one_line_do_not_move_each_other() -> None:
    assert (
        edited(b"a b c\n", [Edit(1, 1, "a", "alfa"), Edit(1, 5, "c", ""), Edit(1, 3, "b", "beta")]) == b"alfa beta \n"
    )


def test_an_edit_over_lines_keeps_the_line_ends_of_their_places() -> None:
    assert edited(b"a\r\nb\nc\r\n", [Edit(1, 1, "a\nb", "b\na")]) == b"b\r\na\nc\r\n"
    assert edited(b"a\r\nb\nc\r\n", [Edit(2, 1, "b\n", "")]) == b"a\r\nc\r\n"
    assert edited(b"a\r\nb\r\n", [Edit(1, 1, "a", "a\nx")]) == b"a\r\nx\r\nb\r\n"


lines = st.lists(st.text("abé ", max_size=5), min_size=1, max_size=5)


@given(lines, lines, st.sampled_from(["\n", "\r\n"]), st.data())
def test_any_edit_gives_the_text_that_it_says_and_keeps_the_other_lines(
    found: list[str], new: list[str], end: str, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(found) - 1))
    last = data.draw(st.integers(first, len(found) - 1))
    edit = Edit(first + 1, 1, "\n".join(found[first : last + 1]), "\n".join(new))
    after = edited(end.join(found).encode(), [edit]).decode()
    assert after.replace(end, "\n") == "\n".join([*found[:first], *new, *found[last + 1 :]])
    assert len(found) == 1 or "\n" not in after.replace(end, "")


def test_a_difference_names_the_lines_that_go_and_come() -> None:
    assert difference(b"a\nb\nc\n", b"a\nB\nc\nd\n") == [Change("-", 2, "b"), Change("+", 2, "B"), Change("+", 4, "d")]
