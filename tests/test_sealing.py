"""What a sealed release holds, and that whatever changes in it is found and named."""

from __future__ import annotations

import json
import random
import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import pytest
import sealed
import waterdorp
from word_template import SECRET

from planascode import leaks, pipeline, sealing, zipped
from planascode.canonical import dump, load_dump
from planascode.dataschema import plan_schema
from planascode.editions import for_edition
from planascode.outputs import COLLEGE, DOCUMENTS
from planascode.pipeline import Options
from planascode.sealing import CHANGED, MANIFEST, MISSING, OK, PLAN, SEAL, STRANGE
from planascode.zipped import Refused

DECISION = waterdorp.ROOT / "docs" / "decisions" / "0022-sealed-release.md"
KINDS = sorted({PurePosixPath(path).suffix for path in sealed.made()[0]})


def states(files: dict[str, bytes]) -> dict[str, str]:
    """What is not as it was sealed."""
    return {path: state for path, state in sealing.judge(files, sealed.made()[1]).items() if state != OK}


# --- what is inside -------------------------------------------------------------------------------------


def test_a_release_holds_outputs_content_layouts_letters_pictures_and_the_lock_file() -> None:
    files, _ = sealed.made()
    for path in (
        "uitvoer/openbaar/uitvoeringsplan.pdf", "uitvoer/openbaar/uitvoeringsplan.docx", "uitvoer/openbaar/site/index.html",
        "uitvoer/publicatie/droge-voeten/02-drop-metadata.csv", PLAN, sealing.SCHEMA, sealing.LOCK, sealing.ABOUT,
        "layouts/plan.xml.j2", "layouts/huisstijl/tokens.yaml", "layouts/huisstijl/print.css", "layouts/huisstijl/fonts/LICENSE.md",
        "layouts/huisstijl/fonts/SourceSans3-Regular.ttf", "layouts/huisstijl/sjabloon.docx", "inhoud/figuren/peil.svg",
        "inhoud/figuren/kade van 2027.JPG",
    ):  # fmt: skip
        assert files[path], path
    assert not [path for path in files if path.startswith(("uitvoer/partners", "uitvoer/vertrouwelijk"))]


def test_the_content_is_that_of_the_edition_whole_and_with_its_own_schema() -> None:
    files, manifest = sealed.made()
    plan = sealed.checked().plan
    assert plan is not None
    shown = for_edition(plan, "openbaar")
    assert files[PLAN].decode() == dump(shown)
    assert load_dump(files[PLAN].decode(), shown.beelden) == shown
    assert files[sealing.SCHEMA].decode() == plan_schema()
    assert json.loads(files[PLAN])["modelversie"] == json.loads(files[sealing.SCHEMA])["properties"]["modelversie"]["const"]
    assert manifest.inhoud == sealing.digest(files[PLAN]) == sealed.task().facts()["inhoud"]


def test_layouts_and_colours_are_those_that_were_used() -> None:
    files, _ = sealed.made()
    assert sealed.WORDS in files["layouts/site.xml.j2"].decode()
    assert "#0B4F12" in files["layouts/huisstijl/tokens.yaml"].decode()
    assert "layouts/huisstijl/thema.css" not in files


def test_what_no_output_is_made_with_is_not_inside() -> None:
    """Notes beside a layout, the maker of a Word template, pictures of a closed edition."""
    files, _ = sealed.made()
    whole = b"".join(files.values())
    assert sealed.NOTE.encode() not in whole
    assert SECRET.encode() not in whole
    assert "inhoud/figuren/prijs.png" not in files


def test_nothing_internal_is_inside() -> None:
    files, _ = sealed.made()
    secret = pipeline.secrets(sealed.checked(), Options())["openbaar"]
    assert leaks.find(files, secret) == ()
    plan = sealed.checked().plan
    assert plan is not None
    whole = dump(for_edition(plan, plan.gegevens.edities[-1])).encode()
    assert len({leak.address for leak in leaks.find({"heel.json": whole}, secret)}) > 5


def test_what_is_internal_changes_no_byte_beside_the_outputs() -> None:
    """That it changes no output is proven where these are made."""
    other = pipeline.examine(
        {
            **sealed.files(),
            "opmerkingen/opmerkingen.yaml": sealed.files()["opmerkingen/opmerkingen.yaml"].replace(b"de hoogte", b"de breedte"),
            "figuren/prijs.png": sealed.files()["figuren/wijken.png"],
            "hoofdstukken/waarom.md": sealed.files()["hoofdstukken/waarom.md"].replace(b"onderhandelen we nog", b"zijn we het eens"),
        },
        waterdorp.layouts(),
    )
    assert other.plan is not None and other.plan != sealed.checked().plan
    assert sealing.inside(sealed.task(other), {}, b"") == sealing.inside(sealed.task(), {}, b"")


def test_a_file_that_a_style_sheet_names_is_inside() -> None:
    files = sealed.files()
    css = waterdorp.layouts()["huisstijl/print.css"] + b".merk { background: url(logo.png) }\n"
    picture = {"layouts/huisstijl/logo.png": files["figuren/wijken.png"], "layouts/huisstijl/los.png": files["figuren/wijken.png"]}
    other = pipeline.examine({**files, **picture, "layouts/huisstijl/print.css": css}, waterdorp.layouts())
    inside = sealing.inside(sealed.task(other), {}, b"")
    assert "layouts/huisstijl/logo.png" in inside
    assert "layouts/huisstijl/los.png" not in inside


# --- the manifest -----------------------------------------------------------------------------------------


def test_the_manifest_names_every_other_file_with_its_length_and_hash() -> None:
    files, manifest = sealed.made()
    assert manifest.bestanden.keys() == files.keys() - {MANIFEST, SEAL}
    for path, told in manifest.bestanden.items():
        assert told == sealing.File(len(files[path]), sealing.digest(files[path]))
    assert files[SEAL].decode() == f"{sealing.digest(files[MANIFEST])}  {MANIFEST}\n"
    assert manifest.bomen.keys() == set(DOCUMENTS)
    assert {"Python", "Pango", "weasyprint"} <= manifest.gereedschap.keys()


def test_the_manifest_reads_as_it_was_written() -> None:
    files, manifest = sealed.made()
    assert sealing.read(files[MANIFEST]) == manifest
    assert sealing.text(manifest) == files[MANIFEST]


def test_the_decision_explains_every_key_of_the_manifest() -> None:
    found: dict[str, Any] = json.loads(sealed.made()[0][MANIFEST])
    explained = {line.split("`")[1] for line in DECISION.read_text("utf-8").splitlines() if line.startswith("| `")}
    assert explained == set(found)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(b'"openbaar"', b'"intern"', 1).replace(b"{", b"{ ", 1),
        lambda text: text + b"\n",
        lambda text: text[:-3],
        lambda text: b"\xff" + text,
        lambda text: text.replace(b'"vorm": 1', b'"vorm": "1"'),
        lambda text: text.replace(b'"bytes": ', b'"bytes": -', 1).replace(b"-", b"1e3", 1),
        lambda text: b"[" * 100_000,
        lambda text: b"9" * 10_000,
        lambda text: b"null",
        lambda text: b'{"vorm": 1}',
        lambda text: text.replace(b'"vorm": 1', b'"vorm": 1,\n "extra": 1'),
    ],
    ids=range(11),
)
def test_a_manifest_that_is_not_written_by_us_is_refused(change: Any) -> None:
    with pytest.raises(Refused, match="is veranderd of beschadigd"):
        sealing.read(change(sealed.made()[0][MANIFEST]))


def test_a_manifest_of_another_form_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="heeft vorm 2, en dit programma leest vorm 1"):
        sealing.read(sealed.made()[0][MANIFEST].replace(b'"vorm": 1', b'"vorm": 2'))


# --- what is changed is found and named ---------------------------------------------------------------------


def test_an_untouched_release_is_whole() -> None:
    found = zipped.unpack(sealed.archive())
    assert found.wrong == ()
    assert states(dict(found.files)) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_one_changed_bit_in_any_kind_of_file_is_found_in_the_archive_and_named(kind: str) -> None:
    files, _ = sealed.made()
    path = next(path for path in files if PurePosixPath(path).suffix == kind and path != MANIFEST)
    data = files[path]
    start = sealed.archive().index(path.encode() + data) + len(path.encode())
    for place in (0, len(data) // 2, len(data) - 1):
        changed = bytearray(sealed.archive())
        changed[start + place] ^= 1
        found = zipped.unpack(bytes(changed))
        expected = {path: CHANGED} if path != SEAL else {SEAL: CHANGED, MANIFEST: CHANGED}
        assert (states(dict(found.files)), found.wrong) == (expected, ())


def test_a_change_anywhere_in_the_archive_is_found() -> None:
    """At 400 places by chance, and in every byte of the manifest that stands for a version or a hash of a document."""
    chance = random.Random(3)
    whole = sealed.archive()
    listed = sealed.made()[0][MANIFEST]
    start = whole.index(listed)
    head = [start + place for place in range(listed.index(b'"bomen"'), listed.index(b'"gereedschap"') + 200)]
    for place in [*(chance.randrange(len(whole)) for _ in range(400)), *head]:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        try:
            found = zipped.unpack(bytes(changed))
            told = sealing.read(found.files[MANIFEST])
            assert found.wrong or any(state != OK for state in sealing.judge(found.files, told).values()), place
        except (Refused, KeyError):
            continue


def test_a_file_that_is_gone_added_or_renamed_is_named() -> None:
    files = dict(sealed.made()[0])
    data = files.pop("uitvoer/openbaar/uitvoeringsplan.pdf")
    assert states(files) == {"uitvoer/openbaar/uitvoeringsplan.pdf": MISSING}
    assert states({**files, "uitvoer/openbaar/plan.pdf": data}) == {
        "uitvoer/openbaar/uitvoeringsplan.pdf": MISSING,
        "uitvoer/openbaar/plan.pdf": STRANGE,
    }
    assert states({**sealed.made()[0], "extra.txt": b""}) == {"extra.txt": STRANGE}


def test_two_files_that_changed_places_are_named() -> None:
    files = dict(sealed.made()[0])
    one, other = "uitvoer/openbaar/site/index.html", "layouts/plan.xml.j2"
    files[one], files[other] = files[other], files[one]
    assert states(files) == {one: CHANGED, other: CHANGED}


def test_a_manifest_without_its_seal_is_not_whole() -> None:
    files = {path: data for path, data in sealed.made()[0].items() if path != SEAL}
    assert states(files) == {SEAL: MISSING}


def test_a_manifest_of_other_content_is_not_whole() -> None:
    data = sealed.forged(lambda files: None, inhoud="0" * 64)
    found = zipped.unpack(data)
    told = sealing.read(found.files[MANIFEST])
    assert sealing.judge(found.files, told)[MANIFEST] == CHANGED


def test_a_release_that_was_changed_and_sealed_again_has_another_seal() -> None:
    """Nothing inside tells it; what the municipality noted does."""
    data = sealed.forged(lambda files: files.update({"uitvoer/openbaar/site/index.html": b"<p>Anders</p>"}))
    found = zipped.unpack(data)
    told = sealing.read(found.files[MANIFEST])
    assert {*sealing.judge(found.files, told).values()} == {OK}
    assert found.files[SEAL] != sealed.made()[0][SEAL]


# --- the hash of the content in the outputs --------------------------------------------------------------------


def test_every_pdf_and_word_file_every_page_and_the_colophon_say_the_content() -> None:
    files, manifest = sealed.made()
    found = sealing.marks(files, manifest.inhoud)
    documents = {path for path in files if path.startswith(sealing.OUTPUT) and path.endswith((".pdf", ".docx"))}
    assert len(documents) == 5 + 2 * len(COLLEGE)
    assert dict(found.properties) == dict.fromkeys(documents, manifest.inhoud)
    assert found.short == found.pages > 20
    assert found.whole == 1
    assert manifest.inhoud.encode() in files["uitvoer/openbaar/site/colofon.html"]


def test_properties_of_a_stranger_unpack_no_more_than_properties_can_be() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", bytes(50_000_000))
    odd = {
        "uitvoer/a.docx": made.getvalue(),
        "uitvoer/b.docx": b"PK\3\4 half",
        "uitvoer/c.pdf": b"%PDF /Subtype /XML stream\nonzin",
        "uitvoer/d.pdf": b"%PDF " + b"/Subtype /XML " * 200_000,
        "uitvoer/e.pdf": b"",
    }
    assert sealing.marks(odd, "0" * 64).properties == {}


def test_a_hash_of_twelve_letters_or_more_is_enough_to_compare() -> None:
    assert sealing.is_hash("0123456789ab") and sealing.is_hash("A" * 64)
    assert not any(map(sealing.is_hash, ("0123456789a", "zegel12345678", "a" * 65, "")))
