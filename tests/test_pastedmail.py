"""A pasted e-mail is told as one, with all its parts; a common text with a greeting is not."""

from __future__ import annotations

import pytest

from planascode.pastedmail import Mail, find, words

HEAD = "Van: Jan\nVerzonden: maandag 3 maart 2027\nAan: Team\nOnderwerp: RE: spreekuur\n"


def test_an_email_is_told_with_its_head_its_greeting_and_its_farewell() -> None:
    mail = find(f"naam: x\n{HEAD}\nHoi Piet,\n\nHet lukt niet.\n\nMet vriendelijke groet,\nJan\n", has_keys=True)
    assert mail == Mail(
        2,
        (
            "de kop (Van, Verzonden, Aan, Onderwerp; regel 2 t/m 5)", "de aanhef (regel 7)", "de groet (regel 11) met de naam eronder",
        ),
    )  # fmt: skip
    assert words(mail).startswith("haal de hele e-mail weg: de kop (Van, Verzonden, Aan, Onderwerp; regel 2 t/m 5), de aanhef (regel 7) en de groet")


@pytest.mark.parametrize("head", ["Van: Jan\nVerzonden: maandag\nAan: Team\n", "Van: Jan\nDatum: 3 maart\n\nBeste Piet,\n"])
@pytest.mark.parametrize("has_keys", [True, False])
def test_a_head_without_a_subject_is_one_as_well(head: str, has_keys: bool) -> None:
    mail = find(head + "Het lukt niet.\nHartelijke groet,\nJan\n", has_keys)
    assert mail is not None and mail.line == 1


@pytest.mark.parametrize("greeting", ["Beste Piet,", "Geachte heer,", "Hoi!", "  Hallo allemaal,", "Goedemorgen,"])
@pytest.mark.parametrize("farewell", ["Met vriendelijke groet,", "Groet, Jan", "Hartelijke groet", "mvg", "Groetjes Jan"])
def test_an_email_that_lost_its_head_is_found_in_a_file_with_keys_only(greeting: str, farewell: str) -> None:
    text = f"nu: x\n{greeting}\nHet lukt niet.\n{farewell}\nJan\n"
    assert find(text, has_keys=True) == Mail(2, ("de aanhef (regel 2)", "de groet (regel 4) met de naam eronder"))
    assert find(text, has_keys=False) is None, "a foreword may be a letter"


@pytest.mark.parametrize("line", ["-----Oorspronkelijk bericht-----", "Op ma 3 mrt 2027 om 10:15 schreef Jan:"])
def test_the_line_above_an_earlier_email_tells_it(line: str) -> None:
    mail = find(f"Eerst dit.\n\n{line}\nHoi Piet,\n", has_keys=False)
    assert mail == Mail(3, ("de regel boven het bericht (regel 3)", "de aanhef (regel 4)"))


@pytest.mark.parametrize(
    "text",
    [
        "Beste inwoner,\n\nDit plan is van u.\n", "Dit is het plan.\n\nMet vriendelijke groet,\nhet college\n",
        "Van: 2021\nAan: 2023\n", "Onderwerp: het plan\nHet gaat om drie dingen.\nVan: 2021\n",
        "straks:\n  - Beste aanpak, de groet van elke dag\n  - Dag van de veiligheid\n  - Groet elkaar op straat\n",
        "nu: Een groet,\nstraks: Van: oud\n",
    ],
)
@pytest.mark.parametrize("has_keys", [True, False])
def test_a_greeting_or_a_farewell_alone_is_common_text(text: str, has_keys: bool) -> None:
    assert find(text, has_keys) is None
