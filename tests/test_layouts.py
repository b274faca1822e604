"""Layouts: strict templates over named texts."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest
import waterdorp

from planascode import layouts
from planascode.layouts import environment, render
from planascode.problems import LayoutError


def rendered(text: str, **functions: object) -> str:
    return render(environment({"x": text}, functions), "x")


def test_values_are_escaped() -> None:
    assert rendered("<p>{{ naam }}</p>", naam="<b> & \"") == "<p>&lt;b&gt; &amp; &#34;</p>"


def wrong(text: str, **functions: object) -> LayoutError:
    """What is wrong with a layout."""
    with pytest.raises(LayoutError) as caught:
        rendered(text, **functions)
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "message", "detail"),
    [
        ("een\n\n{{ wat.naam }}", 3, "deze regel gebruikt een naam die niet bestaat", "'wat' is undefined"),
        ("een\n{% if %}", 2, "deze regel van de layout is niet te lezen", "Expected an expression"),
        ("een\n{% include '/etc/hostname' %}", 2, "de layout '/etc/hostname' bestaat niet", "no template /etc/hostname"),
        ("een\n{{ deel() }}", 2, "deze regel van de layout kan niet worden uitgevoerd", "ZeroDivisionError"),
    ],
)
def test_a_wrong_layout_is_told_in_dutch_with_its_line_and_in_english_for_its_maker(
    text: str, line: int, message: str, detail: str
) -> None:
    found = wrong(text, deel=lambda: 1 / 0)
    assert (found.name, found.line, found.message) == ("x", line, message)
    assert detail in found.detail


def test_trouble_in_a_layout_that_another_one_uses_names_that_other_one() -> None:
    env = environment({"x": "een\n{% include 'y' %}", "y": "a\nb\n{{ wat }}"}, {})
    with pytest.raises(LayoutError) as caught:
        render(env, "x")
    assert (caught.value.name, caught.value.line) == ("y", 3)


def test_a_layout_that_does_not_exist_is_an_error_and_no_file_is_read() -> None:
    with pytest.raises(LayoutError, match="no template"):
        render(environment({}, {}), "plan.xml.j2")


def test_the_error_comes_whole_out_of_another_process() -> None:
    found = wrong("{{ wat }}")
    assert str(pickle.loads(pickle.dumps(found))) == str(found) == "x:1: 'wat' is undefined"


@pytest.mark.parametrize("name", sorted(name for name in waterdorp.layouts() if name.endswith(".j2")))
def test_our_layouts_can_be_read_and_say_what_they_are(name: str) -> None:
    text = waterdorp.layouts()[name].decode()
    environment({}, {}).parse(text)
    assert text.startswith("{#"), "a layout begins with a word about itself"


def test_a_layout_that_changed_is_compiled_again_and_what_it_knows_is_never_kept() -> None:
    assert rendered("een {{ a }}", a=1) == "een 1"
    assert rendered("twee {{ a }}", a=1) == "twee 1"
    assert rendered("een {{ a }}", a=2) == "een 2"
    with pytest.raises(LayoutError, match="'a' is undefined"):
        rendered("een {{ a }}")


def test_what_was_compiled_is_kept_as_python_keeps_its_own_and_a_changed_layout_is_compiled_anew(tmp_path: Path) -> None:
    cache = layouts._Compiled(tmp_path)
    for text, wanted in (("een {{ 1 + 1 }}", "een 2"), ("twee {{ 1 + 1 }}", "twee 2"), ("twee {{ 1 + 1 }}", "twee 2")):
        cache.known.clear()
        env = environment({"kept": text}, {})
        env.bytecode_cache = cache
        assert render(env, "kept") == wanted
    assert len(list(tmp_path.iterdir())) == (0 if sys.dont_write_bytecode else 1)


def test_where_nothing_may_be_written_a_layout_is_known_to_this_process_only(tmp_path: Path) -> None:
    cache = layouts._Compiled(tmp_path / "is er niet")
    env = environment({"kept": "een"}, {})
    env.bytecode_cache = cache
    assert render(env, "kept") == "een"
    assert len(cache.known) == 1
    assert not list(tmp_path.iterdir())
