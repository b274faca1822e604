"""Content is data: whatever stands in it is printed as it stands, or refused. It never becomes a part of what is made."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from pathlib import Path
from typing import Any

import hostile
import lxml.html
import pypdf
import pytest
from fuzz_changes import HOSTILE

from planascode import cli, markdown, pipeline, terminal
from planascode import nodes as n
from planascode.checkers.tagged import squeezed
from planascode.folder import read_folder
from planascode.layouts import LayoutError, environment, render
from planascode.messages import as_json, show
from planascode.problems import Problem, errors
from planascode.writers.html import Context, blocks

ROOT = Path(__file__).parents[1]
MEANT_FOR = {
    "a browser": "<script>alert(1)</script> <img/src=x/onerror='alert(1)'> \"><svg/onload=x> &amp;&#60;&lt;",
    "a layout or a program": "{{7*7}} {%raw%} {#x#} {{self}} %s%n {0.__class__} ${x} `id` $(id) ../../../etc/passwd",
    "an office program or a style sheet": "=1+1 </w:t></w:r> </cell></f> ]]><![CDATA[ <?page_x?> */}body{color:red} url(file:///etc/passwd)",
    "whoever follows links": "javascript:alert(1) vbscript:x data:text/html,x file:///etc/passwd //a.nl \\\\server\\map C:\\con",
}  # fmt: skip
INVISIBLE = (
    "\x00", "\x07", "\x08", "\x1b[31m", "\x7f", "\x9b31m", "\u200b", "\u200e", "\u202e", "\u2028", "\u2066",
    "\ufeff", "\ufffe", "\uffff", "\U0001f600", "\u26a0",
    "\u061c", "\u115f", "\u3164", "\ue000", "\U000e0041", "\ufffd", "\ufdd0", "\U0001fffe", "مرحبا", "한국",
)  # fmt: skip
"""Signs that nobody can see, that steer something, or that the letter does not have."""


@cache
def made(text: str, *kinds: str) -> dict[str, bytes]:
    return hostile.outputs(hostile.filled(text)[0], kinds, ("openbaar",) if kinds == ("pdf",) else ())


def harmless(text: str) -> str:
    """As many letters in the same places, so that everything is laid out alike."""
    return re.sub(r"\S", "v", text)


@pytest.mark.parametrize("text", MEANT_FOR.values(), ids=MEANT_FOR)
def test_a_text_in_every_field_changes_nothing_but_the_words(text: str) -> None:
    """Elements, attributes, links, file names: all as when harmless words stand there."""
    instead = harmless(text)
    one, other = made(text, "docx", "site", "publicatie"), made(instead, "docx", "site", "publicatie")
    assert one.keys() == other.keys()
    for path in one:
        assert hostile.shape(path, one[path], text, instead) == hostile.shape(path, other[path], instead, instead), path
    fields = hostile.filled(text)[1]
    missing = {fields[number - 1] for number in set(range(1, len(fields) + 1)) - hostile.marks(one)}
    assert not missing, "every field is printed somewhere, if only in plan.json"


def test_no_table_holds_a_formula() -> None:
    text = MEANT_FOR["an office program or a style sheet"]
    tables = {path: data for path, data in made(text, "docx", "site", "publicatie").items() if path.endswith(".csv")}
    assert {path.rpartition("/")[2] for path in tables} >= {"maatregelen.csv", "02-drop-metadata.csv", "alt.csv"}
    cells = [
        cell
        for data in tables.values()
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
        for cell in row
    ]
    assert sum(cell.startswith("'=1+1") for cell in cells) > 20
    assert not [cell for cell in cells if re.match(r"[=+@-]", cell)]


def test_a_text_in_every_field_is_only_words_in_the_pdf() -> None:
    text = MEANT_FOR["a browser"]
    (data,) = made(text, "pdf").values()
    assert _actions(data) <= {"/URI"}, "nothing that it opens, runs or carries but its links"
    assert _addresses(data) == {"https://wetten.overheid.nl/BWBR0005416/"}, "those of the plan"
    words = squeezed(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))
    assert len(set(re.findall(r"kx\d+z", words))) > 200
    assert words.count(squeezed("<script>alert(1)</script>")) > 200


def _actions(pdf: bytes) -> set[str]:
    """What a PDF does besides showing itself: the names of its actions and of what goes with them."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    kinds = {
        "/URI",
        "/JS",
        "/JavaScript",
        "/Launch",
        "/GoToR",
        "/GoToE",
        "/SubmitForm",
        "/ImportData",
        "/EF",
        "/AA",
        "/RichMedia",
    }
    found: set[str] = set()
    for number in range(1, reader.trailer["/Size"]):
        item: Any = reader.get_object(number)
        for holder in (item, item.get("/A")) if isinstance(item, dict) else ():
            if isinstance(holder, dict):
                found |= kinds & {str(holder.get("/S")), *holder}
    return found


def _addresses(pdf: bytes) -> set[str]:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    actions = [found.get_object().get("/A", {}) for page in pages for found in page.get("/Annots", [])]
    return {str(action["/URI"]) for action in actions if "/URI" in action}


@pytest.mark.parametrize("sign", INVISIBLE, ids=ascii)
def test_a_sign_that_cannot_be_printed_is_refused_in_every_field(sign: str) -> None:
    files, fields = hostile.filled(f"voor{sign}na")
    problems = hostile.examined(files).problems
    assert errors(problems)
    if len(problems) < pipeline.MAX_ERRORS:
        lines = {(problem.source.file, problem.source.line) for problem in problems}
        assert len(lines) > len(fields) * 0.7 or {problem.code for problem in problems} == {"B-011"}
    for problem in problems:
        assert all(part.isprintable() for part in show(problem, "plan", files).split("\n"))


# --- Markdown -----------------------------------------------------------------------------------

PLACES = (
    "{}", "voor {} na", "**{}**", "*{}*", "`{}`", "- {}", "1. een\n2. {}", "> {}", "## {}\n\ntekst",
    "[{}](https://voorbeeld.nl)", "[woorden]({})", "[woorden](<{}>)", "<{}>",
    "[](#{})", "noot[^1]\n\n[^1]: {}", "noot^[{}]", "[woorden][a]\n\n[a]: {}", "![{}](x.png)", "![x]({})",
    "tekst\n{}\ntekst", "    {}", "&#60;{}", "\\{}",
)  # fmt: skip
MARKUP = re.compile(r"&[#a-z]|^1\.|^:::|\(#|^#|^\[\^1\]:|^ *$")
"""What is meant as a sign, a number in a list, a fence of an edition, a reference: not printed as it stands."""
TAGS = {"div", "p", "ul", "ol", "li", "strong", "em", "blockquote", "section", "h1", "a", "sup"}


def letters(text: str) -> str:
    """Letters and figures only."""
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("place", PLACES)
def test_in_a_text_a_hostile_text_becomes_words_or_is_refused(place: str) -> None:
    style = hostile.examined(hostile.base()).style
    context = Context(style, lambda target: "#doel", False)
    refused = 0
    for text in (*HOSTILE, *MEANT_FOR.values()):
        prose = markdown.parse(place.replace("{}", text), "x.md", "x")
        if prose.problems:
            refused += 1
            continue
        html = blocks((*prose.blocks, *(n.Paragraph(note.children) for note in prose.notes.values())), context)
        root = lxml.html.fromstring(f"<div>{html}</div>")
        if not MARKUP.search(text) and "(#{})" not in place:
            assert letters(text) in letters(root.text_content() + " ".join(root.xpath("//@href"))), "no word is lost"
        for element in root.iter():
            assert element.tag in TAGS, text
            assert set(element.attrib) <= {"href", "id", "class"}, text
            assert re.fullmatch(r"https://\S+|mailto:[\w.+-]+@\S+|#doel|#x--noot-\d+--|", element.get("href", "")), text
            assert re.fullmatch(r"(x--[a-z0-9-]+)?", element.get("id", "")), text
    assert refused > 0, "at least what nobody can see is refused"


SCHEMES = (
    "javascript:x", "JaVaScRiPt:x", "java\tscript:x", "&#106;avascript:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
    "http://voorbeeld.nl", "//voorbeeld.nl", "/pad", "pad.html", "../../pad", "ftp://voorbeeld.nl", "tel:112", "https:voorbeeld.nl",
    "mailto:a@b.nl?bcc=c@d.nl", "https://", "x",
)  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "place", ["[x]({})", "[x](<{}>)", "[x][a]\n\n[a]: {}", "noot[^1]\n\n[^1]: [x]({})", "noot^[[x]({})]", "**[x]({})**"]
)
def test_no_other_link_gets_in(scheme: str, place: str) -> None:
    prose = markdown.parse(place.replace("{}", scheme), "x.md", "x")
    links = [
        node for node in (*prose.blocks, *prose.notes.values()) for node in n.walk(node) if isinstance(node, n.Link)
    ]
    assert prose.problems or not links


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "http://voorbeeld.nl",
        "//voorbeeld.nl",
        "https://vöorbeeld.nl",
        "https://voorbeeld.nl/\u202e",
        "https://voorbeeld.nl/a b",
    ],
)
def test_a_field_for_a_web_address_takes_only_https(link: str) -> None:
    files = hostile.base()
    text = files["namen/documenten.yaml"].decode()
    changed = {
        **files,
        "namen/documenten.yaml": re.sub(r"(?m)^(  vindplaats:) .*", rf'\1 "{link}"', text, count=1).encode(),
    }
    assert changed != files
    assert {problem.code for problem in hostile.examined(changed).problems} & {"V-012", "B-011"}


# --- keys, ids, names, and the program's own files ---------------------------------------------------


def with_line(path: str, line: str, instead: str = "") -> dict[str, bytes]:
    """The plan with a line more in one file, or with a line changed."""
    text = hostile.base()[path].decode()
    assert instead in text
    return {
        **hostile.base(),
        path: (text.replace(instead, line, 1) if instead else f"{text.rstrip()}\n{line}\n").encode(),
    }


KEY = '"<script>\\e[2J\\u202e{{7*7}}"'
REFUSED = {
    "a key": (with_line("plan.yaml", f"{KEY}: x"), "V-001"),
    "an id": (with_line("plan.yaml", f"id: {KEY}", re.findall(r"(?m)^id: \S+", hostile.base()["plan.yaml"].decode())[0]), "V-011"),
    "a reference": (with_line("plan.yaml", f"[{KEY}]", "[kadernota-voorbeeld]"), "V-011"),
    "an edition": (with_line("plan.yaml", "edities: [openbaar, ../../../tmp/x]", "edities: [openbaar, intern]"), "V-011"),
    "an edition of a record": (with_line("legenda/assen.yaml", f"  editie: {KEY}"), "V-006"),
    "the edition of a field": (with_line("legenda/assen.yaml", "  editie_per_veld: {'../x': '../../y'}"), "E-001"),
    "a word of the layout": (with_line("indeling.yaml", f"woorden:\n  {KEY}: x", "woorden:"), "V-006"),
    "a language": (with_line("plan.yaml", "taal: nl\" onload=\"x", "taal: nl-NL"), "V-019"),
    "a tone": ({**hostile.base(), "layouts/huisstijl/tokens.yaml": f"tones: {{{KEY}: {{text: '#000000'}}}}".encode()}, "H-014"),
    "a colour": ({**hostile.base(), "layouts/huisstijl/tokens.yaml": b"tones: {good: {text: 'red;}</style><script>'}}"}, "L-009"),
    "a size": ({**hostile.base(), "layouts/huisstijl/tokens.yaml": b"sizes: {text: '1em;x'}"}, "L-010"),
    "the height of a page": ({**hostile.base(), "layouts/huisstijl/tokens.yaml": b"page: {height: 0}"}, "L-010"),
    "a font": ({**hostile.base(), "layouts/huisstijl/tokens.yaml": b"fonts: {family: 'x\";}</style>'}"}, "L-011"),
    "a file": ({**hostile.base(), "hoofdstukken/<script>\x1b[2J.md": b"x"}, "H-001"),
    "a folder": ({**hostile.base(), "prioriteiten/<x>/prioriteit.yaml": b"naam: x"}, "H-001"),
    "a layout in another coding": ({**hostile.base(), "layouts/site.xml.j2": b"\xff\xfe"}, "B-007"),
    "a style sheet in another coding": ({**hostile.base(), "layouts/huisstijl/site.css": b"\xff\xfe"}, "B-007"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "code"), REFUSED.values(), ids=REFUSED)
def test_a_name_that_would_mean_something_is_refused_in_words_that_only_print(
    files: dict[str, bytes], code: str
) -> None:
    problems = hostile.examined(files).problems
    assert code in {problem.code for problem in problems}
    for problem in problems:
        assert all(part.isprintable() for part in show(problem, "plan", files).split("\n"))
    assert all(part.isprintable() for part in as_json(problems, "plan").split("\n"))


def test_what_an_author_sees_in_the_terminal_never_steers_it(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ("\x1b[2J", "\x9b2J", "a\rb", "\u202eb", "\udcff", "\x07"):
        terminal.say(f"De naam {words} bestaat niet.")
        terminal.warn(words)
        terminal.print_table(("naam", "aantal", "tijd"), [(words, "1", "2")])
        assert cli.main([words]) == 2
        assert cli.main(["controleer", "--plan", words]) == 2
    said = capsys.readouterr()
    assert all(part.isprintable() for part in (said.out + said.err).split("\n"))
    assert "(U+001B)[2J" in said.out


def test_a_very_long_wrong_value_does_not_fill_the_screen() -> None:
    files = with_line(
        "plan.yaml", f'datum: "{"x" * 19_000}"', re.findall(r"(?m)^datum: .*", hostile.base()["plan.yaml"].decode())[0]
    )
    (problem,) = (problem for problem in hostile.examined(files).problems if problem.code == "V-013")
    assert len(show(problem, "plan", files)) < 1_000


@pytest.mark.parametrize(
    "layout",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ plan.__class__.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{% for x in range(10**9) %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include '/etc/passwd' %}",
        "{% import '../../x' as y %}",
    ],
)
def test_a_layout_of_somebody_else_cannot_reach_the_program_or_the_disk(layout: str) -> None:
    with pytest.raises(LayoutError):
        render(environment({"x": layout}, {"plan": Problem}), "x")


@pytest.mark.parametrize(("letter", "odd"), [("s", "\u017f"), ("i", "\u0131"), ("I", "\u0130"), ("k", "\u212a")])
def test_letters_that_a_pattern_takes_for_others_stop_no_check(letter: str, odd: str) -> None:
    """A pattern without regard to case takes the long s for an s; a table of words does not hold it."""
    texts = read_folder(ROOT / "content")[0]
    for path in (path for path in texts if path.endswith(".md")):
        texts[path] = "".join(part if part.startswith("(") else part.replace(letter, odd) for part in re.split(r"(\([^()]*\))", texts[path].decode())).encode()
    extra = "Op maandag 3 augustus 2022 en 4 juni 2022 waren er zes en drie. In zes kwartalen, of het eerste kwartaal van 2022, in mei."
    texts["hoofdstukken/inzet.md"] += f"\n{extra.replace(letter, odd)}\n".encode()
    assert pipeline.examine(texts, read_folder(ROOT / "layouts")[0]).part.gegevens.id == "veiligheid-2021-2023"
