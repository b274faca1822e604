"""Rules of figures and pictures: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, Rule, Voorbeeld

_FIGUREN = "figuren/figuren.yaml"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200"/></svg>\n'

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "F-001", "fout", "Een afbeelding is een PNG, JPEG of SVG",
        waarom=(
            "Elke lezer kan deze soorten zien, in elk programma. Bij het publiceren gelden alleen PNG en JPEG. Het programma kijkt naar "
            "de inhoud van het bestand, niet naar zijn naam: een webpagina die foto.png heet, is geen foto."
        ),
        bron="STOP (IMOP) staat als soort van een illustratie alleen image/png en image/jpeg toe; SVG tekent dit programma zelf als PNG.",
        herstel="Open het bestand in een programma voor afbeeldingen en sla het op als PNG, of als JPEG bij een foto.",
        voorbeeld=Voorbeeld("figuren/foto.png", "", "<html>Dit is een webpagina.</html>\n"),
    ),
    Rule(
        "F-002", "fout", "De naam van een afbeelding zegt wat voor bestand het is",
        waarom="Andere programma's gaan wel op de naam af. Een PNG die kaart.jpg heet, gaat daar soms niet open.",
        bron=AFSPRAAK,
        herstel="Geef het bestand de naam die de melding noemt, en neem die over bij bestand: in figuren/figuren.yaml.",
        voorbeeld=Voorbeeld("figuren/kaart.png", "", _SVG),
    ),
    Rule(
        "F-003", "fout", "Een afbeelding is compleet en staat stil",
        waarom="Van een half bestand blijft een grijs vlak over. Een bewegend beeld kan niet op papier.",
        bron=AFSPRAAK,
        herstel="Haal het bestand opnieuw op en sla het opnieuw op. Kies uit een bewegend beeld één beeld.",
        voorbeeld=Voorbeeld("figuren/kaart.svg", "", _SVG[:60]),
    ),
    Rule(
        "F-004", "fout", "Een afbeelding is niet te groot, niet te lang en niet te ingewikkeld",
        waarom=(
            "Op papier is een afbeelding hoogstens 16 bij 20 centimeter. Daarvoor zijn 1890 beeldpunten in de breedte genoeg. Een veel groter "
            "bestand maakt alles traag, en een klein bestand kan zich tot een reusachtig beeld ontvouwen."
        ),
        bron=f"{AFSPRAAK}: hoogstens 10 MB, 50 miljoen beeldpunten, 20 keer zo lang als breed",
        herstel="Maak de afbeelding kleiner, bijvoorbeeld 2000 beeldpunten breed. Is een SVG te ingewikkeld? Sla haar op als PNG.",
        voorbeeld=Voorbeeld("figuren/lint.svg", "", _SVG.replace('width="400"', 'width="9"', 1)),
    ),
    Rule(
        "F-005", "fout", "Een SVG bestaat alleen uit vormen, lijnen en tekst",
        waarom=(
            "Een SVG kan meer dan tekenen: zij kan een programma starten en bestanden of adressen van buiten ophalen. Dat hoort niet in een "
            "plan. Wat dit programma niet tekent, haalt het niet stil weg: de afbeelding zou dan iets anders zeggen."
        ),
        bron=AFSPRAAK,
        herstel="Sla de afbeelding op als PNG. Of maak haar opnieuw zonder het onderdeel dat de melding noemt.",
        voorbeeld=Voorbeeld("figuren/kaart.svg", "", _SVG.replace("<rect", "<script>alert(1)</script><rect", 1)),
    ),
    Rule(
        "F-006", "fout", "Een SVG zegt hoe breed en hoe hoog zij is",
        waarom="Zonder maat weet niemand welk deel van de tekening te zien moet zijn.",
        bron=AFSPRAAK,
        herstel="Geef de tekening in het tekenprogramma een breedte en een hoogte, of sla haar op als PNG.",
        voorbeeld=Voorbeeld("figuren/kaart.svg", "", _SVG.replace(' width="400" height="200"', "", 1)),
    ),
    Rule(
        "F-007", "fout", "Een figuur van soort afbeelding noemt een bestand dat er is, en alleen zij",
        waarom="Het programma zoekt een afbeelding alleen in de map figuren. Zo weet u zeker welk beeld in het plan komt.",
        bron=AFSPRAAK,
        herstel="Zet het bestand in de map figuren en schrijf zijn naam bij bestand:, zonder map ervoor. Een breedte is 2 tot en met 16.",
        voorbeeld=Voorbeeld(_FIGUREN, "bestand: wijken.svg", "bestand: wijkenkaart.svg"),
    ),
    Rule(
        "F-008", "fout", "Een afbeelding heeft een beschrijving voor wie haar niet ziet",
        waarom=(
            "Wie blind is of slecht ziet, laat het plan voorlezen. De beschrijving neemt dan de plaats in van het beeld. Een titel of de naam "
            "van het bestand zegt niet wat er te zien is."
        ),
        bron="WCAG 2.1, succescriterium 1.1.1 (niet-tekstuele content).",
        herstel="Schrijf bij alt: in een of twee zinnen wat er te zien is, en wat dat zegt.",
        voorbeeld=Voorbeeld(_FIGUREN, "alt: Een kaartje met drie wijken naast elkaar", "alt: De wijken van de gemeente #"),
    ),
    Rule(
        "F-009", "fout", "Een afbeelding staat op één plaats in het plan",
        waarom="Een figuur heeft één nummer en één plaats. Staat zij nergens, dan ziet niemand haar. Zij gaat dan wel mee in de gegevens bij de site.",
        bron=AFSPRAAK,
        herstel="Zet in één tekst, met een lege regel ervoor en erna: ![](#id). Verwijs vanaf andere plaatsen met [](#id).",
        voorbeeld=Voorbeeld("hoofdstukken/inleiding.md", "![](#fig-wijken)", "Hier komt nog een kaart."),
    ),
    Rule(
        "F-010", "fout", "Elke afbeelding in de map figuren hoort bij een figuur",
        waarom="Een vergeten bestand verwart wie na u komt. Misschien is het een foto die juist niet in het plan mocht.",
        bron=AFSPRAAK,
        herstel="Zet een figuur met dit bestand in figuren/figuren.yaml, of verwijder het bestand.",
        voorbeeld=Voorbeeld("figuren/oude-kaart.svg", "", _SVG),
    ),
    Rule(
        "F-012", "waarschuwing", "Een beschrijving begint met wat er te zien is, en is door een mens geschreven",
        waarom="Een voorleesprogramma zegt zelf al dat er een afbeelding is. Wat Word of AI ervan maakt, mist waar het u om gaat.",
        bron="WCAG 2.1, succescriterium 1.1.1 (niet-tekstuele content).",
        herstel="Haal 'Afbeelding van' en de zin van het programma weg. Schrijf zelf wat er te zien is, en wat dat zegt.",
        voorbeeld=Voorbeeld(_FIGUREN, "alt: Een kaartje met drie wijken", "alt: Afbeelding van drie wijken"),
    ),
    Rule(
        "F-013", "waarschuwing", "De beschrijving van een getekend beeld noemt alle namen die erin staan",
        waarom="Het beeld komt uit het plan. Wie het niet ziet, hoort anders een oude of een verkeerde naam.",
        bron="WCAG 2.1, succescriterium 1.1.1 (niet-tekstuele content).",
        herstel="Schrijf in de beschrijving de namen van de randvoorwaarden en prioriteiten zoals zij in het plan staan.",
        voorbeeld=Voorbeeld("", "alt: Drie opgaven: wonen, werken en water", "alt: Drie opgaven: wonen, werken en wegen"),
    ),
    Rule(
        "F-011", "waarschuwing", "Een afbeelding heeft genoeg beeldpunten om scherp te zijn",
        waarom=(
            "Een verkleinde kopie van een website heeft te weinig beeldpunten voor papier. Het programma "
            "drukt haar dan kleiner af dan u wilt."
        ),
        bron="Praktijk van drukwerk: 150 tot 300 beeldpunten per inch (2,54 centimeter).",
        herstel="Vraag de maker om het eerste, grote bestand. Of kies een kleinere breedte.",
        voorbeeld=Voorbeeld(
            "", "een kaart van 1890 beeldpunten breed, gedrukt op 16 centimeter", "een kaart van 300 beeldpunten breed"
        ),
    ),
)
