"""What is not public, searched in the bytes that were made for the public: words, markup, metadata, attachments, file names.

The second net beside the filter of editions: it knows nothing of layouts and writers, and reads their files back. Letters
and digits only are compared, so that case, tags, line ends, hyphens and entities hide nothing:

* of a value of ``RUN`` letters or more every run of ``RUN`` is found, wherever it begins or is cut off;
* a shorter one of ``WHOLE`` or more is found whole, also inside a word; one down to ``LEAST``, or with a digit at an end, as words
  in what a reader comes to see or hear;
* of what is shorter still, of numbers up to four digits and of the first and last day of a quarter (which a planning gives)
  nothing can be said: it is counted as ``untold``;
* what public content or our own words also say, word for word, betrays nothing: it is counted as ``common``. A run that is
  put together of long pieces of it is no leak: a layout may put a name after its own words.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planascode import pdftext
from planascode.fields import dump, plan_leaves
from planascode.model import Plan

RUN = 40
WHOLE = 8
LEAST = 4
_PIECE = 16
"""Letters of a piece of public words that is long: shorter ones any text has."""
_WINDOW = 24
_STEP = RUN - _WINDOW + 1
_QUARTERS = frozenset({(1, 1), (3, 31), (4, 1), (6, 30), (7, 1), (9, 30), (10, 1), (12, 31)})
_DAY = re.compile(r"\d{4}\W(\d\d)\W(\d\d)")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_PIECES = re.compile(r"\n\s*\n|^:::.*$", re.MULTILINE)
"""What parts a text in Markdown: blank lines, and the fences of what is for one edition."""
_SIGNS = re.compile(r"[^\w\x00-\x7f]+")
"""What is no letter and no digit, beyond ASCII."""
_ASCII = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))
"""Of ASCII each sign that is no letter and no digit becomes a space, for the bytes of UTF-8: faster than any pattern."""
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_READ = frozenset({"alt", "title", "descr", "content", "aria-label", "placeholder", "value"})
"""The attributes that a reader sees or hears."""
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKUP = (".html", ".xml", ".rels", ".svg")
_PLAIN = (".js", ".json", ".csv", ".txt", ".css", ".md", ".yaml")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What files may not hold. Window -> long value, in letters; value in letters or words -> its address.

    ``corpus`` is all that is public; ``common`` and ``untold`` are the addresses of what is not searched.
    """

    windows: Mapping[str, str]
    runs: Mapping[str, str]
    whole: Mapping[str, str]
    words: Mapping[str, str]
    corpus: str
    common: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A file that holds what is not public: the address of the value, and what of it was found, in letters and digits."""

    path: str
    address: str
    found: str


class LeakError(Exception):
    """Files for the public hold what is not public: none of them may be written."""

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        super().__init__(leaks)
        self.leaks = leaks


def secrets(whole: Plan, shown: Plan, ours: Iterable[str]) -> Secrets:
    """What ``whole`` says and ``shown``, the same plan as an edition may show it, does not; ``ours`` are our own words."""
    said = dict.fromkeys(_values(shown))
    public = [spelled(words) for _, words in said] + [spelled(text) for text in ours]
    corpus = "\n".join(f" {text} \n{text.replace(' ', '')}" for text in public)
    runs: dict[str, str] = {}
    inside: dict[str, str] = {}
    alone: dict[str, str] = {}
    common: list[str] = []
    untold: list[str] = []
    edges = {spelled(day) for day in _edges(whole)}
    for address, words in _values(whole):
        if (address, words) in said:
            continue
        text = spelled(words)
        letters = text.replace(" ", "")
        if len(letters) >= RUN:
            runs[letters] = address
        elif len(letters) < LEAST or (letters.isdigit() and len(letters) <= 4) or text in edges:
            untold.append(address)
        elif f" {text} " in corpus or (len(letters) >= WHOLE and letters in corpus):
            common.append(address)
        elif len(letters) < WHOLE or letters[0].isdigit() or letters[-1].isdigit():
            alone[f" {text} "] = address
        else:
            inside[letters] = address
    windows = {window: letters for letters in runs for window in _windows(letters)}
    for text in public:
        letters = text.replace(" ", "")
        places = range(len(letters) - _WINDOW + 1)
        for window in [window for place in places if (window := letters[place : place + _WINDOW]) in windows]:
            windows.pop(window, None)
    searched = set(windows.values())
    common += [address for letters, address in runs.items() if letters not in searched]
    runs = {letters: address for letters, address in runs.items() if letters in searched}
    return Secrets(windows, runs, inside, alone, corpus, tuple(common), tuple(untold))


def find(files: Mapping[str, bytes], hidden: Secrets) -> tuple[Leak, ...]:
    """Every value that is not public and stands in one of the files, once for each file."""
    found: dict[tuple[str, str], Leak] = {}
    for path, data in files.items():
        given = [(spelled(words), is_read) for words, is_read in strings(path, data)]
        letters = "".join(words for words, _ in given).replace(" ", "")
        read = f" {' '.join(words for words, is_read in given if is_read)} "
        hits = list(_runs(letters, hidden))
        hits += [(address, value) for value, address in hidden.whole.items() if value in letters]
        hits += [(address, value.strip()) for value, address in hidden.words.items() if value in read]
        for address, run in hits:
            found.setdefault((path, address), Leak(path, address, run))
    return tuple(sorted(found.values()))


def _runs(letters: str, hidden: Secrets) -> Iterator[tuple[str, str]]:
    windows = hidden.windows
    for place in range(0, len(letters) - _WINDOW + 1, _STEP):
        value = windows.get(letters[place : place + _WINDOW])
        if value is not None:
            run = _longest(letters, place, value)
            if len(run) >= RUN and _letters_of_its_own(run, hidden.corpus) >= RUN // 2:
                yield hidden.runs[value], run


def _letters_of_its_own(run: str, corpus: str) -> int:
    """The letters of a run outside the long pieces of public words in it, each as long as can be."""
    own = start = 0
    while start < len(run):
        end = start + 1
        while end < len(run) and run[start : end + 1] in corpus:
            end += 1
        own += end - start if end - start < _PIECE else 0
        start = end
    return own


def _longest(letters: str, place: int, value: str) -> str:
    """The run around a window of ``letters`` that ``value`` has as well."""
    start = value.index(letters[place : place + _WINDOW])
    before = after = 0
    while before < min(place, start) and letters[place - before - 1] == value[start - before - 1]:
        before += 1
    begin, end = place + _WINDOW, start + _WINDOW
    while begin + after < len(letters) and end + after < len(value) and letters[begin + after] == value[end + after]:
        after += 1
    return value[start - before : end + after]


def _windows(letters: str) -> Iterator[str]:
    return (letters[place : place + _WINDOW] for place in range(len(letters) - _WINDOW + 1))


def _values(plan: Plan) -> Iterator[tuple[str, str]]:
    """(address, words) of all that a plan says: a date as printed and as in data, a text in Markdown piece by piece."""
    for address, hint, value in plan_leaves(plan):
        yield address, str(dump(hint, value))
        if isinstance(value, date):
            yield address, value.isoformat()
    for address, text in plan.teksten.items():
        yield from ((address, piece) for piece in _PIECES.split(text) if piece.strip())


def _edges(plan: Plan) -> Iterator[str]:
    """The dates of a plan that are the first or last day of a quarter, in both ways of writing; also a text that is no more than that."""
    for _, hint, value in plan_leaves(plan):
        if isinstance(value, date) and (value.month, value.day) in _QUARTERS:
            yield from (str(dump(hint, value)), value.isoformat())
        elif isinstance(value, str) and (match := _DAY.fullmatch(value)) and (int(match[1]), int(match[2])) in _QUARTERS:
            yield value


def spelled(text: str) -> str:
    """The words of a text, of letters and digits only, in small letters with single spaces."""
    seen = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold()
    words = _SIGNS.sub(" ", seen).encode("utf-8", "surrogatepass").translate(_ASCII).split()
    return b" ".join(words).decode("utf-8", "surrogatepass")


# --- what stands in a file --------------------------------------------------------------------------


def strings(path: str, data: bytes) -> Iterator[tuple[str, bool]]:
    """Its name and everything in a file that can be read; whether a reader comes to see or hear it. An unknown kind is taken as letters."""
    yield path, True
    name = path.lower()
    if data.startswith(b"%PDF"):
        for text in pdftext.texts(data):
            yield from _markup(text) if "<?xpacket" in text else [(text, True)]
    elif data.startswith(b"PK\3\4"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment.decode("latin-1"), True
            for part in archive.infolist():
                yield part.comment.decode("latin-1"), True
                yield from strings(part.filename, archive.read(part))
    elif data.startswith(b"\x89PNG"):
        yield from ((text, True) for text in _png(data))
    elif name.endswith(_MARKUP):
        yield from _markup(data.decode("utf-8", "replace"))
    elif name.endswith(_PLAIN):
        yield _ESCAPED.sub(_sign, data.decode("utf-8", "replace")), True
    else:
        yield data.decode("latin-1"), True


def _markup(text: str) -> Iterator[tuple[str, bool]]:
    """What is shown, what the attributes say, and what the comments say."""
    yield html.unescape("\n".join(_COMMENT.findall(text))), True
    bare = _COMMENT.sub("", text)
    found = [(name in _READ, double or single) for name, double, single in _ATTRIBUTE.findall(bare)]
    for is_read in (True, False):
        yield html.unescape("\n".join(words for read, words in found if read is is_read)), is_read
    yield _ESCAPED.sub(_sign, html.unescape(_TAG.sub(" ", bare))), True


def _sign(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _png(data: bytes) -> Iterator[str]:
    """The chunks of a picture that are not its image (PNG, 11.3), packed text unpacked, and what stands behind its end."""
    place, kind = 8, b""
    while place + 8 <= len(data) and kind != b"IEND":
        size, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        chunk = data[place + 8 : place + 8 + size]
        if kind == b"zTXt":
            key, _, packed = chunk.partition(b"\0")
            chunk = key + b" " + zlib.decompressobj().decompress(packed[1:])
        if kind not in (b"IDAT", b"IHDR", b"PLTE"):
            yield chunk.decode("utf-8", "replace")
        place += size + 12
    yield data[place:].decode("latin-1")
