"""A plan that asks the utmost of the writers: ``python tests/stress_plan.py DOEL [--maatregelen 1000]``.

The plan that ``nieuw`` makes, with in it very long cells, 40 partners in one cell, a cell of two pages, deep lists, long words
and web addresses that cannot be broken, 200 notes, every sign that content may have, measures of which nothing is known, and
300 abbreviations. The rest of the measures are like those of a real plan. Nothing in it is random.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any
from unicodedata import is_normalized

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [path for path in (str(ROOT), str(ROOT / "tests")) if path not in sys.path]

from example_plan import HOME, files, layouts

from planascode import pipeline
from planascode.folder import MAX_FILES
from planascode.values import is_invisible

THEME = f"{HOME}/dicht-bij-inwoners"
STORY = "hoofdstukken/inleiding.md"
MEASURES, PARTNERS, ABBREVIATIONS, NOTES, LEVELS = 1000, 40, 300, 200, 6
LONG_WORD = "Meervoudigepersoonlijkheidsstoornis" + "behandelingsovereenkomstencommissielidmaatschapsverlengingsaanvragen"[:65]
ADDRESS = "https://voorbeeld.example/" + "ditisdeweg/" * 33
SENTENCE = "Het team spreekt met bewoners, ondernemers en scholen over wat er in de wijk beter kan en wie dat doet."
UNKNOWN = "onbekend (nog uit te zoeken)"


def stress_plan(measures: int = MEASURES) -> dict[str, bytes]:
    """The files of the plan, with this number of measures; at least one of each kind."""
    found = dict(files())
    found["namen/organisaties.yaml"] += _yaml(
        [{"id": f"partner-{i}", "naam": f"Stichting Samenwerking Nummer {i}", "kort": f"Partner {i}"} for i in range(PARTNERS)]
    )
    found["namen/afkortingen.yaml"] += _yaml(
        [{"id": f"afk-{i}", "kort": _abbreviation(i), "voluit": f"Vereniging van bewoners uit buurt {i}"} for i in range(ABBREVIATIONS)]
    )
    own = yaml.safe_load(found[f"{THEME}/buurtgesprekken.yaml"])
    kinds = _kinds(own, _signs())
    for number in range(max(measures, len(kinds))):
        name, change = kinds[number] if number < len(kinds) else ("gewoon", _plain(number))
        data = {**own, "id": f"m-{number}", "naam": f"Maatregel {number}: {name}", **change}
        found[f"{THEME}/m-{number}.yaml"] = _yaml({key: value for key, value in data.items() if value is not None})
    found[STORY] = _story().encode()
    return found


def _kinds(own: Mapping[str, Any], signs: list[str]) -> list[tuple[str, dict[str, Any]]]:
    """What is hard about a measure, and the fields that make it so."""
    lists = ("doelen", "nu", "straks", "instrumenten", "portefeuillehouders", "intern", "partners", "operationalisering")
    return [
        ("elke cel lang", {name: [f"{SENTENCE} ({name} {i})" for i in range(8)] for name in ("nu", "straks", "instrumenten")}),
        ("veertig partners", {"partners": [f"partner-{i}" for i in range(PARTNERS)]}),
        ("een cel van twee bladzijden", {"straks": [f"Punt {i}. {SENTENCE}" for i in range(45)]}),
        ("lange woorden", {"nu": [LONG_WORD, f"{LONG_WORD[:60]}-{LONG_WORD[:90]}"], "straks": [LONG_WORD] * 3}),
        ("elk teken", {"nu": signs, "straks": ["Alle tekens die een tekst kan hebben."]}),
        ("niets bekend", {
            **dict.fromkeys(lists, UNKNOWN), "indicatoren": UNKNOWN, "planning": UNKNOWN, "trekker": None, "editie_per_veld": None,
            **dict.fromkeys(("planning_toelichting", "intern_toelichting", "partners_toelichting", "bronnen"), None),
            **dict.fromkeys(("noten", "budgetposten", "veiligheidsveld"), None),
        }),
        ("een lange naam " + "van een maatregel die maar niet ophoudt " * 12, {}),
    ]  # fmt: skip


def _plain(number: int) -> dict[str, Any]:
    """What differs from measure to measure in a real plan: how much there is to say."""
    return {
        "nu": [f"{SENTENCE[: 40 + number % 60].strip()}, ronde {number}."],
        "straks": [f"{SENTENCE} Dit is punt {i} van {number}." for i in range(1 + number % 4)],
        "partners": [f"partner-{(number + i) % PARTNERS}" for i in range(1 + number % 3)],
    }


def _signs() -> list[str]:
    """Every sign that the house style's letter has and content may hold, in groups that can stand on a line."""
    style = pipeline.examine(files(), layouts()).style
    signs = iter(sorted(sign for sign in style.signs() if not sign.isspace() and not is_invisible(sign) and is_normalized("NFC", sign)))
    return [f"Tekens: {' '.join(group)}" for group in iter(lambda: list(islice(signs, 40)), [])]


def _abbreviation(number: int) -> str:
    """Three or four letters, each only once."""
    return f"Q{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}{'X' if number >= 200 else ''}"


def _story() -> str:
    """A chapter with lists in lists, notes, abbreviations, a long word and long addresses."""
    deep = "\n".join(f"{'  ' * level}- Hier staat niveau {level + 1} van deze lijst" for level in range(LEVELS))
    counted = "\n".join(f"{i}. Bij stap {i} vragen we bewoners en ondernemers wat zij vinden." for i in range(1, 41))
    noted = "\n\n".join(f"Bij zin {i} hebben wij een noot geschreven, zodat zij die dit lezen weten hoe het zit.[^{i}]" for i in range(1, NOTES + 1))
    notes = "\n\n".join(f"[^{i}]: Dit is noot {i}, met een verwijzing naar [](#m-1)." for i in range(1, NOTES + 1))
    short = ", ".join(map(_abbreviation, range(ABBREVIATIONS)))
    return "\n\n".join(
        ("Dit hoofdstuk vraagt het uiterste.", deep, counted, "![](#fig-wijken)", f"Een woord: {LONG_WORD} van honderd letters.", f"Een adres: <{ADDRESS}>.",
         f"Een [lange link]({ADDRESS}) in een zin.", f"De afkortingen: {short}.", noted, notes)
    ) + "\n"  # fmt: skip


def _yaml(data: Any) -> bytes:
    return b"\n" + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000).encode()


def main() -> int:
    """Write the plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("doel", type=Path)
    parser.add_argument("--maatregelen", type=int, default=MEASURES, help=f"at most {MAX_FILES - 100}")
    given = parser.parse_args()
    for path, data in stress_plan(given.maatregelen).items():
        place = given.doel / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
