"""What commands share: a grammar in Dutch, the options that several of them take, the way to a checked plan."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from planascode import pipeline, terminal
from planascode.load import read_folder
from planascode.model import Plan
from planascode.problems import errors, nearest
from planascode.values import Wrong, parse_datum

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = ROOT / "layouts"
TEMPLATES = Path(__file__).resolve().parents[1] / "voorbeeld"
_TRANSLATED = (
    (r"unrecognized arguments: (.*)", r"dit ken ik niet: \1"),
    (r"argument (\S+): expected one argument", r"na \1 hoort een waarde"),
    (r"argument (\S+): expected at least one argument", r"na \1 hoort een waarde"),
    (r"the following arguments are required: (.*)", r"hier hoort nog iets: \1"),
    (r"argument (\S+): invalid choice: '?([^' ]*)'?.*", r"'\2' kan niet bij \1"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


class Parser(argparse.ArgumentParser):
    """argparse with its own sentences in Dutch; options are never shortened."""

    def __init__(self, command: str, description: str, epilog: str = "") -> None:
        """The grammar of ``command``, with -h and --plan."""
        super().__init__(
            prog="build.py",
            usage=f"python build.py {command}",
            description=description,
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.options = self.add_argument_group("opties")
        self.options.add_argument("-h", "--help", action="help", help="toont deze hulp")
        self.options.add_argument(
            "--plan",
            metavar="MAP",
            type=Path,
            default=ROOT / "content",
            help="de map met het plan (standaard: content)",
        )

    def error(self, message: str) -> NoReturn:
        """One Dutch sentence, and exit code 2."""
        for pattern, words in _TRANSLATED:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, words, message)
                break
        terminal.warn(f"{message}\nHulp: python build.py --help")
        raise SystemExit(2)

    def format_help(self) -> str:
        """The help, with Dutch headings."""
        said = super().format_help().replace("usage:", "gebruik:", 1)
        return said.replace("positional arguments:", "wat erbij hoort:", 1)


def date(text: str) -> object:
    """An option's date, or argparse's way of saying that it is none."""
    try:
        return parse_datum(text)
    except Wrong as wrong:
        raise argparse.ArgumentTypeError(f"{wrong.message}; {wrong.hint}") from None


def shown(path: Path) -> str:
    """A path as an author would write it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def templates() -> tuple[dict[str, str], dict[str, bytes]]:
    """The templates of a new plan, and our layouts, both by path."""
    found, _ = read_folder(TEMPLATES)
    layouts, _ = read_folder(LAYOUTS)
    return {path: data.decode("utf-8") for path, data in found.items()}, layouts


def is_plan(folder: Path) -> bool:
    """Whether there is such a folder; says so when there is none."""
    if not folder.is_dir():
        terminal.warn(f"De map {folder} bestaat niet.")
    return folder.is_dir()


def sound_plan(folder: Path) -> pipeline.Checked | None:
    """The plan in ``folder`` without a word about it; its problems are printed only when it cannot be used."""
    checked = pipeline.read(folder, LAYOUTS)
    return checked_plan(folder) if checked.plan is None or errors(checked.problems) else checked


def are_editions(names: Iterable[str], plan: Plan) -> bool:
    """Whether the plan has these editions; says so when it has not."""
    for name in names:
        if name not in plan.gegevens.edities:
            terminal.warn(f"De editie '{name}' bestaat niet; {nearest(name, plan.gegevens.edities)}")
            return False
    return True


def checked_plan(folder: Path) -> pipeline.Checked | None:
    """The plan in ``folder``, read and checked, with its problems printed; None when it cannot be built."""
    return reported(folder, pipeline.read(folder, LAYOUTS))


def reported(folder: Path, checked: pipeline.Checked) -> pipeline.Checked | None:
    """The plan that was read and checked, with its problems printed; None when it cannot be built."""
    terminal.print_problems(checked.problems, shown(folder), checked.files)
    wrong = errors(checked.problems)
    if not wrong and checked.plan is not None:
        return checked
    what = "1 fout" if len(wrong) == 1 else f"{len(wrong)} fouten"
    terminal.say(f"\n{what}. Er is niets gemaakt; de vorige uitvoer is niet veranderd.")
    return None
