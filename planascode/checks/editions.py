"""Marks of editions are known, hide only what may be absent, and leave no open reference to something hidden."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

from planascode.checks.content import Content
from planascode.checks.language import sentences
from planascode.checks.pieces import REFERENCE, Piece
from planascode.editions import CLOSED, edition_of
from planascode.fields import annotation, field_types, item_key, leaves
from planascode.model import COLLECTIONS, HOOGSTE_EDITIE, Naar
from planascode.problems import Problem, Source, nearest


def _marked(content: Content) -> Iterator[tuple[str, Any]]:
    """(address, what stands there) of each record, and each part of one, that has a mark of its own."""
    tops = {"/".join(address.split("/")[:2]) for address in content.marked}
    for top, record in content.records() if tops else ():
        if top in tops or "/" not in top:
            yield from (found for found in _inside(record, top) if found[0] in content.marked)


def _inside(record: Any, address: str) -> Iterator[tuple[str, Any]]:
    yield address, record
    for kind in field_types(type(record)):
        value = getattr(record, kind.name)
        if isinstance(value, tuple):
            for number, item in enumerate(value, 1):
                if dataclasses.is_dataclass(item) and hasattr(item, "editie_per_veld"):
                    yield from _inside(item, f"{address}/{kind.name}/{item_key(item, number)}")


def check_editions_exist(content: Content) -> Iterator[Problem]:
    """An edition that is named is one of plan.yaml's."""
    known = content.plan.gegevens.edities
    for address, part in _marked(content):
        marks = [(f"{address}/editie", getattr(part, "editie", None))]
        marks += [(f"{address}/editie_per_veld/{name}", mark) for name, mark in getattr(part, "editie_per_veld", {}).items()]
        for place, mark in marks:
            if mark is not None and mark not in known:
                yield content.problem(place, "E-001", f"de editie '{mark}' bestaat niet", _which(mark, known))
    for address, text in content.plan.teksten.items():
        if ":::" not in text:
            continue
        for number, line in enumerate(text.split("\n"), 1):
            name = line.strip(": ")
            if line.startswith(":::") and name and name not in known:
                yield dataclasses.replace(
                    content.problem(address, "E-001", f"de editie '{name}' bestaat niet", _which(name, known)),
                    source=Source(content.sources[address].file, number, 1, len(line)),
                )
        fences = [
            (number, line.strip(": ")) for number, line in enumerate(text.split("\n"), 1) if line.startswith(":::")
        ]
        wrong = [number for index, (number, name) in enumerate(fences) if bool(name) == bool(index % 2)]
        if wrong or len(fences) % 2:
            number = wrong[0] if wrong else fences[-1][0]
            if dict(fences)[number]:
                message = "hier begint een blok, en het blok ervoor is niet gesloten" if wrong else "dit blok wordt nergens gesloten"
                hint = "zet ::: op een eigen regel onder de laatste regel die niet voor iedereen is; "
                hint += "weet u niet welke dat is, zet het dan helemaal onderaan: wat eronder staat, leest iedereen"
            elif short := [at for at, line in enumerate(text.split("\n")[: number - 1], 1) if _TWO.fullmatch(line)]:
                number, message = short[-1], "hier ontbreekt een dubbele punt: een blok begint met drie"
                hint = f"schrijf: :{text.splitlines()[number - 1]}"
            else:
                message = "hier eindigt een blok dat nergens begint"
                above = [(at, line[0] == "#") for at, line in enumerate(text.split("\n")[: number - 1], 1) if line.startswith(("#", ":::"))]
                lines = text.split("\n")[: number - 1]
                last = next((at for at in range(len(lines), 0, -1) if lines[at - 1].strip()), 0)
                first = next((at + 1 for at in range(last, 0, -1) if not lines[at - 1].strip() or lines[at - 1].startswith(("#", ":::"))), 1)
                said = f" (misschien regel {first}: '{' '.join(lines[first - 1].split()[:4])} ...', of hoger)" if 0 < first <= last else ""
                hint = f"zet ::: {known[-1]} op een eigen regel boven de eerste regel die niet voor iedereen is{said}; "
                there = f"{'boven' if above[-1][1] else 'onder'} regel {above[-1][0]}" if above else "bovenaan"
                if (gap := next((at for at in range(2, len(lines)) if not lines[at - 1].strip() and not lines[at - 2].strip()), 0)) and known[1:]:
                    hint = f"waarschijnlijk stond er op regel {gap}, waar een lege regel te veel is: ::: {known[-1]}; zo niet: {hint}"
                hint += f"weet u niet welke dat is, zet het dan {there}: wat eronder staat, ziet dan niet iedereen"
                hint += "; haal ::: pas weg als iedereen alles hierboven mag lezen"
                hint = hint if known[1:] else "haal ::: weg: dit plan heeft één editie, dus iedereen leest alles"
                hint = f"haal deze ::: weg: het blok is op regel {last} al gesloten" if last and lines[last - 1].startswith(":::") else hint
            at = Source(content.sources[address].file, number, 1, len(text.split("\n")[number - 1]))
            yield Problem(at, "E-002", message, hint)


_TWO = re.compile(r"::(?!:) ?[a-z-]+")
"""The first line of a block with one colon too few."""


def _which(mark: str, known: tuple[str, ...]) -> str:
    """What to write for an edition that is not there: never the open one for what somebody wants to hide."""
    if len(known) == 1:
        return f"zet '{mark}' terug bij edities in plan.yaml, of haal dit weg; schrijf niet '{known[0]}': dan leest iedereen het"
    return f"mag niet iedereen dit lezen, schrijf dan: {known[-1]}" if re.search(r"\b(?:niet|geen)\b", mark) else nearest(mark, known)


def check_what_is_marked_as_closed_is_hidden(content: Content) -> Iterator[Problem]:
    """No text for everybody begins with a mark that hides nothing: two colons, ``[intern]``, ``VERTROUWELIJK``."""
    edities = content.plan.gegevens.edities
    words = "|".join(map(re.escape, sorted(CLOSED.union(edities[1:]))))
    shouted = "|".join(sorted(CLOSED - {"concept"})).upper()
    opening = re.compile(rf"\s*(?:\[(?i:{words}|niet openbaar)\](?!\()|(?:{shouted}|NIET OPENBAAR)\b(?!-))")
    closed = "|".join(map(re.escape, sorted((CLOSED - {"concept"}).union(edities[-1:]))))
    aside = rf"[(\[](?:(?:ALLEEN |STRIKT )?(?:{shouted})|NIET OPENBAAR|(?i:alleen|strikt) (?i:{closed}))(?=[)\]:])"
    found = [*content.find(re.compile(rf"::(?<!:::)[ ]?(?:{words})\b|{aside}"))]
    found += [(piece, 0, match) for piece in content.pieces if (match := opening.match(piece.text))]
    for piece, start, match in found:
        if _TWO.fullmatch(match[0]) and sum(line.startswith(":::") for line in content.plan.teksten.get(piece.address, "").split("\n")) % 2:
            continue  # that is told by E-002
        collection, key, *field = piece.address.split("/")
        record: Any = content.plan[collection].get(key)
        hidden = getattr(record, "editie", None) or getattr(record, "editie_per_veld", {}).get(next(iter(field), ""))
        if piece.wiens == "buiten" or collection in HOOGSTE_EDITIE or (piece.soort == "veld" and hidden):
            continue
        above = content.plan.teksten.get(piece.address, "")[: piece.start].split("\n")
        if sum(line.startswith(":::") for line in above) % 2 == 0:
            closed = edities[-1] if edities[1:] else "intern"
            how = f"editie_per_veld: {{{next(iter(field), 'veld')}: {closed}}}, of voor het hele stuk: editie: {closed}"
            hint = f"schrijf in dit stuk: {how}" if piece.soort == "veld" else f"zet op een eigen regel erboven ::: {closed} en op een eigen regel eronder :::"
            message = f"'{match[0].strip()}' verbergt niets: iedereen leest wat hier staat"
            yield content.piece_problem(piece, start, start + len(match[0]), "E-007", message, f"{hint}; mag iedereen het lezen, haal dit woord dan weg")


def check_editions_show_something(content: Content) -> Iterator[Problem]:
    """Each edition shows a prioriteit, an as and the state for what is not known: without them there is no plan."""
    plan, edities = content.plan, content.plan.gegevens.edities
    states = {key: state for key, state in plan["toestanden"].items() if state.bij_ontbreken}
    needed = {
        "prioriteit": ("prioriteiten", plan["prioriteiten"]),
        "as": ("assen", plan["assen"]),
        "toestand voor wat niet bekend is": ("toestanden", states),
    }
    for what, (collection, found) in needed.items():
        if found and not any(
            edition_of(collection, record, edities) == edities[0] and "bij_ontbreken" not in record.editie_per_veld for record in found.values()
        ):
            key, first = next(iter(found.items()))
            message = f"de editie '{edities[0]}' heeft geen enkele {what}: ze zijn allemaal verborgen"
            hint = "toon er een in elke editie"
            if any(record.voorstel for record in found.values()):
                hint += "; een voorstel staat alleen in de meest gesloten editie: haal voorstel: weg als dit is besloten"
            yield content.problem(f"{collection}/{key}/{'voorstel' if first.voorstel else 'editie'}", "H-016", message, hint)
    if not plan["prioriteiten"]:
        hint = "maak een map in prioriteiten met een bestand prioriteit.yaml"
        yield content.problem("plan/prioriteiten", "H-016", "dit plan heeft geen prioriteit", hint)


def check_hidden_fields_are_optional(content: Content) -> Iterator[Problem]:
    """A field with its own edition is one that may be absent."""
    for address, part in _marked(content):
        known = {kind.name: kind for kind in field_types(type(part))}
        for name in getattr(part, "editie_per_veld", {}):
            place = f"{address}/editie_per_veld/{name}"
            if name not in known:
                yield content.problem(place, "E-003", f"het veld '{name}' bestaat hier niet", nearest(name, known))
            elif known[name].required:
                message = f"'{name}' is verplicht en kan niet voor één editie verborgen worden"
                yield content.problem(place, "E-003", message, "verberg het hele stuk met editie: of laat het veld zien")


def check_measures_with_hidden_parts(content: Content) -> Iterator[Problem]:
    """A measure with acties has one in each edition that shows the measure: there it has no planning and no stand of its own."""
    edities = content.plan.gegevens.edities
    for key, maatregel in content.plan["maatregelen"].items():
        own, field = maatregel.editie or edities[0], maatregel.editie_per_veld.get("acties", edities[0])
        marks = [actie.editie or edities[0] for actie in maatregel.acties]
        if not marks or not edities or not {own, field, *marks} <= set(edities):
            continue  # an edition that is not there is told by E-001
        first = max(edities.index(field), min(map(edities.index, marks)))
        if first > edities.index(own):
            message = f"in de editie '{own}' zijn alle acties van deze maatregel verborgen; zij heeft daar geen planning en geen stand"
            hint = f"toon daar een actie, of verberg de hele maatregel: editie: {edities[first]}"
            yield content.problem(f"maatregelen/{key}/acties", "E-005", message, hint)


def check_open_records_refer_to_open_records(content: Content) -> Iterator[Problem]:
    """What an edition shows refers only to what it shows."""
    from planascode import markdown

    edities = content.plan.gegevens.edities
    if any(True for _ in check_editions_exist(content)) or any(True for _ in check_hidden_fields_are_optional(content)):
        return
    told: set[tuple[str, str]] = set()
    for editie in edities[:-1]:
        shown = content.shown_in(editie)
        if not shown["prioriteiten"]:
            return  # that it shows no plan is told by H-016
        known = {key for found in shown.records.values() for key in found}
        everything = {key for found in content.plan.records.values() for key in found}
        hidden = everything - known
        records = [
            ("plan", shown.gegevens),
            *((f"{name}/{key}", record) for name in COLLECTIONS for key, record in shown[name].items()),
        ]
        for top, record in () if hidden.isdisjoint(content.named_in) else records:
            for address, hint, value in leaves(type(record), record, top):
                if (
                    isinstance(annotation(hint), Naar)
                    and isinstance(value, str)
                    and value in hidden
                    and (address, value) not in told
                ):
                    told.add((address, value))
                    yield content.problem(address, "E-004", *_leak(value, editie, content.plan.plaats.get(value, ""), hidden))
        for address, text in shown.teksten.items():
            whole = text == content.plan.teksten[address]
            prose = content.prose[address] if whole else markdown.parse(text, address, markdown.prefix(address))
            for target in (*markdown.references(prose), *(target for target, _ in prose.placed)):
                if target in hidden and (address, target) not in told:
                    told.add((address, target))
                    yield content.word_problem(address, f"#{target}", "E-004", *_leak(target, editie, content.plan.plaats.get(target, ""), hidden))


def _leak(key: str, editie: str, home: str, hidden: set[str]) -> tuple[str, str]:
    why = f", met heel '{home}'" if home in hidden else ""
    message = f"dit is te zien in de editie '{editie}' en verwijst naar '{key}', dat daar verborgen is{why}"
    return message, "verberg dit ook, of toon het andere stuk"


_SAID = 40
"""From how many signs on a sentence is no chance."""


def check_what_is_closed_is_not_said_openly(content: Content) -> Iterator[Problem]:
    """No sentence of a block that not everybody reads stands with the same words in a text or field that everybody reads."""
    edities = content.plan.gegevens.edities
    closed = {address: spans for address, text in content.plan.teksten.items() if ":::" in text and (spans := _closed(text, edities[:1]))}
    if not closed or any(True for _ in check_editions_exist(content)):
        return
    shown = content.shown_in(edities[0])
    hidden: dict[str, tuple[Piece, int]] = {}
    said: list[tuple[str, Piece, int, int]] = []
    for piece in content.pieces:
        collection, _, rest = piece.address.partition("/")
        is_closed = any(begin <= piece.start < end for begin, end in closed.get(piece.address, ()))
        is_open = piece.address in shown.teksten or rest.partition("/")[0] in (shown.records.get(collection, ()) if piece.soort == "veld" else ())
        for begin, end in sentences(piece.text) if piece.soort != "kop" and piece.wiens != "buiten" and (is_closed or is_open) else ():
            words = " ".join(piece.text[begin:end].replace(REFERENCE, " ").split())
            if len(words) >= _SAID and is_closed:
                hidden.setdefault(words, (piece, begin))
            elif len(words) >= _SAID:
                said.append((words, piece, begin, end))
    for words, piece, begin, end in said:
        if words in hidden:
            other, at = hidden[words]
            place = content.piece_problem(other, at, at + 1, "E-008", "").source
            message = "deze zin leest iedereen, en met dezelfde woorden staat hij ook in een blok dat niet voor iedereen is"
            hint = f"dat blok staat in {place.file}, regel {place.line}; mag iedereen hem lezen, haal hem daar dan uit het blok; zo niet, haal hem hier weg"
            begin += len(piece.text[begin:end]) - len(piece.text[begin:end].lstrip())
            yield content.piece_problem(piece, begin, end, "E-008", message, hint)


def _closed(text: str, shown: Sequence[str]) -> list[tuple[int, int]]:
    """Begin and end of each block in a text that an edition which has what is in ``shown`` has not."""
    found, at, begin = list[tuple[int, int]](), 0, -1
    for line in text.split("\n"):
        if line.startswith(":::"):
            found += [(begin, at)] if begin >= 0 else []
            name = line.strip(": ")
            begin = at if name and name not in shown else -1
        at += len(line) + 1
    return found


def check_blocks_hold_what_belongs_together(content: Content) -> Iterator[Problem]:
    """A paragraph with a word in bold before it, directly behind a closed block, does not go on with what stands in it in the same way."""
    for address, text in content.plan.teksten.items() if content.plan.gegevens.edities[1:] else ():
        for match in _GOES_ON_OPENLY.finditer(text) if ":::" in text else ():
            message = f"'{match['open']}' leest iedereen, en '{match['closed']}' erboven, dat net zo begint, niet"
            hint = "horen zij bij elkaar, zet dan het ::: onder het laatste; mag iedereen dit lezen, aanvaard het dan"
            yield content.text_problem(address, *match.span("open"), "E-007", message, hint)


_GOES_ON_OPENLY = re.compile(
    r"(?m)^:::[ ]*\w[^\n]*\n(?:(?!:::)[^\n]*\n)*?(?P<closed>\*\*[^*\n]+:\*\*)[^\n]*\n(?:[^\n:*][^\n]*\n|\n)*:::[ ]*\n\n*(?P<open>\*\*[^*\n]+:\*\*)"
)
"""A block whose last labelled paragraph is closed, and a labelled one behind it."""
