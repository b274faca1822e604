"""What was left behind in texts: places to fill in, traces of Word and of mail, slips of typing; all as quickly as without a hurry."""

from __future__ import annotations

from dataclasses import replace

import pytest
import waterdorp
from example_plan import HOME
from example_plan import found as found_by
from waterdorp import said

from planascode.checks import leftbehind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Samen met ...", ["..."]),
        ("Zij zei: 'drie ...' en zweeg.", []),
        ("Dat is zo ?? Of niet (?).", ["??", "(?)"]),
        ("Is dat zo? Ja.", []),
        ("Nog uitwerken", ["Nog uitwerken"]),
        ("De nog uit te werken aanpak begint later.", []),
        ("Er is meer. Tekst volgt.", ["Tekst volgt"]),
        ("Zo veel (cijfers volgen).", ["cijfers volgen"]),
        ("De cijfers volgen uit het register.", []),
        ("Samen met [partners] en [naam van het project].", ["[partners]", "[naam van het project]"]),
        ("Samen met [de partners](#kade).", []),
        ("Hier ........ en daar", ["........"]),
        ("Dat is zo. Klopt dit nog? Ja.", ["Klopt dit nog?"]),
        ("Dat doet @Marieke.", ["@Marieke"]),
        ("Mail naar post@Marieken.nl.", []),
        ("Zo doen we het (keuze maken).", ["keuze maken"]),
        ("Er komt een plan (wanneer? nog navragen bij de buurt) voor de kade.", ["(wanneer? nog navragen bij de buurt)"]),
        ("Er komt een plan (nog navragen bij de buurt) voor de kade.", ["(nog navragen bij de buurt)"]),
        ("Er komt een plan (even Navragen bij de buurt) voor de kade.", ["(even Navragen bij de buurt)"]),
        ("Dat gevoel (voelt u zich veilig in uw buurt?) en meer.", []), ("Dat begint later (wanneer?).", ["(wanneer?)"]),
        ("Er komt een plan (zie kaart 3). Wilt u meedoen? Dat kan.", []),
        ("Lorem ipsum dolor.", ["Lorem ipsum"]),
        ("Het is PM, TODO en XXX.", ["PM", "TODO", "XXX"]),
        ("Om 8 PM en met XXL.", []),
    ],
)
def test_what_is_still_to_come_is_found(text: str, found: list[str]) -> None:
    heard = [item.replace(" ??", "??") for item in said(leftbehind.check_nothing_is_left_behind, text)]
    assert heard == [f"T-020 {words}" for words in found] or [item.replace("T-020 ", "").strip() for item in heard] == found


@pytest.mark.parametrize("words", ["XXX", "PM", "TODO", "Bezoek ??", "in XXX", "n.t.b."])
def test_one_hole_gives_one_message(words: str) -> None:
    changed = waterdorp.problems(waterdorp.MEASURE, "[Een subsidie]", f"['{words}']")
    assert len(changed) == 1, changed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hoi Anna,\n\nEen zin.", ["T-026 Hoi Anna,"]),
        ("Een zin.\n\nMet vriendelijke groet,\n\nAnna", ["T-026 Met vriendelijke groet"]),
        ("Een zin.\n\nGroet,\n\nAnna", ["T-026 Groet"]),
        ("Een zin. Groet elkaar in de wijk.", []),
        ("Hoi, hieronder onze aanvulling.", ["T-026 Hoi,"]),
        ("Beste inwoners, dit is een brief met een vriendelijke groet aan iedereen.", []),
        ("Een woord [JJ1] en nog een [1].", ["T-026 [JJ1]"]),
        ("Pagina 12 van 45\n\nEen zin.\n\n12\n\nEen zin.", ["T-026 Pagina 12 van 45", "T-026 12"]),
        ("Een zin met 12 erin.\n\n2027 was een jaar.", []),
        ("Dat is zo.² Op 10 km² grond.", ["T-022 ²"]),
        ("De verant- woordelijk gemeente, in- en uitstroom, zorg- of jeugdhulp.", ["W-009 verant- woordelijk"]),
        ("Het is ef\ufb01cient.", ["W-009 \ufb01"]),
        ("Daar daar was de de man die dat dat noemde.", ["W-009 de de"]),
        ("Dat is in Oldambt.Samen doen we mee, zie www.Dorp.nl/a en dorp.nl.", ["W-009 Oldambt.Samen"]),
        ("Zo , en zo.. Meer.", ["W-009  ,", "W-009 .."]),
        ("Zo **dit**, en *de* de kade. Zij zei: ja... Maar nee.", []),
    ],
)
def test_what_came_along_with_a_copy_is_found(text: str, found: list[str]) -> None:
    assert said(leftbehind.check_nothing_is_left_behind, text) == found


@pytest.mark.parametrize(("text", "told"), [("Het waterschap (WS)¹ helpt.", 1), ("Het is 10 m² (of 20 m²) groot.", 0)])
def test_the_number_of_a_note_behind_a_bracket_is_found(text: str, told: int) -> None:
    assert said(leftbehind.check_nothing_is_left_behind, text) == ["T-022 ¹"] * told


@pytest.mark.parametrize("mark", ["[1]", "¹"])
def test_a_note_of_word_that_came_with_its_text_is_told_how_to_write_both(mark: str) -> None:
    text = (f"{HOME}/beschrijving.md", "Deze tekst is een voorbeeld.", f"Deze tekst is een voorbeeld.{mark}\n\n{mark} Rapport over voorbeelden.")
    (problem,) = (item for item in found_by(leftbehind.check_nothing_is_left_behind, text) if item.code == "T-022")
    assert problem.message == f"'{mark}' is een noot zoals Word haar schrijft"
    assert problem.hint.startswith(f"schrijf hier: [^1], en op regel 3 in plaats van {mark}: [^1]:")


LINES = sorted({
    line
    for pattern in ("tests/*.py", "tests/**/*.txt", "tests/**/*.md", "content/**/*.md", "content/**/*.yaml", "docs/**/*.md", "planascode/rules/*.py")
    for path in waterdorp.ROOT.glob(pattern)
    for text in path.read_text("utf-8").split("\n")
    for line in (text.strip(), *text.strip().split('"'))
})  # fmt: skip
"""Whatever was written in the project so far, with all that its tests look for; also what stands between quotation marks on its own."""


@pytest.mark.parametrize("row", [row for row in leftbehind._LEFT_BEHIND if row[1]], ids=lambda row: row[2])
def test_where_something_is_found_that_is_quick_to_look_for_stands_too(row: tuple) -> None:
    pattern, near, *_ = row
    texts = [f"\0{line}\0" for written in LINES for line in (written, written.title(), written.upper())]
    held = [text for text in texts if pattern.search(text, 1, len(text) - 1)]
    assert len(held) > 40
    assert [text for text in held if not any(form.search(text, 0, len(text) - 1) for form in near)] == []
    assert sum(any(form.search(text, 0, len(text) - 1) for form in near) for text in texts) < len(texts) / 4, "it would not be quick"


def test_the_first_and_the_last_piece_of_a_plan_are_looked_through_as_well() -> None:
    content = waterdorp.seen({})
    first, last = content.pieces[0], content.pieces[-1]
    pieces = tuple(replace(piece, text="Nog invullen") if piece in (first, last) else piece for piece in content.pieces)
    changed = replace(content)
    changed.__dict__["pieces"] = pieces
    found = [(piece.address, start, match[0]) for piece, start, match in changed.find(leftbehind._TO_FILL_IN, near=(leftbehind._TO_FILL_IN_NEAR,))]
    assert found == [(first.address, 0, "Nog invullen"), (last.address, 0, "Nog invullen")]
