"""Content files to a ``Plan``, with the place of every value and all problems of form at once. Pure.

Relations between records (dangling references, dates in the wrong order) are the business of ``checks``.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from planascode import adopted, keyorder, pictures, yamlnode
from planascode.editions import CLOSED
from planascode.fields import INSIDE, lift_nested
from planascode.filenames import ABOUT, LAYOUTS, as_named, is_leftover, sort_out
from planascode.forms import in_order
from planascode.gaps import EVERYTHING, lost, near_references, stand_in
from planascode.model import COLLECTIONS, MODELVERSIE, Indeling, Plan, Plangegevens
from planascode.pictures import Beeld
from planascode.problems import Problem, Source, errors
from planascode.rawtext import decode
from planascode.reading import Reading, is_bad
from planascode.records import MAX_ITEMS, read, too_many
from planascode.textnames import text_address, text_named

MAX_RECORDS = 20_000
MAX_EDITIES = 10
OPEN = "openbaar"
PUBLIC = "publicatie"
"""The folder beside those of the editions."""
MAX_PROSE = 50_000
"""Characters of one Markdown file."""
HOMES = {
    "prioriteiten": "zet het in de map van een prioriteit of een thema",
    "bijlagen": "zet het in de map van een bijlage, met de naam bijlage.yaml",
}
"""Folders that hold folders -> what to do with a file that lies too high or too deep in them."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives: the plan (None when it could not be built), places by address, problems.

    ``part`` is what could be read of the plan. ``lost`` names what is not whole in it: collections, ``plan``, ``indeling``
    and ``teksten``, and every id that stands in a file with something that could not be read, in its squeezed form. The
    name of a collection with ``?`` says that not all ids that are lost in it are known.
    """

    plan: Plan | None
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...]
    part: Plan
    lost: frozenset[str]


def load(files: Mapping[str, bytes]) -> Loaded:
    """The plan that these files hold. ``plan`` is None when there is an error in them."""
    folders = {pattern.partition("/")[0] for _, found in COLLECTIONS.values() for pattern in found.split() if "/" in pattern}
    given, own_names, renamed = as_named(files, frozenset(folders | {"hoofdstukken"}))
    files, problems = sort_out(given)
    reading = Reading([*renamed, *problems])
    gegevens = _single(Plangegevens, "plan.yaml", "plan", files, reading)
    indeling = _single(Indeling, "indeling.yaml", "indeling", files, reading)
    records: dict[str, dict[str, Any]] = {collection: {} for collection in COLLECTIONS}
    plaats: dict[str, str] = {}
    taken = {"plan.yaml", "indeling.yaml", adopted.FILE}
    dropped = {path for path in given.keys() - files.keys() if not any(map(is_leftover, path.split("/")))}
    homes = {"plan.yaml": "plan", "indeling.yaml": "indeling"} | {path: _meant_home(path) for path in dropped}
    if "plan/modelversie" in reading.sources and gegevens.modelversie not in (MODELVERSIE, 0):
        message = (
            f"dit plan is geschreven voor modelversie {gegevens.modelversie}; dit programma leest versie {MODELVERSIE}"
        )
        hint = "vraag de beheerder om het programma dat bij dit plan hoort"
        other = Problem(reading.sources["plan/modelversie"], "B-015", message, hint)
        return Loaded(None, reading.sources, (other,), Plan(gegevens, indeling, {}, {}, {}), EVERYTHING)
    for collection, (_, patterns) in COLLECTIONS.items():
        for pattern in patterns.split():
            for path in _matching(files, pattern.removesuffix("[]"), taken):
                taken.add(path)
                homes[path] = collection
                found = _joined(_file_alone(collection, path, pattern.endswith("[]"), files[path]), collection, reading)
                if any(problem.code == "R-002" and not _no_copy(problem, given).edits for problem in reading.problems if problem.source.file == path):
                    found = {}  # it may be the file that has another name: nobody knows which record this is
                records[collection].update(found)
                plaats.update({key: _home(path) for key in found if collection in ("maatregelen", "themas")})
    if not any(problem.source.file == "plan.yaml" for problem in errors(reading.problems)) and (
        wrong := _wrong_editions(gegevens.edities)
    ):
        reading.add(reading.sources["plan/edities"], "H-012", *wrong)
    for path in _missing(files):
        message = "dit bestand ontbreekt; zonder dit komt de rest van de map nergens in het plan"
        reading.add(Source(path), "B-001", message, "maak dit bestand, of verplaats wat er in de map staat")
        dropped.add(path)
        homes[path] = _meant_home(path)
    teksten = _texts(files, records, reading)
    beelden = _beelden(files, taken, reading)
    for path in files:
        if path not in taken and not path.startswith(LAYOUTS) and not path.endswith(".md"):
            reading.add(Source(path), "B-002", "dit bestand hoort bij geen onderdeel van het plan", _saved_otherwise(path, files[path]) or _right_place(path))
    lift_nested(records, plaats)
    if (number := sum(map(len, records.values()))) > MAX_RECORDS:
        message = f"dit plan heeft {number} stukken; hoogstens {MAX_RECORDS} kan"
        reading.add(Source("plan.yaml"), "H-008", message, "haal weg wat dubbel is, of maak er twee plannen van")
    else:
        _unique(records, reading)
    gegevens = near_references(gegevens, records, reading)
    for address, cls, node in reading.unordered:
        wanted = in_order(cls, [key.text for key, _ in node.pairs])
        lines = decode(files[node.source.file])[0].split("\n")
        reading.problems.append(keyorder.disorder(node, wanted, lines, address))
    part = Plan(gegevens, indeling, records, teksten, plaats, beelden)
    reading.problems[:] = [text_named(_no_copy(problem, given), part) for problem in reading.problems]
    whole = None if errors(reading.problems) else part
    missing = lost(given, homes, reading, dropped)
    sources = {address: _as_it_is(source, own_names) for address, source in reading.sources.items()} if own_names else reading.sources
    told = {replace(problem, source=_as_it_is(problem.source, own_names)) for problem in reading.problems}
    return Loaded(whole, sources, tuple(sorted(told)), part, missing)


def _as_it_is(source: Source, own_names: Mapping[str, str]) -> Source:
    """A place in the file by the name that it has; ``own_names`` are those of files that were read under another."""
    return replace(source, file=own_names[source.file]) if source.file in own_names else source


def _meant_home(path: str) -> str:
    """Where the content of a file with a wrong name is missed: a collection, ``teksten``, or nowhere that is known."""
    patterns = (
        (name, pattern.removesuffix("[]")) for name, (_, found) in COLLECTIONS.items() for pattern in found.split()
    )
    small = path.lower()
    meant = (
        name
        for name, pattern in patterns
        if pattern.count("/") == path.count("/") and fnmatch.fnmatchcase(small, pattern)
    )
    return next(meant, "teksten" if small.endswith(".md") else "")


def _wrong_editions(edities: tuple[str, ...]) -> tuple[str, str] | None:
    """Message and hint when editions cannot each have a folder of their own below output/."""
    if not edities:
        return "het plan heeft geen editie", "schrijf bijvoorbeeld: edities: [openbaar, intern]"
    if len(edities) > MAX_EDITIES:
        return f"het plan heeft {len(edities)} edities; hoogstens {MAX_EDITIES} kan", "haal edities weg"
    if double := next((name for name in edities if edities.count(name) > 1), None):
        return f"de editie '{double}' staat er twee keer", "geef elke editie een eigen naam"
    if edities[0] in CLOSED or OPEN in edities[1:]:
        right = ", ".join(dict.fromkeys((OPEN, *edities)))
        return f"de eerste editie is wat iedereen leest, en die heet hier '{edities[0]}'", f"schrijf: edities: [{right}]"
    if PUBLIC in edities:
        return f"een editie kan niet '{PUBLIC}' heten", "zo heet de map met de publicatieset; kies een andere naam"
    return None


def _matching(files: Mapping[str, bytes], pattern: str, taken: set[str]) -> list[str]:
    if "*" not in pattern:
        return [pattern] if pattern in files and pattern not in taken else []
    depth = pattern.count("/")
    return sorted(
        path for path in files if path not in taken and path.count("/") == depth and fnmatch.fnmatchcase(path, pattern)
    )


def _saved_otherwise(path: str, data: bytes) -> str:
    """What to do with a text or record that another program saved, or that lost the end of its name; empty for another file."""
    parts = PurePosixPath(path)
    if parts.suffix.lower() in (".docx", ".doc", ".rtf", ".odt"):
        return f"hoort deze tekst in het plan, sla haar dan in Word op als platte tekst met de naam {parts.stem}.md; bewaar dit bestand ergens anders"
    end = ".yaml" if re.search(rb"(?m)^(?:- )?\{?(?:naam|id): ", data) else ".md"
    return f"hoort het in het plan, noem het dan {parts.stem}{end}; haal het anders weg" if parts.suffix.lower() in ("", ".txt") else ""


def _right_place(path: str) -> str:
    """What to do with a file that belongs nowhere."""
    parts = PurePosixPath(path)
    if parts.name == "tokens.yaml" or "huisstijl" in parts.parts:
        return f"de huisstijl staat in layouts/huisstijl; zet dit bestand daar: layouts/huisstijl/{parts.name}"
    if parts.suffix.lower() in (".png", ".jpg", ".jpeg", ".svg"):
        return "een afbeelding staat in de map figuren"
    if parts.suffix != ".yaml":
        return "een plan heeft alleen bestanden die op '.yaml' of '.md' eindigen; bewaar dit bestand ergens anders"
    patterns = {pattern.removesuffix("[]") for _, found in COLLECTIONS.values() for pattern in found.split()}
    top = parts.parts[0]
    # Files of the same folder come last, so that they win from namesakes.
    files = sorted({"plan.yaml", "indeling.yaml", *patterns}, key=lambda name: (name.startswith(f"{top}/"), name))
    named = {PurePosixPath(name).stem: name for name in files if "*" not in name}
    if close := get_close_matches(parts.stem.lower(), named, n=1):
        return f"bedoelde u '{named[close[0]]}'?"
    folders = sorted({pattern.partition("/")[0] for pattern in patterns if "/" in pattern})
    if top in COLLECTIONS and top not in folders:
        home = COLLECTIONS[top][1].split()[0].removesuffix("[]")
        return HOMES.get(home.partition("/")[0], f"zet het in {home}")
    if top not in folders:
        return f"verplaats het naar een van deze mappen, of haal het weg: {', '.join(folders)}"
    if inside := [name for name in named.values() if name.startswith(f"{top}/")]:
        return f"in deze map kan alleen: {', '.join(inside)}"
    return HOMES.get(top, f"zet het in de map {top} zelf")


def _single(cls: type, path: str, address: str, files: Mapping[str, bytes], reading: Reading) -> Any:
    if path not in files:
        hint = "zet het terug, of kopieer het uit een plan dat u met de opdracht nieuw maakt"
        reading.add(Source(path), "B-001", f"het bestand {path} ontbreekt", hint)
        return stand_in(cls, None)
    node, problems = yamlnode.compose(files[path], path)
    reading.problems += problems
    value = read(cls, node, address, reading) if node else stand_in(cls, None)
    return stand_in(cls, node) if is_bad(value) else value


@lru_cache(maxsize=2048)
def _file_alone(collection: str, path: str, is_list: bool, data: bytes) -> tuple[dict[str, Any], Reading]:
    """What one file holds, read on its own. Kept by content: a preview reads a plan again at each save."""
    reading = Reading()
    return _file(COLLECTIONS[collection][0], collection, path, is_list, data, reading), reading


def _joined(alone: tuple[dict[str, Any], Reading], collection: str, reading: Reading) -> dict[str, Any]:
    """The records of one file that no file before it has; places and problems go into ``reading``."""
    found, own = alone
    doubles = {key for key in found if f"{collection}/{key}" in reading.sources}
    for key in doubles:
        _say_double(key, reading.sources[f"{collection}/{key}"], _id_place(own, f"{collection}/{key}"), reading)
    reading.problems += own.problems
    reading.references += own.references
    reading.unordered += own.unordered
    reading.sources.update({place: source for place, source in own.sources.items() if place not in reading.sources})
    return {key: record for key, record in found.items() if key not in doubles}


def _id_place(reading: Reading, address: str) -> Source:
    """The place of a record's id, or of the record where its id is not written."""
    return reading.sources.get(f"{address}/id", reading.sources[address])


def _say_double(key: str, first: Source, again: Source, reading: Reading) -> None:
    hint = f"het staat ook in {first.file}, regel {first.line}; geef het nieuwste van de twee een ander id"
    reading.add(again, "R-001", f"het id '{key}' bestaat al", hint)


def _file(cls: type, collection: str, path: str, is_list: bool, data: bytes, reading: Reading) -> dict[str, Any]:
    node, problems = yamlnode.compose(data, path)
    if is_list and data.lstrip().startswith(b"#") and [problem.code for problem in problems] == ["B-003"]:
        return {}  # a list of which all was taken away but its explanation
    reading.problems += problems
    if node is None:
        return {}
    if not is_list:
        stem = PurePosixPath(path).stem
        expected = PurePosixPath(path).parent.name if stem in ("prioriteit", "thema", "bijlage") else stem
        if isinstance(node, yamlnode.Pairs) and "id" not in {key.text for key, _ in node.pairs}:
            name = (yamlnode.Text("id", node.source), yamlnode.Text(expected, node.source))
            node = yamlnode.Pairs((name, *node.pairs), node.source)
        record = read(cls, node, f"{collection}/{expected}", reading)
        if is_bad(record):
            return {}
        if record.id != expected:
            is_folder = stem != expected and stem in ("prioriteit", "thema", "bijlage")
            where, other = ("de map", record.id) if is_folder else ("het bestand", f"{record.id}.yaml")
            source = reading.sources[f"{collection}/{expected}/id"]
            message = f"het id '{record.id}' is niet de naam van {where}"
            own = next((value for key, value in node.pairs if key.text == "id"), None) if isinstance(node, yamlnode.Pairs) else None
            edits = yamlnode.written(own, expected) if isinstance(own, yamlnode.Text) else ()
            hint = f"schrijf: id: {expected}; of noem {where} {other}; is het een kopie, pas dan ook de rest aan"
            reading.add(source, "R-002", message, hint, edits=edits)
            record = replace(record, id=expected)
        return {record.id: record}
    if isinstance(node, yamlnode.Broken):
        return {}
    if not isinstance(node, yamlnode.Items):
        folder = PurePosixPath(path).parent.name
        elsewhere = f"; hoort het bestand niet in de map {folder}, zet het dan waar het hoort" if folder else ""
        hint = f"begin elk stuk met: - id: ...{elsewhere}"
        reading.add(node.source, "V-007", "dit bestand hoort een lijst te zijn", hint)
        return {}
    if len(node.items) > MAX_ITEMS:
        too_many(node.source, len(node.items), reading)
        return {}
    found: dict[str, Any] = {}
    for number, item in enumerate(node.items, 1):
        pairs = item.pairs if isinstance(item, yamlnode.Pairs) else ()
        own = next((value for key, value in pairs if key.text == "id" and isinstance(value, yamlnode.Text)), None)
        key = own.text if own else f"{PurePosixPath(path).stem}-{number}"
        address = f"{collection}/{key}"
        if address in reading.sources:
            _say_double(key, reading.sources[address], own.source if own else item.source, reading)
            continue
        record = read(cls, item, address, reading)
        if not is_bad(record):
            found[record.id] = record
    return found


def _missing(files: Mapping[str, bytes]) -> list[str]:
    """The records of a prioriteit, thema or bijlage that must be there: what stands in its folder, would stand nowhere in the plan."""
    needed: set[str] = set()
    for path in files:
        match path.split("/") if path.endswith((".yaml", ".md")) and PurePosixPath(path).name not in ABOUT else []:
            case ["prioriteiten", key, thema, _]:
                needed |= {f"prioriteiten/{key}/prioriteit.yaml", f"prioriteiten/{key}/{thema}/thema.yaml"}
            case ["prioriteiten", key, _]:
                needed.add(f"prioriteiten/{key}/prioriteit.yaml")
            case ["bijlagen", key, _]:
                needed.add(f"bijlagen/{key}/bijlage.yaml")
    return sorted(needed - files.keys())


def _home(path: str) -> str:
    """The id of the thema or prioriteit in whose folder a file stands."""
    parent = PurePosixPath(path).parent
    return parent.parent.name if PurePosixPath(path).name == "thema.yaml" else parent.name


def _texts(files: Mapping[str, bytes], records: Mapping[str, Mapping[str, Any]], reading: Reading) -> dict[str, str]:
    """Markdown files by address: ``prioriteiten/<id>/<naam>``, ``themas/<id>/<naam>``, else ``<map>/<naam>``."""
    texts: dict[str, str] = {}
    for path, data in files.items():
        parts = PurePosixPath(path)
        if not path.endswith(".md") or path.startswith(LAYOUTS) or parts.name in ABOUT:
            continue
        address = text_address(path.removesuffix(".md").split("/"), records)
        reading.sources[address] = Source(path)
        text, problems = yamlnode.decode(data, path)
        reading.problems += problems
        if len(text) > MAX_PROSE:
            message = f"deze tekst heeft {len(text)} tekens; hoogstens {MAX_PROSE} kan"
            reading.add(Source(path), "H-011", message, "verdeel hem over meer hoofdstukken of over een bijlage")
        if not errors(problems) or text:
            texts[address] = text
    return texts


def _no_copy(problem: Problem, files: Mapping[str, bytes]) -> Problem:
    """The problem; of a file that has the id of the file beside it, the hint does not say to call it so too."""
    other = _OTHER_NAME.search(problem.hint) if problem.code == "R-002" else None
    place = PurePosixPath(problem.source.file)
    if other is None or (place.parent / other["name"]).as_posix() not in files:
        return replace(problem, edits=()) if problem.code == "R-002" else problem  # it may be the file that has another name
    hint = f"dit lijkt een kopie van {other['name']}: {problem.hint[: other.start()]}, en pas alles aan wat niet van hier is; of haal dit bestand weg"
    return replace(problem, hint=hint)


_OTHER_NAME = re.compile(r"; of noem het bestand (?P<name>\S+);.*")


def _beelden(files: Mapping[str, bytes], taken: set[str], reading: Reading) -> dict[str, Beeld]:
    """What stands in figuren/ beside the list of figures, as pictures by file name."""
    found: dict[str, Beeld] = {}
    for path in _matching(files, "figuren/*", taken):
        if not path.endswith((".md", ".yaml", ".yml")):
            taken.add(path)
            beeld, problems = pictures.read(path, files[path])
            reading.problems += problems
            if beeld:
                found[PurePosixPath(path).name] = beeld
    return found


def _unique(records: Mapping[str, Mapping[str, Any]], reading: Reading) -> None:
    """Every id, present or former, names one thing in the whole plan."""
    seen: dict[str, str] = {}
    former: list[tuple[str, str, int]] = []
    nested = {name for _, name in INSIDE}
    found = [(f"{name}/{record.id}", record) for name in records if name not in nested for record in records[name].values()]
    for collection, name in INSIDE:
        parents = records[collection].values()
        found += [(f"{collection}/{parent.id}/{name}/{item.id}", item) for parent in parents for item in getattr(parent, name)]
    for address, record in found:
        former += [(name, address, number) for number, name in enumerate(record.voorheen, 1)]
        if seen.setdefault(record.id, address) != address:
            other = reading.sources[seen[record.id]]
            hint = f"het staat ook in {other.file}, regel {other.line}; geef het nieuwste van de twee een ander id"
            reading.add(reading.sources[f"{address}/id"], "R-001", f"het id '{record.id}' bestaat al", hint)
    for name, address, number in former:
        if name in seen:
            other = reading.sources[seen[name]]
            own = "dit is al een id van dit stuk" if seen[name] == address else f"zo heet of heette ook het stuk in {other.file}, regel {other.line}"
            message = f"het oude id '{name}' is niet vrij: {own}"
            reading.add(reading.sources[f"{address}/voorheen/{number}"], "R-006", message, "haal het hier weg, of verbeter het")
        seen.setdefault(name, address)
