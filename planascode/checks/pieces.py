"""Every readable piece of text in a plan, once: fields, and blocks of Markdown; and in which pieces each word stands.

A block is as long as in its file: its markup is blanked, so a place in a piece is a place in the file. Not all words are
ours to rewrite: what stands in a name, a title, a decision or a quotation is ``letterlijk`` (the table below); codes,
spellings and notes for makers are ``buiten`` the plan's own words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, get_args

from planascode.model import Tekst

Soort = Literal["veld", "alinea", "kop", "punt", "noot", "citaat"]
Wiens = Literal["eigen", "letterlijk", "buiten"]

LETTERLIJK = frozenset({
    "naam", "titel", "ondertitel", "citeertitel", "kort", "voluit", "kop", "woord", "enkelvoud", "meervoud", "label", "grootboek",
    "doelstelling", "omschrijving", "status", "samenstellers", "trefwoorden", "plaats", "planning_toelichting",
    "bronnen", "veiligheidsveld", "eenheid", "gebied",
})  # fmt: skip
"""Fields whose words come from a decision or a source, or are a name. All other texts are taken for our own."""
BUITEN = frozenset({
    "aantekening", "varianten", "afkorting", "bestand", "herkomst", "code", "regel", "organisatiecode", "kenmerk", "editie",
    "soort", "jci", "spreekt_tegen", "symbool", "toon", "toont",
})  # fmt: skip
"""Fields that hold a code, a spelling or a note for makers."""
WATCHED = "personen"
"""The collection whose words are no piece of the plan: they are what the plan may not say."""
_BY_PLACE: dict[tuple[str, str], Wiens] = {
    ("opmerkingen", "tekst"): "letterlijk", ("plan", "tekst"): "letterlijk", ("indeling", "tekst"): "buiten",
}  # fmt: skip
"""(Collection, field) where the field's name alone does not tell."""

_TEKST = get_args(Tekst)[1]
REFERENCE = "\ufffc"
"""Stands where the address of a link or reference was; it is no word."""
WORD = re.compile(r"\w+")
COUNTS = re.compile(r"\d|\b(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w+tien|twintig|kwartaal)\b", re.IGNORECASE)
"""A text with a number in it, in figures or in words."""
_MARKUP = re.compile(
    r"(?P<target>\]\([^()\n]*\))|\[\^[^\[\]\n]*\]:?|\[(?=[^\[\]]*\]\()|[*`]+|_(?<![^\W_]_)|_(?![^\W_])|\n(?:[ \t]*>[ \t>]*|:::.*)"
)
_QUOTE = re.compile("[\"'“‘„]")
_QUOTED = re.compile(r"""["“„][^"”“\n]*["”“]|‘[^‘’\n]*’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)""")
_FENCE = ":::"
_KINDS: dict[str, Soort] = {"citaat": "citaat", "kop": "kop", "noot": "noot", "punt": "punt", "number": "punt"}
"""Group of ``_LINE`` -> what the line begins."""
_LINE = re.compile(
    r"(?P<citaat>\s*>)|(?P<kop>#{1,6}\s+)|(?P<noot>\[\^[^\]]+\]:\s*)|(?P<punt>\s*(?:[-*+]|(?P<number>\d{1,9})[.)])\s+)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One field or block. ``start`` is where it begins in its Markdown text.

    ``punten`` is the size of a list: of an item the one it stands in, of another block the one that follows it directly.
    """

    address: str
    text: str
    soort: Soort
    wiens: Wiens
    start: int = 0
    punten: int = 0


@dataclass(frozen=True, slots=True)
class Register:
    """In which pieces each word stands and how often. ``spelled`` gives for a word in lower case how it is written."""

    pieces: Mapping[str, Sequence[Piece]]
    counts: Mapping[str, int]
    spelled: Mapping[str, Sequence[str]]

    def anycase(self, *words: str) -> Iterator[Piece]:
        """The pieces that hold one of these words, with or without capitals, each once."""
        spellings = (spelling for word in words for spelling in self.spelled.get(word.lower(), ()))
        return iter(dict.fromkeys(piece for spelling in spellings for piece in self.pieces[spelling]))


def register(pieces: Iterable[Piece]) -> Register:
    """The words of all ``pieces`` that are not ``buiten``."""
    found: defaultdict[str, list[Piece]] = defaultdict(list)
    everything: list[str] = []
    for piece in pieces:
        if piece.wiens != "buiten":
            words = WORD.findall(piece.text)
            everything += words
            for word in dict.fromkeys(words):
                found[word].append(piece)
    spelled: defaultdict[str, list[str]] = defaultdict(list)
    for word in found:
        spelled[word.lower()].append(word)
    return Register(found, Counter(everything), spelled)


# --- fields ---------------------------------------------------------------------------------------------


def fields(leaves: Iterable[tuple[str, Any, Any]]) -> Iterator[Piece]:
    """A piece for each text in the plan's fields. A text that is just the name of something is a name."""
    texts = [
        (address, _field(address), value)
        for address, hint, value in leaves
        if isinstance(value, str)
        and getattr(hint, "__metadata__", (None,))[0] is _TEKST
        and not address.startswith(f"{WATCHED}/")
    ]
    names = {value for _, name, value in texts if name == "naam"}
    for address, name, value in texts:
        whose = "letterlijk" if value in names else _whose(address.partition("/")[0], name)
        yield Piece(address, value, "veld", whose)


def _field(address: str) -> str:
    """The name of the field that an address ends in."""
    parts = address.rsplit("/", 2)
    return parts[-2] if parts[-1].isdigit() else parts[-1]


@cache
def _whose(collection: str, name: str) -> Wiens:
    if collection in ("woorden", "talen") or name in BUITEN:
        return "buiten"
    if collection == "publicaties":
        return "letterlijk" if name in ("waarde", "tekst") else "buiten"  # as DROP or the jurist says it; the rest are names of files
    return _BY_PLACE.get((collection, name), "letterlijk" if name in LETTERLIJK else "eigen")


# --- Markdown ----------------------------------------------------------------------------------------------


def blocks(address: str, text: str) -> tuple[Piece, ...]:
    """The headings, paragraphs, list items, quotations and notes of a Markdown text, in its order."""
    shown = _MARKUP.sub(lambda match: (REFERENCE if match["target"] else " ") * len(match[0]), f"\n{text}")[1:].replace(
        "\n", " "
    )
    found: list[tuple[Soort, int, int]] = []
    lists: list[list[int]] = [[]]
    is_open = False
    offset = 0
    for line in text.split("\n"):
        match = _LINE.match(line)
        kind = _KINDS.get(match.lastgroup or "") if match else None
        last, begin, _ = found[-1] if found else ("kop", 0, 0)
        if kind == "punt" and is_open and last == "alinea" and match and match["number"] not in (None, "1"):
            kind = None  # only a list that begins with 1 can break off a paragraph
        end = offset + len(line)
        if not line.strip() or line.startswith(_FENCE):
            is_open = False
        elif is_open and (kind is None or kind == last == "citaat"):
            found[-1] = (last, begin, end)
        else:
            if kind == "punt":
                lists[-1].append(len(found))
            elif not line.startswith(" ") and lists[-1]:
                lists.append([])
            found.append((kind or "alinea", offset + (match.end() if match and kind else 0), end))
            is_open = kind != "kop"
        offset = end + 1
    sizes = {index: len(items) for items in lists for index in (*items, *(first - 1 for first in items[:1]))}
    return tuple(
        Piece(
            address, shown[begin:end], soort, "letterlijk" if soort == "citaat" else "eigen", begin, sizes.get(index, 0)
        )
        for index, (soort, begin, end) in enumerate(found)
    )


@lru_cache(maxsize=16)
def unquoted(text: str) -> str:
    """A text of the same length in which what stands between quotation marks is taken out."""
    return _QUOTED.sub(lambda match: REFERENCE * len(match[0]), text) if _QUOTE.search(text) else text


def phrases(found: Register, known: Iterable[str], anycase: bool = False) -> Iterator[tuple[Piece, int, int, str]]:
    """(piece, begin, end, phrase) where ``known`` phrases stand as whole words, the longest first where they overlap."""
    spans: defaultdict[Piece, list[tuple[int, int, str]]] = defaultdict(list)
    for phrase in known:
        words = WORD.findall(phrase)
        rarest = min(words, key=lambda word: _count(found, word, anycase), default="")
        pieces = found.anycase(rarest) if anycase else found.pieces.get(rarest, ())
        for piece in pieces:
            text, sought = (piece.text.lower(), phrase.lower()) if anycase else (piece.text, phrase)
            spans[piece] += [(begin, begin + len(phrase), phrase) for begin in places(text, sought)]
    for piece, all_spans in spans.items():
        last = 0
        for begin, end, phrase in sorted(all_spans, key=lambda span: (span[0], -span[1])):
            if begin >= last:
                last = end
                yield piece, begin, end, phrase


def _count(found: Register, word: str, anycase: bool) -> int:
    spellings = found.spelled.get(word.lower(), ()) if anycase else (word,)
    return sum(found.counts.get(spelling, 0) for spelling in spellings)


def places(text: str, words: str) -> Iterator[int]:
    """Where ``words`` begin in a text, with no letter or digit directly before or after them."""
    begin = text.find(words)
    while begin >= 0:
        before, after = text[begin - 1 : begin], text[begin + len(words) : begin + len(words) + 1]
        if not (before.isalnum() and words[0].isalnum()) and not (after.isalnum() and words[-1].isalnum()):
            yield begin
        begin = text.find(words, begin + 1)


def long_words(*names: str) -> set[str]:
    """The words of names that are long enough to tell what they are about."""
    return {word for name in names for word in re.findall(r"[^\W\d_]{8,}", name.casefold())}


ALIKE = 0.5
"""From which share of their words on two names are nearly alike."""


def likeness(one: str, other: str) -> float:
    """Which share of their words two names have both."""
    own, others = short_words(one), short_words(other)
    return len(own & others) / len(own | others) if own & others else 0


@cache
def short_words(name: str) -> frozenset[str]:
    """The words that tell names apart: the begin of each of three letters or more."""
    return frozenset(word[:7] for word in re.findall(r"[^\W\d_]{3,}", name.casefold()))
