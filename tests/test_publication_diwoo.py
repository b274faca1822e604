"""The record for the Woo-index: valid by its schema, and not there while somebody must still decide."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import drop_template
import pytest
import waterdorp
from lxml import etree

from planascode.dropvalues import CATEGORIES, KINDS
from planascode.publication import diwoo

SPACE = "{https://standaarden.overheid.nl/diwoo/metadata/}"
SCHEMA = Path(os.environ.get("DIWOO_SCHEMA", waterdorp.ROOT / "schemas" / "diwoo")) / "diwoo-metadata.xsd"
"""KOOP's schema (DiWoo 0.9.8), which is not ours to have: ask standaarden.overheid.nl/diwoo/metadata for it."""


class _Offline(etree.Resolver):
    """The schema of MDTO, which DiWoo imports and we do not use, is empty."""

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:
        if "nationaalarchief" not in system_url:
            return None
        space = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="https://www.nationaalarchief.nl/mdto"'
        return self.resolve_string(f'<xs:schema {space}><xs:element name="MDTO"/></xs:schema>', context)


def schema() -> Any:
    if not SCHEMA.is_file():
        pytest.skip(f"the schema of DiWoo is not there: put it in {SCHEMA.parent} or name its folder in DIWOO_SCHEMA")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Offline())
    return etree.XMLSchema(etree.parse(SCHEMA, parser))


def files(publicatie: str = "") -> dict[str, bytes]:
    plan = drop_template.ready(publicatie).plan
    assert plan is not None
    return diwoo.files(plan, "Gemeente Waterdorp")


def test_the_record_is_valid() -> None:
    judge = schema()
    assert judge.validate(etree.fromstring(files()["07-diwoo.xml"])), judge.error_log


def test_the_record_in_the_sitemap_is_valid_too() -> None:
    judge = schema()
    record = etree.fromstring(files()["07-sitemap.xml"]).find(f"*/{SPACE}Document")
    assert judge.validate(etree.fromstring(etree.tostring(record))), judge.error_log


@pytest.mark.parametrize("codes", [CATEGORIES, KINDS])
def test_every_code_of_ours_stands_in_the_lists_of_the_schema_by_the_same_name(codes: dict[str, str]) -> None:
    schema()
    lists = etree.parse(SCHEMA.with_name("diwoo-metadata-lijsten.xsd"))
    known = {
        item.get("value").rpartition("/")[2]: " ".join(item.itertext()).split("\n") for item in lists.iter("{http://www.w3.org/2001/XMLSchema}enumeration")
    }
    for name, code in codes.items():
        assert any(line.strip() == name for line in known[code]), name


def test_the_record_says_what_the_plan_and_the_jurist_say() -> None:
    root = etree.fromstring(files()["07-diwoo.xml"])
    found = {item.tag.removeprefix(SPACE): item for item in root.iter()}
    assert found["publisher"].get("resource") == "https://identifier.overheid.nl/tooi/id/gemeente/gm1895"
    assert found["officieleTitel"].text == "Uitvoeringsprogramma Droge Voeten 2027-2030"
    assert found["informatiecategorie"].get("resource").endswith("/c_aab6bfc7")
    assert found["documentsoort"].text == "plan"
    assert found["creatiedatum"].text == "2027-05-03"


def test_the_sitemap_points_at_the_file_on_the_site_of_the_municipality() -> None:
    root = etree.fromstring(files()["07-sitemap.xml"])
    assert root.findtext("*/{http://www.sitemaps.org/schemas/sitemap/0.9}loc") == "https://waterdorp.example/plan.pdf"


def test_nothing_is_made_while_something_is_lacking_and_what_that_is_is_told() -> None:
    plan = waterdorp.plan()
    assert diwoo.files(plan, "Gemeente Waterdorp") == {}
    assert diwoo.lacking(plan) == ["organisatiecode", "informatiecategorie", "datum van het besluit"]
    said = drop_template.outcomes(drop_template.kit(waterdorp.examined()))
    assert said["set/diwoo"] == "nog te doen"


def test_without_an_address_there_is_a_record_and_no_sitemap() -> None:
    checked = drop_template.ready("", ("publicatie.yaml", "webadres: https://waterdorp.example/plan.pdf\n", ""))
    assert checked.plan is not None
    assert diwoo.files(checked.plan, "Gemeente Waterdorp").keys() == {"07-diwoo.xml"}
