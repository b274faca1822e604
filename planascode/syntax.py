"""Why a piece of a file cannot be read, in the words of somebody who does not know what YAML is.

``explain`` looks at the lines themselves, not at what the YAML library says of them: the library notices trouble where it can
no longer go on, an author made it mostly earlier. Each ``_Recogniser`` knows one kind of trouble.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from planascode.wronglines import (
    EXPLAINS,
    LACKS,
    LEVEL,
    Trouble,
    bare,
    enclosed,
    indent_of,
    is_prose,
    lost_dash,
    misplaced,
    quote,
    spaces,
    swallowed,
    wrapped,
)

CURLED = "“”„‟‘’‚‛«»"
"""Quotes as Word makes them of straight ones."""
_QUOTED = "zet de hele tekst tussen dubbele aanhalingstekens"
_HEAD = re.compile(r"(?P<before> *(?:- +)*)(?:(?P<key>[\w-]*\w) *:(?: +|$))?(?P<value>.*)")
CURLY = "gekrulde aanhalingstekens houden de tekst niet bij elkaar"
_WHOLE = {"'": re.compile(r"'(?:[^']|'')*' *(#.*)?"), '"': re.compile(r'"(?:[^"\\]|\\.)*" *(#.*)?')}
_INNER = {"'": re.compile(r"(?<!')'(?!')"), '"': re.compile(r'(?<!\\)"')}
SENTENCES = ("toelichting", "oorzaak", "gevolg", "bijsturing", "tekst", "naam", "invulling")
"""Keys behind which an author writes sentences: a word with a colon in them is seldom a key."""
ELISION = re.compile(r"'(?:[stnk] |s-)", re.IGNORECASE)
"""An apostrophe that belongs to the first word of a text: 's avonds, 't Honk, 's-Gravenhage."""
_FIRST = "de apostrof vooraan geldt hier als het begin van een aanhaling"
_ELISION_IN_ROW = re.compile(rf"[\[{{,:] ?(?=(?P<text>{ELISION.pattern}[^,\]}}]*))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, the key that it begins with (or ""), and the value behind that from sign ``start`` on."""

    text: str
    before: str
    key: str
    start: int
    value: str

    def at(self, first: int, last: int, code: str, message: str, hint: str, label: str = "", fix: str = "") -> Trouble:
        """Trouble at the signs ``first`` to ``last`` of the value; ``fix`` is the whole value as it must be."""
        whole = (self.start, self.start + len(self.value), fix) if fix else None
        return Trouble(0, self.start + first, self.start + last, code, message, hint, label, whole)

    def written(self, value: str) -> str:
        """A hint that shows this line with another value, where that is short."""
        key = f"{self.key}: " if self.key else "- " if self.before.strip() else ""
        return f"schrijf: {key}{value}" if len(value) < 80 else _QUOTED


def explain(lines: Sequence[str], at: tuple[int, int] | None, said: str, above: str = "") -> Trouble:
    """The trouble in a piece of a file that is read as one; ``at`` is where the library stopped and ``said`` why.

    ``above`` is the point of a list that stands above the piece, if there is one.
    """
    order = [at[0]] if at and at[0] < len(lines) else []
    order += [number for number in range(len(lines)) if number not in order]
    for number in order:
        line = _line(lines[number])
        for recognise in _RECOGNISERS:
            if trouble := recognise(line):
                return replace(trouble, line=number)
        if number == 0 and (trouble := _no_colon(line, above)):
            return trouble
    return _indented(lines, at if at and at[0] < len(lines) else (len(lines) - 1, 0), said)


def _line(text: str) -> _Line:
    match = _HEAD.fullmatch(text)
    assert match, "the pattern takes any line"
    value = match["value"]
    if value[:1] not in ("'", '"', "[", "{"):
        value = re.split(r"\s+#", value, maxsplit=1)[0]  # the rest is a comment
    return _Line(text, match["before"], match["key"] or "", match.start("value"), value)


# --- recognisers: each takes a line and gives the trouble that it knows, or None ---------------------------------


def _begin(words: str) -> str:
    """Words for a hint, and a sign that more follow."""
    return words if len(words) <= 60 else f"{words[:60].rpartition(' ')[0]} ... (en de rest)"


def _tight_dash(line: _Line) -> Trouble | None:
    match = re.match(r"( *)-(?=[^\s\-\d])", line.text)
    if not match:
        return None
    end = match.end()
    words = line.text[end:].strip()
    return Trouble(
        0,
        end - 1,
        end + 1,
        "B-020",
        "na het streepje ontbreekt een spatie",
        f"schrijf: - {_begin(words)}",
        fix=(end, end, " "),
    )


def _tight_colon(line: _Line) -> Trouble | None:
    match = re.match(r" *(?:- +)*([^\W\d][\w-]*):(?=[^\s:/])", line.text)
    if line.key or not match:
        return None
    end = match.end()
    words = line.text[end:].strip()
    hint = f"schrijf: {match[1]}: {_begin(words)}"
    message = "na de dubbele punt ontbreekt een spatie"
    return Trouble(0, match.start(1), end + 1, "B-020", message, hint, fix=(end, end, " "))


def _quotes(line: _Line) -> Trouble | None:
    sign = line.value[:1]
    if sign not in _WHOLE or not sign or _WHOLE[sign].fullmatch(line.value):
        return None
    if ELISION.match(line.value):
        return _elision(line)
    inner = _INNER[sign].search(line.value, 1)
    if inner is None:
        hint, text = f"zet {sign} ook aan het eind van deze tekst", line.value.rstrip()
        if text[-1] in CURLED and (whole := enclosed(text[1:-1])) and not set(text[1:-1]) & set(CURLED):
            message = "het aanhalingsteken aan het eind is gekruld en sluit de tekst niet"
            return line.at(len(text) - 1, len(text), "B-023", message, line.written(whole), fix=whole)
        return line.at(0, len(line.value), "B-010", "een aanhalingsteken is niet gesloten", hint)
    text = line.value.rstrip()
    whole = text[1:-1].replace("''", "'") if sign == "'" else text[1:-1]
    ends = len(text) > inner.start() + 1 and text.endswith(sign)
    if ends and re.match(r"\S.[\s,;.]", text[inner.start() - 1 :]):  # 'een' en 'twee': not one text between quotes
        message = "deze tekst begint en eindigt met een woord tussen aanhalingstekens"
        return line.at(0, len(text), "B-023", message, line.written(quote(text)), fix=_kept(text, sign))
    after = text[inner.end() : inner.end() + 1]
    if ends or after.isalnum():
        name = "een apostrof" if sign == "'" else "een aanhalingsteken"
        new = enclosed(whole) if ends else ""
        message = f"{name} midden in de tekst sluit de tekst te vroeg"
        hint = line.written(new or quote(text[1:].rstrip(sign)))
        return line.at(inner.start(), inner.end(), "B-023", message, hint, "hier houdt de tekst op", new)
    message = "na het sluitende aanhalingsteken staat nog tekst"
    begin = len(text) - len(text[inner.end() :].lstrip())
    return line.at(begin, len(text), "B-023", message, f"zet om alles één paar aanhalingstekens: {quote(text)}")


def _elision(line: _Line) -> Trouble:
    """A text that begins with an apostrophe; every sign of it stays. Whether one at its end belongs to it, only the author knows."""
    text = re.split(r"\s+#", line.value, maxsplit=1)[0].rstrip()
    whole = _kept(text, "'")
    return line.at(0, 1, "B-023", _FIRST, line.written(quote(text)), fix=whole and whole + line.value[len(text) :])


def _kept(text: str, sign: str) -> str:
    """A text between quotes with every sign that it has; empty where the quote at its end may be meant to close the text."""
    opens = re.search(rf"[\s(]{sign}(?![stnk][ -])", text)
    return enclosed(text) if opens or not text.endswith(sign) else ""


def uncurled(text: str) -> str:
    """A text without the curled quotes around the whole of it; around a part of the text they belong to it."""
    is_around = len(text) > 2 and text[0] in CURLED and text[-1] in f'{CURLED}"' and not re.search("[“”„‟«»]", text[1:-1])
    return text[1:-1] if is_around else text


def _curled_quotes(line: _Line) -> Trouble | None:
    text = line.value.rstrip()
    if text[:1] not in CURLED or not text or not re.search(": |:$| #", text):
        return None
    whole = enclosed(uncurled(text))
    hint = line.written(whole or quote(text))
    return line.at(0, 1, "B-023", CURLY, hint, "gebruik rechte aanhalingstekens", whole)


def _brackets(line: _Line) -> Trouble | None:
    text = line.value.rstrip()
    if text[:1] not in "[{" or not text:
        return None
    if apostrophe := re.search(r"(?<=\w)'(?=\w)", text):
        message = "een apostrof midden in de tekst sluit de tekst te vroeg"
        hint = "zet deze tekst tussen dubbele aanhalingstekens"
        if "'" in text[: apostrophe.start()]:
            return line.at(apostrophe.start(), apostrophe.end(), "B-023", message, hint, "hier houdt de tekst op")
    for match in _ELISION_IN_ROW.finditer(text):
        if text.count('"', 0, match.end()) % 2 == 0:
            hint = f"schrijf: {quote(match['text'].strip())}"
            return line.at(match.end(), match.end() + 1, "B-023", _FIRST, hint)
    hidden = re.search(r"\s#", text)
    end = _closing(text[: hidden.start()] if hidden else text)
    behind = text[end:].strip()
    if text[1:2] not in "{%" and end and (more := re.compile(r"(,|(?<=\}))\s*(\w[^\[\]{}'\"#:]*)").fullmatch(text, end)):
        return _behind(line, text, end, more[2].rstrip())
    if text[1:2] in "{%" or (end and behind and behind[0] not in "]}#"):
        return _first_sign(line, text, len(text[: 2 if text[1:2] in "{%" else 1]))
    if end and behind[:1] in ("]", "}"):
        return line.at(text.index(behind[0], end), len(text), "B-010", "hier staat een haakje te veel", "haal het weg")
    if comma := re.search(r"[\[{,]\s*,", text):
        message = "in een rij tussen haken staat een komma te veel"
        return line.at(comma.start(), comma.end(), "B-010", message, "schrijf: [een, twee, drie]")
    if end:
        return _no_comma(line, text[:end]) or _colon_in_row(line, text[:end])
    if hidden:
        message = "alles na # wordt niet gelezen, ook het sluitende haakje niet"
        return line.at(
            hidden.end() - 1, len(text), "B-010", message, "zet een tekst met # tussen dubbele aanhalingstekens"
        )
    message = "in een rij tussen haken ontbreekt een komma of het sluitende haakje"
    hint = "schrijf: [een, twee, drie]" if text[0] == "[" else "schrijf: {sleutel: waarde, sleutel: waarde}"
    last = "]" if text[0] == "[" else "}"
    if _closing(text + last) == len(text) + 1:
        message, hint = f"aan het eind van deze rij ontbreekt {last}", f"schrijf aan het eind: {text if len(text) < 40 else text[-30:].partition(' ')[2]}{last}"
    return line.at(0, len(text), "B-010", message, hint)


def _behind(line: _Line, text: str, end: int, more: str) -> Trouble:
    """Words behind a row or group that is closed already; in a row they are one point more."""
    inner = text[1 : end - 1].strip().rstrip(",")
    if text[0] == "[":
        message, whole = f"'{more}' staat buiten de haken", f"[{inner}{', ' if inner else ''}{more}]"
        hint = line.written(whole)
    else:
        message = f"'{more}' staat buiten de accolades"
        hint = f"zet het erin, bij de sleutel waar het hoort, bijvoorbeeld: {{..., toelichting: {quote(more)}}}"
        if "toestanden:" in text:
            hint = f"zet deze woorden binnen de accolades, voor de laatste }}: , toelichting: {quote(more)}"
    return line.at(text.index(more, end), len(text), "B-024", message, hint)


def _no_comma(line: _Line, text: str) -> Trouble | None:
    """Two keys between brackets with only a space between them."""
    match = re.search(r"(?<=[{,] )?(?P<first>[\w-]+): [^\s,\[\]{}'\":][^,\[\]{}'\":]*?( +)([\w-]+):(?= )", text)
    if not match or match["first"] in SENTENCES:
        return None
    message = f"voor de sleutel '{match[3]}' ontbreekt een komma"
    trouble = line.at(match.start(3), match.end(3), "B-010", message, f"schrijf: {text[match.start('first') : match.start(2)]}, {match[3]}: ...")
    return replace(trouble, fix=(line.start + match.start(2), line.start + match.start(2), ","))


def _colon_in_row(line: _Line, text: str) -> Trouble | None:
    """A value between brackets with a colon in it."""
    match = re.search(r"[{,] *(?P<key>[\w-]+): +(?P<text>(?:[^,\[\]{}'\":]+ )?(?P<word>[^\s,\[\]{}'\":]+:) [^,\[\]{}'\"]*)", text)
    if not match:
        return None
    message = "in deze tekst staat een dubbele punt met een spatie erachter"
    hint = f"zet de hele tekst tussen dubbele aanhalingstekens: {match['key']}: {quote(match['text'].strip())}"
    if re.fullmatch("[a-z_]+:", match["word"]) and (begin := match["text"].find(match["word"])):
        comma = f"{match['key']}: {match['text'][:begin].rstrip()}, {match['text'][begin:].strip()}"
        hint = f"is '{match['word'][:-1]}' een sleutel? Dan ontbreekt er een komma voor: {comma}; hoort het bij de tekst, {hint}"
    return line.at(*match.span("word"), "B-021", message, hint)


def _closing(text: str) -> int:
    """Behind which sign the bracket that a text begins with is closed; 0 when it is not."""
    depth = 0
    for match in re.finditer(r"""[\[\]{}]|"(?:[^"\\]|\\.)*"|'[^']*'""", text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return 0


def _special(line: _Line) -> Trouble | None:
    text = line.value.rstrip()
    if text == "?":
        hint = "weet u het niet, schrijf dan: onbekend (reden)"
        return line.at(0, 1, "B-024", "een tekst kan hier niet met ? beginnen", hint)
    if text.startswith("<<:"):
        hint = "schrijf de waarden voluit"
        return line.at(0, len(text), "B-012", "een verwijzing met & en * kan hier niet", hint)
    if re.match(r"-(?: \S|$)", text) and line.key:
        hint = f"zet onder {line.key}: een regel per punt, elk met een streepje en een spatie ervoor"
        hint = f"weet u het niet, schrijf dan: {line.key}: onbekend (reden); is het een lijst: {hint}" if text == "-" else hint
        return line.at(0, len(text), "B-010", "een lijst begint op een nieuwe regel", hint)
    if match := re.fullmatch(r"(\*{1,3})([^*]+)\1", text):
        message, hint = "een veld heeft geen vet of cursief", f"haal de sterretjes weg; {line.written(match[2])}"
        return line.at(0, len(text), "B-024", message, hint)
    if re.match(r"[&*!%@`,\]}]|[|>](?![+-]?\d?[+-]? *(#.*)?$)|\? ", text):
        return _first_sign(line, text, 1)
    return None


def _first_sign(line: _Line, text: str, width: int) -> Trouble:
    """A text that begins with a sign that means something to the program."""
    whole = "" if re.search(r"\s#", text) or text[0] in "[]{}" else enclosed(text)
    message = f"een tekst kan hier niet met {text[:width]} beginnen"
    return line.at(0, width, "B-024", message, line.written(whole or quote(text)), fix=whole)


def _colon(line: _Line) -> Trouble | None:
    text = line.value.rstrip()
    if text[:1] in ("'", '"', "[", "{", "|", ">", "#") or not (match := re.search(r"\S*:(?= |$)", text)):
        return None
    if not line.key and not line.before.strip() and " " not in text[: match.end()]:
        return None
    message = "in deze tekst staat een dubbele punt met een spatie erachter"
    hint, word = line.written(quote(text)), match[0][:-1]
    hint = f"{EXPLAINS} {hint}" if not line.key and not line.before.strip() else hint
    if line.key and re.fullmatch(r"[a-z_]{2,}", word) and match.start() == 0 and len(text) < 60:
        hint += f"; is '{word}' een sleutel, schrijf dan: {line.key}: {{{text}}}"
    elif line.key and re.fullmatch(r"[a-z_]{2,}", word) and text[: match.start()].rstrip().endswith((",", ";")):
        hint = f"is '{word}' een sleutel, zet haar dan op een eigen regel; hoort het bij de tekst, {hint}"
    return line.at(match.start(), match.end(), "B-021", message, hint)


_Recogniser = Callable[[_Line], Trouble | None]
_RECOGNISERS: tuple[_Recogniser, ...] = (
    _tight_dash,
    _tight_colon,
    _curled_quotes,
    _quotes,
    _brackets,
    _special,
    _colon,
)


def _no_colon(line: _Line, above: str) -> Trouble | None:
    """A line that is neither a key nor a point of a list; only where one of these must begin. ``above`` is a point above it, or empty."""
    text = bare(line.text)
    match = re.match(r" *([^\W\d][\w-]*)(?:\s*[=;]\s*|\s+|$)", text)
    if above and re.match(r" *\d{1,2}[.)] +\S", text):
        return lost_dash(text, indent_of(above))
    if line.key or line.before.strip() or not match:
        return None
    if is_prose(text):
        return wrapped(text, above)
    if above and (match[1][0].isupper() or indent_of(text) == indent_of(above)):  # a key has no capital
        return lost_dash(text, indent_of(above))
    words = text[match.end() :] or "..."
    hint = f"schrijf: {match[1]}: {words}" if len(words) < 80 else "schrijf: sleutel: waarde"
    if len(words.split()) > 2:
        hint += "; hoort de regel bij de zin erboven, zet hem daar dan achter"
    if above:
        hint += f"; is het een punt van de lijst erboven, zet er dan {spaces(indent_of(above))} en een streepje voor"
    message = "na de sleutel ontbreekt de dubbele punt"
    return Trouble(0, match.start(1), match.end(1), "B-010", message, hint)


def _indented(lines: Sequence[str], at: tuple[int, int], said: str) -> Trouble:
    """A line that stands more to the left or right than it can; or trouble that nothing else explains."""
    number, column = at
    text = lines[number]
    indent = indent_of(text)
    above = next((line for line in reversed(lines[:number]) if line.strip() and not line.lstrip().startswith("#")), "")
    if "escape" in said or "hexdecimal" in said:
        message = "een schuine streep naar links (\\) kan hier niet"
        return Trouble(number, column, column + 1, "B-010", message, "schrijf / of gebruik enkele aanhalingstekens")
    end = len(text.rstrip())
    is_item, was_item = (bool(_line(line).before.strip()) for line in (text, above))
    if not is_item and re.search(r"[{].*\}$", above.rstrip()) and re.match(r"\s*[a-z_]+: ", text):
        message = "deze regel hoort bij de rij erboven, en die is al gesloten met }"
        return Trouble(number, indent, end, "B-010", message, f"haal deze regel weg, en zet in de regel erboven voor de laatste }}: , {text.strip()}")
    if above and indent == indent_of(above) and is_item != was_item:
        return replace(misplaced(text, was_item), line=number)
    if is_item and re.match(r" *[a-z_]+ *: +[^\s\[{|>&#]", above):
        return swallowed(lines, max(i for i, line in enumerate(lines[:number]) if line == above), number)
    if above and indent != indent_of(above):
        here, there = spaces(indent), spaces(indent_of(above))
        message = "deze regel springt anders in dan de regels erboven"
        label = f"{here} ervoor; bij de regel erboven {there}"
        return Trouble(number, indent, end, "B-010", message, _level(text, above), label)
    hint = "vergelijk de regel met een ander bestand van dezelfde soort"
    return Trouble(number, indent, end, "B-010", "deze regel is niet te lezen", hint)


def _level(text: str, above: str) -> str:
    """What to do with a line that stands more to the right than the line ``above``, or to the left of it."""
    indent, line, own = indent_of(text), _line(above), _line(text)
    level = indent_of(above) if own.before.strip() else len(line.before)
    if indent <= indent_of(above) or indent == level:
        return LEVEL
    less = f"haal {spaces(indent - level)} ervoor weg" if indent > level else f"zet er {spaces(level - indent)} voor"
    inside = f"hoort {'de lijst' if own.before.strip() else 'hij'} bij '{line.key}', haal dan weg wat achter '{line.key}:' staat"
    if own.before.strip() and line.key and line.value:
        return inside
    return f"{less}; {inside}" if line.key and re.match(LACKS, line.value) else less
