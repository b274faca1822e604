"""Nothing in a plan that is put before those who decide is still open: ground, basis, annexes, remarks, places to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from planascode.checks.content import Content
from planascode.checks.decision import looks, stands
from planascode.problems import Problem
from planascode.values import Ontbreekt

_SAMPLE = re.compile(
    r"\((?:nog in te vullen|voorbeeld)\)|N(?<![^\0]N)ieuw stuk: (?:maatregel|thema|indicator)(?![^\0])|Dat zijn Noord, Midden en Zuid\."
    r"|v(?<!\wv)erzonnen\b|Schrijf hier (?:wat|waar|uw)\b|D(?:eze tekst|eze zin|it plan) is (?:nog )?een voorbeeld\b"
)
_ARTICLE = re.compile(r"\bart(?:ikel(?:en)?|t?\.)\s*\d", re.I)



def check_ground_names_an_article(content: Content) -> Iterator[Problem]:
    """A legal ground names the article."""
    grounds = content.plan.gegevens.grondslag
    for number, ground in enumerate(() if isinstance(grounds, Ontbreekt) else grounds, 1):
        said, meant = re.search(r"\bart(?:ikel|\.)\s*(\d+)", ground.tekst, re.I), re.search(r"&artikel=(\d+)", ground.jci or "")
        if said and meant and said[1] != meant[1]:
            message = f"hier staat artikel {said[1]}, en de verwijzing in jci gaat naar artikel {meant[1]}"
            yield content.problem(f"plan/grondslag/{number}/tekst", "D-004", message, "verbeter een van de twee; vraag het de jurist")
        if not _ARTICLE.search(ground.tekst):
            hint = "schrijf het zo: artikel 160 van de Gemeentewet; vraag het de jurist"
            address = f"plan/grondslag/{number}/tekst"
            yield content.problem(address, "D-004", "deze grondslag noemt geen artikel", hint)


def check_basis_was_adopted(content: Content) -> Iterator[Problem]:
    """Of a plan on which this one rests it is said when it was adopted and by whom."""
    for key in content.plan.gegevens.basisplannen:
        document = content.plan["documenten"].get(key)
        lacking = [name for name in ("vastgesteld", "orgaan") if document and getattr(document, name) is None]
        if lacking:
            message = f"bij het basisplan '{key}' ontbreekt: {' en '.join(lacking)}"
            hint = f"voeg toe: {lacking[0]}: {'14 juni 2022' if lacking[0] == 'vastgesteld' else 'een id uit namen/rollen.yaml'}"
            yield content.problem(f"documenten/{key}", "D-005", message, hint + ", of: onbekend (reden)")


_CALLS_ITSELF_DRAFT = re.compile(r"\b(?:eerste opzet|(?:eerste|ruwe) versie|(?:dit|deze \w+) is (?:nog )?(?:een )?(?:concept|ontwerp))\b", re.IGNORECASE)


def check_annexes_are_finished(content: Content) -> Iterator[Problem]:
    """A plan that is put before the college has no annex that is a draft."""
    if looks(content, "D-006"):
        for key, bijlage in content.plan["bijlagen"].items():
            if bijlage.concept:
                message = f"{stands(content)} en de bijlage '{bijlage.naam}' is nog een concept"
                hint = "maak de bijlage af en schrijf: concept: nee, of haal haar uit het plan"
                yield content.problem(f"bijlagen/{key}/concept", "D-006", message, hint)
    for piece, start, match in content.find(_CALLS_ITSELF_DRAFT):
        bijlage = content.plan["bijlagen"].get(piece.address.split("/")[1]) if piece.address.startswith("bijlagen/") else None
        if bijlage and not bijlage.concept and piece.wiens != "buiten":
            message = f"hier staat '{match[0]}', en de bijlage '{bijlage.naam}' is volgens {content.place(f'bijlagen/{bijlage.id}').file} geen concept"
            hint = "is zij nog niet af, schrijf daar dan: concept: ja; is zij af, verbeter dan deze woorden"
            yield content.piece_problem(piece, start, start + len(match[0]), "D-037", message, hint)


def check_remarks_are_answered(content: Content) -> Iterator[Problem]:
    """A plan that is put before the college has no open remark."""
    if looks(content, "D-007"):
        for key, opmerking in content.plan["opmerkingen"].items():
            if not opmerking.afgehandeld:
                message = f"{stands(content)} en deze opmerking bij '{opmerking.bij}' is nog open"
                hint = "beantwoord haar en schrijf: afgehandeld: ja"
                yield content.problem(f"opmerkingen/{key}/afgehandeld", "D-007", message, hint)


def check_answers_are_given(content: Content) -> Iterator[Problem]:
    """A remark that is dealt with says what was done with it."""
    for key, opmerking in content.plan["opmerkingen"].items():
        if opmerking.afgehandeld and not opmerking.aantekening:
            hint = "schrijf onder aantekening: wat ermee gedaan is, en waarom; is zij nog open, schrijf: afgehandeld: nee"
            yield content.problem(f"opmerkingen/{key}/afgehandeld", "D-038", "deze opmerking is afgehandeld, en er staat niet hoe", hint)


def check_the_sample_is_gone(content: Content) -> Iterator[Problem]:
    """A plan that is put before the college holds nothing any more of the sample that ``nieuw`` makes; its texts say of themselves that they are one."""
    if looks(content, "D-011"):
        yield from _not_filled_in(content)
        told = set()
        for piece, start, match in content.find(_SAMPLE):
            if piece not in told and piece.wiens != "buiten":
                told.add(piece)
                hint = "vervang dit door uw eigen tekst, of haal het weg; woorden tussen haakjes horen er dan ook niet meer bij"
                message = "dit is nog tekst van het voorbeeld" if "nog in te vullen" not in match[0] else "dit is nog niet ingevuld"
                yield content.piece_problem(piece, start, start + len(match[0]), "D-011", message, hint)


_TOLD = ("plan/", "besluiten/", "overige/", "figuren/")
"""Where something that is not filled in has a rule of its own."""


def _not_filled_in(content: Content) -> Iterator[Problem]:
    """The records with fields of which the reason is still the program's own."""
    fields: dict[str, list[str]] = {}
    for address, _, value in content.leaves():
        home = "/".join(address.split("/")[:2])
        if isinstance(value, Ontbreekt) and value.reden == "nog in te vullen" and not home.startswith(_TOLD):
            fields.setdefault(home, []).append(address)
    for addresses in fields.values():
        *first, last = (f"'{address.rpartition('/')[2]}'" for address in addresses)
        names = f"{', '.join(first)} en {last} zijn" if first else f"{last} is"
        hint = "vul in wat u weet; weet u iets niet, zet dan tussen de haakjes waarom: onbekend (de reden)"
        yield content.problem(addresses[0], "D-011", f"{names} nog niet ingevuld", hint)


def check_figures_are_described(content: Content) -> Iterator[Problem]:
    """A drawing is described for who does not see it (WCAG 2.1, 1.1.1)."""
    for key, figuur in content.plan["figuren"].items():
        if figuur.soort == "overkoepeling" and isinstance(figuur.alt, Ontbreekt):
            hint = "schrijf bij alt: in een of twee zinnen wat er te zien is"
            yield content.problem(f"figuren/{key}/alt", "D-008", "dit beeld heeft geen beschrijving", hint)
        names = {item.naam: f"{name}/{item.id}/naam" for name in ("randvoorwaarden", "prioriteiten") for item in content.plan[name].values()}
        lacking = [name for name in names if name.casefold() not in str(figuur.alt).casefold()]
        if figuur.soort == "overkoepeling" and lacking and len(lacking) * 2 <= len(names):  # else it tells of the drawing otherwise
            message = f"het beeld toont '{lacking[0]}', en de beschrijving noemt dat niet"
            near = _formerly(content, names[lacking[0]].split("/")[1], str(figuur.alt)) or _near(str(figuur.alt), lacking[0])
            place = content.place(names[lacking[0]])
            new = lacking[0][:1].lower() + lacking[0][1:] if near[:1].islower() else lacking[0]
            renamed = f"is dat de nieuwe naam? Schrijf in plaats van '{near}': {new}; zo niet, verbeter de naam in {place.file}, regel {place.line}"
            hint = renamed if near else f"zet in de beschrijving erbij: {', '.join(lacking)}"
            yield content.word_problem(f"figuren/{key}/alt", near or str(figuur.alt), "F-013", message, hint)


def _formerly(content: Content, key: str, alt: str) -> str:
    """The words in a description that links to a record have as its name."""
    called = {match[1] for text in content.plan.teksten.values() for match in re.finditer(rf"\[([^\[\]\n]+)\]\(#{key}\)", text)}
    found = (re.search(rf"(?<!\w){re.escape(words)}(?!\w)", alt, re.IGNORECASE) for words in called if " " in words)
    return max((match[0] for match in found if match), key=len, default="")


def _near(text: str, name: str) -> str:
    """The words in a text that are nearly a name; empty where there are none."""
    words, length = text.split(), len(name.split())
    sizes = range(max(1, length - 1), length + 3)
    rows = [" ".join(words[begin : begin + size]).strip(".,;:") for size in sizes for begin in range(len(words) - size + 1)]
    close = get_close_matches(name.casefold(), [row.casefold() for row in rows], n=1, cutoff=0.65)
    return next(row for row in rows if row.casefold() == close[0]) if close else ""
