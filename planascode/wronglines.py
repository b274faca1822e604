"""What is told of a line that cannot be read, or not where it stands: the words of each kind of trouble that a whole line can have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

DASH = re.compile(r" *-(?: |$)")
"""The beginning of a point of a list."""
EXPLAINS = "is dit uitleg? Zet er een # en een spatie voor; anders:"
LACKS = r"(?:onbekend|n\.v\.t\.|niet gepubliceerd)(?: |$)"
"""The begin of a value that says that there is none."""
LEVEL = "zet de regel recht onder de regel waar hij bij hoort"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong on ``line``, from sign ``start`` to ``end`` (all from 0). ``fix`` is what must stand at (start, end), where that is sure."""

    line: int
    start: int
    end: int
    code: str
    message: str
    hint: str
    label: str = ""
    fix: tuple[int, int, str] | None = None


def enclosed(text: str) -> str:
    """A text between straight quotes, as it can stand in a file; empty where it needs more than that."""
    if "\\" in text or not text:
        return ""
    return f'"{text}"' if '"' not in text else f"'{text}'" if "'" not in text else ""


def quote(text: str) -> str:
    """A text between quotes, to be shown; dots where it needs more than that."""
    return enclosed(text) or '"..."'


def comment(text: str) -> Trouble:
    """A comment as other kinds of files have it, alone on its line."""
    start, end = indent_of(text), len(text.rstrip())
    said = f"# {text[start:end].lstrip('/').removeprefix('<!--').removesuffix('-->').strip()}"
    return Trouble(0, start, end, "B-010", "een opmerking begint met #", f"schrijf: {said}", fix=(start, end, said))


def bullet(text: str, indent: int = 0) -> Trouble:
    """A line that begins with a sign that Word puts before the points of a list; ``indent`` is that of the points above it."""
    start = indent_of(text)
    message = "een punt van een lijst begint met een gewoon streepje"
    return Trouble(
        0,
        start,
        start + 1,
        "B-010",
        message,
        f"schrijf: - {text[start + 1 :].strip()[:60]}",
        fix=(start, start + 1, " " * (indent - start) + "-"),
    )


def no_dash(text: str) -> Trouble:
    """A record in a list that begins without a dash."""
    start = indent_of(text)
    message = "voor dit stuk van de lijst ontbreekt het streepje"
    return Trouble(
        0, start, len(text.rstrip()), "B-010", message, f"schrijf: - {text.strip()[:60]}", fix=(start, start, "- ")
    )


def comma(key: str, text: str, start: int) -> Trouble:
    """A value between braces, from sign ``start`` of its line, with a comma in it."""
    end, whole = start + len(text), enclosed(text)
    hint = f"zet de waarde tussen dubbele aanhalingstekens: {key}: {whole or quote(text)}"
    message = "tussen { en } scheidt een komma; deze hoort bij de waarde"
    is_sure = not re.search(r"(?<!\d),|,(?!\d)", re.sub(r",(?= *[^,\s]+ +[^,\s]+ +[^,\s])", "", text))
    return Trouble(0, start, end, "B-030", message, hint, fix=(start, end, whole) if whole and is_sure else None)


def first_sign(line: str, start: int, end: int) -> Trouble:
    """A text, from sign ``start`` to ``end`` of a line, of which the first sign means something to the program."""
    text = line[start:end].rstrip()
    whole = enclosed(text) if len(text) > 1 else ""
    message = f"een tekst kan hier niet met {text[0]} beginnen"
    return Trouble(
        0, start, start + 1, "B-024", message, f"schrijf: {quote(text)}", fix=(start, end, whole) if whole else None
    )


def is_prose(text: str) -> bool:
    """Whether a line is a part of a sentence, and no key of which the colon was forgotten."""
    match = re.match(r" *([^\W\d_])[^\s:=;]* ([^:=]*[^\s:=])$", bare(text))
    if match is None:
        return False
    is_sentence = len(match[2].split()) > 2 or match[2][-1] in ".!?" if match[1].isupper() else not match[2].lstrip()[0].isupper()
    return is_sentence and (match[1].isupper() or match[2][-1] in ".!?")


def wrapped(text: str, above: str) -> Trouble:
    """A line of a sentence that stands where a key or a point of a list must stand, below the line ``above``."""
    start = indent_of(text)
    if DASH.match(above):
        return lost_dash(text, indent_of(above))
    hint = f"{EXPLAINS} hoort deze zin bij de tekst erboven, zet hem dan op dezelfde regel erachter; "
    hint += "is het een nieuw punt? Zet er een streepje en een spatie voor"
    if match := re.search(r"([\w-]+) *:$", bare(above)):
        deeper = indent_of(above) + 2
        hint = f"hoort hij bij '{match[1]}'? Zet er {spaces(deeper - start)} voor, en bij een lijst ook een streepje en een spatie"
    return Trouble(
        0, start, len(text.rstrip()), "B-010", "deze regel begint niet met een sleutel en een dubbele punt", hint
    )


def lost_dash(text: str, indent: int, is_first: bool = False) -> Trouble:
    """A line above (``is_first``), among or below the points of a list, whose dashes have ``indent``, that has none itself."""
    start, words = indent_of(text), re.sub(r"^\d{1,2}[.)] +", "", text.strip())
    shown = f"- {words}" if len(words) <= SHOWN else f"- {words[:SHOWN].rpartition(' ')[0]} ... (en de rest)"
    before = "" if start == indent else f", met {spaces(indent)} ervoor"
    above = "is het een nieuw punt? Schrijf{}: {}; hoort het bij het punt erboven? Zet het daarachter, op dezelfde regel"
    hint = ("schrijf{}: {}" if is_first else above).format(before, shown)
    message = "een punt in een lijst begint met een streepje en een spatie ('- '), en deze regel niet"
    return Trouble(0, start, len(text.rstrip()), "B-010", message, hint)


def of_the_key_above(lines: Sequence[str], number: int) -> str:
    """The hint for a point of a list on line ``number``, from 0, that stands too far to the left below a key that is empty; else empty."""
    above, own = (lines[number - 1], lines[number]) if 0 < number < len(lines) else ("", "")
    key = re.match(r"( *(?:- +)?)([a-z_]+) *: *(?:#.*)?$", above)
    point = re.match(r"( *)- (?![\w-]+ *:)", own)
    if not key or not point or len(point[1]) > len(key[1]):
        return ""
    return f"hoort dit bij '{key[2]}' op regel {number}? Zet er dan {spaces(len(key[1]) + 2 - len(point[1]))} voor"


_RECORD = re.compile(r" *(?:- +)?(?=id *:)")
"""How a record begins; while what is in it is read, its dash is a space."""


def outdented(text: str, indent: int, above: int, lines: Sequence[str] = ()) -> Trouble:
    """A point of a list that stands to the left of the others, which have ``indent``; the one above it is on line ``above``, from 1.

    ``lines`` are those above it: a record belongs to the records above it, and not to the list in the last of them.
    """
    start = indent_of(text)
    own = re.match(r" *- +(?=id *:)", text)
    above_it = ((number, _RECORD.match(lines[number])) for number in range(len(lines) - 1, -1, -1)) if own else ()
    number, record = next(((number, match) for number, match in above_it if match), (0, None))
    if own and record and own.end() > record.end():
        hint = f"haal er {spaces(own.end() - record.end())} voor weg, zodat het streepje recht onder dat van regel {number + 1} staat; "
        hint += "ook bij de regels die bij dit stuk horen"
        return Trouble(0, start, len(text.rstrip()), "B-010", "dit stuk van de lijst springt anders in dan de stukken erboven", hint)
    also = "; ook voor de regels die bij dit punt horen" if re.search(r"\w *:(?: |$)", bare(text)) else ""
    hint = f"zet er {spaces(indent - start)} voor, recht onder het streepje van regel {above}{also}"
    message = "dit punt van de lijst springt anders in dan de punten erboven"
    return Trouble(0, start, len(text.rstrip()), "B-010", message, hint)


def swallowed(lines: Sequence[str], first: int, number: int) -> Trouble:
    """A text that begins on line ``first`` and is read on through line ``number``, the point of a list; which of the two is wrong."""
    opening, point = lines[first], lines[number]
    indent = indent_of(point)
    if match := re.match(r" *(?:- +)*([a-z_]+) *: +(.*)$", bare(opening)):
        message = "achter deze sleutel staat een tekst en eronder een lijst; er kan er maar één zijn"
        hint = f"maak ook van de tekst een punt: zet hem op een eigen regel, met {spaces(indent)} ervoor: - {match[2][:SHOWN]}"
        if re.match(LACKS, match[2]):
            hint = f"is het nu bekend, haal dan weg wat achter '{match[1]}:' staat: {match[2]}; anders: haal de lijst weg"
        return Trouble(first, match.start(2), match.end(2), "B-010", message, hint)
    if match := re.match(r" *([a-z_]+)$", bare(opening)):
        message = "na de sleutel ontbreekt de dubbele punt"
        return Trouble(first, match.start(1), match.end(1), "B-010", message, f"schrijf: {match[1]}:")
    if not DASH.match(opening):
        return replace(lost_dash(opening, indent, not any(map(DASH.match, lines[first - 1 : first]))), line=first)
    following = lines[number + 1] if number + 1 < len(lines) else ""
    after = next((line for line in lines[number + 1 :] if DASH.match(line) and indent_of(line) < indent), "")
    if after and indent > indent_of(opening) == indent_of(after):
        message = "dit punt springt verder in dan de andere punten van deze lijst; een lijst in een lijst kan hier niet"
        also = ", en bij de punten eronder die net zo ver inspringen" if DASH.match(following) and indent_of(following) == indent else ""
        hint = f"haal er {spaces(indent - indent_of(opening))} voor weg{also}: dan is het een gewoon punt; "
        hint += "hoort het bij het punt erboven, maak er dan één punt van"
        return Trouble(number, indent, len(point.rstrip()), "B-010", message, hint)
    if indent > indent_of(opening) and DASH.match(following) and indent_of(following) == indent:
        message = "dit punt van de lijst springt anders in dan de punten eronder"
        hint = f"zet er {spaces(indent - indent_of(opening))} voor, recht boven het streepje van regel {number + 1}"
        return Trouble(first, indent_of(opening), len(opening.rstrip()), "B-010", message, hint)
    message = "deze regel begint geen nieuw punt, maar hoort bij de tekst erboven"
    hint = f"begin elk punt recht onder het streepje van regel {first + 1}, zonder verder in te springen; hoort het bij dat punt, zet het dan daarachter"
    return Trouble(number, indent, len(point.rstrip()), "B-010", message, hint)


SHOWN = 60
"""How many signs of a line are shown in a hint."""
WRAPPED = 80
"""From how many signs on a line may go on below because it was full."""


_GOES_ON = re.compile(
    r"(?:[,:;(/–-]|\b(?:aan|als|bij|de|der|die|dat|door|een|en|het|hun|in|met|na|of|om|onder|op|over|per|te|tot|uit|van|voor|zijn))$"
)
"""The end of a line of which the words go on below."""


def is_new_sentence(text: str, above: str) -> bool:
    """Whether a line begins as a point of its own would, below a whole sentence or a line that had room for it."""
    above = bare(above)
    if not text.strip()[:1].isupper() or not above:
        return False
    return above[-1] in ".!?" or (len(above) < WRAPPED and not _GOES_ON.search(above))


def joined(text: str, indent: int) -> Trouble:
    """A line without a dash that is read as the end of the point above it, whose dash has ``indent``, and may be a point of its own."""
    message = "deze regel wordt gelezen als het vervolg van het punt erboven"
    return replace(lost_dash(text, indent), code="B-032", message=message)


def misplaced(text: str, is_list: bool) -> Trouble:
    """A line that can be read, but not where it stands: a key among the points of a list, or a point among keys."""
    what, among = ("een sleutel", "punten van een lijst") if is_list else ("een punt van een lijst", "sleutels")
    indent = indent_of(text)
    message = f"{what} kan hier niet tussen {among} staan"
    less = f"haal {spaces(indent)} ervoor weg" if indent else LEVEL
    hint = "hoort de regel bij het punt erboven, zet er dan 2 spaties voor; "
    hint += f"zo niet, {less}" if indent else "is het een nieuw punt, zet er dan een streepje en een spatie voor"
    if not is_list:
        hint = less if indent else "hoort het punt bij de sleutel erboven, zet er dan 2 spaties voor, en achter die sleutel niets"
    elif text.lstrip()[:1] == "{":
        hint = f"zet er een streepje en een spatie voor: - {text.strip()[:SHOWN]}"
    return Trouble(0, indent, len(text.rstrip()), "B-010", message, hint)


def indent_of(text: str) -> int:
    """How many spaces stand before a line."""
    return len(text) - len(text.lstrip())


def bare(text: str) -> str:
    """A line without the comment and the blanks at its end."""
    return re.split(r"(?<=\s)#", text, maxsplit=1)[0].rstrip()


def spaces(number: int) -> str:
    """A number of spaces, in words."""
    return "geen spaties" if number == 0 else "1 spatie" if number == 1 else f"{number} spaties"
