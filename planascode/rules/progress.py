"""Rules of work and standen in time: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import Rule, Voorbeeld

_MAP = "prioriteiten/eerste-prioriteit"
_MELDPUNT = f"{_MAP}/dicht-bij-inwoners/meldpunt.yaml"
_CCV = "CCV, stappenplan voor een integraal veiligheidsplan: een vaste vorm van tussenrapportage."

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "M-012", "waarschuwing", "Werk waarvan de planning voorbij is, is klaar",
        waarom="Een planning die voorbij is zonder dat het werk klaar is, vraagt om een besluit: een nieuwe planning of stoppen.",
        bron=_CCV,
        herstel="Geef een nieuwe stand, of verschuif de planning. Welke stand klaar is, staat in legenda/toestanden.yaml bij klaar.",
        voorbeeld=Voorbeeld(_MELDPUNT, "toestanden: {voortgang: klaar}", "toestanden: {voortgang: gestart}"),
    ),
    Rule(
        "M-013", "advies", "Wat een tekst aankondigt, ligt niet vóór de peildatum, en wat geweest is niet erna",
        waarom="Een lezer ziet dan iets als toekomst wat al voorbij is, of andersom.",
        bron="Afspraak van dit programma: het plan geldt op zijn peildatum.",
        herstel="Schrijf hoe het is gegaan, of wanneer het nu komt.",
        voorbeeld=Voorbeeld(_MELDPUNT, "straks: [Er komt één meldpunt.]", "straks: [Er komt in maart 2027 één meldpunt.]"),
    ),
    Rule(
        "S-004", "waarschuwing", "Op de peildatum is er een stand, en zij is niet ouder dan het ritme van het plan",
        waarom="Een oude stand laat werk als lopend zien terwijl niemand meer weet hoe het ervoor staat.",
        bron=_CCV,
        herstel="Vraag de trekker hoe het ervoor staat en zet er een nieuwe stand onder. Het ritme staat in plan.yaml.",
        voorbeeld=Voorbeeld(
            f"{_MAP}/spreekuur.yaml",
            "peildatum: 1 april 2027",
            "peildatum: 1 december 2026",
        ),
    ),
    Rule(
        "S-006", "advies", "De nieuwste stand en elk cijfer zijn van op of vóór de peildatum van het plan",
        waarom="Het plan toont alleen wat op de peildatum gold. Een stand of cijfer van later ziet de lezer nog niet.",
        bron="Afspraak van dit programma: het plan geldt op zijn peildatum.",
        herstel="Zet de peildatum in plan.yaml verder als u wat nieuw is wilt tonen. Klopt de dag niet? Verbeter hem dan.",
        voorbeeld=Voorbeeld(
            f"{_MAP}/spreekuur.yaml", "herkomst: gemeld}",
            "herkomst: gemeld}\n  - {peildatum: 1 juli 2027, toestanden: {voortgang: gestart}, herkomst: gemeld}",
        ),
    ),
    Rule(
        "S-007", "waarschuwing", "Een stand is uit de tijd van het plan",
        waarom="Een stand van jaren eerder of later is meestal een tikfout in het jaar. De maatregel lijkt dan geen stand te hebben.",
        bron="Afspraak van dit programma.",
        herstel="Verbeter het jaar. Een stand mag een jaar voor de looptijd van het plan liggen, en een jaar erna.",
        voorbeeld=Voorbeeld(f"{_MAP}/spreekuur.yaml", "peildatum: 1 april 2027", "peildatum: 1 april 2072"),
    ),
    Rule(
        "S-008", "waarschuwing", "Een stand die uit de planning is afgeleid, past bij de planning",
        waarom="Een lezer ziet bij de stand dat zij is afgeleid. Klopt dat niet, dan is zij gemeld, of vergeten toen de planning veranderde.",
        bron="Afspraak van dit programma: een stand zegt waar zij vandaan komt.",
        herstel="Heeft iemand de stand gemeld? Zet er dan een nieuwe onder met herkomst: gemeld. Verbeter anders de toestand of de planning.",
        voorbeeld=Voorbeeld(
            f"{_MAP}/spreekuur.yaml", "toestanden: {voortgang: onbekend (nog niet gemeten)}, herkomst: gemeld",
            "toestanden: {voortgang: gestart}, herkomst: afgeleid",
        ),
    ),
    Rule(
        "S-009", "waarschuwing", "De standen staan op volgorde van hun dag",
        waarom="Het plan toont de stand met de laatste dag. Een nieuwe stand met een verkeerd jaar ziet dan niemand.",
        bron="Afspraak van dit programma: een nieuwe stand komt onder de vorige.",
        herstel="Verbeter de datum. Is de stand echt ouder? Zet haar dan boven de andere.",
        voorbeeld=Voorbeeld(
            f"{_MAP}/spreekuur.yaml", "herkomst: gemeld}",
            "herkomst: gemeld}\n  - {peildatum: 1 maart 2027, toestanden: {voortgang: gestart}, herkomst: gemeld}",
        ),
    ),
    Rule(
        "S-010", "waarschuwing", "Wat klaar of begonnen was, blijft dat, of de nieuwe stand zegt waarom niet",
        waarom="Een lezer zag eerder dat het werk verder was. Zonder uitleg weet hij niet welke stand klopt.",
        bron="Afspraak van dit programma: een stand wordt nooit overschreven.",
        herstel="Schrijf bij toelichting in de nieuwe stand waarom. Is de nieuwe stand een vergissing? Verbeter dan de toestand.",
        voorbeeld=Voorbeeld(
            _MELDPUNT, "- {peildatum: 1 april 2027, toestanden: {voortgang: klaar}, herkomst: gemeld}",
            "- {peildatum: 1 maart 2027, toestanden: {voortgang: klaar}, herkomst: gemeld}\n"
            "      - {peildatum: 1 april 2027, toestanden: {voortgang: gestart}, herkomst: gemeld}",
        ),
    ),
    Rule(
        "S-011", "advies", "Oorzaak, gevolg en bijsturing staan bij een stand die niet goed is",
        waarom="Bij een goede stand leest het als een fout. Vaak is de stand gekopieerd en bleven deze regels staan.",
        bron="Afspraak van dit programma.",
        herstel="Gaat het goed, haal de regels dan weg; een uitleg kan bij toelichting. Gaat het niet goed, verbeter dan de toestand.",
        voorbeeld=Voorbeeld(
            f"{_MAP}/dicht-bij-inwoners/buurtgesprekken.yaml", "    toelichting: De eerste gesprekken zijn geweest.\n",
            "    oorzaak: De zaal was niet vrij.\n",
        ),
    ),
    Rule(
        "S-012", "waarschuwing", "De toelichting bij een stand spreekt de stand niet tegen",
        waarom="De lezer ziet twee dingen naast elkaar en weet niet wat waar is. Vaak is alleen de toestand aangepast.",
        bron="Afspraak van dit programma.",
        herstel="Verbeter de toestand of de toelichting.",
        voorbeeld=Voorbeeld(
            _MELDPUNT, "{voortgang: klaar}, herkomst: gemeld}", "{voortgang: klaar}, herkomst: gemeld, toelichting: Het is nog niet af.}",
        ),
    ),
    Rule(
        "M-021", "waarschuwing", "De toelichting bij een planning noemt geen andere tijd dan de planning",
        waarom="De lezer ziet twee tijden naast elkaar en weet niet welke geldt. Vaak is er maar een van de twee aangepast.",
        bron="Afspraak van dit programma: elk gegeven heeft één plaats.",
        herstel="Verbeter de planning of de toelichting.",
        voorbeeld=Voorbeeld(
            f"{_MAP}/dicht-bij-inwoners/buurtgesprekken.yaml", "planning_toelichting: elk kwartaal een ronde",
            "planning_toelichting: t/m eind 2028",
        ),
    ),
)
