"""Layouts: Jinja2 templates that render to the tree's XML notation.

Strict: an undefined name is an error, every value is escaped. Templates come from a mapping of names to texts (the
plan's own over ours), never from a path in content.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jinja2


class LayoutError(ValueError):
    """A layout that cannot be rendered; the words name the layout and its line."""


def environment(sources: Mapping[str, str], functions: Mapping[str, Any]) -> jinja2.Environment:
    """An environment over ``sources`` in which ``functions`` are known everywhere."""
    env = jinja2.Environment(
        loader=jinja2.DictLoader(dict(sources)),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
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
