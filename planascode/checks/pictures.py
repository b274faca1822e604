"""Pictures: each has its file and a description, stands in one place, and can be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planascode import figures
from planascode.checks.content import Content
from planascode.checks.editions import check_editions_exist, check_hidden_fields_are_optional
from planascode.model import Plan
from planascode.problems import Problem, Source, nearest
from planascode.values import Ontbreekt

OWN = ("bestand", "bron", "breedte")
"""Fields that only a picture has."""
EDITIONS = (check_editions_exist, check_hidden_fields_are_optional)
"""What must be right before a plan can be filtered."""
NARROWEST = 2
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\(#([^()\s]+)")
READABLE = 8
"""Centimetres that a photo without a width of its own must at least be sharp at."""


def check_pictures_have_their_file(content: Content) -> Iterator[Problem]:
    """A figure of soort afbeelding names a picture in figuren/ and says what it shows; every picture is named."""
    beelden = content.plan.beelden
    for key, figuur in content.plan["figuren"].items():
        address = f"figuren/{key}"
        if figuur.soort != figures.SOORT:
            for name in OWN:
                if getattr(figuur, name) is not None:
                    message = f"'{name}' hoort alleen bij een figuur van soort: afbeelding"
                    yield content.problem(
                        f"{address}/{name}", "F-007", message, f"haal '{name}' weg, of schrijf soort: afbeelding"
                    )
            continue
        if figuur.bestand is None or "bestand" in figuur.editie_per_veld:
            hint = "zet de foto, kaart of grafiek in de map figuren en voeg toe: bestand: naam.png"
            yield content.problem(address, "F-007", "bij een afbeelding hoort een bestand", hint)
        elif figuur.bestand not in beelden:
            hint = (
                nearest(figuur.bestand, beelden) or "zet het bestand daar, en schrijf hier alleen de naam, zonder map"
            )
            message = f"in de map figuren staat geen '{figuur.bestand}'"
            yield content.problem(f"{address}/bestand", "F-007", message, hint)
        if figuur.breedte is not None and not NARROWEST <= figuur.breedte <= figures.WIDEST:
            message = f"een afbeelding is {NARROWEST} tot en met {figures.WIDEST:.0f} centimeter breed"
            yield content.problem(f"{address}/breedte", "F-007", message, "bijvoorbeeld: breedte: 8")
        if isinstance(figuur.alt, Ontbreekt) or _is_name(figuur.alt, figuur.naam, figuur.bestand or ""):
            message = "wie de afbeelding niet ziet, leest hier niet wat erop staat"
            yield content.problem(f"{address}/alt", "F-008", message, _SAY)
        elif match := _BY_WORD.search(figuur.alt):
            message = f"'{match[0]}': deze beschrijving maakte een programma"
            yield content.word_problem(f"{address}/alt", match[0], "F-012", message, f"haal dit weg, en {_SAY}")
        elif match := _KIND.match(figuur.alt):
            message = f"'{match[0]}' hoort een lezer twee keer: het voorleesprogramma zegt zelf dat het een afbeelding is"
            yield content.word_problem(f"{address}/alt", match[0], "F-012", message, "begin met wat er te zien is")
    named = {figuur.bestand for figuur in content.plan["figuren"].values()}
    without = [key for key, figuur in content.plan["figuren"].items() if figuur.soort == figures.SOORT and figuur.bestand not in beelden]
    for name in sorted(set(beelden) - named):
        hint = f"zet in figuren/figuren.yaml een figuur met bestand: {name}, of verwijder het bestand"
        if without:
            hint = f"is dit het bestand van '{without[0]}'? Schrijf daar dan: bestand: {name}"
        yield Problem(Source(f"figuren/{name}"), "F-010", "deze afbeelding hoort bij geen figuur", hint)


_SAY = "schrijf in een of twee zinnen wat er te zien is, en wat dat zegt"
_NO_WORDS = re.compile(r"alt-?tekst|(?:een )?(?:afbeelding|foto|grafiek|kaart|plaatje|figuur|logo)|\S+\.\w{3,4}")
_BY_WORD = re.compile(r"(?:automatisch|door AI) gegenereerde?\b.*", re.IGNORECASE)
_KIND = re.compile(r"(?:een )?(?:afbeelding|foto|plaatje|grafiek|figuur|illustratie)(?: (?:van|met|waarop)\b|:)", re.IGNORECASE)


def _is_name(alt: str, naam: str, bestand: str) -> bool:
    words = alt.casefold().rstrip(".")
    return bool(_NO_WORDS.fullmatch(words)) or words in (naam.casefold().rstrip("."), bestand.casefold(), bestand.rpartition(".")[0].casefold())


def check_pictures_are_placed_once(content: Content) -> Iterator[Problem]:
    """A text places each picture once, in every edition that shows it."""
    known = {key for key, figuur in content.plan["figuren"].items() if figuur.soort == figures.SOORT}
    first: dict[str, Source] = {}
    for address, target, nth in _placed(content.plan):
        words = f"![](#{target})"
        place = content.words(address, words, nth)
        if target not in known:
            message, hint = f"'#{target}' is geen afbeelding", nearest(target, known)
            hint = hint or f"zet haar in figuren/figuren.yaml: id: {target}, soort: afbeelding, bestand: en alt:"
            if target in content.plan["figuren"]:
                hint = f"deze figuur tekent het programma op haar eigen plaats; verwijs ernaar met [](#{target})"
            yield content.word_problem(address, words, "R-003", message, hint, nth)
        elif target in first:
            message = f"de afbeelding '{target}' staat al in {first[target].file}, regel {first[target].line}"
            hint = f"laat haar op één plaats staan en verwijs vanaf de andere met [](#{target})"
            yield content.word_problem(address, words, "F-009", message, hint, nth)
        first.setdefault(target, place)
    refused = {
        target
        for address, text in content.plan.teksten.items()
        if "![" in text and content.prose[address].problems
        for target in _PICTURE.findall(text)
    }
    for key in sorted(known - set(first) - refused):
        hint = f"zet in een tekst, met een lege regel ervoor en erna: ![](#{key})"
        yield content.problem(f"figuren/{key}", "F-009", "deze afbeelding staat in geen enkele tekst", hint)
    yield from _hidden_places(content, known & set(first))


def _hidden_places(content: Content, keys: set[str]) -> Iterator[Problem]:
    """Pictures that an edition has and whose only place it does not show."""
    if not keys or any(True for check in EDITIONS for _ in check(content)):
        return
    for editie in content.plan.gegevens.edities[:-1]:
        shown = content.shown_in(editie)
        for key in sorted(keys.intersection(shown["figuren"]) - {target for _, target, _ in _placed(shown)}):
            keys = keys - {key}
            message = f"in de editie '{editie}' staat deze afbeelding in geen enkele tekst"
            hint = "geef de figuur dezelfde editie: als de plaats waar zij staat"
            yield content.problem(f"figuren/{key}", "F-009", message, hint)


def _placed(plan: Plan) -> Iterator[tuple[str, str, int]]:
    """(address of the text, id, how manieth in that text) of every place of a picture."""
    from planascode import markdown

    for address, text in plan.teksten.items():
        if "![" in text:
            targets = [target for target, _ in markdown.parse(text, address, "").placed]
            yield from ((address, target, targets[: place + 1].count(target)) for place, target in enumerate(targets))


def check_pictures_can_be_printed(content: Content) -> Iterator[Problem]:
    """A photo has enough pixels for its size on paper, and the letter has every sign of an SVG."""
    for key, (figuur, beeld) in figures.placed(content.plan).items():
        address = f"figuren/{key}/{'breedte' if figuur.breedte else 'bestand'}"
        wanted = min(figures.asked(figuur, beeld), float(figuur.breedte or READABLE))
        if figures.width(figuur, beeld) < wanted - 0.05:
            needed = round(wanted / 2.54 * figures.COARSEST)
            pixels = "1 beeldpunt" if round(beeld.width) == 1 else f"{beeld.width:.0f} beeldpunten"
            message = (
                f"deze afbeelding is {pixels} breed; voor {_number(wanted)} centimeter op papier zijn er {needed} nodig"
            )
            yield content.problem(
                address, "F-011", message, "neem het bestand zoals het gemaakt is, niet een verkleinde kopie"
            )
        for sign in sorted(set(beeld.words) - content.signs - set("\n\t\r")) if content.signs else ():
            message = f"het teken '{sign}' in deze afbeelding zit niet in het lettertype van de huisstijl"
            yield content.problem(address, "T-012", message, "kies een ander teken, of sla de afbeelding op als PNG")


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
