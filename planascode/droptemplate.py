"""KOOP's Word template as a municipality gives it, and which of its styles is what: the role map.

The names of these styles stand in no public source, so none is guessed: somebody fills the map in once, and it is compared with
the template each time. Of the template only what ``wordbase`` takes of a Word file is used, and its lists. ``ROLES`` is the
set of elements that the target knows (DROP.md 1.3), so that a map with all of them is complete.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from io import BytesIO
from typing import Any

from planascode import wordbase, yamlnode
from planascode.problems import Problem, Source, nearest
from planascode.wordbase import WordBase

TYPED, OWN = "getypt", "sjabloon"
NUMBERS = "nummers"
"""The key of the map that says who numbers: numbers are typed as text, or the template's styles make them. Never both."""
DIGEST = "sjabloon.sha256"
"""The part of a kept template that says of which file it was taken."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KEPT = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic", "pPrChange", "rPrChange", "rsid", "lang", "numPicBullet", "lvlPicBulletId")
_STYLE_KINDS = {"paragraph": "alinea", "character": "teken", "table": "tabel", "numbering": "lijst"}


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph can be in a decision or plan: the ids of our own styles for it, and what templates may call it."""

    name: str
    ours: tuple[str, ...]
    likely: tuple[str, ...]
    kind: str = "paragraph"


def _list_styles(depth: int) -> tuple[str, ...]:
    end = "" if depth == 1 else str(depth)
    return tuple(f"{name}{end}" for name in ("Lijstopsomteken", "Lijstnummering", "Lijstvoortzetting"))


_TEXT = ("Plattetekst", "Inleiding", "Kleinetekst", "Citaat", "Ondertitel", "Standaard")
_CELLS = tuple(f"{name}{end}" for name in ("Tabelopsomteken", "Tabelnummering", "Tabelvoortzetting") for end in ("", "2", "3", "4", "5"))
ROLES: tuple[Role, ...] = (
    Role("besluit-opschrift", ("Titel",), ("Besluit opschrift", "Opschrift", "Intitule", "Titel", "Title")),
    Role("aanhef", ("Aanhef",), ("Aanhef", "Preambule")),
    Role("overweging", ("Overweging",), ("Overweging", "Considerans")),
    Role("grondslag", ("Grondslag",), ("Grondslag", "Gelet op")),
    Role("besluit-formule", ("Besluitformule",), ("Besluit formule", "Besluit", "Afkondiging")),
    Role("hoofdstukkop", ("Kop1",), ("Hoofdstuk kop", "Kop hoofdstuk", "Hoofdstuk", "Kop 1", "heading 1")),
    Role("paragraafkop", ("Kop2",), ("Paragraaf kop", "Kop paragraaf", "Paragraaf", "Kop 2", "heading 2")),
    Role("subparagraafkop", ("Kop3",), ("Subparagraaf kop", "Kop subparagraaf", "Subparagraaf", "Kop 3", "heading 3")),
    Role("artikelkop", ("Artikelkop",), ("Artikel kop", "Kop artikel", "Artikel")),
    Role("lid", ("Lid",), ("Lid", "Artikel lid")),
    Role("alinea", _TEXT, ("Alinea", "Platte tekst", "Body Text", "Standaard", "Normal")),
    Role("tussenkop", ("Kop4", "Kop5", "Kop6"), ("Tussenkop", "Tussen kop", "Kop 4", "heading 4")),
    Role("lijst-niveau-1", _list_styles(1), ("Lijst niveau 1", "Lijst 1", "Opsomming 1", "Opsomming", "List Bullet")),
    Role("lijst-niveau-2", _list_styles(2), ("Lijst niveau 2", "Lijst 2", "Opsomming 2", "List Bullet 2")),
    Role("lijst-niveau-3", tuple(name for depth in (3, 4, 5) for name in _list_styles(depth)), ("Lijst niveau 3", "Lijst 3", "Opsomming 3", "List Bullet 3")),
    Role("tabeltitel", ("Tabeltitel",), ("Tabel titel", "Titel tabel", "Bijschrift", "caption")),
    Role("tabelkop", ("Tabelkop", "Tabelkopgetal"), ("Tabel kop", "Kop tabel", "Tabel koptekst")),
    Role("tabelcel", ("Tabeltekst", "Tabelgetal", "Tabelrijkop", *_CELLS), ("Tabel cel", "Tabel tekst", "Cel tabel")),
    Role("figuur", ("Figuur",), ("Figuur", "Illustratie", "Afbeelding", "Plaatje")),
    Role("bijschrift", ("Bijschrift",), ("Bijschrift", "caption", "Figuur bijschrift")),
    Role("bron", ("Bronvermelding",), ("Bron", "Bronvermelding", "Bijschrift", "caption")),
    Role("noot", ("Voetnoottekst",), ("Noot", "Voetnoottekst", "footnote text")),
    Role("slotformulering", ("Slotformulering",), ("Slotformulering", "Slot")),
    Role("dagtekening", ("Dagtekening",), ("Dagtekening", "Plaats en datum", "Datum")),
    Role("ondertekening", ("Ondertekening",), ("Ondertekening", "Functie", "Ondertekenaar")),
    Role("bijlagekop", ("Bijlagekop",), ("Bijlage kop", "Kop bijlage", "Bijlage")),
    Role("toelichtingkop", ("Toelichtingkop",), ("Toelichting kop", "Kop toelichting", "Toelichting", "Nota toelichting")),
    Role("tabel", ("Plantabel",), ("Tabelraster", "Table Grid", "Tabel", "Standaardtabel", "Normal Table"), "table"),
    Role("verwijzing", ("Hyperlink",), ("Hyperlink", "Verwijzing"), "character"),
)
ROLE_OF: Mapping[str, str] = {own: role.name for role in ROLES for own in role.ours}
"""Id of a style of ours -> its role."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template that can be used: what was taken of it, its lists, and for each role the id and the name of a style.

    ``name`` and ``map_name`` are paths below layouts/, ``sha256`` that of the whole file in hexadecimal; ``typed``: numbers are typed.
    """

    name: str
    map_name: str
    sha256: str
    base: WordBase
    numbering: bytes
    roles: Mapping[str, tuple[str, str]]
    typed: bool

    def styles(self) -> dict[str, str]:
        """Our style id -> the id of the template's style for its role."""
        return {own: self.roles[role][0] for own, role in ROLE_OF.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """A template as it was read, before anybody said what its styles are; ``styles`` are (kind, id, name)."""

    sha256: str
    base: WordBase
    numbering: bytes
    styles: tuple[tuple[str, str, str], ...]


def read(file: str, data: bytes, archived: bool = False) -> Found | Problem:
    """The template in these bytes, or what is wrong with it; ``archived``: it may be what an archive keeps of one, with its digest."""
    found = wordbase.opened(file, data, ("numbering.xml",))
    if isinstance(found, Problem):
        return replace(found, code="O-001")
    digest = _told(data)
    if digest and not archived:
        hint = "neem het sjabloon zelf, zoals KOOP het geeft"
        return Problem(Source(file), "O-001", "dit is wat een verzegelde uitgave van een sjabloon bewaart, en niet het sjabloon", hint)
    numbering = wordbase.cleaned(found.parts.get(f"{found.folder}/numbering.xml"), _W, _KEPT)
    return Found(digest or hashlib.sha256(data).hexdigest(), found.base({}, _KEPT), numbering, tuple(_styles(found.styles)))


def _told(data: bytes) -> str:
    """The digest that a kept template (``kept``) says of the file it was taken of; "" of any other file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return wordbase.raw(archive, DIGEST).decode("ascii", "replace")[:64] if DIGEST in archive.namelist() else ""


def _styles(root: Any) -> list[tuple[str, str, str]]:
    named = ((item.get(f"{_W}type", "paragraph"), item.get(f"{_W}styleId", ""), item.find(f"{_W}name")) for item in root.iter(f"{_W}style"))
    return [(kind, own, name.get(f"{_W}val", own) if name is not None else own) for kind, own, name in named]


def kept(template: Template) -> bytes:
    """A Word file with what was taken of a template, for an archive: ``read`` gives the same again, with the same digest."""
    return wordbase.plain(template.base, {"word/numbering.xml": template.numbering, DIGEST: template.sha256.encode()})


def map_text(template: Template) -> bytes:
    """The map as a file: what ``read_map`` gives again."""
    lines = [f"{NUMBERS}: {TYPED if template.typed else OWN}"]
    return ("\n".join([*lines, *(f"{role}: {_quoted(name)}" for role, (_, name) in template.roles.items())]) + "\n").encode()


# --- the map ------------------------------------------------------------------------------------------


def find(
    publicatie: Any, own: Mapping[str, bytes], places: Mapping[str, Source], archived: bool = False
) -> tuple[Template | None, list[Problem]]:
    """The template that publicatie.yaml names among a plan's own layouts, with its map; or what is wrong with either.

    ``places`` are those of ``sjabloon`` and ``rolkaart`` in publicatie.yaml. Without ``sjabloon`` there is none, and nothing wrong.
    """
    if publicatie is None or not publicatie.sjabloon:
        return None, []
    if problem := _not_there(publicatie.sjabloon, own, places["sjabloon"], "sjabloon"):
        return None, [problem]
    found = read(f"layouts/{publicatie.sjabloon}", own[publicatie.sjabloon], archived)
    if isinstance(found, Problem):
        return None, [found]
    if not publicatie.rolkaart:
        hint = f"geef de opdracht: python build.py drop stijlen MAP/layouts/{publicatie.sjabloon}, met voor MAP de map van het plan; bewaar het voorstel"
        hint += " als layouts/drop/rolkaart.yaml in die map, en schrijf hier: rolkaart: drop/rolkaart.yaml"
        return None, [Problem(places["sjabloon"], "O-002", "bij dit sjabloon ontbreekt de rolkaart", hint)]
    if problem := _not_there(publicatie.rolkaart, own, places["rolkaart"], "rolkaart"):
        return None, [problem]
    roles, typed, problems = read_map(f"layouts/{publicatie.rolkaart}", own[publicatie.rolkaart], found)
    if problems:
        return None, problems
    return Template(publicatie.sjabloon, publicatie.rolkaart, found.sha256, found.base, found.numbering, roles, typed), []


_EXAMPLES = {"sjabloon": "sjabloon.dotx", "rolkaart": "rolkaart.yaml"}


def _not_there(path: str, own: Mapping[str, bytes], place: Source, what: str) -> Problem | None:
    if path in own:
        return None
    near = nearest(path, own) if own else ""
    hint = near or f"zet het bestand in de map layouts van het plan, en schrijf hier zijn pad daarin, bijvoorbeeld drop/{_EXAMPLES[what]}"
    return Problem(place, "O-001" if what == "sjabloon" else "O-002", f"in layouts staat geen '{path}'", hint)


def read_map(file: str, data: bytes, found: Found) -> tuple[dict[str, tuple[str, str]], bool, list[Problem]]:
    """Role -> (id, name) of a style of the template; whether numbers are typed; and everything that is wrong with the map."""
    node, problems = yamlnode.compose(data, file)
    if not isinstance(node, yamlnode.Pairs):
        told = Problem(node.source if node else Source(file), "O-002", "de rolkaart is geen lijst van rollen met een stijl", "schrijf: alinea: Standaard")
        return {}, True, problems or [told]
    said = {key.text: (key, value) for key, value in node.pairs}
    known = {role.name: role for role in ROLES}
    roles: dict[str, tuple[str, str]] = {}
    for name, (key, value) in said.items():
        if name == NUMBERS:
            if not isinstance(value, yamlnode.Text) or value.text not in (TYPED, OWN):
                problems.append(Problem(value.source, "O-002", f"'{NUMBERS}' is {TYPED} of {OWN}", f"schrijf: {NUMBERS}: {TYPED}"))
        elif name not in known:
            hint = nearest(name, known) or "de rollen staan in docs/handleiding/drop.md"
            problems.append(Problem(key.source, "O-002", f"de rol '{name}' bestaat niet", hint))
        elif not isinstance(value, yamlnode.Text) or not value.text.strip():
            problems.append(Problem(value.source, "O-002", f"bij de rol '{name}' staat geen stijl", "schrijf de naam van een stijl van het sjabloon"))
        elif style := _named(value.text, known[name].kind, found):
            roles[name] = style
        else:
            kind = known[name].kind
            names = [told for sort, _, told in found.styles if sort == kind]
            hint = nearest(value.text, names) or f"kies een van: {', '.join(names)}"
            problems.append(Problem(value.source, "O-002", f"het sjabloon heeft geen {_STYLE_KINDS[kind]}stijl '{value.text}'", hint))
    if missing := [name for name in known if name not in said]:
        listed = ", ".join(f"'{name}'" for name in missing)
        message = f"in de rolkaart ontbreekt de rol {listed}" if len(missing) == 1 else f"in de rolkaart ontbreken de rollen {listed}"
        problems.append(Problem(Source(file), "O-002", message, "python build.py drop stijlen SJABLOON stelt voor elke rol een stijl voor"))
    typed = getattr(said[NUMBERS][1], "text", TYPED) == TYPED if NUMBERS in said else True
    return roles, typed, [*problems, *([] if problems else _numbers(file, roles, typed, found, said))]


def _named(name: str, kind: str, found: Found) -> tuple[str, str] | None:
    """The style of a kind with this name (case and spaces do not count), or this id."""
    styles = [(own, told) for sort, own, told in found.styles if sort == kind]
    by_name = next((item for item in styles if wordbase.key(item[1]) == wordbase.key(name)), None)
    return by_name or next((item for item in styles if item[0] == name), None)


def _numbers(
    file: str, roles: Mapping[str, tuple[str, str]], typed: bool, found: Found, said: Mapping[str, Any]
) -> list[Problem]:
    """Where numbers are typed no style of the map numbers by itself; where the template numbers, the styles of lists do."""
    numbering = numbered(found.base.styles)
    problems = []
    for name, (own, told) in roles.items():
        place = said[name][1].source
        if typed and own in numbering:
            hint = f"kies een stijl zonder nummers, of schrijf in de rolkaart: {NUMBERS}: {OWN}"
            problems.append(Problem(place, "O-002", f"de stijl '{told}' nummert zelf, en de nummers zijn ook getypt", hint))
        elif not typed and name.startswith("lijst-") and own not in numbering:
            hint = f"kies een lijststijl van het sjabloon, of schrijf in de rolkaart: {NUMBERS}: {TYPED}"
            problems.append(Problem(place, "O-002", f"de stijl '{told}' nummert niet", hint))
    return problems


def numbered(styles: bytes) -> dict[str, tuple[str, str]]:
    """Style id -> (list, level) of the styles that number by themselves, or that rest on one that does."""
    from lxml import etree

    root: Any = etree.fromstring(styles)
    own: dict[str, tuple[str, str]] = {}
    below: dict[str, str] = {}
    for style in root.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId", "")
        base = style.find(f"{_W}basedOn")
        below[name] = base.get(f"{_W}val", "") if base is not None else ""
        lists = style.find(f"{_W}pPr/{_W}numPr")
        if lists is not None:
            number, level = (lists.find(f"{_W}{part}") for part in ("numId", "ilvl"))
            own[name] = ("0" if number is None else number.get(f"{_W}val", "0"), "0" if level is None else level.get(f"{_W}val", "0"))
    found = {}
    for name in below:
        at, steps = name, 0
        while at in below and at not in own and steps < len(below):
            at, steps = below[at], steps + 1
        if at in own and own[at][0] != "0":
            found[name] = own[at]
    return found


# --- the proposal -------------------------------------------------------------------------------------


def proposal(found: Found) -> dict[str, str]:
    """For each role the template's style whose name is most like what such a style may be called; "" where none is alike."""
    return {role.name: _alike(role, found) for role in ROLES}


def _alike(role: Role, found: Found) -> str:
    names = {wordbase.key(name): name for kind, _, name in found.styles if kind == role.kind}
    likely = [wordbase.key(name) for name in role.likely]
    if exact := next((names[name] for name in likely if name in names), ""):
        return exact
    if inside := [names[name] for word in likely for name in names if word in name]:
        return inside[0]
    alike = [[own for own in names if _digits(own) == _digits(name)] for name in likely]
    close = [match for name, own in zip(likely, alike, strict=True) for match in get_close_matches(name, own, n=1, cutoff=0.8)]
    return names[close[0]] if close else ""


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def proposal_text(found: Found) -> str:
    """The proposal as YAML to copy; a role for which there is none is a line to fill in."""
    proposed = proposal(found)
    numbering = numbered(found.base.styles)
    by_itself = {name for kind, own, name in found.styles if own in numbering}
    numbers = OWN if by_itself.intersection(proposed.values()) else TYPED
    lines = [f"# Voorstel bij het sjabloon met controlegetal {found.sha256}. Kijk elke regel na."]
    lines.append(f"{NUMBERS}: {numbers}  # of {TYPED if numbers == OWN else OWN}")
    for name, style in proposed.items():
        lines.append(f"{name}: {_quoted(style)}" if style else f"{name}: ''  # kies zelf een stijl")
    return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"[\w][\w .-]*", name) else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def kinds(found: Found) -> Sequence[tuple[str, str, str]]:
    """The styles as rows for a reader: kind in Dutch, name, id."""
    order = list(_STYLE_KINDS)
    rows = sorted(found.styles, key=lambda item: (order.index(item[0]) if item[0] in order else len(order), item[2].casefold()))
    return [(_STYLE_KINDS.get(kind, kind), name, own) for kind, own, name in rows]
