"""The lists of names, abbreviations, documents and remarks: nothing twice, and nothing that contradicts itself or a text."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator

from planascode.checks.content import Content
from planascode.checks.pieces import phrases
from planascode.problems import Problem
from planascode.values import Ontbreekt, Planning, first_day, last_day, print_datum

_ONCE = (
    ("organisaties", "naam"), ("organisaties", "kort"), ("organisaties", "afkorting"),
    ("rollen", "naam"), ("documenten", "naam"), ("documenten", "vindplaats"), ("afkortingen", "kort"),
    ("woorden", "woord"), ("opmerkingen", "tekst"), ("codes", "omschrijving"), ("grondslagen", "naam"), ("middelen", "naam"), ("dekkingen", "naam"),
)  # fmt: skip
"""Collection and field whose value no two records share; a remark may be made again elsewhere."""
_OWN_LEGEND = ("codes", "grondslagen", "middelen", "dekkingen")
_NAMES = ("naam", "kort", "afkorting")


def check_lists_name_everything_once(content: Content) -> Iterator[Problem]:
    """No two records of a list have the same name, place or words, and no variant is the name of another record."""
    for collection, field in _ONCE:
        first: dict[tuple[str, str], str] = {}
        for key, item in content.plan[collection].items():
            value = getattr(item, field)
            if isinstance(value, str):
                same = first.setdefault((value.casefold(), getattr(item, "bij", "")), key)
                if same != key:
                    hint = content.either(f"{collection}/{same}/{field}", f"{collection}/{key}")
                    unused = [name for name in (key, same) if name not in content.named_in]
                    if collection not in _OWN_LEGEND and len(unused) == 1 and field == "naam":
                        line = content.place(f"{collection}/{unused[0]}").line
                        hint = f"is het dezelfde? Haal dan '{unused[0]}' weg (regel {line}): die wordt nergens genoemd; "
                        hint += "is het een ander, geef hem dan een andere naam"
                    elif collection not in _OWN_LEGEND:
                        hint += f"; of haal er een weg en schrijf overal '{same}' waar '{key}' staat"
                    yield content.problem(f"{collection}/{key}/{field}", "N-005", f"'{value}' staat ook bij '{same}'", hint)
    for collection in ("organisaties", "afkortingen", "documenten"):
        records = content.plan[collection]
        names = {getattr(item, field, None): key for key, item in records.items() for field in _NAMES}
        for key, item in records.items():
            for number, variant in enumerate(item.varianten, 1):
                if (other := names.get(variant, key)) != key:
                    field = next(name for name in _NAMES if getattr(records[other], name, None) == variant)
                    line = content.place(f"{collection}/{key}/varianten/{number}").line
                    message = f"'{variant}' staat al op regel {line}, als andere schrijfwijze van '{key}'"
                    hint = f"is het dezelfde, haal '{other}' dan weg en schrijf overal '{key}'; is het een andere, haal dan op regel {line} '{variant}' weg"
                    yield content.problem(f"{collection}/{other}/{field}", "N-005", message, hint)


_SHORT = re.compile(r"\s\(([A-Z][\w&+]{1,9})\)")


def _letters(name: str) -> str:
    """The first letters of the words of a name that have a capital."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def check_abbreviations_fit_their_full_form(content: Content) -> Iterator[Problem]:
    """An abbreviation is shorter than its full form, and behind a full form between brackets stands its own abbreviation."""
    own: defaultdict[str, list[str]] = defaultdict(list)
    shorts = {item.kort: key for key, item in content.plan["afkortingen"].items()}
    for key, item in content.plan["afkortingen"].items():
        if isinstance(item.voluit, str):
            letters = _letters(item.voluit)
            if letters != item.kort and letters in shorts and len(letters) == len(item.kort) > 2:
                place = content.place(f"afkortingen/{shorts[letters]}/voluit")
                message = f"'{item.voluit}' heeft de letters van {letters}, en staat hier bij {item.kort}"
                named = ((f"{kind}/{name}/naam", one.naam) for kind in ("documenten", "organisaties") for name, one in content.plan[kind].items())
                meant = next(((content.place(at), name) for at, name in named if _letters(name) == item.kort), None)
                hint = f"bedoelde u '{meant[1]}' ({meant[0].file}, regel {meant[0].line})? Zo niet, verbeter" if meant else "verbeter"
                hint += " de volledige vorm"
                if content.plan["afkortingen"][shorts[letters]].voluit != item.voluit:
                    hint += f"; zijn die van {item.kort} en {letters} verwisseld (regel {place.line}), wissel ze dan om"
                yield content.problem(f"afkortingen/{key}/voluit", "N-006", message, hint)
                continue
            if others := own[item.voluit.casefold()]:
                first = next(name for name, one in content.plan["afkortingen"].items() if one.kort == others[0])
                line = content.place(f"afkortingen/{first}/voluit").line
                message = f"'{item.kort}' heeft hier dezelfde volledige vorm als '{others[0]}' (regel {line})"
                hint = f"verbeter de volledige vorm van een van de twee; is het hetzelfde, schrijf dan bij '{others[0]}': varianten: [{item.kort}]"
                yield content.problem(f"afkortingen/{key}/voluit", "N-006", message, hint)
            own[item.voluit.casefold()] += [item.kort, *item.varianten]
            if item.voluit == item.kort:
                hint = "schrijf bij voluit: de hele naam, of n.v.t. (eigennaam)"
                yield content.problem(f"afkortingen/{key}/voluit", "N-006", f"'{item.voluit}' is ook de afkorting zelf", hint)
            elif len(item.kort) > len(item.voluit):
                hint = f"staan zij op elkaars plaats, schrijf dan: kort: {item.voluit} en voluit: {item.kort}"
                yield content.problem(f"afkortingen/{key}/kort", "N-006", f"'{item.kort}' is langer dan de volledige vorm '{item.voluit}'", hint)
    by_short = {item.kort: item.voluit for item in content.plan["afkortingen"].values() if isinstance(item.voluit, str)}
    for key, item in content.plan["organisaties"].items():
        full = by_short.get(item.afkorting or "", item.naam)
        if not item.naam.casefold().startswith(full.casefold()):
            message = f"'{item.afkorting}' is hier '{item.naam}', en bij de afkortingen '{full}'"
            short = next(name for name, known in content.plan["afkortingen"].items() if known.kort == item.afkorting)
            right = next((known.kort for known in content.plan["afkortingen"].values() if str(known.voluit).casefold() == item.naam.casefold()), "")
            hint = f"schrijf: afkorting: {right}" if right else _one_of_two_names(content, key, short, full)
            yield content.problem(f"organisaties/{key}/{'afkorting' if right else 'naam'}", "N-006", message, hint)
        own[item.naam.casefold()] += [item.afkorting, item.kort, *item.varianten] if item.afkorting else []
    known = {short for shorts in own.values() for short in shorts}
    for piece, _, end, words in phrases(content.register, [words for words in own if own[words]], anycase=True):
        match = _SHORT.match(piece.text, end)
        if match and match[1] not in own[words] and match[1] in known:  # of one that is unknown N-001 tells
            right = own[words][0]
            message = f"achter '{piece.text[end - len(words) : end]}' staat '{match[1]}', maar in de lijst heet dat '{right}'"
            hint = f"schrijf hier '{right}', of verbeter de volledige naam"
            yield content.piece_problem(piece, *match.span(1), "N-006", message, hint)


def _one_of_two_names(content: Content, key: str, short: str, full: str) -> str:
    """What to do where an organisation has another name than its abbreviation stands for: it may have been renamed."""
    here, other, own = content.place(f"organisaties/{key}/naam"), content.place(f"afkortingen/{short}/voluit"), content.plan["organisaties"][key].naam
    value, where = content.probable((own, full), other, here, everywhere=True)
    if value == own:
        return content.likely((own, full), other, here, everywhere=True)
    if not value:
        return f"klopt '{own}'? Verbeter dan {other.file}, regel {other.line}, en de teksten; klopt '{full}', verbeter dan de naam hier"
    return f"is dit de nieuwe naam? Schrijf die dan ook in {other.file}, regel {other.line}, en {where}; zo niet, schrijf hier: {full}"


_BEFORE = re.compile(r"(?P<words>[A-Z][^\W\d_]*(?:[ -]+[^\W\d_]+){1,6}) \((?P<short>[A-Z][A-Za-z&+]{1,7})\)")


def check_abbreviations_stand_behind_their_full_form(content: Content) -> Iterator[Problem]:
    """The name before an abbreviation between brackets is the full form in the list, or a variant of it."""
    full: defaultdict[str, list[str]] = defaultdict(list)
    for item in content.plan["afkortingen"].values():
        full[item.kort] += [item.voluit] if isinstance(item.voluit, str) else []
    for item in content.plan["organisaties"].values():
        full[item.afkorting or ""] += [item.naam, *item.varianten]
    for piece, start, match in content.find(_BEFORE):
        names, words = full.get(match["short"], []), match["words"]
        low = words.casefold()
        own = next((short for short, forms in full.items() if short and any(low.endswith(form.casefold()) for form in forms)), match["short"])
        if own != match["short"]:
            if not names:  # else check_abbreviations_fit_their_full_form tells
                message = f"achter '{words}' staat '({match['short']})', en in de lijst heet dat '{own}'"
                yield content.piece_problem(piece, start + len(words) + 2, start + len(match[0]) - 1, "N-006", message, f"schrijf: ({own})")
            continue
        is_right = any(low.endswith(name.casefold()) or name.casefold().endswith(low) for name in names)
        if not names or is_right or piece.wiens != "eigen":
            continue
        letters = match["short"].casefold()
        initials = "".join(word[0] for word in words.split()[-len(letters) :]).casefold() == letters
        said = " ".join(words.split()[-(len(letters) if initials else len(names[0].split())) :])
        if said[:1].isupper():
            begin = start + len(words) - len(said)
            message = f"voor '({match['short']})' staat '{said}', en in de lijst heet dat '{names[0]}'"
            yield content.piece_problem(piece, begin, begin + len(said), "N-006", message, f"schrijf: {names[0]}; of verbeter de naam in de lijst")


_YEARS = re.compile(r"\s((?:19|20)\d\d)(?:\s?[-–]\s?((?:19|20)\d\d))?(?![\w-])")


def check_documents_have_their_own_years(content: Content) -> Iterator[Problem]:
    """A document is named with the years of its name, its period is that of its name, and it was adopted before the peildatum."""
    known: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    peildatum = content.plan.gegevens.peildatum
    for key, item in content.plan["documenten"].items():
        for name in (item.naam, *item.varianten):
            if (match := _YEARS.search(name)) and " " in name[: match.start()]:
                known[name[: match.start()].casefold()].add(match.groups())
        match, period = _YEARS.search(item.naam), item.periode
        if match and match[2] and isinstance(period, Planning) and period.begin and period.eind:
            years = (str(first_day(period.begin).year), str(last_day(period.eind).year))
            if years != match.groups():
                message = f"de periode is {years[0]} t/m {years[1]}, maar in de naam staat {match[1]}-{match[2]}"
                hint = "verbeter een van de twee: de periode of de naam"
                if "-".join(years) in key:
                    hint = f"waarschijnlijk is de naam fout, want ook het id zegt {'-'.join(years)}; is het een nieuw stuk, zet dat er dan als nieuw stuk onder"
                yield content.problem(f"documenten/{key}/periode", "N-007", message, hint)
        if isinstance(item.vastgesteld, datetime.date) and item.vastgesteld > peildatum:
            message = f"dit stuk is vastgesteld na de peildatum van het plan ({print_datum(peildatum)})"
            yield content.problem(f"documenten/{key}/vastgesteld", "N-007", message, "verbeter de datum, of de peildatum in plan.yaml")
    for piece, _, end, name in phrases(content.register, known, anycase=True):
        match = _YEARS.match(piece.text, end)
        if match and match.groups() not in known[name] and piece.wiens != "buiten" and not piece.address.startswith("documenten/"):
            right = " of ".join(sorted("-".join(filter(None, years)) for years in known[name]))
            message = f"hier staat '{match[0].strip()}', maar in namen/documenten.yaml heeft dit stuk de jaren {right}"
            hint = f"schrijf hier {right}; is het een ander stuk, zet dat dan ook in namen/documenten.yaml"
            yield content.piece_problem(piece, match.start(1), match.end(), "N-007", message, hint)


_OLD = datetime.timedelta(days=3 * 365)


def check_remarks_are_of_their_time(content: Content) -> Iterator[Problem]:
    """A remark is of a day before the peildatum, and not of years ago."""
    peildatum = content.plan.gegevens.peildatum
    for key, item in content.plan["opmerkingen"].items():
        if isinstance(item.datum, Ontbreekt):
            continue
        where = "na" if item.datum > peildatum else "jaren voor" if item.datum < peildatum - _OLD else ""
        if where:
            message = f"deze opmerking is van {print_datum(item.datum)}, {where} de peildatum ({print_datum(peildatum)})"
            hint = "verbeter de datum (klopt het jaar?)" + ("; klopt zij, zet de peildatum in plan.yaml dan verder" if where == "na" else "")
            yield content.problem(f"opmerkingen/{key}/datum", "D-020", message, hint)


_SHORTENED = re.compile(r"(?:\be\.a|\be\.d|\betc|\benz|\b[a-z])\.$", re.IGNORECASE)


def check_names_look_like_names(content: Content) -> Iterator[Problem]:
    """A name has no sign at its end and is not in capitals: it stands in sentences, headings and lists."""
    for address, _, value in content.leaves():
        if not isinstance(value, str) or not address.endswith("/naam") or "/doelen/" in address:
            continue  # a doel is a sentence
        if value[-1] in ".,;:" and not _SHORTENED.search(value):
            hint = f"schrijf: {right}" if (right := value.rstrip(".,;: ")) else "schrijf hier de naam"
            yield content.word_problem(address, value, "N-008", f"een naam eindigt niet op '{value[-1]}'", hint)
        elif value.isupper() and " " in value and len(value) > 8:
            hint = "schrijf alleen de eerste letter, eigennamen en afkortingen met een hoofdletter"
            yield content.word_problem(address, value, "N-008", "deze naam staat helemaal in hoofdletters", hint)
