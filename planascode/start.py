"""A new municipality's plan: answers and templates to ``{path: text}``. Pure; nothing is read or written here.

The templates stand in ``voorbeeld/``: ``plan/`` is rendered once, ``stuk/`` once for each record. They are
``string.Template``s in which a placeholder is a whole value, so that a text of the author is quoted where YAML needs it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from string import Template

from planascode.markdown import slug
from planascode.textedit import scalar
from planascode.values import SMALL, Wrong, ontbreekt, parse_tekst

MAX_NAME = 120
MAX_ID = 24
ALSO_TAKEN = frozenset({"prioriteit", "thema", "bijlage", "besluit", "index"})
"""Names of files with a meaning of their own; no record can be called so."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of the legend: its word, a sign that needs no colour, a tone of the house style, what it means."""

    woord: str
    symbool: str
    toon: str
    betekenis: str
    goed: bool = True
    begonnen: bool = True
    klaar: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What the author chose: names as printed, the first and last year, the states without the unknown one."""

    gemeente: str
    titel: str
    jaren: tuple[int, int]
    legenda: tuple[State, ...]
    prioriteiten: tuple[str, ...]


LEGENDS: dict[str, tuple[State, ...]] = {
    "voortgang": (
        State("nog niet gestart", "○", "idle", "Begint later", begonnen=False),
        State("gestart", "▶", "busy", "Er wordt aan gewerkt"),
        State("loopt vast", "▲", "bad", "Het gaat niet zoals bedacht", goed=False),
        State("klaar", "✓", "good", "Het is af", klaar=True),
    ),
    "stoplicht": (
        State("op schema", "✓", "good", "Het gaat zoals bedacht"),
        State("let op", "▲", "busy", "Het kan misgaan", goed=False),
        State("loopt niet", "■", "bad", "Het gaat mis", goed=False),
        State("afgerond", "●", "done", "Het is af", klaar=True),
    ),
    "fasen": (
        State("idee", "○", "idle", "Er is een idee", begonnen=False),
        State("voorbereiding", "◆", "info", "Het plan wordt gemaakt"),
        State("uitvoering", "▶", "busy", "Het gebeurt nu"),
        State("gestopt", "■", "bad", "Er wordt niet meer aan gewerkt", goed=False, klaar=True),
        State("afgerond", "✓", "good", "Het is af", klaar=True),
    ),
}
"""Ready legends by the name that an author chooses."""
EXAMPLE = Answers(
    "Gemeente Voorbeelddorp",
    "Uitvoeringsplan Voorbeelddorp 2027-2030",
    (2027, 2030),
    LEGENDS["voortgang"],
    ("Eerste prioriteit",),
)
"""What ``nieuw`` chooses when nobody answers; the examples of the rules stand in this plan."""
TO_FILL = "onbekend (nog in te vullen)"
UNKNOWN = State("onbekend", "?", "unknown", "Niet bekend; de reden staat erbij")
_GOOD = (("○", "idle"), ("▶", "busy"), ("◆", "info"), ("●", "done"), ("◇", "plain"), ("□", "primary"))
_BAD = (("▲", "bad"), ("■", "bad"), ("▼", "bad"))
_KNOWN = {
    r"groen|op (?:schema|koers)|volgens plan(?:ning)?|loopt goed": State("", "✓", "good", TO_FILL),
    r"geel|oranje|let op|aandacht(?: nodig)?": State("", "▲", "busy", TO_FILL, goed=False),
    r"rood|(?:loopt )?vast|loopt niet|ligt stil|stil|vertraagd|vertraging": State("", "▲", "bad", TO_FILL, goed=False),
    r"blauw": State("", "◆", "info", TO_FILL),
    r"grijs|wit": State("", "○", "idle", TO_FILL),
    r"gepland|straks|later|idee|(?:nog )?(?:niet (?:gestart|begonnen|bezig)|te (?:doen|starten|beginnen))": State(
        "", "○", "idle", TO_FILL, begonnen=False
    ),
    r"(?:in )?(?:uitvoering|bezig|lopend)|loopt|gestart|begonnen|nu": State("", "▶", "busy", TO_FILL),
    r"(?:in )?voorbereiding": State("", "◆", "info", TO_FILL),
    r"gestopt|stopgezet|vervallen|geschrapt|gaat niet door": State("", "■", "bad", TO_FILL, goed=False, klaar=True),
    r"klaar|gereed|af|afgerond|gerealiseerd|voltooid|gedaan": State("", "✓", "good", TO_FILL, klaar=True),
}
"""What common words for a state (a pattern) mean; a word that is not here gets its look by its place."""


# --- answers --------------------------------------------------------------------------------------------


def parse_naam(text: str, signs: Collection[str] = ()) -> str:
    """A name as printed; ``signs`` are those that the house style's letter has (empty: any). Wrong with what to do."""
    name = parse_tekst(text)
    if ontbreekt(name):
        raise Wrong(f"'{name}' kan geen naam zijn", "hier is een echte naam nodig; u kunt hem later veranderen")
    if len(name) > MAX_NAME:
        raise Wrong(f"deze naam heeft {len(name)} tekens", f"gebruik er hoogstens {MAX_NAME}")
    if not re.search(r"[^\W\d_]", name):
        raise Wrong(f"in '{name}' staat geen letter", "een naam heeft ten minste één letter")
    for sign in name:
        if signs and sign not in signs:
            raise Wrong(f"het teken '{sign}' zit niet in het lettertype van de huisstijl", "kies een naam zonder dit teken")
    return name


def parse_jaren(text: str) -> tuple[int, int]:
    """``2027-2030``, ``2027 t/m 2030`` or ``2027``: the first and the last year."""
    match = re.fullmatch(r"\s*(20[0-9]{2})\s*(?:(?:-|–|t/m|tot en met)\s*(20[0-9]{2}))?\s*", text)
    if not match:
        raise Wrong(f"'{text}' is geen looptijd", "schrijf twee jaren, bijvoorbeeld: 2027-2030")
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first:
        raise Wrong(f"de looptijd '{text}' eindigt voordat zij begint", f"bedoelde u {last}-{first}?")
    return first, last


def own_legend(good: Iterable[str], bad: Iterable[str]) -> tuple[State, ...]:
    """A legend of the author's own words, in order: common ones mean what they say; the last good one is done where none is."""
    fine, wrong = list(good), list(bad)
    said = [word.casefold() for word in fine + wrong]
    if len(fine) < 2 or len(fine) > len(_GOOD) or len(wrong) > len(_BAD):
        hint = f"typ twee tot {len(_GOOD)} woorden met komma's ertussen, zoals: gepland, bezig, klaar; voor wat niet goed gaat hoogstens {len(_BAD)}"
        raise Wrong("van deze woorden is geen legenda te maken", hint)
    if len(set(said)) < len(said) or UNKNOWN.woord in said:
        raise Wrong("elk woord mag één keer in de legenda staan", "'onbekend' komt er vanzelf bij; noem het niet")
    known = {
        word: replace(state, woord=word, goed=state.goed and word not in wrong)
        for word in fine + wrong
        if (state := next((state for words, state in _KNOWN.items() if re.fullmatch(words, word.casefold())), None))
    }
    if fine[-1] not in known and not any(state.goed and state.klaar for state in known.values()):
        known[fine[-1]] = State(fine[-1], "✓", "good", TO_FILL, klaar=True)
    if not any(state.goed and state.klaar for state in known.values()):
        raise Wrong("geen van deze woorden zegt dat het werk klaar is", f"typ er zo'n woord bij: {', '.join(fine)}, klaar")
    if not any(known[word].goed and not known[word].klaar for word in fine if word in known) and known.keys() >= {*fine}:
        raise Wrong("geen van deze woorden is voor werk dat goed loopt", f"typ ook zo'n woord: bezig, {', '.join(fine)}")
    order = [*fine[:-1], *wrong, fine[-1]] if fine[-1] in known and known[fine[-1]].klaar else fine + wrong
    states: dict[str, State] = {}
    for word in sorted(order, key=lambda word: word not in known):
        is_bad = word in wrong or (word in known and not known[word].goed)
        looks = (*(_BAD if is_bad else ()), *_GOOD, *_BAD)
        if word in known:
            state = known[word]
            done = (("●", "done"),) if state.klaar and state.goed else ()
            looks = ((state.symbool, state.toon), *done, *((sign, state.toon) for sign, _ in looks))
        taken = {state.symbool for state in states.values()}
        sign, tone = next(look for look in looks if look[0] not in taken)
        state = known.get(word) or State(word, sign, tone, TO_FILL, goed=word not in wrong)
        states[word] = replace(state, symbool=sign, toon=tone)
    return tuple(states[word] for word in order)


# --- ids and texts ---------------------------------------------------------------------------------------


def free_id(words: str, taken: Collection[str]) -> str:
    """An id made of words, at most 24 signs, that is not in ``taken``: cut between words, numbered when it is."""
    name = slug(words)
    name = name if name[0].isalpha() else f"nr-{name}"
    if len(name) > MAX_ID:
        whole = name[: MAX_ID + 1].rpartition("-")[0]
        name = whole if len(whole) >= 8 else name[:MAX_ID]
    name = re.sub(SMALL, "", name)
    number, found = 1, name
    while found in taken:
        number += 1
        tail = f"-{number}"
        found = name[: MAX_ID - len(tail)].rstrip("-") + tail
    return found


def fill(template: str, raw: Mapping[str, object], texts: Mapping[str, str]) -> str:
    """A template with its placeholders filled: ``raw`` as it is, ``texts`` as YAML values."""
    return Template(template).substitute(raw, **{key: scalar(text) for key, text in texts.items()})


def named(templates: Iterable[str]) -> set[str]:
    """The ids that templates give to their own records."""
    return {name for text in templates for name in re.findall(r"\bid: ([a-z][a-z0-9-]*)", text)}


# --- the plan ----------------------------------------------------------------------------------------------


def new_plan(answers: Answers, templates: Mapping[str, str], taken: Collection[str] = ()) -> dict[str, str]:
    """The files of a new plan by path; ``taken`` are ids that the layouts use. The first priority holds the example."""
    plan = {path.removeprefix("plan/"): text for path, text in templates.items() if path.startswith("plan/")}
    own = named([*plan.values(), templates["stuk/aanvaarding.yaml"]])
    used = {*taken, *ALSO_TAKEN, *own, *(PurePosixPath(path).parts[0] for path in plan)}

    def fresh(words: str) -> str:
        used.add(found := free_id(words, used))
        return found

    states = [
        (fresh(f"stand {state.woord}" if state is UNKNOWN else state.woord), state)
        for state in (*answers.legenda, UNKNOWN)
    ]
    first, last = answers.jaren
    raw: dict[str, object] = {
        "plan_id": fresh(answers.titel),
        "gemeente_id": fresh(answers.gemeente),
        "periode": first if first == last else f"{first} t/m {last}",
        "jaar": first,
        "eindjaar": last,
        "vorig_jaar": first - 1,
        "voorvorig_jaar": first - 2,
        "toestanden": "".join(_state(key, state) for key, state in states),
        "peildatum": f"1 april {first}",
        **_roles(states[:-1]),
    }
    ids = [fresh(naam) for naam in answers.prioriteiten]
    others = [
        (key, naam, (fresh(f"thema {naam}"), fresh(f"doel {naam}"), fresh(f"maatregel {naam}")))
        for key, naam in zip(ids[1:], answers.prioriteiten[1:], strict=True)
    ]
    empty = [names[2] for _, _, names in others]
    raw |= {"eerste": ids[0], "prioriteiten": ", ".join(ids)}
    raw |= {"leeg": ", ".join(empty), "zonder_trekker": ", ".join(["spreekuur", *empty])}
    texts = {"gemeente": answers.gemeente, "titel": answers.titel, "eerste_naam": answers.prioriteiten[0]}
    files = {}
    for path, text in plan.items():
        place = path.replace("/eerste", f"/{ids[0]}", 1)
        files[place] = fill(text, raw, texts) if path.endswith(".yaml") else Template(text).substitute(raw, **texts)
    stand = "".join(f"      {line}\n" for line in ["voortgang: onbekend (nog niet gemeten)"])
    codes = {"codes": CODES, "toestanden": f"    toestanden:\n{stand}"}
    for key, naam, names in others:
        folder = f"prioriteiten/{key}"
        files[f"{folder}/prioriteit.yaml"] = fill(templates["stuk/prioriteit.yaml"], {"id": key}, {"naam": naam})
        files[f"{folder}/beschrijving.md"] = templates["stuk/beschrijving.md"]
        files |= thema(f"{folder}/{names[0]}", names, "Eerste thema (nog in te vullen)", templates, raw | codes)
    if empty:
        files["aanvaard.yaml"] += fill(templates["stuk/aanvaarding.yaml"], raw, {})
    return dict(sorted(files.items()))


CODES = """\
grondslag: onbekend (nog te kiezen)            # een id uit codes/grondslagen.yaml
middelen: onbekend (nog te kiezen)             # een id uit codes/middelen.yaml
"""
"""The lines of a measure in a plan that has codes."""


def thema(
    folder: str, ids: tuple[str, str, str], naam: str, templates: Mapping[str, str], raw: Mapping[str, object]
) -> dict[str, str]:
    """The files of a new thema in ``folder`` with one doel and one measure; ``ids`` are those of thema, doel and measure."""
    key, doel, maatregel = ids
    values = {**raw, "id": key, "doel": doel, "maatregelen": maatregel}
    words = {"naam": naam, "doelnaam": "Wat we met dit thema willen bereiken (nog in te vullen)"}
    measure = {**raw, "id": maatregel, "doelen": f"[{doel}]", "keus": ""}
    return {
        f"{folder}/thema.yaml": fill(templates["stuk/thema.yaml"], values, words),
        f"{folder}/{maatregel}.yaml": fill(
            templates["stuk/maatregel.yaml"], measure, {"naam": "Eerste maatregel (nog in te vullen)"}
        ),
    }


def _state(key: str, state: State) -> str:
    parts = [f"id: {key}", f"woord: {scalar(state.woord)}", f'symbool: "{state.symbool}"', f"toon: {state.toon}"]
    parts += [f"betekenis: {scalar(state.betekenis)}"]
    parts += [words for words, said in _MARKS if said(state)]
    return f"- {{{', '.join(parts)}}}\n"


_MARKS = (
    ("goed: nee", lambda state: not state.goed),
    ("begonnen: nee", lambda state: not state.begonnen),
    ("klaar: ja", lambda state: state.klaar),
    ("bij_ontbreken: ja", lambda state: state is UNKNOWN),
)


def _roles(states: list[tuple[str, State]]) -> dict[str, str]:
    """Which state stands for what in the example."""
    busy = [key for key, state in states if state.goed and not state.klaar]
    later = [key for key, state in states if key in busy and not state.begonnen] or busy
    now = [key for key, state in states if key in busy and state.begonnen] or busy
    bad = [key for key, state in states if not state.goed and not state.klaar] or [key for key, state in states if not state.goed]
    done = next(key for key, state in states if state.klaar and state.goed)
    return {"begin": later[0], "bezig": now[-1], "klaar": done, "slecht": bad[0] if bad else now[-1]}
