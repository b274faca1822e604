"""Layouts: Jinja2 templates that render to the tree's XML notation.

Strict: an undefined name is an error, every value is escaped. Templates come from a mapping of names to texts (the
plan's own over ours), never from a path in content, and run in Jinja's sandbox: a plan of somebody else may bring its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment

_FIXED = re.compile(r'\bid="([a-z0-9-]+)"|\b(?:legenda|tellingen|[a-z]*tabel|[a-z]*regels)\("([a-z0-9-]*[a-z0-9])"')
_PAGE = re.compile(r'\bpath="([a-z0-9-]+)"')
_MADE = re.compile(r'"([a-z][a-z0-9-]*-)(?:" ~ |\{\{ )(\w+)(?:\.id)?\b')


class LayoutError(ValueError):
    """A layout that cannot be rendered; the words name the layout and its line."""


class _Compiled(jinja2.BytecodeCache):
    """Compiled layouts by name and text: compiling takes longer than rendering."""

    def __init__(self) -> None:
        """Knows nothing yet."""
        self.known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a layout that was compiled before."""
        if (code := self.known.get((bucket.key, bucket.checksum))) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a layout that was compiled now."""
        self.known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@dataclass(frozen=True, slots=True)
class OwnIds:
    """The ids that layouts make: of tables and sections, of pages, and (prefix, whose) of what is made for each record."""

    fixed: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    made: tuple[tuple[str, str], ...] = ()


def own_ids(sources: Mapping[str, str]) -> OwnIds:
    """What layouts call their own, but for the sheet beside the publication, which shows no records of the plan.

    ``whose`` is the layout's variable: ``m`` of ``"tabel-" ~ m.id``.
    """
    text = "\n".join(text for name, text in sources.items() if not name.startswith("publicatieblad"))
    fixed = _FIXED.findall(text)
    return OwnIds(
        frozenset(map("".join, fixed)), frozenset(_PAGE.findall(text)), tuple(sorted(set(_MADE.findall(text))))
    )


def taken_ids(layouts: Mapping[str, bytes]) -> set[str]:
    """The ids of tables, sections and pages in a folder of layouts: no record of a plan can have them."""
    own = own_ids({path: data.decode("utf-8", "replace") for path, data in layouts.items() if path.endswith(".j2")})
    return {*own.fixed, *own.pages}


def environment(sources: Mapping[str, str], functions: Mapping[str, Any]) -> jinja2.Environment:
    """An environment over ``sources`` in which ``functions`` are known everywhere."""
    env = SandboxedEnvironment(
        loader=jinja2.DictLoader(dict(sources)),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        bytecode_cache=_COMPILED,
    )
    env.globals.update(functions)
    return env


def render(env: jinja2.Environment, name: str) -> str:
    """The notation that layout ``name`` renders to."""
    try:
        return env.get_template(name).render()
    except jinja2.TemplateSyntaxError as error:
        raise LayoutError(f"{error.name}:{error.lineno}: {error.message}") from None
    except jinja2.TemplateNotFound as error:
        raise LayoutError(f"the layout {error.name} does not exist") from None
    except jinja2.TemplateError as error:
        raise LayoutError(f"{name}: {error.message}") from None
    except (RecursionError, OverflowError):
        raise LayoutError(f"{name}: a macro or loop without end") from None
