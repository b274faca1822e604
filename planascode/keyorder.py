"""The order of a record's keys, as text: whole blocks move, with their comments; nothing in them changes."""

from __future__ import annotations

from collections.abc import Sequence

from planascode.problems import Edit, Problem
from planascode.yamlnode import Pairs


def disorder(node: Pairs, wanted: Sequence[str], lines: Sequence[str], address: str) -> Problem:
    """The problem of a record whose keys stand otherwise than ``wanted``; ``lines`` are those of its file."""
    keys = [key.text for key, _ in node.pairs]
    place = next(number for number, (key, other) in enumerate(zip(keys, wanted, strict=True)) if key != other)
    late = next(key for key, _ in node.pairs if key.text == wanted[place])
    message = f"'{late.text}' hoort boven '{keys[place]}'"
    edit = _edit(node, wanted, lines)
    above = next(key.source.line for key, _ in node.pairs if key.text == keys[place])
    hint = f"zet deze regel boven regel {above}" + ("; controleer --herstel doet dat voor u" if edit else "")
    return Problem(late.source, "B-029", message, hint, address=address, edits=(edit,) if edit else ())


def _edit(node: Pairs, wanted: Sequence[str], lines: Sequence[str]) -> Edit | None:
    """The edit that puts the blocks in order; None where it is not sure what belongs to which key."""
    starts = [key.source.line - 1 for key, _ in node.pairs]
    column = node.pairs[0][0].source.column - 1
    if len(set(starts)) < len(starts) or any(key.source.column - 1 != column for key, _ in node.pairs):
        return None
    begins = [starts[0], *(_with_comments(lines, line, column) for line in starts[1:])]
    ends = [*begins[1:], _end(lines, starts[-1], column)]
    before = lines[starts[0]][:column]
    blocks = {
        key.text: [" " * column + lines[begin][column:], *lines[begin + 1 : end]]
        for (key, _), begin, end in zip(node.pairs, begins, ends, strict=True)
    }
    first = blocks[wanted[0]][0]
    moves = node.pairs[0][0].text != wanted[0]
    if moves and (
        _with_comments(lines, starts[0], column) < starts[0] or (before.strip() and first.lstrip()[:1] == "#")
    ):
        return None
    old = "\n".join(lines[starts[0] : ends[-1]])[column:]
    new = "\n".join(line for name in wanted for line in blocks[name])[column:]
    return Edit(starts[0] + 1, column + 1, old, new)


def _with_comments(lines: Sequence[str], line: int, column: int) -> int:
    """The first of the comment lines straight above a key that stand as far to the right as the key."""
    while line > 0 and lines[line - 1].startswith(" " * column + "#"):
        line -= 1
    return line


def _end(lines: Sequence[str], start: int, column: int) -> int:
    """Behind the last line of the block that begins at ``start``: blank lines and comments below it are no part of it."""
    end = start + 1
    for number in range(start + 1, len(lines)):
        text = lines[number]
        indent = len(text) - len(text.lstrip(" "))
        if not text.strip():
            continue
        if indent < column or (indent == column and not text.startswith(("- ", "-"), column)):
            break
        if indent > column or not text.lstrip().startswith("#"):
            end = number + 1
    return end
