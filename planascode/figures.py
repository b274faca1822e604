"""An afbeelding of the plan as documents show it: how large, as what node, and with which bytes.

Every output shows the same PNG or JPEG. An SVG is drawn once, in the house style's letter; no SVG of content gets into an
output (docs/decisions/0010).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planascode import pictures
from planascode.housestyle import HouseStyle
from planascode.model import Figuur, Plan
from planascode.pictures import Beeld

if TYPE_CHECKING:
    from planascode.nodes import Picture

SOORT = "afbeelding"
WIDEST, TALLEST = 16.0, 20.0
"""Centimetres on paper; DROP's pictures are at most 16 wide."""
FINEST, COARSEST = 300, 150
"""Pixels to the inch on paper."""
_CM = 2.54
_UNITS = 96  # to the inch


def placed(plan: Plan) -> dict[str, tuple[Figuur, Beeld]]:
    """The figures that a text places, with their pictures, by id."""
    found = {
        key: (figuur, plan.beelden.get(figuur.bestand))
        for key, figuur in plan["figuren"].items()
        if figuur.soort == SOORT
    }
    return {key: (figuur, beeld) for key, (figuur, beeld) in found.items() if beeld}


def asked(figuur: Figuur, beeld: Beeld) -> float:
    """The width in centimetres that the author wants, or that the page allows."""
    return min(float(figuur.breedte or WIDEST), WIDEST, TALLEST * beeld.width / beeld.height)


def width(figuur: Figuur, beeld: Beeld) -> float:
    """The width on paper in centimetres: as asked, but a photo is never stretched until its pixels show."""
    sharp = WIDEST if beeld.kind == "svg" else beeld.width / COARSEST * _CM
    return min(asked(figuur, beeld), sharp)


def name(figuur: Figuur, beeld: Beeld) -> str:
    """The name of the picture's file in outputs; the author's own stands in the exported records only."""
    return f"{figuur.id}.{'jpg' if beeld.kind == 'jpg' else 'png'}"


def image(figuur: Figuur, beeld: Beeld) -> Picture:
    """The picture with its size on paper."""
    from planascode.nodes import Picture  # the checks ask for sizes only, and nodes are slow to import

    units = width(figuur, beeld) / _CM * _UNITS
    return Picture(name(figuur, beeld), round(units, 2), round(units * beeld.height / beeld.width, 2))


def files(plan: Plan, style: HouseStyle) -> dict[str, bytes]:
    """The bytes of the pictures of a filtered plan by the name that its documents give them."""
    return {name(figuur, beeld): _bytes(figuur, beeld, style) for figuur, beeld in placed(plan).values()}


def _bytes(figuur: Figuur, beeld: Beeld, style: HouseStyle) -> bytes:
    pixels = max(1, round(width(figuur, beeld) / _CM * FINEST))
    if beeld.kind != "svg":
        return pictures.fitted(beeld.data, beeld.kind, pixels)
    from planascode.writers import svg

    return svg.drawn(beeld.data.decode(), style, pixels / beeld.width, FINEST)
