"""The pages of the preview itself: forms, the list of them, messages. Values to HTML, through the templates in ``bladen/``.

Every value is escaped, and there is no script on a page with a form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from planascode import derive
from planascode.layouts import environment
from planascode.model import Plan
from planascode.preview import forms, state
from planascode.preview.answers import Answers, Remark
from planascode.preview.forms import REASON, UNKNOWN, Form
from planascode.preview.state import Preview
from planascode.problems import Problem

OURS = "/_kijk"
"""Where everything stands that is not the site."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a form wrote: a sentence, and the lines that changed."""

    woorden: str
    regels: tuple[str, ...]


def html(sheets: Mapping[str, str], name: str, **values: Any) -> str:
    """A template with its values."""
    return environment(sheets, {}).get_template(f"{name}.html.j2").render(values)


def message(sheets: Mapping[str, str], titel: str, *regels: str, **more: Any) -> str:
    """A page that says something."""
    return html(
        sheets, "bericht", **{"titel": titel, "regels": regels, "links": (), "paneel": "", "script": False, **more}
    )


# --- addresses --------------------------------------------------------------------------------------------


def page_address(editie: str, path: str) -> str:
    """Where a file of the site of an edition stands."""
    return f"/{quote(editie, safe='')}/site/{quote(path, safe='/#')}"


def document_address(editie: str, kind: str) -> str:
    """Where the PDF or the Word file of an edition stands: beside the site, as in a build."""
    return f"/{quote(editie, safe='')}/uitvoeringsplan.{kind}"


def list_address(editie: str) -> str:
    """Where the list of all forms stands."""
    return f"{OURS}/formulieren?editie={quote(editie, safe='')}"


def form_address(kind: str, address: str, editie: str) -> str:
    """Where a form stands."""
    return f"{OURS}/formulier/{kind}/{quote(address)}?editie={quote(editie, safe='')}"


# --- the forms ----------------------------------------------------------------------------------------------


def list_of_forms(preview: Preview, sheets: Mapping[str, str], editie: str, saved: Saved | None = None) -> str:
    """All that there is a form for, by prioriteit."""
    plan = state.plan_of(preview)
    groups: list[tuple[str, list[dict[str, Any]]]] = []
    for prioriteit in derive.prioriteiten(plan) if plan else []:
        assert plan
        addresses = [item for measure in derive.alle_maatregelen(plan, prioriteit) for item in forms.parts(measure)]
        figures = [f"indicatoren/{item.id}" for item in derive.indicatoren_van(plan, prioriteit)]
        groups.append((prioriteit.naam, [_entry(plan, address, editie) for address in addresses]))
        groups.append((f"Cijfers: {prioriteit.naam}", [_entry(plan, address, editie) for address in figures]))
    return html(sheets, "formulieren", groepen=[group for group in groups if group[1]], bewaard=saved)


def _entry(plan: Plan, address: str, editie: str) -> dict[str, Any]:
    parts = address.split("/")
    return {
        "naam": forms.record(plan, address).naam,
        "van": f"onderdeel van {plan['maatregelen'][parts[1]].naam}" if len(parts) > 2 else "",
        "formulieren": [
            (forms.KINDS[kind].title, form_address(kind, address, editie)) for kind in forms.kinds(plan, address)
        ],
    }


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said about answers that were not saved: about the whole, and about each question; ``level`` of the worst."""

    objections: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether the author may save all the same: nothing of it is a fout."""
        return bool(self.remarks) and not self.objections and all(item.problem.level != "fout" for item in self.remarks)


def form_page(
    sheets: Mapping[str, str], given: Form, shown: str, editie: str, back: str, proof: str, fingerprint: str,
    answers: Answers | None = None, reply: Reply | None = None,
) -> str:  # fmt: skip
    """A form, with the answers that were given and what is said about them. ``proof`` and ``fingerprint`` come back with it."""
    names = [name for item in given.fields for name in (item.name, f"{item.name}/{REASON}")]
    now = {item.name: item.value for item in given.fields}
    filled = {name: (answers.get(name, "") if answers is not None else now.get(name, "")) for name in names}
    said = reply or Reply()
    return html(
        sheets,
        "formulier",
        form=given,
        adres=form_address(given.kind, given.address, editie),
        formulieren=list_address(editie),
        terug=back,
        bestand=f"{shown}/{given.source.file}",
        editie=editie,
        bewijs=proof,
        vingerafdruk=fingerprint,
        antwoorden=filled,
        ids={item.name: f"veld-{item.name.replace('/', '-')}" for item in given.fields},
        labels={item.name: item.label for item in given.fields},
        bezwaren=said.objections,
        waarschuwingen=said.asks,
        fouten=[
            {
                "field": item.field,
                "said": item.problem.message,
                "words": sentence(item.problem.message),
                "hint": sentence(item.problem.hint),
                "level": item.problem.level,
            }
            for item in said.remarks
        ],
        onbekend=UNKNOWN,
        reden=REASON,
    )


def sentence(words: str) -> str:
    """A message as a sentence of its own."""
    return f"{words[:1].upper()}{words[1:]}{'' if not words or words[-1] in '.?!:' else '.'}"


def fingerprint_of(data: bytes) -> str:
    """A name for the content of a file, to know it again."""
    return sha256(data).hexdigest()


def changed_lines(old: bytes, new: bytes) -> tuple[str, ...]:
    """The lines of a file that a form wrote, or those that it took away when it wrote none."""
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (old, new))
    changes = list(unified_diff(before, after, n=0, lineterm=""))[2:]
    written = tuple(line[1:] for line in changes if line.startswith("+"))
    return written or tuple(f"weg: {line[1:].strip()}" for line in changes if line.startswith("-"))


def sentences(problems: Sequence[Problem], shown: str) -> tuple[str, ...]:
    """Why nothing can be saved now: what is wrong in the plan already."""
    first = [f"{shown}/{problem.source}: {problem.message}" for problem in problems[:3]]
    more = [f"... en nog {len(problems) - 3}"] if len(problems) > 3 else []
    return (
        "Er staan nu fouten in het plan. Herstel die eerst en bewaar dan opnieuw. Uw antwoorden staan hieronder nog.",
        *first,
        *more,
    )
