"""The plan Waterdorp with a picture of each kind, one of them for the closed edition only."""

from __future__ import annotations

import io
from functools import cache

import sample_pictures
import waterdorp

from planascode import pipeline
from planascode.pipeline import Checked

LIST = "figuren/figuren.yaml"
WHY = "hoofdstukken/waarom.md"
RECORDS = """
- id: fig-kade
  naam: De kade bij hoog water
  soort: afbeelding
  alt: Een stenen kade. Het water staat tot de bovenste tree.
  bestand: kade van 2027.JPG
  bron: "Foto: gemeente Waterdorp"
- id: fig-brug
  naam: De brug
  soort: afbeelding
  alt: Een houten brug met een leuning aan één kant.
  bestand: brug.jpeg
  breedte: 6
- id: fig-wijken
  naam: De wijken
  soort: afbeelding
  alt: Een kaart waarvan de rechterhelft nog leeg is.
  bestand: wijken.png
- id: fig-peil
  naam: Het peil per jaar
  soort: afbeelding
  alt: "Drie staven: het peil daalt van 2027 tot en met 2029."
  bestand: peil.svg
  bron: "Grafiek: waterschap Drasland"
- id: fig-geheim
  naam: Het kwelderland dat te koop staat
  soort: afbeelding
  alt: Een kaartje met het stuk land waarover wij praten.
  bestand: prijs.png
  editie: vertrouwelijk
"""
TEXT = """\
Waterdorp bestaat niet. Het water stijgt er toch.

![](#fig-kade)

Meer staat bij [](#hoog-water) en bij [de kade](#kade). Het peil staat in [](#fig-peil).

![](#fig-brug)

## Kaarten

![](#fig-wijken)

### Het peil

![](#fig-peil)

::: vertrouwelijk
Over de prijs van het kwelderland onderhandelen we nog.

![](#fig-geheim)
:::
"""


@cache
def secret_png() -> bytes:
    """A picture that nothing else looks like, in greys."""
    out = io.BytesIO()
    sample_pictures.scene(900, 700).convert("L").save(out, "PNG")
    return out.getvalue()


@cache
def files() -> dict[str, bytes]:
    """The plan's files; do not change them."""
    own = waterdorp.files()
    return {
        **own,
        LIST: own[LIST] + RECORDS.encode(),
        WHY: TEXT.encode(),
        "figuren/kade van 2027.JPG": sample_pictures.jpeg(),
        "figuren/brug.jpeg": sample_pictures.jpeg(1, "CMYK"),
        "figuren/wijken.png": sample_pictures.png(),
        "figuren/peil.svg": sample_pictures.SVG.encode(),
        "figuren/prijs.png": secret_png(),
    }


def examined(changed: dict[str, bytes | None] | None = None) -> Checked:
    """The plan after reading and checking, with these files in place of its own (None: gone)."""
    made = {path: data for path, data in {**files(), **(changed or {})}.items() if data is not None}
    return pipeline.examine(made, waterdorp.layouts())


def replaced(path: str, old: str, new: str) -> dict[str, bytes | None]:
    """A file with other words in it."""
    text = files()[path].decode()
    assert old in text, f"{path} does not hold {old!r}"
    return {path: text.replace(old, new, 1).encode()}
