"""Edits of a content file as text: one value, or one item of a list; what else stands in the file stays as it is.

Comments, layout, quoting and line ends are the author's. A record is found by the place where it begins. Every edit is
read back: when anything but that one value would have changed, it is ``Wrong`` and the author does it by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from planascode.problems import Source
from planascode.values import Wrong

Item = Mapping[str, str | Mapping[str, str]]
"""A record as it stands in a list: texts, and groups of texts, by key."""
WIDEST = 150
"""How many signs a record on one line may have."""
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


# --- values ---------------------------------------------------------------------------------------------


def scalar(text: str) -> str:
    """A text as one YAML value: in double quotes where it would otherwise be read differently."""
    if re.fullmatch(r"[^\W\d_][\w ()/.'’+–-]*", text) and text == text.strip():
        return text
    return _double(text)


def _number_or(text: str) -> str:
    """A number, date or period as it is, another text as ``scalar`` writes it."""
    return text if re.fullmatch(r"[0-9][0-9.-]*( [\w/]+)*", text) else scalar(text)


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", escaped) + '"'


def _like(text: str, style: str | None) -> str:
    """A text in the quotes that the old one had."""
    if style == '"':
        return _double(text)
    if style == "'" and not _UNPRINTABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    return _number_or(text)


def _flow(item: Item) -> str:
    return "{" + ", ".join(_pairs(item)) + "}"


def _pairs(item: Item) -> list[str]:
    return [
        f"{key}: {_flow(value) if isinstance(value, Mapping) else _number_or(value)}" for key, value in item.items()
    ]


def _lines(item: Item, like: yaml.Node | None) -> list[str]:
    """A record as the lines of a list item: on one line where the item before it is and it fits."""
    line = f"- {_flow(item)}"
    if len(line) <= WIDEST and (like is None or getattr(like, "flow_style", False)):
        return [line]
    return [f"{'  ' if number else '- '}{pair}" for number, pair in enumerate(_pairs(item))]


# --- places ---------------------------------------------------------------------------------------------


def _compose(text: str) -> yaml.Node | None:
    return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _record(root: yaml.Node | None, at: Source) -> yaml.MappingNode:
    """The group of keys that begins at a place."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.MappingNode):
            if (node.start_mark.line, node.start_mark.column) == (at.line - 1, at.column - 1):
                return node
            stack += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value
    raise _by_hand()


def _by_hand() -> Wrong:
    return Wrong(
        "dit bestand is zo geschreven dat dit veld hier niet te veranderen is", "verander het in het bestand zelf"
    )


def _value(record: yaml.MappingNode, key: str) -> yaml.Node | None:
    return next((value for name, value in record.value if name.value == key), None)


def _end(text: str, node: yaml.Node) -> int:
    """Where the last sign of a node stands; the marks of a block go on to what follows it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(node, yaml.MappingNode) else last)
    begin, end = node.start_mark.index, node.end_mark.index
    return begin + len(text[begin:end].rstrip())


def _after_line(text: str, index: int) -> int:
    """The beginning of the line after the one of ``index``."""
    line_end = text.find("\n", index)
    return len(text) if line_end < 0 else line_end + 1


def _insert(text: str, index: int, lines: Sequence[str]) -> str:
    """Whole lines at the beginning of a line, with the line ends of the file."""
    end = "\r\n" if "\r\n" in text else "\n"
    before = text[:index] if text[:index].endswith("\n") or not index else text[:index] + end
    return before + "".join(line + end for line in lines) + text[index:]


def _before(record: yaml.MappingNode, key: str, order: Sequence[str]) -> yaml.Node:
    """The value behind which a new key belongs: of the last key that stands before it in ``order``."""
    earlier = order[: order.index(key)]
    found: yaml.Node = next(
        (value for name, value in reversed(record.value) if name.value in earlier), record.value[0][1]
    )
    return found


# --- edits ----------------------------------------------------------------------------------------------


def with_value(text: str, at: Source, key: str, value: str, order: Sequence[str]) -> str:
    """A file in which ``key`` of the record at ``at`` is ``value``; an empty value takes the key away.

    ``order`` are the keys of such a record, for where a new one belongs.
    """
    root = _compose(text)
    record = _record(root, at)
    old = _value(record, key)
    if old is None:
        new = _with_pair(text, record, key, [_number_or(value)], order) if value else text
    elif not isinstance(old, yaml.ScalarNode):
        raise _by_hand()
    elif value:
        new = text[: old.start_mark.index] + _like(value, old.style) + _comment(text, old) + text[_end(text, old) :]
    else:
        new = _without(text, record, key)
    return _sure(root, new, at, key, value or None)


def with_item(text: str, at: Source, key: str, item: Item, order: Sequence[str]) -> str:
    """A file in which the list ``key`` of the record at ``at`` has one item more, at its end."""
    root = _compose(text)
    record = _record(root, at)
    old = _value(record, key)
    if isinstance(old, yaml.SequenceNode):
        new = append(text, old, item)
    elif old is None:
        new = _with_pair(text, record, key, _lines(item, None), order)
    else:
        raise _by_hand()
    before = [] if old is None else _data(old)
    return _sure(root, new, at, key, [*before, _plain(item)])


def append(text: str, items: yaml.SequenceNode, item: Item | str) -> str:
    """A text with one item more at the end of a list."""
    inline = scalar(item) if isinstance(item, str) else _flow(item)
    if not items.value:
        return text[: items.start_mark.index] + f"[{inline}]" + text[items.end_mark.index :]
    last = items.value[-1]
    if items.flow_style:
        return text[: _end(text, last)] + f", {inline}" + text[_end(text, last) :]
    indent = " " * items.start_mark.column
    lines = [f"- {inline}"] if isinstance(item, str) else _lines(item, last)
    return _insert(text, _after_line(text, _end(text, last)), [indent + line for line in lines])


def append_to(text: str, key: str, item: str) -> str:
    """A record's text with ``item`` at the end of its list ``key``; as it was when it has no such list."""
    record = _compose(text)
    assert isinstance(record, yaml.MappingNode)
    found = _value(record, key)
    return append(text, found, item) if isinstance(found, yaml.SequenceNode) else text


def append_lines(text: str, lines: Sequence[str]) -> str | None:
    """A file that is a list with the lines of one item more at its end; None when it is no such list."""
    node = _compose(text)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        return None
    indent = " " * node.start_mark.column
    return _insert(text.rstrip("\r\n "), len(text.rstrip("\r\n ")), [indent + line if line else line for line in lines])


def _with_pair(text: str, record: yaml.MappingNode, key: str, value: Sequence[str], order: Sequence[str]) -> str:
    """A key more in a record: a scalar (one line) or the lines of a list's only item (which begin with a hyphen)."""
    before = _before(record, key, order)
    is_list = value[0].startswith("- ")
    if record.flow_style:
        inline = f"[{value[0][2:]}]" if is_list else value[0]
        return text[: _end(text, before)] + f", {key}: {inline}" + text[_end(text, before) :]
    indent = " " * record.start_mark.column
    lines = [f"{key}:", *(f"  {line}" for line in value)] if is_list else [f"{key}: {value[0]}"]
    return _insert(text, _after_line(text, _end(text, before)), [indent + line for line in lines])


def _comment(text: str, old: yaml.ScalarNode) -> str:
    """The comment behind the sign of a block of lines (``key: |  # comment``), which goes with that sign."""
    if old.style not in ("|", ">"):
        return ""
    head = text[old.start_mark.index : text.index("\n", old.start_mark.index)].rstrip("\r")
    return f"  {head[head.index('#') :]}" if "#" in head else ""


def _without(text: str, record: yaml.MappingNode, key: str) -> str:
    """A record's text without a key; a comment behind it stays, on a line of its own."""
    place = next(number for number, pair in enumerate(record.value) if pair[0].value == key)
    name, value = record.value[place]
    if record.flow_style:
        begin = _end(text, record.value[place - 1][1]) if place else name.start_mark.index
        end = _end(text, value) if place or len(record.value) == 1 else record.value[1][0].start_mark.index
        return text[:begin] + text[end:]
    begin = text.rfind("\n", 0, name.start_mark.index) + 1
    indent = text[begin : name.start_mark.index]
    if indent.strip():
        raise _by_hand()  # it is the first key behind the hyphen of a list
    rest = text[_end(text, value) : _after_line(text, _end(text, value))]
    return (
        text[:begin]
        + (indent + rest.lstrip(" ") if rest.strip() else "")
        + text[_after_line(text, _end(text, value)) :]
    )


# --- sure -----------------------------------------------------------------------------------------------


def _sure(old: yaml.Node | None, text: str, at: Source, key: str, value: Any) -> str:
    """``text``, when it says what ``old`` says but for ``key`` of the record at ``at``, which is ``value`` (None: gone)."""
    try:
        new = _compose(text)
    except yaml.YAMLError:
        raise _by_hand() from None
    record = _record(new, at)
    if _data(_value(record, key)) != value or _data(old, _record(old, at), key) != _data(new, record, key):
        raise _by_hand()
    return text


def _data(node: yaml.Node | None, without: yaml.MappingNode | None = None, key: str = "") -> Any:
    """What a node says: texts, lists and pairs in order; of the record that begins where ``without`` does, not ``key``.

    A line end behind a text says nothing: a block at the end of a file gets one when something is put under it.
    """
    if isinstance(node, yaml.MappingNode):
        here = without is not None and node.start_mark.index == without.start_mark.index
        return [
            (name.value, _data(value, without, key)) for name, value in node.value if not (here and name.value == key)
        ]
    if isinstance(node, yaml.SequenceNode):
        return [_data(item, without, key) for item in node.value]
    return node.value.rstrip("\n") if node is not None else None


def _plain(item: Item) -> Any:
    return [(key, _plain(value) if isinstance(value, Mapping) else value) for key, value in item.items()]
