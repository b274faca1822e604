"""The static website: one HTML page per ``Page``, one style sheet, fonts beside it.

Opens from ``file://`` as well as from a server: every link is relative and ends in ``.html``, nothing comes from
elsewhere, nothing is inline. Everything is there without JavaScript; the scripts sift tables and search. A relative ``Link.href`` counts from the site's root
(``../uitvoeringsplan.pdf`` lies beside the site) and is made relative to the page it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from html import escape
from pathlib import Path, PurePosixPath
from posixpath import dirname, relpath

from planascode import nodes as n
from planascode.dark import dark
from planascode.housestyle import TONE_PARTS, HouseStyle
from planascode.nldesign import CLASSES, NAMES
from planascode.nodes import NO_PICTURES
from planascode.writers import html, site_search, site_sift

HOME = "index"
ASSETS = "assets/"
STYLESHEET = f"{ASSETS}site.css"
INDEX = f"{ASSETS}search-index.js"
_ENGINE = f"{ASSETS}search-engine.js"
_ALWAYS, _SEARCH, _SIFT = f"{ASSETS}basis.js", f"{ASSETS}search.js", f"{ASSETS}register.js"
# 'self' also covers files beside the page on file:// (seen in Chromium 156); frame-ancestors has no effect in a meta.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'"
)
MANY_SECTIONS = 4
"""A page with as many sections begins with links to them."""
_MAIN = "page-main"
_NOWHERE: Mapping[str, str] = {}
_RELATIVE = re.compile(r'(<(?:a [^>]*?href|img src)=")([^"#:]+)((?:#[^"]*)?")')
_WIDTH = re.compile(r'<col style="width:([0-9.]+)%">')


def write(document: n.Document, style: HouseStyle, pictures: Mapping[str, bytes] = NO_PICTURES) -> dict[str, bytes]:
    """The files of the site by path; KeyError for a reference to an id that stands on no page, and for a picture without bytes."""
    shown = {node.name for node in n.walk(document, n.inner_blocks) if isinstance(node, n.Picture)}
    files = write_pages(document, style, [page.path for page in document.pages]) | _moved(document, style)
    files |= {f"{ASSETS}{name}": pictures[name] for name in sorted(shown)} | assets(style)
    return files | ({INDEX: site_search.index(document)} if _search_page(document) else {})


def alone(document: n.Document, style: HouseStyle) -> dict[str, bytes]:
    """Each page as a file that needs nothing beside it: its style stands in it, and its first page is home."""
    # Without the house style's letter beside it: some other one, which may be wider.
    css = "\n".join((*stylesheet(style).split("\n")[len(_fonts(style)) :], "h1,h2,a,td{overflow-wrap:anywhere}"))
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
    linked = f'<link rel="stylesheet" href="{STYLESHEET}">'
    home = f"{document.pages[0].path}.html"
    return {
        path: data.decode().replace(linked, f"<style>{css}</style>").replace(POLICY, policy).replace(f'href="{HOME}.html"', f'href="{home}"').encode()
        for path, data in write_pages(document, style, [page.path for page in document.pages]).items()
    }


def write_pages(
    document: n.Document, style: HouseStyle, paths: Collection[str], elsewhere: Mapping[str, str] = _NOWHERE
) -> dict[str, bytes]:
    """Some pages by path; ``elsewhere``: id -> address from the root, for ids on pages that are left empty in ``document``."""
    targets = _targets(document.pages, elsewhere)
    context = html.Context(
        style=style, link=lambda target: targets[target], paged=False, heading_shift=1, labels=dict(document.labels),
        pictures=ASSETS,
    )  # fmt: skip
    return {
        f"{page.path}.html": _page(page, document, context).encode() for page in document.pages if page.path in paths
    }


def _moved(document: n.Document, style: HouseStyle) -> dict[str, bytes]:
    """A page at each old address that leads to the new one, at once and by a link (WCAG 2.2, technique H76)."""
    titles = {page.path: page.title for page in document.pages}
    context = html.Context(
        style=style, link=lambda target: f"{target}.html", paged=False, heading_shift=1, labels=dict(document.labels)
    )
    made = {}
    for old in document.moved:
        title = titles[old.target]
        link = n.Paragraph((n.Reference(old.target, (n.Text(title),)),))
        page = n.Page(old.path, f"{document.label('moved')}: {title}", (link,))
        made[f"{old.path}.html"] = _page(page, replace(document, menu=()), context, old.target).encode()
    return made


def assets(style: HouseStyle) -> dict[str, bytes]:
    """The style sheet, the scripts and the fonts by path."""
    return {STYLESHEET: stylesheet(style).encode(), **scripts(), **_fonts(style)}


@cache
def scripts() -> dict[str, bytes]:
    """Our scripts: part of this program, not of a house style."""
    folder = Path(__file__).parent / "scripts"
    return {f"{ASSETS}{path.name}": path.read_bytes() for path in sorted(folder.glob("*.js"))}


def _search_page(document: n.Document) -> str:
    """The path of the page of the search; empty where a layout makes none."""
    return dict(document.labels).get("search-page", "")


def stylesheet(style: HouseStyle) -> str:
    """``site.css`` of the house style after what follows from its tokens: variables, tones, fonts, column widths."""
    faces = [_face(name, style.fonts["family"]) for name in _fonts(style)]
    tones = [
        f".tone-{name}{{"
        + ";".join(f"--tone-{part}:var({_variable(name, part)})" for part in TONE_PARTS)
        + "}"
        for name in style.tones
    ]
    widths = [f".w{share}{{width:{share}%}}" for share in range(1, 101)]
    own = style.files["site.css"].decode()
    variables = style.css_variables(NAMES) + _at_night(style)
    return "\n".join([*faces, variables, "".join(tones), _wide("".join(widths)), own])


def _variable(tone: str, part: str) -> str:
    return NAMES.get(("tones", tone, part), f"--tone-{tone}-{part}")


def _at_night(style: HouseStyle) -> str:
    """The variables for a reader who asks for a dark screen; ``--paper`` is what drawings, which keep their colours, stand on."""
    paper = f":root{{--paper:{style.colours['page']}}}"
    return f"@media screen and (prefers-color-scheme:dark){{{dark(style).css_variables(NAMES)}{paper}}}"


def _wide(rules: str) -> str:
    """Column widths only where tables are tables: on a narrow screen their rows are cards."""
    return f"@media print,(min-width:56.01rem){{{rules}}}"


_TOLD = re.compile(r'(<a href="[^"#]*?([^"#/]+)(?:#([^"]*))?") data-told="([^"]*)">(.*?)</a>', re.DOTALL)


def told(
    files: Mapping[str, bytes], sizes: Mapping[str, int], pages: Mapping[str, Mapping[str, int]]
) -> dict[str, bytes]:
    """The files of a site, where links to files beside it say how large those are (bytes by name) or on which page a place is.

    ``pages``: name of a file -> place -> page. A link about which nothing is known stays as it is.
    """

    def link(found: re.Match[str]) -> str:
        opening, name, place, words, inside = found.groups()
        number = pages.get(name, {}).get(place) if place else -(-sizes.get(name, 0) // 1000)
        more = words.replace("{n}", f"{number:,}".replace(",", ".")) if number else ""
        return f'{opening}>{inside}<span class="told">{more}</span></a>' if more else f"{opening}>{inside}</a>"

    return {
        path: _TOLD.sub(link, data.decode()).encode() if path.endswith(".html") and b"data-told" in data else data
        for path, data in files.items()
    }


# --- links ----------------------------------------------------------------------------------------


def _targets(pages: tuple[n.Page, ...], elsewhere: Mapping[str, str]) -> dict[str, str]:
    """Every id with its address from the root of the site."""
    found = {f"page:{page.path}": f"{page.path}.html" for page in pages}
    found |= {page.path.rpartition("/")[2]: f"{page.path}.html" for page in pages}
    return found | dict(elsewhere) | {name: f"{page.path}.html#{name}" for page in pages for name in _ids(page)}


def _ids(page: n.Page) -> Iterator[str]:
    for node in n.walk(page, n.inner_blocks):
        if isinstance(node, n.Section | n.Table | n.Figure | n.Row) and node.id:
            yield node.id


def _relative(address: str, page: n.Page) -> str:
    """``address`` (from the root) as seen from ``page``."""
    return _from_folder(address, dirname(page.path) or ".")


@lru_cache(maxsize=10_000)
def _from_folder(address: str, folder: str) -> str:
    return relpath(address, folder)


def _at_page(fragment: str, page: n.Page) -> str:
    """Addresses from the root made relative to the page; widths as classes, since the policy forbids inline style."""

    def link(found: re.Match[str]) -> str:
        same = found[2] == f"{page.path}.html" and found[3] != '"'
        return found[1] + ("" if same else _relative(found[2], page)) + found[3]

    def width(found: re.Match[str]) -> str:
        return f'<col class="w{max(1, round(float(found[1])))}">'

    return _WIDTH.sub(width, _RELATIVE.sub(link, fragment))


# --- the page -------------------------------------------------------------------------------------


def _page(page: n.Page, document: n.Document, context: html.Context, now: str = "") -> str:
    """A page. ``now``: the path of the page that took its place, to which a browser goes at once."""
    body = (
        f'<a class="{CLASSES["skip"]}" href="#{_MAIN}">{escape(document.label("skip"))}</a>'
        f"{_header(page, document, context)}{_trail(page, document)}"
        f'<main id="{_MAIN}" tabindex="-1"><h1>{escape(page.title)}</h1>{_on_page(page, document)}'
        f"{html.blocks(page.children, context)}{_notes(page, context)}</main>"
        f"{_footer(document)}"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.lang)}">\n<head>\n{_head(page, document, now)}</head>\n'
        f"<body>\n{_at_page(body, page)}\n</body>\n</html>\n"
    )


def _on_page(page: n.Page, document: n.Document) -> str:
    """Links to the sections of a page that has many, where the layout has a word for it."""
    label = dict(document.labels).get("on-page", "")
    sections = [node for node in page.children if isinstance(node, n.Section)]
    if not label or len(sections) < MANY_SECTIONS or page.path == HOME:
        return ""
    items = "".join(
        f'<li><a href="#{escape(section.id)}">{escape(n.plain(section.heading))}</a></li>' for section in sections
    )
    return f'<nav class="{CLASSES["contents"]}" aria-label="{escape(label)}"><ol>{items}</ol></nav>'


def _head(page: n.Page, document: n.Document, now: str) -> str:
    title = page.title if page.title == document.title else f"{page.title} – {document.title}"
    description = document.metadata("description")
    lines = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        *([f'<meta http-equiv="refresh" content="0; url={_relative(f"{now}.html", page)}">'] if now else []),
        *([f'<link rel="canonical" href="{_relative(f"{now}.html", page)}">'] if now else []),
        *([f'<meta name="description" content="{escape(description)}">'] if description else []),
        # An empty icon: without it a browser asks the server for /favicon.ico.
        '<link rel="icon" href="data:,">',
        f'<link rel="stylesheet" href="{_relative(STYLESHEET, page)}">',
        *(f'<script src="{_relative(path, page)}" defer></script>' for path in _needed(page, document)),
    ]
    return "".join(f"{line}\n" for line in lines)


def _needed(page: n.Page, document: n.Document) -> list[str]:
    """The scripts that a page asks for; the index and who reads it are fetched when a reader searches."""
    own = [_SEARCH] if _search_page(document) else []
    own += [_SIFT] if any(isinstance(node, n.Table) and node.facets for node in n.walk(page, n.inner_blocks)) else []
    return [_ALWAYS, *own] if own else []


def _find(page: n.Page, document: n.Document) -> str:
    """The way to the search: a link, which the script makes into a field."""
    path = _search_page(document)
    if not path:
        return ""
    labels = dict(document.labels)
    current = ' aria-current="page"' if page.path == path else ""
    return (
        f'<p class="find"><a href="{escape(path)}.html"{current} data-engine="{_relative(_ENGINE, page)}" '
        f'data-index="{_relative(INDEX, page)}" data-words="{escape(site_sift.words(labels, "search-say-"))}">'
        f"{escape(labels['search'])}</a></p>"
    )


def _header(page: n.Page, document: n.Document, context: html.Context) -> str:
    owner = document.metadata("author")
    items = "".join(
        f'<li><a{_current(item, page)} href="{html.href(context.link(item.target))}">'
        f"{html.inlines(item.children, context)}</a></li>"
        for item in document.menu
    )
    return (
        f'<header class="{CLASSES["header"]}"><div class="inside">'
        + (f'<p class="owner">{escape(owner)}</p>' if owner else "")
        + f'<p class="name"><a href="{HOME}.html">{escape(document.title)}</a></p>{_find(page, document)}</div>'
        + (f'<nav class="{CLASSES["menu"]}" aria-label="{escape(document.label("menu"))}"><ul>{items}</ul></nav>' if items else "")
        + "</header>"
    )


def _current(item: n.Reference, page: n.Page) -> str:
    """The page itself, or the branch in which it stands (WAI-ARIA 1.2, aria-current)."""
    path = item.target.removeprefix("page:")
    if path == page.path:
        return ' aria-current="page"'
    return ' aria-current="true"' if path != HOME and path in dict(page.trail) else ""


def _trail(page: n.Page, document: n.Document) -> str:
    if not page.trail:
        return ""
    short = {item.target: n.plain(item.children) for item in document.menu}
    names = ((path, short.get(f"page:{path}", title)) for path, title in page.trail)
    above = "".join(f'<li><a href="{escape(path)}.html">{escape(name)}</a></li>' for path, name in names)
    return (
        f'<nav class="{CLASSES["trail"]}" aria-label="{escape(document.label("trail"))}"><ol>{above}'
        f'<li><span aria-current="page">{escape(page.title)}</span></li></ol></nav>'
    )


def _notes(page: n.Page, context: html.Context) -> str:
    if not page.notes:
        return ""
    heading = f"<h2>{escape(context.labels['notes'])}</h2>"
    return f'<section class="notes">{heading}{html.notes(page.notes, context)}</section>'


def _footer(document: n.Document) -> str:
    values = [value for name, value in document.meta if name.startswith("footer-")]
    lines = "".join(f"<li>{escape(value)}</li>" for value in values)
    heading = f"<h2>{escape(document.label('footer'))}</h2>"
    return f'<footer class="{CLASSES["footer"]}">{heading}<ul>{lines}</ul></footer>' if values else ""


# --- fonts ----------------------------------------------------------------------------------------


def _fonts(style: HouseStyle) -> dict[str, bytes]:
    names = sorted(name for name in style.files if name.endswith(".woff2"))
    return {f"{ASSETS}{PurePosixPath(name).name}": style.files[name] for name in names}


def _face(path: str, family: str) -> str:
    """A font face; weight and slope are read from the end of the name, as in ``Family-BoldIt.woff2``."""
    name = PurePosixPath(path)
    cut = name.stem.rpartition("-")[2]
    weight = 700 if cut.startswith("Bold") else 400
    slope = "italic" if cut.endswith(("It", "Italic")) else "normal"
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{slope};font-display:swap;'
        f'src:url("{name.name}") format("woff2")}}'
    )
