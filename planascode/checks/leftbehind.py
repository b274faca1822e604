"""What was left behind in fields and texts: places to fill in, what came along with a copy, and slips of typing and pasting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.checks.wording import says_nothing
from planascode.persons import GIVEN
from planascode.problems import Problem

_LATER = r"(?:nader )?(?:(?:te )?(?:bepalen|schrijven|doen)|uit ?(?:te )?werken|(?:in|aan) ?(?:te )?vullen|(?:op|na) ?(?:te )?(?:zoeken|kijken|vragen)|checken)"
_COMES = r"(?:tekst|cijfers?|bedrag(?:en)?|planning|datum|namen?|vervolg|keuze) (?:volgt|volgen|(?:nog )?(?:maken|invullen|ontbreekt|ontbreken))(?: nog)?"
_ASKED = "(?:navragen|nakijken|checken|uitzoeken|opzoeken|invullen|aanvullen)"
_ALONE = rf"(?i:nog (?!in te vullen){_LATER}|{_COMES}|klopt d[ia]t(?: nog)?\?)"
"""What is to be filled in where it stands alone."""
_TO_FILL_IN = re.compile(
    rf"(?:(?<=\0)|(?<=[.!?] )|(?<=\()){_ALONE}"
    r"(?=[.!?]? *(?:\0|\Z)|[)]|[.] )"
    rf"|\((?i:(?:wanneer|wie|waar|hoeveel|welke?|wat)\?(?:\)| [^()\0\n]{{0,60}}\b{_ASKED}\b[^()\0\n]{{0,40}}\))"
    rf"|(?:[^()\0\n]{{0,40}} )?(?:nog|even|graag) {_ASKED}\b[^()\0\n]{{0,40}}\))"
    r"|@(?<!\w@)(?P<given>[A-Z][a-z]+)\b|[Ll]orem ipsum\b|[Kk]lopt dit nog\?"
    r"| (?<=[^\s\0?] )\?\?+|\?(?<=[^\s\0?]\?)\?+|\(\?+\)|\.{5,}|\.(?<=[\w,] \.)\.\.(?=[ .]*(?:\0|\Z))|…(?<=[\w,] …)(?=[ .]*(?:\0|\Z))"
    r"|\[(?:(?:de |het )?(?:naam|namen|aantal|datum|bedrag|jaar|plaats|partners?|organisaties?|titel|bron|cijfers?|tekst))(?: [^\[\]\n\0]{0,40})?\](?!\()"
    r"|\[[^\[\]\n]{0,60}?\b(?i:invullen|aanvullen|opzoeken|nakijken|opmerking|noot|volgt|ntb)\b[^\[\]\n]{0,60}\]"
    r"|(?<![^\0])(?i:volgt(?: nog)?|(?:nog )?(?:in|aan|op) te (?:vullen|zoeken)|(?:nog )?(?:invullen|aanvullen|opzoeken)(?: door [^\0]{1,40})?)\.?(?![^\0])"
    r"|[XNnPT](?<!\w.)(?:(?<=X)X+|(?<=N)TB|(?<=[Nn])\.t\.b\.|(?<=P)(?<!\d P)M:?|(?<=P)\.M\.:|(?<=T)ODO:?)(?!\w)|Fout! (?:Verwijzingsbron|Bladwijzer|Geen)\b"
)
"""What people write where something is still to come, and what Word prints where a reference leads nowhere."""
_TO_FILL_IN_NEAR = re.compile(
    rf"[\0(.!?@…\[XNPTFp](?:(?<=[\0(]){_ALONE}|(?<=[.!?])[ ]{_ALONE}|(?<=\0)(?i:volgt|(?:nog )?(?:in|aan|op)(?:[ ]te[ ]|vullen|zoeken))"
    rf"|(?<=\()[^()\0\n]{{0,60}}(?:\?|(?i:{_ASKED}))|(?<=\?)(?:\?|(?<=nog\?))|(?<=\.)(?:\.\.|t\.b\.)|(?<=[…\[])|(?<=@)[A-Z]"
    r"|(?<=X)X|(?<=N)TB|(?<=P)(?:M|\.M\.)|(?<=T)ODO|(?<=F)out!|(?<=p)sum\b)"
)
# Looks back stand behind the first sign: a pattern that begins with one is tried at every sign of the plan, which takes five times as long.
_OWN_DISK = re.compile(r"[A-Za-z]:\\(?<!\w..\\)[^\s\0\"'<>|]*[^\s\0\"'<>|.,;:)]|\\\\[\w.$-]+\\[^\s\0\"'<>|]*[^\s\0\"'<>|.,;:)]|file:/[^\s\0]*[^\s\0.,;:)]")
_NOTE_OF_WORD = re.compile(r"\[(?<=[\w.,;:)'’\"]\[)[1-9][0-9]?\](?![(:])|[¹²³⁴-⁹](?:(?<=[a-z)][.,;:].)|(?<=[a-z]{4}.)|(?<=[a-zA-Z]\).))[¹²³⁴-⁹]*(?!\w)")
"""``Die afspraak[1]``: what a copy from Word keeps of a note."""
_FROM_WORD = re.compile(
    r"(?:(?<=\0)|(?<=[.!?] ))(?:(?:(?:Hoi|Hallo|Hi|Beste)(?: [A-Z]\w+){1,3}|Hoi|Hallo|Hi),(?=\0|\Z| )"
    r"|(?i:(?:met )?(?:(?:vriendelijke|hartelijke) )?groet(?:en)?|groetjes)(?=[,.! ]*(?:\0|\Z)|,? [A-Z]))"
    r"|\[(?:[A-Z]{1,4}\d{1,3}\](?!\()|Opmerking \[[^\]\0]{1,20}\])|Opmerking \[[^\]\0]{1,20}\]"
    r"|[PpBb](?:agina|lz\.|ladzijde) \d+ (?:van|/) \d+\b|\d(?<=\0\d)\d{0,2}(?=\0|\Z)"
)
_FROM_WORD_NEAR = re.compile(
    r"[\0.!?\[OPpBb](?:(?:(?<=\0)|(?<=[.!?])[ ])(?:Hoi|Hallo|Hi|Beste|(?i:met|vriendelijke|hartelijke|groet))"
    r"|(?<=\0)\d|(?<=\[)|(?<=O)pmerking \[|(?<=[PpBb])(?:agina|lz\.|ladzijde)[ ]\d)"
)
_SLIPS = re.compile(
    r"\b(?:(?P<word>de|het|een|van|en|of|in|op|te|aan|bij|voor|met|om|is|daar|wordt|zijn|naar|door|ook|niet)[ ](?P=word)\b(?! ?-)"
    r"|\b(?P<first>De|Het|Een|Van|En|In|Op|Te|Bij|Voor|Met)[ ](?=[a-z])(?i:(?P=first))\b(?! ?-)"
    r"|[A-Za-z][a-z]{2,}\.[A-Z][a-z]+\b(?![@/]|\.\w)|[a-zA-Z]{3,}- (?!(?:en|of|tot|als|noch|naar|maar|dan|versus|in|en/of)\b)[a-z]{4,}\b)"
    r"|\b[a-z]{4,}(?<!bijv)(?<!incl)(?<!excl)(?<!resp)(?<!vgl)\. (?=[a-z]{2,} )[a-z]+\b"
    r"| ,(?<=\w ,)(?=\s)|\.\.(?<=\w\.\.)(?=\s+[A-Z]|\s*(?:\0|\Z))|[\ufb00-\ufb06]"
)
_TWICE = re.compile(r"\W(?P<word>[A-Za-z][a-z]{1,4}+) (?i:(?P=word)\b)")
_SIGNS = re.compile(r"[.,\-\ufb00-\ufb06](?:(?<=\.)(?:[A-Z.]|(?<=[a-z]{4}\.) [a-z])|(?<=[a-zA-Z]-) [a-z]{4}|(?<= ,)\s|(?<=[\ufb00-\ufb06]))")
_LEFT_BEHIND = (
    (
        _TO_FILL_IN,
        (_TO_FILL_IN_NEAR,),
        "T-020",
        "hier moet nog iets worden ingevuld",
        "vul het in, of haal de zin weg; een vraag aan een collega hoort in opmerkingen/opmerkingen.yaml",
    ),
    (
        _OWN_DISK,
        (),
        "T-021",
        "'{}' is een plaats op een eigen schijf; een lezer kan daar niet bij",
        "noem het stuk bij zijn naam, of geef het webadres waar iedereen het vindt",
    ),
    (
        _NOTE_OF_WORD,
        (),
        "T-022",
        "'{}' is het cijfer van een noot in Word; wat in die noot stond, is niet meegekomen",
        "haal het cijfer weg, en schrijf in de zin zelf wat in de noot stond; een noot kan alleen in een .md-bestand: [^1]",
    ),
    (
        _FROM_WORD,
        (_FROM_WORD_NEAR,),
        "T-026",
        "'{}' is geen tekst van het plan: het kwam mee bij het plakken",
        "haal het weg, en kijk of er meer meekwam",
    ),
    (
        _SLIPS,
        (_TWICE, _SIGNS),
        "W-009",
        "'{}' is een tikfout, of kwam zo mee bij het plakken",
        "typ deze woorden opnieuw: elk woord één keer en heel, een spatie achter een punt of komma en niet ervoor, een hoofdletter achter een punt",
    ),
)
"""Pattern, where to look for it, rule, message and hint for what only its maker can mend. A pattern that begins with many things is slow to look
for: so it is looked for in those pieces only in which something was found that is quick to look for, and is always there with it."""


def check_nothing_is_left_behind(content: Content) -> Iterator[Problem]:
    """No field or text has a place to fill in, a place on somebody's own disk, or the number of a note that is gone."""
    for pattern, near, code, message, hint in _LEFT_BEHIND:
        for piece, start, match in content.find(pattern, near=near):
            is_note = piece.address.startswith("opmerkingen/") or "/aantekening/" in piece.address
            if code in _OF_OUR_OWN and (is_note or says_nothing(piece) or (piece.wiens == "buiten" and code != "T-020")):
                continue
            if match.groupdict().get("given") and match["given"] not in GIVEN:
                continue
            if code == "W-009" and content.in_file(piece, start, start + len(match[0])) != match[0]:
                continue  # what only looks so because a mark of Markdown stands between
            said, do = message.format(match[0]), hint
            if code == "T-022" and (note := re.search(rf"(?m)^{re.escape(match[0])}[ \t]+(?=\S)", content.plan.teksten.get(piece.address, ""))):
                number = "".join(str(unicodedata.digit(sign)) for sign in match[0].strip("[]"))
                line = content.text_problem(piece.address, *note.span(), code, "").source.line
                said = f"'{match[0]}' is een noot zoals Word haar schrijft"
                do = f"schrijf hier: [^{number}], en op regel {line} in plaats van {match[0]}: [^{number}]: (met een dubbele punt en een spatie erachter)"
            yield content.piece_problem(piece, start, start + len(match[0]), code, said, do)


_OF_OUR_OWN = ("T-020", "T-026", "W-009")
"""What may stand in a note for makers or in a remark."""
