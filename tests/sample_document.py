"""A Dutch plan in small with every kind of node, and our house style: shared by the tests of the writers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from planascode import nodes as n
from planascode.housestyle import HouseStyle, housestyle

FOLDER = Path(__file__).parent.parent / "layouts" / "huisstijl"
STATES = (
    ("good", "✓", "uitgevoerd"),
    ("busy", "▶", "loopt"),
    ("idle", "○", "nog niet gestart"),
    ("bad", "!", "vertraagd"),
)
LOREM = (
    "De gemeente werkt met bewoners, ondernemers, scholen, woningcorporaties en de politie aan een veilige en prettige "
    "leefomgeving. Wij kiezen voor maatregelen die bewezen werken en waarvan wij de uitvoering kunnen volgen. "
)


@cache
def our_style() -> HouseStyle:
    """The house style as it lies in ``layouts/huisstijl``."""
    files = {p.relative_to(FOLDER).as_posix(): p.read_bytes() for p in sorted(FOLDER.rglob("*")) if p.is_file()}
    return housestyle(yaml.safe_load(files.pop("tokens.yaml")), files)


def text(words: str) -> tuple[n.Text, ...]:
    return (n.Text(words),)


def p(words: str) -> n.Paragraph:
    return n.Paragraph(text(words))


def bullets(*words: str) -> n.ItemList:
    return n.ItemList(False, tuple(n.Item((p(word),)) for word in words))


def measures(rows: int) -> n.Table:
    """A wide table of records: nine columns, bulleted cells, a badge, links to a note and to each row."""
    widths = (("Maatregel", 17), ("Doel", 13), ("Wat wij doen", 20), ("Partners", 12), ("Trekker", 10))
    columns = [*widths, ("Planning", 9), ("Middelen", 10), ("Stand", 11), ("Code", 6)]
    made = []
    for i in range(rows):
        tone, symbol, word = STATES[i % 4]
        mark: tuple[n.Inline, ...] = (n.NoteReference("noot-2", "2"),) if i == 9 else ()
        cells: tuple[n.Block, ...] = (
            n.Paragraph((n.Text(f"{i + 1}. Buurtbemiddeling en vroegtijdige signalering"), *mark)),
            p("Minder woonoverlast en sneller hulp."),
            bullets(
                "Inwonersbijeenkomsten organiseren in alle wijken",
                "Medewerkers trainen in gespreksvoering",
                *(["Samenwerkingsovereenkomst met de woningcorporaties vernieuwen en jaarlijks bespreken"] * (i % 3)),
            ),
            bullets("Woningcorporaties", "Politie-eenheid", "Welzijnsorganisatie"),
            p("Team Leefomgeving"),
            p("2027 en 2028"),
            p("€ 45.000 per jaar"),
            n.Paragraph((n.Field(f"maatregelen/m{i}/status", (n.Badge(tone, symbol, word),)),)),
            p("A"),
        )
        made.append(n.Row(tuple(n.Cell((cell,)) for cell in cells), id=f"maatregel-{i}"))
    return n.Table(
        "tabel-maatregelen",
        text("Maatregelen bij het thema woonoverlast"),
        tuple(n.Column(text(label), width) for label, width in columns),
        tuple(made),
        form="records",
        label="Tabel 2",
    )


def money() -> n.Table:
    rows = (("Programma veiligheid", "€ 1.250.000"), ("Rijksbijdrage", "€ 310.500"), ("Totaal", "€ 1.560.500"))
    return n.Table(
        "tabel-geld",
        text("Geld voor 2027 tot en met 2030"),
        (n.Column(text("Post"), 60), n.Column(text("Bedrag"), 40, "end")),
        tuple(n.Row(tuple(n.Cell((p(word),)) for word in row)) for row in rows),
        label="Tabel 1",
    )


def drawing() -> n.Drawing:
    tones = ("good", "busy", "idle")
    boxes = [n.Box(i * 230, 0, 220, 60, tone) for i, tone in enumerate(tones)]
    labels = [
        n.Label(i * 230 + 110, 36, 17, f"▶ Prioriteit {i + 1}", "middle", True, tone) for i, tone in enumerate(tones)
    ]
    return n.Drawing(680, 60, (*boxes, *labels))


def sample(rows: int = 14) -> n.Document:
    """A plan in small: cover, contents, chapters, a landscape group, an appendix."""
    first = n.Section(
        "inleiding",
        text("Inleiding"),
        (
            n.Group(
                "portrait",
                (
                    n.Paragraph(text("Een veilige gemeente maken wij samen."), "lead"),
                    n.Paragraph(
                        (
                            n.Text(LOREM * 2),
                            n.Strong(text("Iedereen telt mee.")),
                            n.NoteReference("noot-1", "1"),
                            n.Text(" Zie ook "),
                            n.Reference("woonoverlast", text("paragraaf 2.1 (Woonoverlast)")),
                            n.Text(", bladzijde "),
                            n.PageReference("woonoverlast"),
                            n.Text(" en de "),
                            n.Link("https://example.org/begroting", text("begroting")),
                            n.Text(" of de "),
                            n.Link("cijfers/geld.csv", text("cijfers")),
                            n.Text(". Het "),
                            n.Abbreviation("Regionaal Informatie- en Expertisecentrum", "RIEC"),
                            n.Text(" helpt, "),
                            n.Emphasis(text("ook buiten kantoortijd.")),
                            n.NoteReference("noot-1", "1"),
                        )
                    ),
                    n.Quote((p("“Veiligheid begint met elkaar kennen, en daar is tijd voor nodig.”"),)),
                    n.ItemList(
                        True,
                        (
                            n.Item((p("Wij voorkomen wat wij kunnen voorkomen."), bullets("op school", "in de wijk"))),
                            n.Item((p("Wij handhaven waar het moet."),)),
                        ),
                    ),
                    n.Aside(
                        "info", (p("Deze tekst is een voorbeeld. De kleur zegt niets wat de woorden niet zeggen."),)
                    ),
                    n.Aside("bad", (p("Nog te besluiten: het budget voor 2028."),)),
                    n.Part(
                        "plan/gegevens",
                        (
                            n.Facts(
                                (
                                    n.Fact(text("Portefeuillehouder"), (p("De burgemeester"),)),
                                    n.Fact(text("Juridische grondslag"), (bullets("Gemeentewet", "Politiewet 2012"),)),
                                )
                            ),
                        ),
                    ),
                    n.Figure(
                        "figuur-1",
                        text("De prioriteiten"),
                        "Drie blokken: prioriteit 1, 2 en 3.",
                        drawing(),
                        "Figuur 1",
                    ),
                    money(),
                    n.Section("kader", text("Kader"), (p(LOREM * 5), p(LOREM * 4)), level=2, number="1.1", label="1.1"),
                    n.Section("leeswijzer", text("Leeswijzer"), (p(LOREM * 6),), level=2, number="1.2", label="1.2"),
                ),
            ),
        ),
        level=1,
        number="1",
        label="1",
    )
    theme = n.Section(
        "woonoverlast",
        text("Woonoverlast"),
        (
            n.Group("portrait", (p(LOREM * 3),)),
            n.Group(
                "landscape",
                (
                    n.Section(
                        "maatregelen", text("Maatregelen: woonoverlast"), (measures(rows),), level=3, numbered="no"
                    ),
                ),
            ),
        ),
        level=2,
        number="2.1",
        label="2.1",
    )
    second = n.Section("prioriteit-1", text("Veilig wonen en leven"), (theme,), level=1, number="2", label="2")
    appendix = n.Section(
        "bijlage",
        text("Verantwoording"),
        (n.Group("portrait", (p("Meervoudigepersoonlijkheidsstoornisbehandelingsovereenkomst" * 3), p("Einde."))),),
        level=1,
        numbered="appendix",
        label="Bijlage 1",
    )
    entries = (
        n.Entry(1, "1", text("Inleiding"), "inleiding"),
        n.Entry(2, "1.1", text("Kader"), "kader"),
        n.Entry(2, "1.2", text("Leeswijzer"), "leeswijzer"),
        n.Entry(1, "2", text("Veilig wonen en leven"), "prioriteit-1"),
        n.Entry(2, "2.1", text("Woonoverlast"), "woonoverlast"),
        n.Entry(1, "Bijlage 1", text("Verantwoording"), "bijlage"),
    )
    cover = n.Cover(
        (
            n.Paragraph(text("Uitvoeringsplan integrale veiligheid"), "title"),
            n.Paragraph(text("Samen veilig in Voorbeeldstad, 2027 tot en met 2030"), "subtitle"),
            n.Facts((n.Fact(text("Gemeente"), (p("Voorbeeldstad"),)), n.Fact(text("Status"), (p("concept"),)))),
        )
    )
    return n.Document(
        "plan",
        "uvp",
        "Uitvoeringsplan integrale veiligheid",
        "nl",
        (
            ("author", "Gemeente Voorbeeldstad"),
            ("description", "Voorbeeld <van> een plan"),
            ("keywords", "veiligheid, wonen"),
            ("created", "2027-01-01T00:00:00+00:00"),
            ("modified", "2027-02-01T00:00:00+00:00"),
            ("identifier", "uvp-openbaar-1"),
        ),
        (
            ("page", "pagina"),
            ("of", "van"),
            ("contents", "Inhoud"),
            ("continued", "vervolg"),
            ("stage", "Ter vaststelling"),
        ),
        (cover, n.Contents(2, entries), first, second, appendix),
        (n.Note("noot-1", text("Vastgesteld door de raad."), "1"), n.Note("noot-2", text("Zie de evaluatie."), "2")),
    )
