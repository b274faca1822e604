"""Rules of words and sentences, and of names and abbreviations: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, Rule, Voorbeeld

_B1 = "Direct Duidelijk: eenvoudige woorden en korte zinnen, taalniveau B1."
_INTRO = "hoofdstukken/inleiding.md"
_TALKS = "prioriteiten/eerste-prioriteit/dicht-bij-inwoners/buurtgesprekken.yaml"
_GOOD = "De gemeente wil een paar dingen goed doen."

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "W-001", "advies", "Een zin heeft hoogstens 25 woorden",
        waarom="In een korte zin raakt niemand de draad kwijt, ook wie moeite heeft met lezen niet.",
        bron=_B1,
        herstel="Maak er twee zinnen van, of een lijst. Namen, doelen en citaten tellen niet mee: die zijn letterlijk.",
        voorbeeld=Voorbeeld(
            _INTRO,
            _GOOD,
            "De gemeente wil een paar dingen goed doen, en daarom werkt zij de komende jaren samen met inwoners, ondernemers, scholen, "
            "verenigingen en partners in de regio aan een veilige en prettige omgeving.",
        ),
    ),
    Rule(
        "W-002", "advies", "Een tekst gebruikt woorden die iedereen kent",
        waarom="Ambtelijke taal houdt lezers buiten. De standaardlijst noemt alleen woorden waar bijna altijd een gewoon woord voor is.",
        bron=_B1,
        herstel="Kies het gewone woord uit de melding. Is het woord echt nodig? Zet het in namen/woorden.yaml met liever: n.v.t. en de reden.",
        voorbeeld=Voorbeeld(_INTRO, _GOOD, "De gemeente wil een paar dingen implementeren."),
    ),
    Rule(
        "W-003", "advies", "Een lang woord is overal hetzelfde gespeld",
        waarom="Een woord dat één letter verschilt van een woord dat vaak in het plan staat, is meestal een tikfout. Wie zoekt, vindt het niet.",
        bron=AFSPRAAK,
        herstel="Verbeter de spelling. Is het toch een ander woord? Zet het in namen/woorden.yaml met liever: n.v.t. en de reden.",
        voorbeeld=Voorbeeld(_INTRO, _GOOD, "De gemeeente wil een paar dingen goed doen."),
    ),
    Rule(
        "W-004", "advies", "Een tekst spreekt voor de gemeente, niet voor één persoon",
        waarom="Een plan is van het bestuur. Een eigen mening of een stuk van een verslag hoort er niet in.",
        bron=AFSPRAAK,
        herstel="Schrijf op wat de gemeente vindt of doet. Een vraag of opmerking zet u in opmerkingen/opmerkingen.yaml.",
        voorbeeld=Voorbeeld(_INTRO, _GOOD, "Ik wil een paar dingen goed doen."),
    ),
    Rule(
        "W-005", "advies", "Een lijst in een tekst heeft meer dan één punt",
        waarom="Bij een lijst met één punt denkt een lezer dat er iets ontbreekt.",
        bron=AFSPRAAK,
        herstel="Maak er een gewone zin van, of vul de lijst aan.",
        voorbeeld=Voorbeeld(
            _INTRO,
            "- Een punt van een lijst begint met een streepje.\n- De APV staat in de lijst met afkortingen.\n- Een link",
            "- Een link",
        ),
    ),
    Rule(
        "W-006", "waarschuwing", "Een veld zegt iets, en houdt niet alleen een plaats vrij",
        waarom=(
            "Woorden als idem, n.n.b. en etc. lijken ingevuld, maar de raad en de uitvoerder weten nog niets. In een tabel wijst idem bovendien "
            "naar een rij die kan verschuiven."
        ),
        bron=AFSPRAAK,
        herstel="Vul in wat bekend is. Is het niet bekend? Schrijf dan in plaats van het hele veld onbekend, met de reden tussen haakjes.",
        voorbeeld=Voorbeeld(_TALKS, "planning_toelichting: elk kwartaal een ronde", "planning_toelichting: nog nader te bepalen"),
    ),
    Rule(
        "W-007", "waarschuwing", "Een naam of een punt in een lijst is geen open vraag",
        waarom="Een vraagteken achter een partij of middel betekent dat er nog niet is besloten. In een vastgesteld plan hoort dat niet.",
        bron=AFSPRAAK,
        herstel="Zoek het uit en haal het vraagteken weg. Of zet de vraag in opmerkingen/opmerkingen.yaml.",
        voorbeeld=Voorbeeld(_TALKS, "[Een vaste ploeg,", "[Een vaste ploeg?,"),
    ),
    Rule(
        "W-008", "advies", "Een woord uit namen/talen.yaml staat in het plan",
        waarom="Met een tikfout in de lijst blijft het woord in het plan zonder taal. Een voorleesprogramma leest het dan alsof het Nederlands is.",
        bron="WCAG 2.2, succescriterium 3.1.2 (taal van onderdelen).",
        herstel="Schrijf het woord zoals het in het plan staat. Komt het er niet meer in voor? Haal het dan uit de lijst.",
        voorbeeld=Voorbeeld("namen/talen.yaml", "", "- {id: engels, taal: en, woorden: [governance]}\n"),
    ),
    Rule(
        "W-010", "advies", "Een haakje of aanhalingsteken wordt gesloten",
        waarom="Zonder het tweede weet een lezer niet waar het citaat of de toevoeging ophoudt. Vaak viel er bij het plakken iets weg.",
        bron=AFSPRAAK,
        herstel="Zet het andere erbij, of haal dit weg.",
        voorbeeld=Voorbeeld(
            "prioriteiten/eerste-prioriteit/beschrijving.md", "Deze tekst is een voorbeeld.", "Deze tekst (en de volgende is een voorbeeld."
        ),
    ),
    Rule(
        "W-009", "advies", "Elk woord staat er één keer en heel, met een spatie ertussen",
        waarom="Een dubbel woord of een afgebroken woord leest stroef. Een voorleesprogramma leest het precies zo voor.",
        bron=AFSPRAAK,
        herstel="Typ de woorden opnieuw. Uit een PDF komen afgebroken woorden en losse streepjes vaak mee.",
        voorbeeld=Voorbeeld(_INTRO, _GOOD, "De gemeente wil een een paar dingen goed doen."),
    ),
    Rule(
        "N-001", "advies", "Elke afkorting staat in de lijst met afkortingen",
        waarom="Een lezer van buiten kent de afkortingen van de gemeente niet.",
        bron="WCAG, criterium 3.1.4 (afkortingen); Direct Duidelijk: weinig afkortingen.",
        herstel=(
            "Zet de afkorting met haar volledige vorm in namen/afkortingen.yaml, of schrijf haar in de tekst voluit. Weet u de volledige vorm "
            "niet? Schrijf bij voluit: onbekend, met de reden tussen haakjes."
        ),
        voorbeeld=Voorbeeld(_INTRO, _GOOD, "Het BVO wil een paar dingen goed doen."),
    ),
    Rule(
        "N-002", "advies", "Een naam of afkorting is overal op dezelfde manier geschreven",
        waarom="Twee namen voor hetzelfde lijken twee dingen. Wie zoekt, vindt maar de helft.",
        bron=AFSPRAAK,
        herstel=(
            "Schrijf de naam die de melding noemt. Andere schrijfwijzen zet u bij varianten: in namen/organisaties.yaml, afkortingen.yaml of "
            "documenten.yaml, of bij een prioriteit of thema. Tussen aanhalingstekens mag een andere schrijfwijze staan."
        ),
        voorbeeld=Voorbeeld(_INTRO, "De APV staat in de lijst", "De A.P.V. staat in de lijst"),
    ),
    Rule(
        "N-004", "waarschuwing", "Een tekst noemt alleen codes die er zijn",
        waarom="Een lezer zoekt anders in de tabel een code die nergens staat.",
        bron=AFSPRAAK,
        herstel="Verbeter de code in de tekst. De codes van het plan staan in codes/codes.yaml.",
        voorbeeld=Voorbeeld("", "De codes P1 tot en met P5 staan in de tabel.", "De codes P1 tot en met P6 staan in de tabel."),
    ),
    Rule(
        "N-003", "waarschuwing", "Een link met een naam of webadres gaat daarheen, en noemt de naam zoals hij nu is",
        waarom="Krijgt een thema of prioriteit een nieuwe naam, dan blijft de oude anders in de teksten staan. De lezer zoekt een stuk dat zo niet heet.",
        bron=AFSPRAAK,
        herstel="Schrijf de naam die de melding noemt. Schrijft u niets tussen de haken, dan zet het programma er zelf de naam of het nummer.",
        voorbeeld=Voorbeeld(_INTRO, "[](#eerste-prioriteit)", "[De eerste prioriteiten](#eerste-prioriteit)"),
    ),
    Rule(
        "N-007", "waarschuwing", "Een document heeft overal de jaren van zijn naam",
        waarom="Met andere jaren zoekt de lezer een plan dat er niet is, of het plan van een andere periode.",
        bron=AFSPRAAK,
        herstel="Schrijf de jaren zoals in namen/documenten.yaml. Is het een ander stuk? Zet dat dan ook in die lijst.",
        voorbeeld=Voorbeeld("namen/documenten.yaml", "naam: Kadernota Voorbeeld (verzonnen)", "naam: Kadernota Voorbeeld 2027-2029"),
    ),
    Rule(
        "N-008", "advies", "Een naam eindigt niet op een leesteken, en staat niet in hoofdletters",
        waarom="Namen staan in koppen, tabellen en zinnen. Een voorleesprogramma spelt hoofdletters soms letter voor letter.",
        bron=AFSPRAAK,
        herstel="Haal het leesteken weg, en schrijf gewone letters.",
        voorbeeld=Voorbeeld("prioriteiten/eerste-prioriteit/spreekuur.yaml", "naam: Spreekuur", "naam: SPREEKUUR IN HET DORP #"),
    ),
    Rule(
        "N-009", "waarschuwing", "Een rol of partij heet in een tekst zoals in de lijst",
        waarom="Kreeg een functie een andere naam, dan staat in de tekst de oude, en in de tabel de nieuwe.",
        bron=AFSPRAAK,
        herstel="Schrijf overal dezelfde naam. Gaat het om een ander? Dan kan het blijven staan.",
        voorbeeld=Voorbeeld("", "De coördinator jeugd helpt.; in de lijst: coordinator-jeugd, Coördinator jeugd",
                            "De coördinator jeugd helpt.; in de lijst: coordinator-jeugd, Regisseur jeugd"),
    ),
    Rule(
        "N-005", "waarschuwing", "In een lijst met namen staat niets twee keer",
        waarom="Staat een partij of stuk er twee keer in, dan verwijst het plan soms naar de een en soms naar de ander.",
        bron=AFSPRAAK,
        herstel="Haal een van de twee weg, en verwijs overal naar de ander. Zijn het toch twee? Geef ze dan elk een eigen naam.",
        voorbeeld=Voorbeeld(
            "namen/organisaties.yaml", "- id: stichting-voorbeeld", "- {id: gemeente-dorp, naam: Gemeente Voorbeelddorp}\n- id: stichting-voorbeeld"
        ),
    ),
    Rule(
        "N-006", "waarschuwing", "Een afkorting hoort bij haar volledige vorm",
        waarom="Staat achter een naam een andere afkorting, dan weet de lezer niet welke van de twee bedoeld is.",
        bron=AFSPRAAK,
        herstel="Schrijf de afkorting uit namen/afkortingen.yaml. Staan kort en voluit op elkaars plaats? Wissel ze dan.",
        voorbeeld=Voorbeeld(_INTRO, _GOOD, "De gemeente heeft een algemene plaatselijke verordening (SV)."),
    ),
)
