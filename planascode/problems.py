"""Problems are values: collected, sorted, printed once. Exceptions are for bugs.

A problem's words are Dutch and meant for a policy officer: what is wrong, where, and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from planascode.rules import RULES, Niveau


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a content file: path relative to the plan's folder, line and column counted from 1.

    ``width`` is how many characters from there are meant; 0 when the place is a point, or goes on over more lines.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A sure way to mend a text file: on ``line`` from ``column`` (from 1) the characters ``old`` become ``new``.

    ``old`` may go on over line ends, which count as one character. Where the file holds something else, the edit does not apply.
    """

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in the content. ``code`` names the rule, which gives the level.

    ``message`` says what is wrong, ``hint`` how to mend it, ``label`` stands under the wrong words where there is more
    to say about them. ``address`` names the value (or the text) it is about, for who wants to accept it. ``edits`` mend
    it in the file of ``source`` without changing what is meant; empty where only the author can know.
    """

    source: Source
    code: str
    message: str
    hint: str = ""
    label: str = ""
    address: str = ""
    edits: tuple[Edit, ...] = ()

    @property
    def level(self) -> Niveau:
        """The level of the rule."""
        return RULES[self.code].niveau

    def __str__(self) -> str:
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{self.source}  {self.level}  {self.code}  {self.message}{hint}"


_ALIKE = 0.75
"""How much of two words must be the same, from 0 to 1: a wrong letter or two. Words with more between them share an ending by chance."""


def nearest(word: str, known: Iterable[str]) -> str:
    """A Dutch hint with the known word that was probably meant, or with the known words where they are few; else empty."""
    options = sorted(set(known))
    close = get_close_matches(word, options, n=1, cutoff=_ALIKE)
    if close:
        return f"bedoelde u '{close[0]}'?"
    return "dit kan wel: " + ", ".join(options) if 0 < len(options) <= 12 else ""


def errors(problems: Sequence[Problem]) -> list[Problem]:
    """The problems that stop a build, without doubles, by place."""
    return sorted({problem for problem in problems if problem.level == "fout"})


class LayoutError(ValueError):
    """A layout that gives no good document: ``args`` are its name, the line (0: not known), what is wrong in Dutch, and the detail in English."""

    def __init__(self, name: str, line: int, message: str, detail: str) -> None:
        """All four are plain values, so that the error can come from another process."""
        super().__init__(name, line, message, detail)
        self.name, self.line, self.message, self.detail = name, line, message, detail

    def __str__(self) -> str:
        return f"{self.name}:{self.line}: {self.detail}"
