"""A value that is not public is found in the bytes, in whatever place and form it was planted; what is public is not."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import waterdorp
from conftest import files_in, run
from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject
from sample_document import our_style, sample

from planascode import leaks, pipeline
from planascode import nodes as n
from planascode.editions import for_edition
from planascode.leaks import Leak, Secrets, find
from planascode.model import Plan
from planascode.pipeline import Options
from planascode.writers import docx, pdf

ROOT = Path(__file__).parent.parent
LONG = "De wethouder wil dit besluit pas na de zomer nemen, want de subsidie is nog niet binnen."
MIDDLE = "advocaat Drasland"
SHORT = "kwark"
LEAFS = {LONG: "opmerkingen/opm-kade/tekst", MIDDLE: "opmerkingen/opm-kade/aantekening/1", SHORT: "opmerkingen/opm-kade/aantekening/2"}


@cache
def plan() -> Plan:
    """The plan with a long, a middle and a short value that only the most closed edition shows."""
    words = f"tekst: {LONG}\n  aantekening:\n    - {MIDDLE}\n    - {SHORT}"
    return waterdorp.plan("opmerkingen/opmerkingen.yaml", "tekst: Klopt de hoogte van de kade?", words)


@cache
def hidden() -> Secrets:
    ours = [data.decode() for name, data in waterdorp.layouts().items() if name.endswith(".j2")]
    return leaks.secrets(plan(), for_edition(plan(), "openbaar"), ours)


def found(path: str, data: bytes) -> set[str]:
    """The addresses of what is found in a file."""
    return {leak.address for leak in find({path: data}, hidden())}


# --- planted leaks, by kind of file -----------------------------------------------------------------


@cache
def word_file() -> bytes:
    return docx.write(sample(), our_style())["uitvoeringsplan.docx"]


def in_word(part: str, old: str, new: str) -> bytes:
    """The Word file of the sample with one part changed, or made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as whole, zipfile.ZipFile(made, "w") as changed:
        names = whole.namelist()
        for name in [*names, *([] if part in names else [part])]:
            text = whole.read(name) if name in names else b"<x></x>"
            if name == part:
                assert old.encode() in text, part
                text = text.replace(old.encode(), new.encode(), 1)
            changed.writestr(name, text)
    return made.getvalue()


def runs(words: str) -> str:
    """Words in Word's runs, cut in the middle of words."""
    return "".join(f"<w:r><w:t>{words[place : place + 7]}</w:t></w:r>" for place in range(0, len(words), 7))


def entities(words: str) -> str:
    return "".join(f"&#{ord(sign)};" for sign in words)


def shy(words: str) -> str:
    return "\u00ad".join(words)


def picture(key: str, packed: bool) -> Callable[[str], bytes]:
    def plant(words: str) -> bytes:
        info = PngImagePlugin.PngInfo()
        info.add_text(key, words, zip=packed)
        made = io.BytesIO()
        Image.new("RGB", (4, 4)).save(made, "PNG", pnginfo=info)
        return made.getvalue()

    return plant


CORE = "</cp:coreProperties>"
RELS, LINK = "word/_rels/document.xml.rels", '<Relationship Target="https://voorbeeld.nl/{}"/><Relationship '
HTML = "<!doctype html><html lang=nl><head><title>{}</title></head><body><main>{}</main></body></html>"
PLANTS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "Word: a paragraph": ("a.docx", lambda w: in_word("word/document.xml", "<w:p>", f"<w:p><w:r><w:t>{w}</w:t></w:r></w:p><w:p>")),
    "Word: cut over runs": ("a.docx", lambda w: in_word("word/document.xml", "<w:p>", f"<w:p>{runs(w)}</w:p><w:p>")),
    "Word: deleted with changes kept": ("a.docx", lambda w: in_word("word/document.xml", "<w:p>", f"<w:p><w:delText>{w}</w:delText></w:p><w:p>")),
    "Word: hidden letters": ("a.docx", lambda w: in_word("word/document.xml", "<w:p>", f"<w:p><w:r><w:vanish/><w:t>{w}</w:t></w:r></w:p><w:p>")),
    "Word: alternative of a picture": ("a.docx", lambda w: in_word("word/document.xml", 'descr="', f'descr="{w} ')),
    "Word: a comment": ("a.docx", lambda w: in_word("word/comments.xml", "<x>", f"<x><w:t>{w}</w:t>")),
    "Word: the maker in the properties": ("a.docx", lambda w: in_word("docProps/core.xml", CORE, f"<dc:creator>{w}</dc:creator>{CORE}")),
    "Word: a property of one's own": ("a.docx", lambda w: in_word("docProps/custom.xml", "<x>", f"<x><vt:lpwstr>{w}</vt:lpwstr>")),
    "Word: a variable in the settings": ("a.docx", lambda w: in_word("word/settings.xml", "</w:settings>", f'<w:docVar w:val="{w}"/></w:settings>')),
    "Word: the foot of a page": ("a.docx", lambda w: in_word("word/footer1.xml", "</w:ftr>", f"<w:p><w:r><w:t>{w}</w:t></w:r></w:p></w:ftr>")),
    "Word: a part with data": ("a.docx", lambda w: in_word("customXml/item9.xml", "<x>", f"<x>{w}")),
    "Word: an address behind a link": ("a.docx", lambda w: in_word(RELS, "<Relationship ", LINK.format(w))),
    "Word: the name of a part": ("a.docx", lambda w: in_word(f"word/media/{w}.png", "<x>", "<x>")),
    "web: words on a page": ("a.html", lambda w: HTML.format("t", f"<p>{w}</p>").encode()),
    "web: cut over tags": ("a.html", lambda w: HTML.format("t", "".join(f"<b>{sign}</b>" for sign in w)).encode()),
    "web: cut over lines": ("a.html", lambda w: HTML.format("t", w.replace(" ", "\n\t ")).encode()),
    "web: another case": ("a.html", lambda w: HTML.format("t", w.upper()).encode()),
    "web: entities": ("a.html", lambda w: HTML.format("t", entities(w)).encode()),
    "web: soft hyphens": ("a.html", lambda w: HTML.format("t", shy(w)).encode()),
    "web: the title": ("a.html", lambda w: HTML.format(w, "x").encode()),
    "web: an attribute": ("a.html", lambda w: HTML.format("t", f'<img alt="{w}">').encode()),
    "web: the description in the head": ("a.html", lambda w: HTML.format(f'</title><meta name="description" content="{w}"><title>', "x").encode()),
    "web: a comment": ("a.html", lambda w: HTML.format("t", f"<!-- {w} -->").encode()),
    "web: data in a script": ("a.html", lambda w: HTML.format("t", f"<script>var a={json.dumps(w)}</script>").encode()),
    "web: the index of the search": ("assets/search-index.js", lambda w: f"index({json.dumps({'w': w})})".encode()),
    "web: a drawing": ("a.svg", lambda w: f"<svg><title>{w}</title></svg>".encode()),
    "data: JSON": ("plan.json", lambda w: json.dumps({"tekst": w}).encode()),
    "data: JSON with every letter escaped": ("plan.json", lambda w: ('{"t": "' + "".join(f"\\u{ord(sign):04x}" for sign in w) + '"}').encode()),
    "data: CSV": ("a.csv", lambda w: f"\ufeffid;tekst\n1;{w}\n".encode()),
    "picture: a comment": ("a.png", picture("Comment", False)),
    "picture: a packed comment": ("a.png", picture("Comment", True)),
    "picture: behind its end": ("a.png", lambda w: picture("a", False)("b") + w.encode()),
    "any file: its name": ("{}.html", lambda w: b"<p>x</p>"),
    "any file: a kind that is not known": ("a.bin", lambda w: b"\x00\x01" + w.encode("latin-1")),
}  # fmt: skip
UNREAD = ("cut over tags", "a variable in the settings", "an address behind a link")
"""Here no reader meets a short value as a word."""


@pytest.mark.parametrize("kind", PLANTS)
@pytest.mark.parametrize("words", LEAFS)
def test_a_planted_value_is_found(kind: str, words: str) -> None:
    path, plant = PLANTS[kind]
    expected = set() if words == SHORT and kind.endswith(UNREAD) else {LEAFS[words]}
    assert found(path.format(words), plant(words)) == expected


PDF_PLANTS = ("words", "hyphenated", "heading", "alternative", "title", "keywords", "link", "note", "attachment", "property")


def planted_pdf(kind: str) -> bytes:
    """The sample as a PDF with the long value in one place."""
    blocks: dict[str, n.Block] = {
        "words": n.Paragraph((n.Text(LONG),)),
        "hyphenated": n.Paragraph((n.Text(f"{'lang ' * 20}{shy(LONG)}"),)),
        "heading": n.Section("s", (n.Text(LONG),), (n.Paragraph((n.Text("x"),)),), 1),
        "alternative": n.Figure("f", (n.Text("x"),), LONG, n.Drawing(10, 10, (n.Box(0, 0, 5, 5, "good"),))),
        "link": n.Paragraph((n.Link("https://voorbeeld.nl/" + LONG.replace(" ", "-"), (n.Text("hier"),)),)),
    }
    document = replace(sample(), children=(blocks[kind],), notes=()) if kind in blocks else sample()
    match kind:
        case "title":
            document = replace(document, title=LONG)
        case "keywords":
            document = replace(document, meta=(*document.meta, ("keywords", LONG)))
        case "note":
            first, *others = document.notes
            document = replace(document, notes=(replace(first, children=(n.Text(LONG),)), *others))
    data = pdf.write(document, our_style())["uitvoeringsplan.pdf"]
    if kind not in ("attachment", "property"):
        return data
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    if kind == "attachment":
        writer.add_attachment("nota.txt", LONG.encode())
    else:
        writer.add_metadata({NameObject("/Trapped"): LONG})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize("kind", PDF_PLANTS)
def test_a_value_in_any_place_of_a_pdf_is_found(kind: str) -> None:
    assert found("uitvoeringsplan.pdf", planted_pdf(kind)) == {LEAFS[LONG]}


def test_the_documented_table_counts_these_plants() -> None:
    table = (ROOT / "docs" / "leaks.md").read_text("utf-8")
    kinds = Counter(kind.split(":")[0] for kind in PLANTS)
    kinds["PDF"] = len(PDF_PLANTS)
    rows = {name: (int(count), places) for name, count, places in re.findall(r"^\| (.+?) \| (\d+) \| (.+?) \|$", table, re.MULTILINE)}
    assert {name: count for name, (count, _) in rows.items()} == dict(kinds)
    for kind in PLANTS:
        name, _, place = kind.partition(": ")
        assert place in rows[name][1], kind
    assert all(kind in rows["PDF"][1] for kind in PDF_PLANTS)


# --- what is cut off, what is common, what is public --------------------------------------------------


@pytest.mark.parametrize("start", range(0, 31, 3))
def test_any_forty_letters_of_a_long_value_are_found(start: int) -> None:
    letters = re.sub(r"\W", "", LONG.lower())[start : start + leaks.RUN]
    assert found("a.html", f"<p>voor{letters}na</p>".encode()) == {LEAFS[LONG]}


def test_fewer_letters_are_not_told_from_chance() -> None:
    letters = re.sub(r"\W", "", LONG.lower())[: leaks.RUN - 1]
    assert found("a.html", f"<p>{letters}</p>".encode()) == set()


def test_words_of_our_own_with_a_public_name_behind_them_are_no_leak() -> None:
    """A remark may say by chance what a layout says before a name."""
    name = plan()["prioriteiten"]["hoog-water"].naam
    ours = ["De cijfers staan bij de bladzijde van"]
    remark = replace(plan()["opmerkingen"]["opm-kade"], tekst=f"{ours[0]} {name} en dat is zo")
    changed = replace(plan(), records={**plan().records, "opmerkingen": {"opm-kade": remark}})
    made = leaks.secrets(changed, for_edition(plan(), "openbaar"), ours)
    assert find({"a.html": f"<p>{ours[0]} <b>{name}</b></p>".encode()}, made) == ()
    assert find({"a.html": f"<p>{remark.tekst} {LONG}</p>".encode()}, made) == ()
    assert find({"a.html": LONG.encode()}, hidden()) == (Leak("a.html", LEAFS[LONG], spelled(LONG)),)


@pytest.mark.parametrize(("day", "untold"), [("2028-01-01", True), ("2028-01-02", False)])
def test_a_text_that_is_the_first_day_of_a_quarter_is_not_searched(day: str, untold: bool) -> None:
    remark = replace(plan()["opmerkingen"]["opm-kade"], tekst=day)
    changed = replace(plan(), records={**plan().records, "opmerkingen": {"opm-kade": remark}})
    made = leaks.secrets(changed, for_edition(plan(), "openbaar"), [])
    assert ("opmerkingen/opm-kade/tekst" in made.untold) == untold


def spelled(words: str) -> str:
    return leaks.spelled(words).replace(" ", "")


def test_what_is_not_searched_is_counted_by_address() -> None:
    assert "opmerkingen/opm-kade/bij" in hidden().common
    assert "opmerkingen/opm-kade/afgehandeld" in hidden().untold
    searched = {*hidden().runs.values(), *hidden().whole.values(), *hidden().words.values()}
    assert set(LEAFS.values()) <= searched
    assert not searched & set(hidden().untold)


def test_a_block_of_a_text_that_is_for_one_edition_is_searched() -> None:
    assert found("a.html", b"<p>Over de prijs van het kwelderland onderhandelen we nog.</p>") == {"hoofdstukken/waarom"}


# --- the build ---------------------------------------------------------------------------------------


def test_nothing_is_found_in_what_the_editions_may_show_and_much_in_what_they_may_not() -> None:
    checked = waterdorp.examined()
    jobs = pipeline.tasks(checked, Options(), ("docx", "site", "publicatie"))
    secret = pipeline.secrets(checked, Options())
    assert list(secret) == ["openbaar", "partners"]
    made = list(pipeline.make(jobs, 1, lambda: secret))
    assert [leak for item in made for leak in item.leaks] == []
    closed = next(item.files for item in made if (item.editie, item.output) == ("vertrouwelijk", "site"))
    addresses = {leak.address for leak in find(closed, secret["openbaar"])}
    assert {"maatregelen/geheime-meting/naam", "budgetposten/post-geschil/naam", "hoofdstukken/waarom"} <= addresses


def test_a_leak_stops_the_build_names_its_place_and_leaves_what_was_there(tmp_path: Path) -> None:
    """A municipality's own layout repeats a remark word for word."""
    folder, target = tmp_path / "plan", tmp_path / "output"
    shutil.copytree(waterdorp.FOLDER, folder)
    place = folder / "opmerkingen" / "opmerkingen.yaml"
    place.write_text(place.read_text("utf-8").replace("Klopt de hoogte van de kade?", LONG), "utf-8")
    make = ("--plan", folder, "--naar", target, "--editie", "openbaar", "--uitvoer", "docx")
    assert run(*make).returncode == 0
    before = files_in(target)
    layout = waterdorp.layouts()["plan.xml.j2"].decode().replace("</document>", f"<p>{LONG}</p></document>")
    (folder / "layouts" / "plan.xml.j2").write_text(layout, "utf-8")
    done = run(*make)
    assert done.returncode == 1
    assert "opmerkingen/opmerkingen.yaml:3:10  fout  E-006" in done.stdout
    assert "openbaar/uitvoeringsplan.docx" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert files_in(target) == before


def test_the_bytes_are_searched_for_who_is_watched_but_not_for_who_may_be_named() -> None:
    """The names stand in no record of the plan: only a layout can have brought them."""
    names = b"- {id: leider, naam: Anneke van der Kwelder}\n- {id: burgemeester, naam: Clara van Duinen, openbaar: ja}\n"
    checked = pipeline.examine({**waterdorp.files(), "namen/personen.yaml": names}, waterdorp.layouts())
    assert checked.plan is not None
    secret = pipeline.secrets(checked, Options())["openbaar"]
    files = {"a.html": b"<p>Anneke van der <b>Kwelder</b></p>", "b.html": b"<p>Clara van Duinen</p>"}
    assert [(leak.path, leak.address) for leak in find(files, secret)] == [("a.html", "personen/leider/naam")]
    (job,) = pipeline.tasks(checked, Options(("vertrouwelijk",)), ("site",))
    assert not any(b"Kwelder" in data or b"van Duinen" in data for data in pipeline._run(*job).files.values()), "no edition shows the list"
