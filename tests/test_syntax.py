"""Trouble with the syntax of a file, as policy officers make it: each is found at its place and told in their own terms."""

from __future__ import annotations

import re

import pytest

from planascode.messages import excerpt
from planascode.problems import Problem
from planascode.syntax import explain
from planascode.yamlnode import compose

NOT_FOR_AUTHORS = re.compile(
    r"\b(yaml|json|python|jinja|mapping|sequence|scalar|token|alias|anchor|tag|document|flow|block|null|none|true|false|string)\b", re.IGNORECASE
)

TROUBLE = [
    # what it is, the lines, the rule, the words under the carets, what the message says, what the hint says
    ("no space after the colon", "naam:Halt\nnu: Geen\n", "B-020", "naam:H", "na de dubbele punt ontbreekt een spatie", "schrijf: naam: Halt"),
    ("no space after a colon in a row", "a: {tijd:klaar}\n", "B-020", "tijd:", "na de dubbele punt ontbreekt een spatie", "schrijf: tijd: klaar"),
    ("no space after the dash", "nu:\n  -Geen\n  -Iets\n", "B-020", "-G", "na het streepje ontbreekt een spatie", "schrijf: - Geen"),
    ("no space after one of the dashes", "nu:\n  - Geen\n  -Iets\n", "B-020", "-I", "na het streepje ontbreekt een spatie", "schrijf: - Iets"),
    ("a bullet of Word", "nu:\n  • Geen\n  • Iets\n", "B-010", "•", "begint met een gewoon streepje", "schrijf: - Geen"),
    ("a long dash", "nu:\n  - Geen\n  – Iets\n", "B-010", "–", "begint met een gewoon streepje", "schrijf: - Iets"),
    ("an asterisk for a dash", "nu:\n  * Geen\n", "B-010", "*", "begint met een gewoon streepje", "schrijf: - Geen"),
    ("a record without its dash", "- id: a\n  naam: x\nid: b\n  naam: y\n", "B-010", "id: b", "ontbreekt het streepje", "schrijf: - id: b"),
    ("no comma between keys", "a: {een: x twee: y}\n", "B-010", "twee", "voor de sleutel 'twee' ontbreekt een komma", "schrijf: een: x, twee: ..."),
    (
        "no comma between two keys of a text", "- {id: a, naam: Halt soort: team}\n", "B-021", "soort:", "een dubbele punt",
        "is 'soort' een sleutel? Dan ontbreekt er een komma voor: naam: Halt, soort: team; hoort het bij de tekst, zet",
    ),
    ("a group that is not closed", "- {id: a, naam: x\n", "B-010", "{id: a, naam: x", "ontbreekt }", "aan het eind: {id: a, naam: x}"),
    ("a key below a group that is closed", "- {id: a, naam: x}\n  kort: y\n", "B-010", "kort: y", "die is al gesloten met }", "voor de laatste }: , kort: y"),
    ("a group on the line of its key", "a: tijd: goed\n", "B-021", "tijd:", "een dubbele punt", "is 'tijd' een sleutel, schrijf dan: a: {tijd: goed}"),
    ("two keys on a line", "naam: Halt, soort: team\n", "B-021", "soort:", "een dubbele punt", "is 'soort' een sleutel, zet haar dan op een eigen regel"),
    ("a colon in a text before a comment", "naam: Halt: team   # uitleg: dit\n", "B-021", "Halt:", "een dubbele punt", 'schrijf: naam: "Halt: team"'),
    ("a colon in a text", "naam: Halt: het team\n", "B-021", "Halt:", "een dubbele punt", 'schrijf: naam: "Halt: het team"'),
    ("a colon at the end of a text", "naam: Let op:\n", "B-021", "op:", "een dubbele punt", 'schrijf: naam: "Let op:"'),
    ("an apostrophe in single quotes", "naam: 'Foto's maken'\n", "B-023", "'", "een apostrof midden in de tekst", 'schrijf: naam: "Foto\'s maken"'),
    ("a word with an apostrophe first", "naam: 's Avonds niet\nnu: Geen\n", "B-023", "'", "de apostrof vooraan", "schrijf: naam: \"'s Avonds niet\""),
    ("an apostrophe first and quotes", "nu:\n  - 't Honk en 'De Buurt'\n", "B-023", "'", "de apostrof vooraan", "schrijf: \"'t Honk en 'De Buurt'\""),
    ("two words with an apostrophe first", "naam: 's-Hage, 's avonds\n", "B-023", "'", "de apostrof vooraan", "\"'s-Hage, 's avonds\""),
    ("an apostrophe first and a colon", "nu:\n  - 's Avonds: later\n", "B-023", "'", "de apostrof vooraan", "schrijf: \"'s Avonds: later\""),
    ("an apostrophe first in a row", "nu: ['s Avonds, 't Honk]\n", "B-023", "'", "de apostrof vooraan", "schrijf: \"'s Avonds\""),
    ("an apostrophe first in a group", "a: {tekst: 's Avonds open}\n", "B-023", "'", "de apostrof vooraan", "schrijf: \"'s Avonds open\""),
    ("two words in quotes", "naam: 'Honk' en 'De Buurt'\n", "B-023", "'Honk' en 'De Buurt'", "begint en eindigt met een woord", "\"'Honk' en 'De Buurt'\""),
    ("an apostrophe in a row", "nu: ['Foto's', Meer]\n", "B-023", "'", "een apostrof midden in de tekst", "dubbele aanhalingstekens"),
    ("a curled quote at the end", 'naam: "Het Honk”\n', "B-023", "”", "aan het eind is gekruld", 'schrijf: naam: "Het Honk"'),
    ("two curled quotations", "naam: “Een”: en “twee”\n", "B-023", "“", "houden de tekst niet bij elkaar", 'schrijf: naam: "“Een”: en “twee”"'),
    ("a curled quotation first", "naam: “Een” of: twee\n", "B-023", "“", "houden de tekst niet bij elkaar", 'schrijf: naam: "“Een” of: twee"'),
    ("a curled quote and a straight one", 'naam: “Let op: ijs"\n', "B-023", "“", "houden de tekst niet bij elkaar", 'schrijf: naam: "Let op: ijs"'),
    ("quotes in a quoted text", 'naam: "De "beste" wijk"\n', "B-023", '"', "een aanhalingsteken midden in de tekst", "schrijf: naam: 'De \"beste\" wijk'"),
    ("words behind the closing quote", 'naam: "Halt" en meer\n', "B-023", "en meer", "na het sluitende aanhalingsteken", "zet om alles"),
    ("quotes of Word", "naam: “Halt: het team”\n", "B-023", "“", "gekrulde aanhalingstekens", 'schrijf: naam: "Halt: het team"'),
    ("a quote that is not closed", 'naam: "Halt\nnu: Geen\n', "B-010", '"Halt', "een aanhalingsteken is niet gesloten", "zet \" ook aan het eind"),
    ("a text that begins with @", "naam: @halt\n", "B-024", "@", "niet met @ beginnen", 'schrijf: naam: "@halt"'),
    ("a text that begins with *", "nu:\n  - * Let op\n", "B-024", "*", "niet met * beginnen", 'schrijf: "* Let op"'),
    ("a text that is bold", "nu:\n  - *Let op*\n", "B-024", "*Let op*", "geen vet of cursief", "haal de sterretjes weg; schrijf: Let op"),
    ("a text that begins with bold", "nu:\n  - **Let op** dit\n", "B-024", "*", "niet met * beginnen", '"**Let op** dit"'),
    ("a text that begins with &", "naam: & team\n", "B-024", "&", "niet met & beginnen", 'schrijf: naam: "& team"'),
    ("a text that begins with & and a word", "naam: &team Halt\n", "B-024", "&", "niet met & beginnen", '"&team Halt"'),
    ("a text that begins with !", "naam: !Let op\n", "B-024", "!", "niet met ! beginnen", '"!Let op"'),
    ("a text that begins with %", "naam: % van 2020\n", "B-024", "%", "niet met % beginnen", 'schrijf: naam: "% van 2020"'),
    ("a text that begins with >", "naam: > 25 jaar\n", "B-024", ">", "niet met > beginnen", 'schrijf: naam: "> 25 jaar"'),
    ("a text that begins with |", "naam: | team\n", "B-024", "|", "niet met | beginnen", 'schrijf: naam: "| team"'),
    ("a text that begins with a bracket", "nu:\n  - [ ] taak\n", "B-024", "[", "niet met [ beginnen", '"[ ] taak"'),
    ("a text that begins with braces", "naam: {{ naam }} x\n", "B-024", "{{", "niet met {{ beginnen", '"{{ naam }} x"'),
    ("a list on the line of its key", "nu: - Geen\n", "B-010", "- Geen", "een lijst begint op een nieuwe regel", "zet onder nu:"),
    ("no colon behind the key", "naam Halt\nnu: Geen\n", "B-010", "naam", "na de sleutel ontbreekt de dubbele punt", "schrijf: naam: Halt"),
    ("an equals sign behind the key", "id: x\nnaam = Halt\n", "B-010", "naam", "na de sleutel ontbreekt de dubbele punt", "schrijf: naam: Halt"),
    ("a line too far to the right", "id: x\n  naam: Halt\n", "B-010", "naam: Halt", "springt anders in", "haal 2 spaties ervoor weg"),
    (
        "a list below a value",
        "nu: onbekend (later)    # leeg\n  - Geen\n", "B-010", "onbekend (later)", "een tekst en eronder", "haal dan weg wat achter 'nu:' staat",
    ),
    (
        "a list directly below a value",
        "nu: onbekend (later)\n  - Geen\n", "B-010", "onbekend (later)", "een tekst en eronder", "haal dan weg wat achter 'nu:' staat",
    ),
    ("a line too far in a record", "- id: x\n   naam: Halt\n", "B-010", "naam: Halt", "springt anders in", "haal 1 spatie ervoor weg"),
    ("a record without its dash", "- {id: x}\n{id: y}\n", "B-010", "{id: y}", "tussen punten", "zet er een streepje en een spatie voor: -"),
    (
        "a comment without its sign",
        "Elke stand heeft een teken: alleen kleur is te weinig.\n- id: x\n", "B-021", "teken:", "dubbele punt", "is dit uitleg? Zet er een #",
    ),
    ("a number before a point", "a:\n  - Nog iets\n  1. Iets doen.\n", "B-010", "1. Iets doen.", "begint met een streepje", "Schrijf: - Iets doen."),
    ("a record too far", "- id: x\n  a:\n    - b\n  - id: y\n    a: [b]\n", "B-010", "- id: y", "springt anders in", "haal er 2 spaties voor weg, zodat"),
    ("a line to the left", "nu:\n  - Geen\n - Iets\n", "B-010", "- Iets", "springt anders in", "1 spatie voor, recht onder"),
    ("a record to the left", "a:\n  - nu: x\n- nu: y\n", "B-010", "- nu: y", "springt anders in", "2 spaties voor, recht onder het streepje van regel 2"),
    ("a sentence that was wrapped", "naam: Het lukt\nals er geld komt.\nnu: Geen\n", "B-010", "als er geld komt.", "begint niet met", "zet hem dan op"),
    ("sentences below a key", "nu:\nEr is nu niets.\nDat komt nog wel.\nna: b\n", "B-010", "Er is nu niets.", "begint niet met", "bij 'nu'? Zet er 2 spaties"),
    ("words that may be a key and a sentence", "id: x\nnaam Halt en zo\n", "B-010", "naam", "ontbreekt de dubbele punt", "zin erboven"),
    ("an o of Word", "nu:\n  o Geen\n", "B-010", "o", "begint met een gewoon streepje", "schrijf: - Geen"),
    ("a bullet at the beginning of the line", "nu:\n  - Geen\n• Iets\n", "B-010", "•", "begint met een gewoon streepje", "schrijf: - Iets"),
    ("a dash alone behind its key", "nu: -\n", "B-010", "-", "een lijst begint op een nieuwe regel", "zet onder nu:"),
    ("a question mark for a value", "naam: ?\n", "B-024", "?", "niet met ? beginnen", "onbekend (reden)"),
    ("a comment as in other files", "naam: x\n// navragen\nnu: y\n", "B-010", "// navragen", "een opmerking begint met #", "schrijf: # navragen"),
    ("a comment as in a web page", "naam: x\n<!-- weg -->\nnu: y\n", "B-010", "<!-- weg -->", "een opmerking begint met #", "schrijf: # weg"),
    ("a colon in a text in a group", "a: {tekst: Let: op}\n", "B-021", "Let:", "een dubbele punt", 'aanhalingstekens: tekst: "Let: op"'),
    ("a colon later in a text in a group", "a: {tekst: Let nu: op}\n", "B-021", "nu:", "een dubbele punt", 'tekst: "Let nu: op"'),
    ("a short sentence that was wrapped", "nu: Dit\nDan volgt meer.\n", "B-010", "Dan volgt meer.", "begint niet met", "tekst erboven, zet hem dan"),
    ("words behind a stand", "a:\n  - {b: c, toestanden: {d: e}} Dan pas\n", "B-024", "Dan pas", "buiten de accolades", 'toelichting: "Dan pas"'),
    ("a list below what is not known", "nu: onbekend (leeg)\n  - Iets\n  - Meer\n", "B-010", "onbekend (leeg)", "één zijn", "haal dan weg wat"),
    ("a list below a comment", "nu: onbekend (leeg)  # invullen\n  - Iets\n", "B-010", "onbekend (leeg)", "één zijn", "haal dan weg wat"),
    ("a numbered list", "nu:\n  1. Iets\n  - Meer\n", "B-010", "1. Iets", "begint met een streepje", "schrijf: - Iets"),
    ("a decimal comma in a group", "a: {waarde: 2,5, naam: x}\n", "B-030", "2,5", "scheidt een komma", 'dubbele aanhalingstekens: waarde: "2,5"'),
    ("a comma in a text in a group", "a: {tekst: Nu, maar niet meer zo}\n", "B-030", "Nu, maar niet meer zo", "een komma", '"Nu, maar niet meer zo"'),
    (
        "a key among the points of a list",
        "- id: x\nnaam: Halt\n", "B-010", "naam: Halt", "een sleutel kan hier niet tussen punten", "zet er dan 2 spaties voor",
    ),
    ("a point of a list among keys", "id: x\n- Geen\n", "B-010", "- Geen", "een punt van een lijst kan hier niet tussen sleutels", "zet er dan 2 spaties voor"),
    ("a point that is taken into the text above it", "nu:\n  - Geen\n   - Iets\n", "B-010", "- Iets", "hoort bij de tekst erboven", "recht onder"),
    ("a row that is not closed", "intern: [team\nnu: Geen\n", "B-010", "[team", "aan het eind van deze rij ontbreekt ]", "schrijf aan het eind: [team]"),
    ("a comma too many", "intern: [team,,rol]\n", "B-010", ",,", "een komma te veel", "[een, twee, drie]"),
    ("a bracket too many", "intern: [team]]\n", "B-010", "]", "een haakje te veel", "haal het weg"),
    ("a # in a row", "nu: [Halt #1, Meer]\n", "B-010", "#1, Meer]", "alles na # wordt niet gelezen", "dubbele aanhalingstekens"),
    ("a backslash", 'naam: "C:\\xyz"\n', "B-010", "y", "schuine streep", "schrijf /"),
    ("the same key twice", "naam: Halt\nnaam: Team\n", "B-013", "naam", "de sleutel 'naam' staat er twee keer", "regel 1"),
    ("a key that is taken from elsewhere", "a: 1\n<<: *b\n", "B-012", "<<: *b", "een verwijzing met & en *", "voluit"),
    ("a tab before a key", "namen:\n\tthema: x\n", "B-009", "\t", "een tab in de inspringing", "gebruik spaties"),
    ("a line that parts documents", "a: 1\n---\nb: 2\n", "B-028", "---", "een regel die met --- begint", "haal deze regel weg"),
    ("a line that ends a document", "a: 1\n...\n", "B-028", "...", "een regel die met ... begint", "haal deze regel weg"),
    ("an instruction to the reader", "%YAML 1.2\n---\na: 1\n", "B-028", "%YAML 1.2", "een regel die met % begint", "haal deze regel weg"),
]  # fmt: skip


def problems(text: str) -> list[Problem]:
    return compose(text.encode(), "x.yaml")[1]


@pytest.mark.parametrize(("text", "code", "words", "message", "hint"), [case[1:] for case in TROUBLE], ids=[case[0] for case in TROUBLE])
def test_trouble_is_found_at_its_words_and_explained(text: str, code: str, words: str, message: str, hint: str) -> None:
    found = [problem for problem in problems(text) if problem.code == code]
    assert found, problems(text)
    source = found[0].source
    line = text.split("\n")[source.line - 1]
    assert line[source.column - 1 : source.column - 1 + source.width] == words
    assert message in found[0].message
    assert hint in found[0].hint


@pytest.mark.parametrize("text", [case[1] for case in TROUBLE], ids=[case[0] for case in TROUBLE])
def test_one_mistake_gives_one_message_with_carets_and_no_word_of_a_programmer(text: str) -> None:
    found = problems(text)
    assert len({(problem.code, problem.message) for problem in found}) == 1, found
    for problem in found:
        assert excerpt(problem, {"x.yaml": text.encode()})
        said = re.sub(r"'[^']*'|schrijf: .*|: \"[^\"]*\"", "", f"{problem.message} {problem.label} {problem.hint}")
        assert not NOT_FOR_AUTHORS.search(said), said


@pytest.mark.parametrize("text", [case[1] for case in TROUBLE], ids=[case[0] for case in TROUBLE])
def test_the_keys_around_a_mistake_are_still_read(text: str) -> None:
    inside = "".join(f"  {line}\n" for line in text.split("\n") if line)
    whole = f"voor: vast\nmidden:\n{inside}na: vast\n"
    node, found = compose(whole.encode(), "x.yaml")
    keys = {key.text: value for key, value in getattr(node, "pairs", ())}
    assert {"voor", "na"} <= set(keys), found
    assert getattr(keys["na"], "text", "") == "vast"


RIGHT = [
    "naam: Foto's maken\n",
    "naam: 'Foto''s maken'\n",
    'naam: "Halt: het team"\n',
    "naam: Halt\n  en nog een regel\n",
    "naam: C#-cursus\n",
    "naam: Halt (zie https://halt.nl)\n",
    "naam: om 13:30 uur\n",
    "naam: -5\n",
    "nu:\n- Geen\n- Iets\n",
    "nu:\n    - Geen\n    - Iets\n",
    "nu: [Geen, 'Foto''s', \"x: y\"]\n",
    "naam: >-\n  Een lange tekst\n  - met een streepje: en een dubbele punt\n",
    "naam: |\n  -tekst\n  -meer\n",
    "naam: |\n  - tekst:\n  • meer\n  * en meer\n",
    "nu:\n  - 5 – 6 uur\n  - een • punt\n",
    "---\nnaam: Halt\n",
    "# uitleg\n\nnaam: Halt   # en meer\n",
    "naam: Halt  # het team\nnu: Geen\n",
    "naam: Halt\n  // en meer\n",
    "naam: |\n  o tekst\n  // tekst\n",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_gives_no_message(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    "text",
    ["'s Avonds niet", "'t Honk en 'De Buurt'", "'s-Gravenhage, 's avonds", "'n Huis van boa's", "'Honk' en 'De Buurt'", '"Honk" en "De Buurt"'],
)
def test_a_text_with_apostrophes_and_quotes_keeps_every_sign(text: str) -> None:
    node, found = compose(f"naam: {text}\n".encode(), "x.yaml")
    assert getattr(node, "pairs")[0][1].text == text  # noqa: B009
    assert [edit.new[1:-1] for problem in found for edit in problem.edits] == [text]


def test_a_comment_behind_a_text_that_gets_its_quotes_stays() -> None:
    (problem,) = problems("naam: 's Avonds niet  # navragen\n")
    assert [edit.new for edit in problem.edits] == ["\"'s Avonds niet\"  # navragen"]


@pytest.mark.parametrize("text", ["'s Avonds doen de boa's mee.'", "'Foto' van de jongens' huis'"])
def test_where_the_last_apostrophe_may_be_a_quote_the_author_is_asked(text: str) -> None:
    (problem,) = problems(f"naam: {text}\n")
    assert (problem.hint, problem.edits) == (f'schrijf: naam: "{text}"', ())


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [("2,5", True), ("Van 2,5 procent", True), ("Nu, maar later niet meer", True), ("Nu, misschien straks", False), ("Nu, Straks", False)],
)
def test_a_comma_in_a_group_belongs_to_the_value_where_no_key_can_follow(text: str, is_sure: bool) -> None:
    node, found = compose(f"{{een: {text}, twee: x}}\n".encode(), "x.yaml")
    assert {key.text: value.text for key, value in node.pairs} == {"een": text, "twee": "x"}  # type: ignore[union-attr]
    assert [bool(problem.edits) for problem in found] == [is_sure]


def test_a_key_in_a_group_without_a_value_stays_a_key() -> None:
    node, found = compose(b"{een: a, twee}\n", "x.yaml")
    assert [key.text for key, _ in node.pairs] == ["een", "twee"]  # type: ignore[union-attr]
    assert found == []


def test_ten_mistakes_in_one_file_are_all_told_at_once() -> None:
    lines = [case[1].split("\n")[0] for case in TROUBLE if case[1].startswith("naam: ") and case[2] in ("B-021", "B-023", "B-024")][:10]
    text = "".join(f"- id: stuk-{number}\n  {line}\n  soort: goed\n" for number, line in enumerate(lines))
    found = problems(text)
    assert [problem.source.line for problem in sorted(found)] == [3 * number + 2 for number in range(10)]


def test_a_label_never_compares_a_line_with_one_that_stands_the_same() -> None:
    found = [problem for _, text, *_ in TROUBLE for problem in problems(text)]
    sides = [problem.label.split("; bij de regel erboven ") for problem in found if "erboven" in problem.label]
    assert sides
    assert all(here.removesuffix(" ervoor") != there for here, there in sides)


def test_a_file_full_of_mistakes_is_explained_so_far_and_no_further() -> None:
    text = "".join(f"k{number}: a: b\n" for number in range(500))
    assert len(problems(text)) == 50


@pytest.mark.parametrize("text", ["*Lachgas*", "**Lachgas**", "***Lachgas***"])
def test_bold_or_italic_in_a_field_is_told_once_and_without_its_marks(text: str) -> None:
    trouble = explain([f"naam: {text}"], None, "")
    assert (trouble.code, trouble.message) == ("B-024", "een veld heeft geen vet of cursief")
    assert (trouble.hint, trouble.fix) == ("haal de sterretjes weg; schrijf: naam: Lachgas", None)


def test_a_lone_dash_for_nothing_is_told_how_to_say_that_it_is_not_known() -> None:
    assert explain(["planning: -"], None, "").hint.startswith("weet u het niet, schrijf dan: planning: onbekend (reden); is het een lijst: ")
