"""The house style: ``layouts/huisstijl`` as data. One tokens file feeds CSS, Word styles and drawings.

A municipality overrides ours piece by piece: ``tokens`` are merged key by key, files replace files of the
same name.
"""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from planascode import contrast, nldesign, yamlnode
from planascode.problems import Problem, Source, nearest

if TYPE_CHECKING:
    from planascode.wordbase import WordBase

THEME, TOKENS = "huisstijl/thema.css", "huisstijl/tokens.yaml"
"""A municipality's theme of NL Design System, and tokens of our own form, below the folder ``layouts``."""
TONE_PARTS = ("text", "surface", "line")
NO_NAMES: Mapping[tuple[str, ...], str] = {}
LISTED = ".tekens"
"""What stands behind the name of a letter for the list of its signs: to read them out of the letter takes 25 ms."""
_NAME = re.compile(r"(?=.{1,24}$)[a-z]+(-[a-z]+)*")
"""Of a tone: it becomes a class in CSS and a style in Word."""
_RANGES = {"sizes": (4, 72), "page": (5, 60), "width": (140, 900), "height": (140, 900)}
"""From and to: sizes of type in points; of a page its margins, width and height in millimetres."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Three colours as ``#RRGGBB``: words, the surface behind them, the line or symbol."""

    text: str
    surface: str
    line: str


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Tones and colours as ``#RRGGBB``, fonts by role, sizes in points, page in millimetres, files by name.

    ``files`` holds the bytes of everything else in the folder: ``print.css``, ``site.css``,
    ``fonts/SourceSans3-Regular.ttf``. ``base`` is the municipality's own Word file, where it has one.
    """

    tones: Mapping[str, Tone]
    colours: Mapping[str, str]
    fonts: Mapping[str, str]
    sizes: Mapping[str, float]
    page: Mapping[str, float]
    files: Mapping[str, bytes]
    base: WordBase | None = None

    def signs(self) -> frozenset[str]:
        """The signs that the regular letter has; empty when the folder holds no letter."""
        letters = [name for name in sorted(self.files) if name.startswith("fonts/") and name.endswith("-Regular.ttf")]
        return frozenset().union(*(_signs(self.files[name], self.files.get(f"{name}{LISTED}", b"")) for name in letters))

    def css_variables(self, names: Mapping[tuple[str, ...], str] = NO_NAMES) -> str:
        """The tokens as a ``:root`` rule of custom properties (``--tone-good-text``, ``--colour-ink``, or what ``names`` calls them)."""
        lines = [
            f"{names.get(('tones', name, part), f'--tone-{name}-{part}')}:{getattr(tone, part)}"
            for name, tone in self.tones.items()
            for part in TONE_PARTS
        ]
        lines += [f"{names.get(('colours', name), f'--colour-{name}')}:{value}" for name, value in self.colours.items()]
        lines += [f"--size-{name}:{value:g}pt" for name, value in self.sizes.items()]
        lines += [f"--page-{name}:{value:g}mm" for name, value in self.page.items()]
        lines.append(f'--font:"{self.fonts["family"]}"')
        return ":root{" + ";".join(lines) + "}"


_EMOJI = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)
"""Signs below U+10000 that are set as coloured pictures, from another font even where the letter has them (UTS 51, Emoji_Presentation)."""


@lru_cache(maxsize=8)
def _signs(font: bytes, listed: bytes) -> frozenset[str]:
    """The signs that a font file has and that are set with it; out of ``listed`` where that list was made of this file."""
    numbers = _numbers(listed) if listed.startswith(_mark(font)) else _cmap(font)
    return frozenset(map(chr, numbers)) - _EMOJI


def _cmap(font: bytes) -> Iterable[int]:
    from fontTools.ttLib import TTFont  # slow to import: hence ``list_of_signs``; drawings of the tree do not need it

    return TTFont(io.BytesIO(font), lazy=True).getBestCmap() or {}


def list_of_signs(font: bytes) -> bytes:
    """What the file beside a letter says with ``LISTED`` behind its name: whose signs they are, and their numbers, from-to."""
    spans: list[list[int]] = []
    for number in sorted(_cmap(font)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return _mark(font) + " ".join(f"{first:x}-{last:x}" for first, last in spans).encode() + b"\n"


def _mark(font: bytes) -> bytes:
    return f"{zlib.crc32(font):08x} {len(font)}\n".encode()


def _numbers(listed: bytes) -> Iterator[int]:
    for span in listed.decode().split("\n")[1].split():
        first, _, last = span.partition("-")
        yield from range(int(first, 16), int(last, 16) + 1)


def housestyle(
    tokens: Mapping[str, Mapping[str, object]], files: Mapping[str, bytes], base: WordBase | None = None
) -> HouseStyle:
    """A house style from the parsed tokens file, the folder's other files, and what was read of a Word file among them."""
    tones = {name: Tone(**{k: str(v) for k, v in dict(tone).items()}) for name, tone in tokens["tones"].items()}  # type: ignore[call-overload]
    return HouseStyle(
        tones=tones,
        colours={k: str(v) for k, v in tokens["colours"].items()},
        fonts={k: str(v) for k, v in tokens["fonts"].items()},
        sizes={k: float(str(v)) for k, v in tokens["sizes"].items()},
        page={k: float(str(v)) for k, v in tokens["page"].items()},
        files=dict(files),
        base=base,
    )


def tokens_text(style: HouseStyle) -> bytes:
    """The tokens of a house style as a file of our own form: the inverse of ``read_tokens`` and ``housestyle``."""
    groups: dict[str, Mapping[str, object]] = {
        "tones": {name: {part: getattr(tone, part) for part in TONE_PARTS} for name, tone in style.tones.items()},
        "colours": style.colours,
        "fonts": style.fonts,
        "sizes": {name: str(size) for name, size in style.sizes.items()},
        "page": {name: str(size) for name, size in style.page.items()},
    }
    lines = []
    for group, values in groups.items():
        lines.append(f"{group}:")
        lines += [f"  {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    return ("\n".join(lines) + "\n").encode()


def is_letter(data: bytes) -> bool:
    """Whether these bytes are a font with the tables that the writers need."""
    from fontTools.ttLib import TTFont

    try:
        with TTFont(io.BytesIO(data)) as font:
            return bool(font.getBestCmap()) and all(
                font[table] is not None for table in ("OS/2", "head", "hhea", "hmtx")
            )
    except Exception:  # whatever a reader of fonts does with bytes that are none
        return False


def read_tokens(layers: Mapping[str, bytes]) -> tuple[dict[str, dict[str, object]], list[Problem]]:
    """The tokens of several files, later ones over earlier ones key by key, and what is wrong in them.

    The first file says which groups and keys there are; a later one may add tones only. A wrong value is left out. A file
    ``.css`` is a theme of NL Design System.
    """
    merged: dict[str, dict[str, object]] = {}
    problems: list[Problem] = []
    places: dict[contrast.Place, Source] = {}
    for file, data in layers.items():
        if file.endswith(".css"):
            problems += _take_theme(data, file, merged, places)
            continue
        node, found = yamlnode.compose(data, file)
        problems += found
        groups, found = _pairs(node)
        problems += found
        for group, content in groups:
            if merged and group.text not in merged and file != next(iter(layers)):
                problems.append(_unknown(group, merged))
                continue
            values, found = _pairs(content)
            problems += found
            first = file == next(iter(layers))
            into = merged.setdefault(group.text, {})
            for key, value in values:
                if not first and group.text != "tones" and key.text not in into:
                    problems.append(_unknown(key, into))
                elif group.text == "tones":
                    problems += _tone(into, key, value, places)
                elif isinstance(value, yamlnode.Text) and _fits(group.text, key.text, value.text):
                    into[key.text] = value.text
                    places[group.text, key.text] = value.source
                elif not isinstance(value, yamlnode.Broken):
                    problems.append(_bad_value(group.text, value.source, key.text, getattr(value, "behind", "")))
    return merged, problems or [_faint(pair, places, next(iter(layers))) for pair in contrast.faint(merged)]


def _take_theme(
    data: bytes, file: str, merged: Mapping[str, dict[str, object]], places: dict[contrast.Place, Source]
) -> list[Problem]:
    """Put the colours of a theme over those that there are; what is wrong in it."""
    colours, problems = nldesign.read(data, file)
    for place, (colour, source) in colours.items():
        group, key, *part = place
        known = merged.get(group, {}).get(key)
        if not part:
            merged[group][key] = colour
        elif isinstance(known, dict):
            merged[group][key] = {**known, part[0]: colour}
        places[place] = source
    return problems


def _faint(pair: contrast.Faint, places: Mapping[contrast.Place, Source], ours: str) -> Problem:
    """Said at the colour that the plan itself sets, where it sets one of the two."""
    source = places[pair.front]
    if source.file == ours:
        source = places[pair.behind]
    front, behind = (":".join(place) for place in (pair.front, pair.behind))
    said = f"{pair.ratio:.1f}".replace(".", ",")
    least = f"{pair.least:g}".replace(".", ",")
    message = f"'{front}' is op '{behind}' slecht te zien: het contrast is {said}, en minstens {least} is nodig"
    return Problem(source, "L-013", message, "maak de ene kleur donkerder of de andere lichter")


def _tone(
    tones: dict[str, object], name: yamlnode.Text, value: yamlnode.Node, places: dict[contrast.Place, Source]
) -> Iterator[Problem]:
    if isinstance(value, yamlnode.Broken):
        return
    parts, found = _pairs(value)
    yield from found
    if not _NAME.fullmatch(name.text):
        hint = "gebruik hoogstens 24 kleine letters, met streepjes ertussen: licht-groen"
        yield Problem(name.source, "H-014", f"een toon kan niet '{name.text}' heten", hint)
        return
    known = tones.get(name.text)
    tone: dict[str, str] = dict(known) if isinstance(known, dict) else {}
    for key, part in parts:
        if key.text not in TONE_PARTS:
            yield _unknown(key, TONE_PARTS)
        elif isinstance(part, yamlnode.Text) and _fits("tones", key.text, part.text):
            tone[key.text] = part.text
            places["tones", name.text, key.text] = part.source
        else:
            yield _bad_value("tones", part.source, key.text, getattr(part, "behind", ""))
            tone.setdefault(key.text, "#000000")
    for lacking in (part for part in TONE_PARTS if part not in tone):
        message = f"de toon '{name.text}' heeft geen kleur voor '{lacking}'"
        yield Problem(name.source, "L-009", message, f'voeg toe: {lacking}: "#1B5E20"')
        tone[lacking] = "#000000"
    tones[name.text] = tone


def _pairs(node: yamlnode.Node | None) -> tuple[tuple[tuple[yamlnode.Text, yamlnode.Node], ...], list[Problem]]:
    if isinstance(node, yamlnode.Pairs):
        return node.pairs, []
    if node is None or isinstance(node, yamlnode.Broken):
        return (), []
    hint = "schrijf onder de naam van de groep: sleutel: waarde"
    return (), [Problem(node.source, "V-008", "hier hoort een groep sleutels te staan", hint)]


def _unknown(key: yamlnode.Text, known: Mapping[str, object] | tuple[str, ...]) -> Problem:
    message = f"de sleutel '{key.text}' bestaat hier niet"
    return Problem(key.source, "V-001", message, nearest(key.text, known))


def _fits(group: str, key: str, text: str) -> bool:
    if group in ("tones", "colours"):
        return re.fullmatch("#[0-9A-Fa-f]{6}", text) is not None
    if group in ("sizes", "page"):
        low, high = _RANGES.get(key, _RANGES[group])
        return re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", text) is not None and low <= float(text) <= high
    return re.fullmatch(r"[\w .-]{1,60}", text) is not None


def _bad_value(group: str, source: Source, key: str, behind: str = "") -> Problem:
    if group in ("tones", "colours"):
        colour = behind if re.fullmatch("#[0-9A-Fa-f]{6}", behind) else "#1B5E20"
        return Problem(source, "L-009", "dit is geen kleur", f'schrijf een kleur zo, met de aanhalingstekens: {key}: "{colour}"')
    if group in ("sizes", "page"):
        low, high = _RANGES.get(key, _RANGES[group])
        hint = f"schrijf een getal van {low} tot en met {high}, met een punt: {(low + high) / 2:g}"
        return Problem(source, "L-010", "dit is geen maat", hint)
    return Problem(source, "L-011", "dit is geen naam van een lettertype", "bijvoorbeeld: Arial")
