"""Layouts: strict templates over named texts."""

from __future__ import annotations

import pytest
import waterdorp

from planascode.layouts import LayoutError, environment, render


def rendered(text: str, **functions: object) -> str:
    return render(environment({"x": text}, functions), "x")


def test_values_are_escaped() -> None:
    assert rendered("<p>{{ naam }}</p>", naam="<b> & \"") == "<p>&lt;b&gt; &amp; &#34;</p>"


def test_an_unknown_name_is_an_error_with_the_layout() -> None:
    with pytest.raises(LayoutError, match="x: 'wat' is undefined"):
        rendered("{{ wat }}")


def test_an_error_in_the_layout_names_its_line() -> None:
    with pytest.raises(LayoutError, match="x:2: "):
        rendered("een\n{% if %}")


def test_a_layout_that_does_not_exist_is_an_error_and_no_file_is_read() -> None:
    with pytest.raises(LayoutError, match="does not exist"):
        rendered("{% include '/etc/hostname' %}")
    with pytest.raises(LayoutError, match="does not exist"):
        render(environment({}, {}), "plan.xml.j2")


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
