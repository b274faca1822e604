"""Which names the text files of a plan can have, and what to do with a text whose name the plan does not know."""

from __future__ import annotations

from planascode.model import Plan
from planascode.values import as_id

ALWAYS = "hoofdstukken/randvoorwaarden-algemeen"
"""The text that a built-in part takes without being asked to."""
SHOWN = 9
"""How many free names are shown at most."""


def where_to_name(plan: Plan, address: str) -> str:
    """What to do with the text at ``address`` (``prioriteiten/<id>/<naam>``, else ``<map>/<naam>``); empty where the plan takes it."""
    order = plan.indeling
    collection, key, *rest = address.split("/")
    place, known, line = "indeling.yaml", set[str](), ""
    if collection in ("prioriteiten", "themas") and rest:
        home, name, part = f"{collection}/{key}", "/".join(rest), collection.removesuffix("en").removesuffix("s")
        known = {deel.tekst for deel in (order.prioriteit if part == "prioriteit" else order.thema) if deel.tekst}
        line = f"zet in indeling.yaml onder {part}: een regel: {_part(plan, name, name)}"
    elif collection == "bijlagen" and rest:
        home, name, place = f"{collection}/{key}", "/".join(rest), "bijlage.yaml, bij een blok"
        known = {blok.id for blok in plan["bijlagen"][key].blokken}
        line = f"zet in bijlage.yaml onder blokken: een regel: - {{id: {name}, naam: ...}}"
    else:
        home, name = collection, "/".join((key, *rest))
        used = {deel.tekst for deel in order.plan if deel.tekst} | {ALWAYS}
        known = {text.rpartition("/")[2] for text in used if text.startswith(f"{home}/")}
        line = f"zet in indeling.yaml onder plan: een regel: {_part(plan, name, f'{home}/{name}')}"
    if name in known:
        return ""
    if "/" in name or not known:
        return f"zet het in de map van het stuk waar het bij hoort, met een naam die in {place} staat"
    free = sorted(f"{other}.md" for other in known if f"{home}/{other}" not in plan.teksten)
    if not free:
        return line
    return f"geef het bestand een naam die het plan kent en die hier vrij is ({', '.join(free[:SHOWN])}), of {line}"


def _part(plan: Plan, name: str, text: str) -> str:
    """The line of indeling.yaml that gives a text its place, with an id that is free."""
    parts = (*plan.indeling.plan, *plan.indeling.prioriteit, *plan.indeling.thema)
    taken = {deel.id for deel in parts}.union(*plan.records.values())
    key = next((key for key in (as_id(name), as_id(f"tekst-{name}")) if key and key not in taken), "...")
    return f"- {{id: {key}, soort: tekst, kop: ..., tekst: {text}}}"
