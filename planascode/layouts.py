"""Layouts: Jinja2 templates that render to the tree's XML notation.

Strict: an undefined name is an error, every value is escaped. Templates come from a mapping of names to texts (the
plan's own over ours), never from a path in content.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2.bccache import Bucket


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


def environment(sources: Mapping[str, str], functions: Mapping[str, Any]) -> jinja2.Environment:
    """An environment over ``sources`` in which ``functions`` are known everywhere."""
    env = jinja2.Environment(
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
    except jinja2.UndefinedError as error:
        raise LayoutError(f"{name}: {error.message}") from None
