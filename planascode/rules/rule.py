"""What a rule consists of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Niveau = Literal["fout", "waarschuwing", "advies"]
"""Only a ``fout`` stops the build."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``naam`` is the condition that must hold."""

    code: str
    niveau: Niveau
    naam: str
