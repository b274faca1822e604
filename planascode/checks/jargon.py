"""The standard list of words that are better replaced: official language and jargon, with plain words for them.

Only words that have a plain one in almost every sentence. A plan adds its own words, and takes words off this list, in
namen/woorden.yaml. docs/handleiding/taal.md prints the list.
"""

from __future__ import annotations

_TABLE = """
aangaande, omtrent: over
aanwenden, aangewend: gebruiken
accorderen, accordeert, geaccordeerd: goedkeuren
additioneel, additionele: extra
adequaat, adequate: goed, passend
alsmede: en, ook
alvorens: voordat
awareness: bewustwording
bewerkstelligen, bewerkstelligt, bewerkstelligd: bereiken, zorgen voor
bovengenoemd, bovengenoemde, voornoemd, voornoemde, onderhavig, onderhavige: dit, deze
borgen, borgt, geborgd, borging: vastleggen, zorgen dat het zo blijft
commitment: steun, inzet
conform: volgens
continueren, continueert, gecontinueerd: doorgaan met
creëren, creëert, gecreëerd: maken
derhalve: daarom
desbetreffend, desbetreffende: deze
discrepantie, discrepanties: verschil
doorontwikkelen, doorontwikkeld, doorontwikkeling: verder ontwikkelen
effectueren, effectueert, geëffectueerd: uitvoeren
expliciet, expliciete: duidelijk
faciliteren, faciliteert, gefaciliteerd: mogelijk maken, helpen
frequent, frequente: vaak, veel
gaarne: graag
genereren, genereert, gegenereerd: opleveren
governance: bestuur
implementeren, implementeert, geïmplementeerd, implementatie: invoeren, uitvoeren
in het kader van: voor, bij
indien: als
ingevolge: volgens
initiëren, initieert, geïnitieerd: beginnen
input: inbreng
intensiveren, intensiveert, geïntensiveerd, intensivering: versterken, meer doen
interveniëren, intervenieert: ingrijpen
inzake: over
kick-off: start
met betrekking tot: over
middels: met, door
multidisciplinair, multidisciplinaire: met verschillende vakmensen
onverwijld: meteen
optimaliseren, optimaliseert, geoptimaliseerd: verbeteren
outreachend, outreachende: mensen zelf opzoeken
participeren, participeert, geparticipeerd: meedoen
prevaleren, prevaleert: voorgaan
quick win, quick wins: snelle verbetering
reeds: al
stakeholder, stakeholders: betrokkenen, partijen
stip op de horizon: doel
substantieel, substantiële: groot, flink
te allen tijde: altijd
ten aanzien van: over, voor
ten behoeve van: voor
ten gevolge van: door
teneinde: om
tenuitvoerlegging: uitvoering
terzake: hierover
tevens: ook
thans: nu
trachten, tracht: proberen
uitrollen, uitgerold, uitrol: invoeren
verifiëren, verifieert, geverifieerd: nagaan
voornemens zijn, is voornemens, zijn voornemens: van plan zijn
wegens het feit dat: omdat
woonachtig: wonend
zorg dragen voor, draagt zorg voor, dragen zorg voor: zorgen voor
"""

JARGON: dict[str, tuple[tuple[str, ...], str]] = {
    forms.split(", ")[0]: (tuple(forms.split(", ")), plain)
    for forms, _, plain in (line.partition(": ") for line in _TABLE.strip().splitlines())
}
"""Word -> its forms (itself first), and the plain words for it."""
