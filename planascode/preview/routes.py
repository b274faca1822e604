"""What the preview answers: from a request that may be answered to a page, a document, a form or a message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from planascode.preview import forms, panel, state, views
from planascode.preview.desk import Desk, document, save, trouble
from planascode.preview.panel import Place
from planascode.preview.views import Reply, Saved

TYPES = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2", "json": "application/json", "csv": "text/csv; charset=utf-8", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
"""Ending of a file -> what it is."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request that may be answered: its path, the first value of each parameter, and what a form sent."""

    method: str
    path: str
    query: Mapping[str, str]
    body: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back; ``kind`` is a key of ``TYPES``."""

    status: int
    body: bytes = b""
    kind: str = "html"
    headers: tuple[tuple[str, str], ...] = ()


def answer(desk: Desk, request: Request) -> Answer:
    """The answer to a request that may be answered."""
    match request.path.removeprefix("/").split("/"):
        case [""]:
            return _home(desk)
        case ["_kijk", ("kijk.css" | "kijk.js") as name]:
            return Answer(200, desk.sheets[name], name.rpartition(".")[2])
        case ["_kijk", "formulieren"]:
            with desk.lock:
                editie, saved = _editie(desk, request.query.get("editie", "")), _saved(desk, request)
                return html(views.list_of_forms(desk.preview, desk.templates, editie, saved))
        case ["_kijk", "formulier", kind, *address]:
            return _form(desk, request, kind, "/".join(address))
        case [editie, "site", *path] if editie != "_kijk":
            return _page(desk, request, editie, "/".join(path) or "index.html")
        case [editie, name] if name in ("uitvoeringsplan.pdf", "uitvoeringsplan.docx"):
            return _document(desk, editie, name.rpartition(".")[2])
        case _:
            return _missing(desk, Place())


def _home(desk: Desk) -> Answer:
    with desk.lock:
        if state.names(desk.preview):
            return _go(views.page_address(_editie(desk, ""), "index.html"))
        words = "Herstel eerst de fouten hieronder. Dan komt het plan vanzelf."
        return _with_panel(desk, Place(), "Het plan is nog niet te tonen", words, status=200)


def _editie(desk: Desk, asked: str) -> str:
    """The edition that is meant: the one that is asked for, the one of the start, or the first."""
    known = state.names(desk.preview)
    return next((name for name in (asked, desk.editie, *known) if name in known), "")


def _saved(desk: Desk, request: Request) -> Saved | None:
    number = request.query.get("bewaard", "")
    return desk.saved[int(number)] if number.isdecimal() and int(number) < len(desk.saved) else None


def _page(desk: Desk, request: Request, editie: str, path: str) -> Answer:
    kind = path.rpartition(".")[2]
    at = Place(editie if editie in state.names(desk.preview) else "", path.removesuffix(".html"))
    with desk.lock:
        try:
            data = state.answer(desk.preview, editie, path)
        except Exception as error:
            return _with_panel(desk, at, "Deze bladzijde is niet te maken", trouble(error), status=500)
        if data is None or kind not in TYPES:
            return _missing(desk, at)
        if kind != "html":
            return Answer(200, data, kind)
        over = _panel(desk, at, _saved(desk, request))
        return Answer(200, panel.with_panel(data, over, not state.is_good(desk.preview)))


def _panel(desk: Desk, at: Place, saved: Saved | None = None) -> str:
    return panel.panel(desk.preview, desk.templates, desk.folder.as_posix(), desk.shown, at, saved)


def _with_panel(desk: Desk, at: Place, titel: str, *words: str, status: int) -> Answer:
    """A page that says something, with the panel under it; it comes back to life when the plan does."""
    with desk.lock:
        return html(views.message(desk.templates, titel, *words, paneel=Markup(_panel(desk, at)), script=True), status)


def _missing(desk: Desk, at: Place) -> Answer:
    if at.editie:
        return _with_panel(
            desk,
            at,
            "Deze bladzijde is er niet",
            "Misschien staat zij in een andere editie, of heet zij nu anders.",
            status=404,
        )
    return html(views.message(desk.templates, "Deze bladzijde is er niet", links=[("Naar het begin", "/")]), 404)


def _document(desk: Desk, editie: str, kind: str) -> Answer:
    with desk.lock:
        if editie not in state.names(desk.preview):
            return _missing(desk, Place())
    made = document(desk, editie, kind)
    if isinstance(made, bytes):
        return Answer(200, made, kind, (("Content-Disposition", f'inline; filename="uitvoeringsplan.{kind}"'),))
    return html(
        views.message(desk.templates, "Het bestand is niet gemaakt", made, links=[("Terug naar het plan", "/")]), 500
    )


def _form(desk: Desk, request: Request, kind: str, address: str) -> Answer:
    with desk.lock:
        given = forms.form(desk.preview.good, kind, address) if desk.preview.good else None
        if given is None or desk.preview.good is None:
            return _missing(desk, Place())
        editie = _editie(desk, request.body.get("_editie", request.query.get("editie", "")))
        back = _back(desk, editie, address)
        reply: Reply | None = None
        if request.method == "POST":
            sure = request.body.get("_toch") == "ja"
            said = save(desk, given, request.body, request.body.get("_vingerafdruk", ""), sure)
            if isinstance(said, Saved):
                back = _back(desk, editie, address)
                return _go(f"{back}{'&' if '?' in back else '?'}bewaard={len(desk.saved) - 1}")
            reply = said
            given = forms.form(desk.preview.good, kind, address) or given
        data = desk.preview.good.files[given.source.file]
        page = views.form_page(
            desk.templates, given, desk.shown, editie, back, desk.proof, views.fingerprint_of(data),
            request.body if reply else None, reply,
        )  # fmt: skip
        return html(page, 422 if reply else 200)


def _back(desk: Desk, editie: str, address: str) -> str:
    """The page that shows a record, else the list of forms."""
    spot = state.place(desk.preview, editie, address.split("/")[1])
    return views.page_address(editie, spot.partition("#")[0]) if spot else views.list_address(editie)


def html(text: str, status: int = 200) -> Answer:
    """A page as an answer."""
    return Answer(status, text.encode())


def _go(address: str) -> Answer:
    return Answer(303, headers=(("Location", address),))
