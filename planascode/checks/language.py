"""Sentences that are easy to read: short, in a list only where there is one, and not somebody's own opinion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.checks.pieces import REFERENCE, WORD, unquoted
from planascode.problems import Problem

MOST_WORDS = 25
_SHORTENED = """
a.d.h.v a.u.b afd art b.v bijv blz bv ca cf d.m.v d.w.z dhr dr drs e.v evt excl fig hfst i.c i.h.b i.o i.o.v i.p.v i.s.m
i.v.m incl ing ir jhr jl m.b.t m.b.v m.i m.n m.u.v max mevr min mr mw n.a.v nr nrs o.a o.b.v o.l.v p.p pag prof resp st stcrt
stb t.a.v t.b.v t.g.v t.h.v t.n.v t.o.v t/m tel v.a v.d vgl vs w.o z.g zgn
"""
SHORTENED = frozenset(_SHORTENED.split())
"""Abbreviations after which a sentence goes on, without their last dot."""
LONGEST = 24
"""More signs than an abbreviation or initials have."""
OPINION = ("ik", "mij", "mijn")
_END = re.compile(r"""[.!?…](?<![.!?…].)[.!?…]*+[)\]"”’']*+(?=\s|$)|;(?=\s)""")
_GOES_ON = re.compile(r"\s+\(?[a-z]")
_OPINION = re.compile(rf"\b(?:{'|'.join(OPINION)})\b", re.IGNORECASE)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence; what stands between semicolons counts as one."""
    begin = 0
    for match in _END.finditer(text):
        sign = match[0]
        if sign == "." and _is_shortened(text[max(begin, match.start() - LONGEST) : match.start()]):
            continue
        if sign != ";" and _GOES_ON.match(text, match.end()):
            continue
        yield begin, match.end()
        begin = match.end()
    if text[begin:].strip():
        yield begin, len(text)


def _is_shortened(before: str) -> bool:
    """Whether the dot after these words belongs to an abbreviation or to initials."""
    parts = before.rsplit(None, 1)
    word = parts[-1].lstrip("([\"'“‘") if parts else ""
    return word.lower() in SHORTENED or re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word) is not None


def count_words(sentence: str) -> int:
    """How many words a reader sees; a reference counts as one."""
    return sum(1 for word in sentence.split() if WORD.search(word) or REFERENCE in word)


def check_sentences_are_short(content: Content) -> Iterator[Problem]:
    """A sentence of ours has at most ``MOST_WORDS`` words."""
    for piece in content.pieces:
        if piece.wiens != "eigen" or piece.text.count(" ") < MOST_WORDS:
            continue
        text = unquoted(piece.text)
        for begin, end in sentences(text):
            if text.count(" ", begin, end) >= MOST_WORDS and (number := count_words(text[begin:end])) > MOST_WORDS:
                start = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
                message = f"deze zin heeft {number} woorden"
                hint = f"maak er twee zinnen van, of een lijst; hoogstens {MOST_WORDS} woorden leest prettig"
                yield content.piece_problem(piece, start, end, "W-001", message, hint)


def check_lists_have_items(content: Content) -> Iterator[Problem]:
    """A list in a text has more than one item."""
    for piece in content.pieces:
        if piece.soort == "punt" and piece.punten == 1 and not content.prose[piece.address].problems:
            message = "deze lijst heeft één punt"
            hint = "schrijf het als gewone zin, of vul de lijst aan"
            yield content.piece_problem(piece, 0, len(piece.text.rstrip()), "W-005", message, hint)


def check_no_opinions(content: Content) -> Iterator[Problem]:
    """A text of ours does not speak for one person."""
    for piece in content.register.anycase(*OPINION):
        match = _OPINION.search(unquoted(piece.text)) if piece.wiens == "eigen" else None
        if match:
            message = f"'{match[0]}' klinkt als de mening van één persoon"
            hint = "schrijf op wat de gemeente vindt of doet; een opmerking hoort in opmerkingen.yaml"
            yield content.piece_problem(piece, *match.span(), "W-004", message, hint)
