"""Rules of the publication in DROP, what publicatie.yaml says of it: what must hold, in words for authors."""

from __future__ import annotations

from planascode.rules.rule import AFSPRAAK, Rule, Voorbeeld

_FILE = "publicatie.yaml"
_KEUS = "door: college, datum: 1 mei 2027}\n"

# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "O-001", "fout", "Het sjabloon voor DROP is er, is heel en heeft geen macro's",
        waarom="DROP leest alleen een Word-bestand dat op het sjabloon van KOOP gemaakt is. Uit een kapot sjabloon komt een bestand dat DROP niet leest.",
        bron="KOOP: sjabloon voor de Word-import van DROP",
        herstel="Vraag het sjabloon aan de DROP-gebruiker van de gemeente. Zet het in de map layouts/drop, en schrijf het pad achter sjabloon.",
        voorbeeld=Voorbeeld(_FILE, "", "sjabloon: drop/sjabloon.dotx\n"),
    ),
    Rule(
        "O-002", "fout", "De rolkaart zegt voor elke rol welke stijl van het sjabloon het is",
        waarom="DROP herkent een kop, artikel of lijst aan de stijl. Een rol zonder stijl wordt gewone tekst, en dat valt pas na de publicatie op.",
        bron="KOOP: sjabloon voor de Word-import van DROP; de namen van de rollen zijn een afspraak van dit programma.",
        herstel="Laat een voorstel maken met python build.py drop stijlen SJABLOON, kijk elke regel na, en zet het in layouts/drop/rolkaart.yaml.",
        voorbeeld=Voorbeeld("", "alinea: OP Alinea", "alinea: Alina"),
    ),
    Rule(
        "O-003", "waarschuwing", "Een keuze van de jurist is een waarde die DROP heeft",
        waarom="Wat in DROP niet te kiezen is, moet iemand op de dag van de publicatie alsnog bedenken.",
        bron="DROP en de waardelijsten van de Woo-index, zover die openbaar zijn",
        herstel="Neem de waarde over zoals DROP haar noemt. Kent DROP een waarde die dit programma niet kent, aanvaard de melding dan.",
        voorbeeld=Voorbeeld(_FILE, "", f"informatiecategorie: {{waarde: plannen, {_KEUS}"),
    ),
    Rule(
        "O-004", "waarschuwing", "Een bijlage buiten de tekst heeft toestemming van KOOP",
        waarom="Een besluit wordt met zijn bijlagen in zijn geheel bekendgemaakt. Een bijlage als los bestand mag alleen met toestemming.",
        bron="Bekendmakingswet, artikel 7",
        herstel="Vraag KOOP om toestemming en schrijf kenmerk, datum en de rol die haar bewaart. Anders blijft de bijlage in de tekst.",
        voorbeeld=Voorbeeld(_FILE, "", "buiten_tekst:\n  - {bijlage: werkwijze, toestemming: onbekend (gevraagd)}\n"),
    ),
    Rule(
        "O-005", "fout", "Een proefimport noemt het controlegetal van het sjabloon, en wat er na te zoeken is",
        waarom="Een proefimport zegt alleen iets over het sjabloon waarmee hij gedaan is.",
        bron=AFSPRAAK,
        herstel="Neem het controlegetal over van python build.py drop stijlen SJABLOON. Schrijf bij een melding zoek en aanduiding samen, of geen van beide.",
        voorbeeld=Voorbeeld(_FILE, "", "proefimport: {sjabloon: versie 2.5, controlegetal: onleesbaar, datum: 1 mei 2027, door: college}\n"),
    ),
    Rule(
        "O-006", "waarschuwing", "De publicatie ligt na het besluit en vóór de inwerkingtreding",
        waarom="Een besluit werkt pas als het bekendgemaakt is. Met deze dagen zou het zonder woorden ervoor terugwerken.",
        bron="Algemene wet bestuursrecht, artikel 3:40: een besluit treedt niet in werking voordat het bekendgemaakt is.",
        herstel="Verbeter de gewenste publicatiedatum, of de dag van het besluit of de inwerkingtreding in plan.yaml.",
        voorbeeld=Voorbeeld(
            "", "De publicatie is op 3 mei, de inwerkingtreding op 4 mei.", "De publicatie is op 3 mei, de inwerkingtreding op 1 mei."
        ),
    ),
)
