"""The site: a small but complete one, read back from its bytes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

import lxml.html
import pytest
import yaml
from conftest import judged

from planascode import nodes as n
from planascode.checkers import programs
from planascode.housestyle import HouseStyle, housestyle
from planascode.notation import parse
from planascode.numbering import number
from planascode.writers import site

FOLDER = Path(__file__).parent.parent / "layouts" / "huisstijl"

SAMPLE = """
<document kind="site" id="voorbeeld" title="Uitvoeringsplan Veiligheid 2022-2023" lang="nl">
<meta name="author">Gemeente Voorbeeld</meta>
<meta name="description">Wat de gemeente en haar partners doen voor de veiligheid.</meta>
<meta name="footer-peildatum">Standen gelden op 1 oktober 2022</meta>
<meta name="footer-versie">Versie 1.2, openbaar</meta>
<meta name="footer-inhoud">Inhoud: 3f0c62d1a9be</meta>
<word name="table">Tabel</word><word name="figure">Figuur</word><word name="chapter">hoofdstuk</word>
<word name="section">paragraaf</word><word name="appendix">Bijlage</word><word name="contents">Inhoud</word>
<word name="notes">Noten</word><word name="skip">Naar de inhoud</word><word name="menu">Hoofdmenu</word>
<word name="trail">U bent hier</word><word name="footer">Over deze site</word>
<menu><ref to="page:index">Begin</ref><ref to="page:prioriteiten/zorg">Zorg en veiligheid</ref>
  <ref to="page:register">Maatregelen</ref><ref to="page:begrippen">Begrippen</ref></menu>

<page path="index" title="Uitvoeringsplan Veiligheid 2022-2023">
  <p role="lead">Dit plan zegt wat de gemeente met haar partners doet voor de veiligheid, wie dat doet en hoe ver het is.</p>
  <section id="standen" numbered="no"><heading>De standen in één oogopslag</heading>
    <p>Alle maatregelen, op 1 oktober 2022. Zie ook <ref to="tellingen"/>.</p>
    <figure id="fig-standen"><caption>Standen per prioriteit</caption>
      <alt>Staven met het aantal per stand; de cijfers staan in de tabel hieronder.</alt>
      <drawing width="680" height="74">
        <label x="0" y="20" size="15" bold="yes">Zorg en veiligheid</label>
        <box x="250" y="0" width="172" height="30" tone="good"/>
        <label x="336" y="20" size="15" anchor="middle" bold="yes" tone="good">✓ 4</label>
        <box x="422" y="0" width="258" height="30" tone="busy"/>
        <label x="551" y="20" size="15" anchor="middle" bold="yes" tone="busy">▶ 6</label>
        <label x="0" y="64" size="15" bold="yes">Kwetsbare jongeren</label>
        <box x="250" y="44" width="86" height="30" tone="good"/>
        <label x="293" y="64" size="15" anchor="middle" bold="yes" tone="good">✓ 2</label>
        <box x="336" y="44" width="129" height="30" tone="idle"/>
        <label x="400" y="64" size="15" anchor="middle" bold="yes" tone="idle">○ 3</label>
      </drawing></figure>
    <table id="tellingen"><caption>Aantal maatregelen per stand</caption>
      <column width="40">Prioriteit</column>
      <column width="15" align="end"><badge tone="good" symbol="✓">gereed</badge></column>
      <column width="15" align="end"><badge tone="busy" symbol="▶">loopt</badge></column>
      <column width="15" align="end"><badge tone="idle" symbol="○">nog niet begonnen</badge></column>
      <column width="15" align="end">Samen</column>
      <row><cell><ref to="page:prioriteiten/zorg" style="name"/></cell><cell><f address="zorg/gereed">4</f></cell>
        <cell>6</cell><cell>0</cell><cell>10</cell></row>
      <row><cell>Kwetsbare jongeren</cell><cell>2</cell><cell>0</cell><cell>3</cell><cell>5</cell></row>
    </table>
  </section>
  <section id="prioriteiten" numbered="no"><heading>Prioriteiten</heading>
    <tiles><item><p><ref to="page:prioriteiten/zorg" style="name"/></p>
        <p>Eerder signalen zien en samen handelen, zodat inwoners zich thuis en in de buurt veilig voelen.</p></item>
      <item><p><ref to="page:register" style="name"/></p><p>Vijftien maatregelen met planning, partners en geld.</p></item>
      <item><p><ref to="page:begrippen" style="name"/></p><p>Wat de standen, codes en afkortingen betekenen.</p></item></tiles>
  </section>
  <section id="stukken" numbered="no"><heading>Het plan als bestand</heading>
    <list><item><a href="../uitvoeringsplan.pdf">Het hele plan als PDF</a></item></list></section>
</page>

<page path="prioriteiten/zorg" title="Versterking samenhang zorg en veiligheid" parent="index">
  <p role="lead">Zorg en veiligheid werken samen.<note id="noot-1">Integraal Veiligheidsbeleidsplan 2021-2023. Zie
    <a href="https://example.org/plan">example.org</a>.</note></p>
  <section id="zorg-beschrijving" numbered="no"><heading>Beschrijving</heading>
    <p>De gemeente krijgt meldingen van woonoverlast en van mensen met onbegrepen gedrag. Het
      <abbr full="Zorg- en Veiligheidshuis">ZVH</abbr> brengt partners bij elkaar. Doelen:</p>
    <list><item>minder woonoverlast;</item><item><p>sneller hulp bij huiselijk geweld:</p><list ordered="yes"><item>signaleren</item>
      <item>melden</item></list></item></list>
    <quote>Een veilige gemeente maken we samen.</quote>
    <section id="zorg-gevolgen" numbered="no"><heading>Wat er gebeurt als we dit niet doen</heading>
      <aside tone="bad"><p><strong>Let op.</strong> Zonder geld stopt de proef in 2023.</p></aside></section>
  </section>
  <section id="zorg-maatregelen" numbered="no"><heading>Maatregelen</heading>
    <table id="zorg-tabel" form="records"><caption>Maatregelen tegen woonoverlast</caption>
      <column width="16">Doel en maatregel</column><column width="11">Wat we nu doen</column>
      <column width="15">Wat we gaan doen</column><column width="12">Middelen</column>
      <column width="12">Portefeuillehouder en projectteam</column><column width="11">Partners</column>
      <column width="12">Hoe we het volgen</column><column width="11">Planning en stand</column>
      <row id="buurtbemiddeling"><cell><p><strong>Buurtbemiddeling</strong></p>
          <p>Doel: woonoverlast voorkomen of in een vroeg stadium aanpakken</p></cell>
        <cell>geen</cell><cell><list><item>Buurtbemiddeling of mediation</item><item>Voorlichting aan huurders</item></list></cell>
        <cell>Regiegroep Veiligheid en Zorg</cell><cell><list><item>Burgemeester</item><item>Beleid maatschappelijke zaken</item></list></cell>
        <cell>Woningcorporaties, politie</cell><cell>Minder incidenten dan in 2021</cell>
        <cell><p><f address="maatregelen/buurtbemiddeling/planning">vierde kwartaal 2022</f></p>
          <p>P1 <badge tone="busy" symbol="▶">loopt</badge></p></cell></row>
      <row id="wet-overlast"><cell><p><strong>Wet aanpak woonoverlast</strong></p><p>Doel: voldoen aan de voorwaarden van de wet</p></cell>
        <cell>Gedragsaanwijzing, bestuursdwang, dwangsom</cell><cell>De werkwijze beschrijven</cell><cell>onbekend (staat niet in de bron)</cell>
        <cell>Juridisch adviseur</cell><cell>n.v.t.</cell><cell>Aantal gedragsaanwijzingen</cell>
        <cell><p>derde kwartaal 2022</p><p>P2 <badge tone="good" symbol="✓">gereed</badge></p></cell></row>
    </table></section>
</page>

<page path="maatregelen/buurtbemiddeling" title="Buurtbemiddeling" parent="prioriteiten/zorg">
  <p>Nu: <badge tone="busy" symbol="▶">loopt</badge>. In het plan: <ref to="buurtbemiddeling"/>.</p>
  <section id="bb-inhoud" numbered="no"><heading>Wat we doen</heading>
    <facts><fact><term>Doel</term><value>Woonoverlast voorkomen of in een vroeg stadium aanpakken</value></fact>
      <fact><term>Wat we gaan doen</term><value><list><item>Buurtbemiddeling of mediation</item></list></value></fact>
      <fact><term>Geld</term><value><f address="bedrag">€ 25.000</f></value></fact>
      <fact><term>Verantwoordingsinformatieverplichtingen</term><value>onbekend (staat niet in de bron)</value></fact></facts>
    <p>Terug naar <ref to="page:prioriteiten/zorg" style="name"/>, naar <ref to="bb-standen"/> of naar
      <a href="../uitvoeringsplan.pdf">de PDF</a>.</p></section>
  <section id="bb-standen" numbered="no"><heading>Alle standen</heading>
    <table id="bb-geschiedenis"><caption>Geschiedenis van de standen</caption>
      <column width="20">Peildatum</column><column width="20">Stand</column><column width="60">Toelichting</column>
      <row><cell>1 oktober 2022</cell><cell><badge tone="busy" symbol="▶">loopt</badge></cell>
        <cell>Vrijwilligers zijn <strong>geworven</strong> en opgeleid; de eerste <em>acht</em> zaken lopen.</cell></row>
      <row><cell>4 mei 2022</cell><cell><badge tone="idle" symbol="○">nog niet begonnen</badge></cell><cell>geen</cell></row>
    </table></section>
</page>

<page path="register" title="Alle maatregelen" parent="index">
  <table id="register-tabel"><caption>Planning en stand</caption>
    <column width="40">Maatregel</column><column width="30">Planning</column><column width="10">Code</column><column width="20">Stand</column>
    <row><cell><ref to="page:maatregelen/buurtbemiddeling" style="name"/></cell><cell>vierde kwartaal 2022</cell><cell>P1</cell>
      <cell><badge tone="busy" symbol="▶">loopt</badge></cell></row>
    <row><cell><ref to="wet-overlast"/></cell><cell>derde kwartaal 2022</cell><cell>P2</cell>
      <cell><badge tone="good" symbol="✓">gereed</badge> (afgeleid)</cell></row></table>
</page>

<page path="begrippen" title="Begrippen" parent="index">
  <section id="legenda-kop" numbered="no"><heading>Standen</heading>
    <table id="legenda"><caption>Legenda</caption><column width="25">Stand</column><column width="75">Betekenis</column>
      <row><cell><badge tone="good" symbol="✓">gereed</badge></cell><cell>De maatregel is uitgevoerd.</cell></row>
      <row><cell><badge tone="busy" symbol="▶">loopt</badge></cell><cell>Er wordt aan gewerkt.</cell></row></table></section>
</page>
</document>
"""


def style() -> HouseStyle:
    """Our house style, read from its folder."""
    files = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in sorted(FOLDER.rglob("*")) if path.is_file()}
    return housestyle(yaml.safe_load(files.pop("tokens.yaml")), files)


def sample(notation: str = SAMPLE) -> n.Document:
    """A finished document from notation."""
    return number(parse(notation), {}, {})


@cache
def built() -> dict[str, bytes]:
    return site.write(sample(), style())


def pages(files: dict[str, bytes] | None = None) -> dict[str, lxml.html.HtmlElement]:
    found = built() if files is None else files
    return {path: lxml.html.document_fromstring(data.decode()) for path, data in found.items() if path.endswith(".html")}


def with_title(title: str) -> n.Document:
    document = sample()
    first = replace(document.pages[0], title=title)
    return replace(document, title=title, meta=(("author", title),), pages=(first, *document.pages[1:]))


def test_every_page_becomes_a_file_with_the_style_sheet_and_fonts_beside_it() -> None:
    assert sorted(path for path in built() if not path.endswith(".woff2")) == [
        "assets/basis.js", "assets/register.js", "assets/search-engine.js", "assets/search.js",
        "assets/site.css", "begrippen.html", "index.html", "maatregelen/buurtbemiddeling.html",
        "prioriteiten/zorg.html", "register.html",
    ]  # fmt: skip
    fonts = [path for path in built() if path.endswith(".woff2")]
    assert fonts
    for path in fonts:
        assert f'url("{path.removeprefix("assets/")}")'.encode() in built()["assets/site.css"]


def test_every_link_and_fragment_leads_somewhere() -> None:
    ids = {path: set(page.xpath("//@id")) for path, page in pages().items()}
    outside = set()
    for path, page in pages().items():
        for address in page.xpath("//@href | //@src"):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = normpath(join(dirname(path), parts.path)) if parts.path else path
            if target.startswith("../"):
                outside.add(target)
                continue
            assert target in built(), f"{path}: {address}"
            assert not parts.fragment or parts.fragment in ids[target], f"{path}: {address}"
    assert outside == {"../uitvoeringsplan.pdf"}, "a relative link counts from the root of the site, on every page"


def test_a_reference_on_the_same_page_is_only_a_fragment() -> None:
    assert pages()["maatregelen/buurtbemiddeling.html"].xpath("//main//p/a[@href='#bb-standen']")


def test_nothing_is_fetched_from_elsewhere_and_no_path_is_absolute() -> None:
    for path, page in pages().items():
        resources = page.xpath("//@src | //link/@href | //@srcset | //@poster | //object/@data")
        assert not [address for address in resources if urlsplit(address).netloc], path
        assert not page.xpath("//script | //style | //iframe | //@style | //form"), path
        assert not [a for a in page.xpath("//@href | //@src") if a.startswith("/")], path
    assert not re.search(rb"https?:|@import|//", re.sub(rb"/\*.*?\*/", b"", built()["assets/site.css"], flags=re.S))


def test_every_page_has_the_policy_before_anything_it_governs() -> None:
    for path, page in pages().items():
        (policy,) = page.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none';") and "unsafe" not in policy, path
        order = [element.tag for element in page.find("head")]
        assert order.index("link") > 1, path


def test_scripts_are_strict_can_be_read_and_make_no_markup_out_of_words() -> None:
    scripts = sorted((Path(site.__file__).parent / "scripts").glob("*.js"))
    assert [f"assets/{path.name}" for path in scripts] == [path for path in built() if path.endswith(".js")]
    for path in scripts:
        text = path.read_text("utf-8")
        assert text.startswith('"use strict";\n'), path.name
        assert not re.search(r"\b(eval|Function|innerHTML|outerHTML|insertAdjacentHTML|write(ln)?|import|fetch|localStorage|cookie)\b\s*[(=.]", text), path.name
        node = judged(programs.node)
        assert subprocess.run([node, "--check", path], capture_output=True, text=True).stderr == ""


def test_headings_stand_in_order_under_one_first_heading() -> None:
    for path, page in pages().items():
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels[0] == 1 and levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_language_is_stated_and_titles_are_unique() -> None:
    assert {page.get("lang") for page in pages().values()} == {"nl"}
    titles = Counter(page.findtext("head/title") for page in pages().values())
    assert max(titles.values()) == 1
    assert "Begrippen – Uitvoeringsplan Veiligheid 2022-2023" in titles
    assert "Uitvoeringsplan Veiligheid 2022-2023" in titles


def test_ids_are_unique_on_each_page() -> None:
    for path, page in pages().items():
        assert max(Counter(page.xpath("//@id")).values()) == 1, path


def test_the_frame_has_skip_link_menu_trail_and_footer_in_the_words_of_the_tree() -> None:
    page = pages()["maatregelen/buurtbemiddeling.html"]
    first = page.xpath("//body//a")[0]
    assert (first.text, first.get("href")) == ("Naar de inhoud", f"#{page.xpath('//main/@id')[0]}")
    assert page.xpath("//nav[@aria-label='Hoofdmenu']//a/text()") == ["Begin", "Zorg en veiligheid", "Maatregelen", "Begrippen"]
    trail = page.xpath("//nav[@aria-label='U bent hier']//li//text()")
    assert trail == ["Begin", "Zorg en veiligheid", "Buurtbemiddeling"], "a page is called there as in the menu"
    assert page.xpath("//footer//li/text()") == ["Standen gelden op 1 oktober 2022", "Versie 1.2, openbaar", "Inhoud: 3f0c62d1a9be"]


def test_the_menu_marks_the_page_and_the_branch_it_stands_in() -> None:
    marks = {path: page.xpath("//nav[@class='utrecht-nav-bar']//a[@aria-current]") for path, page in pages().items()}
    shown = {path: [(a.text, a.get("aria-current")) for a in found] for path, found in marks.items()}
    assert shown["prioriteiten/zorg.html"] == [("Zorg en veiligheid", "page")]
    assert shown["maatregelen/buurtbemiddeling.html"] == [("Zorg en veiligheid", "true")]
    assert shown["index.html"] == [("Begin", "page")]


def test_notes_stand_at_the_end_and_lead_back() -> None:
    page = pages()["prioriteiten/zorg.html"]
    assert page.xpath("//main/section[last()]/h2/text()") == ["Noten"]
    (back,) = page.xpath("//section[@class='notes']//li/a[@class='back']/@href")
    assert page.xpath(f"//*[@id='{back[1:]}']")


def test_hostile_titles_stay_text() -> None:
    hostile = "</title><script>alert(1)</script>\" onload='x' & <a href=\"x\">"
    page = pages(site.write(with_title(hostile), style()))["index.html"]
    assert page.findtext("head/title") == hostile
    assert page.xpath("string(//h1)") == hostile
    assert not page.xpath("//script | //@onload")


def test_a_reference_to_nothing_is_an_error_with_its_id() -> None:
    document = sample()
    lost = replace(document.pages[0], children=(n.Paragraph((n.Reference("nergens", (n.Text("daar"),)),)),))
    with pytest.raises(KeyError, match="nergens"):
        site.write(replace(document, pages=(lost, *document.pages[1:])), style())


def test_the_style_sheet_prints_no_words_and_knows_every_tone() -> None:
    css = built()["assets/site.css"].decode()
    assert set(re.findall(r"content:\s*([^;}]+)", css)) <= {'""', "attr(data-label)"}
    for tone in style().tones:
        assert f".tone-{tone}{{" in css


def test_the_same_tree_gives_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    assert site.write(sample(), style()) == built()
    program = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]; import test_site as t; from planascode.writers import site\n"
        "print(hashlib.sha256(repr(list(site.write(t.sample(), t.style()).items())).encode()).hexdigest())"
    )
    root = Path(__file__).parent.parent
    call = [sys.executable, "-c", program, str(root), str(root / "tests")]

    def run(seed: str) -> str:
        env = {"PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(call, env=env, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert run("0") == run("4711")


# --- what lies beside the site ------------------------------------------------------------------------


def test_links_to_files_beside_the_site_get_their_size_and_the_page_that_they_lead_to() -> None:
    words = '<word name="file-size">, {n} kB</word><word name="file-page">, pagina {n}</word>'
    links = '<p><a href="../plan.pdf">De PDF</a> <a href="../plan.pdf#x">Tabel</a> <a href="../plan.pdf#y">Weg</a> <a href="data/a.csv">a</a></p>'
    document = sample(SAMPLE.replace("<menu>", f"{words}<menu>", 1).replace("<tiles>", f"{links}<tiles>", 1))
    made = site.write(document, style())
    told = site.told(made, {"plan.pdf": 1_234_001}, {"plan.pdf": {"x": 12}})
    page = told["index.html"].decode()
    for wanted in ('>De PDF<span class="told">, 1.235 kB</span><', '>Tabel<span class="told">, pagina 12</span><', '"../plan.pdf#y">Weg<', '"data/a.csv">a<'):
        assert wanted in page
    assert b"data-told" not in b"".join(told.values())
    assert told["begrippen.html"] == made["begrippen.html"]
    assert told["assets/site.css"] == made["assets/site.css"]


# --- old addresses ------------------------------------------------------------------------------------


def test_an_old_address_leads_to_the_page_at_once_and_by_a_link() -> None:
    words = '<word name="moved">Verhuisd</word><moved from="maatregelen/oud" to="maatregelen/buurtbemiddeling"/>'
    made = site.write(sample(SAMPLE.replace("<menu>", f"{words}<menu>", 1)), style())
    assert made.keys() - built().keys() == {"maatregelen/oud.html"}
    assert {path: data for path, data in made.items() if path in built()} == built(), "nothing else changes"
    page = pages(made)["maatregelen/oud.html"]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=buurtbemiddeling.html"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["buurtbemiddeling.html"]
    assert page.xpath("//main//a/@href") == ["buurtbemiddeling.html"]
    assert page.xpath("//h1/text()") == ["Verhuisd: Buurtbemiddeling"]
    assert not pages()["maatregelen/buurtbemiddeling.html"].xpath("//meta[@http-equiv='refresh'] | //link[@rel='canonical']")
