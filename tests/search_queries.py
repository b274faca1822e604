"""What readers of the plan of Oldambt ask its search, and what they must get: among the first hits, or as the very first.

Written from the side of the reader: words of another form, parts of compounds, slips, abbreviations, whole questions.
"""

from __future__ import annotations

FIRST, THREE, MISSED = 1, 3, 0
QUERIES: tuple[tuple[str, str, int], ...] = (
    # names of things, as they are called
    ("woonoverlast", "themas/woonoverlast.html", FIRST),
    ("mensenhandel", "themas/mensenhandel.html", FIRST),
    ("buurtbemiddeling", "maatregelen/buurtbemiddeling.html", THREE),
    ("lachgas", "maatregelen/lachgas.html", FIRST),
    ("vrijplaatsen", "maatregelen/vrijplaatsen.html", FIRST),
    ("politiekids", "maatregelen/politiekids.html", FIRST),
    ("risicojongeren", "maatregelen/risicojongeren-overleg.html", FIRST),
    ("radicalisering", "plan/overige-prioriteiten.html#radicalisering", FIRST),
    ("burgernet", "plan/overige-prioriteiten.html#burgernet", THREE),
    ("begrippen", "begrippen.html", FIRST),
    ("monitoring", "monitoring.html", FIRST),
    ("geld", "geld.html", FIRST),
    ("leeswijzer", "plan/leeswijzer.html", FIRST),
    ("marktplein", "maatregelen/project-marktplein.html", FIRST),
    ("prostitutie", "maatregelen/prostitutiebeleid.html", FIRST),
    # other forms of a word
    ("maatregel", "register.html", THREE),
    ("maatregelen", "register.html", THREE),
    ("jongere", "prioriteiten/jongeren.html", THREE),
    ("uitgevoerd", "maatregelen/mma.html", THREE),
    ("verward persoon", "themas/verwarde-personen.html", FIRST),
    ("huiselijke gewelddadigheid", "themas/huiselijk-geweld.html", THREE),
    ("drugscriminelen", "maatregelen/drugscriminaliteit.html", MISSED),
    ("sportvereniging", "maatregelen/signaalfunctie-sport.html", FIRST),
    ("ongeval", "maatregelen/verkeersongevallen.html", FIRST),
    ("signaleren", "maatregelen/hg-beeindigen.html", THREE),
    ("slachtoffer", "maatregelen/veilige-slachtoffers.html", FIRST),
    # parts of compounds
    ("huis", "register.html?partner=zvh-groningen", THREE),
    ("veiligheidshuis", "register.html?partner=zvh-groningen", FIRST),
    ("overlast", "themas/woonoverlast.html", THREE),
    ("handel", "themas/mensenhandel.html", THREE),
    ("coaches", "maatregelen/buurtsportcoaches.html", FIRST),
    ("gas", "maatregelen/lachgas.html", THREE),
    ("verkeer", "prioriteiten/verkeersveiligheid.html", THREE),
    ("jeugd", "maatregelen/aanstellen-coordinator.html", THREE),
    ("criminaliteit", "maatregelen/milieucriminaliteit.html", THREE),
    # slips of the pen
    ("woonovrelast", "themas/woonoverlast.html", FIRST),
    ("lagchas", "maatregelen/lachgas.html", FIRST),
    ("verkeersveiligeid", "prioriteiten/verkeersveiligheid.html", FIRST),
    ("witwasen", "maatregelen/witwassen.html", FIRST),
    ("buurtbemidelling", "maatregelen/buurtbemiddeling.html", THREE),
    ("coordinator", "maatregelen/aanstellen-coordinator.html", THREE),
    ("ondermeining", "prioriteiten/ondermijning.html", FIRST),
    # abbreviations and what they stand for
    ("boa", "begrippen.html#afk-boa", FIRST),
    ("buitengewoon opsporingsambtenaar", "begrippen.html#afk-boa", FIRST),
    ("OM", "begrippen.html#afk-om", FIRST),
    ("openbaar ministerie", "register.html?partner=om", THREE),
    ("RIEC", "register.html?partner=riec", THREE),
    ("meld misdaad anoniem", "maatregelen/mma.html", FIRST),
    ("ZVHG", "begrippen.html#afk-zvhg", FIRST),
    ("ondermijning gangs OMG", "maatregelen/omg.html", THREE),
    # codes, quarters, partners, teams
    ("P3", "plan/prioritering.html#p3", FIRST),
    ("Q4 2022", "register.html?kwartaal=2022-q4", FIRST),
    ("vierde kwartaal 2022", "register.html?kwartaal=2022-q4", FIRST),
    ("halt", "register.html?partner=halt", FIRST),
    ("politie", "register.html?partner=politie", FIRST),
    ("nog niet gestart", "register.html?stand=niet-gestart", FIRST),
    # whole questions
    ("wat doet de politie?", "register.html?partner=politie", FIRST),
    ("wie is verantwoordelijk voor woonoverlast", "themas/woonoverlast.html", FIRST),
    ("waar is de pdf", "index.html#stukken", FIRST),
    ("is er iets over lachgas", "maatregelen/lachgas.html", FIRST),
    ("wat is een P3", "plan/prioritering.html#p3", FIRST),
    ("wat gebeurt er in Q4 2022", "register.html?kwartaal=2022-q4", FIRST),
    ("wat is niet gedekt", "geld.html", THREE),
    ("hoeveel geld voor verkeersveiligheid", "geld.html", FIRST),
)
"""What is asked, the address that must be among the hits, and up to which place. ``MISSED``: known not to be there (another word
of the family is in the text, and that is found)."""
