"""Data files beside the documents: the filtered plan as JSON with its schema, its tables as CSV, and what all of it means.

The CSV form (UTF-8 with BOM, semicolons, a comma in numbers) is what a Dutch spreadsheet opens by double click; no formula can
come out of content, and no leading zero gets lost.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planascode.canonical import dump
from planascode.dataschema import plan_schema
from planascode.model import Plan
from planascode.patterns import LACK
from planascode.tables import MEANING, Table, tables

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")  # OWASP, CSV Injection; also in full width
_NUMBER = re.compile(r"[+-]?[0-9]+(,[0-9]+)?")
_LACKS = re.compile(f"(?:{LACK})$")
_NO_NUMBER = re.compile(r"0[0-9]+|[0-9]{16,}")
"""Digits that a spreadsheet would change: leading zeros, and more than fifteen."""
FILES = {
    "gegevens.csv": "Uitleg bij elk bestand en elke kolom.",
    "plan.json": "Het hele plan als gegevens (JSON).",
    "plan.schema.json": "Welke velden plan.json heeft, en wat erin kan staan (JSON Schema).",
    **{f"{name}.csv": told for name, told in MEANING.items()},
}
"""Name of each data file that there can be -> what it holds, in the order in which a reader would look for them."""


def export(plan: Plan) -> dict[str, bytes]:
    """The data files of a filtered plan by name."""
    made = tables(plan)
    return {
        "plan.json": dump(plan).encode("utf-8"),
        "plan.schema.json": plan_schema().encode("utf-8"),
        **{f"{name}.csv": table_file([column.naam for column in table.columns], table.rows) for name, table in made.items()},
        "gegevens.csv": table_file(("bestand", "kolom", "betekenis", "soort", "eenheid", "keuze uit", "voorbeeld"), _dictionary(made)),
    }


def _dictionary(made: Mapping[str, Table]) -> Iterator[Sequence[str]]:
    """A row for each file, and one for each column of a table."""
    for name, told in FILES.items():
        if not name.endswith(".csv") or name == "gegevens.csv" or name.removesuffix(".csv") in made:
            yield name, "", told, "", "", "", ""
    for name, table in made.items():
        for place, column in enumerate(table.columns):
            found = [row[place] for row in table.rows if row[place]]
            example = next((cell for cell in found if not _LACKS.match(cell)), next(iter(found), ""))
            yield f"{name}.csv", column.naam, column.betekenis, column.soort, column.eenheid, " | ".join(column.keuzes), example


def table_file(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV that a Dutch spreadsheet opens by double click."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_safe(str(cell)) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _safe(text: str) -> str:
    """A text that a spreadsheet does not take for a formula, or for a number that it would write otherwise."""
    takes = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return "'" + text if takes or _NO_NUMBER.fullmatch(text) else text
