"""Rules of writing: spaces, quotes, colons and signs in files with keys; and layouts. What must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, PRIORITEIT, SPREEKUUR, Rule, Voorbeeld

_YAML = "YAML 1.2, de vorm van de bestanden met sleutels."
_GESPREKKEN = "prioriteiten/eerste-prioriteit/dicht-bij-inwoners/buurtgesprekken.yaml"
_ROLLEN = "namen/rollen.yaml"
_POSTEN = "geld/budgetposten.yaml"

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "B-020", "fout", "Na een dubbele punt en na een streepje staat een spatie",
        waarom="Zonder die spatie is het voor het programma gewone tekst. De sleutel of het punt van de lijst is er dan niet.",
        bron=_YAML,
        herstel="Zet een spatie achter de dubbele punt of het streepje.",
        voorbeeld=Voorbeeld(_GESPREKKEN, "planning_toelichting: elk", "planning_toelichting:elk"),
    ),
    Rule(
        "B-021", "fout", "Een tekst met een dubbele punt en een spatie erin staat tussen aanhalingstekens",
        waarom="Een dubbele punt met een spatie maakt van de woorden ervoor een sleutel. De tekst is dan geen tekst meer.",
        bron=_YAML,
        herstel="Zet de hele tekst tussen dubbele aanhalingstekens.",
        voorbeeld=Voorbeeld(_GESPREKKEN, "partners_toelichting: helpt bij", "partners_toelichting: let op: helpt bij"),
    ),
    Rule(
        "B-022", "waarschuwing", "Een tekst houdt niet op bij een #",
        waarom="Wat achter een spatie en een # staat, is een opmerking en komt niet in het plan. Dat ziet u anders pas als het gedrukt is.",
        bron=_YAML,
        herstel="Zet de hele tekst tussen dubbele aanhalingstekens. Is het een opmerking? Zet er dan twee spaties voor.",
        voorbeeld=Voorbeeld(_GESPREKKEN, "toelichting: elk kwartaal een ronde", "toelichting: elk kwartaal # een ronde"),
    ),
    Rule(
        "B-023", "fout", "Aanhalingstekens openen en sluiten de hele tekst",
        waarom="Een apostrof of aanhalingsteken midden in de tekst sluit haar te vroeg. Gekrulde aanhalingstekens sluiten niets in.",
        bron=_YAML,
        herstel="Zet een tekst met een apostrof tussen rechte dubbele aanhalingstekens, en een tekst met aanhalingstekens tussen enkele.",
        voorbeeld=Voorbeeld(_GESPREKKEN, "elk kwartaal een ronde", "'elk kwartaal foto's maken'"),
    ),
    Rule(
        "B-024", "fout", "Een tekst begint niet met een teken dat voor het programma iets betekent",
        waarom="Tekens als @, *, &, !, % en > betekenen aan het begin iets anders. De tekst wordt dan niet of half gelezen.",
        bron=_YAML,
        herstel="Zet de hele tekst tussen dubbele aanhalingstekens.",
        voorbeeld=Voorbeeld(_GESPREKKEN, "elk kwartaal een ronde", "*elk* kwartaal een ronde"),
    ),
    Rule(
        "B-025", "advies", "Tussen woorden staat één gewone spatie",
        waarom="Tabs, vaste spaties en dubbele spaties zien er hetzelfde uit. Zoeken en vergelijken gaat er wel mee mis.",
        bron=AFSPRAAK,
        herstel="Typ één gewone spatie, of laat --herstel dat doen.",
        voorbeeld=Voorbeeld(_GESPREKKEN, "elk kwartaal een", "elk  kwartaal een"),
    ),
    Rule(
        "B-026", "advies", "Een letter met een accent is één teken",
        waarom="Een letter met een los accent erachter ziet er hetzelfde uit als de letter zelf. Wie erop zoekt, vindt haar niet.",
        bron="Unicode, Normalization Form C (UAX #15).",
        herstel="Typ de letter opnieuw, of laat --herstel dat doen.",
        voorbeeld=Voorbeeld(_GESPREKKEN, "elk kwartaal", "e\u0301lk kwartaal"),
    ),
    Rule(
        "B-027", "advies", "Een hele tekst staat niet tussen gekrulde aanhalingstekens",
        waarom="Gekrulde aanhalingstekens worden gedrukt; rechte niet. Vaak maakte Word van de rechte gekrulde.",
        bron=AFSPRAAK,
        herstel="Haal de gekrulde aanhalingstekens weg als zij niet gedrukt moeten worden.",
        voorbeeld=Voorbeeld(_GESPREKKEN, "elk kwartaal een ronde", "“elk kwartaal een ronde”"),
    ),
    Rule(
        "B-032", "advies", "Elk punt van een lijst begint met een streepje",
        waarom="Is het streepje weg, dan worden twee punten in het plan één lange zin. U ziet dat pas als het gedrukt is.",
        bron=AFSPRAAK,
        herstel="Zet een streepje en een spatie voor een nieuw punt. Is het geen nieuw punt? Schrijf het dan achter de regel erboven.",
        voorbeeld=Voorbeeld(
            f"{PRIORITEIT}/prioriteit.yaml", "  - Inwoners merken dat de gemeente luistert (voorbeeld).",
            "  - Inwoners merken dat de gemeente luistert (voorbeeld).\n    Inwoners helpen elkaar (voorbeeld).",
        ),
    ),
    Rule(
        "B-033", "fout", "Een lijst staat niet tussen aanhalingstekens",
        waarom="Tussen aanhalingstekens is alles één tekst. De streepjes komen dan midden in een lange zin te staan.",
        bron=AFSPRAAK,
        herstel="Haal de aanhalingstekens weg. Zet elk punt op een eigen regel, met een streepje ervoor. Uit een cel van Excel komen ze vanzelf mee.",
        voorbeeld=Voorbeeld(
            SPREEKUUR, "straks: [Elke maand is er een spreekuur in de wijk.]",
            'straks: "Elke maand is er een spreekuur.\n  - Het is in de wijk."',
        ),
    ),
    Rule(
        "B-028", "fout", "Een bestand is één geheel, zonder regels met --- of %",
        waarom="Zulke regels delen een bestand op. Het programma leest een bestand als één geheel.",
        bron=AFSPRAAK,
        herstel="Haal de regel weg. Staan er twee stukken in het bestand, geef elk dan een eigen bestand.",
        voorbeeld=Voorbeeld(_ROLLEN, "- {id: team-voorbeeld", "---\n- {id: team-voorbeeld"),
    ),
    Rule(
        "B-029", "advies", "De sleutels van een stuk staan in de gewone volgorde",
        waarom="Wie veel stukken leest, vindt alles op dezelfde plaats terug. Voor het gedrukte plan maakt het niet uit.",
        bron=AFSPRAAK,
        herstel="Zet de sleutels in de volgorde van de woordenlijst, of laat --herstel dat doen.",
        voorbeeld=Voorbeeld(_POSTEN, "jaar: 2027\n  soort: incidenteel", "soort: incidenteel\n  jaar: 2027"),
    ),
    Rule(
        "B-030", "fout", "Tussen { en } staat een waarde met een komma erin tussen aanhalingstekens",
        waarom="Tussen { en } scheidt een komma twee sleutels. Wat achter de komma staat, hoort dan niet meer bij de waarde.",
        bron=_YAML,
        herstel="Zet de waarde tussen dubbele aanhalingstekens.",
        voorbeeld=Voorbeeld("monitoring/eerste-prioriteit.yaml", "waarde: 16}", "waarde: 16,5}"),
    ),
    Rule(
        "L-012", "fout", "Een layout geeft een goed document",
        waarom="Een layout bepaalt de volgorde en de woorden van een document. Klopt zij niet, dan kan er niets gemaakt worden.",
        bron=AFSPRAAK,
        herstel="Zet de layout terug zoals zij was, of vraag wie haar maakte om de genoemde regel te verbeteren.",
        voorbeeld=Voorbeeld(
            "", "Een layout die alleen gebruikt wat er is.", "Een layout die een naam gebruikt die niet bestaat."
        ),
    ),
)
