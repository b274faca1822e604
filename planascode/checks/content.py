"""What a check gets to see: the plan, the place of each value, and the names of the house style's tones."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from planascode.checks import pieces
from planascode.checks.pieces import Piece, Register
from planascode.editions import for_edition
from planascode.fields import annotation, field_types, leaves
from planascode.forms import goes_above
from planascode.meant import squeezed
from planascode.model import COLLECTIONS, Actie, Naar, Plan, Record
from planascode.ownids import OwnIds, own_ids
from planascode.problems import Edit, Problem, Source

if TYPE_CHECKING:
    from planascode.markdown import Prose

_ASKS_FOR = re.compile("(?:schrijf|voeg toe|voeg een regel toe): ([a-z_]+):")
REFERRED = re.compile(r"\]\(#([a-z0-9-]+)\)")
"""A link in Markdown to a record of the plan, by its id."""
SENTENCE, LINE = re.compile(r"(?:[^.\n]|\.(?=\d))+"), re.compile(r"[^\n]+")
_IN_ID = re.compile("[a-z0-9-]")
_PLACES = 3
"""How many other places of a value a hint names."""


@dataclass(frozen=True, slots=True)
class _Running:
    """Pieces after each other, with a sign before each of them that no text has, and where each begins (and would begin at the end)."""

    pieces: Sequence[Piece]
    text: str
    begins: Sequence[int]

    def index(self, place: int) -> int:
        """Which piece has this place."""
        return bisect.bisect_right(self.begins, place, hi=len(self.pieces)) - 1

    def span(self, index: int) -> tuple[int, int]:
        """Begin and end of a piece."""
        return self.begins[index], self.begins[index + 1] - 1


def _running(found: Sequence[Piece]) -> _Running:
    begins = itertools.accumulate((len(piece.text) + 1 for piece in found), initial=1)
    return _Running(found, "".join(f"\0{piece.text}" for piece in found), tuple(begins))


@dataclass(frozen=True)
class Content:
    """A loaded plan with its places; ``tones`` are the names in tokens.yaml, ``signs`` what the letter has (empty: any).

    ``files`` are the texts of the content files by path, with ``\\n`` as line end, to point at words inside a value;
    ``layouts`` are their texts by name.
    """

    plan: Plan
    sources: Mapping[str, Source]
    tones: frozenset[str]
    signs: frozenset[str] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    layouts: Mapping[str, str] = field(default_factory=dict)

    def is_lost(self, key: str, collections: Iterable[str] = ()) -> bool:
        """Whether the record with this id, of one of these collections, may be one that could not be read."""
        if not self.lost or "*" in self.lost or squeezed(key) in self.lost:
            return bool(self.lost)
        return any(f"{name}?" in self.lost for name in collections)

    def problem(self, address: str, code: str, message: str, hint: str = "") -> Problem:
        """A problem at the place of ``address``, or of the nearest thing around it; of what goes on over more lines at its first."""
        place = self.place(address)
        if not place.width and (place.line, place.column) != (1, 1):  # at 1:1 the whole file is meant
            place = replace(place, width=len(self.line_from(place).partition(" #")[0].rstrip()))
        return Problem(place, code, message, hint + self._above(address, hint), address=address)

    def _above(self, address: str, hint: str) -> str:
        """Above which key the line goes that a hint asks for; empty where it is there already, or stands at the end."""
        name = match[1] if (match := _ASKS_FOR.match(hint)) else ""
        home = address.removesuffix(f"/{name}")
        collection, *inside = home.split("/")
        kind = Actie if inside[1:2] == ["acties"] else COLLECTIONS[collection][0] if collection in COLLECTIONS else Record
        if not name or len(inside) not in (1, 3) or f"{home}/{name}" in self.sources:
            return ""
        lines = {field.name: place.line for field in field_types(kind) if (place := self.sources.get(f"{home}/{field.name}"))}
        return goes_above(kind, name, lines)

    def word_problem(
        self, address: str, words: str, code: str, message: str, hint: str = "", nth: int = 1, instead: str = ""
    ) -> Problem:
        """A problem at the ``nth`` time that ``words`` stand in the value or Markdown text at ``address``.

        ``instead`` is what must stand there, where that is sure.
        """
        source = self.words(address, words, nth)
        edits = (Edit(source.line, source.column, words, instead),) if instead and source.width == len(words) else ()
        return Problem(source, code, message, hint, address=address, edits=edits)

    def piece_problem(
        self, piece: Piece, start: int, end: int, code: str, message: str, hint: str = "", instead: str = ""
    ) -> Problem:
        """A problem at the signs from ``start`` to ``end`` of a piece of text; ``instead`` is what must stand there, where that is sure."""
        words = piece.text[start:end]
        if piece.soort == "veld":
            nth = piece.text[: end - 1].count(words) + 1
            return self.word_problem(piece.address, words, code, message, hint, nth, instead)
        begin, stop = piece.start + start, piece.start + end
        is_sure = self.in_file(piece, start, end) == words
        return self.text_problem(piece.address, begin, stop, code, message, hint, instead if is_sure else "")

    def in_file(self, piece: Piece, start: int, end: int) -> str:
        """A part of a piece as it is written, on one line: in a Markdown text with the marks that the piece leaves blank."""
        if piece.soort == "veld":
            return piece.text[start:end]
        return self.plan.teksten[piece.address][piece.start + start : piece.start + end].replace("\n", " ")

    def text_problem(
        self, address: str, begin: int, end: int, code: str, message: str, hint: str = "", instead: str = ""
    ) -> Problem:
        """A problem at the signs from ``begin`` to ``end`` of a Markdown text; ``instead`` is what must stand there, where that is sure."""
        text = self.plan.teksten[address]
        line, column = _line_and_column(text, begin)
        old = text[begin:end]
        source = Source(self.sources[address].file, line, column, 0 if "\n" in old else len(old))
        edits = (Edit(line, column, old, instead),) if instead else ()
        return Problem(source, code, message, hint, address=address, edits=edits)

    def place(self, address: str) -> Source:
        """The place of ``address``, or of the nearest thing around it."""
        while address not in self.sources and "/" in address:
            address = address.rpartition("/")[0]
        return self.sources.get(address, Source("plan.yaml"))

    def either(self, other: str, here: str, *values: str, everywhere: bool = False) -> str:
        """The hint for two values that cannot both be right: where the one at ``other`` stands, seen from ``here``.

        ``values`` is how both are written: where one of them stands once more, in the file of ``other`` or ``everywhere``, that is told.
        """
        place, own = self.place(other), self.place(here)
        if (place.file, place.line) == (own.file, own.line) and here in self.sources:
            return "verbeter een van de twee"
        where = "op" if place.file == own.file else f"in {place.file},"
        if values and (likely := self.likely(values, place, own, everywhere)):
            return likely
        return f"verbeter een van de twee; de andere staat {where} regel {place.line}"

    def likely(self, values: Sequence[str], place: Source, own: Source, everywhere: bool = False) -> str:
        """The hint for a value at ``own`` and another at ``place`` where just one of these two stands once more; else nothing."""
        value, proof = self.probable(values, place, own, everywhere)
        other = f"regel {place.line}" if place.file == own.file else f"{place.file}, regel {place.line}"
        if not value:
            return ""
        path, _, number = proof.removeprefix("in ").rpartition(", regel ")
        keeps = re.search(r"\bbron\b|herkomst: gedrukt", self._line(path, int(number))) is not None  # what somebody said then, stays as it was
        told, and_that = f"'{value}' staat ook {seen_from(own, proof)}", "" if keeps else " en die plaats"
        if value != values[0]:
            return f"{told}; is het hier met opzet veranderd, verbeter dan {other}{and_that}; zo niet, dan is het hier fout"
        where = f"op {other}" if place.file == own.file else f"daar op regel {place.line}" if place.file == path else f"in {other},"
        return f"{told}; is het {where} met opzet veranderd, verbeter dan deze regel{and_that}; zo niet, dan is het {where.rstrip(',')} fout"

    def once_more(self, values: Iterable[str], one: Source, other: Source, everywhere: bool = False, near: Collection[str] = ()) -> str:
        """What to add to a hint where just one of these values stands once more; see ``probable``. Of more places the first are told.

        With ``near`` only places count in a file with one of these words in its path, and no line that announces a list.
        """
        value, _ = self.probable(values, one, other, everywhere)
        found = list(self._also(value, one, other, everywhere)) if value else []
        if near:
            found = [item for item in found if any(word in item[0] for word in near) and not self._line(*item).rstrip().endswith(":")]
        places = [f"in {path}, regel {number}" for path, number in found[:_PLACES]]
        return f"; '{value}' staat ook {' en '.join(places)}" if places else ""

    def probable(self, values: Iterable[str], one: Source, other: Source, everywhere: bool = False) -> tuple[str, str]:
        """The one of these values that stands once more in the file of ``one``, or ``everywhere``, and where; not on the lines of the two places."""
        found: list[tuple[str, str]] = []
        for value in (value for value in values if value and not re.fullmatch(r"\d{1,4}", value)):  # a bare year is about anything
            place = next(self._also(value, one, other, everywhere), None)
            found += [(value, f"in {place[0]}, regel {place[1]}")] if place else []
        return found[0] if len(found) == 1 else ("", "")

    def _line(self, path: str, number: int) -> str:
        return self.files[path].split("\n")[number - 1]

    def _also(self, value: str, one: Source, other: Source, everywhere: bool) -> Iterator[tuple[str, int]]:
        """The lines with a value as a whole word in the file of ``one``, or ``everywhere``; not those of the two places."""
        taken = {(one.file, one.line), (other.file, other.line)}
        whole = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)", re.IGNORECASE)
        for path in sorted({place.file for place in self.sources.values()}) if everywhere else [one.file]:
            for number, line in enumerate(self.files.get(path, "").split("\n"), 1):
                if (path, number) not in taken and whole.search(line):
                    yield path, number

    def line_from(self, place: Source) -> str:
        """What the file has from a place to the end of the line."""
        text = self.files.get(place.file, "")
        begin = _offset(text, place)
        end = text.find("\n", begin)
        return text[begin:] if end < 0 else text[begin:end]

    def words(self, address: str, words: str, nth: int = 1) -> Source:
        """The place of the ``nth`` time that ``words`` stand in the value at ``address``; of the value where they are not found.

        ``#`` with an id is looked for as a whole: not as the beginning of a longer id.
        """
        place = self.place(address)
        text = self.files.get(place.file, "")
        order = self._order.get(place.file, [])
        following = bisect.bisect_right(order, (place.line, place.column), key=_position)
        is_whole = following == len(order) or address in self.plan.teksten
        end = len(text) if is_whole else _offset(text, order[following])
        index = _offset(text, place) - 1
        for _ in range(nth):
            index = text.find(words, index + 1, end)
            while index >= 0 and words.startswith("#") and _IN_ID.match(text, index + len(words)):
                index = text.find(words, index + 1, end)
            if index < 0:
                return place
        return Source(place.file, *_line_and_column(text, index), len(words))

    @cached_property
    def _order(self) -> Mapping[str, list[Source]]:
        """The places of each file, in its order."""
        found: defaultdict[str, list[Source]] = defaultdict(list)
        for place in self.sources.values():
            found[place.file].append(place)
        for places in found.values():
            places.sort(key=_position)
        return found

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every readable piece of text: the fields, then the blocks of the Markdown texts."""
        texts = (piece for address, text in self.plan.teksten.items() for piece in pieces.blocks(address, text))
        return (*pieces.fields(self.leaves()), *texts)

    @cached_property
    def register(self) -> Register:
        """In which pieces each word stands."""
        return pieces.register(self.pieces)

    @cached_property
    def _running(self) -> _Running:
        return _running(self.pieces)

    @cached_property
    def _counting(self) -> _Running:
        return _running([piece for piece in self.pieces if pieces.COUNTS.search(piece.text)])

    def find(self, pattern: re.Pattern[str], counts: bool = False, near: Sequence[re.Pattern[str]] = ()) -> Iterator[tuple[Piece, int, re.Match[str]]]:
        """(piece, where in it, match) of everything that has this form, through all pieces at once: much faster than one by one.

        A form that cannot be without a number, in figures or in words, is looked for in the pieces that have one (``counts``);
        one that cannot be without one of other forms, in the pieces that have one of those (``near``).
        """
        running = self._counting if counts else self._running
        spans = [running.span(index) for index in sorted({running.index(match.end()) for form in near for match in form.finditer(running.text)})]
        for span in spans if near else [(0, len(running.text))]:
            for match in pattern.finditer(running.text, *span):
                index = running.index(match.start())
                yield running.pieces[index], match.start() - running.begins[index], match

    def parts_about(self, collection: str, form: re.Pattern[str]) -> Iterator[tuple[str, int, int, str]]:
        """(address, begin, end, id) of every part of this form in a Markdown text that refers to one record of a collection, and to no other of it."""
        known = self.plan[collection].keys()
        for address, text in self.plan.teksten.items():
            for part in form.finditer(text) if "](#" in text else ():
                found = known & set(REFERRED.findall(part[0]))
                if len(found) == 1:
                    yield address, *part.span(), found.pop()

    @cached_property
    def formerly(self) -> Mapping[str, tuple[str, ...]]:
        """Id -> the ids that this record had before, where it had any."""
        return {key: record.voorheen for found in self.plan.records.values() for key, record in found.items() if record.voorheen}

    @cached_property
    def named_in(self) -> Mapping[str, set[str]]:
        """Id -> the files with a reference to it, in a field or a text."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for address, hint, value in self.leaves():
            if isinstance(value, str) and isinstance(annotation(hint), Naar):
                found[value].add(self.place(address).file)
        for address, text in self.plan.teksten.items():
            for key in REFERRED.findall(text):
                found[key].add(self.sources[address].file)
        return found

    def records(self) -> Iterator[tuple[str, Any]]:
        """Every top-level record that was read, with its address, the plan's own data first."""
        own = (("plan", self.plan.gegevens), ("indeling", self.plan.indeling))
        yield from ((name, record) for name, record in own if name not in self.lost)
        for collection in COLLECTIONS:
            for key, record in self.plan[collection].items():
                yield f"{collection}/{key}", record

    @cached_property
    def own_ids(self) -> OwnIds:
        """The ids that the layouts make themselves."""
        return own_ids(self.layouts)

    def shown_in(self, editie: str) -> Plan:
        """The plan as this edition shows it."""
        if editie not in self._shown:
            self._shown[editie] = for_edition(self.plan, editie)
        return self._shown[editie]

    @cached_property
    def _shown(self) -> dict[str, Plan]:
        return {}

    @cached_property
    def marked(self) -> frozenset[str]:
        """The address of each record, and each part of one, that has a mark of an edition of its own."""
        return frozenset(address.partition("/editie")[0] for address, _, _ in self.leaves() if address.endswith("/editie") or "/editie_per_veld/" in address)

    def leaves(self) -> tuple[tuple[str, Any, Any], ...]:
        """(address, type, value) of every scalar in the plan."""
        return self._leaves

    @cached_property
    def _leaves(self) -> tuple[tuple[str, Any, Any], ...]:
        return tuple(leaf for address, record in self.records() for leaf in leaves(type(record), record, address))

    @cached_property
    def prose(self) -> Mapping[str, Prose]:
        """Every Markdown text by address, parsed."""
        # Slow to import: where two processes share the checks, only that one does it whose checks need it.
        from planascode import markdown

        return {
            address: markdown.parse(text, self.sources[address].file, markdown.prefix(address))
            for address, text in self.plan.teksten.items()
        }


_position = attrgetter("line", "column")


@lru_cache(maxsize=256)
def _line_begins(text: str) -> tuple[int, ...]:
    """Where each line of a text begins."""
    return (0, *(match.end() for match in re.finditer("\n", text)))


def _offset(text: str, place: Source) -> int:
    """How many characters stand before a place."""
    begins = _line_begins(text)
    return begins[min(place.line, len(begins)) - 1] + place.column - 1


def seen_from(own: Source, place: str) -> str:
    """``in F, regel N`` as it is told in a message about the file of ``own``: without its name."""
    return place.replace(f"in {own.file}, ", "op ")


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    """The line and column of a character, counted from 1."""
    line = bisect.bisect_right(_line_begins(text), index)
    return line, index - _line_begins(text)[line - 1] + 1
