"""Rules of names and sizes: what a plan can hold so that every computer can keep it and build it, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, INLEIDING, Rule, Voorbeeld

_TOKENS = "layouts/huisstijl/tokens.yaml"

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "H-001", "fout", "Een bestand heeft een naam die op elke computer kan bestaan",
        waarom=(
            "De naam van een bestand wordt het id van een stuk en het adres van een bladzijde op de site. Een naam met hoofdletters, "
            "spaties of leestekens werkt niet overal hetzelfde. Namen als con en aux kan Windows niet bewaren."
        ),
        bron=f"{AFSPRAAK} Over con en aux: Microsoft, Naming Files, Paths, and Namespaces.",
        herstel="Geef het bestand of de map een naam met kleine letters, cijfers en streepjes. Pas ook aan wat ernaar verwijst.",
        voorbeeld=Voorbeeld("hoofdstukken/Onze aanpak.md", "", "Zo pakken we het aan.\n"),
    ),
    Rule(
        "H-002", "fout", "In de map van het plan staat geen kopie van een bestand",
        waarom="Een kopie naast het echte bestand geeft twee versies van hetzelfde. Dan is niet te zien welke versie gedrukt wordt.",
        bron=AFSPRAAK,
        herstel="Bewaar de goede van de twee onder de gewone naam en haal de andere weg. Een naam eindigt op '.yaml' of '.md'.",
        voorbeeld=Voorbeeld("plan (1).yaml", "", "titel: Een ander plan\n"),
    ),
    Rule(
        "H-003", "fout", "Twee namen verschillen niet alleen in hoofdletters of accenten",
        waarom="Op Windows en Mac zijn zulke namen dezelfde naam. Wie het plan daar opent, raakt een van de twee bestanden kwijt.",
        bron=AFSPRAAK,
        herstel="Geef een van de twee een andere naam, of haal er een weg.",
        voorbeeld=Voorbeeld("Hoofdstukken/aanpak.md", "", "Zo pakken we het aan.\n"),
    ),
    Rule(
        "H-004", "fout", "Er zijn niet meer dan duizend fouten tegelijk",
        waarom="Bij zo veel fouten is er meestal één oorzaak. De eerste meldingen wijzen haar aan.",
        bron=AFSPRAAK,
        herstel="Los de eerste fouten op en controleer opnieuw. Vaak verdwijnt de rest vanzelf.",
        voorbeeld=Voorbeeld("", "een plan met hoogstens enkele fouten", "een lijst waarin duizend keer dezelfde sleutel verkeerd staat"),
    ),
    Rule(
        "H-005", "fout", "De map van het plan is niet te groot",
        waarom=(
            "Een plan is een kleine map: hoogstens 10.000 bestanden, 200 MB samen en 8 mappen diep. Is de map groter, dan staat er "
            "iets in dat er niet hoort. Elke controle duurt dan lang."
        ),
        bron=AFSPRAAK,
        herstel="Haal uit de map wat niet bij het plan hoort. Kies met --plan de map van het plan zelf, niet die daarboven.",
        voorbeeld=Voorbeeld("", "een map met de bestanden van het plan", "een map met ook het archief van tien jaar"),
    ),
    Rule(
        "H-006", "fout", "Alles in de map van het plan is een gewoon bestand of een gewone map",
        waarom="Een apparaat of een doorgeefluik naar een ander programma heeft geen vaste inhoud. Wie het leest, kan eindeloos wachten.",
        bron=AFSPRAAK,
        herstel="Haal het weg uit de map van het plan.",
        voorbeeld=Voorbeeld("", "een bestand met tekst", "een doorgeefluik (fifo) met de naam van een bestand"),
    ),
    Rule(
        "H-007", "fout", "Een bestand verandert niet terwijl het gelezen wordt",
        waarom="Een half bewaard bestand kan eruitzien als een heel bestand. Dan zou het plan gegevens missen zonder dat iemand het ziet.",
        bron=AFSPRAAK,
        herstel="Wacht tot het andere programma klaar is met bewaren, en probeer het opnieuw.",
        voorbeeld=Voorbeeld("", "een bestand dat bewaard is", "een bestand dat een ander programma op dat moment bewaart"),
    ),
    Rule(
        "H-008", "fout", "Een plan heeft hoogstens 20.000 stukken",
        waarom="Daarboven duurt het maken te lang. Geen gemeente heeft zo veel maatregelen en cijfers; meestal is een lijst dubbel geplakt.",
        bron=AFSPRAAK,
        herstel="Haal weg wat dubbel is, of maak er twee plannen van.",
        voorbeeld=Voorbeeld("", "duizend maatregelen met hun cijfers", "een lijst die vijftig keer onder elkaar geplakt is"),
    ),
    Rule(
        "H-009", "fout", "Een lijst of groep heeft hoogstens 5.000 regels",
        waarom="Een langere lijst past in geen tabel en is niet te lezen. Meestal is een lijst dubbel geplakt.",
        bron=AFSPRAAK,
        herstel="Haal weg wat dubbel is. Hoort alles in de lijst, verdeel haar dan over meer stukken.",
        voorbeeld=Voorbeeld("", "een lijst met twintig punten", "een lijst die duizend keer onder elkaar geplakt is"),
    ),
    Rule(
        "H-010", "fout", "Een woord heeft hoogstens 100 tekens en een webadres hoogstens 400",
        waarom="Een woord dat niet af te breken is, past niet in een kolom van een tabel en niet op een telefoon.",
        bron="WCAG 2.1, succescriterium 1.4.10 (reflow); de grenzen zijn een afspraak van dit programma.",
        herstel="Zet een spatie of een streepje waar het woord afgebroken kan worden. Geef een lang webadres woorden: [de woorden](het adres).",
        voorbeeld=Voorbeeld(INLEIDING, "een paar dingen", "een paar " + "dingen" * 17),
    ),
    Rule(
        "H-011", "fout", "Een tekstbestand heeft hoogstens 50.000 tekens",
        waarom="Dat zijn ongeveer twintig bladzijden. Een langere tekst leest niemand als één hoofdstuk.",
        bron=AFSPRAAK,
        herstel="Verdeel de tekst over meer hoofdstukken of over een bijlage.",
        voorbeeld=Voorbeeld("", "een hoofdstuk van tien bladzijden", "een hoofdstuk van honderd bladzijden"),
    ),
    Rule(
        "H-012", "fout", "Een plan heeft een tot tien edities, elk met een eigen naam",
        waarom="Elke editie krijgt een eigen map met alle bestanden. Twee edities met dezelfde naam zouden in dezelfde map komen.",
        bron=AFSPRAAK,
        herstel="Noem in plan.yaml elke editie één keer, van openbaar naar meest besloten. De naam publicatie is bezet.",
        voorbeeld=Voorbeeld("plan.yaml", "edities: [openbaar, intern]", "edities: [openbaar, intern, openbaar]"),
    ),
    Rule(
        "H-013", "fout", "De tabel met maatregelen heeft 1 tot en met 12 kolommen, elk hoogstens 100 breed",
        waarom="Meer kolommen passen niet leesbaar op een bladzijde, ook niet op een liggende.",
        bron=AFSPRAAK,
        herstel="Haal kolommen weg of voeg ze samen. Maak de breedtes kleiner; alleen hun verhouding telt.",
        voorbeeld=Voorbeeld("indeling.yaml", "toont: middelen, kop: Middelen, breedte: 14", "toont: middelen, kop: Middelen, breedte: 1400"),
    ),
    Rule(
        "H-014", "fout", "Een toon heeft een naam van hoogstens 24 kleine letters, met streepjes ertussen",
        waarom="De naam van een toon komt in de opmaak van de site en van het Word-bestand. Andere tekens kunnen die opmaak breken.",
        bron=AFSPRAAK,
        herstel="Geef de toon een andere naam in layouts/huisstijl/tokens.yaml, en ook in legenda/toestanden.yaml.",
        voorbeeld=Voorbeeld(_TOKENS, "", 'tones:\n  Licht groen: {text: "#1B5E20", surface: "#E6F4E7", line: "#2E7D32"}\n'),
    ),
    Rule(
        "H-015", "fout", "Een lettertype in de huisstijl is een heel lettertype",
        waarom="Zonder de letter van de huisstijl ziet het plan er op elke computer anders uit.",
        bron="PDF/UA-1 (ISO 14289-1), 7.21 (elk lettertype is ingesloten).",
        herstel="Vraag de leverancier van het lettertype om het bestand, of haal het weg: dan geldt de letter van het programma.",
        voorbeeld=Voorbeeld("layouts/huisstijl/fonts/EigenLetter-Regular.ttf", "", "geen letter\n"),
    ),
    Rule(
        "H-016", "fout", "Elke editie heeft een prioriteit, een as en een toestand voor wat niet bekend is",
        waarom="Zonder prioriteit is er geen plan om te maken, en zonder as en toestand geen stand om te tonen.",
        bron=AFSPRAAK,
        herstel="Maak een prioriteit, of haal editie: of voorstel: weg bij wat elke editie nodig heeft.",
        voorbeeld=Voorbeeld("legenda/assen.yaml", "naam: Voortgang", "naam: Voortgang\n  editie: intern"),
    ),
    Rule(
        "H-017", "fout", "Een vast bestand en een vaste map houden hun naam",
        waarom="Aan de naam ziet het programma wat een bestand is. Met een andere naam valt een heel stuk van het plan weg.",
        bron=AFSPRAAK,
        herstel="Geef het bestand of de map de vaste naam terug. De naam van een thema of prioriteit verandert u in het bestand zelf, achter naam.",
        voorbeeld=Voorbeeld("", "prioriteiten/jongeren/prioriteit.yaml", "prioriteiten/jongeren/jongeren.yaml"),
    ),
)
