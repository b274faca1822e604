"""Outputs: jobs are pure functions of a filtered plan."""

from __future__ import annotations

import pickle
import re

import waterdorp

from planascode import pipeline
from planascode.outputs import JOBS, Task
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


def test_a_job_gives_the_same_bytes_twice() -> None:
    assert JOBS["site"](task()) == JOBS["site"](task())
    assert JOBS["docx"](task()) == JOBS["docx"](task())
