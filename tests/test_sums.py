"""Sums in a sentence: one that does not come out is found at its words, one that does is left alone."""

from __future__ import annotations

import pytest
import waterdorp

from planascode.checks import sums


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Er zijn vier wachters: twee bij de sluis en één op de kade.", "hier staat vier, en erachter staan twee en één: samen 3"),
        ("Er zijn 5 wachters: twee bij de sluis, één op de kade en drie in het dorp.", "hier staat 5, en erachter staan twee, één en drie: samen 6"),
        ("Er zijn drie wachters: twee bij de sluis en één op de kade.", ""),
        ("Er zijn vier wachters: twee bij de sluis. Eén is ziek en één is weg.", ""),
        ("Er zijn vier wensen: een sluis, een kade en een boot.", "hier staat vier, en erachter staan er 3"),
        ("Er zijn drie wensen: een sluis, een kade en een boot.", ""),
        ("Het gaat om drie dingen: rust, ruimte, sociale veiligheid en fysieke veiligheid.", "hier staat drie, en erachter staan er 4"),
        ("In drie dorpen komt een groep: Ten Boer, Wad, Zee en Duin.", "hier staat drie, en erachter staan er 4"),
        ("Er zijn drie wensen: een sluis en een kade, wonen en werken, en een boot.", ""),
        ("Er zijn vier wensen: iedereen helpt mee.", ""),
        ("Van de 20 kinderen deden er 26 mee.", "26 is meer dan de 20 waarvan het een deel is"),
        ("Van de vijf kades zijn er zes klaar.", "zes is meer dan de vijf waarvan het een deel is"),
        ("Van de 20 kinderen deden er 16 mee.", ""),
        ("Van de 20 kades meten we er 26 keer de hoogte.", ""),
        ("Dat is 56.000 min 11.000 is 44.000.", "56.000 min 11.000 is 45.000, en hier staat 44.000"),
        ("Dat is € 1.500 plus € 500 is € 2.000.", ""),
        ("Voor jongeren, 18- tot 12-jarigen.", "'18- tot 12-jarigen' loopt van hoog naar laag"),
        ("Voor wie 18 tot 12 jaar is.", "'18 tot 12 jaar' loopt van hoog naar laag"),
        ("Voor 12- tot 18-jarigen, en 12 t/m 12 jaar.", ""),
        ("Het aantal steeg van 8 in 2021 naar 6 in 2022.", "'steeg', en het gaat van 8 naar 6"),
        ("Het aantal daalde van 8 naar 6.", ""),
        ("Een afname van 6 naar 8.", "'afname', en het gaat van 6 naar 8"),
        ("Dat is 4 keer 2.500 euro is 12.000 euro.", "4 keer 2.500 euro is 10.000, en hier staat 12.000 euro"),
    ],
)
def test_a_sum_that_does_not_come_out_is_found(text: str, message: str) -> None:
    problems = list(sums.check_sums_come_out(waterdorp.seen({waterdorp.TEXT: text})))
    assert [(problem.code, problem.message) for problem in problems] == [("T-029", message)] * bool(message)
