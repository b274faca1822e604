"""Snippets: every record that an editor offers to fill in is right as soon as it is filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import LAYOUTS, run

from planascode import pipeline, yamlnode
from planascode.folder import read_folder
from planascode.problems import errors
from planascode.reading import Reading
from planascode.records import read
from planascode.rules import RULES
from planascode.snippets import SNIPPETS, Snippet, code_snippets, skeleton, text

PLACE = re.compile(r"\$\{(\d+)(?::([^}]*)|\|([^|]*)\|)\}")
IDS = {
    "organisaties": "gemeente-voorbeelddorp",
    "prioriteiten": "eerste-prioriteit",
    "maatregelen": "proefmaatregel",
    "plan": "spreekuur",
}
"""Collection -> an id of it in the new plan; ``plan``: any id."""
THEMA = "prioriteiten/eerste-prioriteit/dicht-bij-inwoners"
MEASURE = f"{THEMA}/proefmaatregel.yaml"
WARNING = next(code for code, rule in RULES.items() if rule.niveau == "waarschuwing")
HOME = {
    "maatregel": MEASURE,
    "thema": "prioriteiten/eerste-prioriteit/proefthema/thema.yaml",
    "indicator": "monitoring/proef.yaml",
    "budgetpost": "geld/budgetposten.yaml",
    "organisatie": "namen/organisaties.yaml",
    "rol": "namen/rollen.yaml",
    "opmerking": "opmerkingen/opmerkingen.yaml",
    "aanvaarding": "aanvaard.yaml",
    "actie": f"{THEMA}/meldpunt.yaml",
    "stand": f"{THEMA}/meldpunt.yaml",
    "doel": f"{THEMA}/thema.yaml",
    "waarneming": "monitoring/eerste-prioriteit.yaml",
}


@pytest.fixture(scope="module")
def new_plan(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("nieuw") / "plan"
    assert run("nieuw", folder).returncode == 0
    return read_folder(folder)[0]


def filled(snippet: Snippet, words: Mapping[str, str] = IDS) -> str:
    """The snippet as it is when an author takes every first choice, and an id of the plan where one is asked."""

    def word(place: re.Match[str]) -> str:
        first = place[2] if place[2] is not None else place[3].split(",")[0]
        return words.get(first.removeprefix("id-uit-"), first) if first.startswith("id-uit-") else first

    return PLACE.sub(word, "\n".join(text(snippet))) + "\n"


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_filled_snippet_is_a_record(name: str) -> None:
    snippet = SNIPPETS[name]
    node, problems = yamlnode.compose(filled(snippet).encode(), "proef.yaml")
    if isinstance(node, yamlnode.Items):
        (node,) = node.items
    elif isinstance(node, yamlnode.Pairs):
        node = yamlnode.Pairs((*_id(), *node.pairs), node.source)
    reading = Reading(problems)
    assert node
    read(snippet.cls, node, "proef", reading)
    assert reading.problems == []


def _id() -> tuple[tuple[yamlnode.Text, yamlnode.Text], ...]:
    source = yamlnode.Source("proef.yaml")
    return ((yamlnode.Text("id", source), yamlnode.Text("proef", source)),)


def test_places_are_numbered_from_one_in_the_order_of_the_lines() -> None:
    for snippet in SNIPPETS.values():
        numbers = [int(place[1]) for place in PLACE.finditer("\n".join(text(snippet)))]
        assert numbers == list(range(1, len(numbers) + 1))
        assert "$" not in PLACE.sub("", "\n".join(text(snippet)))
        assert len(PLACE.findall(json.dumps(skeleton(snippet)))) == len(numbers)


def test_every_snippet_says_where_it_goes_and_has_its_own_word() -> None:
    found = json.loads(code_snippets())
    assert [item["prefix"] for item in found.values()] == list(SNIPPETS)
    assert all(item["scope"] == "yaml" and item["description"].startswith("Een ") for item in found.values())


def test_a_new_plan_with_every_snippet_filled_in_has_no_error(new_plan: dict[str, bytes]) -> None:
    files = dict(new_plan)
    for name, snippet in SNIPPETS.items():
        if name in ("actie", "stand", "doel", "waarneming"):
            continue
        lines = filled(snippet).replace("vaste-naam", f"proef-{name}")
        lines = (
            lines.replace("periode: 2027", "periode: 2026")
            .replace("code van de regel", WARNING)
            .replace(f"bij: [proef-{name}]", "bij: [spreekuur]")
        )
        files[HOME[name]] = files.get(HOME[name], b"") + lines.encode()
    files[HOME["thema"]] = files[HOME["thema"]].replace(b"proefmaatregel", b"tweede-maatregel")
    second = filled(SNIPPETS["maatregel"]).replace("doelen: onbekend (nog in te vullen)", "doelen: [proef-thema]")
    files["prioriteiten/eerste-prioriteit/proefthema/tweede-maatregel.yaml"] = second.encode()
    found = pipeline.examine(files, read_folder(LAYOUTS)[0])
    assert [str(problem) for problem in errors(found.problems)] == []


@pytest.mark.parametrize(
    ("name", "before", "indent"),
    [
        ("stand", "standen:\n", 2),
        ("doel", "doelen:\n", 2),
        ("waarneming", "  waarnemingen:\n", 4),
    ],
)
def test_a_snippet_for_a_list_stands_in_that_list(
    name: str, before: str, indent: int, new_plan: dict[str, bytes]
) -> None:
    path = next(path for path, data in new_plan.items() if path.endswith(".yaml") and f"\n{before}".encode() in data)
    lines = filled(SNIPPETS[name]).replace("vaste-naam", "proefdoel").replace("1 januari 2027", "2 januari 2027")
    lines = lines.replace("periode: 2027", "periode: 2026")  # a year in the plan's tables
    item = "".join(f"{' ' * indent}{line}\n" for line in lines.splitlines())
    text_of = new_plan[path].decode().replace(f"\n{before}", f"\n{before}{item}", 1)
    found = pipeline.examine({**new_plan, path: text_of.encode()}, read_folder(LAYOUTS)[0])
    assert [str(problem) for problem in errors(found.problems)] == []
    assert found.plan


def test_the_list_of_snippets_is_committed() -> None:
    committed = Path(__file__).parents[1] / ".vscode" / "planascode.code-snippets"
    assert committed.read_text("utf-8") == code_snippets(), "remove it and run: python build.py schema"
