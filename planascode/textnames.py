"""Which names the text files of a plan can have, and what to do with a text whose name the plan does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from planascode.model import Plan
from planascode.problems import Problem
from planascode.values import as_id

ALWAYS = "hoofdstukken/randvoorwaarden-algemeen"
"""The text that a built-in part takes without being asked to."""
SHOWN = 9
"""How many free names are shown at most."""


def text_meant(plan: Plan, said: str) -> str:
    """The address of the text that a chapter in indeling.yaml means with ``said``; empty when there is none."""
    plain = plainly(said)
    near = [address for address in plan.teksten if plain in (address, address.rpartition("/")[2]) and not address.startswith(_OF_RECORDS)]
    return plain if plain in near else near[0] if len(near) == 1 else ""


def plainly(said: str | None) -> str:
    """The name of a text file as indeling.yaml has it: without its ending, in small letters, with slashes."""
    return (said or "").replace("\\", "/").lower().removesuffix(".md")


def lost_parts(plan: Plan) -> Iterator[tuple[str, str, str, int]]:
    """(level, soort, collection, how many) of what the plan has, and what no part of indeling.yaml prints."""
    for level, soort, collection in _PRINTED_BY:
        records = [key for key in plan[collection] if collection != "maatregelen" or plan.plaats.get(key) in plan[_OF[level]]]
        if records and all(deel.soort != soort for deel in getattr(plan.indeling, level)):
            yield level, soort, collection, len(records)


_OF_RECORDS = ("prioriteiten/", "themas/", "bijlagen/")
_OF = {"prioriteit": "prioriteiten", "thema": "themas"}
_PRINTED_BY = (
    ("plan", "prioriteiten", "prioriteiten"), ("plan", "codes", "codes"), ("plan", "randvoorwaarden", "randvoorwaarden"),
    ("plan", "overige", "overige"), ("plan", "geld", "budgetposten"), ("plan", "documenten", "documenten"),
    ("plan", "afkortingen", "afkortingen"), ("plan", "bijlagen", "bijlagen"), ("prioriteit", "doelstelling", "prioriteiten"),
    ("prioriteit", "themas", "themas"), ("prioriteit", "maatregelen", "maatregelen"), ("prioriteit", "monitoring", "indicatoren"),
    ("thema", "maatregelen", "maatregelen"),
)  # fmt: skip
"""Level of indeling.yaml, kind of part, and the collection that only this part prints there."""


def renamed_block(plan: Plan, address: str) -> str:
    """The text or block that ``bijlagen/<id>/<naam>`` was, where in that annex one block lost its text and one text its block; else nothing."""
    collection, key, name = (*address.split("/", 2), "", "")[:3]
    if collection != "bijlagen" or key not in plan["bijlagen"]:
        return ""
    blokken = plan["bijlagen"][key].blokken
    texts = {text.removeprefix(f"bijlagen/{key}/") for text in plan.teksten if text.startswith(f"bijlagen/{key}/")}
    pair = [blok.id for blok in blokken if blok.leeg is None and blok.id not in texts] + sorted(texts - {blok.id for blok in blokken})
    return pair[1 - pair.index(name)] if len(pair) == 2 and name in pair and sum(other in texts for other in pair) == 1 else ""


def where_to_name(plan: Plan, address: str) -> str:
    """What to do with the text at ``address`` (``prioriteiten/<id>/<naam>``, else ``<map>/<naam>``); empty where the plan takes it."""
    order = plan.indeling
    collection, key, *rest = address.split("/")
    place, known, line, part = "indeling.yaml", set[str](), "", "plan"
    if collection in ("prioriteiten", "themas") and rest:
        home, name, part = f"{collection}/{key}", "/".join(rest), collection.removesuffix("en").removesuffix("s")
        known = {plainly(deel.tekst) for deel in (order.prioriteit if part == "prioriteit" else order.thema) if deel.tekst}
        line = f"zet in indeling.yaml onder {part}: een regel: {_part(plan, name, name)}"
    elif collection == "bijlagen" and rest:
        home, name, place = f"{collection}/{key}", "/".join(rest), "bijlage.yaml, bij een blok"
        known = {blok.id for blok in plan["bijlagen"][key].blokken}
        line = f"zet in bijlage.yaml onder blokken:, op zijn plaats in de rij, een regel: - {{id: {name}, naam: {_title(name)}}}"
        line += "; moet de tekst weg, haal dan dit bestand weg"
    else:
        home, name = collection, "/".join((key, *rest))
        used = {text_meant(plan, deel.tekst) or deel.tekst for deel in order.plan if deel.tekst} | {ALWAYS}
        known = {text.rpartition("/")[2] for text in used if text.startswith(f"{home}/")}
        line = f"zet in indeling.yaml onder plan: een regel: {_part(plan, name, f'{home}/{name}')}"
    if name in known:
        return ""
    if deel := next((deel for deel in getattr(order, part) if deel.id == name.rpartition("/")[2] and deel.tekst), None):
        own = f"{home}/{name}" if part == "plan" else name
        return f"het onderdeel '{deel.id}' in indeling.yaml noemt nu een andere tekst ({deel.tekst}); hoort deze daar, schrijf dan: tekst: {own}"
    if place == "indeling.yaml" and (lost := [soort for level, soort, *_ in lost_parts(plan) if level == part]):
        back = f"zet in indeling.yaml het onderdeel terug waar deze tekst bij hoorde; er ontbreekt: soort: {' en soort: '.join(lost)}"
        return f"{back}; of {line}" if line else back
    if "/" in name or not known:
        return f"zet het in de map van het stuk waar het bij hoort, met een naam die in {place} staat"
    free = sorted(f"{other}.md" for other in known if f"{home}/{other}" not in plan.teksten)
    if not free:
        return line
    near = get_close_matches(f"{name}.md", free, n=1, cutoff=0.85)
    asked = f"bedoelde u {near[0]}? Anders: " if near else ""
    named = f"geef het bestand een naam die het plan kent en die hier vrij is ({', '.join(free[:SHOWN])})"
    return f"{asked}{named}, of {line}" if near or not line else f"{line}; of {named}"


def _part(plan: Plan, name: str, text: str) -> str:
    """The line of indeling.yaml that gives a text its place, with an id that is free."""
    parts = (*plan.indeling.plan, *plan.indeling.prioriteit, *plan.indeling.thema)
    taken = {deel.id for deel in parts}.union(*plan.records.values())
    key = next((key for key in (as_id(name), as_id(f"tekst-{name}")) if key and key not in taken), "...")
    return f"- {{id: {key}, soort: tekst, kop: {_title(name)}, tekst: {text}}}"


def _title(name: str) -> str:
    """A name of a file as a heading: what an author would begin with."""
    words = name.rpartition("/")[2].replace("-", " ")
    return f"{words[:1].upper()}{words[1:]}"


def text_address(parts: list[str], records: Mapping[str, Mapping[str, Any]]) -> str:
    """The address of the text file whose path, without its ending, has these parts."""
    match parts:
        case ["prioriteiten", _, key, name] if key in records["themas"]:
            return f"themas/{key}/{name}"
        case [("prioriteiten" | "bijlagen") as collection, key, _] if key in records[collection]:
            return "/".join(parts)
        case [("prioriteiten" | "bijlagen" | "themas"), *_]:
            return "/".join((".", *parts))  # no text of a record, however it is called
        case _:
            return "/".join(parts if len(parts) > 1 else (".", *parts))


def text_named(problem: Problem, part: Plan) -> Problem:
    """The problem; where its hint offers a name for a text file that the plan does not know, the hint says what to do as well."""
    if problem.code not in ("H-001", "H-002") or not (match := _BETTER_TEXT.search(problem.hint)):
        return problem
    parent = PurePosixPath(problem.source.file).parent
    place = (parent / match["name"]).as_posix().removesuffix(".md")
    told = where_to_name(part, text_address(place.split("/"), part.records))
    if not told:
        return problem
    return replace(problem, hint=f"{problem.hint}; die naam kent het plan nog niet: {told}")


_BETTER_TEXT = re.compile(r"(?P<name>[a-z0-9-]+\.md)\b")
