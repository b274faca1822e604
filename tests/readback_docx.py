"""Words and tables read back from the bytes of a Word file, with the shapes of ``readback``."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from readback import Reading, Table, plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADINGS = ("heading", "Kop", "Bijlagekop", "Artikelkop")
"""How the names of styles for headings begin: Word's own, and those for headings that the contents leave out."""
CAPTIONS = ("caption", "Tabeltitel")
"""What stands above a table; the second one in a file for DROP, which tells it from a figure's."""
_LISTS = ("List Bullet", "List Number", "Tabel opsomteken", "Tabel nummering")
_TYPED = re.compile(r"(?:[•–]|[0-9]+\.|[a-z]\.) ")
"""What stands before a point where no list of Word makes it."""


@dataclass(frozen=True)
class _Line:
    style: str
    text: str
    bold: str


def docx(data: bytes, cards: Mapping[str, Sequence[str]] | None = None) -> Reading:
    """What stands in the main part of a Word file, and after it what stands in its comments.

    ``cards``: caption -> column labels of the tables that may stand as a card for each row: a heading, then a label
    and a value for each other column. The last value of such a table runs on to the next heading or caption.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
        remarks = (
            etree.fromstring(archive.read("word/comments.xml")) if "word/comments.xml" in archive.namelist() else []
        )
        names = {
            style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
            for style in etree.fromstring(archive.read("word/styles.xml")).iter(f"{W}style")
        }
    flow = [_line(item, names) if item.tag == f"{W}p" else _grid(item, names) for item in _flow(body)]
    tables = []
    other = list(flow)
    for place, item in enumerate(flow):
        if isinstance(item, _Line) and item.style in CAPTIONS:
            following = flow[place + 1] if place + 1 < len(flow) else None
            if isinstance(following, Table):
                tables.append(Table(item.text, following.head, following.rows))
            elif cards and item.text in cards and following:
                inside = _of_cards(flow[place + 1 :])
                tables.append(Table(item.text, tuple(cards[item.text]), tuple(_cards(inside, cards[item.text]))))
                other = [one for one in other if all(one is not card for card in inside)]
    lines = [
        item.text if isinstance(item, _Line) else " ".join(" ".join(row) for row in (item.head, *item.rows))
        for item in flow
    ]
    lines += [_line(item, names).text for remark in remarks for item in remark]
    return Reading(tuple(tables), tuple(_facts(other)), plain(" ".join(lines)))


def _flow(holder: Any) -> Iterator[Any]:
    """Paragraphs and tables under each other, those in content controls too."""
    for item in holder:
        if item.tag in (f"{W}p", f"{W}tbl"):
            yield item
        elif item.tag == f"{W}sdt":
            yield from _flow(item.find(f"{W}sdtContent"))


def _facts(flow: Sequence[_Line | Table]) -> Iterator[tuple[str, str]]:
    """A term in bold with what follows it, up to the next term or another kind of paragraph."""
    found: list[str] = []
    for item in flow:
        inside = isinstance(item, _Line) and item.style.startswith("Gegeven")
        if found and not (inside and not item.bold):
            yield found[0], plain(" ".join(found[1:]))
            found = []
        if inside and item.bold:
            found = [item.bold, item.text.removeprefix(item.bold)]
        elif found:
            found.append(item.text)
    if found:  # the document ends with a term
        yield found[0], plain(" ".join(found[1:]))


def _line(paragraph: Any, names: Mapping[str, str]) -> _Line:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    runs = [(run.find(f"{W}rPr/{W}b") is not None, _run(run)) for run in paragraph.iter(f"{W}r")]
    runs = [run for run in runs if run[1]]
    bold = "".join(
        text for _, text in runs[: next((i for i, (is_bold, _) in enumerate(runs) if not is_bold), len(runs))]
    )
    text = re.sub(r"\[(\d+)\]", r"\1", "".join(text for _, text in runs))
    name = names.get(style.get(f"{W}val"), "") if style is not None else ""
    if name.startswith(_LISTS):
        text = _TYPED.sub("", text, count=1) if _TYPED.match(text) else text
    return _Line(name, text if "\t" in text else plain(text), plain(bold))


def _run(run: Any) -> str:
    note = run.find(f"{W}footnoteReference")
    if note is not None:
        return str(note.get(f"{W}id"))
    return "".join((item.text or "") if item.tag == f"{W}t" else "\t" if item.tag == f"{W}tab" else "" for item in run)


def _grid(table: Any, names: Mapping[str, str]) -> Table:
    rows = [
        tuple(
            plain(" ".join(_line(paragraph, names).text for paragraph in cell.iter(f"{W}p")))
            for cell in row.findall(f"{W}tc")
        )
        for row in table.findall(f"{W}tr")
    ]
    return Table("", rows[0], tuple(rows[1:]))


def _of_cards(flow: Sequence[_Line | Table]) -> list[_Line]:
    """What stands before the next caption, table or heading of another kind: cards, and what follows the last one."""
    first = flow[0]
    assert isinstance(first, _Line) and first.style.startswith(HEADINGS), f"no card follows: {first}"
    found: list[_Line] = []
    for item in flow:
        if isinstance(item, Table) or item.style in CAPTIONS:
            break
        if item.style.startswith(HEADINGS) and item.style != first.style:
            break
        found.append(item)
    return found


def _cards(flow: Sequence[_Line], labels: Sequence[str]) -> Iterator[tuple[str, ...]]:
    row: list[str] = []
    for item in flow:
        if item.style == flow[0].style:
            if row:
                yield tuple(map(plain, row))
            row = [item.text]
        elif len(row) < len(labels) and item.bold == labels[len(row)].rstrip(":"):
            row.append(item.text.removeprefix(labels[len(row)]).lstrip(":"))
        elif len(row) == 1 and item.bold == labels[0].rstrip(":"):
            row[0] += item.text.removeprefix(labels[0]).lstrip(":")
        else:
            row[-1] += " " + item.text
    yield tuple(map(plain, row))


def docx_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
