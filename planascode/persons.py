"""The forms that the name of a person has: a title, initials or a given name, and a surname."""

from __future__ import annotations

import re

_TITLES = (
    "de heer",
    "mevrouw",
    "meneer",
    *(f"{title}." for title in ("dhr", "mw", "mevr", "drs", "ir", "ing", "dr", "mr", "prof", "jhr")),
)
_TITLE = f"(?:{'|'.join(re.escape(form) for title in _TITLES for form in (title, title.capitalize()))})"
_BETWEEN = r"(?:(?:van|de|den|der|het|ten|ter|te|op|in|'t|’t|el|la|le)\s+){0,3}"
_SURNAME = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:[- ]?[A-ZÀ-Ý][a-zà-ÿ]+)?(?![\w-])"
GIVEN = frozenset({
    "Aart", "Abdel", "Adriaan", "Ahmed", "Albert", "Aleida", "Alex", "Ali", "Alice", "Alida", "Amir", "Andre", "Andrea", "André", "Angela", "Angelique",
    "Anita", "Anja", "Anke", "Anne", "Anneke", "Annelies", "Annemarie", "Annet", "Annette", "Annie", "Anouk", "Antoinette", "Anton", "Arie", "Arjan", "Arno",
    "Arnold", "Astrid", "Aukje", "Barbara", "Bart", "Bas", "Bastiaan", "Benjamin", "Berend", "Bernadette", "Bernard", "Bert", "Bettina", "Betty", "Bianca",
    "Boudewijn", "Bram", "Bregje", "Brenda", "Brigitte", "Carla", "Carmen", "Carolien", "Caroline", "Casper", "Cathy", "Cees", "Chantal", "Charles", "Chris",
    "Christa", "Christiaan", "Christine", "Cindy", "Claire", "Claudia", "Coby", "Coen", "Conny", "Corine", "Cornelis", "Corrie", "Daan", "Daniel", "Danielle",
    "Daniëlle", "Danny", "David", "Debbie", "Deborah", "Dennis", "Dewi", "Diana", "Dick", "Dieter", "Diny", "Dirk", "Dora", "Dorien", "Doris", "Eddy",
    "Edith", "Eduard", "Edwin", "Eefje", "Eelco", "Eelke", "Eline", "Eliza", "Ellen", "Elly", "Els", "Elsbeth", "Elske", "Emiel", "Emmy", "Eric", "Erica",
    "Erik", "Erna", "Ernst", "Esther", "Eva", "Evelien", "Eveline", "Ewout", "Fatima", "Femke", "Fenna", "Ferdinand", "Floris", "Folkert", "Fons", "Francien",
    "Franciska", "Frank", "Fred", "Frederik", "Freek", "Froukje", "Gea", "Geertje", "Geke", "Geraldine", "Gerard", "Gerben", "Gerda", "Gerhard", "Gerrit",
    "Gert", "Gijs", "Gijsbert", "Gineke", "Greet", "Greetje", "Grietje", "Guido", "Guus", "Hanna", "Hannah", "Hanneke", "Hanny", "Hans", "Harm", "Harmen",
    "Harold", "Harry", "Heidi", "Heleen", "Helena", "Helga", "Hella", "Hendrik", "Henk", "Hennie", "Henny", "Henriette", "Herma", "Herman", "Hessel", "Hetty",
    "Hilda", "Hilde", "Hinke", "Hugo", "Huub", "Ibrahim", "Ilse", "Imke", "Ineke", "Inge", "Ingrid", "Irene", "Irma", "Isabel", "Ivo", "Iwan", "Jaap", "Jack",
    "Jacob",
    "Jacqueline", "Jacques", "Jan", "Janneke", "Jannie", "Jantina", "Jantje", "Jason", "Jasper", "Jeanet", "Jeanette", "Jef", "Jelle", "Jenny", "Jeroen",
    "Jesse", "Jessica", "Joan", "Joanne", "Joep", "Johan", "Johanna", "John", "Joke", "Jolanda", "Jolien", "Jonas", "Jonathan", "Joop", "Joost", "Joran",
    "Joris", "Jorrit", "Josien", "José", "Joyce", "Jozef", "Judith", "Juliette", "Jurgen", "Jurre", "Justin", "Karel", "Karen", "Karin", "Karlijn", "Katja",
    "Kees", "Kevin", "Kim", "Klaartje", "Klaas", "Klaas-Jan", "Koen", "Koosje", "Krista", "Kristel", "Lars", "Laura", "Laurens", "Leendert", "Lennart",
    "Leon", "Leonie", "Lieke", "Liesbeth", "Lilian", "Linda", "Lineke", "Lisa", "Loes", "Lotte", "Louis", "Louise", "Lourens", "Lucas", "Lucie", "Luuk",
    "Lydia", "Maaike", "Maarten", "Maartje", "Madelon", "Maja", "Manon", "Manuela", "Marc", "Marcel", "Marcella", "Marco", "Margriet", "Marian", "Marianne",
    "Marie", "Marieke", "Marijke", "Mariska", "Marit", "Marjan", "Marjolein", "Marjolijn", "Marleen", "Marlies", "Marloes", "Martijn", "Martin", "Martina",
    "Martine", "Mathijs", "Matthijs", "Maurice", "Maurits", "Meike", "Meindert", "Melanie", "Melissa", "Menno", "Merlijn", "Michael", "Michel", "Michelle",
    "Michiel", "Mieke", "Mike", "Miranda", "Miriam", "Mirjam", "Mirthe", "Mohamed", "Monique", "Mustafa", "Naomi", "Natalie", "Natasja", "Nathalie", "Nick",
    "Nico", "Nicole", "Nicolien", "Niek", "Niels", "Nienke", "Nina", "Noortje", "Nynke", "Olaf", "Omar", "Onno", "Pascal", "Patricia", "Patrick", "Paula",
    "Paulien", "Pauline", "Peggy", "Peter", "Petra", "Petronella", "Philip", "Piet", "Pieter", "Priscilla", "Quinten", "Rachel", "Ralph", "Ramon", "Raymond",
    "Rebecca", "Reinder", "Reinier", "Remco", "Renate", "Rene", "Renske", "René", "Renée", "Rianka", "Rianne", "Richard", "Rick", "Rinse", "Rita", "Robbert",
    "Robert", "Robin", "Roel", "Roelof", "Rogier", "Roland", "Rolf", "Romy", "Ronald", "Ruben", "Rutger", "Ruth", "Ruud", "Sabine", "Samantha", "Samir",
    "Sander", "Sandra", "Sanne", "Sara", "Sarah", "Saskia", "Sebastiaan", "Selma", "Sharon", "Siebe", "Siebren", "Sietske", "Sigrid", "Silvia", "Simon",
    "Simone", "Sjoerd", "Sonja", "Stefan", "Stefanie", "Steven", "Stijn", "Susan", "Susanne", "Suzanne", "Sven", "Sylvia", "Tamara", "Tanja", "Tessa", "Thea",
    "Theo", "Thijs", "Thomas", "Tim", "Tineke", "Tjeerd", "Tjitske", "Tom", "Tonnie", "Tonny", "Toos", "Trudy", "Truus", "Ursula", "Valerie", "Vincent",
    "Wanda", "Wendy", "Wiebe", "Wiebke", "Wieger", "Wietske", "Wilco", "Wilfred", "Willeke", "Willem", "Willemien", "Wilma", "Wim", "Wouter", "Wubbo",
    "Xander", "Yara", "Yasmin", "Youssef", "Yusuf", "Yvette", "Yvon", "Yvonne", "Zoë", "Zwanet",
})  # fmt: skip
"""Given names that are no other word, and seldom the first one of a street, school or fund: before a surname they are a person's."""
TITLED = re.compile(rf"{_TITLE}\s+(?:{_TITLE}\s+){{0,4}}(?:(?:[A-Z][a-z]?\.\s?){{1,5}}\s*)?{_BETWEEN}({_SURNAME})")
"""A title, initials perhaps, and a surname (1)."""
_TASK = "(?!Sociaal|Sociale|Ruimtelijke|Openbare|Publieke|Maatschappelijke|Economische|Fysieke|Integrale|Zorg|Jeugd|Verkeer)"
OFFICER = re.compile(
    rf"\b(?:[Ww]ethouder|[Gg]emeentesecretaris) {_TASK}([A-Z]\w+ {_BETWEEN}{_SURNAME})|\b[Bb]urgemeester {_BETWEEN}({_SURNAME})"
)
"""An administrator with a given name and a surname (1), or a burgemeester with a surname (2): 'wethouder Zorg' is a task."""
SIGNED = re.compile(rf"([A-Z]\.\s?(?:[A-Z]\.\s?){{0,4}})\s*{_BETWEEN}({_SURNAME})")
"""Initials (1) and a surname (2)."""
NAMED = re.compile(rf"(?P<given>[A-ZÀ-Ý][a-zà-ÿ]+)\s+(?P<between>{_BETWEEN})(?P<surname>{_SURNAME})")
"""A word that is a given name if it is one of ``GIVEN``, words like ``van de`` and a surname."""
AGED = re.compile(rf"\b((?P<given>[A-ZÀ-Ý][a-zà-ÿ]+)\s+{_BETWEEN}{_SURNAME}),?\s*\(?$")
"""A name (1) at the end of what stands before an age."""
AGE = re.compile(r"\d{1,2} jaar\b")
BRACKETED = re.compile(rf"\(({_SURNAME})\)")
"""A surname (1) between brackets."""
_BODY = re.compile(
    r"(?:provincie|gemeente|stichting|politie|vereniging|waterschap|corporatie|dienst|raad|college|team|afdeling|bureau|ministerie|brandweer"
    r"|regio|bond|unie|platform|netwerk|bedrijf|fonds|school|huis|meester|leider|houder|secretaris|manager|regisseur|coördinator)\b"
    r"|\b(?:GGD|GGZ|Rijk|adviseur|hoofd)\b",
    re.IGNORECASE,
)
_ANY_GIVEN = re.compile(rf"[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)? {_BETWEEN}{_SURNAME}")


def is_person(text: str) -> bool:
    """Whether a value is the name of a person: a title, initials or a common given name, with a surname."""
    return bool(TITLED.match(text) or SIGNED.fullmatch(text) or ((named := NAMED.fullmatch(text)) and named["given"] in GIVEN))


def may_be_person(text: str) -> bool:
    """Whether a value has the form of a name; that of an organisation or a team may have it too."""
    return is_person(text) or _ANY_GIVEN.fullmatch(text) is not None


def is_body(text: str) -> bool:
    """Whether a name or id has a word in it of an organisation or a role, as the name of a person has not."""
    return _BODY.search(text.replace("-", " ")) is not None
