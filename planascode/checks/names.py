"""One way of writing for each name and abbreviation, and no abbreviation that the plan does not explain."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from planascode.checks.content import Content
from planascode.checks.pieces import WORD, Piece, phrases, places, unquoted
from planascode.checks.wording import HOLES
from planascode.model import Organisatie, Plan
from planascode.problems import Problem

COMMON = frozenset({"BV", "Dhr", "DigiD", "Drs", "EU", "EUR", "ICT", "NL", "NV", "OK", "PDF", "SMS", "TV"})
"""Abbreviations that every reader knows."""
LONGEST = 6
"""From more letters on a word in capitals is a word, not an abbreviation."""
_SHORT = 4
"""Up to how many letters a word in capitals may be an abbreviation that is spelled as a word is."""
_SHAPE = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{2,}")
_ONE_NAME = "schrijf overal dezelfde naam, of verbeter haar in de lijst; is het een ander, dan kan dit blijven staan"
_POSTCODE = re.compile(r"\d{4} ")
_ROMAN = re.compile(r"[IVX]+")


_CODE = re.compile(r"((?![AENQ]\d)[A-Z]{1,3})\d")
"""A code such as P1; A, E and N are roads, and Q is a quarter."""


def check_codes_in_texts_exist(content: Content) -> Iterator[Problem]:
    """A text names no code that the plan does not have, where its codes are letters with a figure."""
    known = [code.code for code in content.plan["codes"].values()]
    letters = {match[1] for code in known if (match := _CODE.fullmatch(code))}
    is_whole = len(set(known)) == len(known)  # else one of them is told by M-017
    if known and is_whole:
        ends = re.compile(rf"\b({'|'.join(map(re.escape, known))})(?: (?:tot en met|t/m|tot)|-) ({'|'.join(map(re.escape, known))})\b")
        for piece, start, match in content.find(ends):
            if match[1] == known[0] and match[2] != known[-1] and piece.soort != "citaat":
                lacks = known[known.index(match[2]) + 1 :]
                message = f"'{match[0]}' zijn niet alle codes: {' en '.join(lacks)} {'ontbreken' if lacks[1:] else 'ontbreekt'}"
                hint = f"schrijf: {match[0].replace(match[2], known[-1])}; of zeg welke u bedoelt"
                yield content.piece_problem(piece, start, start + len(match[0]), "N-004", message, hint)
    for word, found in content.register.pieces.items() if letters and is_whole else ():
        if (match := _CODE.fullmatch(word)) and match[1] in letters and word not in known:
            for piece in found:
                begin = next(places(piece.text, word), -1)
                if begin >= 0 and piece.soort != "citaat":
                    hint = f"de codes zijn: {', '.join(known)}"
                    yield content.piece_problem(piece, begin, begin + len(word), "N-004", f"er is geen code '{word}'", hint)


def check_abbreviations_are_explained(content: Content) -> Iterator[Problem]:
    """Every abbreviation stands in the list of abbreviations, or is part of the name of a party, document or code."""
    plan, found = content.plan, content.register
    known = (
        COMMON
        | {*HOLES, "XX", "XXX", "XXXX", "NTB", "PM", "TODO"}
        | {
            word
            for collection, fields in (
                ("afkortingen", ("kort", "varianten")),
                ("organisaties", ("naam", "kort", "afkorting", "varianten")),
                ("documenten", ("naam", "varianten")),
                ("codes", ("code",)),
                ("woorden", ("woord", "liever")),
            )
            for record in plan[collection].values()
            for name in fields
            for word in WORD.findall(str(getattr(record, name)))
        }
    )
    for word, number in found.counts.items():
        is_plain = word.isupper() and len(word) > _SHORT and word.lower() in found.counts  # written loud
        if len(word) > LONGEST or word in known or is_plain or not _SHAPE.fullmatch(word) or _ROMAN.fullmatch(word):
            continue
        used = (
            (piece, begin)
            for piece in found.pieces[word]
            if not (piece.text.isupper() and " " in piece.text.strip())
            for begin in places(piece.text, word)
            if not _POSTCODE.fullmatch(piece.text, max(0, begin - 5), begin)
        )
        for piece, begin in itertools.islice(used, 1):
            more = f" (zij staat er {number} keer)" if number > 1 else ""
            message = f"de afkorting '{word}' staat niet in de lijst met afkortingen{more}"
            meant = next((f"bedoelde u '{other}'? Anders: " for other in sorted(known) if sorted(other) == sorted(word) and len(word) > 2), "")
            hint = f"{meant}zet haar in namen/afkortingen.yaml: kort: {word}, met voluit: erbij, of schrijf haar hier voluit"
            yield content.piece_problem(piece, begin, begin + len(word), "N-001", message, hint)


def check_names_are_written_one_way(content: Content) -> Iterator[Problem]:
    """A name or abbreviation is not written in one of its known variants; between quotation marks anything may stand."""
    right, wrong = _spellings(content.plan)
    for piece, begin, end, words in phrases(content.register, {**wrong, **dict.fromkeys(right)}):
        if words in wrong and _is_used(piece, begin, end):
            instead = wrong[words]
            message = f"'{words}' is een andere schrijfwijze van '{' of '.join(sorted(instead))}'"
            hint = f"schrijf: {' of '.join(sorted(instead))}"
            goes_on = any(piece.text[end:].lstrip().startswith(name.split()[-1]) for name in instead)  # the rest of a longer name
            is_sure = len(instead) == 1 and piece.wiens == "eigen" and not _may_be_plain(piece, begin, words) and not goes_on
            new = next(iter(instead)) if is_sure else ""
            yield content.piece_problem(piece, begin, end, "N-002", message, hint, new)


def check_names_agree_with_their_id(content: Content) -> Iterator[Problem]:
    """A text does not call a role or party by the words of its id where its name has become another one."""
    spelled: defaultdict[str, list[str]] = defaultdict(list)
    for word in content.register.spelled:
        spelled[_bare(word)].append(word)
    for collection in ("rollen", "organisaties"):
        for key, record in content.plan[collection].items():
            words = key.split("-")
            if collection == "organisaties" and len(words) == 1:
                yield from _another_name(content, key, record) if len(key) >= _LONG else _another_short(content, key, record)
            if len(words) < 2 or " ".join(words) in " ".join(WORD.findall(_bare(record.naam))) or not all(word in spelled for word in words):
                continue
            pattern = re.compile(rf"\b{'[ -]'.join(words)}\b")
            for piece in content.register.anycase(*spelled[max(words, key=len)]):
                if (match := pattern.search(_bare(piece.text))) and piece.address != f"{collection}/{key}/naam":
                    place = content.place(f"{collection}/{key}/naam")
                    begin, end = match.span()
                    end += _tail(piece.text[end:], record.naam)
                    message = f"hier staat '{piece.text[begin:end]}', en '{key}' heet in {place.file}, regel {place.line}, '{record.naam}'"
                    hint = f"is '{record.naam}' de nieuwe naam, schrijf die dan overal; zo niet, verbeter haar in {place.file}, regel {place.line}"
                    yield content.piece_problem(piece, begin, end, "N-009", message, f"{hint}; is het een ander, aanvaard dit dan")


def _tail(text: str, name: str) -> int:
    """How many signs of a text are the end of a name, that goes on behind what was found of it."""
    words = name.split()
    ends = (" " + " ".join(words[begin:]) for begin in range(1, len(words)))
    return next((len(end) for end in ends if text.lower().startswith(end.lower()) and not text[len(end) : len(end) + 1].isalnum()), 0)


_LONG = 7
"""From how many letters on the id of a party is a name in itself."""
_OPENS = frozenset({"Aan", "Als", "Bij", "De", "Deze", "Die", "Dit", "Door", "Een", "Het", "In", "Met", "Onze", "Ook", "Op", "Van", "Voor"})
"""Words with a capital that begin a sentence and no name."""


def _another_short(content: Content, key: str, record: Organisatie) -> Iterator[Problem]:
    """A party whose id is an abbreviation that the plan uses, where none of its names has that abbreviation any more."""
    short, own = key.upper(), (record.naam, record.kort, record.afkorting, *record.varianten)
    full = next((item for item in content.plan["afkortingen"].values() if item.kort == short), None)
    if full is None or not isinstance(full.voluit, str):
        return
    letters, names = _squeezed(full.voluit), [name for name in own if name]
    if any(short.lower() in WORD.findall(name.lower()) or _squeezed(name) in letters or letters in _squeezed(name) for name in names):
        return  # the same name, longer or shorter
    place = content.place(f"afkortingen/{full.id}/voluit")
    message = f"'{key}' heet hier '{record.naam}', en bij de afkortingen is {short} '{full.voluit}'"
    hint = f"is dit de nieuwe naam? Zet hier dan ook de oude: varianten: [{full.voluit}, {short}]; dan zegt het programma bij elke tekst waar die nog staat"
    hint += f"; verander ook kort en voluit in {place.file}, regel {place.line}; is het niet de nieuwe naam, verbeter haar hier"
    yield content.problem(f"organisaties/{key}/naam", "N-009", message, hint)


def _squeezed(name: str) -> str:
    """The letters of a name, without capitals and what stands between them."""
    return re.sub(r"[\W_]+", "", name).casefold()


def _another_name(content: Content, key: str, record: Organisatie) -> Iterator[Problem]:
    """A name in a text with the id of a party in it, that is not in the list and has no name of that party in it."""
    own = [name for name in (record.naam, record.kort, record.afkorting, *record.varianten) if name]
    records = [item for kind in ("documenten", "organisaties", "rollen") for item in content.plan[kind].values()]
    others = [name for item in records for name in (item.naam, *getattr(item, "varianten", ()))]
    pattern = re.compile(rf"(?<![\w-])(?:[A-Z][^\W\d_]+ )+{re.escape(key.capitalize())}(?![\w-])")
    for piece in content.register.anycase(key):
        for match in pattern.finditer(piece.text):
            begin = next((len(word) + 1 for word in _OPENS if match[0].startswith(f"{word} ")), 0)
            said = match[0][begin:]
            is_known = any(name in said for name in own) or any(said in name for name in (*own, *others))
            if " " in said and not is_known and not piece.address.startswith(f"organisaties/{key}/"):
                place = content.place(f"organisaties/{key}/naam")
                message = f"hier staat '{said}', en '{key}' heet in {place.file}, regel {place.line}, '{record.naam}'"
                hint = f"is '{record.naam}' de nieuwe naam, schrijf die dan ook hier; zo niet, verbeter haar in {place.file}, regel {place.line}"
                hint += "; is het een andere partij, zet haar dan ook in die lijst"
                yield content.piece_problem(piece, match.start() + begin, match.end(), "N-009", message, hint)


def _bare(text: str) -> str:
    """A text in lower case without accents, as long as it was."""
    return text.lower() if text.isascii() else "".join(unicodedata.normalize("NFD", sign)[0] for sign in text.lower())


def _spellings(plan: Plan) -> tuple[set[str], dict[str, set[str]]]:
    """The right names in which a variant stands, and for each variant the names that it is a variant of."""
    right: set[str] = set()
    wrong: dict[str, set[str]] = {}
    for collection in ("organisaties", "afkortingen", "documenten", "prioriteiten", "themas"):
        for record in plan[collection].values():
            name = record.kort if collection == "afkortingen" else record.naam
            short = getattr(record, "afkorting", None) or getattr(record, "kort", None)
            right |= {name, short or name}
            turned = _turned(name) if collection == "organisaties" else ""
            for variant in (*record.varianten, *([turned] if turned else ())):
                for spelling in dict.fromkeys((variant, _titled(variant))):
                    wrong.setdefault(spelling, set()).add(short if short and _SHAPE.fullmatch(variant) else name)
    wrong = {variant: names for variant, names in wrong.items() if variant not in right and not any(map(partial(_other_years, variant), names))}
    words = {word for variant in wrong for word in WORD.findall(variant)}
    return {name for name in right if not words.isdisjoint(WORD.findall(name))}, wrong


_PAIR = re.compile(r"\b([A-Z]\w+) en ([A-Z]\w+)$")


def _turned(name: str) -> str:
    """A name of more than three words that ends with two words and ``en`` between them, with those in the other order; else nothing."""
    return _PAIR.sub(r"\2 en \1", name) if len(name.split()) > 3 and _PAIR.search(name) else ""


_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def _other_years(variant: str, name: str) -> bool:
    """Whether both have years and not the same ones, of which N-007 tells."""
    one, other = _YEARS.findall(variant), _YEARS.findall(name)
    return bool(one and other) and one != other


_SMALL = frozenset({"aan", "bij", "de", "der", "en", "het", "in", "met", "of", "op", "te", "van", "voor"})
"""Words that have no capital in a name."""


def _titled(variant: str) -> str:
    """A variant of three words or more with capitals as in a name."""
    words = variant.split()
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words) if len(words) > 2 else variant


def _may_be_plain(piece: Piece, begin: int, words: str) -> bool:
    """Whether these are perhaps just words at the beginning of a sentence: 'Veilig thuis komen'."""
    before = piece.text[max(0, begin - 9) : begin].rstrip()
    return " " in words and words[1:].islower() and (not before or before[-1] in ".:!?")


def _is_used(piece: Piece, begin: int, end: int) -> bool:
    """Whether these words are used: not quoted, and not a part of a web or e-mail address."""
    text = unquoted(piece.text)
    if text[begin:end] != piece.text[begin:end]:
        return False
    before, after = text[max(0, begin - 99) : begin].split(" ")[-1], text[end : end + 99].split(" ")[0]
    return not re.search(r"@|://|www\.", before + after) and not re.match(r"\.\w", after)
