"""What the content says, in printed words, without any layout: of every field, and of everything that is computed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from planascode import derive
from planascode.fields import annotation, field_types, item_key, unwrap
from planascode.model import Naar, Overig, Plan, Punt
from planascode.values import TYPES, Ontbreekt, print_aantal, print_bedrag

UNKNOWN = "onbekend"


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


def code_words(plan: Plan, part: derive.Uitvoering | Overig) -> str:
    """The code of a measure or actie, or why there is none."""
    code = derive.code(plan, part)
    assert code is not None
    return str(code) if isinstance(code, Ontbreekt) else code.code


def _codes(plan: Plan) -> Iterator[tuple[str, str]]:
    for key, measure in plan["maatregelen"].items():
        for part in derive.uitvoeringen(measure):
            inside = "" if part is measure else f"/acties/{part.id}"
            yield f"maatregelen/{key}{inside}/code", code_words(plan, part)
    for key, other in plan["overige"].items():
        if derive.code(plan, other) is not None:
            yield f"overige/{key}/code", code_words(plan, other)


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


def texts(plan: Plan, record: Any, name: str) -> list[str]:
    """The printed words of a field: one for a scalar, one for each item of a list."""
    hint = next(kind.hint for kind in field_types(type(record)) if kind.name == name)
    value = getattr(record, name)
    if isinstance(value, tuple) and value and isinstance(value[0], Punt):
        return [
            word for punt in value for word in ([punt.tekst, state_word(plan, punt)] if punt.standen else [punt.tekst])
        ]
    return [words for _, words in _value(plan, hint, value, name)]


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
    for which, wanted in (("gedekt", True), ("niet-gedekt", False)):
        yield f"geld-dekking/{which}", sum_words([post for post in posts if derive.is_gedekt(plan, post) is wanted])
    for collection in ("prioriteiten", "overige"):
        for key in plan[collection]:
            own = sum_words([post for post in posts if key in post.bij])
            yield f"{collection}/{key}/geld", own
            yield f"geld-{key}/totaal", own
