"""What the public gets depends on what the public may see, and on nothing else: not one byte tells of the rest."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hidden
import pytest
import readback_docx
import readback_pdf
from conftest import CONTENT, LAYOUTS, files_in, run
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject, TextStringObject

from planascode import pipeline
from planascode.canonical import dump
from planascode.checkers.tagged import squeezed
from planascode.editions import filter_text, for_edition
from planascode.folder import read_folder
from planascode.model import Plan
from planascode.outputs import COLLEGE, JOBS, Task

OPEN = "openbaar"


@pytest.fixture(scope="module")
def with_secrets() -> dict[str, bytes]:
    """The files of the plan, with secrets in everything that can be hidden."""
    return hidden.files(read_folder(CONTENT)[0])


@pytest.fixture(scope="module")
def secret(with_secrets: dict[str, bytes]) -> pipeline.Checked:
    """The plan with secrets, read and checked."""
    checked = pipeline.examine(with_secrets, read_folder(LAYOUTS)[0])
    assert checked.plan is not None, "\n".join(map(str, checked.problems))
    return checked


@pytest.fixture(scope="module")
def public_files(output: Path) -> dict[str, bytes]:
    """All files that the public gets."""
    return {path: data for path, data in files_in(output).items() if path.split("/")[0] in (OPEN, "publicatie")}


def test_the_secrets_are_in_every_kind_of_hidden_place(secret: pipeline.Checked, plan: Plan) -> None:
    assert secret.plan is not None
    full = dump(for_edition(secret.plan, hidden.CLOSED))
    words = set(re.findall(rf"{hidden.MARK}[0-9]+ geheim", full, re.IGNORECASE))
    assert len(words) > 150
    for collection in (
        "maatregelen",
        "budgetposten",
        "indicatoren",
        "organisaties",
        "documenten",
        "opmerkingen",
        "themas",
    ):
        assert len(secret.plan[collection]) == len(plan[collection]) + 1


def test_a_plan_with_secrets_gives_the_public_the_very_same_plan(secret: pipeline.Checked, plan: Plan) -> None:
    assert secret.plan is not None
    assert _all_of(for_edition(secret.plan, OPEN)) == _all_of(for_edition(plan, OPEN))


def test_every_hidden_value_can_change_in_turn_and_the_public_plan_does_not(
    secret: pipeline.Checked, plan: Plan
) -> None:
    assert secret.plan is not None
    expected = _all_of(for_edition(plan, OPEN))
    closed = for_edition(secret.plan, hidden.CLOSED)
    count = 0
    for place, changed in hidden.variants(secret.plan):
        assert _all_of(for_edition(changed, OPEN)) == expected, place
        assert for_edition(changed, hidden.CLOSED) != closed, f"{place}: nothing changed"
        count += 1
    assert count > 230


def _all_of(plan: Plan) -> tuple[Any, ...]:
    """A plan with the order of its records, which layouts follow."""
    return (
        plan,
        [(collection, list(found)) for collection, found in plan.records.items()],
        list(plan.teksten),
        dict(plan.plaats),
    )


def test_a_public_job_is_given_the_filtered_plan_and_nothing_else_of_the_content(
    secret: pipeline.Checked, tasks: dict[str, Task]
) -> None:
    jobs = pipeline.tasks(secret, pipeline.Options(), tuple(JOBS))
    public = [task for _, task in jobs if task.editie == OPEN]
    assert len(public) == len(JOBS)
    for task in public:
        assert task == tasks[OPEN]
        assert _said(task) == _said(tasks[OPEN])


def _said(task: Task) -> dict[str, Any]:
    facts = task.facts()
    return {**facts, "gegevens": facts["gegevens"]()}


def test_a_build_with_secrets_gives_the_public_the_very_same_bytes(
    with_secrets: dict[str, bytes], public_files: dict[str, bytes], tmp_path: Path
) -> None:
    for path, data in with_secrets.items():
        place = tmp_path / "plan" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    done = run("--plan", tmp_path / "plan", "--naar", tmp_path / "output", "--editie", OPEN)
    assert done.returncode == 0, done.stdout + done.stderr
    made = {path: data for path, data in files_in(tmp_path / "output").items() if "/" in path}
    assert sorted(made) == sorted(public_files)
    assert [path for path in made if made[path] != public_files[path]] == []


# --- none of it can be found in the bytes ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def public_words(public_files: dict[str, bytes]) -> dict[str, str]:
    """File -> everything in it that is or could be words: squeezed, entities read, parts unzipped, with metadata."""
    read = {data: squeezed(" ".join(_words(path, data))) for path, data in public_files.items() if _has_words(path)}
    return {path: read[data] for path, data in public_files.items() if _has_words(path)}


def _has_words(path: str) -> bool:
    return not path.endswith((".png", ".jpg", ".woff2"))


def _words(path: str, data: bytes) -> Iterator[str]:
    if path.endswith(".pdf"):
        yield readback_pdf.pdf(data).text
        yield from _objects(PdfReader(io.BytesIO(data)))
    elif path.endswith(".docx"):
        for part in readback_docx.docx_parts(data).values():
            yield from _markup(part.decode("utf-8", "replace"))
    else:
        yield from _markup(data.decode("utf-8-sig"))


def _markup(text: str) -> Iterator[str]:
    """A text as it is, and without its tags: words may be cut by them."""
    yield html.unescape(text)
    yield html.unescape(re.sub(r"<[^>]*>", "", text))


def _objects(reader: PdfReader) -> Iterator[str]:
    """Every string and every stream that is text, in all objects of a PDF: metadata, outline, alternatives, links."""
    for number in sorted({*reader.xref[0], *reader.xref_objStm}):
        yield from _strings(reader.get_object(number))


def _strings(item: Any) -> Iterator[str]:
    match item:
        case StreamObject() if item.get("/Type") == "/Metadata":
            yield item.get_data().decode("utf-8")
        case DictionaryObject():
            for value in item.values():
                yield from _strings(value)
        case ArrayObject():
            for value in item:
                yield from _strings(value)
        case TextStringObject():
            yield str(item)
        case ByteStringObject():
            yield item.decode("latin-1")
        case _:
            pass


def _hidden_texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """(place, words) of everything of Oldambt's own plan that only the closed edition shows."""
    shown, full = (set(_texts(for_edition(plan, editie))) for editie in (OPEN, hidden.CLOSED))
    yield from sorted(full - shown)
    for address, text in plan.teksten.items():
        for block in re.findall(rf"^::: {hidden.CLOSED}\n(.*?)^:::", text, re.DOTALL | re.MULTILINE):
            yield from ((address, line.lstrip("-# ")) for line in block.splitlines())


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    for collection, found in plan.records.items():
        for key, record in found.items():
            yield from ((f"{collection}/{key}", text) for text in record.aantekening)
            if collection == "opmerkingen":
                yield f"{collection}/{key}", record.tekst
    yield from (("plan", text) for text in plan.gegevens.aantekening)


def test_the_words_of_every_public_file_can_be_read_by_this_test(
    public_words: dict[str, str], tasks: dict[str, Task]
) -> None:
    """Else it would find nothing in them: text, and in PDF and Word the metadata too."""
    assert len(public_words) > 75
    digest = tasks[OPEN].facts()["inhoud"]
    documents = [path for path in public_words if path.endswith((".pdf", ".docx"))]
    assert len(documents) == 5 + 2 * len(COLLEGE)
    whole = [path for path in documents if "/college/" not in path and "00-LEESMIJ" not in path]
    for path in [*whole, f"{OPEN}/site/register.html", f"{OPEN}/site/data/plan.json"]:
        assert squeezed("Buurtbemiddeling en/of mediation") in public_words[path], path
    for path in documents:
        assert squeezed("Integrale Veiligheid 2021-2023") in public_words[path], path
        assert digest in public_words[path], path


def test_no_hidden_word_of_the_plan_stands_in_any_public_file(plan: Plan, public_words: dict[str, str]) -> None:
    texts = [(place, text) for place, text in _hidden_texts(plan) if len(text) > 20]
    assert len(texts) > 100
    found = [
        (path, place, text) for path, words in public_words.items() for place, text in texts if squeezed(text) in words
    ]
    assert found == []


def test_the_internal_files_do_hold_them(plan: Plan, output: Path) -> None:
    document = squeezed(readback_docx.docx((output / hidden.CLOSED / "uitvoeringsplan.docx").read_bytes()).text)
    remarks = [remark.tekst for remark in plan["opmerkingen"].values()]
    assert len(remarks) == 3
    assert all(squeezed(remark) in document for remark in remarks)


def test_the_content_hash_is_that_of_the_filtered_plan(public_files: dict[str, bytes], tasks: dict[str, Task]) -> None:
    digest = tasks[OPEN].facts()["inhoud"]
    assert digest != tasks[hidden.CLOSED].facts()["inhoud"]
    assert digest[:12].encode() in public_files[f"{OPEN}/site/index.html"]
    assert tasks[hidden.CLOSED].facts()["inhoud"][:12].encode() not in b"".join(public_files.values())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("een\n\n::: intern\nX\n:::\n\ntwee\n", "een\n\ntwee\n"),
        ("een\n\n::: intern\nX\n:::\n", "een\n"),
        ("een\n\n::: intern\nX\n:::\ntwee\n", "een\n\ntwee\n"),
        ("::: intern\nX\n:::\n\neen\n", "een\n"),
        ("een\n\n::: intern\nX\n:::\n\n::: intern\nY\n:::\n\ntwee\n", "een\n\ntwee\n"),
        ("- een\n::: intern\n- X\n:::\n- twee\n", "- een\n- twee\n"),
    ],
)
def test_a_hidden_block_leaves_no_empty_line_behind(text: str, shown: str) -> None:
    assert filter_text(text, [OPEN]) == shown
