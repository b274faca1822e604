"""Words that readers know, written as elsewhere in the plan, said in their own language, and fields that say something."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from planascode.checks.content import Content
from planascode.checks.jargon import JARGON
from planascode.checks.pieces import Piece, phrases, places, unquoted
from planascode.problems import Problem
from planascode.values import Ontbreekt

# --- words from a list ------------------------------------------------------------------------------------


def check_words_are_plain(content: Content) -> Iterator[Problem]:
    """Our own words are not on the standard list of jargon; no word at all is on the plan's own list."""
    own = {item.woord.lower(): item for item in content.plan["woorden"].values()}
    for key, item in content.plan["woorden"].items():
        other = own.get(str(item.liever).lower(), item)
        if item.liever == item.woord or (other is not item and not isinstance(other.liever, Ontbreekt)):
            message = f"'{item.liever}' is zelf een woord dat deze lijst afraadt"
            yield content.problem(f"woorden/{key}/liever", "W-002", message, "zet bij liever: een woord dat wel mag, of haal een van de twee weg")
    standard = {
        form: plain for head, (forms, plain) in JARGON.items() for form in forms if own.keys().isdisjoint((head, form))
    }
    for piece, begin, end, word in phrases(content.register, [*own, *standard], anycase=True):
        said = piece.text[begin:end]
        if word in standard:
            if piece.wiens == "eigen" and unquoted(piece.text)[begin:end] == said:
                yield content.piece_problem(
                    piece, begin, end, "W-002", f"'{said}' is een moeilijk woord", f"schrijf liever: {standard[word]}"
                )
        elif not isinstance(own[word].liever, Ontbreekt) and said != own[word].liever:
            message = f"'{said}' staat in de woordenlijst van dit plan: {own[word].reden}"
            yield content.piece_problem(piece, begin, end, "W-002", message, f"schrijf liever: {own[word].liever}")


def check_foreign_words_are_used(content: Content) -> Iterator[Problem]:
    """Each word that is marked as one of another language stands somewhere in the plan."""
    words = {
        found: f"talen/{key}/woorden/{place}"
        for key, item in content.plan["talen"].items()
        for place, found in enumerate(item.woorden, 1)
    }
    used = {word for _, _, _, word in phrases(content.register, words, anycase=True)} if words else set()
    for word in words.keys() - used:
        if not any(word.lower() in other.lower() and other in used for other in words if other != word):
            hint = "viel er een stuk tekst weg, zet dat terug; schrijf het anders zoals in het plan (een meervoud is een eigen woord), of haal het weg"
            yield content.problem(words[word], "W-008", f"'{word}' staat nergens in het plan", hint)


# --- slips of the pen ---------------------------------------------------------------------------------------

LONG = 8
"""From how many letters on a word is compared with others: short words are too much alike."""
LONGEST = 50
"""From more letters on it is no word."""
OFTEN = 3
"""How many times more often the right word must stand in the plan than the wrong one."""
ENDING = 3
"""Letters at the end in which words differ because of their grammar."""
_KEYS = {
    letter: (row, place + row / 2)
    for row, letters in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
    for place, letter in enumerate(letters)
}
_NEAR = {
    (one, other)
    for one, (row, place) in _KEYS.items()
    for other, (other_row, other_place) in _KEYS.items()
    if one != other and abs(row - other_row) <= 1 and abs(place - other_place) <= 1
}
"""Letters whose keys touch each other."""


def check_words_are_spelled_alike(content: Content) -> Iterator[Problem]:
    """A long word that stands here once or twice is not one slip of the pen away from one that stands here often, or has two letters in another order."""
    counts: dict[str, int] = {}
    for word, number in content.register.counts.items():
        if LONG <= len(word) <= LONGEST and word.isalpha():
            counts[word.lower()] = counts.get(word.lower(), 0) + number
    known = {item.woord.lower() for item in content.plan["woorden"].values()}
    often = [word for word, number in counts.items() if number >= OFTEN]
    shorter = {(word[:place] + word[place + 1 :]): word for word in often for place in range(1, len(word) - ENDING)}
    frames = {(word[0], word[-ENDING:]) for word in often}
    swapped = _swapped(counts)
    for word, number in counts.items():
        if word in swapped and known.isdisjoint((word, swapped[word])):
            yield _slip(content, word, swapped[word], "ook" if counts[swapped[word]] == number else "vaker")
            continue
        if number > 2 or (word[0], word[-ENDING:]) not in frames or word in known:
            continue
        right = next((found for found in _candidates(word, shorter, counts) if counts[found] >= OFTEN * number), None)
        if right:
            yield _slip(content, word, right)


def _slip(content: Content, word: str, right: str, more: str = "vaker") -> Problem:
    piece = next(content.register.anycase(word))
    begin = next(places(piece.text.lower(), word))
    right = max(content.register.spelled[right], key=lambda spelling: content.register.counts[spelling])  # a name keeps its capital
    message = f"'{piece.text[begin : begin + len(word)]}' lijkt op '{right}', dat {more} in dit plan staat"
    hint = f"bedoelde u '{right}'? Is het goed zo, zet het woord dan in namen/woorden.yaml met liever: n.v.t."
    return content.piece_problem(piece, begin, begin + len(word), "W-003", message, hint)


def _swapped(counts: Mapping[str, int]) -> dict[str, str]:
    """Word -> the word that it is with two letters beside each other changed, and that stands in the plan more often or looks more like the others."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for word in counts:
        alike["".join(sorted(word))].append(word)
    pairs = [pair for words in alike.values() if len(words) > 1 for pair in itertools.combinations(words, 2) if _is_swap(*pair)]
    threes = Counter(word[at : at + 3] for word in counts for at in range(len(word) - 2)) if pairs else Counter[str]()

    def rank(word: str) -> tuple[int, int]:
        return counts[word], sum(threes[word[at : at + 3]] for at in range(len(word) - 2))

    ranked = [sorted(pair, key=rank) for pair in pairs]
    return {wrong: right for wrong, right in ranked if counts[wrong] <= 2 and not wrong.startswith(_BOTH)}


_BOTH = (
    "verstrekt", "versterkt", "voertuigen", "overtuigen", "bedreig", "bedrieg", "gescheiden", "geschieden", "actiever", "activeer", "intensiever",
    "intensiveer", "verdeeld", "veredeld", "vervoeren", "veroveren", "gevolgen", "gevlogen", "pogingen", "opgingen", "noordelijk",
)  # fmt: skip
"""Beginnings of words that are good in either order of two of their letters."""


def _is_swap(one: str, other: str) -> bool:
    """Whether two words differ in the order of two letters beside each other, and not as two forms of one word (concreet, concrete)."""
    at = next(place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    is_form = at + 2 == len(one) and "e" in one[at:]
    return not is_form and one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]


def _candidates(word: str, shorter: dict[str, str], counts: dict[str, int]) -> Iterator[str]:
    """Words one slip away: a letter forgotten, a letter too many, or a neighbouring key; not a different ending."""
    if word in shorter:
        yield shorter[word]
    for place in range(1, len(word) - ENDING):
        without = word[:place] + word[place + 1 :]
        if without in counts and (
            word[place] in (word[place - 1], word[place + 1]) or (word[place - 1], word[place]) in _NEAR
        ):
            yield without
        if (
            (other := shorter.get(without))
            and len(other) == len(word)
            and _is_near(word[place], other[place])
            and other[:place] == word[:place]
            and not (word.endswith("en") and {word[place], other[place]} == {"i", "o"})  # beginnen, begonnen
        ):
            yield other


def _is_near(one: str, other: str) -> bool:
    """Whether two letters are neighbours on the keyboard, or differ in an accent only."""
    return (one, other) in _NEAR or normalize("NFD", one)[0] == normalize("NFD", other)[0]


# --- fields that say nothing -----------------------------------------------------------------------------------

_NOTHING = re.compile(
    r"""idem|["“”']+|[.…]+|[-–—]+|\?+|x+|n\.?n\.?b\.?|n\.?t\.?b\.?|n\.?v\.?t\.?|p\.?m\.?|etc\.?|enz\.?|enzovoorts?|t\.?b\.?d\.?|todo|to\ do
    |(?:nog\ )?(?:nader\ )?(?:te\ bepalen|in\ te\ vullen|uit\ te\ werken)\.?""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_NOTHING = 30
"""Up to how many signs a field is compared with words that say nothing."""
_HOLE = re.compile(r"\((?:\.{2,}|…)\)")
HOLES = ("xx", "xxx", "xxxx", "NNB")
"""What rule T-020 does not know as something that is still to come."""
_QUESTION = re.compile(
    r"\b(?:wie|wat|waar\w*|welke?|hoe\w*|wanneer|waarom)\b|^(?:is|zijn|was|kan|kunnen|moet|moeten|mag|mogen|wil|willen|heeft|hebben"
    r"|komt|komen|doet|doen|gaat|gaan|wordt|worden|hoort|horen|lukt|werkt|werken)\b",
    re.IGNORECASE,
)
MOST_IN_NAME = 5
"""Up to how many words a text with a question mark is a name or item that somebody is not sure of."""


def check_fields_say_something(content: Content) -> Iterator[Problem]:
    """No field or text holds words that only keep a place, and no name or item is a question that is still open."""
    told: set[Piece] = set()
    for piece in content.pieces:
        if piece.wiens == "buiten":
            continue
        if says_nothing(piece):
            told.add(piece)
            if not piece.address.startswith("afkortingen/"):
                yield content.piece_problem(piece, 0, len(piece.text), "W-006", f"'{piece.text}' zegt niets", _SAY)
        elif piece.text.rstrip().endswith("?") and not piece.text.rstrip().endswith("??") and _is_unsure(piece):
            message = f"'{piece.text.strip()}' is nog een vraag"
            yield content.piece_problem(piece, 0, piece.text.index("?") + 1, "W-007", message, _DECIDE)
    spans = [(piece, start, match[0]) for piece, start, match in content.find(_HOLE)]
    spans += [
        (piece, start, hole)
        for hole in HOLES
        for piece in content.register.pieces.get(hole, ())
        for start in places(piece.text, hole)
    ]
    for piece, start, hole in spans:
        if piece not in told and piece.wiens != "buiten":
            message = f"'{hole}' houdt alleen een plaats vrij"
            yield content.piece_problem(piece, start, start + len(hole), "W-006", message, _SAY if piece.soort == "veld" else "vul het in, of haal de zin weg")


_SAY = "vul in wat bekend is; is het niet bekend, schrijf dan in plaats van het hele veld: onbekend (reden)"
_DECIDE = "zoek het uit en haal het vraagteken weg, of zet de vraag in opmerkingen/opmerkingen.yaml"


def says_nothing(piece: Piece) -> bool:
    """Whether a field holds nothing but words that keep its place."""
    return piece.soort == "veld" and len(piece.text) <= LONGEST_NOTHING and _NOTHING.fullmatch(piece.text) is not None


def _is_unsure(piece: Piece) -> bool:
    text = piece.text.rstrip()
    return (
        piece.soort in ("veld", "punt", "kop")
        and len(text.split()) <= MOST_IN_NAME
        and not piece.address.startswith("opmerkingen/")
        and not _QUESTION.search(text)
    )
