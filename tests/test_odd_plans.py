"""Plans that are odd and yet good: each of these once broke a document, found by the fuzz."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
import waterdorp

from planascode import nodes as n
from planascode import pipeline
from planascode.compose import compose
from planascode.outputs import DOCUMENTS, JOBS
from planascode.pipeline import Checked, Options

CODES = {
    "codes/grondslagen.yaml": "- {id: wet, naam: wettelijk}\n",
    "codes/middelen.yaml": "- {id: ja, naam: aanwezig}\n",
    "codes/codes.yaml": "- {id: p1, code: P1, omschrijving: moet, grondslag: wet, middelen: [ja]}\n",
}
STORY = "prioriteiten/hoog-water/verhaal.md"
ODD: Mapping[str, Mapping[str, str | tuple[str, str]]] = {
    "codes without a part that explains them": CODES,
    "priorities without a figure or a text before them": {
        "figuren/figuren.yaml": "- {id: weg, naam: x, soort: verloren, alt: x}\n"
    },
    "an annex without blocks": {
        "bijlagen/leeg/bijlage.yaml": "naam: Leeg\nblokken: []\n",
        "indeling.yaml": ("prioriteit:\n", "  - {id: bijlagen, soort: bijlagen}\nprioriteit:\n"),
    },
    "a reference to a part that the site does not show as such": {STORY: "Zie [](#middelen) en [zo](#opgaven).\n"},
    "a reference in a note": {STORY: "Tekst.[^1]\n\n[^1]: Zie [](#kade) en [](#middelen).\n"},
    "notes in the line, with labels of signs only": {
        STORY: "Een^[de eerste] en^[de tweede] en[^!] en[^?].\n\n[^!]: drie\n[^?]: vier\n"
    },
    "two headings with the same words": {STORY: "## Doel\n\nEen.\n\n## Doel\n\nTwee.\n"},
    "a heading called like a note": {STORY: "## Noot 1\n\nEen.[^1]\n\n[^1]: De noot.\n"},
    "a width with a comma": {"indeling.yaml": ("breedte: 3}", 'breedte: "3,0"}')},
    "a column with a list of words": {"indeling.yaml": ("toont: trekker", "toont: bronnen")},
    "a column with names": {"indeling.yaml": ("toont: trekker", "toont: noten")},
    "another language": {"plan.yaml": ("taal: nl-NL", "taal: fy-NL")},
    "actions that colleagues see only": {"prioriteiten/hoog-water/dijken/kade.yaml": ("{trekker: partners}", "{acties: partners}")},
    "nobody reported yet": {"plan.yaml": ("peildatum: 1 april 2029", "peildatum: 1 april 1900")},
    "the latest day there is": {"plan.yaml": ("peildatum: 1 april 2029", "peildatum: 31 december 2199")},
}


def examined(changes: Mapping[str, str | tuple[str, str]]) -> Checked:
    """Waterdorp with files that are new, or changed in one place."""
    files = dict(waterdorp.files())
    for path, change in changes.items():
        if isinstance(change, tuple):
            assert change[0] in files[path].decode()
            files[path] = files[path].decode().replace(*change, 1).encode()
        else:
            files[path] = change.encode()
    return pipeline.examine(files, waterdorp.layouts())


def documents(checked: Checked) -> Iterator[n.Document]:
    """Every document of every edition."""
    assert checked.plan is not None, checked.problems
    tasks = {task.editie: task for _, task in pipeline.tasks(checked, Options(), tuple(JOBS))}
    for editie, task in tasks.items():
        for name in DOCUMENTS:
            yield compose(task.plan, name, task.layouts, editie, task.facts())


@pytest.mark.parametrize("changes", ODD.values(), ids=ODD)
def test_an_odd_plan_gives_all_documents_and_none_of_them_shows_the_program(
    changes: Mapping[str, str | tuple[str, str]],
) -> None:
    checked = examined(changes)
    assert not pipeline.errors(checked.problems), checked.problems
    for document in documents(checked):
        words = " ".join(node.text for node in n.walk(document) if isinstance(node, n.Text))
        assert not re.search(r"\b[A-Z]\w+\(\w*=|datetime\.|\bNone\b|\{\}|\('|\['", words)


def test_a_list_in_a_column_is_printed_as_its_words() -> None:
    kade = "prioriteiten/hoog-water/dijken/kade.yaml"
    checked = examined(
        {
            "indeling.yaml": ("toont: trekker", "toont: bronnen"),
            kade: ("intern: [team-water]", "intern: [team-water]\nbronnen: [De kaart, Het boek]"),
        }
    )
    plan = next(documents(checked))
    words = [node.text for node in n.walk(plan) if isinstance(node, n.Text)]
    assert {"De kaart", "Het boek"} <= set(words)
