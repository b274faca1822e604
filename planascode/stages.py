"""The stages of a plan's version, from draft to replaced, and from which stage on a rule looks or stops a release. Tables only.

A plan says its stage in ``stadium``; without that it is a draft, so that nothing claims to be more than it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. ``momenten`` are the kinds of moment that have happened by then, so have a day.

    ``woord`` is its word in print, ``sinds`` stands between it and the day of the last of these; ``altijd``: it stands on
    every page, whatever the status says. ``adopted``: the text is decided on and frozen.
    """

    momenten: tuple[str, ...]
    woord: str
    altijd: bool
    adopted: bool
    sinds: str = "op"


DECISION, PUBLICATION, FORCE, WITHDRAWAL = "besluit", "bekendmaking", "inwerkingtreding", "intrekking"
CHAIN = (DECISION, PUBLICATION, FORCE, WITHDRAWAL)
"""Kinds of moment, in the order in which they happen (Algemene wet bestuursrecht, art. 3:40)."""

STAGES: Mapping[str, Stage] = {
    "concept": Stage((), "Concept", True, False),
    "ter vaststelling": Stage((), "Ter vaststelling", True, False),
    "vastgesteld": Stage(CHAIN[:1], "Vastgesteld", False, True),
    "bekendgemaakt": Stage(CHAIN[:2], "Bekendgemaakt", False, True),
    "in werking": Stage(CHAIN[:3], "In werking", False, True, "sinds"),
    "ingetrokken": Stage(CHAIN, "Ingetrokken", True, True),
    "vervangen": Stage(CHAIN, "Vervangen", True, True),
}
"""Stage, as content writes it -> what it is, in the order in which a version goes through them."""
DRAFT = "concept"
_ORDER = tuple(STAGES)

STRICT = "ter vaststelling"
"""From this stage on a release is refused while a warning is not accepted; an error refuses always."""
GATES: Mapping[str, str] = {
    "D-006": "ter vaststelling",  # no annex is a draft
    "D-007": "ter vaststelling",  # no remark is open
    "D-011": "ter vaststelling",  # nothing of the sample is left
    "K-003": "ter vaststelling",  # the decision says from when it works
    "K-005": "ter vaststelling",  # the documents for the college are finished
    "D-016": "bekendgemaakt",  # the numbers of the publication are known, and not before
}
"""Rule -> from which stage on it looks. Every other rule looks always."""
KNOWN: Mapping[str, str] = {
    "citeertitel": "ter vaststelling",
    "datum": "ter vaststelling",
    "doel": "ter vaststelling",
    "grondslag": "ter vaststelling",
    "portefeuillehouder": "ter vaststelling",
    "organisatiecode": "bekendgemaakt",
}
"""Field of plan.yaml -> from which stage on it may not be ``onbekend`` any more. ``kenmerk`` may: DROP takes "Onbekend" there."""


def stage_of(stadium: str) -> Stage:
    """The stage that content names; a word that is none, which is an error elsewhere, counts as a draft."""
    return STAGES.get(stadium, STAGES[DRAFT])


def reached(stadium: str, since: str) -> bool:
    """Whether a stage is ``since`` or a later one."""
    return stadium in STAGES and _ORDER.index(stadium) >= _ORDER.index(since)
