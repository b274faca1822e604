"""Places in a document: no two have the same id, also not one that the layouts make themselves.

``ownids.own_ids`` says which those are: of a table (``codes``), of a page (``geld``), or one for each record
(``tabel-`` and the id of a thema).
"""

from __future__ import annotations

from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.problems import Problem

PAGES = ("prioriteiten", "themas", "maatregelen", "bijlagen")
SHOWN = (*PAGES, "indicatoren", "budgetposten", "codes", "documenten", "overige", "figuren")
"""Collections whose records have a place (a page, a section, a row) of their own."""
WHOSE = {
    "p": ("prioriteiten",), "t": ("themas",), "m": ("maatregelen",), "d": ("documenten",), "ouder": ("prioriteiten", "themas"),
    "bijlage": ("bijlagen",),
}  # fmt: skip
"""What the variables of layouts stand for; any other may stand for anything that has a place."""


def check_places_have_one_name(content: Content) -> Iterator[Problem]:
    """No two places in a document have the same id."""
    plan = content.plan
    shown = {f"{name}/{key}": key for name in SHOWN for key in plan[name]}
    shown |= {f"indeling/plan/{deel.id}": deel.id for deel in plan.indeling.plan if deel.soort != "bijlagen"}
    ids = {key for found in plan.records.values() for key in found} | set(shown.values())
    for key, bijlage in plan["bijlagen"].items():
        for blok in bijlage.blokken:
            address = f"bijlagen/{key}/blokken/{blok.id}"
            if blok.id in ids:
                yield content.problem(f"{address}/id", "R-001", f"het id '{blok.id}' bestaat al", "kies een ander id")
            ids.add(shown.setdefault(address, blok.id))
    made = _made(content)
    pages = {f"{name}/{key}" for name in PAGES for key in plan[name]}
    for address, key in shown.items():
        if key in made or (address in pages and key in content.own_ids.pages):
            message = f"het id '{key}' gebruikt het programma zelf voor een tabel of een pagina"
            yield content.problem(f"{address}/id", "R-001", message, "kies een ander id")
    for key in plan["prioriteiten"]:
        if double := next(
            (name for prefix, _ in content.own_ids.made if (name := prefix + key) in content.own_ids.fixed), None
        ):
            message = f"het id '{key}' geeft een tabel de naam '{double}', en die is er al"
            yield content.problem(f"prioriteiten/{key}/id", "R-001", message, "kies een ander id")


def check_parts_are_named_once(content: Content) -> Iterator[Problem]:
    """A part in indeling.yaml, or its text, stands in a document once."""
    for name in ("plan", "prioriteit", "thema"):
        seen: dict[str, str] = {}
        for deel in getattr(content.plan.indeling, name):
            for kind, what in (("soort", deel.soort if deel.soort != "tekst" else None), ("tekst", deel.tekst)):
                if what is not None and f"{kind} {what}" in seen:
                    other = seen[f"{kind} {what}"]
                    message = f"'{what}' staat al bij het onderdeel '{other}' (regel {content.place(f'indeling/{name}/{other}').line})"
                    address = f"indeling/{name}/{deel.id}/{kind}"
                    yield content.problem(address, "V-010", message, _own_text(content, deel.id) or "noem elk onderdeel en elke tekst één keer")
                elif what is not None:
                    seen[f"{kind} {what}"] = deel.id


def _own_text(content: Content, key: str) -> str:
    """The hint with the text file that is called as a part of the order is."""
    found = next((address for address in content.plan.teksten if address.rpartition("/")[2] == key), "")
    return f"bedoelde u: tekst: {found}?" if found else ""


def _made(content: Content) -> set[str]:
    """Every id that the layouts make in this plan."""
    plan, indeling = content.plan, content.plan.indeling
    inside = [deel.id for deel in (*indeling.prioriteit, *indeling.thema)] + list(plan["assen"])
    made = {f"{key}-{part}" for name in ("prioriteiten", "themas") for key in plan[name] for part in inside}
    for prefix, whose in content.own_ids.made:
        made |= {f"{prefix}{key}" for name in WHOSE.get(whose, SHOWN) for key in plan[name]}
    return made | content.own_ids.fixed
