"""No personal data of officials or inhabitants: e-mail, telephone, home address, bank account, citizen service number, name.

Only what has the form of such data is found. A name of an administrator may be public; of others the role is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from planascode.checks.content import Content
from planascode.checks.pieces import WORD, Piece, places
from planascode.persons import AGE, AGED, BRACKETED, GIVEN, NAMED, OFFICER, SIGNED, TITLED
from planascode.problems import Problem

# A pattern begins with the sign that it is about, and not with a condition: then the search for it is fast.
_PART = re.compile(r"(?:\w|\d[.,]|[/+-])$")
_END = r"(?![\w/-]|[.,]\d)"
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++(?:@|%40)[\w-]++\.[\w.-]*\w", re.ASCII)
"""Also as it stands in the address of a page, where @ is %40."""
_GENERAL = re.compile(r"(?:info|gemeente|contact|post|algemeen|klantcontact\w*|secretariaat|meldpunt[\w-]*|griffie)(?:@|%40)", re.IGNORECASE)
"""How an address of nobody in particular begins."""
_OUTLOOK = "safelinks.protection.outlook.com"
_OVER_OUTLOOK = "dit adres loopt over Outlook, en kan het e-mailadres bevatten van wie de link kreeg"
_DETOUR = re.compile(r"https?://[\w.-]*\.safelinks\.protection\.outlook\.com/[^\s)\]]*")
_REAL = re.compile(r"[?&]url=([^&\s]+)")
_IBAN = re.compile(r"[A-Z][A-Z]\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_BSN = re.compile(rf"\d\d{{8}}{_END}")
_PHONE = re.compile(rf"(?:\+31|0031|\(0|0)[ -]?(?:\(0\)[ -]?)?[1-7]\d{{0,8}}+\)?(?:[ -]?\d{{2,8}}+){{0,4}}+{_END}")
_LETTERS = "(?!SA|SD|SS)[A-Z]{2}"
_HOME = re.compile(
    rf"\d(?:\d{{0,4}} ?[a-zA-Z]?,? +[1-9]\d{{3}} ?{_LETTERS}\b|\d{{3}} ?{_LETTERS},? +(?:nr\.? *|huisnummer +)?\d{{1,5}}{_END})"
)


def is_bsn(digits: str) -> bool:
    """Whether nine digits pass the test of eleven of the burgerservicenummer (Besluit burgerservicenummer, art. 2)."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return digits != "000000000" and sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0


def is_phone(text: str) -> bool:
    """Whether digits are a subscriber's number in the Netherlands: ten of them, no service (0800, 0900, 088, 14 0597, 112), no date."""
    digits = re.sub(r"^(?:\+|00)310?", "0", re.sub(r"[ ()-]", "", text))
    return re.fullmatch(r"0[1-7]\d{8}", digits) is not None and (text.count("-") < 2 or digits.startswith("06"))


def is_home(text: str) -> bool:
    """Whether a number with a postcode can be an address; without a comma a year and two capitals are none."""
    return "," in text or not re.search(r"\b(?:19|20)\d\d ", text)


def is_iban(text: str) -> bool:
    """Whether a text passes the check of an IBAN: turned round and read as a number it leaves 1 after division by 97."""
    signs = text.replace(" ", "")
    return len(signs) <= 34 and int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


_AWAY = "kwam het mee uit een e-mail, haal dan alles weg wat daarbij hoort, ook de groet en de naam"
_ROLE = f"noem de rol of het algemene webadres, niet de persoon; {_AWAY}"
_NUMBER = f"noem het algemene nummer van de organisatie, bijvoorbeeld 14 met het netnummer; {_AWAY}"
_STREET = "noem de buurt of de straat zonder nummer, of haal het weg"
_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool], str, str], ...] = (
    ("P-006", _IBAN, is_iban, "'{}' is een bankrekening", "haal het weg"),
    ("P-002", _BSN, is_bsn, "dit getal kan een burgerservicenummer zijn", "haal het weg"),
    ("P-003", _PHONE, is_phone, "'{}' is een telefoonnummer", _NUMBER),
    ("P-004", _HOME, is_home, "'{}' is een huisnummer met een postcode", _STREET),
)
"""Rule, form, the test that something of this form must pass, message, hint; the end of a bank account is no telephone number."""


def check_no_contact_data(content: Content) -> Iterator[Problem]:
    """No field or text holds a way to reach a person, or a number that is one person's own."""
    for address, text in content.plan.teksten.items():
        for match in _DETOUR.finditer(text) if _OUTLOOK in text else ():
            yield content.text_problem(address, *match.span(), "P-007", _OVER_OUTLOOK, _straight(match[0]))
        for match in _mails(text):
            yield content.text_problem(address, *match.span(), "P-001", f"'{match[0]}' is een e-mailadres", _ROLE)
    for piece in content.pieces:
        for match in _DETOUR.finditer(piece.text) if piece.soort == "veld" and _OUTLOOK in piece.text else ():
            yield content.piece_problem(piece, *match.span(), "P-007", _OVER_OUTLOOK, _straight(match[0]))
        for match in _mails(piece.text) if piece.soort == "veld" else ():
            yield content.piece_problem(piece, *match.span(), "P-001", f"'{match[0]}' is een e-mailadres", _ROLE)
    accounts: set[tuple[Piece, int]] = set()
    for code, form, test, message, hint in _FORMS:
        for piece, start, match in content.find(form):
            end = start + len(match[0])
            if (piece, end) not in accounts and _begins(piece.text, start) and test(match[0]):
                accounts |= {(piece, end)} if code == "P-006" else set()
                start += match[0].startswith("(") and ")" not in match[0]
                yield content.piece_problem(piece, start, end, code, message.format(piece.text[start:end]), hint)


def _mails(text: str) -> Iterator[re.Match[str]]:
    """The e-mail addresses in a text, but those that are nobody's own."""
    return (match for match in _MAIL.finditer(text) if not _GENERAL.match(match[0])) if "@" in text or "%40" in text else iter(())


def _straight(detour: str) -> str:
    """A hint with the address that Outlook put its own around."""
    from urllib.parse import unquote

    real = _REAL.search(detour)
    return f"schrijf: {unquote(real[1])}" if real else "schrijf het gewone adres van de bladzijde"


def _begins(text: str, start: int) -> bool:
    """Whether what begins here is not a part of a longer word or number, or of a postbus."""
    return not _PART.search(text[max(0, start - 2) : start]) and text[max(0, start - 8) : start].lower() != "postbus "


# --- names that the plan watches ---------------------------------------------------------------------------------


def check_no_watched_names(content: Content) -> Iterator[Problem]:
    """Nobody whom namen/personen.yaml lists as not public is named in a field or text."""
    watched = sorted({name for item in content.plan["personen"].values() if not item.openbaar for name in (item.naam, *item.varianten)}, key=len)
    if not watched:
        return
    names = "|".join(r"\s+".join(map(re.escape, name.split())) for name in reversed(watched))
    for piece, start, match in content.find(re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)):
        message = f"'{' '.join(match[0].split())}' staat in namen/personen.yaml, en is niet openbaar"
        yield content.piece_problem(piece, start, start + len(match[0]), "P-008", message, "noem alleen de rol")


# --- names of persons -------------------------------------------------------------------------------------------

_NO_PERSON = re.compile(
    r"\w*(?:straat|laan|weg|plein|kade|singel|park|hof|dreef|steeg|gracht|dijk|brug|school|college|lyceum|huis|prijs|fonds|stichting"
    r"|instituut|centrum|hal|wijk|buurt)\b",
    re.IGNORECASE,
)
"""What is named after a person."""
LEGAL = frozenset({"BV", "CV", "NV", "UA", "VOF"})
PERSONS = frozenset({
    "adviseur", "ambtenaar", "beleidsadviseur", "beleidsmedewerker", "budgethouder", "contactpersoon", "coördinator", "jongerenwerker",
    "medewerker", "opgaveleider", "projectleider", "programmamanager", "secretaris", "stagiair", "stagiaire", "trekker", "wijkagent",
})  # fmt: skip
"""Functions of persons who are no administrators."""
COUNTED = frozenset({
    "bijlage", "blok", "categorie", "deel", "en", "fase", "gebied", "groep", "klasse", "lid", "onderdeel", "optie", "plan", "punt",
    "scenario", "spoor", "team", "variant", "wijk", "zone",
})  # fmt: skip
"""Words before a single letter that is a number and no initial."""
STARTERS = frozenset({
    "Alle", "Als", "Bij", "Daar", "Daarna", "Daarom", "Dan", "Dat", "De", "Deze", "Die", "Dit", "Door", "Een", "Elk", "Elke", "En", "Er",
    "Het", "Hier", "Hij", "Hoe", "In", "Maar", "Met", "Na", "Nu", "Of", "Om", "Ook", "Op", "Over", "Per", "Sinds", "Te", "Toch", "Tot",
    "Uit", "Van", "Voor", "Wat", "We", "Wie", "Wij", "Ze", "Zij", "Zo",
})  # fmt: skip
"""Words that begin a sentence, so that a letter with a dot before them is no initial."""


def check_no_persons(content: Content) -> Iterator[Problem]:
    """Nobody is named: no title, initials or given name with a surname, and no name in brackets after a function; but who may be."""
    public = [name.casefold() for item in content.plan["personen"].values() if item.openbaar for name in (item.naam, *item.varianten)]
    for piece, start, name in _persons(content):
        if not any(known in name.casefold() for known in public):
            message = f"'{name}' is de naam van een persoon"
            hint = "noem alleen de rol; mag de naam van een bestuurder openbaar zijn, zet hem dan in namen/personen.yaml, met openbaar: ja"
            yield content.piece_problem(piece, start, start + len(name), "P-005", message, hint)


def _persons(content: Content) -> Iterator[tuple[Piece, int, str]]:
    """(piece, where in it, name) of what has the form of a person's name."""
    titled: set[tuple[Piece, int]] = set()
    own = {word for party in content.plan["organisaties"].values() for word in WORD.findall(party.naam)} | STARTERS
    match: re.Match[str] | None
    for piece, start, found in content.find(TITLED):
        match = _on_line(content, piece, start, found) or found  # behind a title a name may go on
        if _begins(piece.text, start) and not _NO_PERSON.match(match[1]):
            titled.add((piece, start + len(match[0])))
            yield piece, start, match[0]
    for piece, start, found in content.find(OFFICER):
        match = _on_line(content, piece, start, found)
        name = match[1] or match[2] if match else ""
        if match and not _NO_PERSON.match(name.split()[-1]) and _is_new(content, name, own) and (piece, start + len(match[0])) not in titled:
            titled.add((piece, start + len(match[0])))
            yield piece, start, match[0]
    parties = {word for party in content.plan["organisaties"].values() for word in WORD.findall(party.naam)}
    short = LEGAL | {item.kort for item in content.plan["afkortingen"].values()}
    for piece, start, found in content.find(SIGNED):
        match = _on_line(content, piece, start, found)
        if match is None:
            continue
        words = piece.text[max(0, start - 40) : start].split()
        before = words[-1].lower() if words else ""
        initials = re.sub(r"[\s.]", "", match[1])
        if (
            (piece, start + len(match[0])) not in titled
            and _begins(piece.text, start)
            and initials not in short
            and before not in (COUNTED if len(initials) == 1 else ("en",))
            and not _is_lettered(piece, start, match[0])
            and match[2].split()[0] not in STARTERS
            and not _NO_PERSON.match(match[2])
            and _is_new(content, match[2], parties)
        ):
            yield piece, start, match[0]
    for name in sorted(GIVEN.intersection(content.register.pieces)):
        for piece in content.register.pieces[name]:
            for start in places(piece.text, name):
                whole = NAMED.match(piece.text, start)
                match = _on_line(content, piece, start, whole) if whole else None
                is_person = match and not _NO_PERSON.match(match["surname"]) and (match["between"] or _is_new(content, match["surname"], parties))
                if match and is_person and (piece, start + len(match[0])) not in titled:
                    yield piece, start, match[0]
    for piece, start, _ in content.find(AGE):
        named = AGED.search(piece.text, max(0, start - 60), start)
        if named and named["given"] not in GIVEN | STARTERS:
            yield piece, named.start(), named[1]
    for piece, start, match in content.find(BRACKETED):
        words = piece.text[max(0, start - 40) : start].split()
        if words and words[-1].lower() in PERSONS and _is_new(content, match[1], parties):
            yield piece, start + 1, match[1]


def _on_line(content: Content, piece: Piece, start: int, found: re.Match[str]) -> re.Match[str] | None:
    """What is found at ``start`` of a piece, without what stands on the next line; None when that leaves nothing of this form."""
    words = found[0]
    if piece.soort != "veld":
        begin = piece.start + start
        words = content.plan.teksten[piece.address][begin : begin + len(words)]
    return found if "\n" not in words else found.re.match(found[0][: words.index("\n")])


def _is_lettered(piece: Piece, start: int, name: str) -> bool:
    """Whether this is rather a letter that counts, at the beginning of a heading or of more than a name: 'B. Toezicht op straat'."""
    is_first = not piece.text[:start].strip() and re.match(r"[A-H]\. ?[A-Z]\w", name) is not None
    return is_first and (piece.soort == "kop" or bool(piece.text[start + len(name) :].strip(" .")))


def _is_new(content: Content, name: str, parties: Collection[str]) -> bool:
    """Whether the plan writes none of these words without a capital, and none in the name of a party."""
    return not any(word in parties or word.lower() in content.register.pieces for word in WORD.findall(name))
