"""Indicators that measure something, and figures that are their own, complete or said not to be."""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from planascode import derive
from planascode.checks.content import SENTENCE, Content
from planascode.checks.language import sentences
from planascode.checks.measures import is_outside
from planascode.checks.pieces import phrases
from planascode.checks.pointers import NUMBERS
from planascode.fields import item_key
from planascode.model import Indicator, Streefwaarde, Waarneming
from planascode.problems import Problem
from planascode.records import UNREAD
from planascode.smallcounts import is_small, told
from planascode.values import MAANDEN, Jaar, Ontbreekt, Planning, first_day, last_day, print_aantal, print_datum

SERIES = 3
"""From how many equal figures on a series is taken for a copy."""
_INTERNAL_CODE = re.compile(r"(?![AN]\d)[A-Z]{1,3}\d{1,4}(?=\s*[:.–-]\s)")
"""A code such as E35 before a name; A and N are roads."""


def check_figures_are_not_copied(content: Content) -> Iterator[Problem]:
    """Two indicators do not have the same figures for all periods and sources that both have."""
    rows: dict[str, dict[tuple[str, ...], str]] = {}
    had: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, indicator in content.plan["indicatoren"].items():
        row = rows[key] = {
            (str(item.periode), item.bron, str(item.peildatum)): str(item.waarde)
            for item in indicator.waarnemingen
            if not isinstance(item.waarde, Ontbreekt) and item.peildatum <= content.plan.gegevens.peildatum
        }
        alike = Counter(other for place, number in row.items() for other in had[*place, number])
        same = next((other for other, times in alike.items() if times >= SERIES and times == len(row.keys() & rows[other].keys())), None)
        if same:
            message = f"deze cijfers zijn gelijk aan die van '{same}'"
            address = f"indicatoren/{key}/waarnemingen/{item_key(indicator.waarnemingen[0], 1)}"
            yield content.problem(address, "I-002", message, "kijk in de bron welke cijfers bij welke indicator horen")
        for place, number in row.items():
            had[*place, number].append(key)


def check_names_are_for_readers(content: Content) -> Iterator[Problem]:
    """The name of an indicator does not begin with a code that only its source understands."""
    for key, indicator in content.plan["indicatoren"].items():
        if match := _INTERNAL_CODE.match(indicator.naam):
            message = f"de naam begint met '{match[0]}', een code die een lezer niet kent"
            address = f"indicatoren/{key}/naam"
            yield content.word_problem(address, match[0], "I-003", message, "schrijf alleen wat er gemeten wordt")


def check_priorities_have_figures(content: Content) -> Iterator[Problem]:
    """A prioriteit has an indicator, or says why not; not both."""
    counted = {item.prioriteit for item in content.plan["indicatoren"].values() if item.waarnemingen}
    measured = {indicator.prioriteit for indicator in content.plan["indicatoren"].values()}
    if measured - content.plan["prioriteiten"].keys():
        return  # told by R-003: which prioriteit is meant, is not known
    for key, prioriteit in content.plan["prioriteiten"].items():
        if key not in measured and prioriteit.monitoring is None:
            message = f"bij '{prioriteit.naam}' staan geen cijfers, en niet waarom"
            hint = "voeg een indicator toe in monitoring, of schrijf: monitoring: onbekend (reden)"
            yield content.problem(f"prioriteiten/{key}", "I-004", message, hint)
        if key in counted and isinstance(prioriteit.monitoring, Ontbreekt):
            message = f"bij '{prioriteit.naam}' staan cijfers, en hier staat dat ze er niet zijn"
            hint = "haal deze regel weg, of schrijf hier wat een lezer bij de cijfers moet weten"
            yield content.problem(f"prioriteiten/{key}/monitoring", "I-009", message, hint)


def check_indicators_measure_something(content: Content) -> Iterator[Problem]:
    """An indicator measures a goal or a measure."""
    used = {
        key
        for maatregel in content.plan["maatregelen"].values()
        if not isinstance(maatregel.indicatoren, Ontbreekt)
        for key in maatregel.indicatoren
    }
    for key, indicator in content.plan["indicatoren"].items():
        if not indicator.meet and key not in used:
            message = "deze indicator meet geen doel en geen maatregel"
            hint = "voeg toe: meet: met id's van doelen of maatregelen"
            yield content.problem(f"indicatoren/{key}", "I-005", message, hint)


def check_unfinished_periods_are_provisional(content: Content) -> Iterator[Problem]:
    """A figure that was taken before its period ended is provisional."""
    for key, indicator in content.plan["indicatoren"].items():
        for item in indicator.waarnemingen:
            known = isinstance(item.waarde, Decimal)
            has_begun = first_day(item.periode) <= item.peildatum  # else it is told by I-013
            if known and has_begun and item.voorlopig not in (True, UNREAD) and item.peildatum <= last_day(item.periode):
                message = f"op {print_datum(item.peildatum)} was {item.periode} nog niet om, en dit cijfer is niet voorlopig"
                address = f"indicatoren/{key}/waarnemingen/{item_key(item, 1)}/peildatum"
                hint = "is de peildatum of de periode verkeerd getypt, verbeter die dan; kloppen ze allebei, schrijf dan: voorlopig: ja"
                yield content.problem(address, "I-006", message, hint)


def check_indicators_can_be_judged(content: Content) -> Iterator[Problem]:
    """An indicator says where it begins and where it should come, or why not."""
    for key, indicator in content.plan["indicatoren"].items():
        lacking = [
            words
            for words, value in (("nulmeting", indicator.nulmeting), ("streefwaarde", indicator.streefwaarden))
            if not value
        ]
        if lacking:
            message = f"deze indicator heeft geen {' en geen '.join(lacking)}"
            field = "nulmeting" if lacking[0] == "nulmeting" else "streefwaarden"
            hint = f"voeg toe: {field}: met periode en waarde, of de reden: onbekend (reden)"
            yield content.problem(f"indicatoren/{key}", "I-007", message, hint)


def check_targets_are_better(content: Content) -> Iterator[Problem]:
    """A target lies on the good side of the one before it, and the first of where the indicator begins."""
    for key, indicator in content.plan["indicatoren"].items():
        rows = sorted(_targets(key, indicator), key=lambda row: last_day(row[1].periode))
        if isinstance(start := indicator.nulmeting, Streefwaarde):
            rows = [("", start), *(row for row in rows if last_day(start.periode) < last_day(row[1].periode))]  # else it is told by I-013
        known = [(address, item.periode, item.waarde) for address, item in rows if isinstance(item.waarde, Decimal)]
        for (_, then, before), (address, later, number) in pairwise(known):
            wrong = {"omhoog": number < before, "omlaag": number > before}.get(str(indicator.richting))
            if wrong and then != later:  # else it is told by I-013
                way = f"van {print_aantal(before)} ({then}) naar {print_aantal(number)} ({later})"
                message = f"de richting is {indicator.richting}, maar het cijfer gaat {way}"
                line = content.place(f"indicatoren/{key}/richting").line
                hint = f"verbeter de richting (regel {line}) of dit getal; zijn de jaren verwisseld, verbeter die dan"
                yield content.problem(address, "I-008", message, hint)
                break


def _targets(key: str, indicator: Indicator) -> list[tuple[str, Streefwaarde]]:
    """(address, target) as they are listed."""
    targets = () if isinstance(indicator.streefwaarden, Ontbreekt) else indicator.streefwaarden
    return [(f"indicatoren/{key}/streefwaarden/{number}", target) for number, target in enumerate(targets, 1)]


def is_too_early(item: Waarneming) -> bool:
    """Whether a figure was counted before its period began."""
    return item.peildatum < first_day(item.periode) and isinstance(item.waarde, Decimal)


def _in_year(day: datetime.date, year: int) -> datetime.date | None:
    """The same day in another year, where it has one."""
    return None if (day.month, day.day) == (2, 29) else day.replace(year=year)


_OFTEN = 3
"""On how many other figures a day must stand before one that is its reverse is taken for a slip."""


def _turned(day: datetime.date) -> datetime.date | None:
    """The day with its day and month changed, where that is another day of the calendar."""
    return day.replace(month=day.day, day=day.month) if day.day <= 12 and day.day != day.month else None


def check_periods_of_figures_agree(content: Content) -> Iterator[Problem]:
    """A figure is of a period that had begun, of no day turned round, a target of one after the begin; the years of the tables stand in order."""
    plan = content.plan
    for number, (before, year) in enumerate(pairwise(plan.gegevens.monitoring_jaren), 2):
        if last_day(year) <= last_day(before):
            message = f"{year} staat achter {before}"
            yield content.problem(f"plan/monitoring_jaren/{number}", "I-013", message, "verbeter het jaar, of zet de jaren op volgorde: het oudste eerst")
    days = Counter((item.bron, item.peildatum) for indicator in plan["indicatoren"].values() for item in indicator.waarnemingen)
    for key, indicator in plan["indicatoren"].items():
        for item in indicator.waarnemingen:
            turned = _turned(item.peildatum) if days[item.bron, item.peildatum] == 1 and not is_too_early(item) else None
            if turned and days[item.bron, turned] >= _OFTEN and turned >= first_day(item.periode):
                others = f"{days[item.bron, turned]} andere cijfers van '{item.bron}'"
                message = f"de peildatum is {print_datum(item.peildatum)}, en bij {others} {print_datum(turned)}"
                address = f"indicatoren/{key}/waarnemingen/{item_key(item, 1)}/peildatum"
                right = turned.isoformat() if content.line_from(content.place(address))[:4].isdigit() else print_datum(turned)
                yield content.problem(address, "I-013", message, f"zijn dag en maand verwisseld? Schrijf dan: {right}; klopt hij zo, aanvaard dit dan")
            if is_too_early(item):
                message = f"op de peildatum ({print_datum(item.peildatum)}) was {item.periode} nog niet begonnen"
                address = f"indicatoren/{key}/waarnemingen/{item_key(item, 1)}/periode"
                taken = {other.periode.jaar for other in indicator.waarnemingen if other.bron == item.bron}
                is_within = isinstance(item.periode, Jaar) and not is_outside(Planning(item.periode, item.periode), plan.gegevens.periode)
                is_meant = is_within and item.peildatum.year in taken
                near = "" if is_meant or item.peildatum.year == item.periode.jaar else f"; bedoelde u {item.peildatum.year}?"
                hint = f"verbeter de periode of de peildatum{near}"
                if is_meant and item.periode not in plan.gegevens.monitoring_jaren:
                    hint = f"is dit het cijfer over {item.periode}? Schrijf dan bij peildatum de dag van die telling, en zet {item.periode} "
                    hint += "in plan.yaml bij monitoring_jaren; zo niet, verbeter de periode"
                if near and item.periode in plan.gegevens.monitoring_jaren:
                    later = f"na {print_datum(last_day(item.periode))}" if item.voorlopig is False else f"in {item.periode.jaar} of later"
                    same = _in_year(item.peildatum, item.periode.jaar)
                    day = address.replace("/periode", "/peildatum")
                    hint = f"bedoelde u bij peildatum een dag {later}? Zo niet, verbeter de periode"
                    if same and item.voorlopig is not False and same <= plan.gegevens.peildatum:
                        is_iso = content.line_from(content.place(day))[:4].isdigit()
                        address, hint = day, f"bedoelde u {same.isoformat() if is_iso else print_datum(same)}? Zo niet, verbeter de periode"
                yield content.problem(address, "I-013", message, hint)
        start = indicator.nulmeting if isinstance(indicator.nulmeting, Streefwaarde) else None
        begin = start.periode if start and start.periode in plan.gegevens.monitoring_jaren else None  # else it is told by I-001
        measured = [item.waarde for item in indicator.waarnemingen if item.periode == begin and isinstance(item.waarde, Decimal)]
        if start and measured and isinstance(start.waarde, Decimal) and start.waarde not in (*measured, derive.totaal(plan, indicator, start.periode)):
            told = " en ".join(print_aantal(number) for number in dict.fromkeys(measured))
            message = f"de nulmeting van {start.periode} is {print_aantal(start.waarde)}, en bij waarnemingen staat voor dat jaar {told}"
            item = next(item for item in indicator.waarnemingen if item.periode == begin)
            other = f"indicatoren/{key}/waarnemingen/{item_key(item, 1)}/waarde"
            yield content.problem(at := f"indicatoren/{key}/nulmeting", "I-013", message, f"{content.either(other, at)}; of verbeter het jaar van de nulmeting")
        periods = set()
        for address, target in _targets(key, indicator):
            if target.periode in periods:
                message = f"voor {target.periode} staat hier al een streefwaarde"
                yield content.problem(address, "I-013", message, "verbeter het jaar van een van de twee, of haal er een weg")
            elif start and last_day(target.periode) <= last_day(start.periode):
                message = f"deze streefwaarde is voor {target.periode}, en de nulmeting is van {start.periode}"
                yield content.problem(address, "I-013", message, "een doel ligt na het begin: verbeter een van de twee jaren")
            periods.add(target.periode)


_AIMS = {
    "omhoog": re.compile(r"(?:het )?(?:verminder(?:en|ing)|terugdringen|verlag(?:en|ing)|beperk(?:en|ing)|afname|daling|minder(?! dan))\b", re.IGNORECASE),
    "omlaag": re.compile(r"(?:het )?(?:vergrot(?:en|ing)|verhog(?:en|ing)|meer(?! dan))\b", re.IGNORECASE),
}
"""Direction -> how a name begins that wants the other one. A rise is not there: what rises may be meant to go down."""


def check_names_agree_with_the_direction(content: Content) -> Iterator[Problem]:
    """The name of an indicator does not want less where more is good, or the reverse; of a share, less can be what is measured."""
    for key, indicator in content.plan["indicatoren"].items():
        aim = _AIMS.get(str(indicator.richting))
        if aim and (match := aim.match(indicator.naam)) and not _RATE.search(str(indicator.eenheid)):
            message = f"de naam begint met '{match[0]}', en de richting is {indicator.richting}"
            other = next(name for name in _AIMS if name != indicator.richting)
            hint = f"moet het cijfer {other}? Schrijf dan: richting: {other}; zo nee, schrijf als naam wat er gemeten wordt"
            yield content.problem(f"indicatoren/{key}/richting", "I-014", message, hint)


_DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MAANDEN)})\b", re.IGNORECASE)
_FIGURE = re.compile(rf"(?<![\w.,#/-])(?:\d(?:[\d.]*\d)?(?:,\d+)?|{'|'.join(NUMBERS)})(?![\w-]|[.,]\d)")


_COUNTED = re.compile(rf"(?:\d|\b(?:{'|'.join(NUMBERS)})) \Z", re.IGNORECASE)
"""A number directly before the name of what is counted; such a name can be an ordinary word."""


def check_figures_in_texts_are_those_of_the_indicator(content: Content) -> Iterator[Problem]:
    """In a sentence that refers to an indicator or counts it by name, one year of it and one number, that number is a figure of the indicator for that year."""
    texts = [(address, content.plan.teksten[address], begin, end, key) for address, begin, end, key in content.parts_about("indicatoren", SENTENCE)]
    for key, indicator in content.plan["indicatoren"].items():
        for address, words in _words(key, indicator):
            texts += [(address, words, begin, end, key) for begin, end in sentences(words)]
    names = {item.naam: key for key, item in content.plan["indicatoren"].items() if " " in item.naam}
    for piece, at, _, name in phrases(content.register, names, anycase=True):
        if piece.address in content.plan.teksten and _COUNTED.search(piece.text, 0, at):
            spans = (span for span in sentences(piece.text) if span[0] <= at < span[1])
            texts += [(piece.address, content.plan.teksten[piece.address], piece.start + begin, piece.start + end, names[name]) for begin, end in spans]
    for address, text, begin, end, key in texts:
        indicator = content.plan["indicatoren"][key]
        found = {match.span(): match[0] for match in _FIGURE.finditer(_DAY.sub(lambda day: " " * len(day[0]), text), begin, end)}
        periods = {str(item.periode): item.periode for item in indicator.waarnemingen}
        years = [number for number in found.values() if number in periods]
        others = [(span, number) for span, number in found.items() if number not in periods]
        if len(years) != 1 or len(others) != 1:
            continue
        items = [item for item in indicator.waarnemingen if str(item.periode) == years[0] and isinstance(item.waarde, Decimal)]
        known = [*(item.waarde for item in items), derive.totaal(content.plan, indicator, periods[years[0]])]
        known += [item.waarde for _, item in _targets(key, indicator) if str(item.periode) == years[0]]
        said = NUMBERS.get(others[0][1]) or Decimal(others[0][1].replace(".", "").replace(",", "."))
        if items and said not in known:
            told = " en ".join(print_aantal(item.waarde) for item in items if isinstance(item.waarde, Decimal))
            message = f"hier staat {others[0][1]}, en bij '{indicator.naam}' staat voor {years[0]}: {told}"
            hint = content.either(f"indicatoren/{key}/waarnemingen/{item_key(items[0], 1)}/waarde", address)
            if address in content.plan.teksten:
                yield content.text_problem(address, *others[0][0], "I-016", message, hint)
            else:
                yield content.word_problem(address, others[0][1], "I-016", message, hint)


# --- counts of persons ------------------------------------------------------------------------------------------------

_RATE = re.compile(r"%|\b(?:procent|percentage|promille|aandeel|deel|gemiddelde?|per (?:100|1\.?000|10\.000|honderd|duizend))\b", re.IGNORECASE)
_PERSONS = re.compile(
    r"(?:aantal )?(?:\w+ )?(?:personen|mensen|inwoners|bewoners|jongeren|jeugdigen|kinderen|ouderen|leerlingen|slachtoffers|daders|plegers"
    r"|verdachten|overtreders|cliënten|gezinnen|huishoudens|statushouders|scholieren|studenten|minderjarigen|volwassenen|vrouwen|mannen|meisjes"
    r"|vluchtelingen|asielzoekers|(?:ex-)?gedetineerden|verslaafden|daklozen|patiënten|werklozen)\b",
    re.IGNORECASE,
)
"""A unit that begins with those who are counted; behind 'per' they are not."""
_COUNT = re.compile(r"(?:het )?aantal\b(?!.*\b(?:uur|uren|fte|minuten|dagen|weken|maanden|euro|\w*meters?|km|hectares?|kilo|ton|punten)\b)", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:toename|afname|stijging|daling|groei|verandering|verschil|index\w*|ten opzichte|meer|minder|promille)\b", re.IGNORECASE)
_UNITS: tuple[tuple[re.Pattern[str], Callable[[Decimal], bool], str, bool], ...] = (
    (re.compile(r"%|\b(?:procent|percentage)\b", re.IGNORECASE), lambda number: 0 <= number <= 100, "een percentage ligt tussen 0 en 100", False),
    (re.compile(r"\brapportcijfers?\b", re.IGNORECASE), lambda number: 0 <= number <= 10, "een rapportcijfer ligt tussen 0 en 10", False),
    (re.compile(rf"^(?!.*(?:{_RATE.pattern}))(?:{_COUNT.pattern}|{_PERSONS.pattern})", re.IGNORECASE),
     lambda number: 0 <= number == int(number), "een aantal is een heel getal", True),
)  # fmt: skip
"""(Unit, whether a number can be one, what it is, whether figures in it can be added); the first that fits."""


def check_figures_fit_their_unit(content: Content) -> Iterator[Problem]:
    """A share, a mark or a count is a number that it can be, and shares and marks are not added."""
    for key, indicator in content.plan["indicatoren"].items():
        unit = str(indicator.eenheid)
        found = next((row for row in _UNITS if row[0].search(unit)), None)
        if found is None or _CHANGE.search(f"{unit} {indicator.naam}"):
            continue
        targets = [(f"{address}/waarde", item.waarde) for address, item in _targets(key, indicator)]
        for address, number in [*_numbers(key, indicator), *targets]:
            if isinstance(number, Decimal) and not found[1](number):
                message = f"de eenheid is '{unit}', en hier staat {print_aantal(number)}: {found[2]}"
                yield content.problem(address, "I-015", message, "verbeter het getal (staat de komma goed?), of de eenheid van de indicator")
        if indicator.optelbaar and not found[3]:
            message = f"de eenheid is '{unit}', en zulke cijfers zijn niet bij elkaar op te tellen"
            yield content.problem(f"indicatoren/{key}/optelbaar", "I-015", message, "schrijf: optelbaar: nee; of verbeter de eenheid")


_SPELLED = {Decimal(1): "één", Decimal(2): "twee", Decimal(3): "drie", Decimal(4): "vier"}
_SAID = ("toelichting", "oorzaak", "gevolg", "bijsturing")


def check_counts_of_persons_are_considered(content: Content) -> Iterator[Problem]:
    """An indicator that counts persons and has a small count for the public says whether that can be traced."""
    closed = content.plan.gegevens.edities[-1:]
    for key, indicator in content.plan["indicatoren"].items():
        unit = str(indicator.eenheid)
        if indicator.herleidbaar is not None or (indicator.editie,) == closed or not _PERSONS.match(unit) or _RATE.search(unit):
            continue
        for address, number in _numbers(key, indicator):
            if is_small(number):
                message = f"dit cijfer telt mensen en is zo klein ({print_aantal(number)}) dat te zien kan zijn om wie het gaat"
                hint = "zet bij de indicator: herleidbaar: ja; dan staat er openbaar 'minder dan 5'; kan niemand het zien, schrijf dan nee"
                yield content.problem(address, "I-010", message, hint)
                break


def check_traceable_figures_are_counts(content: Content) -> Iterator[Problem]:
    """What is marked as traceable is a count: of a percentage the small numbers are not those that tell of few persons."""
    for key, indicator in content.plan["indicatoren"].items():
        if indicator.herleidbaar and (match := _RATE.search(str(indicator.eenheid))):
            message = "dit cijfer is geen aantal: 33 procent van drie mensen is er één"
            hint = "laat herleidbaar weg; is uit dit cijfer te berekenen om hoe weinig mensen het gaat, verberg de indicator dan met editie"
            yield content.word_problem(f"indicatoren/{key}/eenheid", match[0], "I-011", message, hint)


def check_withheld_numbers_are_not_told_in_words(content: Content) -> Iterator[Problem]:
    """The words of an indicator do not tell the number that its figures withhold."""
    for key, indicator in content.plan["indicatoren"].items():
        shown = told(indicator)
        if shown is indicator:
            continue
        kept = dict(_numbers(key, shown))
        hidden = {number for address, number in _numbers(key, indicator) if address not in kept}
        forms = [re.escape(print_aantal(number)) for number in hidden] + [_SPELLED[number] for number in hidden if number in _SPELLED]
        pattern = re.compile(rf"(?<![\w.,-])(?:{'|'.join(sorted(forms))})(?![\w-]|[.,]\d| (?:{'|'.join(MAANDEN)})\b)", re.IGNORECASE)
        for address, words in _words(key, indicator):
            if match := pattern.search(words):
                nth = words[: match.end()].count(match[0])
                message = f"'{match[0]}' is een getal dat bij deze indicator niet openbaar is"
                hint = "haal het getal uit de tekst; staat het voor iets anders, aanvaard de melding dan"
                yield content.word_problem(address, match[0], "I-012", message, hint, nth)


def _numbers(key: str, indicator: Indicator) -> Iterator[tuple[str, Decimal]]:
    """(address, number) of all that was measured."""
    if isinstance(indicator.nulmeting, Streefwaarde) and isinstance(indicator.nulmeting.waarde, Decimal):
        yield f"indicatoren/{key}/nulmeting/waarde", indicator.nulmeting.waarde
    for item in indicator.waarnemingen:
        if isinstance(item.waarde, Decimal):
            yield f"indicatoren/{key}/waarnemingen/{item_key(item, 1)}/waarde", item.waarde


def _words(key: str, indicator: Indicator) -> Iterator[tuple[str, str]]:
    """(address, words) of what is written at an indicator beside its figures."""
    owners = [(f"indicatoren/{key}", indicator), *((f"indicatoren/{key}/standen/{item_key(stand, 1)}", stand) for stand in indicator.standen)]
    for address, owner in owners:
        for name in _SAID:
            if isinstance(words := getattr(owner, name, None), str):
                yield f"{address}/{name}", words
