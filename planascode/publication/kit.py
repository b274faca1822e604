"""The DROP kit: everything a jurist needs to publish the plan, out of the most open edition, in one folder.

Choices that are a jurist's are shown as they were made, and else left open. "Gereed voor DROP" is said only where a trial import with
this very template is recorded and nothing fails.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from planascode import derive
from planascode import nodes as n
from planascode.compose import compose
from planascode.droptemplate import Template
from planascode.dropvalues import CHOICES
from planascode.exports import table_file
from planascode.housestyle import HouseStyle
from planascode.model import Plan, Publicatie
from planascode.places import pdf_length
from planascode.publication import diwoo, rules, weergave, wordfile
from planascode.publication.wordfile import DOCX
from planascode.stages import DECISION, FORCE
from planascode.values import Ontbreekt

README, METADATA, CHECKS, PREVIEW = "00-LEESMIJ", "02-drop-metadata", "08-controle", "06-weergave"
FIGURES, ANNEXES = "03-figuren/", "04-bijlagen/"
PDF = "05-uitvoeringsplan.pdf"
GOOD, WRONG, OPEN = "goed", "niet goed", "nog te doen"
NOTHING = Publicatie(id="publicatie")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check says: ``GOOD``, ``WRONG`` or ``OPEN`` (somebody must still do or decide it), and where."""

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
        Outcome("sjabloon", GOOD if template else OPEN),
        Outcome("waarden", WRONG if gone else GOOD, tuple(gone)),
        Outcome("weergave", WRONG if (strange := weergave.wrong(shown)) else GOOD, tuple(strange)),
        Outcome("besluit", OPEN if (unfinished := _unfinished(shown)) else GOOD, tuple(unfinished)),
        Outcome("slotformulering", GOOD if shown.find(".//slotformulering") is not None else OPEN),
        Outcome("figuren", WRONG if (figures_wrong := _other_figures(files, docx)) else GOOD, tuple(figures_wrong)),
        Outcome("keuzes", OPEN if (undecided := _undecided(chosen)) else GOOD, tuple(undecided)),
        Outcome("gegevens", OPEN if (unknown := _unknown(plan)) else GOOD, tuple(unknown)),
        Outcome("bijlagen", OPEN if (asked := _without_permission(chosen)) else GOOD, tuple(asked)),
        Outcome("diwoo", OPEN if (lacking := diwoo.lacking(plan)) else GOOD, tuple(lacking)),
        Outcome("pdf", GOOD if facts.get("pdf") == "ja" else OPEN),
        *_trial(chosen, template, docx),
    ]
    word = [Outcome(name, WRONG if places else GOOD, places) for name, places in found if name != "sjabloon"]
    if template:  # without one its rule says no more than the first line does
        word.insert(0, next(Outcome(name, WRONG if places else GOOD, places) for name, places in found if name == "sjabloon"))
    sheet = compose(plan, "publicatieblad", layouts, editie, {**facts, **sheet_facts(plan, template, outcomes, word, files)})
    preview = weergave.page(shown, whole.lang, sheet.label("preview-title"), sheet.label("preview-notice"), FIGURES)
    return {
        **files,
        **_pages(sheet, style),
        **_metadata(sheet),
        f"{CHECKS}.json": _checks(sheet, is_ready(outcomes, word), template),
        f"{PREVIEW}.html": preview.encode(),
    }


def is_ready(*outcomes: Sequence[Outcome]) -> bool:
    """Whether nothing fails and nothing is still to be done."""
    return all(item.outcome == GOOD for found in outcomes for item in found)


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
    """The annexes that stand outside the text: those for which there is permission."""
    return frozenset(item.bijlage for item in chosen.buiten_tekst if not isinstance(item.toestemming, Ontbreekt))


def _without_permission(chosen: Publicatie) -> list[str]:
    return [item.bijlage for item in chosen.buiten_tekst if isinstance(item.toestemming, Ontbreekt)]


def _undecided(chosen: Publicatie) -> list[str]:
    return [name for name, choice in CHOICES.items() if not choice.optional and getattr(chosen, name) is None]


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
        yield Outcome("proefimport", OPEN)
        return
    same = template is not None and trial.controlegetal == template.sha256
    yield Outcome("proefimport", GOOD if same else OPEN, () if same else (trial.sjabloon,))
    for number, notice in enumerate(trial.meldingen, 1):
        there = _there(notice.zoek, notice.naam, docx)
        outcome = WRONG if there or not notice.opgelost else GOOD
        yield Outcome(f"melding-{number}", outcome, (notice.tekst, *([f"{notice.naam}: {there} keer"] if there else [])))


def _there(kind: str | None, name: str | None, docx: bytes) -> int:
    """How often a style (by its name or id) or an element (``w:br``) is used in the Word file."""
    if not kind or not name:
        return 0
    book = rules.Book(docx, rules.Expected())
    if kind == "element":
        tag = name.partition(":")[2] or name
        return sum(isinstance(item.tag, str) and item.tag.rpartition("}")[2] == tag for item in book.document.iter())
    ids = {own for own in book.styles if name in (own, book.name_of(own))}
    return sum(rules.style_of(paragraph) in ids for paragraph in book.paragraphs)


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


def _pages(sheet: n.Document, style: HouseStyle) -> dict[str, bytes]:
    """The pages, each whole in itself, and the first one as a PDF of one page as well."""
    from planascode.writers import pdf, site

    first = sheet.pages[0]
    inside = tuple(replace(child, level=2) if isinstance(child, n.Section) else child for child in first.children)
    title = n.Section("leesmij", (n.Text(first.title),), inside, 1, "no", False)
    paper = replace(sheet, title=first.title, children=(_on_paper(title),), pages=(), menu=(), notes=first.notes)
    made = site.alone(sheet, style)
    for scale in _SCALES:
        printed = pdf.write(paper, _small(style, scale), f"{README}.pdf")
        if pdf_length(printed[f"{README}.pdf"]) == 1:
            break
    return made | printed


_SCALES = (1.0, 0.92, 0.84)
_SIZES = {"text": 8.5, "table": 7.5, "small": 7.5, "heading-1": 13, "heading-2": 10.5}


def _small(style: HouseStyle, scale: float) -> HouseStyle:
    """The house style for a page that holds much: smaller letters, narrow margins."""
    sizes = {name: _SIZES.get(name, size) * scale for name, size in style.sizes.items()}
    page = {name: min(size, 13) if name.startswith("margin") else size for name, size in style.page.items()}
    return replace(style, sizes=sizes, page=page)


def _on_paper(node: Any) -> Any:
    """The same without links to files beside it, which a page on paper does not have."""
    if isinstance(node, n.Link) and ":" not in node.href:
        return n.Strong(node.children)
    kind: Any = type(node)
    changes = {name: _paper_children(getattr(node, name)) for name in n.inner_fields(kind)}
    return replace(node, **changes) if changes else node


def _paper_children(value: Any) -> Any:
    return tuple(map(_on_paper, value)) if isinstance(value, tuple) else _on_paper(value)


# --- data out of the tables of the sheet ----------------------------------------------------------------


def _table(sheet: n.Document, name: str) -> n.Table:
    """The table with this id. ValueError where the layout has none."""
    for node in n.walk(sheet, n.inner_blocks):
        if isinstance(node, n.Table) and node.id == name:
            return node
    raise ValueError(f"the layout publicatieblad has no table with the id {name!r}")


def _cell(cell: n.Cell) -> list[str]:
    """The paragraphs of a cell."""
    return [n.plain(node.children) for node in n.walk(cell) if isinstance(node, n.Paragraph)]


def records(table: n.Table) -> list[dict[str, list[str]]]:
    """A row of the table as label of the column -> paragraphs, with the row's own name as ``id``."""
    labels = [n.plain(column.children) for column in table.columns]
    return [
        {"id": [row.id.partition("-")[2]], **dict(zip(labels, map(_cell, row.cells), strict=True))} for row in table.rows
    ]


def _metadata(sheet: n.Document) -> dict[str, bytes]:
    """The values for DROP as YAML and CSV, out of the same table as the page."""
    table = _table(sheet, "metadata")
    found = records(table)
    data = {item["id"][0]: {_key(name): _single(said) for name, said in item.items() if name != "id"} for item in found}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    heads = [n.plain(column.children) for column in table.columns]
    rows: list[Sequence[object]] = [["; ".join(item[name]) for name in heads] for item in found]
    return {f"{METADATA}.yaml": text.encode(), f"{METADATA}.csv": table_file(heads, rows)}


def _key(label: str) -> str:
    return label.casefold().replace(" ", "_")


def _single(said: list[str]) -> str | list[str]:
    return said[0] if len(said) == 1 else said


def _checks(sheet: n.Document, ready: bool, template: Template | None) -> bytes:
    listed = [
        {"bij": name, "regel": item["id"][0], **{_key(head): _single(said) for head, said in item.items() if head != "id"}}
        for name in ("set", "word")
        for item in records(_table(sheet, name))
    ]
    used = {"pad": template.name, "sha256": template.sha256} if template else None
    data = {"plan": sheet.metadata("identifier"), "gereed_voor_drop": ready, "sjabloon": used, "controles": listed}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
