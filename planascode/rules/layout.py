"""Rules of the legend, the layout and the house style: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, Rule, Voorbeeld

TOESTANDEN = "legenda/toestanden.yaml"
TOKENS = "layouts/huisstijl/tokens.yaml"

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "L-001", "fout", "De legenda heeft een as",
        waarom="Een as zegt waarover een stand gaat, zoals voortgang of geld. Zonder as kan niemand een stand opgeven.",
        bron=AFSPRAAK,
        herstel="Zet ten minste één as in legenda/assen.yaml.",
        voorbeeld=Voorbeeld("legenda/assen.yaml", "- id: voortgang\n  naam: Voortgang\n", "[]\n"),
    ),
    Rule(
        "L-002", "fout", "De legenda zegt hoe een onbekende stand getoond wordt",
        waarom="Ook van een maatregel zonder stand moet de lezer een woord en een teken zien, geen lege cel.",
        bron=AFSPRAAK,
        herstel="Zet bij één toestand in legenda/toestanden.yaml: bij_ontbreken: ja.",
        voorbeeld=Voorbeeld(TOESTANDEN, ", bij_ontbreken: ja}", "}"),
    ),
    Rule(
        "L-020", "waarschuwing", "Een toestand spreekt zichzelf en de andere toestanden niet tegen",
        waarom="Werk kan niet klaar zijn en nog niet begonnen. En voor wat niet bekend is, kan het programma maar één woord laten zien.",
        bron=AFSPRAAK,
        herstel="Haal klaar, begonnen of bij_ontbreken weg bij de toestand waar het niet klopt.",
        voorbeeld=Voorbeeld(TOESTANDEN, "betekenis: Begint later, begonnen: nee", "betekenis: Begint later, begonnen: nee, klaar: ja"),
    ),
    Rule(
        "L-021", "waarschuwing", "De leeswijzer noemt een toestand zoals de legenda",
        waarom="De lezer zoekt het woord uit de uitleg in de legenda. Staat het daar niet, dan begrijpt hij geen van beide.",
        bron=AFSPRAAK,
        herstel="Schrijf in de leeswijzer het woord dat in legenda/toestanden.yaml staat.",
        voorbeeld=Voorbeeld("", "Dan is zij onderweg; de legenda heeft: onderweg", "Dan is zij gestart; de legenda heeft: onderweg"),
    ),
    Rule(
        "L-003", "fout", "De toon van een toestand bestaat in de huisstijl",
        waarom="De toon bepaalt de kleur. De tonen van de huisstijl zijn ook te lezen voor wie slecht ziet.",
        bron="WCAG 2.1, succescriterium 1.4.3 (contrast); de namen zijn een afspraak van dit programma.",
        herstel="Kies een toon die er is. Een nieuwe toon zet u met drie kleuren in layouts/huisstijl/tokens.yaml.",
        voorbeeld=Voorbeeld(TOESTANDEN, "toon: busy", "toon: grijs"),
    ),
    Rule(
        "L-004", "fout", "Een kolom toont een veld dat er is",
        waarom="De lezer zou een lege kolom zien.",
        bron=AFSPRAAK,
        herstel="Schrijf achter toont de sleutel van een veld van een maatregel. Zij staan in docs/woordenlijst.md.",
        voorbeeld=Voorbeeld("indeling.yaml", "toont: partners", "toont: partner"),
    ),
    Rule(
        "L-005", "fout", "Een kolombreedte is een heel getal boven nul",
        waarom="Een kolom zonder breedte is niet te lezen.",
        bron=AFSPRAAK,
        herstel="Schrijf een heel getal. Een kolom met breedte 20 is twee keer zo breed als een met 10.",
        voorbeeld=Voorbeeld("indeling.yaml", "kop: Partners, breedte: 11", "kop: Partners, breedte: 0"),
    ),
    Rule(
        "L-006", "fout", "Elk onderdeel in indeling.yaml bestaat",
        waarom="Het programma kan niet maken wat het niet kent. Het hoofdstuk zou ontbreken.",
        bron=AFSPRAAK,
        herstel="Verbeter de tikfout achter soort. Wilt u een eigen hoofdstuk? Schrijf dan soort: tekst.",
        voorbeeld=Voorbeeld("indeling.yaml", "{id: geld, soort: geld,", "{id: geld, soort: geldzaken,"),
    ),
    Rule(
        "L-007", "fout", "Een onderdeel van soort tekst noemt zijn bestand",
        waarom="Anders weet het programma niet welke tekst onder de kop moet komen.",
        bron=AFSPRAAK,
        herstel="Zet erachter tekst: met de naam van het bestand, zonder .md.",
        voorbeeld=Voorbeeld("indeling.yaml", "kop: Inleiding, tekst: hoofdstukken/inleiding}", "kop: Inleiding}"),
    ),
    Rule(
        "L-008", "fout", "Een onderdeel heeft een kop",
        waarom="Zonder kop staat het onderdeel niet in de inhoudsopgave. Wie met een voorleesprogramma leest, springt eraan voorbij.",
        bron="WCAG 2.1, succescriterium 1.3.1 (info en relaties).",
        herstel="Zet erachter kop: met de woorden die boven het onderdeel moeten staan.",
        voorbeeld=Voorbeeld("indeling.yaml", "soort: geld, kop: Geld in één overzicht}", "soort: geld}"),
    ),
    Rule(
        "L-009", "fout", "Een kleur is geschreven als # met zes cijfers of letters, en elke toon heeft al zijn kleuren",
        waarom="Groen is voor elk programma een andere kleur. Alleen met een vast nummer zijn PDF, Word en site gelijk.",
        bron=AFSPRAAK,
        herstel='Vraag de vormgever om de kleur als # met zes tekens, en zet haar tussen aanhalingstekens: "#1B5E20".',
        voorbeeld=Voorbeeld(TOKENS, "", "colours:\n  link: blauw\n"),
    ),
    Rule(
        "L-010", "fout", "Een maat is een getal",
        waarom="Het programma rekent met maten. Een woord als 'groot' zegt niet hoe groot.",
        bron=AFSPRAAK,
        herstel="Schrijf alleen het getal, met een punt voor decimalen. Letters zijn in punten, de bladzijde is in millimeters.",
        voorbeeld=Voorbeeld(TOKENS, "", "sizes:\n  text: groot\n"),
    ),
    Rule(
        "L-011", "fout", "Een lettertype heeft een gewone naam",
        waarom="Met een vreemde naam vindt geen enkel programma het lettertype. De lezer krijgt dan een ander te zien.",
        bron=AFSPRAAK,
        herstel="Schrijf de naam zoals Word hem noemt: letters, cijfers, spaties en streepjes.",
        voorbeeld=Voorbeeld(TOKENS, "", 'fonts:\n  fallback: "Arial; Verdana"\n'),
    ),
    Rule(
        "L-013", "fout", "Letters en symbolen zijn goed te zien op hun achtergrond",
        waarom="Wie minder goed ziet of in de zon leest, kan woorden met te weinig contrast niet lezen. Ook een zwart-witafdruk wordt dan vaag.",
        bron="WCAG 2.2, succescriteria 1.4.3 en 1.4.11: contrast van woorden en van wat geen tekst is",
        herstel="Maak de ene kleur donkerder of de andere lichter: minstens 4,5 voor woorden en 3 voor lijnen en symbolen.",
        voorbeeld=Voorbeeld(TOKENS, "", 'colours:\n  link: "#9DB8D9"\n'),
    ),
    Rule(
        "L-014", "fout", "Het sjabloon voor Word is heel, zonder macro's, en heeft de stijlen van een plan",
        waarom="Het Word-bestand neemt de koppen, letters en marges van uw sjabloon over. Uit een sjabloon dat niet klopt, komt een "
               "bestand dat Word niet opent, of dat er niet uitziet als van uw gemeente.",
        bron=AFSPRAAK,
        herstel="Open het sjabloon in Word en sla het op als layouts/huisstijl/sjabloon.dotx. Gebruik er één keer de stijlen Kop 1, Kop 2, "
                "Kop 3 en Bijschrift in: Word bewaart alleen een stijl die gebruikt is.",
        voorbeeld=Voorbeeld("layouts/huisstijl/sjabloon.dotx", "", "geen sjabloon\n"),
    ),
    Rule(
        "L-015", "fout", "Een thema van NL Design System zet kleuren die het plan kan gebruiken",
        waarom="Een thema waaruit niets gelezen kan worden, verandert niets. Dat valt pas op als het plan al gedeeld is.",
        bron="NL Design System: de basis-tokens van een thema",
        herstel="Gebruik van het thema van uw gemeente het bestand met alle tokens, en schrijf elke kleur als # met zes cijfers of letters. "
                "Heeft het thema geen basis-tokens, zet de kleuren dan in tokens.yaml.",
        voorbeeld=Voorbeeld("layouts/huisstijl/thema.css", "", ":root {\n  --basis-color-default-color-document: oklch(30% 0.02 250);\n}\n"),
    ),
    Rule(
        "L-016", "fout", "Een tekst die indeling.yaml of een bijlage noemt, is er, en wat leeg is, heeft er geen",
        waarom="Het hoofdstuk of het blok staat anders zonder tekst in het plan, of valt weg zonder dat iemand het ziet.",
        bron=AFSPRAAK,
        herstel="Zet het bestand terug, verbeter de naam achter tekst, of haal de regel weg.",
        voorbeeld=Voorbeeld("indeling.yaml", "tekst: hoofdstukken/inleiding}", "tekst: hoofdstukken/inleiding.md}"),
    ),
    Rule(
        "L-017", "waarschuwing", "Wat in het plan staat, heeft een onderdeel dat het drukt",
        waarom="Zonder dat onderdeel krijgt geen lezer te zien wat u invulde, en niemand merkt dat het weg is.",
        bron=AFSPRAAK,
        herstel="Zet het onderdeel terug in indeling.yaml. Hoort het niet in dit plan? Haal de stukken weg, of aanvaard de melding.",
        voorbeeld=Voorbeeld("indeling.yaml", "  - {id: geld, soort: geld, kop: Geld in één overzicht}\n", ""),
    ),
    Rule(
        "L-018", "waarschuwing", "Koppen, kolommen en woorden in indeling.yaml en plan.yaml passen bij elkaar",
        waarom="Twee gelijke koppen zijn in de inhoudsopgave niet te onderscheiden. Een eigen nummer staat er naast dat van het programma.",
        bron=AFSPRAAK,
        herstel="Geef elke kop eigen woorden, zonder nummer ervoor en zonder punt erachter. Schrijf namen van niveaus met een kleine letter.",
        voorbeeld=Voorbeeld("indeling.yaml", "kop: Inleiding,", "kop: 2. Inleiding,"),
    ),
    Rule(
        "L-019", "fout", "De bestanden van de huisstijl heten zoals het programma ze zoekt",
        waarom="Een bestand met een andere naam wordt niet gelezen. Het plan heeft dan zonder melding de verkeerde kleuren.",
        bron=AFSPRAAK,
        herstel="Noem het bestand tokens.yaml, thema.css of sjabloon.dotx.",
        voorbeeld=Voorbeeld("layouts/huisstijl/tokens.yml", "", 'colours:\n  link: "#1B4F8A"\n'),
    ),
)
