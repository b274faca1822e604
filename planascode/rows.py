"""Rows of a list: what tells one from the others, and what is said of two that are told by the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planascode import meant, yamlnode
from planascode.fields import kind_of
from planascode.model import Naar, Stand, Waarneming
from planascode.values import Wrong, parse_datum, print_datum


def values_of(node: yamlnode.Node) -> dict[str, str]:
    """The values of a row by key, as they are written."""
    pairs = node.pairs if isinstance(node, yamlnode.Pairs) else ()
    return {key.text: value.text for key, value in pairs if isinstance(value, yamlnode.Text)}


def double(cls: Any, key: str, one: Mapping[str, str], two: Mapping[str, str]) -> tuple[str, str]:
    """Message and hint for two rows that only one of can stand in a list."""
    if cls is Stand:
        return (
            f"er zijn twee standen met peildatum {print_datum(parse_datum(key))}",
            "is een van de twee van een andere dag, verbeter die dag; anders: kijk welke geldt, en haal de andere weg",
        )
    if cls is Waarneming:
        message = "er zijn twee cijfers met dezelfde periode, bron en peildatum"
        first, second = one.get("waarde", ""), two.get("waarde", "")
        early = [row for row in (one, two) if row.get("voorlopig") != "ja" and row.get("periode", "") == _day(row.get("peildatum", ""))[:4]]
        if len(early) == 1 and first != second and early[0].get("voorlopig") != "nee":
            hint = f"klopt het jaar bij {early[0].get('waarde')}? Dat cijfer is niet voorlopig, en op de peildatum was {early[0].get('periode')} nog niet om; "
            return f"{message}: {first} en {second}", f"{hint}zo ja, verbeter de bron of de peildatum, en schrijf: voorlopig: ja"
        other = "is een van de twee een nieuwe telling, verbeter dan daar de peildatum; is hij van een ander jaar of een andere bron, verbeter dan dat"
        if (one.get("voorlopig"), two.get("voorlopig")) != ("ja", "ja"):
            other += "; was het jaar bij een nieuwe telling nog niet om, schrijf dan ook: voorlopig: ja"
        if first and second and {one.get("voorlopig"), two.get("voorlopig")} == {"ja", "nee"}:
            final = first if one["voorlopig"] == "nee" else second
            other = f"is {final} het cijfer van later (voorlopig: nee)? Schrijf daar dan als peildatum de dag van die telling, na afloop van "
            other += f"{one.get('periode')}; anders: verbeter het jaar of de bron"
        gone = "is er niets anders, haal dan de regel weg die fout is"
        if first and second and first != second:
            return f"{message}: {first} en {second}", f"{other}; {gone}"
        return message, f"is het dubbel, haal er een weg; {other}"
    if isinstance(cls, type):
        hint = "geef het nieuwste van de twee (meestal dit) een ander id: het oude wordt elders genoemd; is het twee keer hetzelfde, haal er dan een weg"
        return f"'{key}' staat twee keer in deze lijst", hint
    return f"'{key}' staat twee keer in deze lijst", "haal er een weg"


def row_key(hint: Any, node: yamlnode.Node, number: int) -> str:
    """What tells a row of a list from the others, as the last part of its address; its number where nothing else does."""
    kind = kind_of(hint)
    inner, extra = kind.inner, kind.extra
    if isinstance(extra, Naar) and isinstance(node, yamlnode.Text):
        return node.text
    if isinstance(node, yamlnode.Pairs) and isinstance(inner, type):
        texts = {key.text: value.text for key, value in node.pairs if isinstance(value, yamlnode.Text)}
        match inner:
            case _ if inner is Waarneming:
                parts = [texts.get("periode"), texts.get("bron"), _day(texts.get("peildatum", ""))]
                return "-".join(part.replace(" ", "-").replace("/", "-") for part in parts if part)
            case _ if inner is Stand:
                return _day(texts.get("peildatum", "")) or str(number)
            case _:
                return texts.get("id", str(number)).replace("/", "-")
    return str(number)


def _day(text: str) -> str:
    """A day as it is read, also where it is written otherwise than it can be; empty where it is not sure."""
    found = meant.readings("datum", text)
    try:
        return parse_datum(found[0] if len(found) == 1 else text).isoformat()
    except Wrong:
        return ""
