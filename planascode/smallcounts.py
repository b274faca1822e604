"""Small counts that can be traced to persons: what of an indicator's figures only the most closed edition may tell.

A count of 1 to 4 becomes ``minder dan 5``; 0 stays, for then there is nobody to be traced. A figure that contains a small one
is withheld as well, else a subtraction tells the small one: what another edition prints next to it need not be known. To
withhold such totals, and not a second part (the classic way), is always enough: an equation that tells a small count has a
total that contains it. Two parts of 1 and a total of 2 show that withholding parts is not.

Totals and differences that ``derive`` makes are none where a part is no number. A streefwaarde is what somebody wants, and
counts nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from planascode.model import Indicator, Streefwaarde
from planascode.values import SMALLEST_TOLD, Klein, Ontbreekt, Periode, first_day, last_day

WITHHELD = Ontbreekt("niet gepubliceerd", "hierin zit een klein aantal")
"""Stands for a figure that contains a small one."""
Figure = Decimal | Klein | Ontbreekt
_Cell = tuple[Periode, str, Figure]
"""A figure: its period, who counted (empty: all of them together), and what it is."""


def told(indicator: Indicator) -> Indicator:
    """The indicator as every edition but the most closed one may show it; itself where nothing is to be withheld."""
    if not indicator.herleidbaar:
        return indicator
    hidden = [cell for cell in _cells(indicator) if _is_hidden(cell[2])]
    if not hidden:
        return indicator
    start = indicator.nulmeting
    if isinstance(start, Streefwaarde):
        start = replace(start, waarde=_told((start.periode, "", start.waarde), hidden))
    found = (replace(item, waarde=_told((item.periode, item.bron, item.waarde), hidden)) for item in indicator.waarnemingen)
    return replace(indicator, nulmeting=start, waarnemingen=tuple(found))


def is_small(figure: Figure) -> bool:
    """Whether a figure is a number too small to be told."""
    return isinstance(figure, Decimal) and 0 < figure < SMALLEST_TOLD


def _cells(indicator: Indicator) -> Iterator[_Cell]:
    if isinstance(indicator.nulmeting, Streefwaarde):
        yield indicator.nulmeting.periode, "", indicator.nulmeting.waarde
    for item in indicator.waarnemingen:
        yield item.periode, item.bron, item.waarde


def _is_hidden(figure: Figure) -> bool:
    return isinstance(figure, Klein) or is_small(figure) or (isinstance(figure, Ontbreekt) and figure.soort == WITHHELD.soort)


def _told(cell: _Cell, hidden: Iterable[_Cell]) -> Figure:
    figure = cell[2]
    if isinstance(figure, Ontbreekt):
        return figure
    if any(_contains(cell, part) for part in hidden):
        return WITHHELD
    return Klein() if is_small(figure) else figure


def _contains(whole: _Cell, part: _Cell) -> bool:
    """Whether what ``part`` counts is counted in ``whole`` too, and more: a longer period, or all sources instead of one."""
    (long, one, _), (short, other, _) = whole, part
    is_within = first_day(long) <= first_day(short) and last_day(short) <= last_day(long)
    is_same = one == other or not one or not other
    return is_within and is_same and (long != short or (not one and bool(other)))
