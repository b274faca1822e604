"""Bytes to text that can be read, with every place still that of the file.

A file may be written in another encoding, with any line ends, and hold signs that nobody can see. ``decode`` gives its
text; ``clean`` gives a ``Page``: the lines without what disturbs the reading, the way back to the columns of the file, and
a problem with its edits for all that was left out. So one invisible sign does not hide what else is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planascode import pastedmail
from planascode.problems import Edit, Problem, Source

MANY = 2_000
"""From how many problems with its signs on a file counts as one that is no text."""
_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
INVISIBLE = re.compile(f"[{_UNSEEN}]")
"""A sign that nobody can see, such as the ones that come with a copy from Word."""
_RUN = re.compile(f"[{_UNSEEN}]+")
_BETWEEN = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Of these, the ones that part words: a space takes their place."""
_NAMES = {
    sign: name
    for signs, name in (
        ("\xad", "een zacht koppelteken"),
        ("\u200b\u2060\ufeff", "een spatie zonder breedte"),
        ("\u200c\u200d\ufe0e\ufe0f", "een teken dat andere tekens verbindt"),
        (
            "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
            "een teken voor de schrijfrichting",
        ),
        ("\x0b\x0c\x85\u2028\u2029", "een einde van een regel dat geen echt einde is"),
    )
    for sign in signs
}
BLANKS = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Blanks that are no common space."""
_BLANK = re.compile(f"[{BLANKS}]+")
_TABS = re.compile("( *)(\t[ \t]*)")
_SIGN = re.compile(".[\u0300-\u036f]*")
_ODD = re.compile(f"[{_UNSEEN}{BLANKS}]")
_WESTERN = re.compile("[\t\n\r\x20-\x7e\xa0-\xff€‘’‚“”„–—…•ŠšŽžŒœŸ‹›™†‡ˆ˜‰ƒ]*")
_ALSO_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_PASTED = "zulke tekens komen mee als u uit Word of van een website plakt; haal het weg, of laat --herstel dat doen"
_SAVE = "sla het bestand op als UTF-8 (in Kladblok: Opslaan als, Codering UTF-8)"


def decode(data: bytes) -> tuple[str, str]:
    """The text with ``\\n`` as line end, and its encoding as an author knows it: empty for UTF-8, ``?`` when nothing fits."""
    text, encoding = _decode(data)
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def line_ends(data: bytes) -> list[str]:
    """The line ends of a file as they are, one for each ``\\n`` of its ``decode``."""
    return re.findall("\r\n|\r|\n", _decode(data)[0])


def _decode(data: bytes) -> tuple[str, str]:
    sixteen = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _sixteen(data[:64])
    for codec, name in ((sixteen, "UTF-16"), ("utf-8-sig", ""), ("cp1252", "Windows-1252")):
        if codec:
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                continue
            if codec != "cp1252" or (_WESTERN.fullmatch(text) and not _ALSO_UTF8.search(data)):
                return text, name
    return data.decode("utf-8-sig", "replace"), "?"


def _sixteen(begin: bytes) -> str:
    """The codec of UTF-16 without the mark that says so: every second byte of the first letters is zero."""
    if len(begin) > 3:
        for codec, empty, full in (("utf-16-le", begin[1::2], begin[::2]), ("utf-16-be", begin[::2], begin[1::2])):
            if not any(empty) and all(full):
                return codec
    return ""


@dataclass(slots=True)
class Page:
    """A file while it is read: ``written`` are its lines, ``lines`` what is read of them.

    ``columns`` holds, for each line (from 0) that is read otherwise than it is written, the column in the file of every
    sign that is read, and of the end of the line.
    """

    file: str
    written: list[str]
    lines: list[str]
    columns: dict[int, list[int]] = field(default_factory=dict)

    def column(self, line: int, index: int) -> int:
        """The column in the file, from 1, of sign ``index`` (from 0) of a line as it is read."""
        columns = self.columns.get(line)
        return index + 1 if columns is None else columns[min(index, len(columns) - 1)]

    def source(self, line: int, start: int, end: int | None = None) -> Source:
        """The place of the signs ``start`` to ``end`` (from 0) of a line as it is read; a point without ``end``."""
        first = self.column(line, start)
        width = 0 if end is None or end <= start else self.column(line, end - 1) + 1 - first
        return Source(self.file, line + 1, first, width)

    def raw(self, source: Source) -> str:
        """What stands in the file at a place on one line."""
        return self.written[source.line - 1][source.column - 1 : source.column - 1 + source.width]

    def edit(self, line: int, start: int, end: int, new: str) -> Edit:
        """The edit that puts ``new`` in the place of the signs ``start`` to ``end`` of a line as it is read."""
        place = self.source(line, start, end)
        return Edit(place.line, place.column, self.raw(place), new)

    def replace(self, line: int, start: int, end: int, new: str) -> None:
        """Read ``new`` where ``start`` to ``end`` of a line was read."""
        old = self.lines[line]
        columns = self.columns.get(line) or list(range(1, len(old) + 2))
        self.lines[line] = old[:start] + new + old[end:]
        self.columns[line] = [*columns[:start], *[columns[start]] * len(new), *columns[end:]]


def clean(data: bytes, file: str) -> tuple[Page | None, list[Problem]]:
    """The page of a file, and all that is wrong with its signs; None when it cannot be read at all.

    In a file with keys (not in a Markdown text) a blank that is no common space is one of these.
    """
    if data.startswith((b"PK\3\4", b"{\\rtf")):
        message = "dit is een bestand van Word met een andere naam" if data[:2] == b"PK" else "dit is een tekst met opmaak (RTF), en geen platte tekst"
        return None, [Problem(Source(file), "B-007", message, "open het in Word en sla het op als platte tekst, met dezelfde naam en met de codering UTF-8")]
    text, encoding = decode(data)
    written = text.split("\n")
    page = Page(file, written, list(written))
    if encoding == "?":
        return None, [_unreadable(data, page)]
    problems = [_other_encoding(page, encoding)] if encoding else []
    if "<<<<<<<" in text or ">>>>>>>" in text:
        for number, line in enumerate(written):
            if line.startswith(("<<<<<<<", ">>>>>>>")):
                hint = "kies een van de twee versies en haal de regels met <<<<, ==== en >>>> weg"
                message = "twee versies van dit bestand zijn niet samengevoegd"
                return None, [*problems, Problem(page.source(number, 0, len(line)), "B-008", message, hint)]
    has_keys = not file.endswith(".md")
    if mail := pastedmail.find(text, has_keys):
        line = written[mail.line - 1]
        source = page.source(mail.line - 1, len(line) - len(line.lstrip()), len(line.rstrip()))
        return None, [*problems, Problem(source, "B-031", "hier is een e-mail geplakt", pastedmail.words(mail))]
    is_odd = _ODD.search(text) is not None or not unicodedata.is_normalized("NFC", text)
    if is_odd or (has_keys and (" \n" in text or text.endswith(" "))):
        for number, line in enumerate(written):
            problems += _scrub(page, number, has_keys) if line else ()
            if len(problems) > MANY:
                return None, [_unreadable(data, page)]
    return page, problems


def _unreadable(data: bytes, page: Page) -> Problem:
    number = 0
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n")
    return Problem(Source(page.file, number + 1), "B-007", "dit bestand bevat tekens die niet te lezen zijn", _SAVE)


def _other_encoding(page: Page, encoding: str) -> Problem:
    """The file is sure to be of another encoding: the edit changes no sign, and makes that the file is written anew."""
    signs = "[^\x00-\x7f]" if encoding != "UTF-16" else "."
    number, match = next(
        ((number, match) for number, line in enumerate(page.written) if (match := re.search(signs, line))), (0, None)
    )
    start, end = match.span() if match else (0, 0)
    edit = page.edit(number, start, end, match[0] if match else "")
    message = f"dit bestand is opgeslagen als {encoding} en niet als UTF-8"
    return Problem(
        page.source(number, start, end), "B-007", message, f"{_SAVE}, of laat --herstel dat doen", edits=(edit,)
    )


def _scrub(page: Page, number: int, has_keys: bool) -> Iterator[Problem]:
    """What is wrong with the signs of one line; the page reads on without them."""
    line = page.lines[number]
    read, columns, done = [], [], 0
    around = [page.lines[near] for near in (number + 1, number - 1) if 0 <= near < len(page.lines)]
    for start, end, new, code, message, hint in sorted(_replacements(line, has_keys, around)):
        yield Problem(page.source(number, start, end), code, message, hint, edits=(page.edit(number, start, end, new),))
        read += [line[done:start], new]
        columns += [*range(done + 1, start + 1), *[start + 1] * len(new)]
        done = end
    if done:
        page.lines[number] = "".join((*read, line[done:]))
        page.columns[number] = [*columns, *range(done + 1, len(line) + 2)]


_POINT = re.compile("( +)(- )?")


def _like(words: str, around: Sequence[str]) -> str:
    """The spaces before a line next to this one that is a point of a list, or none, just as this one; else empty."""
    begins = (_POINT.match(line) for line in around)
    return next((match[1] for match in begins if match and bool(match[2]) == words.startswith("- ")), "")


def _replacements(line: str, has_keys: bool, around: Sequence[str] = ()) -> Iterator[tuple[int, int, str, str, str, str]]:
    """(start, end, what is read instead, rule, message, hint) for signs of a line; none overlaps another.

    ``around`` are the lines below and above it."""
    for match in _RUN.finditer(line):
        message = f"hier staat een onzichtbaar teken: {_NAMES.get(match[0][0], 'een stuurteken')}"
        yield match.start(), match.end(), " " if _BETWEEN.search(match[0]) else "", "B-011", message, _PASTED
    for match in () if unicodedata.is_normalized("NFC", line) else _SIGN.finditer(line):
        whole = unicodedata.normalize("NFC", match[0])
        if whole != match[0]:
            is_one = len(match[0]) == 1
            message = f"hier staat een ander teken dat eruitziet als '{whole}'" if is_one else f"'{whole}' bestaat hier uit een letter en een los accent"
            yield match.start(), match.end(), whole, "B-026", message, f"typ één teken: {whole}"
    if not has_keys:
        return
    end = len(line.rstrip(f" {BLANKS}"))
    if end < len(line):
        yield end, len(line), "", "B-025", "aan het eind van deze regel staan spaties", "haal ze weg"
    begin = 0
    if (tabs := _TABS.match(line)) and tabs.end() < end:
        begin = tabs.end()
        spaces = _like(line[begin:], around) if tabs[0] == "\t" else ""
        like = f"zet op deze plaats {len(spaces)} spaties, zoals bij de regel ernaast"
        hint = like if spaces else "gebruik spaties om in te springen, twee per niveau"
        yield tabs.start(2), begin, spaces or tabs[2].replace("\t", "  "), "B-009", "er staat een tab in de inspringing", hint
    if not line.lstrip().startswith("#"):
        for match in _BLANK.finditer(line, begin, end):
            what = "een tab" if "\t" in match[0] else "een vaste spatie"
            yield (
                match.start(),
                match.end(),
                " " * len(match[0]),
                "B-025",
                f"hier staat {what}",
                "typ een gewone spatie",
            )
