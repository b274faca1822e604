"""What DROP and the Woo-index take for the choices of a jurist, as far as that is known (docs/decisions/0024).

``CHOICES`` is the whole table: field of publicatie.yaml -> values seen in what was published. Of most lists no complete one is public;
only where it is (``closed``) another value is certainly wrong.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of the jurist: values that exist, whether these are all, the form of a value where it has one, and whether it may stay open."""

    values: tuple[str, ...] = ()
    closed: bool = False
    form: str = ""
    optional: bool = False

    def admits(self, value: str) -> bool:
        """Whether a value can be right: one of a closed list, or of the right form; a day that there is; never the words of our own pages."""
        if value.casefold().startswith("beslist") or (self.form == _DAY and not _is_day(value)):
            return False
        return (not self.closed or value in self.values) and (not self.form or re.fullmatch(self.form, value) is not None)


_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


THESAURUS = "https://identifier.overheid.nl/tooi/def/thes/kern/"
CATEGORIES: Mapping[str, str] = {
    "wetten en algemeen verbindende voorschriften": "c_139c6280",
    "overige besluiten van algemene strekking": "c_aab6bfc7",
    "jaarplannen en jaarverslagen": "c_c6cd1213",
    "organisatie en werkwijze": "c_40a05794",
    "inspanningsverplichting art 3.1 Woo": "c_816e508d",
}
"""Categories of information of the Woo that a plan can be of, with their codes (DiWoo 0.9.8, scw_woo_informatiecategorieen)."""
KINDS: Mapping[str, str] = {"plan": "c_5b1055aa", "beleidsregel": "c_fbaa7e4b", "beleidsnota": "c_9376c730"}
"""Kinds of document, with their codes (DiWoo 0.9.8)."""
ADOPTION = "c_641ecd76"
"""The action 'vaststelling' (DiWoo 0.9.8)."""
CHOICES: Mapping[str, Choice] = {
    "besluit": Choice(("ja", "nee"), closed=True),
    "rubriek": Choice((
        "beleidsregel", "ander besluit van algemene strekking", "algemeen verbindend voorschrift (verordening)",
        "delegatie- of mandaatbesluit", "overige overheidsinformatie",
    )),
    "betreft": Choice(("nieuwe regeling", "wijziging", "intrekking")),
    "oude_regeling": Choice(form=r"CVDR[0-9]+(_[0-9]+)?", optional=True),
    "onderwerp": Choice(),
    "eigen_onderwerp": Choice(optional=True),
    "beleidsagenda": Choice(form=r"[^|]+ \| [^|]+"),
    "gebiedsmarkering": Choice(("Gemeente", "Adres", "Punt")),
    "publicatiedatum": Choice(form=_DAY),
    "redactionele_toevoeging": Choice(optional=True),
    "gedelegeerde_regelgeving": Choice(optional=True),
    "informatiecategorie": Choice(tuple(CATEGORIES), closed=True),
    "documentsoort": Choice(tuple(KINDS), closed=True, optional=True),
}  # fmt: skip
