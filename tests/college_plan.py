"""Waterdorp with a decision of two bodies that replaces an older plan, in force on the day after the publication."""

from __future__ import annotations

import waterdorp

from planascode import pipeline
from planascode.pipeline import Checked

FILE = "besluit.yaml"
BESLUIT = """\
organen: [college, burgemeester]
gelezen: [het voorstel van 12 april 2027]
overwegende:
  - het water hoger komt dan de kade aankan
  - bewoners daarom om een plan hebben gevraagd
trekt_in: oud-waterplan
plaats: Waterdorp
ondertekening: [secretaris, burgemeester]
datum: 12 april 2027
argumenten:
  - Met dit plan is het dorp ook bij hoog water veilig.
  - Het plan past in de begroting van dit jaar.
kanttekeningen: [De subsidie voor regentonnen is nog niet zeker.]
communicatie: [Bewoners krijgen een brief. Er is een avond in het dorpshuis.]
vervolg: [Het plan komt in het Gemeenteblad. Daarna begint het werk aan de kade.]
kernboodschap:
  - Waterdorp krijgt een plan tegen wateroverlast.
  - Wij houden u elk jaar op de hoogte.
verzonden: 5 mei 2027
"""
MOMENTEN = """\
momenten:
  - {id: besluit-plan, naam: Besluit, soort: besluit, datum: onbekend (nog te plannen), orgaan: college}
  - {id: werking, naam: Inwerkingtreding, soort: inwerkingtreding, datum: de dag na die van de bekendmaking}
"""
ROLLEN = """\
- {id: college, naam: College van burgemeester en wethouders, soort: bestuurder}
- {id: burgemeester, naam: Burgemeester, soort: bestuurder}
- {id: secretaris, naam: Secretaris, soort: functie}
"""
OUD = """\
- id: oud-waterplan
  naam: Waterplan 2019-2026
  soort: plan
  schaal: lokaal
  vastgesteld: 3 maart 2019
  orgaan: college
  vindplaats: onbekend (nog te zoeken)
"""


def files() -> dict[str, str]:
    """The files that differ from those of Waterdorp."""
    ground = "grondslag: [artikel 160 van de Gemeentewet, artikel 172 van de Gemeentewet]"
    plan = waterdorp.files()["plan.yaml"].decode()
    plan = plan.replace("grondslag: n.v.t. (het plan is verzonnen)", ground).replace("prioriteiten: [", f"{MOMENTEN}prioriteiten: [", 1)
    rollen = waterdorp.files()["namen/rollen.yaml"].decode() + ROLLEN
    return {FILE: BESLUIT, "plan.yaml": plan, "namen/rollen.yaml": rollen, "namen/documenten.yaml": OUD}


def examined(*changes: tuple[str, str, str]) -> Checked:
    """The plan after reading and checking, with in each of these files the second words in place of the first."""
    found = files()
    for path, old, new in changes:
        assert old in found[path], f"{path} does not hold {old!r}"
        found[path] = found[path].replace(old, new, 1)
    return pipeline.examine({**waterdorp.files(), **{path: text.encode() for path, text in found.items() if text}}, waterdorp.layouts())
