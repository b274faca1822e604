"""Data files beside the documents: the filtered plan as JSON and its tables as CSV (UTF-8 with BOM, semicolons).

The CSV form is what a Dutch spreadsheet opens by double click; formulas cannot come out of content.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from planascode import derive
from planascode.canonical import dump
from planascode.model import Plan
from planascode.values import Ontbreekt

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")  # OWASP, CSV Injection; also in full width
_NUMBER = re.compile(r"[+-]?[0-9]+(,[0-9]+)?")


def export(plan: Plan) -> dict[str, bytes]:
    """``plan.json``, ``maatregelen.csv``, ``budgetposten.csv`` and ``waarnemingen.csv`` of a filtered plan."""
    return {
        "plan.json": dump(plan).encode("utf-8"),
        "maatregelen.csv": table_file(
            (
                "maatregel",
                "actie",
                "naam",
                "prioriteit",
                "planning",
                "code",
                "peildatum",
                *(f"stand {key}" for key in plan["assen"]),
            ),
            _maatregelen(plan),
        ),
        "budgetposten.csv": table_file(("post", "naam", "bedrag", "jaar", "soort", "dekking"), _posten(plan)),
        "waarnemingen.csv": table_file(
            ("indicator", "naam", "periode", "bron", "waarde", "peildatum", "voorlopig"), _waarnemingen(plan)
        ),
    }


def table_file(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV that a Dutch spreadsheet opens by double click."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_safe(str(cell)) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _safe(text: str) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return "'" + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _maatregelen(plan: Plan) -> Iterable[Sequence[object]]:
    for key, maatregel in plan["maatregelen"].items():
        for part in derive.uitvoeringen(maatregel):
            code = derive.code(plan, part)
            stand = derive.newest(part.standen, plan.gegevens.peildatum)
            states = [derive.toestand(plan, part.standen, axis) for axis in plan["assen"]]
            yield (
                key, part.id if part is not maatregel else "", part.naam, derive.prioriteit_van(plan, key), part.planning,
                code if isinstance(code, Ontbreekt) else code.code if code else "", stand.peildatum.isoformat() if stand else "",
                *(state.woord if state else "" for state in states),
            )  # fmt: skip


def _posten(plan: Plan) -> Iterable[Sequence[object]]:
    for key, post in plan["budgetposten"].items():
        amount = post.bedrag if isinstance(post.bedrag, Ontbreekt) else str(post.bedrag).replace(".", ",")
        dekking = post.dekking if isinstance(post.dekking, Ontbreekt) else plan["dekkingen"][post.dekking].naam
        yield key, post.naam, amount, post.jaar, post.soort, dekking


def _waarnemingen(plan: Plan) -> Iterable[Sequence[object]]:
    for key, indicator in plan["indicatoren"].items():
        for item in indicator.waarnemingen:
            voorlopig = item.voorlopig if isinstance(item.voorlopig, Ontbreekt) else "ja" if item.voorlopig else "nee"
            value = item.waarde if isinstance(item.waarde, Ontbreekt) else str(item.waarde).replace(".", ",")
            yield key, indicator.naam, item.periode, item.bron, value, item.peildatum.isoformat(), voorlopig
