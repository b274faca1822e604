"""Records that fit together: one home for planning and status, states on known axes, known tones and columns."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from planascode.checks.content import Content
from planascode.checks.figures import is_too_early
from planascode.dropvalues import CHOICES
from planascode.fields import FieldType, annotation, field_types, item_key, unwrap
from planascode.model import Kolom, Maatregel
from planascode.otherwords import TONES
from planascode.problems import Problem, Source, nearest
from planascode.textnames import lost_parts, plainly, renamed_block, text_meant, where_to_name
from planascode.values import Jaar, Kwartaal, first_day, print_datum

OWN = ("planning", "planning_toelichting", "grondslag", "middelen", "standen")
PLAN_PARTS = frozenset(
    {
        "tekst",
        "leeswijzer",
        "codes",
        "randvoorwaarden",
        "prioriteiten",
        "overige",
        "geld",
        "documenten",
        "afkortingen",
        "bijlagen",
    }
)
PRIORITEIT_PARTS = frozenset(
    {"tekst", "doelstelling", "invullingen", "doelen", "budget", "themas", "maatregelen", "monitoring"}
)
THEMA_PARTS = frozenset({"tekst", "maatregelen"})
FOR_MAKERS = frozenset({"voorheen", "editie", "aantekening"})
MAX_COLUMNS, MAX_WIDTH = 12, 100
EXPLAINED = ("oorzaak", "gevolg", "bijsturing")
"""What a stand says where it does not go well."""
COMPOSED_COLUMNS = frozenset({"uitvoering"})


def check_one_home_for_planning(content: Content) -> Iterator[Problem]:
    """A measure has acties, or a planning and standen of its own, never both and never neither."""
    for key, maatregel in content.plan["maatregelen"].items():
        address = f"maatregelen/{key}"
        own = [name for name in OWN if getattr(maatregel, name)]
        if maatregel.acties and own:
            said = " en ".join(filter(None, (", ".join(f"'{name}'" for name in own[:-1]), f"'{own[-1]}'")))
            message = f"{said} {'staan' if own[1:] else 'staat'} bij de maatregel terwijl er acties zijn"
            hint = f"zet het bij de actie waar het over gaat ({', '.join(actie.id for actie in maatregel.acties)}), en haal het hier weg"
            yield content.problem(f"{address}/{own[0]}", "M-001", message, hint)
        if not maatregel.acties and maatregel.planning is None:
            hint = "voeg toe: planning: Q3 2022, of planning: onbekend (reden), of acties met elk een planning"
            yield content.problem(address, "M-001", "de maatregel heeft geen planning", hint)
        without = [] if maatregel.acties or maatregel.standen else [(address, "maatregel")]
        without += [(f"{address}/acties/{actie.id}", "actie") for actie in maatregel.acties if not actie.standen]
        for place, what in without:
            states = ", ".join(f"{axis}: onbekend (reden)" for axis in content.plan["assen"])
            day = print_datum(content.plan.gegevens.peildatum)
            hint = f"voeg toe onder standen: - {{peildatum: {day}, toestanden: {{{states}}}, herkomst: gemeld}}"
            yield content.problem(place, "S-001", f"de {what} heeft geen stand", hint)


def _with_standen(content: Content) -> Iterator[tuple[str, Any]]:
    for address, record in content.records():
        if isinstance(record, Maatregel):
            yield address, record
            yield from ((f"{address}/acties/{actie.id}", actie) for actie in record.acties)
        elif hasattr(record, "standen"):
            yield address, record


def check_states_are_on_axes(content: Content) -> Iterator[Problem]:
    """Each stand says something on every axis of the legend."""
    axes = set(content.plan["assen"])
    for address, record in _with_standen(content):
        for stand in record.standen:
            if set(stand.toestanden) - axes:
                continue  # an axis that does not exist is told as a reference
            for missing in sorted(axes - set(stand.toestanden)):
                place = f"{address}/standen/{stand.peildatum.isoformat()}"
                message = f"deze stand zegt niets over '{missing}'"
                yield content.problem(
                    place, "S-002", message, f"voeg toe: {missing}: ... of {missing}: onbekend (reden)"
                )


def check_what_is_unknown_has_a_reason(content: Content) -> Iterator[Problem]:
    """The state that is shown where nothing is known is not chosen itself: that would hide why it is not known."""
    shown = {key for key, state in content.plan["toestanden"].items() if state.bij_ontbreken}
    shown = shown if len(shown) == 1 else set()  # more of them are told by L-020
    for address, record in _with_standen(content):
        for stand in record.standen:
            for axis, state in stand.toestanden.items():
                if state in shown:
                    place = f"{address}/standen/{stand.peildatum.isoformat()}/toestanden/{axis}"
                    message = f"'{state}' is er voor wat niet bekend is en kan niet gekozen worden"
                    yield content.problem(place, "S-005", message, "schrijf: onbekend (waarom het niet bekend is)")


def check_bad_states_are_explained(content: Content) -> Iterator[Problem]:
    """A stand with a state that is not good says what caused it, what follows and what is done about it."""
    states = content.plan["toestanden"]
    bad = {key for key, state in states.items() if not state.goed}
    for address, record in _with_standen(content):
        for stand in record.standen:
            place = f"{address}/standen/{stand.peildatum.isoformat()}"
            if not any(isinstance(state, str) and state in bad for state in stand.toestanden.values()):
                said = next((name for name in EXPLAINED if isinstance(getattr(stand, name), str)), "")
                if bad and said and all(state in states for state in stand.toestanden.values()):
                    message = f"hier staat een {said}, en de toestand is goed"
                    yield content.problem(f"{place}/{said}", "S-011", message, "gaat het goed, haal dit weg; anders: verbeter de toestand")
                continue
            if void := [name for name in EXPLAINED if getattr(getattr(stand, name), "soort", "") == "n.v.t."]:
                message = f"het gaat hier niet goed, en bij {void[0]} staat n.v.t."
                yield content.problem(f"{place}/{void[0]}", "S-003", message, f"schrijf bij {', '.join(void)} wat het is, of: onbekend (reden)")
            if lacking := [name for name in EXPLAINED if getattr(stand, name) is None]:
                *first, last = (f"'{name}'" for name in lacking)
                named = f"{', '.join(first)} en {last} ontbreken" if first else f"{last} ontbreekt"
                hint = _how_to_add(content, place, [f"{name}: ..." for name in lacking])
                yield content.problem(place, "S-003", f"het gaat hier niet goed en {named}", hint)


def _how_to_add(content: Content, address: str, fields: Sequence[str]) -> str:
    """How to add fields to a record that may stand between brackets on one line."""
    line = content.line_from(content.place(address))
    if line.startswith("{") and line.partition(" #")[0].rstrip().endswith("}"):
        how = f"zet voor de laatste }}: , {', '.join(fields)}"
    else:
        how = f"voeg {'elk op een eigen regel ' if len(fields) > 1 else ''}toe: {', '.join(fields)}"
    return f"{how}; weet u het niet, schrijf dan: onbekend (reden)"


def check_legend_shows_the_unknown(content: Content) -> Iterator[Problem]:
    """The legend has an axis, and says how a state that is not known is shown."""
    if not content.plan["assen"]:
        hint = "voeg toe in legenda/assen.yaml: - {id: voortgang, naam: Voortgang}"
        yield Problem(Source("legenda/assen.yaml"), "L-001", "de legenda heeft geen as", hint)
    if not any(state.bij_ontbreken for state in content.plan["toestanden"].values()):
        message = "de legenda zegt niet hoe een onbekende stand getoond wordt"
        line = '- {id: stand-onbekend, woord: onbekend, symbool: "?", toon: unknown, betekenis: Niet bekend, bij_ontbreken: ja}'
        hint = f"zet deze regel in legenda/toestanden.yaml: {line}; staat er al zo'n toestand, zet daar dan bij: bij_ontbreken: ja"
        yield Problem(Source("legenda/toestanden.yaml"), "L-002", message, hint)


_NOT_YET = re.compile(r"\b(?:nog niet|begint|moet nog|later|net gestart|wordt aan gewerkt|loopt)\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:(?<!niet )klaar|afgerond|gerealiseerd|voltooid|wordt aan gewerkt|loopt|is (?:net )?(?:gestart|begonnen))\b", re.IGNORECASE)


def check_states_agree_with_themselves(content: Content) -> Iterator[Problem]:
    """A state of work that is done is not one of work not begun, one only is shown where nothing is known, and a good and a bad one share no colour."""
    first, states = "", content.plan["toestanden"]
    for key, state in states.items():
        if state.klaar and not state.begonnen:
            message = f"'{state.woord}' is klaar, en volgens begonnen nog niet begonnen"
            yield content.problem(f"toestanden/{key}/begonnen", "L-020", message, "haal klaar: ja of begonnen: nee hier weg")
        means = str(state.betekenis)
        if (state.klaar and _NOT_YET.search(means)) or (not state.begonnen and not state.bij_ontbreken and _OVER.search(means)):
            field = "klaar" if state.klaar else "begonnen"
            message = f"de betekenis is '{means}', en bij '{state.woord}' staat {field}: {'ja' if state.klaar else 'nee'}"
            yield content.problem(at := f"toestanden/{key}/betekenis", "L-020", message, content.either(f"toestanden/{key}/{field}", at))
        if state.bij_ontbreken and first:
            message = f"'{state.woord}' is er voor wat niet bekend is, en '{first}' ook"
            yield content.problem(f"toestanden/{key}/bij_ontbreken", "L-020", message, "haal bij_ontbreken: ja bij een van de twee weg")
        first = first or (state.woord if state.bij_ontbreken else "")
        same = next((item.woord for item in states.values() if item.goed and not item.bij_ontbreken and item.toon == state.toon), "")
        if same and not state.goed:
            message = f"'{state.woord}' gaat niet goed, en heeft dezelfde kleur als '{same}', dat goed gaat"
            hint = "kies een andere toon; gaat het ook hier goed, haal dan goed: nee weg"
            yield content.problem(f"toestanden/{key}/toon", "L-020", message, hint)


def check_the_reading_guide_names_the_states(content: Content) -> Iterator[Problem]:
    """The text that explains the legend does not name a state by its id, where its word became another."""
    states = content.plan["toestanden"]
    words = {state.woord.casefold() for state in states.values()}
    renamed = {name: state.woord for key, state in states.items() if (name := key.replace("-", " ")) not in words | {state.woord[-len(name) :].casefold()}}
    for deel in content.plan.indeling.plan if renamed else ():
        text = content.plan.teksten.get(deel.tekst or "", "") if deel.soort == "leeswijzer" else ""
        for match in re.finditer(rf"(?<!niet )\b(?:{'|'.join(map(re.escape, renamed))})\b", text):
            message = f"hier staat '{match[0]}', en in legenda/toestanden.yaml heet dat '{renamed[match[0]]}'"
            yield content.text_problem(str(deel.tekst), *match.span(), "L-021", message, f"schrijf: {renamed[match[0]]}")


def check_figures_have_a_column(content: Content) -> Iterator[Problem]:
    """Each observation's year and source is one of those that the monitoring tables show."""
    gegevens = content.plan.gegevens
    used = {item.periode for indicator in content.plan["indicatoren"].values() for item in indicator.waarnemingen}
    for key, indicator in content.plan["indicatoren"].items():
        for item in indicator.waarnemingen:
            address = f"indicatoren/{key}/waarnemingen/{item_key(item, 1)}"
            if item.periode not in gegevens.monitoring_jaren and not is_too_early(item):  # that is told by I-013
                message = f"het cijfer van {item.periode} komt in geen enkele tabel"
                place = content.place("plan/monitoring_jaren")
                there = f"({place.file}, regel {place.line})" if "plan/monitoring_jaren" in content.sources else "in plan.yaml"
                hint = f"zet {item.periode} bij monitoring_jaren: {there}, of verbeter het jaar"
                if ahead := [year for year in gegevens.monitoring_jaren if first_day(year) > gegevens.peildatum and year not in used]:
                    hint += f"; klopt {' en '.join(map(str, ahead))} daar? Daarvan is er nog geen cijfer"
                if isinstance(item.periode, Kwartaal) and all(isinstance(year, Jaar) for year in gegevens.monitoring_jaren):
                    hint = f"de tabellen gaan per jaar; is het een tussenstand, schrijf dan: periode: {item.periode.jaar}, met: voorlopig: ja"
                yield content.problem(f"{address}/periode", "I-001", message, hint)
            if item.bron not in gegevens.monitoring_bronnen and item.bron in content.plan["organisaties"]:  # else R-003 tells
                message = f"het cijfer van '{item.bron}' komt in geen enkele tabel"
                hint = f"zet {item.bron} bij monitoring_bronnen: in plan.yaml, of verbeter de bron"
                yield content.problem(f"{address}/bron", "I-001", message, hint)


def check_tones_exist(content: Content) -> Iterator[Problem]:
    """A state's tone is one of the house style's."""
    for key, state in content.plan["toestanden"].items():
        if state.toon not in content.tones:
            message = f"de toon '{state.toon}' bestaat niet in de huisstijl"
            tone = TONES.get(state.toon.casefold())
            colour = f"{state.toon} heet hier {tone}; schrijf: toon: {tone}" if tone in content.tones else ""
            hint = colour or nearest(state.toon, content.tones) or "zet de toon met drie kleuren in layouts/huisstijl/tokens.yaml"
            yield content.problem(f"toestanden/{key}/toon", "L-003", message, hint)


def is_printed(kind: FieldType) -> bool:
    """Whether a field of a measure is words, or a list of words or names, for readers."""
    inner, _ = unwrap(kind.hint)
    item = typing.get_args(inner)[0] if typing.get_origin(inner) is tuple else inner
    return annotation(item) is not None and kind.name not in FOR_MAKERS


def check_columns_and_parts_exist(content: Content) -> Iterator[Problem]:
    """indeling.yaml names parts and fields that exist, and column widths above zero."""
    fields = {kind.name for kind in field_types(Maatregel) if is_printed(kind)} | COMPOSED_COLUMNS
    columns = content.plan.indeling.maatregelkolommen
    if not 1 <= len(columns) <= MAX_COLUMNS:
        message = f"de tabel met maatregelen heeft {len(columns)} kolommen; 1 tot en met {MAX_COLUMNS} kan"
        yield content.problem(
            "indeling/maatregelkolommen", "H-013", message, "noem de kolommen die de lezer nodig heeft"
        )
    for column in columns:
        if column.breedte > MAX_WIDTH:
            message = f"een breedte is hoogstens {MAX_WIDTH}"
            hint = "alle breedtes samen zijn de hele tabel; bijvoorbeeld: 15"
            yield content.problem(f"indeling/maatregelkolommen/{column.id}/breedte", "H-013", message, hint)
        address = f"indeling/maatregelkolommen/{column.id}"
        if column.toont not in fields:
            message = f"een maatregel heeft geen veld '{column.toont}'"
            if column.toont in {kind.name for kind in field_types(Maatregel)}:
                message = f"het veld '{column.toont}' kan niet in een kolom staan"
            yield content.problem(f"{address}/toont", "L-004", message, nearest(column.toont, fields))
        if column.breedte <= 0 or column.breedte != int(column.breedte):
            yield content.problem(
                f"{address}/breedte", "L-005", "een breedte is een heel getal boven nul", "bijvoorbeeld: 15"
            )
    for name, known in (("plan", PLAN_PARTS), ("prioriteit", PRIORITEIT_PARTS), ("thema", THEMA_PARTS)):
        for deel in getattr(content.plan.indeling, name):
            address = f"indeling/{name}/{deel.id}"
            if deel.soort not in known:
                yield content.problem(
                    f"{address}/soort", "L-006", f"'{deel.soort}' is geen onderdeel", nearest(deel.soort, known)
                )
            elif deel.soort == "tekst" and not deel.tekst:
                yield content.problem(
                    address,
                    "L-007",
                    "bij soort: tekst hoort de naam van een bestand",
                    "voeg toe: tekst: en daarachter de naam van het bestand, zonder .md",
                )
            if (
                not deel.kop
                and deel.soort not in ("bijlagen", "themas")
                and not (name == "thema" and deel.soort == "tekst")
            ):
                yield content.problem(address, "L-008", "dit onderdeel heeft geen kop", "voeg toe: kop: ...")


def check_named_texts_are_there(content: Content) -> Iterator[Problem]:
    """A text that indeling.yaml or an annex names is there, and is named as its file is."""
    plan = content.plan
    named = [("plan", deel, text_meant(plan, deel.tekst)) for deel in plan.indeling.plan if deel.tekst and deel.tekst not in plan.teksten]
    named += [(level, deel, plainly(deel.tekst)) for level in ("prioriteit", "thema") for deel in getattr(plan.indeling, level) if deel.tekst]
    for level, deel, right in named:
        if right != deel.tekst and not (not right and content.is_lost(plainly(deel.tekst).rpartition("/")[2])):
            message = f"er is geen tekst met de naam '{deel.tekst}'"
            hint = f"zet het bestand {plainly(deel.tekst)}.md terug; moet dit hoofdstuk weg, haal dan deze regel weg"
            yield content.problem(f"indeling/{level}/{deel.id}/tekst", "L-016", message, f"schrijf: tekst: {right}" if right else hint)
    for key, bijlage in plan["bijlagen"].items():
        for blok in bijlage.blokken:
            if blok.leeg is None and f"bijlagen/{key}/{blok.id}" not in plan.teksten and not content.is_lost(blok.id):
                hint = f"maak in deze map het bestand {blok.id}.md, of zet het terug; is er nog geen tekst, "
                hint += "zet dan bij dit blok (tussen { en } na een komma): leeg: onbekend (reden)"
                if other := renamed_block(plan, f"bijlagen/{key}/{blok.id}"):
                    hint = f"de tekst {other}.md hoort bij geen blok: is dit blok dat van toen, schrijf dan weer: id: {other} (de naam mag wel anders); "
                    hint += f"of geef dat bestand de naam {blok.id}.md"
                yield content.problem(f"bijlagen/{key}/blokken/{blok.id}", "L-016", f"de tekst van het blok '{blok.naam}' is er niet", hint)
            elif blok.leeg is not None and f"bijlagen/{key}/{blok.id}" in plan.teksten:
                message = f"hier staat dat het blok '{blok.naam}' leeg is, en de tekst {blok.id}.md is er"
                yield content.problem(f"bijlagen/{key}/blokken/{blok.id}/leeg", "L-016", message, "haal leeg: hier weg, of haal dat bestand weg")


def check_all_is_printed(content: Content) -> Iterator[Problem]:
    """What the plan holds has a part in indeling.yaml that prints it; a text without its part (T-011) and a part that does not exist (L-006) are told first."""
    order = content.plan.indeling
    levels = ((order.plan, PLAN_PARTS), (order.prioriteit, PRIORITEIT_PARTS), (order.thema, THEMA_PARTS))
    is_told = any(where_to_name(content.plan, address) for address in content.plan.teksten)
    if not is_told and all(deel.soort in known for delen, known in levels for deel in delen):
        for level, soort, collection, number in lost_parts(content.plan):
            message = f"onder {level}: staat geen onderdeel met soort: {soort}, en het plan heeft daar wel stukken voor ({collection}: {number})"
            hint = f"zet het terug: - {{id: {soort}, soort: {soort}, kop: ...}}; horen die stukken niet in het plan, haal ze dan weg of aanvaard de melding"
            yield content.problem(f"indeling/{level}", "L-017", message, hint)


def check_headings_and_words_fit(content: Content) -> Iterator[Problem]:
    """A heading stands once among its own and bears no number, a column is shown once, and a word is one that is printed."""
    order, names = content.plan.indeling, content.plan.gegevens.namen
    for level in ("plan", "prioriteit", "thema", "maatregelkolommen"):
        for name in ("kop", "toont"):
            said: dict[str, str] = {}
            for deel in getattr(order, level):
                text, address = getattr(deel, name, None) or "", f"indeling/{level}/{deel.id}/{name}"
                if text and text.casefold() in said:
                    ids = sorted((said[text.casefold()], deel.id), key=lambda key: SequenceMatcher(None, key, text.casefold()).ratio())
                    at, other = (f"indeling/{level}/{key}/{name}" for key in ids)  # the one whose id is least like the words is the odd one
                    free = _left_over(order.maatregelkolommen, ids[0]) if name == "toont" else ""
                    hint = f"bij '{ids[0]}' hoort waarschijnlijk {free or 'iets anders'}; verander deze regel, of die andere"
                    yield content.problem(at, "L-018", f"'{text}' staat ook op regel {content.place(other).line}", hint)
                said.setdefault(text.casefold(), deel.id)
                if name == "kop" and level != "maatregelkolommen" and (right := _NUMBERED.sub("", text)) != text and right:
                    message = "het programma nummert de hoofdstukken zelf, en achter een kop staat geen punt"
                    yield content.problem(address, "L-018", message, f"schrijf: kop: {right}")
    for key in order.woorden:
        if key not in CHOICES and (near := get_close_matches(key, CHOICES, n=1, cutoff=0.8)):
            yield content.problem(f"indeling/woorden/{key}", "L-018", f"het woord '{key}' wordt nergens gedrukt", f"bedoelde u '{near[0]}'?")
    for key, item in names.items():
        right = f"schrijf het enkelvoud en het meervoud, met een kleine letter: {{enkelvoud: {item.enkelvoud.lower()}, meervoud: ...}}"
        if item.enkelvoud == item.meervoud or item.meervoud.casefold() in ("maatregel", "thema", "doel", "prioriteit", "indicator"):
            yield content.problem(f"plan/namen/{key}", "L-018", f"'{item.meervoud}' is hier geen meervoud", right)
        elif item.enkelvoud[:1] != item.enkelvoud[:1].lower() or item.meervoud[:1] != item.meervoud[:1].lower():
            yield content.problem(f"plan/namen/{key}", "L-018", "een naam van een niveau begint met een kleine letter", right)


_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-Z])|(?<=\w{3})\.$")
"""What stands at the beginning or the end of a heading that was copied."""


def _left_over(columns: Sequence[Kolom], key: str) -> str:
    """The field that no column shows and that the id of one names; empty where there is none."""
    shown = {column.toont for column in columns}
    fields = {kind.name for kind in field_types(Maatregel) if is_printed(kind)} | COMPOSED_COLUMNS
    return next((f"toont: {name}" for name in sorted(fields - shown) if name in key.split("-")), "")


def check_part_ids_are_free(content: Content) -> Iterator[Problem]:
    """A chapter does not bear the id of a record: references must lead to one place."""
    taken = {key: name for name, found in content.plan.records.items() for key in found}
    for deel in content.plan.indeling.plan:
        if deel.id in taken and deel.soort != "bijlagen":
            message = f"het id '{deel.id}' bestaat al"
            hint = f"het hoort bij een van de {taken[deel.id]}; kies een ander id"
            yield content.problem(f"indeling/plan/{deel.id}/id", "R-001", message, hint)
