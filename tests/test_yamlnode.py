"""Reading YAML: texts stay texts, everything keeps its place, surprises are refused in the author's words."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planascode.problems import Source
from planascode.yamlnode import MAX_BYTES, Items, Pairs, Text, compose


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in compose(data, "x.yaml")[1]]


@pytest.mark.parametrize("text", ["no", "010", "1:30", "2022-06-14", "1e3", "null", "~", "0x1F", "3.10", "yes", ".inf"])
def test_a_scalar_keeps_its_text_whatever_yaml_would_make_of_it(text: str) -> None:
    node, problems = compose(f"a: {text}\n".encode(), "x.yaml")
    assert isinstance(node, Pairs)
    assert node.pairs[0][1] == Text(text, Source("x.yaml", 1, 4, len(text)))
    assert not problems


def test_every_node_knows_its_line_and_column() -> None:
    node, _ = compose(b"a:\n  - een\n  - {b: twee}\n", "x.yaml")
    assert isinstance(node, Pairs)
    items = node.pairs[0][1]
    assert isinstance(items, Items)
    inner = items.items[1]
    assert isinstance(inner, Pairs)
    assert [item.source for item in (*items.items, inner.pairs[0][1])] == [
        Source("x.yaml", 2, 5, 3), Source("x.yaml", 3, 5), Source("x.yaml", 3, 9, 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: 1\na: 2\n", "B-013"),
        (b"a:\n\t- b\n", "B-009"),
        (b"a: &x 1\nb: *x\n", "B-012"),
        (b'a: "open\n', "B-010"),
        (b"a: [1, 2\n", "B-010"),
        (b"a: b: c\n", "B-021"),
        (b"? [a]\n: b\n", "B-010"),
        (b"<<<<<<< HEAD\na: 1\n", "B-008"),
        ("a: één".encode("latin-1"), "B-007"),
        (b"", "B-003"),
        (b"# alleen een opmerking\n", "B-003"),
        (b"a: \x00\n", "B-011"),
        (b"a: " + b"[" * 40 + b"]" * 40, "B-014"),
        (b"a" * (MAX_BYTES + 1), "B-004"),
    ],
)  # fmt: skip
def test_what_an_author_should_not_write_has_its_own_problem(data: bytes, code: str) -> None:
    assert code in codes(data)


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem() -> None:
    node, problems = compose(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "x.yaml")
    assert not problems
    assert isinstance(node, Pairs)
    assert [value.text for _, value in node.pairs if isinstance(value, Text)] == ["1", "2"]


def test_an_alias_bomb_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    assert set(codes("\n".join(lines).encode())) == {"B-012"}


@given(st.binary(max_size=60) | st.text("ab:-[]{}&*!'\"\n #|>%@`\\,?\t", max_size=40).map(str.encode))
def test_any_bytes_give_nodes_or_problems_and_never_a_crash(data: bytes) -> None:
    node, problems = compose(data, "x.yaml")
    assert node is not None or problems


data = st.recursive(
    st.text(st.characters(exclude_categories=("C", "Z", "M"), include_characters=" "), min_size=1, max_size=9).map(str.strip).filter(
        lambda text: text and unicodedata.is_normalized("NFC", text)  # else it is told and put right: B-026
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    max_leaves=8,
)


def plain(node: object) -> object:
    match node:
        case Text(text):
            return text
        case Items(items):
            return [plain(item) for item in items]
        case Pairs(pairs):
            return {key.text: plain(value) for key, value in pairs}
        case _:
            raise AssertionError(node)


@given(data)
def test_plain_data_comes_through_whole(value: object) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    node, problems = compose(written.encode(), "x.yaml")
    assert {problem.code for problem in problems} <= {"B-025"}, "two spaces are advice only"
    assert plain(node) == value


@pytest.mark.parametrize("text", ["a: " + "[" * 200_000, "- " * 200_000 + "x", "[\n" * 300_000, "a: " + "{b: " * 100_000])
def test_a_file_that_is_nested_without_end_is_refused_before_it_can_exhaust_the_stack(text: str) -> None:
    node, problems = compose(text.encode(), "x.yaml")
    assert node is None
    assert [problem.code for problem in problems] == ["B-014"]


def test_brackets_in_a_text_are_no_nesting() -> None:
    node, problems = compose(("a: \"" + "[" * 50 + "\"\n").encode(), "x.yaml")
    assert node is not None and not problems


def test_what_cannot_be_read_stands_under_its_key_and_the_rest_is_whole() -> None:
    node, problems = compose(b"a: 1\nb: [x\nc:\n  - 'o'p\n  - q\n???\nd: 4\n", "x.yaml")
    assert isinstance(node, Pairs)
    assert [(key.text, type(item).__name__) for key, item in node.pairs] == [
        ("a", "Text"), ("b", "Broken"), ("c", "Items"), ("", "Broken"), ("d", "Text"),
    ]  # fmt: skip
    assert [problem.source.line for problem in problems] == [2, 4, 6]


@pytest.mark.parametrize("above", ["Een zin.", "APV", f"{'Een lange zin, ' * 6}van de gemeente."])
@pytest.mark.parametrize("below", ["    Ook dit.", "      Ook dit", "    Convenant"])
def test_a_point_that_lost_its_dash_is_told_and_read_as_it_stands(above: str, below: str) -> None:
    node, problems = compose(f"nu:\n  - {above}\n{below}\n  - Nog een.\n".encode(), "x.yaml")
    assert isinstance(node, Pairs)
    assert [(problem.code, problem.source.line, problem.level) for problem in problems] == [("B-032", 3, "advies")]
    assert problems[0].hint.startswith(f"is het een nieuw punt? Schrijf, met 2 spaties ervoor: - {below.strip()};")


@pytest.mark.parametrize(
    "text",
    [
        "- Een zin die verder gaat\n  op de volgende regel.", "- Overleg met de\n  Politie en Halt.", "- Halt, Politie,\n  Veilig Thuis",
        f"- {'Een lange zin, ' * 6}van de gemeente\n  Waterdorp en anderen.",
        "- 'Een zin.\n  Ook dit.'", "- tekst: Een zin.\n    Ook dit.", "nu: Een zin.\n  Ook dit.",
    ],
)  # fmt: skip
def test_a_sentence_that_goes_on_below_is_no_lost_point(text: str) -> None:
    assert codes(text.encode()) == []


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("\n  - een", "\n  - twee", "zet de punten hieronder onder die van regel 1, en haal deze regel weg"),
        ("[een]", "[twee]", "zet de punten die hier staan bij die van regel 1, en haal deze sleutel weg"),
        ("\n  - een", "twee", "zet wat hier staat als punt bij de lijst van regel 1, en haal deze regel weg"),
        ("een", "\n  - twee", "zet de tekst van regel 1 als punt in deze lijst, en haal regel 1 weg"),
        ("\n  a: 1", "\n  b: 2", "zet de sleutels die hier staan bij die van regel 1, en haal deze sleutel weg"),
        ("een", "een", "haal deze regel weg"), ("een", "", "haal deze regel weg"),
        ("een", "twee", "kies welke waarde geldt, en haal de andere regel weg"),
        ("een", "\n  b: 2", "maak er één van, en haal de andere weg"),
    ],
)  # fmt: skip
def test_of_two_keys_alike_it_is_told_how_to_make_them_one(first: str, second: str, how: str) -> None:
    _, (problem,) = compose(f"nu: {first}\nnu: {second}\n".replace(": \n", ":\n").encode(), "x.yaml")
    assert (problem.code, problem.hint) == ("B-013", f"hij staat ook op regel 1; {how}")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("- id: a\n  bij: x\n  tekst: y\n  door: z\n  bij: k\n  tekst: l\n  door: m\n", [("B-013", 5)]),
        ("- id: a\n  bij: x\n  tekst: y\n  bij: k\n  tekst: l\n", [("B-013", 4), ("B-013", 5)]),
        ("- {id: a, bij: x, tekst: y, door: z, bij: k, tekst: l, door: m}\n", [("B-013", 1)] * 3),
        ("id: a\nbij: x\ntekst: y\ndoor: z\nbij: k\ntekst: l\ndoor: m\n", [("B-013", 5), ("B-013", 6), ("B-013", 7)]),
    ],
)
def test_a_record_whose_first_line_is_gone_is_told_once(rows: str, told: list[tuple[str, int]]) -> None:
    _, problems = compose(rows.encode(), "x.yaml")
    assert [(item.code, item.source.line) for item in problems] == told
    hint = "zet boven regel 5: - id: met het id van dit stuk; horen regel 5 t/m 7 bij het stuk erboven, haal dan weg wat er dubbel staat"
    assert (problems[0].hint == hint) == (len(told) == 1)


_POINTS = "wie:\n  - APV\n  - Landelijk verbod\n  - Halt verwijzing\nwat: x\n"
_NEW = "is het een nieuw punt? Schrijf{}: - {}; hoort het bij het punt erboven? Zet het daarachter, op dezelfde regel"


@pytest.mark.parametrize(
    ("right", "wrong", "line", "hint"),
    [
        ("  - Landelijk verbod", "  Landelijk verbod", 3, _NEW.format("", "Landelijk verbod")),
        ("  - Landelijk verbod", "Landelijk verbod", 3, _NEW.format(", met 2 spaties ervoor", "Landelijk verbod")),
        ("  - Halt verwijzing", "Halt verwijzing", 4, _NEW.format(", met 2 spaties ervoor", "Halt verwijzing")),
        ("  - Halt verwijzing", "  halt verwijzing", 4, _NEW.format("", "halt verwijzing")),
        ("  - Halt verwijzing", "Dan kan Halt het doen.", 4, _NEW.format(", met 2 spaties ervoor", "Dan kan Halt het doen.")),
        ("  - APV", "  APV", 2, "schrijf: - APV"),
        ("  - APV", "- APV", 2, "zet er 2 spaties voor, recht boven het streepje van regel 3"),
        ("  - Landelijk verbod", "- Landelijk verbod", 3, "zet er 2 spaties voor, recht onder het streepje van regel 2"),
        ("  - Landelijk verbod\n  - Halt verwijzing", "    - Landelijk verbod", 3,
         "begin elk punt recht onder het streepje van regel 2, zonder verder in te springen; hoort het bij dat punt, zet het dan daarachter"),
        ("wie:", "wie", 1, "schrijf: wie:"),
        ("wie:", "wie: Wet", 1, "maak ook van de tekst een punt: zet hem op een eigen regel, met 2 spaties ervoor: - Wet"),
        ("wat: x", "wat x", 5, "schrijf: wat: x; is het een punt van de lijst erboven, zet er dan 2 spaties en een streepje voor"),
    ],
)  # fmt: skip
def test_of_a_point_without_dash_or_out_of_place_its_own_line_is_told(right: str, wrong: str, line: int, hint: str) -> None:
    assert codes(_POINTS.encode()) == []
    _, (problem,) = compose(_POINTS.replace(right, wrong, 1).encode(), "x.yaml")
    assert (problem.code, problem.source.line, problem.hint) == ("B-010", line, hint)
    assert not problem.edits


def test_of_a_list_only_the_wrong_point_is_lost() -> None:
    node, problems = compose(b"- id: a\n  naam: x: y\n- id: b\n-id: c\n- [d\n", "x.yaml")
    assert isinstance(node, Items)
    assert [type(item).__name__ for item in node.items] == ["Pairs", "Pairs", "Pairs", "Broken"]
    assert [(problem.code, problem.source.line) for problem in problems] == [("B-020", 4), ("B-021", 2), ("B-010", 5)]


@given(st.lists(st.sampled_from(["a: 1", "b: [x", "c: 'o'p", "d:", "  - e", "  -f", "  g: h: i", "- j", "k l", "m:n", "  \u201co: p\u201d", "# q", ""])))
def test_any_heap_of_lines_is_read_in_pieces_without_end_or_crash(lines: list[str]) -> None:
    node, problems = compose("\n".join(lines).encode(), "x.yaml")
    assert node is not None or problems
    assert all(1 <= problem.source.line <= len(lines) + 1 for problem in problems)
