"""Prose as the tree's XML notation: the inverse of ``notation.parse``, for content that layouts take over."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from planascode import nodes as n


def _inlines(inlines: tuple[n.Inline, ...], notes: dict[str, n.Note] | None = None) -> str:
    """``notes`` gives the words of note references."""
    return "".join(_inline(item, notes or {}) for item in inlines)


def _inline(node: n.Inline, notes: dict[str, n.Note]) -> str:
    match node:
        case n.Text(text):
            return escape(text)
        case n.Strong(children):
            return f"<strong>{_inlines(children, notes)}</strong>"
        case n.Emphasis(children):
            return f"<em>{_inlines(children, notes)}</em>"
        case n.Link(href, children):
            return f"<a href={quoteattr(href)}>{_inlines(children, notes)}</a>"
        case n.Reference(target, children, style):
            return f"<ref to={quoteattr(target)} style={quoteattr(style)}>{_inlines(children, notes)}</ref>"
        case n.PageReference(target):
            return f"<pageref to={quoteattr(target)}/>"
        case n.Badge(tone, symbol, text):
            return f"<badge tone={quoteattr(tone)} symbol={quoteattr(symbol)}>{escape(text)}</badge>"
        case n.Field(address, children):
            return f"<f address={quoteattr(address)}>{_inlines(children, notes)}</f>"
        case n.Abbreviation(full, text):
            return f"<abbr full={quoteattr(full)}>{escape(text)}</abbr>"
        case n.NoteReference(target):
            return f"<note id={quoteattr(target)}>{_inlines(notes[target].children, notes)}</note>"


def print_blocks(blocks: tuple[n.Block, ...], notes: dict[str, n.Note] | None = None) -> str:
    """The notation of blocks of prose: paragraphs, lists, quotes, sections, parts, figures with a picture."""
    known = notes or {}
    printed = []
    for block in blocks:
        match block:
            case n.Paragraph(children, role):
                printed.append(f'<p role="{role}">{_inlines(children, known)}</p>')
            case n.ItemList(ordered, items):
                inner = "".join(f"<item>{print_blocks(item.children, known)}</item>" for item in items)
                printed.append(f'<list ordered="{"yes" if ordered else "no"}">{inner}</list>')
            case n.Quote(children):
                printed.append(f"<quote>{print_blocks(children, known)}</quote>")
            case n.Part(address, children):
                printed.append(f"<part address={quoteattr(address)}>{print_blocks(children, known)}</part>")
            case n.Section(id=name, heading=heading, children=children, numbered=numbered, contents=listed):
                printed.append(
                    f'<section id={quoteattr(name)} numbered={quoteattr(numbered)} contents="{"yes" if listed else "no"}">'
                    f"<heading>{_inlines(heading, known)}</heading>{print_blocks(children, known)}</section>"
                )
            case n.Figure(id=name, caption=caption, alt=alt, image=n.Picture(file, width, height), credit=credit):
                maker = f"<credit>{_inlines(credit, known)}</credit>" if credit else ""
                printed.append(
                    f"<figure id={quoteattr(name)}><caption>{_inlines(caption, known)}</caption>{maker}"
                    f'<alt>{escape(alt)}</alt><picture name={quoteattr(file)} width="{width!r}" height="{height!r}"/></figure>'
                )
            case _:
                raise TypeError(f"{type(block).__name__} is not prose")
    return "".join(printed)
