"""Layouts: Jinja2 templates that render to the tree's XML notation.

Strict: an undefined name is an error, every value is escaped. Templates come from a mapping of names to texts (the
plan's own over ours), never from a path in content, and run in Jinja's sandbox: a plan of somebody else may bring its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment

from planascode.problems import LayoutError

_MARK = "layout:"
"""Stands before the name of a layout where Python expects the name of a file."""


_OPTIONS: Mapping[str, Any] = {
    "undefined": jinja2.StrictUndefined,
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.do"],
}


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled layouts, for they take longer to compile than to render: kept beside our own compiled modules, as Python keeps those.

    Where Python may keep nothing, they are known to this process only.
    """

    def __init__(self, folder: Path) -> None:
        """Knows nothing yet; what another Jinja, or we with other options, compiled has another name in ``folder``."""
        kind = hashlib.sha256(repr((jinja2.__version__, _OPTIONS)).encode()).hexdigest()[:8]
        super().__init__(str(folder), f"layout-{kind}-%s.cache")
        self.known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a layout that was compiled before."""
        if (code := self.known.get((bucket.key, bucket.checksum))) is not None:
            bucket.bytecode_from_string(code)
        else:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a layout that was compiled now."""
        self.known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
        if not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                super().dump_bytecode(bucket)
                # As readable as Python's own: another user of this program may not be able to compile.
                Path(self._get_cache_filename(bucket)).chmod(0o644)


_COMPILED = _Compiled(Path(__file__).parent / "__pycache__")


def environment(sources: Mapping[str, str], functions: Mapping[str, Any]) -> jinja2.Environment:
    """An environment over ``sources`` in which ``functions`` are known everywhere."""
    env = SandboxedEnvironment(
        loader=jinja2.FunctionLoader(lambda name: (sources[name], _MARK + name, None) if name in sources else None),
        bytecode_cache=_COMPILED,
        **_OPTIONS,
    )
    env.globals.update(functions)
    return env


def render(env: jinja2.Environment, name: str) -> str:
    """The notation that layout ``name`` renders to."""
    try:
        return env.get_template(name).render()
    except jinja2.TemplateSyntaxError as error:
        message = "deze regel van de layout is niet te lezen"
        raise LayoutError(error.name or name, error.lineno, message, error.message or "") from None
    except jinja2.TemplateNotFound as error:
        message = f"de layout '{error.name}' bestaat niet"
        raise LayoutError(*_place(name, error), message, f"no template {error.name}") from None
    except jinja2.UndefinedError as error:
        message = "deze regel gebruikt een naam die niet bestaat"
        raise LayoutError(*_place(name, error), message, error.message or "") from None
    except Exception as error:
        message = "deze regel van de layout kan niet worden uitgevoerd"
        raise LayoutError(*_place(name, error), message, f"{type(error).__name__}: {error}") from error


def _place(name: str, error: BaseException) -> tuple[str, int]:
    """The layout and the line in it where an error came from: the last one that was running."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.startswith(_MARK):
            return frame.filename.removeprefix(_MARK), frame.lineno or 0
    return name, 0
