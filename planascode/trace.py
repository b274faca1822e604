"""Where does this come from, and where is it printed? From a query to fields, to file and line, and to printed places.

``trace`` is pure: it takes the plan, the places of its values, and the lines of every document that is made of it.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from planascode.editions import for_edition
from planascode.fields import annotation, dump, plan_leaves
from planascode.model import Naar, Plan
from planascode.origin import origin
from planascode.places import Line, Place
from planascode.problems import Source, nearest
from planascode.values import Wrong, parse_datum, print_datum

Documents = Mapping[tuple[str, str], Sequence[Line]]
"""(edition, document) -> its lines."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value: its address, its words, and where it stands; without a place it is derived, ``how`` of ``made_of``."""

    address: str
    words: str
    source: Source | None
    how: str = ""
    made_of: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query leads to.

    ``fields`` are what was asked for; ``mentions`` other fields and texts that hold the words, or that refer to the record
    that was asked for. ``record`` is that record's name. ``places`` are by edition and document. ``hint`` is there only when
    nothing was found.
    """

    fields: tuple[Found, ...] = ()
    mentions: tuple[Found, ...] = ()
    record: str = ""
    places: Mapping[tuple[str, str], tuple[Place, ...]] = dataclasses.field(default_factory=dict)
    hint: str = ""

    def is_empty(self) -> bool:
        """Whether nothing was found, in the content or on paper."""
        return not (self.fields or self.mentions or any(self.places.values()))


@dataclass(frozen=True, slots=True)
class _Leaf:
    address: str
    words: str
    refers: bool


def trace(plan: Plan, sources: Mapping[str, Source], documents: Documents, query: str) -> Answer:
    """Where ``query`` (an address, id, amount, date or text) stands in the content and in the documents."""
    known = {leaf.address: leaf for leaf in _leaves(plan)}
    homes = {leaf.words: leaf.address.removesuffix("/id") for leaf in known.values() if leaf.address.endswith("/id")}
    editions = {editie: for_edition(plan, editie) for editie in dict.fromkeys(editie for editie, _ in documents)}
    search = _Search(plan, sources, documents, known, editions)
    asked = query.strip().strip("/")
    address = homes.get(asked.lower(), asked)
    if asked.lower() in homes:
        answer = search.record(asked.lower(), address)
    elif address in known or address in plan.teksten:
        answer = search.field(address)
    elif "/" in address and (derived := search.derived(lambda place, _: place == address)):
        answer = Answer(derived, places=search.places(lambda line: any(place == address for place, _ in line.fields)))
    elif "/" in address and any(name.startswith(f"{address}/") for name in known):
        answer = search.record("", address)
    else:
        answer = search.words(asked)
    return replace(answer, hint=_hint(asked, known, homes)) if answer.is_empty() else answer


def _leaves(plan: Plan) -> Iterator[_Leaf]:
    for address, hint, value in plan_leaves(plan):
        yield _Leaf(address, str(dump(hint, value)), isinstance(annotation(hint), Naar))


def _hint(query: str, known: Mapping[str, _Leaf], homes: Mapping[str, str]) -> str:
    short = {leaf.words for leaf in known.values() if len(leaf.words) <= 60 and not leaf.refers}
    return nearest(query, known if "/" in query else {*homes, *short})


# --- forgiving comparison -----------------------------------------------------------------------


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """A text without what a searcher need not type: case, accents, emphasis, spaces too many, the dress of amounts and dates."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)).lower()
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain).translate(_SIGNS)
    plain = re.sub(r"\b\d{4}-\d{2}-\d{2}\b", lambda match: _date(match[0]), plain)
    plain = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", plain)
    plain = re.sub(r"(?<=\d),00(?!\d)", "", plain)
    return " ".join(plain.split())


_SIGNS = str.maketrans({"€": " ", "*": "", "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-"})


def _date(text: str) -> str:
    try:
        return print_datum(parse_datum(text))
    except Wrong:
        return text


def _pattern(query: str) -> re.Pattern[str]:
    """What finds the query in folded words: a number only as a whole number."""
    wanted = fold(query)
    before = r"(?<![\d.,])" if wanted[:1].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if wanted[-1:].isdigit() else ""
    return re.compile(before + re.escape(wanted) + after)


def in_text(text: str, wanted: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Line and column, counted from 1, of each place in a Markdown text; words may run on over lines of a paragraph."""
    rows = text.split("\n")
    start = 0
    for end in range(1, len(rows) + 1):
        if not rows[end - 1].strip():
            start = end
        elif wanted.search(fold("\n".join(rows[start:end]))):
            first = max(row for row in range(start, end) if wanted.search(fold("\n".join(rows[row:end]))))
            column = max(
                cut
                for cut in range(len(rows[first]))
                if wanted.search(fold("\n".join((rows[first][cut:], *rows[first + 1 : end]))))
            )
            yield first + 1, column + 1
            start = end


# --- the search ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Search:
    plan: Plan
    sources: Mapping[str, Source]
    documents: Documents
    known: Mapping[str, _Leaf]
    editions: Mapping[str, Plan]

    def source(self, address: str) -> Source | None:
        """The place of an address, or of what it stands in."""
        while address and address not in self.sources:
            address = address.rpartition("/")[0]
        return self.sources.get(address)

    def found(self, address: str) -> Found:
        """A field of the content with its words."""
        leaf = self.known.get(address)
        words = leaf.words if leaf else self.plan.teksten.get(address, "niet ingevuld")
        return Found(address, words, self.source(address))

    def places(self, shows: Callable[[Line], bool]) -> dict[tuple[str, str], tuple[Place, ...]]:
        """The places of the lines that ``shows`` admits, per document, each place once."""
        return {
            name: tuple(dict.fromkeys(line.place for line in printed if shows(line)))
            for name, printed in self.documents.items()
        }

    def field(self, address: str) -> Answer:
        """A field, or a whole Markdown text, by its address."""
        shown = self.places(lambda line: line.text == address or any(place == address for place, _ in line.fields))
        if address in self.plan.teksten:
            shown = {
                name: tuple(replace(place, begins=False) for place in places[:1]) for name, places in shown.items()
            }
        return Answer((self.found(address),), places=shown)

    def record(self, key: str, address: str) -> Answer:
        """A record (or a group of fields): where it stands, what refers to it, the rows that print something of it."""
        referring = {leaf.address for leaf in self.known.values() if key and leaf.refers and leaf.words == key}
        inside = f"{address}/"
        shown = self.places(
            lambda line: any(place.startswith(inside) or place in referring for place, _ in line.fields)
        )
        rows = {
            name: tuple(dict.fromkeys(replace(place, column="") if place.row else place for place in places))
            for name, places in shown.items()
        }
        mentions = [self.found(place) for place in referring]
        if key:
            mentions += self._texts(re.compile(rf"\[[^\]]*\]\(#{re.escape(key)}\)"), raw=True)
        name = next((leaf.words for end in ("naam", "titel", "woord") if (leaf := self.known.get(inside + end))), key)
        return Answer((Found(address, name, self.source(address)),), _in_order(mentions), name or address, rows)

    def words(self, query: str) -> Answer:
        """Words, an amount or a date: fields that are exactly this first, then those that hold it."""
        wanted, exact = _pattern(query), fold(query)
        if not exact:
            return Answer()
        own = [leaf for leaf in self.known.values() if not leaf.refers and not leaf.address.endswith("/id")]
        same = [self.found(leaf.address) for leaf in own if fold(leaf.words) == exact]
        holding = [
            self.found(leaf.address) for leaf in own if fold(leaf.words) != exact and wanted.search(fold(leaf.words))
        ]
        made = self.derived(lambda _, words: wanted.search(fold(words)) is not None)
        same += [item for item in made if fold(item.words) == exact]
        holding += [item for item in made if fold(item.words) != exact]
        holding += self._texts(wanted)
        shown = self.places(lambda line: wanted.search(fold(line.words)) is not None)
        if same:
            return Answer(_in_order(same), _in_order(holding), places=shown)
        return Answer(_in_order(holding), places=shown)

    def derived(self, admits: Callable[[str, str], bool]) -> tuple[Found, ...]:
        """The derived figures on paper that ``admits`` (address, words) lets through; each edition has its own sums."""
        found: dict[tuple[str, str], Found] = {}
        for (editie, _), printed in self.documents.items():
            for line in printed:
                for address, words in line.fields:
                    key = (address, words)
                    if address in self.known or key in found or not admits(*key):
                        continue
                    if made := origin(self.editions[editie], address):
                        parts = tuple(self.found(part) for part in made.addresses)
                        found[key] = Found(address, words, None, made.how, parts)
        return tuple(found.values())

    def _texts(self, wanted: re.Pattern[str], raw: bool = False) -> list[Found]:
        """The places in Markdown texts; ``raw`` looks for signs as typed."""
        found = []
        for address, text in self.plan.teksten.items():
            file = self.sources[address].file
            rows = text.split("\n")
            hits = (
                ((row, match.start() + 1) for row, line in enumerate(rows, 1) for match in wanted.finditer(line))
                if raw
                else in_text(text, wanted)
                if wanted.search(fold(text))
                else ()
            )
            found += [Found(address, rows[row - 1].strip(), Source(file, row, column)) for row, column in hits]
        return found


def _in_order(found: Sequence[Found]) -> tuple[Found, ...]:
    """By file and line; derived figures last."""
    return tuple(sorted(found, key=lambda item: (item.source is None, item.source or Source(""), item.address)))
