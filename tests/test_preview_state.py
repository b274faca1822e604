"""The preview's middle: pages out of a read plan, the very bytes of the build, and the last good ones while it is wrong."""

from __future__ import annotations

import pytest
import waterdorp

from planascode import pipeline
from planascode.outputs import JOBS, make_site
from planascode.pipeline import Checked, Options
from planascode.preview import state
from planascode.preview.state import Preview, answer

KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
PAGE = "maatregelen/kade.html"


def built(checked: Checked, editie: str) -> dict[str, bytes]:
    """The files of the site as the build makes them."""
    task = next(task for name, task in pipeline.tasks(checked, Options((editie,)), tuple(JOBS)) if name == "site")
    return {path.removeprefix("site/"): data for path, data in make_site(task).items()}


def changed(*changes: tuple[str, str, str]) -> Checked:
    """The plan with some words replaced by others."""
    files = dict(waterdorp.files())
    for path, old, new in changes:
        assert old.encode() in files[path]
        files[path] = files[path].replace(old.encode(), new.encode(), 1)
    return pipeline.examine(files, waterdorp.layouts())


def settled(preview: Preview) -> Preview:
    while state.follow(preview):
        pass
    return preview


@pytest.mark.parametrize("editie", waterdorp.plan().gegevens.edities)
def test_every_file_is_that_of_the_build_byte_for_byte(editie: str) -> None:
    preview = state.opened(waterdorp.examined())
    for path, data in built(waterdorp.examined(), editie).items():
        assert answer(preview, editie, path) == data, path


@pytest.mark.parametrize("path", ["maatregelen/kade", "register", "index", "prioriteiten/hoog-water", "begrippen"])
def test_after_a_save_the_page_that_is_looked_at_is_that_of_the_build(path: str) -> None:
    preview = state.opened(waterdorp.examined())
    answer(preview, "openbaar", f"{path}.html")
    after = changed((KADE, "naam: De kade ophogen", "naam: De kade verhogen"), (KADE, "Q1 2027 t/m Q4 2028", "2028"))
    state.update(preview, after)
    assert answer(preview, "openbaar", f"{path}.html") == built(after, "openbaar")[f"{path}.html"]


def test_after_a_save_every_other_page_follows_byte_for_byte() -> None:
    preview = state.opened(waterdorp.examined())
    after = changed(("hoofdstukken/waarom.md", "Meer staat", "Veel meer staat"), (KADE, "naam: De kade ophogen", "naam: De kade verhogen"))
    state.update(preview, after)
    settled(preview)
    for path, data in built(after, "openbaar").items():
        assert answer(preview, "openbaar", path) == data, path


def test_pages_of_the_real_plan_that_are_made_alone_are_those_of_the_build(checked: Checked) -> None:
    preview = state.opened(checked)
    state.update(preview, checked)
    site = {path: data for path, data in built(checked, "openbaar").items() if path.endswith(".html")}
    assert len(site) > 60
    for path in list(site)[::5]:
        assert answer(preview, "openbaar", path) == site[path], path


def test_a_page_that_names_another_page_is_made_again_when_that_one_followed() -> None:
    monitoring = "monitoring/hoog-water.yaml"
    preview = state.opened(waterdorp.examined())
    before = answer(preview, "openbaar", "monitoring.html")
    after = changed((monitoring, "naam: Natte kelders na zware regen", "naam: Droge kelders"))
    state.update(preview, after)
    version = preview.version
    settled(preview)
    assert preview.version == version + 1, "who looks at it hears of it"
    now = answer(preview, "openbaar", "monitoring.html")
    assert now == built(after, "openbaar")["monitoring.html"] != before


def test_a_save_that_moves_nothing_elsewhere_is_told_once() -> None:
    preview = state.opened(waterdorp.examined())
    answer(preview, "openbaar", PAGE)
    state.update(preview, changed((KADE, "De bomen blijven staan.", "De bomen gaan weg.")))
    version = preview.version
    settled(preview)
    assert preview.version == version


def test_a_new_measure_has_its_page_at_once() -> None:
    preview = state.opened(waterdorp.examined())
    copy = waterdorp.files()[KADE].replace(b"id: kade\n", b"").replace(b"grond-", b"zand-").replace(b"De kade ophogen", b"Nog een kade ophogen")
    checked = pipeline.examine({**waterdorp.files(), "prioriteiten/hoog-water/dijken/kade-2.yaml": copy}, waterdorp.layouts())
    assert {problem.code for problem in checked.problems} <= {"M-018"}  # much of it is a copy, and that is told
    state.update(preview, checked)
    assert answer(preview, "openbaar", "maatregelen/kade-2.html") == built(checked, "openbaar")["maatregelen/kade-2.html"]
    assert answer(preview, "openbaar", "themas/dijken.html") == built(checked, "openbaar")["themas/dijken.html"]


def test_while_the_content_is_wrong_the_last_good_page_stays_also_one_that_nobody_saw_yet() -> None:
    preview = state.opened(waterdorp.examined())
    good = built(waterdorp.examined(), "openbaar")
    state.update(preview, changed((KADE, "Q1 2027 t/m Q4 2028", "Q5 2028")))
    assert not state.is_good(preview)
    assert preview.checked.problems
    for path in (PAGE, "geld.html", "data/plan.json"):
        assert answer(preview, "openbaar", path) == good[path]
    state.update(preview, waterdorp.examined())
    assert state.is_good(preview)


def test_a_layout_that_cannot_be_rendered_is_trouble_and_the_last_good_page_stays() -> None:
    preview = state.opened(waterdorp.examined())
    good = answer(preview, "openbaar", PAGE)
    files = {**waterdorp.files(), "layouts/site.xml.j2": b"{% if %}"}
    state.update(preview, pipeline.examine(files, waterdorp.layouts()))
    assert "site.xml.j2" in preview.trouble
    assert not state.is_good(preview)
    assert answer(preview, "openbaar", PAGE) == good


def test_a_plan_that_was_never_good_shows_nothing_and_comes_to_life() -> None:
    wrong = changed((KADE, "Q1 2027 t/m Q4 2028", "Q5 2028"))
    preview = state.opened(wrong, "openbaar")
    assert state.names(preview) == ()
    assert answer(preview, "openbaar", PAGE) is None
    state.update(preview, waterdorp.examined())
    assert answer(preview, "openbaar", PAGE) is not None


def test_a_house_style_that_changes_gives_another_style_sheet() -> None:
    preview = state.opened(waterdorp.examined())
    before = answer(preview, "openbaar", "assets/site.css")
    tokens = waterdorp.files()["layouts/huisstijl/tokens.yaml"] + b"\nsizes: {text: 11}\n"
    state.update(preview, pipeline.examine({**waterdorp.files(), "layouts/huisstijl/tokens.yaml": tokens}, waterdorp.layouts()))
    assert not preview.checked.problems
    assert answer(preview, "openbaar", "assets/site.css") != before


@pytest.mark.parametrize(
    ("editie", "path"),
    [("geheim", PAGE), ("openbaar", "maatregelen/bestaat-niet.html"), ("openbaar", "../plan.yaml"), ("openbaar", "data/../../plan.yaml"),
     ("openbaar", "plan.yaml"), ("openbaar", ""), ("openbaar", "maatregelen/geheime-meting.html")],
)  # fmt: skip
def test_what_the_edition_does_not_have_is_not_there(editie: str, path: str) -> None:
    assert answer(state.opened(waterdorp.examined()), editie, path) is None


def test_a_record_is_found_on_its_page_or_where_a_table_shows_it() -> None:
    preview = state.opened(waterdorp.examined())
    assert state.place(preview, "openbaar", "kade") == "maatregelen/kade.html"
    assert state.place(preview, "openbaar", "meter-kelders") == "prioriteiten/hoog-water.html#meter-kelders"
    assert state.place(preview, "openbaar", "niets") == ""
