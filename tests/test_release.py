"""A sealed release made again from its own content: the same bytes, and what differs is named."""

from __future__ import annotations

from collections.abc import Callable

import drop_template
import pytest
import sealed
import waterdorp
import word_template

from planascode import pipeline, release, sealing, zipped
from planascode.leaks import LeakError
from planascode.outputs import DOCUMENTS, JOBS
from planascode.pipeline import Options
from planascode.zipped import Refused

Files = dict[str, bytes]


def rebuilt(data: bytes) -> release.Rebuilt:
    found = zipped.unpack(data)
    return release.rebuild(found.files, sealing.read(found.files[sealing.MANIFEST]), lambda _: None)


def test_a_release_made_again_from_its_own_content_layouts_and_style_is_the_same_in_every_byte() -> None:
    assert rebuilt(sealed.archive()) == release.Rebuilt((), (), ())


def test_an_output_that_was_changed_and_sealed_again_is_named() -> None:
    def change(files: Files) -> None:
        files[sealed.WORD] += b" "
        files["uitvoer/openbaar/erbij.txt"] = b"hallo"

    found = rebuilt(sealed.of_word(change))
    assert found.differing == ("openbaar/erbij.txt", "openbaar/uitvoeringsplan.docx")


def test_content_that_was_changed_and_sealed_again_is_told_by_its_documents() -> None:
    found = rebuilt(sealed.of_word(lambda files: files.update({sealing.PLAN: files[sealing.PLAN].replace(b"Droge Voeten", b"Natte Voeten")})))
    assert found.differing == ("openbaar/uitvoeringsplan.docx",)
    assert found.trees == tuple(sorted(DOCUMENTS))


def test_tools_of_another_version_are_named() -> None:
    manifest = sealed.made()[1]
    tools = {**manifest.gereedschap, "Pango": "0.9", "verdwenen": "1.0"}
    found = rebuilt(sealed.of_word(gereedschap=tools, programma={"versie": "0.0.1", "sha256": "0" * 64}))
    named = {name: (then, now) for name, then, now in found.tools}
    assert named.keys() == {"Pango", "verdwenen", "planascode"}
    assert named["Pango"] == ("0.9", manifest.gereedschap["Pango"])
    assert named["verdwenen"] == ("1.0", "geen")
    assert named["planascode"][0] == "0.0.1 (000000000000)"


HOSTILE: dict[str, tuple[Callable[[Files], object], str]] = {
    "no content": (lambda files: files.pop(sealing.PLAN), "inhoud/plan.json is niet te lezen"),
    "no plan": (lambda files: files.update({sealing.PLAN: b"[]"}), "inhoud/plan.json is niet te lezen"),
    "deep": (lambda files: files.update({sealing.PLAN: b"[" * 100_000}), "inhoud/plan.json is niet te lezen"),
    "another model": (
        lambda files: files.update({sealing.PLAN: files[sealing.PLAN].replace(b'"modelversie": 1', b'"modelversie": 9', 1)}),
        "misschien is het van een andere versie",
    ),
    "values of another kind": (
        lambda files: files.update({sealing.PLAN: files[sealing.PLAN].replace(b'"teksten": {', b'"teksten": {"x": 1,', 1)}),
        "inhoud/plan.json is niet te lezen",
    ),
    "no colours": (lambda files: files.pop("layouts/huisstijl/tokens.yaml"), "dit bestand ontbreekt: layouts/huisstijl/tokens.yaml"),
    "a colour that is code": (
        lambda files: files.update({"layouts/huisstijl/tokens.yaml": files["layouts/huisstijl/tokens.yaml"].replace(b'ink: "#1C2530"', b'ink: "red}"')}),
        "dit is geen kleur",
    ),
    "a letter that is none": (
        lambda files: files.update({"layouts/huisstijl/fonts/SourceSans3-Bold.ttf": b"geen letter"}), "dit is geen lettertype dat te lezen is"
    ),
    "a picture that is none": (lambda files: files.update({"inhoud/figuren/wijken.png": b"<script>"}), "inhoud/figuren/wijken.png: dit is"),
    "a drawing with more than shapes": (
        lambda files: files.update({"inhoud/figuren/peil.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'}),
        "inhoud/figuren/peil.svg: ",
    ),
    "a layout that fails": (
        lambda files: files.update({"layouts/plan.xml.j2": b"{{ ''.__class__.__mro__ }}"}),
        "een layout in het archief geeft geen document: plan.xml.j2, regel 1",
    ),
    "no layout": (lambda files: files.pop("layouts/plan.xml.j2"), "een layout in het archief geeft geen document: plan.xml.j2"),
    "a reference to nothing": (
        lambda files: files.update({sealing.PLAN: files[sealing.PLAN].replace(b'"gemeente": "', b'"gemeente": "on', 1)}),
        "is niets te maken|geeft geen document",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_release_of_a_stranger_that_cannot_be_made_is_refused_in_dutch(name: str) -> None:
    change, words = HOSTILE[name]
    with pytest.raises(Refused, match=words):
        rebuilt(sealed.of_word(change))


def test_an_output_that_we_do_not_know_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="dit programma kent deze uitvoer niet: hologram"):
        rebuilt(sealed.of_word(uitvoer=("docx", "hologram")))


def test_a_secret_in_a_layout_that_prints_nothing_of_it_is_found_before_it_is_sealed() -> None:
    """The outputs hold nothing: it stands in a remark of the layout, and layouts go into the archive."""
    remark = "Klopt de hoogte van de kade?"
    layout = waterdorp.layouts()["site.xml.j2"] + f"{{# {remark} #}}".encode()
    checked = pipeline.examine({**waterdorp.files(), "layouts/site.xml.j2": layout}, waterdorp.layouts())
    with pytest.raises(LeakError) as found:
        release.make(checked, Options(), sealed.LOCK, lambda _: None)
    assert {(leak.path, leak.address) for leak in found.value.leaks} == {("layouts/site.xml.j2", "opmerkingen/opm-kade/tekst")}


def test_a_release_holds_of_koops_template_what_was_taken_and_makes_the_same_kit_again() -> None:
    checked = drop_template.ready()
    task = next(task for output, task in pipeline.tasks(checked, Options(edities=("openbaar",)), tuple(JOBS)) if output == "publicatie")
    files = sealing.inside(task, {}, b"")
    told = sealing.manifest(task, files, {}, {"versie": "0", "sha256": "0"}, {})
    again = release._task(files, told)
    assert task.template is not None and again.template == task.template
    assert JOBS["publicatie"](again) == drop_template.ready_kit()
    everything = b"".join(files.values())
    for secret in (word_template.SECRET, drop_template.PERSON, word_template.ELSEWHERE):
        assert secret.encode() not in everything


def test_a_release_whose_template_was_spoiled_is_refused() -> None:
    task = next(task for _, task in pipeline.tasks(drop_template.ready(), Options(edities=("openbaar",)), tuple(JOBS)))
    files = {**sealing.inside(task, {}, b""), "layouts/drop/sjabloon.dotx": b"geen sjabloon"}
    told = sealing.manifest(task, files, {}, {"versie": "0", "sha256": "0"}, {})
    with pytest.raises(Refused, match="geen Word-bestand"):
        release._task(files, told)
