"""What publicatie.yaml says beside the plan: values that DROP takes, and annexes outside the text only with KOOP's permission."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from difflib import get_close_matches

from planascode import derive
from planascode.checks.content import Content
from planascode.dropvalues import CHOICES
from planascode.meant import readings
from planascode.problems import Problem, nearest
from planascode.stages import FORCE
from planascode.values import DAY_AFTER, Ontbreekt, Wrong, parse_datum, print_datum

_DIGEST = re.compile("[0-9a-f]{64}")


def check_choices_can_be_filled_in(content: Content) -> Iterator[Problem]:
    """A choice of the jurist is a value that DROP has, as far as its lists are known."""
    for key, record in content.plan["publicaties"].items():
        for name, choice in CHOICES.items():
            made = getattr(record, name)
            if made is None:
                continue
            address = f"publicaties/{key}/{name}/waarde"
            if not choice.admits(made.waarde):
                days = readings("datum", made.waarde) or [made.waarde]
                if name == "publicatiedatum" and (day := _in_figures(days[0])):
                    yield content.problem(address, "O-003", f"'{made.waarde}' kan niet bij {name}", f"schrijf: {day}")
                    continue
                hint = nearest(made.waarde, choice.values) or (f"kies een van: {'; '.join(choice.values)}" if choice.values else _FORMS.get(name, _AWAY))
                yield content.problem(address, "O-003", f"'{made.waarde}' kan niet bij {name}", hint)
            elif made.waarde not in choice.values and (meant := get_close_matches(made.waarde, choice.values, n=1, cutoff=0.8)):
                message = f"'{made.waarde}' lijkt op een waarde die DROP heeft, en is een andere"
                yield content.problem(address, "O-003", message, f"bedoelde u '{meant[0]}'? Staat uw waarde zo in DROP, aanvaard de melding dan")


def _in_figures(text: str) -> str:
    """A day as DROP writes it; empty for what is no day."""
    try:
        return parse_datum(text).isoformat()
    except Wrong:
        return ""


_AWAY = "schrijf wat de jurist besloot; is er nog niets besloten, haal de regel dan weg"


def check_publication_is_between_decision_and_force(content: Content) -> Iterator[Problem]:
    """The day of publication that the jurist chose is not before the decision, and is before the plan comes into force."""
    starts, taken = derive.moment(content.plan, FORCE), derive.decision(content.plan)
    for key, record in content.plan["publicaties"].items():
        chosen = record.publicatiedatum
        if chosen is None or not CHOICES["publicatiedatum"].admits(chosen.waarde):
            continue
        day, address = datetime.date.fromisoformat(chosen.waarde), f"publicaties/{key}/publicatiedatum/waarde"
        if taken is not None and day < taken[1]:
            message = f"de publicatie is op {print_datum(day)}, vóór het besluit van {print_datum(taken[1])}"
            yield content.problem(address, "O-006", message, "verbeter deze dag, of die van het besluit in plan.yaml")
        elif starts and isinstance(starts.datum, datetime.date) and starts.datum <= day and not starts.terugwerkende_kracht:
            message = f"de publicatie is op {print_datum(day)}, en het plan treedt al in werking op {print_datum(starts.datum)}"
            hint = f"verbeter een van de dagen; bij de inwerkingtreding in plan.yaml kan ook: {DAY_AFTER}"
            yield content.problem(address, "O-006", message, hint)


_FORMS = {
    "beleidsagenda": "schrijf hoofd en sub met een streep ertussen, zoals DROP ze noemt",
    "oude_regeling": "schrijf het nummer zoals de Regelingenbank het geeft: CVDR680781",
    "publicatiedatum": "schrijf jaar-maand-dag: 2027-05-04",
}


def check_annexes_outside_the_text_are_permitted(content: Content) -> Iterator[Problem]:
    """An annex stands outside the text only with the permission of KOOP (Bekendmakingswet, article 7)."""
    for key, record in content.plan["publicaties"].items():
        for number, item in enumerate(record.buiten_tekst, 1):
            if isinstance(item.toestemming, Ontbreekt):
                message = f"voor de bijlage '{item.bijlage}' buiten de tekst is geen toestemming van KOOP"
                hint = "vraag haar en schrijf kenmerk, datum en door; of haal dit weg, dan komt de bijlage in de tekst"
                yield content.problem(f"publicaties/{key}/buiten_tekst/{number}/toestemming", "O-004", message, hint)


def check_trial_import_names_its_template(content: Content) -> Iterator[Problem]:
    """A trial import says with which template it was done, and a notice to look for says what is looked for."""
    for key, record in content.plan["publicaties"].items():
        if record.proefimport is None:
            continue
        address = f"publicaties/{key}/proefimport"
        if not _DIGEST.fullmatch(record.proefimport.controlegetal):
            hint = "neem het over van: python build.py drop stijlen SJABLOON"
            yield content.problem(f"{address}/controlegetal", "O-005", "dit is geen controlegetal van 64 tekens", hint)
        for number, notice in enumerate(record.proefimport.meldingen, 1):
            if (notice.zoek is None) != (notice.aanduiding is None):
                hint = "schrijf zoek: stijl met aanduiding: Kop 5, of zoek: element met aanduiding: w:br; of laat beide weg"
                yield content.problem(f"{address}/meldingen/{number}", "O-005", "zoek en aanduiding horen bij elkaar", hint)
