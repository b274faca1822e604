"""The rows that every output must show, out of the content and without any layout.

For each table by its id: what each cell must hold. A text: the cell is exactly that. Lists of texts: each list stands
in the cell, in its order.
"""

from __future__ import annotations

from typing import Any

from plan_words import UNKNOWN, code_words, name_of, state_word, sum_words, texts

from planascode import derive
from planascode.model import Plan
from planascode.values import Ontbreekt

Cell = str | list[list[str]]


def _optional(plan: Plan, record: Any, *names: str) -> list[list[str]]:
    return [texts(plan, record, name) for name in names if getattr(record, name) not in (None, ())]


def measure_cell(plan: Plan, measure: Any, shows: str) -> list[list[str]]:
    """What the cell of a measure in a column that shows this must hold."""
    match shows:
        case "naam":
            return [[measure.naam, *texts(plan, measure, "doelen")]]
        case "nu" | "straks":
            return [texts(plan, measure, shows)]
        case "middelen":
            posts = [plan["budgetposten"][key] for key in measure.budgetposten]
            return [
                texts(plan, measure, "instrumenten"),
                *([post.naam, *texts(plan, post, "bedrag")] for post in posts),
            ]
        case "intern":
            own = [texts(plan, measure, "portefeuillehouders"), texts(plan, measure, "intern")]
            return own + _optional(plan, measure, "intern_toelichting", "trekker")
        case "partners":
            return [texts(plan, measure, "partners"), *_optional(plan, measure, "partners_toelichting")]
        case "operationalisering":
            return [texts(plan, measure, shows), *_optional(plan, measure, "bronnen")]
        case "uitvoering":
            return [[word for part in derive.uitvoeringen(measure) for word in _execution(plan, measure, part)]]
        case _:
            raise ValueError(f"no expectation for a column that shows {shows}")


def _execution(plan: Plan, measure: Any, part: Any) -> list[str]:
    name = [part.naam] if measure.acties else []
    return [*name, *texts(plan, part, "planning"), code_words(plan, part), state_word(plan, part)]


def measure_rows(plan: Plan) -> dict[str, list[list[Cell]]]:
    """Table id -> rows of the measures of each thema, and of each prioriteit that has its own."""
    parents = [
        parent for priority in derive.prioriteiten(plan) for parent in (*derive.themas_van(plan, priority), priority)
    ]
    columns = [column.toont for column in plan.indeling.maatregelkolommen]
    return {
        f"tabel-{parent.id}": [[measure_cell(plan, measure, shows) for shows in columns] for measure in measures]
        for parent in parents
        if (measures := derive.maatregelen_van(plan, parent))
    }


def condition_rows(plan: Plan) -> dict[str, list[list[Cell]]]:
    """Table id -> rows of the randvoorwaarden, in general and for each prioriteit."""
    groups = {"rv-algemeen": list(plan["invullingen"].values())}
    groups |= {f"rv-{priority.id}": priority.invullingen for priority in derive.prioriteiten(plan)}
    return {key: [_condition(plan, row) for row in rows] for key, rows in groups.items()}


def _condition(plan: Plan, row: Any) -> list[Cell]:
    above = row.onderdeel if row.onderdeel in plan["randvoorwaarden"] else plan.plaats[row.onderdeel]
    return [
        row.naam or name_of(plan, row.onderdeel),
        name_of(plan, above),
        [texts(plan, row, "invulling")],
        [texts(plan, row, "te_doen")],
    ]


def money_rows(plan: Plan) -> dict[str, list[list[Cell]]]:
    """Table id -> rows of amounts: of each prioriteit with its total, of all posts, of what is covered."""
    posts = list(plan["budgetposten"].values())
    tables: dict[str, list[list[Cell]]] = {}
    for priority in derive.prioriteiten(plan):
        own = [post for post in posts if priority.id in post.bij]
        rows: list[list[Cell]] = [
            [[[post.naam]], *(texts(plan, post, name)[0] for name in ("bedrag", "jaar", "soort", "dekking"))]
            for post in own
        ]
        tables[f"geld-{priority.id}"] = [
            *rows,
            ["Totaal", sum_words(own), "alle jaren samen", "alle soorten", "gedekt of niet"],
        ]
    tables["geld-posten"] = [
        [
            post.naam,
            *(texts(plan, post, name)[0] for name in ("bedrag", "jaar", "dekking")),
            [texts(plan, post, "bij")],
            post.toelichting or "geen",
        ]
        for post in posts
    ]
    covered = [(kind.naam, [post for post in posts if post.dekking == key]) for key, kind in plan["dekkingen"].items()]
    covered += [
        ("Dekking onbekend", [post for post in posts if isinstance(post.dekking, Ontbreekt)]),
        ("Alle posten", posts),
    ]
    tables["geld-samenvatting"] = [[name, sum_words(own)] for name, own in covered if own]
    homes = [*derive.prioriteiten(plan), *plan["overige"].values()]
    sums = [(home.naam, [post for post in posts if home.id in post.bij]) for home in homes]
    tables["geld-per-prioriteit"] = [[name, sum_words(own) if own else "geen posten"] for name, own in sums]
    return tables


def monitoring_rows(plan: Plan) -> dict[str, list[list[Cell]]]:
    """Table id -> rows of indicators, a table for each thema: a cell for each year and source, and the state."""
    rows: dict[str, list[list[Cell]]] = {}
    for priority in derive.prioriteiten(plan):
        for indicator in derive.indicatoren_van(plan, priority):
            rows.setdefault(monitoring_table(priority.id, indicator), []).append(_indicator(plan, indicator))
    return rows


def monitoring_table(priority: str, indicator: Any) -> str:
    """The id of the table that an indicator of a prioriteit stands in."""
    return f"mon-{priority}" + (f"-{indicator.thema}" if indicator.thema else "")


def _indicator(plan: Plan, indicator: Any) -> list[Cell]:
    figures = [
        _observation(plan, indicator, jaar, bron)
        for jaar in plan.gegevens.monitoring_jaren
        for bron in plan.gegevens.monitoring_bronnen
    ]
    return [[[indicator.naam]], *figures, [[state_word(plan, indicator)]] if indicator.standen else "geen stand"]


def _observation(plan: Plan, indicator: Any, jaar: Any, bron: str) -> str:
    found = derive.waarneming(plan, indicator, jaar, bron)
    if found is None:
        return UNKNOWN
    return texts(plan, found, "waarde")[0] + (" (voorlopig)" if found.voorlopig is True else "")


def other_rows(plan: Plan) -> dict[str, list[list[Cell]]]:
    """Table id -> rows of the overige prioriteiten."""
    rows: list[list[Cell]] = []
    for record in plan["overige"].values():
        listed: list[Cell] = [[texts(plan, record, name)] for name in ("nu", "straks", "partners", "intern")]
        if isinstance(record.budgetposten, tuple):
            posts = [plan["budgetposten"][key] for key in record.budgetposten]
            money = [[post.naam, *texts(plan, post, "bedrag")] for post in posts]
        else:
            money = [[str(record.budgetposten)]]
        when: Cell = [[*texts(plan, record, "planning"), *([code_words(plan, record)] if record.grondslag else [])]]
        rows.append([record.naam, *texts(plan, record, "doelstelling"), *listed, when, money])
    return {"tabel-overige": rows}


def all_rows(plan: Plan) -> dict[str, list[list[Cell]]]:
    """Every table of facts of the plan by id."""
    return {
        **measure_rows(plan),
        **condition_rows(plan),
        **money_rows(plan),
        **monitoring_rows(plan),
        **other_rows(plan),
    }
