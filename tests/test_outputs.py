"""Outputs: jobs are pure functions of a filtered plan."""

from __future__ import annotations

import pickle
import re

import waterdorp
from lxml.html import fromstring

from planascode import pipeline
from planascode.exports import FILES, export
from planascode.outputs import COLLEGE, DOCUMENTS, EVERY_JOB, JOBS, TREES, Task
from planascode.pipeline import Options


def task(edition: str = "openbaar", outputs: tuple[str, ...] = tuple(JOBS)) -> Task:
    return next(t for _, t in pipeline.tasks(waterdorp.examined(), Options(edities=(edition,)), outputs))


def test_a_task_can_travel_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(task())).plan == task().plan


def test_the_content_hash_depends_on_the_filtered_plan_only() -> None:
    fact = task().facts()["inhoud"]
    assert re.fullmatch("[0-9a-f]{64}", fact)
    assert fact != task("partners").facts()["inhoud"]
    hidden = waterdorp.examined("geld/budgetposten.yaml", "31.337", "1")
    assert next(t for _, t in pipeline.tasks(hidden, Options(edities=("openbaar",)), ("site",))).facts()["inhoud"] == fact
    shown = waterdorp.examined("geld/budgetposten.yaml", "120.000", "130.000")
    assert next(t for _, t in pipeline.tasks(shown, Options(edities=("openbaar",)), ("site",))).facts()["inhoud"] != fact


def test_the_site_links_only_to_files_that_are_made_with_it() -> None:
    alone = JOBS["site"](task(outputs=("site",)))["site/index.html"]
    beside = JOBS["site"](task())["site/index.html"]
    assert b"uitvoeringsplan.pdf" not in alone
    assert b"../uitvoeringsplan.pdf" in beside


def test_the_site_has_its_data_files() -> None:
    made = JOBS["site"](task(outputs=("site",)))
    assert {"site/data/plan.json", "site/data/maatregelen.csv"} <= made.keys()


def test_the_site_says_of_each_data_file_what_it_holds_and_how_large_it_is() -> None:
    made = JOBS["site"](task(outputs=("site",)))
    rows = fromstring(made["site/colofon.html"]).xpath("//table[@id='tabel-gegevens']/tbody/tr")
    shown = {row.xpath("string(th//a/@href)"): [cell.text_content() for cell in row.xpath("td")] for row in rows}
    data = {path.removeprefix("site/"): content for path, content in made.items() if path.startswith("site/data/")}
    assert shown.keys() == data.keys()
    for path, (told, size) in shown.items():
        assert told == FILES[path.removeprefix("data/")]
        assert size == f"{-(-len(data[path]) // 1000)} kB"


def test_what_the_data_files_are_is_the_same_whether_they_are_made_already_or_not() -> None:
    made = export(task().plan)
    assert task().facts()["gegevens"]() == task().facts(made)["gegevens"]()


def test_a_job_gives_the_same_bytes_twice() -> None:
    assert JOBS["site"](task()) == JOBS["site"](task())
    assert JOBS["docx"](task()) == JOBS["docx"](task())
    assert JOBS["college"](task()) == JOBS["college"](task())


def test_the_documents_of_a_release_in_words_are_those_of_the_outputs() -> None:
    made = JOBS["college"](task())
    assert {path.removeprefix("college/").partition(".")[0] for path in made} == set(COLLEGE) < set(DOCUMENTS)
    assert EVERY_JOB[TREES](task()).keys() == set(DOCUMENTS)


def test_no_page_of_the_real_site_is_too_heavy_for_a_phone(tasks: dict[str, Task]) -> None:
    for task in tasks.values():
        weights = {path.removeprefix("site/"): len(data) for path, data in JOBS["site"](task).items()}
        fonts = sum(weight for path, weight in weights.items() if path.endswith(".woff2"))
        around = sum(weights[f"assets/{name}"] for name in ("site.css", "basis.js", "search.js"))
        assert weights["index.html"] + around <= 150_000
        assert max(weight for path, weight in weights.items() if path.startswith("maatregelen/")) + around <= 60_000
        assert fonts <= 250_000
        assert sum(weights.values()) <= 8_000_000
