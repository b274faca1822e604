"""What a strict reader asks of an XML element: the right tag, its attributes, words or none; else an error with the line."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

SPACE = re.compile(r"[ \t\r\n]+")
"""White space, which the notation folds."""


class NotationError(ValueError):
    """A layout rendered something that is not the tree's notation."""


def wrong(element: Any, message: str) -> NotationError:
    """The error that says what is wrong with an element, and on which line it stands."""
    return NotationError(f"line {element.sourceline}: {message}")


def expect(element: Any, tag: str) -> Any:
    """The element, when it has this tag."""
    if element.tag != tag:
        raise wrong(element, f"<{element.tag}> where <{tag}> is expected")
    return element


def attributes_of(element: Any, required: str, optional: str = "") -> dict[str, str]:
    """The attributes of an element: these, none of them empty, and at most those. Names are parted by spaces."""
    given = dict(element.attrib)
    needed, also = _names(required), _names(optional)
    for name in needed:
        if not given.get(name):
            raise wrong(element, f"<{element.tag}> without {name}")
    for name in given:
        if name not in needed and name not in also:
            raise wrong(element, f"<{element.tag}> with unknown attribute {name}")
    return given


@cache
def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def folded(text: str) -> str:
    """Words with each run of white space as one space; most have none, and are not searched for it."""
    return SPACE.sub(" ", text) if "  " in text or not text.isprintable() else text


def one_of(element: Any, value: str, *options: str) -> Any:
    """The value, when it is one of the options."""
    if value not in options:
        raise wrong(element, f"{value!r} is none of {', '.join(options)}")
    return value


def filled(element: Any, value: Any) -> Any:
    """The value read from an element, when there is anything in it."""
    if not value:
        raise wrong(element, f"<{element.tag}> is empty")
    return value


def words_of(element: Any) -> str:
    """The words of an element that holds nothing else; white space is folded."""
    if len(element):
        raise wrong(element, f"<{element.tag}> holds words only")
    return folded(element.text or "").strip()


def no_stray_text(element: Any) -> None:
    """Refuse words between the children of an element that holds elements only."""
    texts = [element.text, *(child.tail for child in element)]
    if any(text and text.strip() for text in texts):
        raise wrong(element, f"stray words in <{element.tag}>: {' '.join(filter(None, texts)).strip()[:60]!r}")
