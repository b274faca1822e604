"""The panel over a page of the site: the problems of the last save, each with its place; editions, documents, forms.

It is put in the bytes that go to the browser; the built site knows nothing of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from planascode.messages import excerpt, ways
from planascode.preview import forms, state
from planascode.preview.state import Preview
from planascode.preview.views import OURS, Saved, document_address, form_address, html, list_address, page_address
from planascode.problems import Problem
from planascode.writers import site

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""What a page in the preview may do: as on the site, and follow the plan and send our forms."""
AT_MOST = 50
"""How many problems the panel shows."""
LEVELS = {"fout": "fouten", "waarschuwing": "waarschuwingen", "advies": "adviezen"}
"""Level -> its plural, the worst first."""
DOCUMENTS = {"pdf": "PDF", "docx": "Word"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the author looks: the edition and the page (a path without ``.html``); both empty on a page of our own."""

    editie: str = ""
    page: str = ""


def editor_address(folder: str, problem: Problem) -> str:
    """A link that opens the file in VS Code, at the place of a problem. ``folder`` is whole, with ``/``."""
    path = quote(f"/{folder.lstrip('/')}/{problem.source.file}")
    return f"vscode://file{path}:{problem.source.line}:{problem.source.column}"


def page_of(preview: Preview, editie: str, problem: Problem) -> str:
    """The page that shows what a problem is about; empty when none does."""
    address = problem.address or _address(preview, problem)
    collection, key, *rest = [*address.split("/"), "", ""]
    plan = state.plan_of(preview)
    if plan is None:
        return ""
    texts = [deel.id for deel in plan.indeling.plan if deel.tekst == address]
    # After the record stand a field and what is in it, by turns; a field is no name of a page.
    names = [key, *filter(None, rest[1::2])] if collection in plan.records else texts or [collection]
    found = next((spot for name in names if (spot := state.place(preview, editie, name))), "")
    return page_address(editie, found) if found else ""


def _address(preview: Preview, problem: Problem) -> str:
    """The address of the value at or just above a problem, in the file as it was good last, or as it is read now."""
    for checked in (preview.checked, preview.good):
        if checked is not None:
            found = [
                (source.line, source.column, address)
                for address, source in checked.sources.items()
                if source.file == problem.source.file and source.line <= problem.source.line and "/" in address
            ]
            if found:
                return max(found)[2]
    return ""


# --- the panel ----------------------------------------------------------------------------------------------


def style_of(preview: Preview) -> str:
    """A short name for the style sheet as it is now: another name means that a page must be fetched whole."""
    return sha256(preview.assets.get(site.STYLESHEET, b"")).hexdigest()[:12]


def summary(preview: Preview) -> str:
    """The state of the plan in a few words."""
    if preview.trouble:
        return "Er gaat iets mis"
    counts: Counter[str] = Counter(problem.level for problem in preview.checked.problems)
    words = [
        f"{number} {level if number == 1 else plural}" for level, plural in LEVELS.items() if (number := counts[level])
    ]
    return ", ".join(words) or "Geen meldingen"


def panel(
    preview: Preview, sheets: Mapping[str, str], folder: str, shown: str, at: Place, saved: Saved | None = None
) -> str:
    """The panel over the page at ``at``; ``folder`` is the plan's folder in full, ``shown`` as the author calls it."""
    problems = sorted(preview.checked.problems, key=lambda item: (list(LEVELS).index(item.level), item))
    good = state.is_good(preview)
    return html(
        sheets,
        "paneel",
        versie=preview.version,
        stijl=style_of(preview),
        melding=summary(preview),
        niveau=problems[0].level if problems else "fout" if preview.trouble else "goed",
        open=bool(saved) or not good,
        niet_goed=not good and preview.good is not None,
        storing=preview.trouble,
        bewaard=saved,
        meldingen=[_problem(preview, folder, shown, at, problem) for problem in problems[:AT_MOST]],
        rest=max(0, len(problems) - AT_MOST),
        editie=at.editie,
        edities=[(name, page_address(name, f"{at.page}.html")) for name in state.names(preview)] if at.editie else [],
        bestanden=[(f"{name} van deze editie", document_address(at.editie, kind)) for kind, name in DOCUMENTS.items()],
        formulieren=_links(preview, at),
    )


def _problem(preview: Preview, folder: str, shown: str, at: Place, problem: Problem) -> dict[str, object]:
    return {
        "niveau": problem.level,
        "code": problem.code,
        "melding": problem.message,
        "hulp": ways(problem.hint),
        "uittreksel": "\n".join(excerpt(problem, preview.checked.files)),
        "plaats": f"{shown}/{problem.source}",
        "bladzijde": page_of(preview, at.editie, problem) if at.editie else "",
        "editor": editor_address(folder, problem),
    }


def _links(preview: Preview, at: Place) -> list[tuple[str, str]]:
    """The forms for what stands on a page, and the list of all."""
    plan = state.plan_of(preview)
    addresses = forms.around(plan, at.page) if plan else []
    found = []
    for address in addresses:
        assert plan
        name = f": {forms.record(plan, address).naam}" if len(addresses) > 1 else ""
        found += [
            (forms.KINDS[kind].title + name, form_address(kind, address, at.editie))
            for kind in forms.kinds(plan, address)
        ]
    return [*found, ("Alles wat u kunt invullen", list_address(at.editie))]


def with_panel(page: bytes, panel: str, is_old: bool) -> bytes:
    """The bytes of a page of the site with the panel in it; ``is_old`` marks it as the last good version."""
    head, _, body = page.replace(site.POLICY.encode(), POLICY.encode(), 1).partition(b"</head>")
    ours = f'<link rel="stylesheet" href="{OURS}/kijk.css"><script src="{OURS}/kijk.js" defer></script>'
    strip = '<section class="kijk-strook" aria-label="Let op">Laatste goede versie</section>' if is_old else ""
    begin = f'<body>\n<a class="kijk-sla-over" href="#_kijk">Naar de meldingen en formulieren</a>{strip}'
    inside, _, end = body.replace(b"<body>\n", begin.encode(), 1).rpartition(b"</body>")
    return head + ours.encode() + b"</head>" + inside + panel.encode() + b"</body>" + end
