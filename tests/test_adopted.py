"""What is decided, as lines: an address and its words, the same for the same plan, without what goes on."""

from __future__ import annotations

import waterdorp
from example_plan import content

from planascode import adopted
from planascode.fields import field_types
from planascode.model import AANVULBAAR, COLLECTIONS, LOPEND, Maatregel


def test_what_is_written_is_read_back() -> None:
    found = adopted.decided(waterdorp.plan())
    day, lines = adopted.read(adopted.write(found, "3 mei 2027"))
    assert (day, lines) == ("3 mei 2027", dict(found.lines))
    assert adopted.read("iets anders\n")[0] == ""


def test_each_line_is_one_line_and_a_long_text_its_beginning_with_a_digest() -> None:
    lines = adopted.decided(content().plan).lines
    assert all("\n" not in words and len(words) < 110 for words in lines.values())
    assert lines["plan/titel"] == "Uitvoeringsplan Voorbeelddorp 2027-2030"
    assert lines["teksten/hoofdstukken/inleiding"].startswith("Schrijf hier uw inleiding.")
    assert lines["teksten/hoofdstukken/inleiding"].endswith("]")


def test_progress_and_what_is_for_the_makers_is_no_part_of_a_decision() -> None:
    lines = adopted.decided(content().plan).lines
    parts = {part for address in lines for part in address.split("/")}
    assert parts.isdisjoint({"standen", "waarnemingen", "aantekening", "stadium", "peildatum", "opmerkingen", "aanvaardingen"})
    assert {"naam", "planning", "doelen", "bedrag", "teksten"} <= parts


def test_a_field_is_decided_on_unless_the_model_says_otherwise() -> None:
    going_on = {kind.name for kind in field_types(Maatregel) if kind.loopt}
    common = {"voorheen", "editie", "editie_per_veld", "aantekening", "voorstel", "vervallen", "opgegaan_in"}
    assert going_on == common | {"standen"}
    assert {*LOPEND, *AANVULBAAR} <= COLLECTIONS.keys()
