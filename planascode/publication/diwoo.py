"""The record for the Woo-index (DiWoo 0.9.8) and its line in a sitemap, where the jurist chose the category; else none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from planascode import derive
from planascode.dropvalues import ADOPTION, CATEGORIES, KINDS, THESAURUS
from planascode.model import Plan
from planascode.stages import DECISION
from planascode.values import Ontbreekt

RECORD, SITEMAP = "07-diwoo.xml", "07-sitemap.xml"
_NAMESPACE = "https://standaarden.overheid.nl/diwoo/metadata/"
_ORGANISATION = "https://identifier.overheid.nl/tooi/id/gemeente/"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def lacking(plan: Plan) -> list[str]:
    """What the record needs and nobody has said: names of fields."""
    own, chosen = plan.gegevens, plan["publicaties"].get("publicatie")
    found = [] if re.fullmatch("gm[0-9]{4}", str(own.organisatiecode)) else ["organisatiecode"]
    found += [] if chosen and chosen.informatiecategorie and chosen.informatiecategorie.waarde in CATEGORIES else ["informatiecategorie"]
    return found + ([] if _decided(plan) else ["datum van het besluit"])


def files(plan: Plan, municipality: str) -> dict[str, bytes]:
    """The record, and the sitemap where the address of the PDF is known; nothing while something is lacking."""
    if lacking(plan):
        return {}
    chosen: Any = plan["publicaties"]["publicatie"]
    record = _document(plan, municipality, chosen)
    made = {RECORD: (_HEAD + record.replace("<diwoo:Document>", f'<diwoo:Document xmlns:diwoo="{_NAMESPACE}">', 1)).encode()}
    if chosen.webadres:
        made[SITEMAP] = (
            f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:diwoo="{_NAMESPACE}">\n'
            f"<url><loc>{escape(chosen.webadres)}</loc>\n{record}</url>\n</urlset>\n"
        ).encode()
    return made


def _document(plan: Plan, municipality: str, chosen: Any) -> str:
    own = plan.gegevens
    day = max(_decided(plan)).isoformat()
    number = [] if isinstance(own.kenmerk, Ontbreekt) else [own.kenmerk]
    short = [] if isinstance(own.citeertitel, Ontbreekt) or own.citeertitel == own.titel else [own.citeertitel]
    category = _resource("informatiecategorie", CATEGORIES[chosen.informatiecategorie.waarde], chosen.informatiecategorie.waarde)
    kind = chosen.documentsoort.waarde if chosen.documentsoort and chosen.documentsoort.waarde in KINDS else ""
    kinds = f"<diwoo:documentsoorten>{_resource('documentsoort', KINDS[kind], kind)}</diwoo:documentsoorten>" if kind else ""
    return (
        "<diwoo:Document><diwoo:DiWoo>\n"
        + _list("identifiers", "identifier", number)
        + f'<diwoo:publisher resource="{_ORGANISATION}{own.organisatiecode}">{escape(_named(municipality))}</diwoo:publisher>\n'
        + f"<diwoo:titelcollectie><diwoo:officieleTitel>{escape(own.titel)}</diwoo:officieleTitel>"
        + _list("verkorteTitels", "verkorteTitel", short).rstrip()
        + f"</diwoo:titelcollectie>\n<diwoo:classificatiecollectie><diwoo:informatiecategorieen>{category}</diwoo:informatiecategorieen>"
        + f"{kinds}</diwoo:classificatiecollectie>\n<diwoo:creatiedatum>{day}</diwoo:creatiedatum>\n"
        + f"<diwoo:documenthandelingen><diwoo:documenthandeling>{_resource('soortHandeling', ADOPTION, 'vaststelling')}"
        + f"<diwoo:atTime>{day}T00:00:00</diwoo:atTime></diwoo:documenthandeling></diwoo:documenthandelingen>\n"
        + "</diwoo:DiWoo></diwoo:Document>\n"
    )


def _decided(plan: Plan) -> list[Any]:
    return [day for moment, day in derive.dated(plan) if moment.soort == DECISION]


def _named(municipality: str) -> str:
    """As the list of organisations has it: 'gemeente Oldambt'."""
    return f"gemeente {re.sub('^gemeente ', '', municipality, flags=re.IGNORECASE)}"


def _resource(name: str, code: str, words: str) -> str:
    return f'<diwoo:{name} resource="{THESAURUS}{code}">{escape(words)}</diwoo:{name}>'


def _list(outer: str, inner: str, values: Sequence[str]) -> str:
    inside = "".join(f"<diwoo:{inner}>{escape(str(value))}</diwoo:{inner}>" for value in values)
    return f"<diwoo:{outer}>{inside}</diwoo:{outer}>\n" if inside else ""
