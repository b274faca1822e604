"""A stand-in for KOOP's Word template, which is not ours to have: names and ids of its own, lists, and what must not come along."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO

import college_plan
import waterdorp
from word_template import ELSEWHERE, MAIN, SECRET, TEMPLATE

from planascode import pipeline
from planascode.droptemplate import NUMBERS, ROLES
from planascode.pipeline import Checked, Options

PLACE, MAP = "layouts/drop/sjabloon.dotx", "layouts/drop/rolkaart.yaml"
FILE = "publicatie.yaml"
BASIC = "sjabloon: drop/sjabloon.dotx\nrolkaart: drop/rolkaart.yaml\n"
PERSON = "P. Ersoon"
KINDS = {"tabel": "table", "verwijzing": "character"}
CHOICES = """\
besluit: {waarde: ja, door: wethouder-water, datum: 3 mei 2027}
rubriek: {waarde: beleidsregel, door: wethouder-water, datum: 3 mei 2027}
betreft: {waarde: nieuwe regeling, door: wethouder-water, datum: 3 mei 2027}
onderwerp: {waarde: natuur en milieu, door: wethouder-water, datum: 3 mei 2027}
beleidsagenda: {waarde: Natuur en milieu | Organisatie en beleid, door: wethouder-water, datum: 3 mei 2027}
gebiedsmarkering: {waarde: Gemeente, door: wethouder-water, datum: 3 mei 2027}
publicatiedatum: {waarde: 2027-05-10, door: wethouder-water, datum: 3 mei 2027}
informatiecategorie: {waarde: overige besluiten van algemene strekking, door: wethouder-water, datum: 3 mei 2027}
documentsoort: {waarde: plan, door: wethouder-water, datum: 3 mei 2027}
webadres: https://waterdorp.example/plan.pdf
"""


def name_of(role: str) -> str:
    """What the stand-in calls the style of a role."""
    return f"ZZ {role.replace('-', ' ')}"


def id_of(role: str) -> str:
    """The id of that style."""
    return f"Zz{role.replace('-', '')}"


def template(*, numbers: bool = False, without: tuple[str, ...] = (), kind: str = TEMPLATE, parts: Mapping[str, str] | None = None) -> bytes:
    """The bytes of the stand-in, with ``numbers`` with lists and headings that number by themselves; ``without`` the styles of these roles."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in (_parts(numbers, without, kind) | dict(parts or {})).items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return made.getvalue()


def _style(role: str, numbers: bool) -> str:
    kind = KINDS.get(role, "paragraph")
    head = '<w:outlineLvl w:val="0"/>' if role.endswith("kop") and role != "tabelkop" else ""
    level = int(role[-1]) - 1 if role.startswith("lijst-") else 0
    lists = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="4"/></w:numPr>' if numbers and role.startswith("lijst-") else ""
    properties = f"<w:pPr>{lists}{head}</w:pPr>" if lists or head else ""
    return f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{id_of(role)}"><w:name w:val="{name_of(role)}"/>{properties}</w:style>'


def _parts(numbers: bool, without: tuple[str, ...], kind: str) -> dict[str, str]:
    styles = "".join(_style(role.name, numbers) for role in ROLES if role.name not in without)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1})"/><w:lvlJc w:val="left"/></w:lvl>'
        for level in range(9)
    )
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p><w:sectPr/></w:body></w:document>',
        "word/styles.xml": (
            f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
            f"{styles}</w:styles>"
        ),
        "word/numbering.xml": (
            f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
        ),
        "word/header1.xml": f'<w:hdr xmlns:w="{MAIN}"><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:hdr>',
        "docProps/core.xml": f'<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{PERSON}</dc:creator></x>',
        "word/_rels/settings.xml.rels": f'<x>{ELSEWHERE}</x>',
    }


def role_map(numbers: str = "getypt") -> str:
    """The map that belongs to the stand-in."""
    return f"{NUMBERS}: {numbers}\n" + "".join(f"{role.name}: {name_of(role.name)}\n" for role in ROLES)


def with_kit(publicatie: str = BASIC, *, data: bytes = b"", text: str = "", more: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """The files of Waterdorp with publicatie.yaml, the stand-in and its map."""
    files = {**waterdorp.files(), FILE: publicatie.encode(), PLACE: data or template(), MAP: (text or role_map()).encode()}
    return {**files, **(more or {})}


def examined(files: Mapping[str, bytes]) -> Checked:
    """A plan after reading and checking."""
    return pipeline.examine(files, waterdorp.layouts())


@cache
def made(publicatie: str = BASIC, numbers: bool = False, stage: str = "") -> dict[str, bytes]:
    """The files of the kit of Waterdorp with the stand-in, by name."""
    files = with_kit(publicatie, data=template(numbers=numbers), text=role_map("sjabloon" if numbers else "getypt"))
    if stage:
        files["plan.yaml"] = files["plan.yaml"].replace(b"\nstadium: ", b"\n# stadium: ") + f"\nstadium: {stage}\n".encode()
    return kit(examined(files))


def kit(checked: Checked) -> dict[str, bytes]:
    """The files of the kit of a plan, by name."""
    from planascode.outputs import JOBS

    assert checked.plan is not None, checked.problems
    open_edition = checked.plan.gegevens.edities[0]
    return next(JOBS[output](task) for output, task in pipeline.tasks(checked, Options(edities=(open_edition,)), tuple(JOBS)) if output == "publicatie")


def trial(digest: str, *notices: str) -> str:
    """A trial import with the template of this digest, and what DROP said."""
    said = "".join(f"    - {notice}\n" for notice in notices)
    lines = f"proefimport:\n  sjabloon: stand-in 1.0\n  controlegetal: {digest}\n  datum: 4 mei 2027\n  door: secretaris\n"
    return lines + (f"  meldingen:\n{said}" if said else "")


def ready(publicatie: str = "", *changes: tuple[str, str, str]) -> Checked:
    """Waterdorp with everything that a publication asks: decided, with grounds, choices and template; ``publicatie`` goes on after that."""
    files = college_plan.files()
    plan = files["plan.yaml"].replace("onbekend (nog te plannen)", "3 mei 2027").replace("n.v.t. (de gemeente bestaat niet)", "gm1895")
    plan = plan.replace(
        "grondslag: [artikel 160 van de Gemeentewet, artikel 172 van de Gemeentewet]",
        'grondslag: [{tekst: artikel 160 van de Gemeentewet, jci: "1.0:c:BWBR0005416&artikel=160"}]\nstadium: vastgesteld',
    )
    files |= {"plan.yaml": plan, FILE: BASIC + CHOICES + publicatie}
    for path, old, new in changes:
        assert old in files[path], f"{path} does not hold {old!r}"
        files[path] = files[path].replace(old, new, 1)
    return examined(with_kit(files[FILE], more={path: text.encode() for path, text in files.items()}))


@cache
def ready_kit(publicatie: str = "") -> dict[str, bytes]:
    """The files of that plan's kit, by name."""
    return kit(ready(publicatie))


def outcomes(files: Mapping[str, bytes]) -> dict[str, str]:
    """What 08 says of each check: ``set/keuzes`` -> its outcome."""
    return {f"{item['bij']}/{item['regel']}": item["uitslag"] for item in json.loads(files["08-controle.json"])["controles"]}
