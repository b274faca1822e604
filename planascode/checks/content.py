"""What a check gets to see: the plan, the place of each value, and the names of the house style's tones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planascode.model import COLLECTIONS, Plan
from planascode.problems import Problem, Source
from planascode.records import leaves


@dataclass(frozen=True, slots=True)
class Content:
    """A loaded plan with its places; ``tones`` are the names in tokens.yaml, ``signs`` what the letter has (empty: any)."""

    plan: Plan
    sources: Mapping[str, Source]
    tones: frozenset[str]
    signs: frozenset[str] = frozenset()

    def problem(self, address: str, code: str, message: str, hint: str = "") -> Problem:
        """A problem at the place of ``address``, or of the nearest thing around it."""
        place = address
        while place not in self.sources and "/" in place:
            place = place.rpartition("/")[0]
        return Problem(self.sources.get(place, Source("plan.yaml")), code, message, hint, address=address)

    def text_problem(self, address: str, words: str, code: str, message: str, hint: str = "") -> Problem:
        """A problem in a Markdown text, on the first line that holds ``words``."""
        place = self.sources.get(address, Source("plan.yaml"))
        before, found, _ = self.plan.teksten[address].partition(words)
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        source = Source(place.file, line, column, len(words)) if found else place
        return Problem(source, code, message, hint, address=address)

    def records(self) -> Iterator[tuple[str, Any]]:
        """Every top-level record with its address, the plan's own data first."""
        yield "plan", self.plan.gegevens
        yield "indeling", self.plan.indeling
        for collection in COLLECTIONS:
            for key, record in self.plan[collection].items():
                yield f"{collection}/{key}", record

    def leaves(self) -> Iterator[tuple[str, Any, Any]]:
        """(address, type, value) of every scalar in the plan."""
        for address, record in self.records():
            yield from leaves(type(record), record, address)
