"""What a check gets to see: the plan, the place of each value, and the names of the house style's tones."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from planascode.layouts import OwnIds
from planascode.markdown import Prose, parse, prefix
from planascode.model import COLLECTIONS, Plan
from planascode.problems import Edit, Problem, Source
from planascode.records import leaves


@dataclass(frozen=True)
class Content:
    """A loaded plan with its places; ``tones`` are the names in tokens.yaml, ``signs`` what the letter has (empty: any).

    ``files`` are the texts of the content files by path, with ``\\n`` as line end, to point at words inside a value;
    ``own_ids`` are the layouts' own (``layouts.own_ids``).
    """

    plan: Plan
    sources: Mapping[str, Source]
    tones: frozenset[str]
    signs: frozenset[str] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)
    own_ids: OwnIds = field(default_factory=OwnIds)

    def problem(self, address: str, code: str, message: str, hint: str = "") -> Problem:
        """A problem at the place of ``address``, or of the nearest thing around it."""
        return Problem(self.place(address), code, message, hint, address=address)

    def word_problem(
        self, address: str, words: str, code: str, message: str, hint: str = "", nth: int = 1, instead: str = ""
    ) -> Problem:
        """A problem at the ``nth`` time that ``words`` stand in the value or Markdown text at ``address``.

        ``instead`` is what must stand there, where that is sure.
        """
        source = self.words(address, words, nth)
        edits = (Edit(source.line, source.column, words, instead),) if instead and source.width == len(words) else ()
        return Problem(source, code, message, hint, address=address, edits=edits)

    def place(self, address: str) -> Source:
        """The place of ``address``, or of the nearest thing around it."""
        while address not in self.sources and "/" in address:
            address = address.rpartition("/")[0]
        return self.sources.get(address, Source("plan.yaml"))

    def words(self, address: str, words: str, nth: int = 1) -> Source:
        """The place of the ``nth`` time that ``words`` stand in the value at ``address``; of the value where they are not found."""
        place = self.place(address)
        text = self.files.get(place.file, "")
        following = self._order[place.file][bisect.bisect_right(self._order[place.file], place) :]
        end = _offset(text, following[0]) if following and address not in self.plan.teksten else len(text)
        index = _offset(text, place) - 1
        for _ in range(nth):
            index = text.find(words, index + 1, end)
            if index < 0:
                return place
        before = text[:index]
        return Source(place.file, before.count("\n") + 1, index - before.rfind("\n"), len(words))

    @cached_property
    def _order(self) -> Mapping[str, list[Source]]:
        """The places of each file, in its order."""
        found: dict[str, list[Source]] = {"plan.yaml": []}
        for place in sorted(set(self.sources.values())):
            found.setdefault(place.file, []).append(place)
        return found

    def records(self) -> Iterator[tuple[str, Any]]:
        """Every top-level record with its address, the plan's own data first."""
        yield "plan", self.plan.gegevens
        yield "indeling", self.plan.indeling
        for collection in COLLECTIONS:
            for key, record in self.plan[collection].items():
                yield f"{collection}/{key}", record

    def leaves(self) -> Iterator[tuple[str, Any, Any]]:
        """(address, type, value) of every scalar in the plan."""
        yield from self._leaves

    @cached_property
    def prose(self) -> Mapping[str, Prose]:
        """Every Markdown text, parsed, by address."""
        return {
            address: parse(text, self.sources[address].file, prefix(address))
            for address, text in self.plan.teksten.items()
        }

    @cached_property
    def _leaves(self) -> tuple[tuple[str, Any, Any], ...]:
        return tuple(leaf for address, record in self.records() for leaf in leaves(type(record), record, address))


def _offset(text: str, place: Source) -> int:
    """How many characters stand before a place."""
    lines = text.split("\n")[: place.line - 1]
    return sum(map(len, lines)) + len(lines) + place.column - 1
