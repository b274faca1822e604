"""What layouts call their own: the ids that they make themselves, found in their text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_FIXED = re.compile(r'\bid="([a-z0-9-]+)"|\b(?:legenda|tellingen|[a-z]*tabel|[a-z]*regels)\("([a-z0-9-]*[a-z0-9])"')
_PAGE = re.compile(r'\bpath="([a-z0-9-]+)"')
_MADE = re.compile(r'"([a-z][a-z0-9-]*-)(?:" ~ |\{\{ )(\w+)(?:\.id)?\b')


_WITHOUT_RECORDS = ("publicatieblad", "college", "raadsinformatiebrief", "publiekssamenvatting")


@dataclass(frozen=True, slots=True)
class OwnIds:
    """The ids that layouts make: of tables and sections, of pages, and (prefix, whose) of what is made for each record."""

    fixed: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    made: tuple[tuple[str, str], ...] = ()


def own_ids(sources: Mapping[str, str]) -> OwnIds:
    """What layouts call their own, but for documents in which no record of the plan has a place.

    ``whose`` is the layout's variable: ``m`` of ``"tabel-" ~ m.id``.
    """
    text = "\n".join(text for name, text in sources.items() if not name.startswith(_WITHOUT_RECORDS))
    fixed = _FIXED.findall(text)
    return OwnIds(
        frozenset(map("".join, fixed)), frozenset(_PAGE.findall(text)), tuple(sorted(set(_MADE.findall(text))))
    )


def taken_ids(layouts: Mapping[str, bytes]) -> set[str]:
    """The ids of tables, sections and pages in a folder of layouts: no record of a plan can have them."""
    own = own_ids({path: data.decode("utf-8", "replace") for path, data in layouts.items() if path.endswith(".j2")})
    return {*own.fixed, *own.pages}
