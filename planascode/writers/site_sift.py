"""The ways to sift a table on a page: lists of links, which ``scripts/register.js`` makes into lists to tick."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape

from planascode import nodes as n


def lists(table: n.Table, labels: Mapping[str, str], inlines: Callable[[Sequence[n.Inline]], str]) -> str:
    """The facets of a table as HTML, each value with its number of rows, and the script's words; "" without facets."""
    if not table.facets:
        return ""
    counted = Counter(choice for row in table.rows for choice in row.choices)
    facets = "".join(_facet(facet, counted, inlines) for facet in table.facets)
    return (
        f'<div class="sift" role="group" aria-label="{escape(labels["sift"])}" data-table="{escape(table.id)}" '
        f'data-words="{escape(words(labels, "sift-"))}"><div class="facets">{facets}</div></div>'
    )


def words(labels: Mapping[str, str], prefix: str) -> str:
    """The labels whose names begin with ``prefix`` as JSON, for a script."""
    found = {name.removeprefix(prefix): word for name, word in labels.items() if name.startswith(prefix)}
    return json.dumps(found, ensure_ascii=False)


def _facet(facet: n.Facet, counted: Mapping[str, int], inlines: Callable[[Sequence[n.Inline]], str]) -> str:
    choices = "".join(
        f'<li data-choice="{escape(choice.name)}">{inlines(choice.children)} '
        f'<span class="count">{counted.get(f"{facet.name}:{choice.name}", 0)}</span></li>'
        for choice in facet.choices
    )
    # One name: only one list is open at a time, so that the table stays near.
    return f'<details name="sift" data-facet="{escape(facet.name)}"><summary>{inlines(facet.children)}</summary><ul>{choices}</ul></details>'
