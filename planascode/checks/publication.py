"""What publicatie.yaml says beside the plan: values that DROP takes, and annexes outside the text only with KOOP's permission."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.dropvalues import CHOICES
from planascode.problems import Problem, nearest
from planascode.values import Ontbreekt

_DIGEST = re.compile("[0-9a-f]{64}")


def check_choices_can_be_filled_in(content: Content) -> Iterator[Problem]:
    """A choice of the jurist is a value that DROP has, as far as its lists are known."""
    for key, record in content.plan["publicaties"].items():
        for name, choice in CHOICES.items():
            made = getattr(record, name)
            if made is not None and not choice.admits(made.waarde):
                hint = nearest(made.waarde, choice.values) or (f"kies een van: {'; '.join(choice.values)}" if choice.values else _FORMS[name])
                address = f"publicaties/{key}/{name}/waarde"
                yield content.problem(address, "O-003", f"'{made.waarde}' kan niet bij {name}", hint)


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
