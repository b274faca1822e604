"""An e-mail that was pasted into a file: its head, greeting and farewell, each by its lines.

A greeting alone is common text, and in a Markdown text even a greeting with a farewell: a foreword may be a letter. There only the head tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_WORDS = ("Onderwerp", "Subject", "Verzonden", "Sent", "groet", "Groet", "mvg", "Mvg", "MVG", "m.v.g", "M.v.g", "oogachtend", "bericht", " schreef ")
"""One of these stands in every e-mail: looking for them is fast."""
_MARKS = r"^[ \t>*_-]*(?:\w+:[ \t]+[\"'|>*]*)?"
_HEAD = re.compile(
    rf"{_MARKS}(Van|From|Verzonden|Sent|Aan|To|CC|Datum|Date|Onderwerp|Subject)[*_]*:[*_]*[ \t]+\S.*$", re.MULTILINE
)
_BEGINS = ("Van", "From", "Verzonden", "Sent", "Aan", "To", "CC")
_SURE = {"Verzonden", "Sent", "Onderwerp", "Subject"}
_EARLIER = re.compile(
    r"^[ \t>]*(?:-{2,} ?(?:Oorspronkelijk|Doorgestuurd) bericht\b.*|Op .{4,60} schreef .+:)$", re.MULTILINE | re.IGNORECASE
)
_GREETING = re.compile(
    rf"{_MARKS}(?:Beste|Geachte|Hoi|Hallo|Hi|Dag|Goede(?:morgen|middag|navond))(?: [^.:;!?,\n]{{1,50}})?[,!][ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_FAREWELL = re.compile(
    rf"{_MARKS}(?:(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|m\.?v\.?g\.?|hoogachtend)(?:,?(?: \w+){{1,2}}|,)?[.!]?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mail:
    """The line (from 1) on which a pasted e-mail begins, and what must go, in Dutch."""

    line: int
    parts: tuple[str, ...]


def find(text: str, has_keys: bool) -> Mail | None:
    """The pasted e-mail in a file, if there is one; ``has_keys``: the file is no Markdown text."""
    if not any(word in text for word in _WORDS):
        return None
    heads = [(text.count("\n", 0, match.start()) + 1, match[1]) for match in _HEAD.finditer(text)]
    earlier, greeting = _line(_EARLIER, text), _line(_GREETING, text)
    farewell = _line(_FAREWELL, text, greeting)
    block = _block(heads, bool(greeting or farewell))
    if not block and earlier and (heads or greeting or farewell):
        block = [(earlier, "")]
    if not block and has_keys and (bool(heads) + bool(greeting) + bool(farewell) > 1 or _ends_alone(text, farewell)):
        block = heads[:1]
    elif not block:
        return None
    lines = [line for line, _ in block]
    names = ", ".join(dict.fromkeys(name for _, name in block if name))
    parts = [f"de kop ({names}; {_lines(lines)})"] if names else [f"de regel boven het bericht (regel {lines[0]})"] if lines else []
    parts += [f"de aanhef (regel {greeting})"] if greeting else []
    parts += [f"de groet (regel {farewell}) met de naam eronder"] if farewell else []
    return Mail(min([*lines, *filter(None, (greeting, farewell))]), tuple(parts))


_NAME = re.compile(r"[A-Z]\w*\.?(?: [\w.]+){0,3} *")


def _ends_alone(text: str, farewell: int) -> bool:
    """Whether a farewell stands on a line of its own at the left, with nothing but a name or an empty line below it."""
    lines = text.split("\n")
    below = [line for line in lines[farewell:] if line.strip()]
    return bool(farewell) and lines[farewell - 1][:1].isalpha() and ":" not in lines[farewell - 1] and (not below or bool(_NAME.fullmatch(below[0])))


def _line(form: re.Pattern[str], text: str, after: int = 0) -> int:
    """The first line (from 1) of this form below line ``after``; 0 when there is none."""
    numbers = (text.count("\n", 0, match.start()) + 1 for match in form.finditer(text))
    return next((number for number in numbers if number > after), 0)


def _block(heads: list[tuple[int, str]], is_letter: bool) -> list[tuple[int, str]]:
    """The lines of the first head: two or more below each other, with at most one empty line between."""
    is_sure = is_letter or any(name in _SURE for _, name in heads)
    for number, ((line, name), (below, other)) in enumerate(pairwise(heads)):
        if is_sure and name in _BEGINS and below - line < 3 and name != other:
            found = heads[number : number + 2]
            for following in heads[number + 2 :]:
                if following[0] - found[-1][0] > 2:
                    break
                found.append(following)
            return found
    return []


def _lines(lines: list[int]) -> str:
    return f"regel {lines[0]}" if len(lines) == 1 else f"regel {lines[0]} t/m {lines[-1]}"


def words(mail: Mail) -> str:
    """What to do with a pasted e-mail, in Dutch."""
    parts = f"{', '.join(mail.parts[:-1])} en {mail.parts[-1]}" if len(mail.parts) > 1 else mail.parts[0]
    keep = "wat u wilt bewaren, schrijft u zonder namen in gewone zinnen in een veld of een tekst"
    return f"haal de hele e-mail weg: {parts}, en alles wat daarbij staat; {keep}"
