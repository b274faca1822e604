"""What the content says, in printed words, without any layout: by address, and as the rows that every output must show.

``by_address`` knows the words of every field of a filtered plan and of everything that is computed from it. The
``*_rows`` give for a table what each cell must hold: a text (the cell is exactly that) or lists of texts (each list
stands in the cell, in its order).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from planascode import derive
from planascode.model import Naar, Plan, Punt
from planascode.records import annotation, field_types, item_key, unwrap
from planascode.values import TYPES, Ontbreekt, print_aantal, print_bedrag

UNKNOWN = "onbekend"
Cell = str | list[list[str]]


def name_of(plan: Plan, key: str) -> str:
    """How tables print the record with this id."""
    record = next(found[key] for found in plan.records.values() if key in found)
    return str(getattr(record, "kort", None) or record.naam)


# --- by address --------------------------------------------------------------------------------------


def by_address(plan: Plan) -> dict[str, str]:
    """Address -> the words that must stand there."""
    words = dict(_record(plan, plan.gegevens, "plan"))
    for collection, found in plan.records.items():
        if collection not in ("doelen", "onderdelen"):
            for key, record in found.items():
                words |= _record(plan, record, f"{collection}/{key}")
    return words | dict(_codes(plan)) | dict(_figures(plan)) | dict(_money(plan)) | dict(_counts(plan))


def _record(plan: Plan, record: Any, address: str) -> Iterator[tuple[str, str]]:
    for kind in field_types(type(record)):
        yield from _value(plan, kind.hint, getattr(record, kind.name), f"{address}/{kind.name}")
    if hasattr(record, "standen") and not derive.newest(record.standen, plan.gegevens.peildatum):
        yield f"{address}/standen", state_word(plan, record)


def _value(plan: Plan, hint: Any, value: Any, address: str) -> Iterator[tuple[str, str]]:
    inner = unwrap(hint)[0]
    extra = annotation(inner)
    if value is None or value == ():
        yield address, UNKNOWN
    elif isinstance(value, Ontbreekt):
        yield address, _fallback(plan) if "/toestanden/" in address else str(value)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            item_hint = inner.__args__[0]
            yield from _value(plan, item_hint, item, f"{address}/{item_key(item, number, item_hint)}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _value(plan, inner.__args__[1], item, f"{address}/{key}")
    elif dataclasses.is_dataclass(value) and not extra:
        yield from _record(plan, value, address)
    elif isinstance(extra, Naar):
        yield address, plan["toestanden"][value].woord if value in plan["toestanden"] else name_of(plan, value)
    else:
        yield address, TYPES[extra.type if extra else "tekst"].print(value)


def _fallback(plan: Plan) -> str:
    return next(str(state.woord) for state in plan["toestanden"].values() if state.bij_ontbreken)


def state_word(plan: Plan, record: Any) -> str:
    """The word of the newest stand of a measure, actie, indicator or line, on the plan's only axis."""
    (axis,) = plan["assen"]
    stand = derive.newest(record.standen, plan.gegevens.peildatum)
    state = stand.toestanden[axis] if stand else None
    return str(plan["toestanden"][state].woord) if isinstance(state, str) else _fallback(plan)


def code_words(plan: Plan, part: derive.Uitvoering) -> str:
    """The code of a measure or actie, or why there is none."""
    code = derive.code(plan, part)
    assert code is not None
    return str(code) if isinstance(code, Ontbreekt) else code.code


def _codes(plan: Plan) -> Iterator[tuple[str, str]]:
    for key, measure in plan["maatregelen"].items():
        for part in derive.uitvoeringen(measure):
            inside = "" if part is measure else f"/acties/{part.id}"
            yield f"maatregelen/{key}{inside}/code", code_words(plan, part)


def _figures(plan: Plan) -> Iterator[tuple[str, str]]:
    for key, indicator in plan["indicatoren"].items():
        totals = [(jaar, derive.totaal(plan, indicator, jaar)) for jaar in plan.gegevens.monitoring_jaren]
        yield from (
            (f"indicatoren/{key}/totaal/{jaar}", print_aantal(total)) for jaar, total in totals if total is not None
        )


def _counts(plan: Plan) -> Iterator[tuple[str, str]]:
    (axis,) = plan["assen"]
    for priority in derive.prioriteiten(plan):
        for state, count in derive.counts(plan, derive.alle_maatregelen(plan, priority), axis).items():
            yield f"prioriteiten/{priority.id}/aantal/{state}", str(count)


# --- money, added up here once more --------------------------------------------------------------------


def sum_words(posts: Sequence[Any]) -> str:
    """A sum as printed: parts of other posts left out, unknown amounts counted."""
    counted = [post.bedrag for post in posts if post.onderdeel_van is None]
    known = [amount for amount in counted if isinstance(amount, Decimal)]
    total, unknown = sum(known, Decimal(0)), len(counted) - len(known)
    if not unknown:
        return print_bedrag(total)
    return (
        f"ten minste {print_bedrag(total)}, {unknown} onbekend"
        if total
        else f"onbekend ({unknown} posten zonder bedrag)"
    )


def _money(plan: Plan) -> Iterator[tuple[str, str]]:
    posts = list(plan["budgetposten"].values())
    yield "geld/totaal", sum_words(posts)
    yield "geld/onbekend", sum_words([post for post in posts if isinstance(post.dekking, Ontbreekt)])
    for key in plan["dekkingen"]:
        yield f"geld/{key}", sum_words([post for post in posts if post.dekking == key])
    for collection in ("prioriteiten", "overige"):
        for key in plan[collection]:
            own = sum_words([post for post in posts if key in post.bij])
            yield f"{collection}/{key}/geld", own
            yield f"geld-{key}/totaal", own


# --- the rows of tables ----------------------------------------------------------------------------------


def texts(plan: Plan, record: Any, name: str) -> list[str]:
    """The printed words of a field: one for a scalar, one for each item of a list."""
    hint = next(kind.hint for kind in field_types(type(record)) if kind.name == name)
    value = getattr(record, name)
    if isinstance(value, tuple) and value and isinstance(value[0], Punt):
        return [
            word for punt in value for word in ([punt.tekst, state_word(plan, punt)] if punt.standen else [punt.tekst])
        ]
    return [words for _, words in _value(plan, hint, value, name)]


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
    """Table id -> rows of indicators: a cell for each year and source, and the state."""
    return {
        f"mon-{priority.id}": [_indicator(plan, indicator) for indicator in found]
        for priority in derive.prioriteiten(plan)
        if (found := derive.indicatoren_van(plan, priority))
    }


def _indicator(plan: Plan, indicator: Any) -> list[Cell]:
    figures = [
        _observation(plan, indicator, jaar, bron)
        for jaar in plan.gegevens.monitoring_jaren
        for bron in plan.gegevens.monitoring_bronnen
    ]
    head = [[name_of(plan, indicator.thema), indicator.naam] if indicator.thema else [indicator.naam]]
    return [head, *figures, [[state_word(plan, indicator)]] if indicator.standen else "geen stand"]


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
        rows.append(
            [record.naam, *texts(plan, record, "doelstelling"), *listed, *texts(plan, record, "planning"), money]
        )
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
