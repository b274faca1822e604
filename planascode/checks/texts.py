"""Markdown texts: readable, used, and with references that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from planascode.checks.content import Content
from planascode.checks.pieces import Piece
from planascode.editions import filter_text
from planascode.problems import Problem
from planascode.textnames import renamed_block, where_to_name
from planascode.values import is_invisible


def check_texts_are_readable(content: Content) -> Iterator[Problem]:
    """A text holds only what the tree can hold."""
    for address, prose in content.prose.items():
        yield from (_where_it_belongs(content, problem) if problem.code == "T-031" else problem for problem in prose.problems)
        if not prose.blocks and not prose.problems and not prose.placed:
            yield content.problem(address, "T-010", "in dit bestand staat geen tekst", "vul het, of verwijder het")
        if not prose.problems:
            yield from _in_editions(content, address)


_TELLING = 2
"""In how many lines at most a word stands that tells where a note belongs."""
_ADDRESS = re.compile(r"https?://[^\s()<>\[\]]+")


def _where_it_belongs(content: Content, problem: Problem) -> Problem:
    """A note that nothing calls, with the line that has a word of the document whose address it gives."""
    from planascode import markdown

    lines = content.files.get(problem.source.file, "").split("\n")
    address = _ADDRESS.search(lines[problem.source.line - 1]) if problem.message.endswith(markdown.UNCALLED) else None
    document = next((item for item in content.plan["documenten"].values() if address and item.vindplaats == address[0]), None)
    if document is None:
        return problem
    open_lines = filter_text("\n".join(lines), content.plan.gegevens.edities[:1]).split("\n")
    plain = [(number, line) for number, line in enumerate(lines, 1) if line in open_lines and not line.startswith(("#", "[^", ":::"))]
    words = sorted(re.findall(r"[A-Z]{3,}|[A-Z][a-z]{7,}", document.naam), key=str.isupper, reverse=True)
    said = ((word, [number for number, line in plain if re.search(rf"\b{word}\b", line)]) for word in words)
    word, number = next(((word, found[0]) for word, found in said if 0 < len(found) <= _TELLING), ("", 0))
    if not word:
        return problem
    hint = f"het adres is van '{document.naam}', en op regel {number} staat '{word}': hoort de noot daar? {problem.hint[:1].upper()}{problem.hint[1:]}"
    return replace(problem, hint=hint)


_WAITS = frozenset({"de", "een", "en", "of", "der", "te"})
"""Words after which a sentence goes on, also where a point of a list has no full stop."""
_WAITS_IN_PROSE = _WAITS | frozenset({
    "aan", "als", "bij", "dan", "dat", "deze", "die", "dit", "door", "het", "hun", "in", "met", "naar", "om", "onze", "op", "tot", "uit", "van", "voor",
})  # fmt: skip

_ENDS_EARLY = re.compile(r"\b(?:de|dan|en|of|der|te|onze|hun|als|tot)\.(?=\s|$)")
_SENTENCE = 4
"""From how many spaces on a paragraph is taken for a sentence."""


def check_texts_come_to_an_end(content: Content) -> Iterator[Problem]:
    """A paragraph, point or field does not stop in the middle of a sentence, and what a colon announces stands there, if no table of the program follows."""
    order = content.plan.indeling
    alone = {deel.tekst for deel in (*order.plan, *order.prioriteit, *order.thema) if deel.soort == "tekst"}
    for piece, following in zip(content.pieces, (*content.pieces[1:], None), strict=True):
        text = piece.text.rstrip()
        is_pasted = text.lstrip()[:1] in "•·▪◦●‣"  # of what a copy left T-019 tells
        if is_pasted or piece.wiens != "eigen" or piece.soort in ("kop", "citaat") or (piece.punten and piece.soort == "alinea"):
            continue
        last = text[max(0, len(text) - 30) :].rpartition(" ")
        if last[1] and last[2].lower() in (_WAITS_IN_PROSE if piece.soort == "alinea" else _WAITS):
            message = f"deze zin is niet af: hij houdt op bij '{last[2]}'"
            yield content.piece_problem(piece, len(text) - len(last[2]), len(text), "T-024", message, "schrijf de zin af, of haal hem weg")
        elif piece.soort == "alinea" and text[-1:].isalpha() and text.count(" ") >= _SENTENCE and "\t" not in text:  # a table is told by T-001
            hint = "schrijf de zin af, of zet er een punt achter"
            yield content.piece_problem(piece, len(text) - len(last[2]), len(text), "T-024", f"deze alinea houdt op bij '{last[2]}', zonder punt", hint)
        for match in _ENDS_EARLY.finditer(text):
            message = f"deze zin is niet af: hij houdt op bij '{match[0]}'"
            yield content.piece_problem(piece, *match.span(), "T-024", message, "schrijf de zin af, of haal hem weg")
        same = following if following and following.address == piece.address else None
        is_last = same.soort in ("kop", "noot") if same else not alone.isdisjoint((piece.address, piece.address.rpartition("/")[2]))
        if piece.soort == "alinea" and text.endswith(":") and is_last:
            hint = "schrijf erachter of eronder wat er hoort, of maak van de dubbele punt een punt"
            yield content.piece_problem(piece, len(text) - 1, len(text), "T-024", "achter deze dubbele punt staat niets", hint)


_PAIRS = (("(", ")"), ("“", "”"), ('"', ""))
"""What opens and what closes; of one sign for both there is an even number."""
_NO_BRACKET = re.compile(r"(?:(?<=\s)|^)(?:[a-z]|\d{1,2})\)|[:;]-?[()]")
"""The number of a point: ``a)``, and a face."""


def check_brackets_are_closed(content: Content) -> Iterator[Problem]:
    """What is opened in a text, is closed in it."""
    for piece in content.pieces:
        if piece.wiens != "eigen" or not any(sign in piece.text for pair in _PAIRS for sign in filter(None, pair)):
            continue
        text = _NO_BRACKET.sub(lambda match: " " * len(match[0]), piece.text)
        for opens, closes in _PAIRS:
            odd = text.count(opens) != text.count(closes) if closes else text.count(opens) % 2 == 1
            if odd:
                sign = closes if closes and text.count(closes) > text.count(opens) else opens
                what = "haakje" if opens == "(" else "aanhalingsteken"
                message = f"bij dit {what} hoort er nog een: {opens}...{closes or opens}"
                begin = text.rindex(sign)
                yield content.piece_problem(piece, begin, begin + 1, "W-010", message, "zet het andere erbij, of haal dit weg")


LONG = 80
"""From how many signs on a paragraph that stands there twice is a copy."""


def check_nothing_is_said_twice(content: Content) -> Iterator[Problem]:
    """No long paragraph stands in the plan twice, and no point in one list."""
    first: dict[tuple[str, str], Piece] = {}
    for piece in content.pieces:
        words = " ".join(content.in_file(piece, 0, len(piece.text)).split())
        if piece.wiens == "eigen" and (piece.soort == "punt" or (piece.soort == "alinea" and len(words) >= LONG)):
            same = first.setdefault((words, piece.address if piece.soort == "punt" else ""), piece)
            if same is not piece:
                place = content.piece_problem(same, 0, 1, "T-027", "").source
                hint = f"de andere keer is in {place.file}, regel {place.line}; haal een van de twee weg, of schrijf hier wat hier hoort"
                yield content.piece_problem(piece, 0, len(piece.text.rstrip()), "T-027", "dit staat met dezelfde woorden nog eens in het plan", hint)
    for address, text in content.plan.teksten.items():
        for match in _ROW_OF_LINKS.finditer(text) if "](#" in text else ():
            seen: set[tuple[str, str]] = set()
            for link in _LINK.finditer(text, *match.span()):
                if (link[0], link[1]) in seen:
                    message = f"deze opsomming noemt '{link[1]}' twee keer"
                    yield content.text_problem(address, *link.span(1), "T-027", message, "bedoelde u hier een ander? Anders: haal een van de twee weg")
                seen.add((link[0], link[1]))


_LINK = re.compile(r"\[[^\[\]\n]*\]\(#([a-z0-9-]+)\)")
_ROW_OF_LINKS = re.compile(r"(?:\[[^\[\]\n]*\]\(#[a-z0-9-]+\)(?:,? en |, | of )){1,9}\[[^\[\]\n]*\]\(#[a-z0-9-]+\)")
"""Links with nothing but a comma or ``en`` between them."""

_HALF = re.compile(r"(?:en|of|maar|want|omdat|zodat|dus|terwijl|waardoor|waarbij|waarin|waarmee|waaronder|waarop|waarvan|zoals)\b")
"""How the second part of a sentence begins."""


def check_points_are_whole_sentences(content: Content) -> Iterator[Problem]:
    """A point of a list between brackets is not the second part of a sentence that a comma cut."""
    for before, piece in pairwise(content.pieces):
        goes_on = before.text[:1].isupper() and piece.text[:1].islower() and piece.text.rstrip().endswith(".")
        goes_on = goes_on and not before.text.rstrip().endswith((".", "!", "?", ":"))
        if piece.soort == "veld" and (goes_on or _HALF.match(piece.text)) and piece.address.rpartition("/")[2] not in ("", "1"):
            place = content.place(piece.address)
            line = content.files.get(place.file, "").split("\n")[place.line - 1]
            if line[: place.column - 1].rstrip().endswith(",") and piece.address.rpartition("/")[2].isdigit():
                message = "dit is een punt apart, want in een rij met [ ] begint na een komma een nieuw punt"
                hint = "is het één zin, zet dan die hele zin tussen dubbele aanhalingstekens"
                yield content.problem(piece.address, "T-023", message, hint)


def _in_editions(content: Content, address: str) -> Iterator[Problem]:
    """What is wrong with a text only where an edition leaves a part of it out: a note that is hidden, not its mark."""
    from planascode import markdown

    text, edities = content.plan.teksten[address], content.plan.gegevens.edities
    if ":::" not in text:
        return
    for number, editie in enumerate(edities, 1):
        part = filter_text(text, edities[:number])
        shown = markdown.parse(part, content.sources[address].file, "")
        for problem in shown.problems:
            message = f"in de editie '{editie}' valt hier een stuk weg: {problem.message}"
            hint = "zet wat bij elkaar hoort in hetzelfde blok met :::"
            begin = problem.source.column - 1
            words = part.split("\n")[problem.source.line - 1][begin : begin + problem.source.width]
            yield content.word_problem(address, words, problem.code, message, hint)


def check_signs_can_be_printed(content: Content) -> Iterator[Problem]:
    """Every sign is in the house style's letter; another letter would be set in its place, or none."""
    if not content.signs:
        return
    from planascode import markdown

    allowed = content.signs
    words = [
        (address, str(value) + (str(value)[:1].upper() if address.startswith("plan/namen/") else ""))
        for address, _, value in content.leaves()
    ]
    if not set().union(*(text for _, text in words)) <= allowed:
        for address, text in words:
            for sign in sorted(set(text) - allowed):
                yield content.problem(address, "T-012", *_no_sign(sign))
    for address, prose in content.prose.items():
        for sign in sorted(markdown.signs(prose) - allowed):
            if not is_invisible(sign):
                yield content.word_problem(address, sign, "T-012", *_no_sign(sign))


_MARKS = re.compile(
    r"~~(?=\S)[^~\n]{1,80}~~|\*\*(?=\S)[^*\n]{1,80}\*\*|__(?<!\w__)(?=\S)[^_\n]{1,80}__(?!\w)"
    r"|\[[^\[\]\n]{0,80}\]\((?:https?:|mailto:|#)[^)\s]{0,200}\)|==(?<![=\\]==)(?=[^\s=])[^=\n]{1,80}==(?!=)"
    r"|\[\^[^\[\]\s]{1,20}\]|\(#[a-z0-9-]{1,80}\)\[[^\[\]\n]{0,80}\]|#(?<=[^\s\0] #)#{1,5} +[A-Z]\w*"
    r"|#(?<![\w/(&\\#]#)(?P<id>[a-z][a-z0-9-]{1,80})"
)
_INSTEAD = {
    "~": "doorhalen kan niet: haal weg wat niet meer geldt",
    "[": "een link kan alleen in een tekstbestand; schrijf hier alleen de woorden",
    "=": "markeren kan niet: haal de tekens weg",
    "[^": "een noot kan alleen in een tekstbestand; schrijf in de zin zelf wat in de noot hoort",
    "(#": "schrijf een link als [](#id): eerst de rechte haken, en alleen in een tekstbestand",
    "##": "zet een kop op een eigen regel van een tekstbestand, met een lege regel ervoor en erna",
    "#": "verwijs in een tekstbestand met [](#id), en noem het stuk in een veld bij zijn naam",
}
"""First signs of a mark -> what to do, if not to take the marks away."""


def check_marks_do_something(content: Content) -> Iterator[Problem]:
    """No mark for bold, a link or a line through words stands where it does nothing and would be printed."""
    known = {deel.id for deel in content.plan.indeling.plan} | {key for found in content.plan.records.values() for key in found}
    for piece, start, match in content.find(_MARKS):
        if piece.wiens != "buiten" and (match["id"] is None or match["id"] in known):
            message = f"'{match[0]}' wordt zo gedrukt, met de tekens erbij"
            hint = _INSTEAD.get(match[0][:2]) or _INSTEAD.get(match[0][0], "een veld heeft geen vet of cursief: haal de tekens weg")
            if match["id"] and (words := _SWAPPED.search(piece.text[:start])):
                hint = f"de haken staan omgewisseld; schrijf: [{words[1]}](#{match['id']})"
            yield content.piece_problem(piece, start, start + len(match[0]), "T-019", message, hint)


_SWAPPED = re.compile(r"\(([^()]{1,80})\)\[\Z")
_AS_HEADING = re.compile(r"(?:(?<=\n\n)|\A)\*\*([^*\n]{3,80}[^*\n.:!?,])\*\*(?=\n\n)")
_TYPED = r"((?:\d{1,2}\.)+\d{0,2}|[Hh]oofdstuk \d+[.:]?) +(?=\S)"
_OWN_NUMBER = re.compile(rf"^#{{1,6}} +{_TYPED}", re.MULTILINE)


def check_headings_are_headings(content: Content) -> Iterator[Problem]:
    """A line in bold is not used as a heading (WCAG 2.2, 1.3.1), and a heading has words of its own and no number that was typed."""
    for address, text in content.plan.teksten.items():
        for match in _AS_HEADING.finditer(text):
            message = f"'{match[1]}' is vette tekst en geen kop: in de inhoudsopgave en voor een voorleesprogramma is zij er niet"
            yield content.text_problem(address, *match.span(), "T-028", message, f"schrijf: ## {re.sub(_TYPED, '', match[1])}")
        for match in _OWN_NUMBER.finditer(text):
            hint = "haal het nummer weg; het programma nummert de koppen zelf"
            yield content.text_problem(address, *match.span(1), "T-028", f"'{match[1]}' is een getypt nummer", hint)
    first: dict[tuple[str, str], Piece] = {}
    for piece in content.pieces:
        if piece.soort == "kop":
            same = first.setdefault((piece.address, piece.text.casefold()), piece)
            if same is not piece:
                line = content.piece_problem(same, 0, 1, "T-028", "").source.line
                hint = "geef elke kop eigen woorden, zodat een lezer ze in de inhoudsopgave uit elkaar houdt"
                yield content.piece_problem(piece, 0, len(piece.text), "T-028", f"deze kop staat ook op regel {line}", hint)


def _no_sign(sign: str) -> tuple[str, str]:
    return (
        f"het teken '{sign}' zit niet in het lettertype van de huisstijl",
        "kies een ander teken, bijvoorbeeld ✓ ▶ ○ ■ ▲ ◆",
    )


def check_texts_are_used(content: Content) -> Iterator[Problem]:
    """A text file is named in indeling.yaml or belongs to a block of an annex."""
    for address in content.plan.teksten:
        if not renamed_block(content.plan, address) and (hint := where_to_name(content.plan, address)):
            yield content.problem(address, "T-011", "deze tekst komt nergens in het plan", hint)
