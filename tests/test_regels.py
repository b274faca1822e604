"""The command ``regels``: all rules by group, or some in full by their codes."""

from __future__ import annotations

import pytest

from planascode import cli
from planascode.rules import GROUPS, RULES


def said(capsys: pytest.CaptureFixture[str], *codes: str) -> str:
    assert cli.main(["regels", *codes]) == 0
    return capsys.readouterr().out


def test_all_rules_are_listed_by_group_with_code_and_level(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys)
    for letter, words in GROUPS.items():
        assert f"{letter}  {words}\n" in shown
    for rule in RULES.values():
        assert f"  {rule.code}  {rule.niveau}" in shown
        assert rule.naam in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 80


def test_one_rule_is_shown_in_full_by_its_code_in_any_case(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "v-015")
    assert shown.startswith("V-015  fout\nEen planning bestaat uit kwartalen of jaren")
    for part in ("waarom   De raad", "herstel  Schrijf", "bron     Afspraak", "bestand  prioriteiten/eerste-prioriteit/"):
        assert f"\n{part}" in shown


def test_the_wrong_example_is_shown_as_a_message_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "V-015")
    assert "\ngoed\n   14 | planning: vanaf 2030\n" in shown
    assert "\nfout\n   14 | planning: Q5 2029\n      |           ^^^^^^^ een jaar heeft kwartaal 1 tot en met 4\n" in shown
    assert "\n   planning 'Q5 2029' is geen kwartaal\n   zo wel: " in shown


def test_a_problem_that_stands_in_another_file_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\n   monitoring/eerste-prioriteit.yaml:16:17: het cijfer van 2026" in said(capsys, "I-001")


def test_a_rule_about_a_whole_file_has_words_for_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\nfout\n  een bestand van 2 MB\n" in said(capsys, "B-004")


def test_several_codes_and_groups_are_shown_once_each_in_the_order_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "s-001", "G", "S-001", "R-002")
    heads = [line.split()[0] for line in shown.splitlines() if line[:5] in RULES]
    assert heads == ["S-001", *(code for code in RULES if code[0] == "G"), "R-002"]


@pytest.mark.parametrize("codes", [["V-0155"], ["M-004", "V-0155"]])
def test_an_unknown_rule_ends_with_2_and_a_suggestion(codes: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["regels", *codes]) == 2
    told = capsys.readouterr()
    assert "De regel 'V-0155' bestaat niet; bedoelde u 'V-015'?" in told.err
    assert not told.out


def test_a_word_lists_the_rules_about_it(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "Planning")
    assert shown.startswith("Regels met 'Planning':\n")
    assert "  M-007  waarschuwing  " in shown
    assert "waarom" not in shown


def test_a_rule_that_the_program_can_mend_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Dit kan het programma zelf verbeteren" in said(capsys, "B-025")
    assert "Dit kan het programma zelf verbeteren" not in said(capsys, "M-005")
