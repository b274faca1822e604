"""``uitgave``: each gate refuses, all that is missing is said at once, and a plan goes from a draft to being in force."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import sealed
from conftest import run
from example_plan import MELDPUNT, Change, changed
from pypdf import PdfReader

from planascode import adopted
from planascode.commands import uitgave
from planascode.values import DAY_AFTER

_OPEN = "onbekend (nog in te vullen)"
_SAMPLE: tuple[tuple[str, str], ...] = (
    (r" \(verzonnen\)", ""),
    (r"\bverzonnen\b", "bedacht"),
    (r" \(voorbeeld\)", ""),
    (r"\(nog in te vullen\)", "(wordt later bekend)"),
    ("Dat zijn Noord, Midden en Zuid", "Dat zijn Noord, Oost en West"),
    (r"Schrijf hier (wat|waar|uw)", r"Hier staat \1"),
    (r"(Deze tekst|Dit plan) is (nog )?een voorbeeld", r"\1 is af"),
)
READY: tuple[Change, ...] = (
    ("plan.yaml", f"citeertitel: {_OPEN}", "citeertitel: Uitvoeringsplan Voorbeelddorp"),
    ("plan.yaml", f"organisatiecode: {_OPEN}", "organisatiecode: gm0000"),
    ("plan.yaml", f"\ndatum: {_OPEN}", "\ndatum: 1 april 2027"),
    ("plan.yaml", f"grondslag: {_OPEN}", "grondslag: [{tekst: artikel 160 van de Gemeentewet, jci: 1.0:c:BWBR0005416&artikel=160}]"),
    ("plan.yaml", "status: Voorbeeld met verzonnen gegevens\n", ""),
    ("bijlagen/werkwijze/bijlage.yaml", "concept: ja", "concept: nee"),
    ("opmerkingen/opmerkingen.yaml", "afgehandeld: nee", "afgehandeld: ja"),
    (
        "plan.yaml",
        "trefwoorden:",
        f"  - id: werking\n    naam: Inwerkingtreding\n    soort: inwerkingtreding\n    datum: {DAY_AFTER}\ntrefwoorden:",
    ),
    ("besluit.yaml", f"plaats: {_OPEN}", "plaats: Voorbeelddorp"),
    ("besluit.yaml", f"ondertekening: {_OPEN}", "ondertekening: [wethouder-voorbeeld]"),
    ("besluit.yaml", f"datum: {_OPEN}", "datum: 1 april 2027"),
    ("besluit.yaml", f"argumenten: {_OPEN}", "argumenten: [Het plan zegt wie wat doet.]"),
    ("besluit.yaml", f"kernboodschap: {_OPEN}", "kernboodschap: [Er is een plan.]"),
)
"""What makes the plan of ``nieuw`` ready to be put before the college, but for its sample texts and its stage."""
PROPOSED: Change = ("plan.yaml", "stadium: concept", "stadium: ter vaststelling")
ADOPTED: Change = ("plan.yaml", f"    datum: {_OPEN}\n    orgaan: college\n", "    datum: 1 mei 2027\n    orgaan: college\n")
PUBLISHED: Change = (
    "plan.yaml",
    f"    datum: {_OPEN}\n    plaats: Gemeenteblad\n",
    "    datum: 3 mei 2027\n    plaats: Gemeenteblad\n    gmb: gmb-2027-123456\n    cvdr: CVDR700412\n",
)
IN_FORCE: Change = ("plan.yaml", DAY_AFTER, "4 mei 2027")


def stage(name: str) -> Change:
    return "plan.yaml", "stadium: concept", f"stadium: {name}"


def place(folder: Path, *changes: Change, is_sample: bool = False) -> Path:
    """The plan of ``nieuw`` after these changes, on disk, without its sample texts."""
    for path, data in changed(*changes).items():
        text = data.decode("utf-8") if path.endswith((".yaml", ".md")) else ""
        for pattern, new in () if is_sample else _SAMPLE:
            text = re.sub(pattern, new, text)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode() or data)
    return folder


def asked(words: str, folder: Path, *more: str) -> tuple[int, str]:
    """Exit code and what is said of a release for this stage; nothing but its public site is made, in ``uit`` beside the plan."""
    done = run("uitgave", *words.split(), "--plan", folder, "--naar", folder.parent / "uit", *(more or ("--uitvoer", "site", "--editie", "openbaar")))
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def test_a_plan_that_is_ready_is_made_for_its_stage(tmp_path: Path) -> None:
    code, said = asked("ter vaststelling", place(tmp_path / "plan", *READY, PROPOSED))
    assert code == 0, said
    assert "Aanvaard" in said, "what is accepted is listed"
    assert (tmp_path / "uit" / "openbaar" / "site" / "index.html").is_file()


GATES: dict[str, tuple[str, str, Change]] = {
    "an open remark": ("ter vaststelling", "D-007", ("opmerkingen/opmerkingen.yaml", "afgehandeld: ja", "afgehandeld: nee")),
    "a draft annex": ("ter vaststelling", "D-006", ("bijlagen/werkwijze/bijlage.yaml", "concept: nee", "concept: ja")),
    "a text of the sample": ("ter vaststelling", "D-011", ("hoofdstukken/inleiding.md", "Hier staat uw", "Schrijf hier uw")),
    "an unknown citeertitel": ("ter vaststelling", "D-014", ("plan.yaml", "citeertitel: Uitvoeringsplan Voorbeelddorp", "citeertitel: onbekend (vergeten)")),
    "a ground without article": ("ter vaststelling", "D-004", ("plan.yaml", "tekst: artikel 160", "tekst: hoofdstuk 10")),
    "a wrong reference": ("ter vaststelling", "D-017", ("plan.yaml", "1.0:c:BWBR0005416", "BWBR0005416")),
    "a name": ("ter vaststelling", "P-005", ("hoofdstukken/inleiding.md", "Hier staat uw", "Mevrouw Jansen schreef uw")),
    "another warning that is not accepted": ("ter vaststelling", "M-003", ("aanvaard.yaml", "regel: M-003", "regel: M-004")),
    "another status": ("ter vaststelling", "D-013", ("plan.yaml", "stadium: ter vaststelling", "stadium: ter vaststelling\nstatus: Vastgesteld")),
    "no decision": ("vastgesteld", "D-003", ("plan.yaml", "1 mei 2027", _OPEN)),
    "no body": ("vastgesteld", "D-003", ("plan.yaml", "    orgaan: college\n", "")),
    "a number too early": ("vastgesteld", "D-016", ("plan.yaml", "    plaats: Gemeenteblad", "    gmb: gmb-2027-123456")),
    "a number too late": ("bekendgemaakt", "D-016", ("plan.yaml", "    gmb: gmb-2027-123456\n", "")),
    "no publication": ("bekendgemaakt", "D-003", ("plan.yaml", "3 mei 2027", _OPEN)),
    "an unknown organisation": ("bekendgemaakt", "D-014", ("plan.yaml", "organisatiecode: gm0000", "organisatiecode: onbekend (vergeten)")),
    "no day in force": ("in werking", "D-003", ("plan.yaml", "4 mei 2027", DAY_AFTER)),
    "in force before the publication": ("in werking", "D-001", ("plan.yaml", "4 mei 2027", "2 mei 2027")),
    "in force on the day of publication": ("in werking", "D-015", ("plan.yaml", "4 mei 2027", "3 mei 2027")),
    "another body than that of the decision": ("ter vaststelling", "K-001", ("besluit.yaml", "organen: [college]", "organen: [wethouder-voorbeeld]")),
    "a basis that is withdrawn": ("ter vaststelling", "K-002", ("besluit.yaml", "plaats:", "trekt_in: kadernota-voorbeeld\nplaats:")),
    "no word of when it works": ("ter vaststelling", "K-003", ("plan.yaml", DAY_AFTER, "onbekend (vergeten)")),
    "a team that signs": ("ter vaststelling", "K-004", ("besluit.yaml", "[wethouder-voorbeeld]", "[team-voorbeeld]")),
    "a proposal without arguments": ("ter vaststelling", "K-005", ("besluit.yaml", "[Het plan zegt wie wat doet.]", "onbekend (vergeten)")),
    "a stage that the plan does not say": ("ter vaststelling", "D-003", ("plan.yaml", "stadium: ter vaststelling", "stadium: concept")),
}
"""What is wrong -> the stage that is asked, the rule that refuses, the change that plants it."""
SO_FAR: dict[str, tuple[Change, ...]] = {
    "ter vaststelling": (),
    "vastgesteld": (ADOPTED,),
    "bekendgemaakt": (ADOPTED, PUBLISHED),
    "in werking": (ADOPTED, PUBLISHED, IN_FORCE),
}


@pytest.mark.parametrize("stadium", SO_FAR)
def test_nothing_refuses_a_plan_without_a_fault(stadium: str, tmp_path: Path) -> None:
    assert refusing(stadium, place(tmp_path, *READY, *SO_FAR[stadium], stage(stadium))) == set()


@pytest.mark.parametrize("name", GATES)
def test_one_seeded_fault_per_gate_refuses(name: str, tmp_path: Path) -> None:
    stadium, code, (path, old, new) = GATES[name]
    folder = place(tmp_path, *READY, *SO_FAR[stadium], stage(stadium))
    text = (folder / path).read_text("utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), "utf-8")
    assert code in refusing(stadium, folder)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("O-001", "sjabloon: drop/weg.dotx"),
        ("O-003", "informatiecategorie: {waarde: plannen, door: college, datum: 1 mei 2027}"),
        ("O-004", "buiten_tekst: [{bijlage: werkwijze, toestemming: onbekend (gevraagd)}]"),
        ("O-005", "proefimport: {sjabloon: versie 2.5, controlegetal: weet ik niet, datum: 1 mei 2027, door: college}"),
    ],
)
def test_one_fault_of_the_publication_refuses(code: str, line: str, tmp_path: Path) -> None:
    folder = place(tmp_path, *READY, ADOPTED, stage("vastgesteld"))
    (folder / "publicatie.yaml").write_text(f"{line}\n", "utf-8")
    assert refusing("vastgesteld", folder) == {code}


def refusing(stadium: str, folder: Path) -> set[str]:
    """The rules that refuse a release for this stage."""
    return {problem.code for problem in uitgave.missing(uitgave.judged(folder, stadium), stadium)}


def test_a_draft_may_have_what_a_later_stage_refuses(tmp_path: Path) -> None:
    folder = place(tmp_path / "plan", is_sample=True)
    assert refusing("concept", folder) == set()
    assert {"D-003", "D-006", "D-007", "D-011", "D-014"} <= refusing("ter vaststelling", folder)


def test_a_stage_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    assert asked("vastgestelt", tmp_path) == (2, "Het stadium 'vastgestelt' bestaat niet; bedoelde u 'vastgesteld'?\n")


def test_from_a_draft_with_open_remarks_to_being_in_force(tmp_path: Path) -> None:
    folder, out = tmp_path / "plan", tmp_path / "uit"
    place(folder, is_sample=True)
    code, said = asked("concept", folder, "--editie", "openbaar")
    assert code == 0, said
    assert_every_page_says("Concept", out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    code, said = asked("ter vaststelling", folder)
    assert code == 1
    for rule in ("D-003", "D-006", "D-007", "D-011", "D-014"):
        assert re.search(rf"(?m)^\S+:\d+:\d+  waarschuwing  {rule}  ", said), "each with its place, all at once"
    assert said.splitlines()[-1].startswith("Nog niet klaar voor 'ter vaststelling': ")
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before, "the last release is whole"
    changes: tuple[Change, ...] = READY
    for stadium, change in (("ter vaststelling", ()), ("vastgesteld", (ADOPTED,)), ("bekendgemaakt", (PUBLISHED,)), ("in werking", (IN_FORCE,))):
        changes = (*changes, *change)
        code, said = asked(stadium, place(folder, *changes, stage(stadium)))
        assert code == 0, said
        assert (folder / adopted.FILE).is_file() is (stadium != "ter vaststelling")
        assert (adopted.FILE in said) is (stadium == "vastgesteld"), "what was decided is kept once"
        if stadium == "bekendgemaakt":
            archive = assert_it_can_be_sealed_and_made_again(folder, tmp_path)
    front = (out / "openbaar" / "site" / "index.html").read_text("utf-8")
    assert "In werking sinds 4 mei 2027" in front
    assert "Concept" not in front
    measure = folder / MELDPUNT
    measure.write_text(re.sub(r"(?m)^naam: ", "naam: Ander ", measure.read_text("utf-8"), count=1), "utf-8")
    code, said = asked("in werking", folder)
    refused = run("verzegel", tmp_path / "later.zip", "--plan", folder)
    assert refused.returncode == 1 and "D-019" in refused.stdout and not (tmp_path / "later.zip").exists()
    assert run("verifieer", archive).returncode == 0, "what was sealed stays as it was"
    assert code == 1 and "D-019  op 1 mei 2027 is vastgesteld: " in said


def assert_it_can_be_sealed_and_made_again(folder: Path, place: Path) -> Path:
    """The archive of the plan, which another checkout makes again byte for byte out of what is in it."""
    archive, elsewhere = place / "bekendmaking.zip", sealed.checkout(place / "elders")
    done = run("verzegel", archive, "--plan", folder)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    again = subprocess.run([sys.executable, "build.py", "verifieer", archive, "--herbouw"], cwd=elsewhere, capture_output=True, text=True)
    assert (again.returncode, again.stderr) == (0, ""), again.stdout
    return archive


def test_progress_of_after_the_decision_is_on_the_site_and_not_in_the_document(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    later = ("plan.yaml", "peildatum: 1 april 2027", "peildatum: 1 juli 2027")
    place(folder, *READY, ADOPTED, later, stage("vastgesteld"))
    (folder / "plan.yaml").write_text((folder / "plan.yaml").read_text("utf-8").replace("ritme: kwartaal", "#"), "utf-8")
    measure = folder / MELDPUNT
    stand = "- {peildatum: 1 juni 2027, toestanden: {voortgang: gestart}, herkomst: gemeld, toelichting: Dit kwam later.}"
    text = re.sub(r"standen:\n( *)(?=- )", rf"standen:\n\1{stand}\n\1", measure.read_text("utf-8"), count=1)
    measure.write_text(text, "utf-8")
    done = run("--plan", folder, "--naar", tmp_path / "uit", "--uitvoer", "docx", "--uitvoer", "site", "--editie", "openbaar")
    assert done.returncode == 0, done.stdout
    site = tmp_path / "uit" / "openbaar" / "site"
    assert "Dit kwam later" in (site / "maatregelen" / "meldpunt.html").read_text("utf-8")
    front = (site / "index.html").read_text("utf-8")
    assert "Standen gelden op" in front and "1 juli 2027" in front
    assert "met de standen van 1 mei 2027" in front, "the link to the document says of which day it is"
    with zipfile.ZipFile(tmp_path / "uit" / "openbaar" / "uitvoeringsplan.docx") as book:
        words = book.read("word/document.xml").decode()
    assert "Dit kwam later" not in words and "1 juli 2027" not in words
    assert "1 mei 2027" in words


def assert_every_page_says(word: str, out: Path) -> None:
    """The word stands, as text, on every page of every public output."""
    pages = PdfReader(out / "openbaar" / "uitvoeringsplan.pdf").pages
    assert [number for number, page in enumerate(pages, 1) if word not in page.extract_text()] == []
    site = list((out / "openbaar" / "site").rglob("*.html"))
    assert len(site) > 10
    assert [path.name for path in site if word not in path.read_text("utf-8")] == []
    sheet = list((out / "publicatie").rglob("*.html"))
    assert sheet and [path.name for path in sheet if word not in path.read_text("utf-8")] == []
    for path in out.rglob("*.docx"):
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
            assert word in book.read("word/header1.xml").decode(), f"{path.name} has no other way to say it on every page"
