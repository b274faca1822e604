"""Slips that authors make in the plan Waterdorp and that the program is sure to mend: what stood there, and what they typed."""

from __future__ import annotations

from dataclasses import dataclass

import waterdorp

KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
TONNEN = "prioriteiten/hoog-water/wijken/regentonnen.yaml"
POSTEN = "geld/budgetposten.yaml"
METER = "monitoring/hoog-water.yaml"


@dataclass(frozen=True)
class Slip:
    """In ``path`` stands ``typed`` where ``right`` stood; mended it becomes ``mended``, or ``right`` when that is empty."""

    name: str
    path: str
    right: str
    typed: str
    code: str
    mended: str = ""


SLIPS = (
    Slip("a day in figures", "plan.yaml", "peildatum: 1 april 2029", "peildatum: 2029/4/1", "V-013"),
    Slip("a month with a capital", "plan.yaml", "datum: 3 mei 2027", "datum: 3 Mei 2027", "V-013"),
    Slip("a day in a row", METER, "peildatum: 2029-04-01", "peildatum: 2029-4-1", "V-013", "peildatum: 1 april 2029"),
    Slip("quarters in words", KADE, "planning: Q1 2027 t/m Q4 2028", "planning: 1e kwartaal 2027 tot en met 4e kwartaal 2028", "V-015"),
    Slip("a quarter behind its year", KADE, "planning: vanaf Q1 2029", "planning: Vanaf 2029-Q1", "V-015"),
    Slip("a planning with a capital", TONNEN, "planning: doorlopend vanaf Q2 2028", "planning: Doorlopend vanaf q2-2028", "V-015"),
    Slip("a period with a dash", "plan.yaml", "periode: 2027 t/m 2030", "periode: 2027-2030", "V-015"),
    Slip("an amount with its sign", POSTEN, "bedrag: 120.000", "bedrag: €120.000,- euro", "V-016"),
    Slip("an amount as in English", POSTEN, "bedrag: 45.500,50", 'bedrag: "45,500.50"', "V-016", 'bedrag: "45.500,50"'),
    Slip("a number with a dot", METER, "waarde: 38,", "waarde: 38.0,", "V-017", 'waarde: "38,0",'),
    Slip("yes in English", METER, "optelbaar: ja", "optelbaar: true", "V-018"),
    Slip("no with a capital", METER, "voorlopig: nee}", "voorlopig: No}", "V-018"),
    Slip("a word of a list with a capital", POSTEN, "soort: incidenteel", "soort: Incidenteel", "V-019"),
    Slip("a reference with capitals and a space", KADE, "trekker: dijkgraaf", "trekker: Dijkgraaf", "V-011"),
    Slip("a reference without its hyphen", KADE, "intern: [team-water]", "intern: [teamwater]", "R-003"),
    Slip("one value where a list belongs", TONNEN, "intern: [team-water]", "intern: team-water", "V-007"),
    Slip("a name where an id belongs", KADE, "trekker: dijkgraaf", "trekker: Contactpersoon van het waterschap", "V-011"),
    Slip("ids with commas where a list belongs", KADE, "doelen: [hoge-kade, droge-kelders]", "doelen: hoge-kade, droge-kelders", "V-007"),
    Slip("a list where one value belongs", KADE, "trekker: dijkgraaf", "trekker: [dijkgraaf]", "V-006"),
    Slip("a bullet of Word", KADE, "  - De bomen", "  • De bomen", "B-010"),
    Slip("a record without its dash", POSTEN, "- id: post-klei", "id: post-klei", "B-010"),
    Slip("keys without a comma between them", METER, "{periode: 2030, waarde: 10}", "{periode: 2030 waarde: 10}", "B-010"),
    Slip("a key with a capital", TONNEN, "naam: Regentonnen", "Naam: Regentonnen", "V-001"),
    Slip("a key with one letter too few", TONNEN, "instrumenten:", "instrmenten:", "V-001"),
    Slip("no space after the colon", TONNEN, "naam: Regentonnen", "naam:Regentonnen", "B-020"),
    Slip("no space after the dash", KADE, "  - De bomen", "  -De bomen", "B-020"),
    Slip("an apostrophe", TONNEN, "naam: Regentonnen voor elk huis", "naam: 'Regenton's voor elk huis'", "B-023", 'naam: "Regenton\'s voor elk huis"'),
    Slip("a colon in a point", KADE, "  - De bomen blijven staan.", "  - De bomen: blijven staan.", "B-021", '  - "De bomen: blijven staan."'),
    Slip("an asterisk", KADE, "  - De bomen blijven staan.", "  - *De bomen* blijven staan.", "B-024", '  - "*De bomen* blijven staan."'),
    Slip("a tab", KADE, "\n  - De bomen", "\n\t- De bomen", "B-009"),
    Slip("a fixed space", KADE, "naam: De kade", "naam:\u00a0De\u00a0kade", "B-025"),
    Slip("two spaces", KADE, "naam: De kade", "naam: De  kade", "B-025"),
    Slip("spaces at the end", KADE, "naam: De kade ophogen", "naam: De kade ophogen  ", "B-025"),
    Slip("an unseen sign", KADE, "naam: De kade", "naam: De ka\u00adde", "B-011"),
    Slip("an unseen sign before a key", TONNEN, "naam: Regen", "\u200bnaam: Regen", "B-011"),
    Slip("an unseen sign in a text", "hoofdstukken/waarom.md", "Waterdorp", "Water\u200bdorp", "B-011"),
    Slip("a loose accent", KADE, "naam: De kade", "naam: De kade\u0301", "B-026", "naam: De kad\u00e9"),
    Slip("a line of dashes", "namen/rollen.yaml", "- {id: team-water", "---\n- {id: team-water", "B-028"),
    Slip("keys in another order", POSTEN, "  jaar: 2028\n  soort: incidenteel\n", "  soort: incidenteel\n  jaar: 2028\n", "B-029"),
    Slip("unknown with a capital", "plan.yaml", "kenmerk: onbekend (nog", "kenmerk: Onbekend (nog", "V-005"),
)  # fmt: skip


def typed(*slips: Slip) -> dict[str, bytes]:
    """The files of Waterdorp with these slips, of which no two are about the same words."""
    files = dict(waterdorp.files())
    for slip in slips:
        text = files[slip.path].decode()
        assert slip.right in text, slip
        files[slip.path] = text.replace(slip.right, slip.typed, 1).encode()
    return files


def mended(*slips: Slip) -> dict[str, bytes]:
    """The same files as they must be after mending."""
    return typed(*(Slip(slip.name, slip.path, slip.right, slip.mended or slip.right, slip.code) for slip in slips))
