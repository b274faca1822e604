"""Words of another language, marked as such wherever they stand: a screen reader says them as they are meant (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from planascode import nodes as n


def marked(document: n.Document, languages: Mapping[str, str]) -> n.Document:
    """The document with the language of each of these words (word or phrase -> BCP 47), whatever its capitals; a longer phrase goes first."""
    if not languages:
        return document
    known = {words.casefold(): lang for words, lang in languages.items()}
    longest = sorted(known, key=lambda words: (-len(words), words))
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
    found: n.Document = _inside(document, pattern, known)
    return found


def _inside(node: Any, pattern: re.Pattern[str], known: Mapping[str, str]) -> Any:
    """``node`` with everything in it marked; the node itself where nothing in it is."""
    changes = {}
    cls: Any = type(node)
    for name in n.inner_fields(cls):
        value = getattr(node, name)
        if not value or not isinstance(value, tuple):
            continue
        new: list[Any] = []
        is_marked = False
        for item in value:
            if not isinstance(item, n.Text):
                other = _inside(item, pattern, known)
                is_marked = is_marked or other is not item
                new.append(other)
            elif pattern.search(item.text):
                is_marked = True
                new += _marked(item, pattern, known)
            else:
                new.append(item)
        if is_marked:
            changes[name] = tuple(new)
    return replace(node, **changes) if changes else node


def _marked(node: n.Text, pattern: re.Pattern[str], known: Mapping[str, str]) -> Iterator[n.Text]:
    rest = 0
    for match in pattern.finditer(node.text):
        if match.start() > rest:
            yield n.Text(node.text[rest : match.start()])
        yield n.Text(match[0], known.get(match[0].casefold(), ""))
        rest = match.end()
    if rest < len(node.text):
        yield n.Text(node.text[rest:])
