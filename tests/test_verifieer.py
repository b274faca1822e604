"""``verifieer``: what a publisher sees of an archive that is whole, changed, or made by a stranger."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sealed
from conftest import ROOT, files_in, run
from test_zipped import HOSTILE, twice

from planascode import cli, sealing, zipped

SEAL = sealing.digest(sealed.made()[0][sealing.MANIFEST])
INDEX = "uitvoer/openbaar/site/index.html"
HEAD = [
    "Uitvoeringsprogramma Droge Voeten 2027-2030, de editie openbaar, peildatum 1 april 2029",
    f"  inhoud  {sealed.made()[1].inhoud}",
    f"  zegel   {SEAL}",
    "",
]
ALL = len(sealed.made()[0])


def verified(place: Path, data: bytes, *more: str) -> tuple[int, list[str], str]:
    """Exit code, lines that were said and what was warned of, for an archive in the folder ``place``."""
    path = place / "uitgave.zip"
    path.write_bytes(data)
    out, warned = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(warned):
        try:
            code = cli.main(["verifieer", str(path), *more])
        except SystemExit as end:
            code = int(str(end.code))
    assert files_in(place) == {"uitgave.zip": data}, "verifying writes nothing"
    return code, out.getvalue().splitlines(), warned.getvalue()


def packed(changed: dict[str, bytes | None]) -> bytes:
    """The archive with these files in place of its own (None: gone)."""
    return zipped.pack({path: data for path, data in {**sealed.made()[0], **changed}.items() if data is not None})


def test_an_untouched_archive_is_said_to_be_whole(tmp_path: Path) -> None:
    code, said, warned = verified(tmp_path, sealed.archive())
    assert (code, warned) == (0, "")
    marks = sealing.marks(sealed.made()[0], sealed.made()[1].inhoud)
    assert said == [
        *HEAD,
        f"Alle {ALL} bestanden zijn onveranderd.",
        "Deze inhoud staat ook genoemd in de eigenschappen van 13 PDF- en Word-bestanden,",
        f"onderaan op {marks.pages} van {marks.pages} bladzijden, en voluit op 1.",
        "Kijk zelf na of het zegel gelijk is aan wat u bij de uitgave noteerde.",
    ]


def test_each_file_that_is_not_as_it_was_is_named_with_what_became_of_it(tmp_path: Path) -> None:
    code, said, warned = verified(tmp_path, packed({INDEX: b"anders", "inhoud/plan.schema.json": None, "extra.txt": b"hallo"}))
    assert (code, warned) == (1, "")
    assert said == [
        *HEAD,
        f"  gewijzigd         {INDEX}",
        "  ontbreekt         inhoud/plan.schema.json",
        "  hoort er niet bij extra.txt",
        "",
        f"Dit archief is niet zoals het verzegeld is: van {ALL + 1} bestanden zijn er {ALL - 2} onveranderd.",
    ]


def test_all_files_are_named_when_that_is_asked(tmp_path: Path) -> None:
    code, said, _ = verified(tmp_path, packed({INDEX: b"anders"}), "--alles")
    assert code == 1
    assert f"  gewijzigd         {INDEX}" in said
    assert [line.split()[-1] for line in said if line.startswith("  ok ")] == [
        path.rpartition(" ")[2] for path in sorted(sealed.made()[0]) if path != INDEX
    ]


def test_of_many_changed_files_twenty_are_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    pages: dict[str, bytes | None] = {path: b"x" for path in sealed.made()[0] if path.endswith(".html")}
    _, said, _ = verified(tmp_path, packed(pages))
    assert sum("gewijzigd" in line for line in said) == 21
    assert f"  gewijzigd         ... en nog {len(pages) - 20}; met --alles ziet u ze" in said


def test_a_changed_manifest_is_named_and_that_it_then_says_nothing(tmp_path: Path) -> None:
    listed = sealed.made()[0][sealing.MANIFEST].replace(b'"Python": "3', b'"Python": "4')
    code, said, _ = verified(tmp_path, packed({sealing.MANIFEST: listed}))
    assert code == 1
    assert "  gewijzigd         manifest.json" in said
    assert said[-1] == "manifest.json en manifest.json.sha256 passen niet bij elkaar. Is het eerste veranderd, dan is wat hierboven staat niet zeker."
    code, said, warned = verified(tmp_path, packed({sealing.MANIFEST: listed + b" "}))
    assert (code, said) == (1, [])
    assert "uitgave.zip is afgekeurd: manifest.json is veranderd of beschadigd" in warned


def test_bytes_after_the_end_and_another_order_are_told(tmp_path: Path) -> None:
    code, said, _ = verified(tmp_path, sealed.archive() + b"naschrift")
    assert (code, said[4]) == (1, "  verpakking        achter het einde van het archief staan nog 9 bytes")
    files = sealed.made()[0]
    whole = zipped.pack(files)
    other = zipped._zip(sorted(files.items(), reverse=True))
    assert len(other) == len(whole)
    code, said, _ = verified(tmp_path, other)
    assert (code, said[4]) == (1, "  verpakking        de bestanden staan in een andere volgorde")


def test_the_seal_that_was_noted_is_compared(tmp_path: Path) -> None:
    for noted in (SEAL, SEAL[:12].upper()):
        code, said, _ = verified(tmp_path, sealed.archive(), "--zegel", noted)
        assert (code, said[-1]) == (0, "Het zegel is het zegel dat u noteerde.")
    forged = sealed.forged(lambda files: files.update({INDEX: b"<p>Anders</p>"}))
    code, said, _ = verified(tmp_path, forged)
    assert code == 0, "only what was noted elsewhere tells this"
    code, said, _ = verified(tmp_path, forged, "--zegel", SEAL)
    assert code == 1
    assert "  ander zegel       dit is niet het zegel dat u noteerde: het is een andere uitgave, of zij is veranderd" in said
    code, _, warned = verified(tmp_path, sealed.archive(), "--zegel", "kort")
    assert (code, warned.splitlines()[0]) == (2, "--zegel: een zegel heeft 12 tot 64 tekens: cijfers en de letters a tot en met f")


def test_a_document_of_other_content_is_told(tmp_path: Path) -> None:
    old = sealed.made()[1].inhoud

    def change(files: dict[str, bytes]) -> None:
        files[sealing.PLAN] = files[sealing.PLAN].replace(b"Droge Voeten", b"Natte Voeten")

    code, said, _ = verified(tmp_path, sealed.forged(change))
    assert code == 1
    assert f"  andere inhoud     {sealed.WORD}" in said
    assert old not in "".join(said)


@pytest.mark.parametrize("name", [*HOSTILE, "twice"])
def test_an_archive_of_a_stranger_is_refused_in_one_dutch_sentence(tmp_path: Path, name: str) -> None:
    data = twice() if name == "twice" else HOSTILE[name][0]
    code, said, warned = verified(tmp_path, data)
    assert (code, said) == (1, [])
    assert " is afgekeurd: " in warned
    assert warned.endswith("Er is niets uitgepakt en niets gemaakt. Gebruik dit archief niet.\n")
    assert "\x1b" not in warned


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    code, _, warned = verified(tmp_path, zipped.pack({"brief.txt": b"hallo"}))
    assert (code, "manifest.json ontbreekt" in warned) == (1, True)


@pytest.mark.parametrize("place", ["nergens.zip", "."])
def test_what_is_no_file_is_wrong_use(tmp_path: Path, place: str) -> None:
    done = run("verifieer", tmp_path / place)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is er niet, of is geen bestand" in done.stderr


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.zip")
    done = run("verifieer", tmp_path / "pijp.zip")
    assert (done.returncode, done.stdout) == (2, "")


def test_an_archive_is_made_again_in_another_folder_with_the_same_bytes(tmp_path: Path) -> None:
    """A fresh checkout without a plan of its own."""
    (tmp_path / "uitgave.zip").write_bytes(sealed.archive())
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "verifieer", "uitgave.zip", "--herbouw"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    outputs = sum(path.startswith(sealing.OUTPUT) for path in sealed.made()[0])
    assert done.stdout.splitlines()[-1] == f"Opnieuw gemaakt: alle {outputs} bestanden van de uitvoer zijn byte voor byte gelijk."
    assert [path.name for path in tmp_path.iterdir()] == ["uitgave.zip"]


def test_an_output_that_its_content_does_not_give_is_named(tmp_path: Path) -> None:
    data = sealed.of_word(lambda files: files.update({"uitvoer/openbaar/erbij.txt": b"hallo"}))
    code, said, _ = verified(tmp_path, data, "--herbouw")
    assert code == 1
    assert said[-4:] == [
        "Opnieuw gemaakt en niet gelijk:",
        "  uitvoer/openbaar/erbij.txt",
        "De woorden en hun volgorde zijn wel gelijk.",
        "De programma's zijn dezelfde als bij het verzegelen. De uitvoer is dus niet uit deze inhoud gemaakt.",
    ]


def test_other_tools_are_named_beside_what_differs(tmp_path: Path) -> None:
    tools = {**sealed.made()[1].gereedschap, "Pango": "0.9"}
    code, said, _ = verified(tmp_path, sealed.of_word(gereedschap=tools), "--herbouw")
    assert code == 0
    assert said[-2:] == [
        "Hier zijn andere programma's dan bij het verzegelen, zonder gevolg:",
        f"  Pango: toen 0.9, nu {sealed.made()[1].gereedschap['Pango']}",
    ]


def test_a_layout_of_a_stranger_is_not_kept_compiled(tmp_path: Path) -> None:
    """Where Python keeps what it compiled, the layouts of an archive are not kept beside it."""
    place = sealed.checkout(tmp_path)
    (place / "uitgave.zip").write_bytes(sealed.of_word())
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "build.py", "verifieer", "uitgave.zip", "--herbouw"]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    kept = [path.name for path in (place / "planascode" / "__pycache__").iterdir()]
    assert "layouts.cpython" in "".join(kept)
    assert [name for name in kept if name.startswith("layout-")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits")
@pytest.mark.parametrize(
    ("limit", "layout"),
    [
        ("SECONDS = 3", "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"),
        ("MEMORY = 2_000_000_000", "{% set a = 'x' * 9000000000 %}"),
    ],
)
def test_a_layout_that_asks_for_ever_is_stopped(tmp_path: Path, limit: str, layout: str) -> None:
    def change(files: dict[str, bytes]) -> None:
        files["layouts/plan.xml.j2"] = layout.encode()

    path = tmp_path / "uitgave.zip"
    path.write_bytes(sealed.of_word(change))
    code = f"import sys; from planascode import cli; from planascode.commands import verifieer; verifieer.{limit}; sys.exit(cli.main(sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-c", code, "verifieer", str(path), "--herbouw"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "is afgekeurd: " in done.stderr and "Traceback" not in done.stderr
