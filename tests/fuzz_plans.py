"""Plans made from the model's own types for the fuzz: what could be content, in every combination that the types admit.

A field is drawn by its type hint, as reading does it; only what the checks ask (states on every axis, measures in one
home ...) is said here by hand, so that most plans are good and go through the writers.
"""

from __future__ import annotations

import string
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sample_pictures
import yaml
from hypothesis import strategies as st

from planascode.checks.structure import COMPOSED_COLUMNS, PLAN_PARTS, PRIORITEIT_PARTS, is_printed
from planascode.fields import annotation, field_types, unwrap
from planascode.model import (
    COLLECTIONS,
    Figuursoort,
    Indeling,
    Invulling,
    Maatregel,
    Naar,
    Plangegevens,
    Punt,
    Scalar,
    Stand,
    Waarneming,
)

WORDS = (
    "Wijkgesprek", "twee woorden", "een zin met een punt.", "Vóór één café", "50% van € 12", "a/b (c); d: e",
    "'aanhaling' \"dubbel\"", "no", "1:30", "010", "2022-01-01", "Q3 2022",
    "null", "[haak] {accolade}", "# hek", "- streep", "* ster", "| pijp", "> groter", "<script>alert(1)</script>",
    "&lt;b&gt;", "{{ 7*7 }} {% x %} {# y #}", "%s {0} ${x}", "../../etc/passwd",
    "javascript:alert(1)", "=1+1", "+1", "@x", "]]> <![CDATA[", "<cell>x</cell>", "**vet** [x](#y) `code`", "✓ ▶ ○",
    "ß ŉ ﬁ", "a" * 100, "lang " * 60, "APV", "RIEC", "A", "x-", "é\u00e9n\u2011delig",
)  # fmt: skip
PROSE = (
    "Een gewone alinea.", "**vet** en *schuin* en `code`.", "- een\n- twee\n  - drie", "1. een\n2. twee",
    "> Een citaat.", "Zie [](#{id}).", "Zie [woorden](#{id}).", "Een [link](https://a.nl/?q=1&r=<2>).",
    "<https://a.nl/pad>", "Noot[^1].\n\n[^1]: De noot met [](#{id}).", "Noot^[in de regel].", "&lt;b&gt; &amp; &#60;",
    "{{ 7*7 }} {% x %}", "%s {0} ${x}", "APV en RIEC", "a  \nb", "\\*ster\\*", "::: {editie}\nBesloten.\n:::",
)  # fmt: skip
PICTURES = ((".svg", sample_pictures.SVG.encode()), (".png", sample_pictures.png()), (".jpg", sample_pictures.jpeg()))
TONES = ("good", "busy", "idle", "bad", "info", "done", "unknown", "plain")
SIGNS = ("✓", "▶", "○", "■", "▲", "◆", "?", "lang symbool", "<")
SHAPES = ("{}-{n}", "tabel-{}-{n}", "a{n}", "{}-{n}-met-een-lange-naam", "p-{n}-pd-0", "geld-{n}", "{n}")
TAKEN = ("codes", "legenda", "standen", "geld", "index", "register", "figuren", "thema", "intern", "nul", "tekst", "noot-1")
"""Ids that something else may have."""
IDS = {"prioriteiten": "p", "themas": "t", "maatregelen": "m", "budgetposten": "geld"}
NOWHERE = frozenset({"los", "blokken", "plan", "opmerkingen", "deel"})
"""Ids that nothing refers to: of parts of records, of what every edition does not show."""
COUNTS: Mapping[str, tuple[int, int]] = {
    "organisaties": (2, 4), "rollen": (1, 3), "afkortingen": (0, 3), "documenten": (0, 2), "assen": (1, 3),
    "toestanden": (1, 4), "grondslagen": (0, 2), "middelen": (0, 2), "codes": (0, 2),
    "dekkingen": (1, 2), "randvoorwaarden": (0, 3), "invullingen": (0, 2), "budgetposten": (0, 3), "overige": (0, 2),
    "bijlagen": (0, 1), "figuren": (0, 2), "opmerkingen": (0, 2),
    "indicatoren": (0, 3),
}  # fmt: skip
"""How many records of each kind; prioriteiten, themas and measures are counted where they are drawn."""
LEVELS = ["prioriteit", "thema", "maatregel", "overig", "indicator"]
NEEDS = {"codes": ("grondslagen", "middelen"), "invullingen": ("randvoorwaarden",)}
"""What must be there before a record of a kind can be."""


RARE = ("voorheen", "editie", "editie_per_veld", "voorstel", "vervallen", "opgegaan_in")
"""Fields that every record may have and few have."""
WRITTEN = {"gmb": "gmb-2022-123456", "cvdr": "CVDR680781", "jci": "1.0:c:BWBR0005537&artikel=4%3A81"}
"""Fields of texts that a check wants in one form."""


@dataclass
class Draft:
    """A plan while it is drawn: ids by collection, data by path."""

    draw: st.DrawFn
    ids: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, Any] = field(default_factory=dict)
    edities: tuple[str, ...] = ("openbaar", "intern")
    jaren: tuple[str, ...] = ("2021", "2022")
    number: int = 0
    pictures: list[str] = field(default_factory=list)

    def fresh(self, collection: str) -> str:
        """A new id, now and then of an odd shape."""
        self.number += 1
        odd = self.draw(st.integers(0, 400))
        shape = SHAPES[odd] if odd < len(SHAPES) else TAKEN[odd % len(TAKEN)] if odd > 395 else SHAPES[0]
        name = shape.format(IDS.get(collection, collection[:9]), n=self.number)[:24].strip("-")
        if any(name in found for found in self.ids.values()):
            name = f"x-{self.number}"
        self.ids.setdefault(collection, []).append(name)
        return name

    def chance(self, one_in: int) -> bool:
        return self.draw(st.integers(0, one_in - 1)) == one_in - 1

    def text(self) -> str:
        if self.chance(12):
            return self.draw(st.text(string.printable[:95] + "éëïóüÉ€’–", min_size=1, max_size=12)) + "x"
        return self.draw(st.sampled_from(WORDS))

    def some(self, options: list[str], most: int = 3) -> list[str]:
        return self.draw(st.lists(st.sampled_from(options), max_size=most, unique=True)) if options else []

    # --- by type -------------------------------------------------------------------------------

    def value(self, hint: Any) -> Any:
        """A value for a type hint, as it would stand in a file; None where the field is left out."""
        inner, may_lack = unwrap(hint)
        optional = types.NoneType in typing.get_args(hint)
        if optional and self.chance(2):
            return None
        if may_lack and self.chance(4):
            return self.draw(
                st.sampled_from(("onbekend (nog uit te zoeken)", "n.v.t.", "niet gepubliceerd", "onbekend (<b>)"))
            )
        extra = annotation(inner)
        if isinstance(extra, Scalar):
            return self.scalar(extra)
        if isinstance(extra, Naar):
            known = self.known(extra)
            lacking = "onbekend (er is er geen)" if may_lack else None
            return self.draw(st.sampled_from(known)) if known else lacking
        if inner is str:
            return self.text()
        origin = typing.get_origin(inner)
        if origin is tuple:
            return self.items(typing.get_args(inner)[0]) or ("onbekend (er is er geen)" if may_lack else [])
        if origin is not None:
            return {self.text(): self.text() for _ in range(self.draw(st.integers(0, 2)))}
        return self.record(inner)

    def known(self, extra: Naar) -> list[str]:
        names = [name for name in self.ids if name not in NOWHERE] if extra.collections == ("*",) else extra.collections
        return [key for name in names for key in self.ids.get(name, [])]

    def items(self, hint: Any) -> list[Any]:
        extra = annotation(unwrap(hint)[0])
        if isinstance(extra, Naar):
            return self.some(self.known(extra))
        if hint is Stand:
            return self.standen(0)
        if hint is Invulling and not self.ids.get("randvoorwaarden"):
            return []
        if hint is Waarneming:
            return self.waarnemingen()
        return [self.value(hint) for _ in range(self.draw(st.integers(0, 2)))]

    def scalar(self, kind: Scalar) -> str:
        if kind.keuzes:
            return self.draw(st.sampled_from(kind.keuzes))
        match kind.type:
            case "tekst":
                return self.text()
            case "id":
                return self.fresh("los")
            case "link":
                return self.draw(
                    st.sampled_from(("https://a.nl", "https://a.nl/?q=<script>&r='\"", "https://a.nl/" + "b/" * 90))
                )
            case "datum" | "dag":
                return self.draw(st.sampled_from(("1 januari 2021", "2022-06-14", "31 december 2199", "1800-01-01")))
            case "periode":
                return self.draw(st.sampled_from((*self.jaren, "Q1 2022")))
            case "planning":
                return self.draw(
                    st.sampled_from(
                        ("Q1 2022", "2021 t/m 2023", "doorlopend", "vanaf Q3 2022", "t/m 2021", "doorlopend vanaf 2022")
                    )
                )
            case "bedrag":
                return self.draw(st.sampled_from(("0", "€ 2.674,63", "999.999.999.999,99", "14.596")))
            case "aantal":
                return self.draw(st.sampled_from(("0", "3,5", "-1.250", "999999999999", "0,000001")))
            case "telling":
                return self.draw(st.sampled_from(("0", "3", "3,5", "-1.250", "999999999999", "minder dan 5")))
            case _:
                return self.draw(st.sampled_from(("ja", "nee")))

    def record(self, cls: type, **given: Any) -> Any:
        """A record with every field drawn by its type, but for those that are given."""
        if cls is Punt and self.chance(2):
            return self.text()
        data = dict(given)
        for kind in field_types(cls):
            if kind.name in given or kind.name in RARE:
                continue
            value = WRITTEN.get(kind.name) or self.value(kind.hint)
            if value is not None and not (value == [] and not kind.required and self.chance(2)):
                data[kind.name] = value
        data = {key: value for key, value in data.items() if value is not None}
        names = {kind.name: kind for kind in field_types(cls)}
        if "editie" in names and self.chance(200):
            data["editie"] = self.draw(st.sampled_from(self.edities))
        if "editie_per_veld" in names and self.chance(50):
            hidden = self.some([name for name, kind in names.items() if not kind.required and name in data and name != "editie"])
            data["editie_per_veld"] = dict.fromkeys(hidden, self.edities[-1])
        if "voorstel" in names and self.chance(200):
            data["voorstel"] = "ja"
        if "vervallen" in names and self.chance(50):
            data["vervallen"] = self.scalar(Scalar("datum"))
            if cls is not COLLECTIONS["organisaties"][0]:  # nothing goes on in itself
                data["opgegaan_in"] = self.ids["organisaties"][0]
        if "voorheen" in names and self.chance(50):
            data["voorheen"] = [self.fresh("los")]
        return data

    # --- by hand: what the checks ask ------------------------------------------------------------

    def standen(self, least: int) -> list[Any]:
        days = self.draw(
            st.lists(
                st.sampled_from(("2021-01-01", "2022-06-14", "2022-07-01")), min_size=least, max_size=2, unique=True
            )
        )
        return [
            self.record(Stand, peildatum=day, toestanden=self.states(), oorzaak=self.text(), gevolg="n.v.t.", bijsturing="onbekend (x)")
            for day in days
        ]  # fmt: skip

    def states(self) -> dict[str, str]:
        unknown = "onbekend (nog niet gemeld)"
        known = st.sampled_from(self.ids["toestanden"])
        return {axis: unknown if self.chance(4) else self.draw(known) for axis in self.ids["assen"]}

    def waarnemingen(self) -> list[Any]:
        periods = self.draw(st.lists(st.sampled_from(self.jaren), max_size=2, unique=True))
        return [self.record(Waarneming, periode=period, bron=self.ids["organisaties"][0]) for period in periods]

    def maatregel(self, path: str) -> str:
        key = self.fresh("maatregelen")
        code = {"grondslag": "n.v.t.", "middelen": "n.v.t."} if self.ids.get("codes") else {}
        if self.chance(3):
            none = dict.fromkeys(("planning", "planning_toelichting", "grondslag", "middelen", "standen"))
            many = range(self.draw(st.integers(1, 2)))
            acties = [self.record(_item(Maatregel, "acties"), standen=self.standen(1), **code) for _ in many]
            self.files[f"{path}/{key}.yaml"] = self.record(Maatregel, id=key, acties=acties, **none)
        else:
            own = {"planning": self.scalar(Scalar("planning")), "standen": self.standen(1), "acties": None, **code}
            self.files[f"{path}/{key}.yaml"] = self.record(Maatregel, id=key, **own)
        return key

    def texts(self, folder: str, name: str) -> None:
        if self.chance(2):
            ids = [key for found in ("prioriteiten", "maatregelen") for key in self.ids.get(found, [])]
            parts = self.draw(st.lists(st.sampled_from(PROSE), min_size=1, max_size=4))
            text = (
                "\n\n## Kop\n\n".join(parts)
                if self.chance(3)
                else "\n\n".join(part for part in parts if part.count("[^1]:") < 2)
            )
            text = text.replace("{id}", self.draw(st.sampled_from(ids))).replace("{editie}", self.edities[-1])
            self.files[f"{folder}/{name}.md"] = text


def _item(cls: type, name: str) -> Any:
    return typing.get_args(unwrap(next(kind.hint for kind in field_types(cls) if kind.name == name))[0])[0]


@st.composite
def plans(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of a plan."""
    draft = Draft(draw, edities=draw(st.sampled_from((("openbaar",), ("openbaar", "intern"), ("een", "twee", "drie")))))
    for name, (least, most) in COUNTS.items():
        possible = all(draft.ids.get(other) for other in NEEDS.get(name, ()))
        for _ in range(draw(st.integers(least, most)) if possible else 0):
            draft.fresh(name)
    homes: list[tuple[str, str, list[str]]] = []
    for _ in range(draw(st.integers(1, 3))):
        key = draft.fresh("prioriteiten")
        themas = [draft.fresh("themas") for _ in range(draw(st.integers(0, 2)))]
        homes.append((f"prioriteiten/{key}", key, themas))
    made: dict[str, list[str]] = {}
    for folder, key, themas in homes:
        made[key] = [draft.maatregel(folder) for _ in range(draw(st.integers(0, 2)))]
        for thema in themas:
            made[thema] = [draft.maatregel(f"{folder}/{thema}") for _ in range(draw(st.integers(0, 2)))]
    _collections(draft)
    for folder, key, themas in homes:
        own = [item["id"] for item in draft.files["monitoring/cijfers.yaml"] if item["prioriteit"] == key]
        order = {"themas": draft.some(themas), "maatregelen": draft.some(made[key]), "indicatoren": draft.some(own)}
        draft.files[f"{folder}/prioriteit.yaml"] = draft.record(COLLECTIONS["prioriteiten"][0], id=key, **order)
        draft.texts(folder, "verhaal")
        for thema in themas:
            order = {"maatregelen": draft.some(made[thema])}
            draft.files[f"{folder}/{thema}/thema.yaml"] = draft.record(COLLECTIONS["themas"][0], id=thema, **order)
            draft.texts(f"{folder}/{thema}", "verhaal")
    if draft.pictures:
        story = f"{homes[0][0]}/verhaal.md"
        places = [f"![](#{key})" for key in draft.pictures]
        draft.files[story] = "\n\n".join((draft.files.get(story, "Tekst."), *places))
    _besluit(draft)
    _plan(draft)
    return {path: _bytes(data) for path, data in draft.files.items()}


def _collections(draft: Draft) -> None:
    """Records that stand in lists, in an order in which what they refer to is known."""
    fixed: dict[str, dict[str, Any]] = {
        "toestanden": {"toon": None, "symbool": None},
        "invullingen": {"onderdeel": None},
        "budgetposten": {"onderdeel_van": None},
    }
    for name in COUNTS:
        cls, pattern = COLLECTIONS[name]
        ids = draft.ids.get(name, [])
        records = []
        for place, key in enumerate(ids):
            given: dict[str, Any] = {"id": key, **fixed.get(name, {})}
            match name:
                case "toestanden":
                    given |= {
                        "toon": draft.draw(st.sampled_from(TONES)),
                        "symbool": draft.draw(st.sampled_from(SIGNS)),
                        "bij_ontbreken": "ja" if place == 0 else "nee",
                    }
                case "invullingen":
                    given["onderdeel"] = draft.draw(st.sampled_from(draft.ids["randvoorwaarden"]))
                case "indicatoren":
                    given |= {"thema": None}
                case "bijlagen":
                    blokken = [{"id": draft.fresh("blokken"), "naam": draft.text(), "leeg": "n.v.t."} for _ in range(2)]
                    draft.files[f"bijlagen/{key}/bijlage.yaml"] = draft.record(cls, id=key, blokken=blokken)
                    draft.texts(f"bijlagen/{key}", blokken[0]["id"])
                    continue
                case "figuren":
                    given |= _figuur(draft, key)
                case "overige":
                    draft.files[f"overige/{key}.yaml"] = draft.record(cls, **given)
                    continue
            records.append(draft.record(cls, **given))
        path = "monitoring/cijfers.yaml" if name == "indicatoren" else pattern.split()[0].removesuffix("[]")
        if records or name == "indicatoren":
            draft.files[path] = records
    if not draft.files["monitoring/cijfers.yaml"] and draft.chance(2):
        draft.files["monitoring/leeg.yaml"] = []


def _besluit(draft: Draft) -> None:
    """Now and then what the documents for the college say."""
    if draft.chance(2):
        draft.files["besluit.yaml"] = draft.record(COLLECTIONS["besluiten"][0], id=None)


def _figuur(draft: Draft, key: str) -> dict[str, Any]:
    """What figures of one kind have and others have not; a picture has its file, and a place in the first priority's text."""
    soort = draft.draw(st.sampled_from(typing.get_args(Figuursoort)[1].keuzes))
    if soort != "afbeelding":
        return {"soort": soort, "bestand": None, "bron": None, "breedte": None}
    name, data = draft.draw(st.sampled_from(PICTURES))
    draft.files[f"figuren/{key}{name}"] = data
    draft.pictures.append(key)
    width = draft.draw(st.sampled_from((None, "2", "7,5", "16")))
    return {"soort": soort, "bestand": key + name, "breedte": width, "alt": "Drie wijken naast elkaar, met een weg."}


def _plan(draft: Draft) -> None:
    draw = draft.draw
    given = {
        "modelversie": "1", "id": draft.fresh("plan"), "gemeente": draft.ids["organisaties"][0],
        "edities": list(draft.edities), "peildatum": draw(st.sampled_from(("2022-06-14", "1 januari 1900", "2199-12-31"))),
        "organisatiecode": draw(st.sampled_from(("gm1895", "onbekend (nog te kiezen)"))),
        "prioriteiten": draw(st.permutations(draft.ids["prioriteiten"])), "monitoring_jaren": list(draft.jaren) * draw(st.integers(1, 2)),
        "monitoring_bronnen": draft.ids["organisaties"][:2],
        "namen": {level: {"enkelvoud": draft.text(), "meervoud": draft.text()} for level in draft.some(LEVELS)},
    }  # fmt: skip
    draft.files["plan.yaml"] = draft.record(Plangegevens, **given)
    soorten = draft.some(sorted(PLAN_PARTS - {"tekst"}), 12)
    plan = [{"id": f"deel-{place}", "soort": soort, "kop": draft.text()} for place, soort in enumerate(soorten)]
    if draft.chance(2):
        draft.texts("hoofdstukken", "tekst")
        if "hoofdstukken/tekst.md" in draft.files:
            plan.append({"id": "deel-tekst", "soort": "tekst", "kop": draft.text(), "tekst": "hoofdstukken/tekst"})
    prioriteit = [
        {"id": f"pd-{place}", "soort": soort, "kop": draft.text()}
        for place, soort in enumerate(draft.some(sorted(PRIORITEIT_PARTS - {"tekst"}), 9))
    ]
    prioriteit.insert(
        draw(st.integers(0, len(prioriteit))),
        {"id": "pd-tekst", "soort": "tekst", "kop": draft.text(), "tekst": "verhaal"},
    )
    thema = [
        {"id": "td-tekst", "soort": "tekst", "tekst": "verhaal"},
        *([{"id": "td-m", "soort": "maatregelen", "kop": draft.text()}] * draw(st.integers(0, 1))),
    ]
    fields = sorted({kind.name for kind in field_types(Maatregel) if is_printed(kind)} | COMPOSED_COLUMNS)
    columns = [
        {
            "id": f"k-{place}",
            "toont": toont,
            "kop": draft.text(),
            "breedte": draw(st.sampled_from(("1", "15", "100", "15,0"))),
        }
        for place, toont in enumerate(draw(st.lists(st.sampled_from(fields), min_size=1, max_size=6)))
    ]
    draft.files["indeling.yaml"] = draft.record(
        Indeling, plan=plan, prioriteit=prioriteit, thema=thema, maatregelkolommen=columns
    )


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _bytes(data: Any) -> bytes:
    if isinstance(data, bytes):
        return data
    if isinstance(data, str):
        return data.encode()
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=200).encode()
