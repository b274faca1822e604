"""Mutations of a real plan for the fuzz: bytes, lines, values, keys, ids, structure and files, drawn by Hypothesis.

``changed_plans`` draws a few changes and applies them; what Hypothesis makes smaller is the list of changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml
from hypothesis import strategies as st

from planascode.fields import field_types
from planascode.model import COLLECTIONS

Files = dict[str, bytes]

HOSTILE: tuple[str, ...] = (
    "<script>alert(1)</script>", "<b onclick='x'>vet</b>", "&amp;&lt;&#60;&copy;", "<![CDATA[x]]>", "<?php x ?>",
    "<!-- x -->", "</cell></row>",
    "<section id='x'>", "<badge tone='good'>", "{{ 7*7 }}", "{% raw %}", "{# x #}", "{{", "%}", "%s %d %(x)s",
    "{0} {plan} {", "$naam ${x} $$",
    "../../etc/passwd", "/etc/passwd", "C:\\con", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x",
    "vbscript:x", "http://a.nl",
    "https://a.nl/?q=<>&\"'", "mailto:a@b.nl", "=1+1", "+SOM(A1)", "-2", "@x", "|x", "\u202eomgekeerd", "a\u200bb",
    "a\u00adb", "\u00a0", "\x1b[31mrood\x1b[0m",
    "\x00", "\x07", "\x85", "\u2028", "\ufeff", "\ufffe", "\ufffd", "\U0001f600", "\u26a0", "e\u0301", "ﬁ", "ß", "İ",
    "ŉ", "مرحبا", "한국어", "a" * 150, "ha" * 4000,
    "een " * 3000, "https://a.nl/" + "b" * 500, "onbekend", "onbekend ()", "onbekend (x)", "n.v.t.",
    "niet gepubliceerd (x)", "0", "-0", "1e9", "0x10", "010", "1:30", "1_000",
    "999999999999", "9" * 5000, "0,0000001", "1,5", "€ 5", "ja", "nee", "no", "on", "null", "~", "true", "2022",
    "Q1 2022", "Q4 2199 t/m Q1 2200", "Q1 0000", "doorlopend",
    "vanaf Q9 2022", "2022-02-30", "0001-01-01", "9999-12-31", "31 februari 2022", "intern", "openbaar", "publicatie",
    "index", "con", "plan", "", " ", "\t", "\n", "|", ">", "*", "&",
    "&a x", "*a", "!x", "!!python/object:os.system x", "- x", "a: b", "# x", "[", "]", "{", "}", "'", '"', "`",
    "::: intern", ":::", "[](#x)", "[x](#plan)", "[x](javascript:x)",
    "![x](y.png)", "[^1]", "^[noot]", "[^1]: noot", "**", "***", "## kop", "# kop", "> citaat", "```",
    "<https://a.nl>", "<javascript:x>", "| a |\n|---|\n| b |", "1. a", "\\", "____",
)  # fmt: skip
"""Texts that mean something to some program: HTML, Jinja, XML, YAML, Markdown, spreadsheets, terminals, Windows."""
BYTES: tuple[bytes, ...] = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\t", b"\x1b", b"\xc3", b"\xed\xa0\x80", b"<<<<<<< a\n", b"\x0c", b"---\n",
    b"...\n", b"%YAML 1.1\n",
)  # fmt: skip
NAMES: tuple[str, ...] = (
    "plan.yaml", "plan (1).yaml", "Plan.yaml", "con.yaml", ".verborgen.yaml", "~$plan.docx", "Thumbs.db",
    "prioriteiten/x.yaml", "prioriteiten/x/y.yaml", "prioriteiten/x/y/z.yaml",
    "prioriteiten/x/prioriteit.yaml", "prioriteiten/x/y/thema.yaml", "prioriteiten/x/x.yaml",
    "prioriteiten/x/x/x.yaml", "monitoring/x.yaml", "overige/x.yaml", "bijlagen/x/bijlage.yaml",
    "bijlagen/x/x.md", "hoofdstukken/x.md", "x.md", "geld/budgetposten.yaml", "codes/dekkingen.yaml", "aanvaard.yaml",
    "layouts/huisstijl/tokens.yaml", "layouts/huisstijl/fonts/x-Regular.ttf",
    "layouts/huisstijl/site.css", "layouts/x.txt", "a/b/c/d.yaml", "a b.md", "\u202e.yaml", "<script>.yaml", "x.png",
    "x", "onbekend/x.yaml", "legenda/extra.yaml", "figuren/figuren.yaml",
)  # fmt: skip
_OF_RECORDS = {kind.name for cls, _ in COLLECTIONS.values() for kind in field_types(cls)}
KEYS = (*sorted(_OF_RECORDS), "soort", "toont", "kop", "breedte", "?", "<<", "a b", "{{x}}", "\u200b", "id ")
_LINE = re.compile(r"^(?P<before>\s*(?:- )?(?:\{?[\w-]+: )?)(?P<value>.*)$")
_ID = re.compile(rb"\b[a-z][a-z0-9]*(?:-[a-z0-9]+)+\b")

numbers = st.integers(0, 2**16)
hostile = st.sampled_from(HOSTILE)


def _file(files: Files, number: int) -> str:
    return sorted(files)[number % len(files)]


def _lines(files: Files, number: int) -> tuple[str, list[str]]:
    path = _file(files, number)
    return path, files[path].decode("utf-8", "surrogateescape").split("\n")


def _put(files: Files, path: str, lines: list[str]) -> Files:
    return {**files, path: "\n".join(lines).encode("utf-8", "surrogateescape")}


def change_bytes(files: Files, a: int, b: int, c: int, text: str) -> Files:
    """A bit flipped, bytes put in, taken out, doubled, or the rest cut off."""
    path = _file(files, a)
    data = files[path]
    at = b % (len(data) + 1)
    end = min(len(data), at + c % 40)
    new = (
        data[:at] + bytes((x ^ (1 << c % 8)) for x in data[at : at + 1]) + data[at + 1 :],
        data[:at] + BYTES[c % len(BYTES)] + data[at:],
        data[:at] + data[end:],
        data[:end] + data[at:end] + data[end:],
        data[:at],
        data[:at] + text.encode() + data[at:],
    )[(a ^ b ^ c) % 6]
    return {**files, path: new}


def change_lines(files: Files, a: int, b: int, c: int, text: str) -> Files:
    """A line taken out, doubled, moved, indented, joined, or put in."""
    path, lines = _lines(files, a)
    at, other = b % len(lines), c % len(lines)
    match (a + b + c) % 7:
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = "  " + lines[at]
        case 4:
            lines[at] = lines[at].removeprefix("  ")
        case 5:
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        case _:
            lines.insert(at, text)
    return _put(files, path, lines or [""])


def change_value(files: Files, a: int, b: int, c: int, text: str) -> Files:
    """A value, or a part of it, replaced by a text that means something to some program; half of the time in quotes."""
    path, lines = _lines(files, a)
    at = b % len(lines)
    found = _LINE.match(lines[at])
    if found is not None:
        whole = text if c % 3 else f"{found['value']} {text}"
        quoted = '"' + whole.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        lines[at] = found["before"] + (quoted if c % 2 and path.endswith(".yaml") else whole)
    return _put(files, path, lines)


def change_key(files: Files, a: int, b: int, c: int, text: str) -> Files:
    """A key replaced by another, known or not."""
    path, lines = _lines(files, a)
    spots = [(row, found) for row, line in enumerate(lines) for found in re.finditer(r"[\w-]+(?=:)", line)]
    if spots:
        row, found = spots[b % len(spots)]
        lines[row] = lines[row][: found.start()] + KEYS[c % len(KEYS)] + lines[row][found.end() :]
    return _put(files, path, lines)


def change_id(files: Files, a: int, b: int, c: int, text: str) -> Files:
    """An id replaced by another one of the plan or by a text, in one place or everywhere."""
    known = sorted({name for data in files.values() for name in _ID.findall(data)})
    path = _file(files, a)
    here = list(_ID.finditer(files[path]))
    if not here or not known:
        return files
    found = here[b % len(here)]
    new = text.encode() if c % 4 == 0 else known[c % len(known)]
    if c % 3 == 0:
        return {place: data.replace(found[0], new) for place, data in files.items()}
    return {**files, path: files[path][: found.start()] + new + files[path][found.end() :]}


def change_structure(files: Files, a: int, b: int, c: int, text: str) -> Files:
    """A node of a file with keys taken out, doubled, put elsewhere, wrapped, or replaced."""
    paths = sorted(path for path in files if path.endswith(".yaml"))
    if not paths:
        return files
    path = paths[a % len(paths)]
    try:
        whole = yaml.load(files[path], yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError):
        return files
    spots = list(_spots(whole))
    if not spots:
        return files
    holder, key = spots[b % len(spots)]
    value = holder[key]
    options: tuple[Any, ...] = (
        text,
        [value],
        {"id": value},
        [],
        {},
        [value, value],
        spots[c % len(spots)][0],
        {text: value},
    )
    if c % 9 == 8:
        del holder[key]
    else:
        holder[key] = options[c % 9 % len(options)]
    try:
        dumped = yaml.dump(
            whole, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=bool(c & 16)
        )
        return {**files, path: dumped.encode()}
    except (yaml.YAMLError, RecursionError, TypeError):
        return files


def _spots(node: Any) -> list[tuple[Any, Any]]:
    """Every (holder, key) in nested lists and mappings."""
    pairs = list(node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ())
    return [spot for key, value in pairs for spot in ((node, key), *_spots(value))]


def change_files(files: Files, a: int, b: int, c: int, text: str) -> Files:
    """A file taken away, renamed, copied, emptied, or changed with another one."""
    path, other = _file(files, a), _file(files, b)
    rest = {place: data for place, data in files.items() if place != path}
    name = NAMES[b % len(NAMES)]
    match c % 6:
        case 0:
            return rest or files
        case 1:
            return {**rest, name: files[path]}
        case 2:
            return {**files, name: files[path]}
        case 3:
            return {**files, path: b""}
        case 4:
            return {**files, path: files[other], other: files[path]}
        case _:
            return {**files, name: text.encode()}


CHANGES: Mapping[str, Callable[[Files, int, int, int, str], Files]] = {
    "bytes": change_bytes,
    "regels": change_lines,
    "waarden": change_value,
    "sleutels": change_key,
    "id's": change_id,
    "structuur": change_structure,
    "bestanden": change_files,
}
change = st.tuples(st.sampled_from(tuple(CHANGES)), numbers, numbers, numbers, hostile)


def changed_plans(base: Files) -> st.SearchStrategy[tuple[str, Files]]:
    """(kinds of change, files) of ``base`` after one to three changes."""

    def apply(steps: list[tuple[str, int, int, int, str]]) -> tuple[str, Files]:
        files = dict(base)
        for kind, a, b, c, text in steps:
            files = CHANGES[kind](files, a, b, c, text)
        return "+".join(sorted({step[0] for step in steps})), files

    return st.lists(change, min_size=1, max_size=3).map(apply)
