"""The DROP kit: everything a jurist needs to publish the plan, out of the most open edition, in one folder.

Choices that are a jurist's are shown as they were made, and else left open. "Gereed voor DROP" is said only where a trial import with
this very template is recorded and nothing fails.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planascode import derive
from planascode import nodes as n
from planascode.compose import compose
from planascode.droptemplate import Template
from planascode.dropvalues import CHOICES
from planascode.exports import table_file
from planascode.housestyle import HouseStyle
from planascode.model import Plan, Publicatie
from planascode.publication import diwoo, rules, sheets, weergave, wordfile
from planascode.publication.wordfile import DOCX
from planascode.stages import DECISION, FORCE
from planascode.values import Ontbreekt

PREVIEW = "06-weergave"
FIGURES, ANNEXES = "03-figuren/", "04-bijlagen/"
PDF = "05-uitvoeringsplan.pdf"
GOOD, WRONG, OPEN, NONE = "goed", "niet goed", "nog te doen", "n.v.t."
NOTHING = Publicatie(id="publicatie")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check says: ``GOOD``, ``WRONG``, ``OPEN`` (somebody must still do or decide it) or ``NONE`` (nothing to judge), and where."""

    rule: str
    outcome: str
    places: tuple[str, ...] = ()


def make(
    plan: Plan,
    editie: str,
    layouts: Mapping[str, str],
    style: HouseStyle,
    facts: Mapping[str, object],
    pictures: Mapping[str, bytes],
    template: Template | None = None,
) -> dict[str, bytes]:
    """The files of the kit, without the PDF of the plan, which the pipeline adds."""
    chosen = plan["publicaties"].get("publicatie", NOTHING)
    apart = permitted(chosen)
    whole = compose(plan, "publicatie", layouts, editie, {**facts, "buiten_tekst": frozenset()})
    text = compose(plan, "publicatie", layouts, editie, {**facts, "buiten_tekst": apart}) if apart else whole
    written = wordfile.split(text) if chosen.brede_tabellen == "gesplitst" else text
    author = whole.metadata("author")
    docx, plain = wordfile.write(written, style, pictures, chosen.brede_tabellen, template)
    found = rules.results(docx, wordfile.expected(template, author, text.lang))
    shown = weergave.read(plain, whole.label("paper"), whole.label("paper-issue"))
    files = {DOCX: docx, **figures(docx, text), **annexes(plan, editie, layouts, style, facts, pictures, apart), **diwoo.files(plan, author)}
    shown_elsewhere = wordfile.addresses(compose(plan, "plan", layouts, editie, facts)) - wordfile.addresses(whole)
    gone = sorted({*wordfile.lost(text, written, _printed(docx)), *shown_elsewhere})
    outcomes = [
        _outcome("sjabloon", OPEN, () if template else ("ontbreekt",)),
        _outcome("waarden", WRONG, gone),
        _outcome("weergave", WRONG, weergave.wrong(shown)),
        _outcome("besluit", OPEN, _unfinished(shown)),
        _outcome("slotformulering", OPEN, ("ontbreekt",) if shown.find(".//slotformulering") is None else ()),
        _outcome("figuren", WRONG, _other_figures(files, docx)),
        _outcome("keuzes", OPEN, _undecided(chosen)),
        _outcome("gegevens", OPEN, _unknown(plan)),
        _outcome("bijlagen", OPEN, _without_permission(chosen)) if chosen.buiten_tekst else Outcome("bijlagen", NONE),
        _outcome("diwoo", OPEN, diwoo.lacking(plan)),
        _outcome("pdf", OPEN, () if facts.get("pdf") == "ja" else ("ontbreekt",)),
        *_trial(chosen, template, docx),
    ]
    # Without a template its rule says no more than the first line does.
    word = [_outcome(name, WRONG, places) for name, places in found if template or name != "sjabloon"]
    sheet = compose(plan, "publicatieblad", layouts, editie, {**facts, **sheet_facts(plan, template, outcomes, word, files)})
    preview = weergave.page(shown, whole.lang, sheet.label("preview-title"), sheet.label("preview-notice"), FIGURES)
    return {
        **files,
        **sheets.pages(sheet, style),
        **sheets.metadata(sheet),
        f"{sheets.CHECKS}.json": sheets.report(sheet, is_ready(outcomes, word), template),
        f"{PREVIEW}.html": preview.encode(),
    }


def _outcome(rule: str, broken: str, places: Sequence[str]) -> Outcome:
    """``GOOD`` where there is no place, else ``broken``."""
    return Outcome(rule, broken if places else GOOD, tuple(places))


def is_ready(*outcomes: Sequence[Outcome]) -> bool:
    """Whether nothing fails and nothing is still to be done."""
    return all(item.outcome in (GOOD, NONE) for found in outcomes for item in found)


def sheet_facts(
    plan: Plan, template: Template | None, outcomes: Sequence[Outcome], word: Sequence[Outcome], files: Mapping[str, bytes]
) -> dict[str, object]:
    """What the layout of the sheet is told besides the plan: checks, the template, what is in the folder, what a jurist may choose."""
    chosen = plan["publicaties"].get("publicatie", NOTHING)
    return {
        "gereed": is_ready(outcomes, word),
        "set": outcomes,
        "word": word,
        "sjabloon": template,
        "mogelijk": {name: choice.values for name, choice in CHOICES.items()},
        "mag_open": {name for name, choice in CHOICES.items() if choice.optional},
        "keuzes": chosen,
        "bestanden": set(files),
        "figuren": sum(name.endswith(".png") for name in files),
        "los": sorted(permitted(chosen)),
        "diwoo_mist": diwoo.lacking(plan),
    }


def permitted(chosen: Publicatie) -> frozenset[str]:
    """The annexes that stand outside the text: those for which there is permission, and which are nowhere said to lack it."""
    return frozenset(item.bijlage for item in chosen.buiten_tekst) - {*_without_permission(chosen)}


def _without_permission(chosen: Publicatie) -> list[str]:
    return [item.bijlage for item in chosen.buiten_tekst if isinstance(item.toestemming, Ontbreekt)]


def _undecided(chosen: Publicatie) -> list[str]:
    """What the jurist has not decided, or not in a way that DROP can take; what is no decision is not published as one."""
    said = {name: getattr(chosen, name) for name in CHOICES}
    found = [name for name, made in said.items() if (not CHOICES[name].admits(made.waarde) if made else not CHOICES[name].optional)]
    changes = chosen.betreft is not None and chosen.betreft.waarde in ("wijziging", "intrekking")
    found += ["oude_regeling"] if changes and chosen.oude_regeling is None else []
    return found + (["besluit"] if chosen.besluit is not None and chosen.besluit.waarde == "nee" else [])


def _unknown(plan: Plan) -> list[str]:
    """What DROP asks of the plan itself and is not known there."""
    own = plan.gegevens
    found = [name for name in ("organisatiecode", "citeertitel", "grondslag") if isinstance(getattr(own, name), Ontbreekt)]
    if not isinstance(own.grondslag, Ontbreekt):
        found += [f"grondslag {number}: verwijzing (jci)" for number, ground in enumerate(own.grondslag, 1) if ground.jci is None]
    return found + [f"datum van {words}" for soort, words in _DAYS.items() if derive.moment(plan, soort) is None]


def _unfinished(shown: Any) -> list[str]:
    """What in the decision itself is not known yet; the plan, its annex, may say of itself that it does not know."""
    parts = (item for item in shown.iter("al", "functie", "titel") if not any(True for _ in item.iterancestors("bijlage")))
    said = ("".join(item.itertext()) for item in parts)
    return [words for words in said if _UNKNOWN.search(words)]


_UNKNOWN = re.compile(r"\b(onbekend|n\.v\.t\.|niet gepubliceerd)( \(|\b)")


_DAYS = {DECISION: "het besluit", FORCE: "de inwerkingtreding"}


def _trial(chosen: Publicatie, template: Template | None, docx: bytes) -> Iterator[Outcome]:
    """The trial import with the template of now, and each of its notices; one that names a style or element is looked for."""
    trial = chosen.proefimport
    if trial is None:
        yield _outcome("proefimport", OPEN, ("ontbreekt",))
        return
    same = template is not None and trial.controlegetal == template.sha256
    other = f"gedaan met een ander sjabloon: controlegetal {trial.controlegetal[:12]}, nu {template.sha256[:12] if template else 'geen'}"
    yield _outcome("proefimport", OPEN, () if same else (trial.sjabloon, other))
    for number, notice in enumerate(trial.meldingen, 1):
        there = _there(notice.zoek, notice.aanduiding, docx)
        if there is None:
            yield Outcome(f"melding-{number}", OPEN, (notice.tekst, f"{notice.aanduiding}: zo heet geen stijl in het Word-bestand"))
        else:
            outcome = WRONG if there or not notice.opgelost else GOOD
            yield Outcome(f"melding-{number}", outcome, (notice.tekst, *([f"{notice.aanduiding}: {there} keer"] if there else [])))


def _there(kind: str | None, name: str | None, docx: bytes) -> int | None:
    """How often a style (by its name or id) or an element (``w:br``) is used in the Word file; None where it has no such style."""
    if not kind or not name:
        return 0
    book = rules.Book(docx, rules.Expected())
    if kind == "element":
        tag = name.partition(":")[2] or name
        return sum(isinstance(item.tag, str) and item.tag.rpartition("}")[2] == tag for item in book.document.iter())
    ids = {own for own in book.styles if name in (own, book.name_of(own))}
    return sum(rules.style_of(paragraph) in ids for paragraph in book.paragraphs) if ids else None


def _printed(docx: bytes) -> str:
    return "".join(rules.words(paragraph) for paragraph in rules.Book(docx, rules.Expected()).paragraphs)


# --- files --------------------------------------------------------------------------------------------


def figures(docx: bytes, document: n.Document) -> dict[str, bytes]:
    """The pictures exactly as they stand in the Word file, and what belongs to each: label, caption, text alternative, maker, size."""
    nodes = [node for node in n.walk(document) if isinstance(node, n.Figure)]
    files: dict[str, bytes] = {}
    rows = []
    book = rules.Book(docx, rules.Expected())
    for number, ((drawing, data), node) in enumerate(zip(book.pictures(), nodes, strict=True), 1):
        name = f"figuur-{number:02d}.png"
        files[f"{FIGURES}{name}"] = data
        found = rules.picture(data)
        wide, high = (round(size * 10) for size in rules.centimetres(drawing))
        rows.append((
            name, node.label, n.plain(node.caption), node.alt, n.plain(node.credit), wide, high, found.width, found.height,
            round(rules.dpi(drawing, found)),
        ))  # fmt: skip
    head = ("bestand", "nummer", "bijschrift", "tekst voor wie het niet ziet", "bron", "breedte mm", "hoogte mm", "breedte px", "hoogte px", "dpi")
    return {**files, f"{FIGURES}alt.csv": table_file(head, rows)}


def _other_figures(files: Mapping[str, bytes], docx: bytes) -> list[str]:
    """The figures beside the Word file that are not those in it."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        inside = {archive.read(name) for name in archive.namelist() if name.startswith("word/media/")}
    return [path for path, data in files.items() if path.endswith(".png") and data not in inside]


def annexes(
    plan: Plan, editie: str, layouts: Mapping[str, str], style: HouseStyle, facts: Mapping[str, object], pictures: Mapping[str, bytes],
    apart: frozenset[str],
) -> dict[str, bytes]:  # fmt: skip
    """The annexes outside the text, each as a PDF of its own."""
    from planascode.writers import pdf

    made: dict[str, bytes] = {}
    for key in sorted(apart & plan["bijlagen"].keys()):
        document = compose(plan, "losse_bijlage", layouts, editie, {**facts, "bijlage": plan["bijlagen"][key]})
        made |= pdf.write(document, style, f"{ANNEXES}{key}.pdf", pictures)
    return made
