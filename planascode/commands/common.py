"""What commands share: a grammar in Dutch, the options that several of them take, the way to a checked plan."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from planascode import pipeline, terminal
from planascode.folder import read_folder
from planascode.model import Plan
from planascode.problems import LayoutError, errors, nearest
from planascode.values import Wrong, parse_datum, print_datum

if TYPE_CHECKING:
    from planascode.leaks import LeakError

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = ROOT / "layouts"
TEMPLATES = Path(__file__).resolve().parents[1] / "voorbeeld"
_TRANSLATED = (
    (r"unrecognized arguments: (.*)", r"'\1' hoort niet bij deze opdracht; haal het weg of verbeter het."),
    (r"argument (\S+): expected one argument", r"Na \1 hoort een waarde."),
    (r"argument (\S+): expected at least one argument", r"Na \1 hoort een waarde."),
    (r"the following arguments are required: (.*)", r"Schrijf achter de opdracht nog: \1."),
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
        self.call = "python build.py" + (f" {command.partition(' ')[0]}" if command[:1] != "[" else "")
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
        terminal.warn(f"{message}\nHulp: {self.call} --help")
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
    """The plan in ``folder``, read and checked, with its problems printed but for advice; None when it cannot be built."""
    return reported(folder, pipeline.read(folder, LAYOUTS))


def reported(folder: Path, checked: pipeline.Checked) -> pipeline.Checked | None:
    """The plan that was read and checked, with its problems printed but for advice; None when it cannot be built."""
    print_serious(checked, folder)
    wrong = errors(checked.problems)
    advice = sum(problem.level == "advies" for problem in checked.problems)
    if advice:
        terminal.say(f"{times(advice, 'advies', 'adviezen')}: {call('controleer', folder)}")
    if not wrong and checked.plan is not None:
        return checked
    say_mendable(checked, folder)
    what = times(len(wrong), "fout", "fouten")
    terminal.say(f"\n{what}. Er is niets gemaakt; de vorige uitvoer is niet veranderd.")
    return None


def print_serious(checked: pipeline.Checked, folder: Path, most: int = terminal.AT_MOST) -> None:
    """Print what stops the build and what must be mended or accepted."""
    serious = [problem for problem in checked.problems if problem.level != "advies"]
    terminal.print_problems(serious, shown(folder), checked.files, most)


def print_heading(words: str, has_above: bool) -> None:
    """Print the heading of a list, with a blank line before it where there is something above."""
    if has_above:
        terminal.say()
    terminal.say_coloured([(words, "bold underline")])


def print_accepted(checked: pipeline.Checked, folder: Path, everything: bool, has_above: bool) -> bool:
    """What is accepted: a line for each acceptance; with ``everything`` also where. Beside what must be mended it would only be in the way.

    Gives whether anything stands above what comes next.
    """
    accepted = {key: covered for key, covered in checked.accepted.items() if covered}
    if not accepted or (any(problem.level != "advies" for problem in checked.problems) and not everything):
        return has_above
    print_heading("Aanvaard", has_above)
    for key, covered in accepted.items():
        item = checked.part["aanvaardingen"][key]
        role = str(checked.part["rollen"][item.door].naam) if item.door in checked.part["rollen"] else str(item.door)
        terminal.say(f"{item.regel}  {len(covered)} keer, t/m {print_datum(item.tot)}, {role}: {item.reden}")
        for problem in covered if everything else ():
            terminal.say(f"    {shown(folder)}/{problem.source}  {problem.message}")
    return True


def print_layout_problem(error: LayoutError, checked: pipeline.Checked, folder: Path) -> None:
    """Print what is wrong in a layout: one of the plan, or one of ours."""
    problem = pipeline.layout_problem(error, checked.layouts)
    place = folder if problem.source.file in checked.files else ROOT
    text = checked.layouts.get(error.name, "").encode()
    terminal.print_problems([problem], shown(place), {problem.source.file: text})


def print_stop(error: LayoutError | LeakError, checked: pipeline.Checked, folder: Path) -> None:
    """Print why nothing was made: a layout that gives no document, or files that hold what their readers may not see."""
    if isinstance(error, LayoutError):
        print_layout_problem(error, checked, folder)
        many = 1
    else:
        problems = [pipeline.leak_problem(leak, checked) for leak in error.leaks]
        terminal.print_problems(problems, shown(folder), checked.files)
        many = len(problems)
    terminal.say(f"\n{times(many, 'fout', 'fouten')}. Er is niets gemaakt; de vorige uitvoer is niet veranderd.")


def say_mendable(checked: pipeline.Checked, folder: Path) -> None:
    """Say how much the program can mend by itself."""
    if number := sum(bool(problem.edits) for problem in checked.problems):
        what = "1 hiervan kan" if number == 1 else f"{number} hiervan kan"
        terminal.say(f"{what} het programma zelf herstellen: {call('controleer', folder)} --herstel")


def call(command: str, folder: Path) -> str:
    """The command as an author types it for the plan in ``folder``."""
    plan = "" if folder.resolve() == ROOT / "content" else f" --plan {quoted(shown(folder))}"
    return f"python build.py {command}{plan}"


def quoted(path: str) -> str:
    """A path as it can be typed in a terminal."""
    return path if re.fullmatch(r"[\w./~+-]+", path) else f'"{path}"'


def times(number: int, one: str, more: str) -> str:
    """``1 fout``, ``2 fouten``."""
    return f"{number} {one if number == 1 else more}"
