"""The site of a plan in memory: a read plan in, pages out. Nothing here touches a file, a socket or a clock.

A page is made when it is looked at, out of a layout that leaves the other pages empty. What it says about those (their
numbers and captions) is known from the last time that they were made; ``follow`` makes them again, a few at a time, after
each save. As long as the content is wrong, the last good version stays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from planascode import numbering
from planascode.compose import Vocabulary, notate, numbered
from planascode.exports import export
from planascode.model import Plan
from planascode.nodes import Document
from planascode.numbering import Target
from planascode.outputs import JOBS, Task
from planascode.pipeline import Checked, Options, tasks
from planascode.problems import LayoutError, errors
from planascode.writers import site, site_search

AT_ONCE = 6
"""How many pages ``follow`` makes in one go."""


@dataclass(slots=True)
class Edition:
    """One edition of a good version: what its pages are made of, and the pages that are made.

    ``waiting`` are pages whose ids were not looked at in this version (None: nothing was made yet); ``moved`` says that an
    id came, went or is called otherwise than in the version before. ``found`` is the index of the search, made when it is asked.
    """

    task: Task
    facts: Mapping[str, object]
    vocabulary: Vocabulary
    pages: dict[str, bytes] = field(default_factory=dict)
    data: dict[str, bytes] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    found: bytes = b""
    waiting: list[str] | None = None
    moved: bool = False


@dataclass(slots=True)
class Preview:
    """What the server shows. ``checked`` is the plan as last read, ``good`` the last one that could be made.

    ``version`` counts what a reader could see changing; ``index`` has for each edition the ids on each page; ``looking`` is
    the edition and the page that was asked for last; ``trouble`` is what a layout does wrong.
    """

    checked: Checked
    good: Checked | None = None
    version: int = 0
    editions: dict[str, Edition] = field(default_factory=dict)
    assets: dict[str, bytes] = field(default_factory=dict)
    index: dict[str, dict[str, dict[str, Target]]] = field(default_factory=dict)
    looking: tuple[str, str] = ("", site.HOME)
    trouble: str = ""


def opened(checked: Checked, editie: str = "") -> Preview:
    """The preview of a plan that was read for the first time, with the first page of ``editie`` (or the most open one) ready."""
    preview = Preview(checked, looking=(editie, site.HOME))
    update(preview, checked)
    return preview


def update(preview: Preview, checked: Checked) -> None:
    """Take a plan that was read again; the page that is looked at is made at once."""
    preview.version += 1
    preview.checked, preview.trouble = checked, ""
    if checked.plan is None or errors(checked.problems):
        return
    editie, path = preview.looking
    editie = editie if editie in checked.plan.gegevens.edities else checked.plan.gegevens.edities[0]
    try:
        edition = _edition(checked, editie)
        _page(preview, edition, path)
    except LayoutError as error:
        preview.trouble = f"Een layout geeft geen goed document: {error}."
        return
    preview.good, preview.editions = checked, {editie: edition}
    preview.assets = site.assets(checked.style)


def is_good(preview: Preview) -> bool:
    """Whether what is shown is what was read last."""
    return preview.good is preview.checked and not preview.trouble


def plan_of(preview: Preview) -> Plan | None:
    """The plan that is shown; None before it was good for the first time."""
    return preview.good.plan if preview.good else None


def names(preview: Preview) -> tuple[str, ...]:
    """The editions that can be shown, from open to closed."""
    plan = plan_of(preview)
    return plan.gegevens.edities if plan else ()


def answer(preview: Preview, editie: str, path: str) -> bytes | None:
    """A file of the site of an edition; None when there is no such file. Whatever a layout does wrong on that page is raised.

    ``path`` is as in a build: below ``site/``.
    """
    if editie not in names(preview):
        return None
    if path in preview.assets:
        return preview.assets[path]
    edition = edition_of(preview, editie)
    if path.startswith("data/"):
        edition.data = edition.data or {f"data/{name}": data for name, data in export(edition.task.plan).items()}
        return edition.data.get(path)
    if path == site.INDEX:
        edition.found = edition.found or _index(preview, edition)
        return edition.found
    if path.startswith(site.ASSETS):
        edition.pictures = edition.pictures or {
            f"{site.ASSETS}{name}": data for name, data in edition.task.pictures().items()
        }
        return edition.pictures.get(path)
    if path.endswith(".html"):
        found = _page(preview, edition, path.removesuffix(".html"))
        if found is not None:
            preview.looking = (editie, path.removesuffix(".html"))
        return found
    return None


def edition_of(preview: Preview, editie: str) -> Edition:
    """The edition of the good version, made ready when it is asked for the first time."""
    assert preview.good
    if editie not in preview.editions:
        preview.editions[editie] = _edition(preview.good, editie)
    return preview.editions[editie]


def place(preview: Preview, editie: str, key: str) -> str:
    """The address (from the root of the site) of the page or the spot that shows the record ``key``; empty when none does."""
    paths = preview.index.get(editie, {})
    page = next((path for path in paths if path.rpartition("/")[2] == key), "")
    spot = next((f"{path}.html#{key}" for path, found in paths.items() if key in found), "")
    return f"{page}.html" if page else spot


def follow(preview: Preview) -> bool:
    """Go on with the pages that were not made since the last save, a few at a time; False when there is nothing left to do."""
    edition = next((item for item in preview.editions.values() if item.waiting or item.moved), None)
    if edition is None:
        return False
    if edition.waiting:
        _notate(preview, edition, edition.waiting[:AT_ONCE])
    else:
        _look_again(preview, edition)
    return True


# --- pages ----------------------------------------------------------------------------------------------


def _edition(checked: Checked, editie: str) -> Edition:
    task = next(task for name, task in tasks(checked, Options((editie,)), tuple(JOBS)) if name == "site")
    return Edition(task, task.facts(), Vocabulary(task.plan))


def _page(preview: Preview, edition: Edition, path: str) -> bytes | None:
    """A page, made now where it was not; None when the site has no such page."""
    if path not in edition.pages:
        try:
            _write(preview, edition, [path] if edition.task.editie in preview.index else None)
        except LayoutError:  # it refers to something that is new on another page
            _write(preview, edition, None)
    return edition.pages.get(path)


def _index(preview: Preview, edition: Edition) -> bytes:
    """The index of the search over all pages."""
    whole = numbered(edition.vocabulary, "site", _notate(preview, edition, None))
    return site_search.index(whole)


def _write(preview: Preview, edition: Edition, paths: Collection[str] | None) -> None:
    """Make these pages (None: all of them) with what is known of the others."""
    document = _notate(preview, edition, paths)
    asked = [page.path for page in document.pages if paths is None or page.path in paths]
    elsewhere = {path: found for path, found in preview.index[edition.task.editie].items() if path not in asked}
    targets = {key: target for found in elsewhere.values() for key, target in found.items()}
    addresses = {key: f"{path}.html#{key}" for path, found in elsewhere.items() for key in found}
    finished = numbered(edition.vocabulary, "site", document, targets)
    made = site.write_pages(finished, edition.task.style, asked, addresses)
    edition.pages |= {path.removesuffix(".html"): data for path, data in made.items()}


def _notate(preview: Preview, edition: Edition, paths: Collection[str] | None) -> Document:
    """The site with these pages filled, not yet numbered; the ids on them go into the index."""
    task = edition.task
    document = notate(edition.vocabulary, "site", task.layouts, task.editie, edition.facts, paths)
    there = {page.path: page for page in document.pages}
    asked = set(there) if paths is None else there.keys() & set(paths)
    known = preview.index.get(task.editie, {})
    kept = {path: found for path, found in known.items() if path in there}
    now = kept | {path: numbering.targets(replace(document, pages=(there[path],))) for path in asked}
    edition.moved = edition.moved or (bool(known) and now != known)
    edition.waiting = [path for path in (there if edition.waiting is None else edition.waiting) if path not in asked]
    preview.index[task.editie] = now
    return document


def _look_again(preview: Preview, edition: Edition) -> None:
    """All is known now: the pages that were looked at are made once more, in case they say something of a page that changed."""
    edition.moved = False
    before, edition.pages = edition.pages, {}
    if any(_page(preview, edition, path) != data for path, data in before.items()):
        preview.version += 1
