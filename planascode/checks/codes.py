"""The plan's codes: grondslag and middelen together give one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from planascode import derive
from planascode.checks.content import Content
from planascode.checks.contradictions import contradiction, denials, lacks_code
from planascode.model import Maatregel
from planascode.problems import Problem


def check_codes_follow(content: Content) -> Iterator[Problem]:
    """Grondslag and middelen together give one of the plan's codes."""
    if not content.plan["codes"]:
        return
    pairs: dict[tuple[str, str], str] = {}
    parts = [(key, maatregel, part) for key, maatregel in content.plan["maatregelen"].items() for part in derive.uitvoeringen(maatregel)]
    lacking = [item for item in parts if lacks_code(content.plan, item[2])]
    for key, code in content.plan["codes"].items():
        for means in code.middelen:
            other = pairs.setdefault((code.grondslag, means), code.code)
            if other != code.code:
                message = f"bij grondslag '{code.grondslag}' met middelen '{means}' hoort ook al code {other}"
                hint = "verbeter de middelen of de grondslag van een van de twee codes"
                for owner, _, part in lacking[:1]:
                    hint += f"; bij '{part.grondslag}' met '{part.middelen}' hoort nu geen code, en '{owner}' heeft die"
                yield content.problem(f"codes/{key}/middelen/{means}", "M-002", message, hint)
                lacking = []
        choices = [("grondslag", "grondslagen", code.grondslag), *(("middelen", "middelen", means) for means in code.middelen)]
        for axis, collection, choice in choices:
            known = content.plan[collection].get(choice)
            match = contradiction(known.spreekt_tegen, code.omschrijving) if known else None
            if known and match and not re.search(r"\b(?:niet|geen)\b", code.omschrijving[: match.start()]):
                message = f"{axis} is '{known.naam}', en in de omschrijving staat '{match[0]}'"
                hint = content.either(f"codes/{key}/{axis}", at := f"codes/{key}/omschrijving")
                yield content.word_problem(at, match[0], "M-014", message, hint)
                break
    denied = {denial.problem.address: denial.evidence for denial in denials(content) if denial.evidence} if lacking else {}
    for key, maatregel, part in lacking:
        address = f"maatregelen/{key}" if part is maatregel else f"maatregelen/{key}/acties/{part.id}"
        message = f"bij grondslag '{part.grondslag}' met middelen '{part.middelen}' is er geen code"
        field, hint = _mended(content, maatregel, part, pairs, {axis: denied.get(f"{address}/{axis}", "") for axis in ("grondslag", "middelen")})
        yield content.problem(f"{address}/{field}", "M-002", message, hint)


def _mended(
    content: Content, maatregel: Maatregel, part: derive.Uitvoering, pairs: Mapping[tuple[str, str], str], denied: Mapping[str, str]
) -> tuple[str, str]:
    """The field of a combination without a code that is rather wrong, and the hint; ``denied`` are the words against each."""
    fits = {
        "middelen": ", ".join(f"{means} ({code})" for (ground, means), code in pairs.items() if ground == part.grondslag),
        "grondslag": ", ".join(f"{ground} ({code})" for (ground, means), code in pairs.items() if means == part.middelen),
    }
    wrong = [axis for axis, evidence in denied.items() if evidence and fits[axis]]
    if len(wrong) == 1:
        (axis,) = wrong
        hint = f"waarschijnlijk is {axis} fout, want {denied[axis]}; schrijf: {axis}: {fits[axis]}; "
        return axis, hint + f"klopt {axis} toch, verbeter dan die tekst en {'middelen' if axis == 'grondslag' else 'grondslag'}"
    hints = [f"klopt de grondslag? Dan kan hier: {fits['middelen']}"] * bool(fits["middelen"])
    hints += [f"kloppen de middelen? Dan kan bij grondslag: {fits['grondslag']}"] * bool(fits["grondslag"])
    hint = "; ".join(hints) or "kijk in codes/codes.yaml welke combinaties er zijn"
    unused = [axis for axis, value in (("middelen", part.middelen), ("grondslag", part.grondslag)) if not _in_a_code(content, axis, value)]
    codes = [item for item in content.plan["codes"].values() if unused and (unused[0] != "middelen" or item.grondslag == part.grondslag)]
    if codes:
        named = [item for item in codes if re.search(rf"\b{re.escape(item.code)}\b", " ".join(maatregel.aantekening))]
        place = content.place(f"codes/{(named or codes)[-1].id}/middelen")
        which = named[0].code if len(named) == 1 else "de code waar dat bij hoort"
        lost = f"geen enkele code heeft {unused[0]} '{getattr(part, unused[0])}'"
        hint = f"{lost}: viel dat weg in {place.file}, regel {place.line}? Zet het daar terug bij {which}; anders: {hint}"
    return "middelen", hint


def _in_a_code(content: Content, axis: str, value: object) -> bool:
    """Whether one of the plan's codes has this grondslag or means."""
    return any(value == item.grondslag if axis == "grondslag" else value in item.middelen for item in content.plan["codes"].values())
