"""The house style: ``layouts/huisstijl`` as data. One tokens file feeds CSS, Word styles and drawings.

A municipality overrides ours piece by piece: ``tokens`` are merged key by key, files replace files of the
same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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
    ``fonts/SourceSans3-Regular.ttf``.
    """

    tones: Mapping[str, Tone]
    colours: Mapping[str, str]
    fonts: Mapping[str, str]
    sizes: Mapping[str, float]
    page: Mapping[str, float]
    files: Mapping[str, bytes]

    def css_variables(self) -> str:
        """The tokens as a ``:root`` rule of custom properties (``--tone-good-text``, ``--colour-ink``)."""
        lines = [
            f"--tone-{name}-{part}:{getattr(tone, part)}"
            for name, tone in self.tones.items()
            for part in ("text", "surface", "line")
        ]
        lines += [f"--colour-{name}:{value}" for name, value in self.colours.items()]
        lines += [f"--size-{name}:{value:g}pt" for name, value in self.sizes.items()]
        lines += [f"--page-{name}:{value:g}mm" for name, value in self.page.items()]
        lines.append(f'--font:"{self.fonts["family"]}"')
        return ":root{" + ";".join(lines) + "}"


def housestyle(tokens: Mapping[str, Mapping[str, object]], files: Mapping[str, bytes]) -> HouseStyle:
    """A house style from the parsed tokens file and the folder's other files."""
    tones = {name: Tone(**{k: str(v) for k, v in dict(tone).items()}) for name, tone in tokens["tones"].items()}  # type: ignore[call-overload]
    return HouseStyle(
        tones=tones,
        colours={k: str(v) for k, v in tokens["colours"].items()},
        fonts={k: str(v) for k, v in tokens["fonts"].items()},
        sizes={k: float(str(v)) for k, v in tokens["sizes"].items()},
        page={k: float(str(v)) for k, v in tokens["page"].items()},
        files=dict(files),
    )
