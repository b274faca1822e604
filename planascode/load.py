"""Content files to a ``Plan``, with the place of every value and all problems of form at once.

``read_folder`` is the only function that touches the disk; ``load`` is pure. Relations between records
(dangling references, dates in the wrong order) are the business of ``checks``.
"""

from __future__ import annotations

import fnmatch
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from planascode import keyorder, yamlnode
from planascode.gaps import EVERYTHING, lost, near_references, stand_in
from planascode.model import COLLECTIONS, MODELVERSIE, Indeling, Plan, Plangegevens
from planascode.problems import Problem, Source, errors, nearest
from planascode.rawtext import decode
from planascode.reading import Reading, is_bad
from planascode.records import dump_record, in_order, read

NOT_CONTENT = ("layouts/", ".")
NO_TEXTS = ("HERKOMST.md", "README.md", "LEESMIJ.md")


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


def read_folder(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """All files below a plan's folder by relative path; symbolic links are refused."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    rights = "vraag de beheerder om leesrechten, of haal het weg"

    def unreadable(error: OSError) -> None:
        relative = Path(error.filename).relative_to(folder).as_posix()
        problems.append(Problem(Source(relative), "B-005", "deze map is niet te lezen", rights))

    for root, directories, names in os.walk(folder, onerror=unreadable):
        directories[:] = sorted(name for name in directories if not name.startswith("."))
        for name in sorted(directories + names):
            path = Path(root, name)
            relative = path.relative_to(folder).as_posix()
            if path.is_symlink():
                problems.append(
                    Problem(
                        Source(relative), "B-006", "dit is een snelkoppeling", "zet het bestand zelf op deze plaats"
                    )
                )
            elif path.is_file() and not name.startswith("."):
                try:
                    files[relative] = path.read_bytes()
                except OSError:
                    problems.append(Problem(Source(relative), "B-005", "dit bestand is niet te lezen", rights))
    return files, problems


def load(files: Mapping[str, bytes]) -> Loaded:
    """The plan that these files hold. ``plan`` is None when there is an error in them."""
    reading = Reading()
    gegevens = _single(Plangegevens, "plan.yaml", "plan", files, reading)
    indeling = _single(Indeling, "indeling.yaml", "indeling", files, reading)
    records: dict[str, dict[str, Any]] = {collection: {} for collection in COLLECTIONS}
    plaats: dict[str, str] = {}
    taken = {"plan.yaml", "indeling.yaml"}
    homes = {"plan.yaml": "plan", "indeling.yaml": "indeling"}
    if "plan/modelversie" in reading.sources and gegevens.modelversie not in (MODELVERSIE, 0):
        message = (
            f"dit plan is geschreven voor modelversie {gegevens.modelversie}; dit programma leest versie {MODELVERSIE}"
        )
        hint = "gebruik het programma dat bij het plan hoort"
        other = Problem(reading.sources["plan/modelversie"], "B-015", message, hint)
        return Loaded(None, reading.sources, (other,), Plan(gegevens, indeling, {}, {}, {}), EVERYTHING)
    for collection, (cls, patterns) in COLLECTIONS.items():
        for pattern in patterns.split():
            for path in _matching(files, pattern.removesuffix("[]"), taken):
                taken.add(path)
                homes[path] = collection
                found = _file(cls, collection, path, pattern.endswith("[]"), files[path], reading)
                records[collection].update(found)
                plaats.update({key: _home(path) for key in found if collection in ("maatregelen", "themas")})
    teksten = _texts(files, records, reading)
    for path in files:
        if path not in taken and not path.startswith(NOT_CONTENT) and not path.endswith(".md"):
            known = [pattern.removesuffix("[]") for _, patterns in COLLECTIONS.values() for pattern in patterns.split()]
            hint = (
                nearest(path, known)
                or f"een plan heeft deze mappen: {', '.join(sorted({name.split('/')[0] for name in known if '/' in name}))}"
            )
            reading.add(Source(path), "B-002", "dit bestand hoort bij geen onderdeel van het plan", hint)
    _nested(records, plaats)
    _unique(records, reading)
    gegevens = near_references(gegevens, records, reading)
    for address, cls, node in reading.unordered:
        wanted = in_order(cls, [key.text for key, _ in node.pairs])
        lines = decode(files[node.source.file])[0].split("\n")
        reading.problems.append(keyorder.disorder(node, wanted, lines, address))
    part = Plan(gegevens, indeling, records, teksten, plaats)
    whole = None if errors(reading.problems) else part
    return Loaded(whole, reading.sources, tuple(sorted(set(reading.problems))), part, lost(files, homes, reading))


def _matching(files: Mapping[str, bytes], pattern: str, taken: set[str]) -> list[str]:
    depth = pattern.count("/")
    return sorted(
        path for path in files if path not in taken and path.count("/") == depth and fnmatch.fnmatchcase(path, pattern)
    )


def _single(cls: type, path: str, address: str, files: Mapping[str, bytes], reading: Reading) -> Any:
    if path not in files:
        reading.add(Source(path), "B-001", f"het bestand {path} ontbreekt", "elk plan heeft dit bestand")
        return stand_in(cls, None)
    node, problems = yamlnode.compose(files[path], path)
    reading.problems += problems
    value = read(cls, node, address, reading) if node else stand_in(cls, None)
    return stand_in(cls, node) if is_bad(value) else value


def _file(cls: type, collection: str, path: str, is_list: bool, data: bytes, reading: Reading) -> dict[str, Any]:
    node, problems = yamlnode.compose(data, path)
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
            where = "de map" if stem != expected and stem in ("prioriteit", "thema", "bijlage") else "het bestand"
            source = reading.sources[f"{collection}/{expected}/id"]
            reading.add(
                source,
                "R-002",
                f"het id '{record.id}' is niet de naam van {where}",
                f"schrijf: id: {expected}",
            )
            return {}
        return {record.id: record}
    if isinstance(node, yamlnode.Broken):
        return {}
    if not isinstance(node, yamlnode.Items):
        reading.add(node.source, "V-007", "dit bestand hoort een lijst te zijn", "begin elk stuk met: - id: ...")
        return {}
    found: dict[str, Any] = {}
    for number, item in enumerate(node.items, 1):
        texts = (
            {key.text: value.text for key, value in item.pairs if isinstance(value, yamlnode.Text)}
            if isinstance(item, yamlnode.Pairs)
            else {}
        )
        key = texts.get("id", f"{PurePosixPath(path).stem}-{number}")
        address = f"{collection}/{key}"
        if address in reading.sources:
            first = reading.sources[address]
            reading.add(
                item.source,
                "R-001",
                f"het id '{key}' bestaat al",
                f"het staat ook in {first.file}, regel {first.line}",
            )
            continue
        record = read(cls, item, address, reading)
        if not is_bad(record):
            found[record.id] = record
    return found


def _home(path: str) -> str:
    """The id of the thema or prioriteit in whose folder a file stands."""
    parent = PurePosixPath(path).parent
    return parent.parent.name if PurePosixPath(path).name == "thema.yaml" else parent.name


def _texts(files: Mapping[str, bytes], records: Mapping[str, Mapping[str, Any]], reading: Reading) -> dict[str, str]:
    """Markdown files by address: ``prioriteiten/<id>/<naam>``, ``themas/<id>/<naam>``, else ``<map>/<naam>``."""
    texts: dict[str, str] = {}
    for path, data in files.items():
        parts = PurePosixPath(path)
        if not path.endswith(".md") or path.startswith(NOT_CONTENT) or parts.name in NO_TEXTS:
            continue
        folder = parts.parent
        collection = next(
            (name for name in ("themas", "prioriteiten", "bijlagen") if folder.name in records[name]), None
        )
        address = f"{collection}/{folder.name}/{parts.stem}" if collection else f"{folder.as_posix()}/{parts.stem}"
        reading.sources[address] = Source(path)
        text, problems = yamlnode.decode(data, path)
        reading.problems += problems
        if not errors(problems) or text:
            texts[address] = text
    return texts


def _nested(records: dict[str, dict[str, Any]], plaats: dict[str, str]) -> None:
    """Records inside records become collections of their own: doelen, onderdelen, blokken, momenten stay where they stand."""
    records["doelen"] = {}
    records["onderdelen"] = {}
    for collection, key, nested in (
        ("prioriteiten", "doelen", "doelen"),
        ("themas", "doelen", "doelen"),
        ("randvoorwaarden", "onderdelen", "onderdelen"),
    ):
        for parent in records[collection].values():
            for record in getattr(parent, key):
                records[nested].setdefault(record.id, record)
                plaats[record.id] = parent.id


def _unique(records: Mapping[str, Mapping[str, Any]], reading: Reading) -> None:
    """Every id, present or former, names one thing in the whole plan."""
    seen: dict[str, str] = {}
    parents = {"doelen": ("prioriteiten", "themas"), "onderdelen": ("randvoorwaarden",)}
    for collection, found in records.items():
        for record in found.values():
            for name in (record.id, *record.voorheen):
                address = f"{collection}/{record.id}"
                if collection in parents:
                    address = next(
                        f"{parent}/{owner}/{collection}/{record.id}"
                        for parent in parents[collection]
                        for owner, value in records[parent].items()
                        if record in getattr(value, collection)
                    )
                if name in seen and seen[name] != address:
                    other = reading.sources[seen[name]]
                    hint = f"het staat ook in {other.file}, regel {other.line}; kies een ander id"
                    reading.add(reading.sources[f"{address}/id"], "R-001", f"het id '{name}' bestaat al", hint)
                seen.setdefault(name, address)


# --- the canonical form -------------------------------------------------------------------------------


def dump(plan: Plan) -> str:
    """A plan as canonical JSON: collections by name, records in their order (a legend has one), texts as printed. ``load_dump`` is its inverse."""
    data = {
        "modelversie": MODELVERSIE,
        "plan": dump_record(plan.gegevens),
        "indeling": dump_record(plan.indeling),
        "records": {
            name: {key: dump_record(record) for key, record in plan.records[name].items()}
            for name in sorted(COLLECTIONS)
            if plan.records.get(name)
        },
        "teksten": dict(sorted(plan.teksten.items())),
        "plaats": dict(sorted(plan.plaats.items())),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def load_dump(text: str) -> Plan:
    """The plan of a ``dump``. ValueError when it is not one of this model version."""
    data = json.loads(text)
    if data.get("modelversie") != MODELVERSIE:
        raise ValueError(f"model version {data.get('modelversie')}, expected {MODELVERSIE}")
    reading = Reading()
    records: dict[str, dict[str, Any]] = {name: {} for name in COLLECTIONS}
    for name, found in data["records"].items():
        cls = COLLECTIONS[name][0]
        records[name] = {key: read(cls, _as_node(value), f"{name}/{key}", reading) for key, value in found.items()}
    gegevens = read(Plangegevens, _as_node(data["plan"]), "plan", reading)
    indeling = read(Indeling, _as_node(data["indeling"]), "indeling", reading)
    if reading.problems:
        raise ValueError("; ".join(str(problem) for problem in reading.problems[:5]))
    plan = Plan(gegevens, indeling, records, data["teksten"], {})
    _nested(records, {})
    return replace(plan, plaats=data["plaats"])


def _as_node(value: Any) -> yamlnode.Node:
    source = Source("plan.json")
    match value:
        case str():
            return yamlnode.Text(value, source)
        case list():
            return yamlnode.Items(tuple(_as_node(item) for item in value), source)
        case dict():
            return yamlnode.Pairs(
                tuple((yamlnode.Text(key, source), _as_node(item)) for key, item in value.items()), source
            )
        case _:
            raise ValueError(f"plan.json holds texts, lists and mappings only, not {value!r}")
