"""The panel: each problem with its words, its place, and a way to the page and the file it is about; and what a form looks like."""

from __future__ import annotations

import lxml.html
import pytest
import waterdorp
from preview_client import PROOF

from planascode import pipeline
from planascode.folder import read_folder
from planascode.pipeline import Checked
from planascode.preview import forms, panel, state, views
from planascode.preview.answers import Remark
from planascode.preview.panel import Place
from planascode.preview.state import Preview
from planascode.preview.views import Reply, Saved
from planascode.problems import Problem, Source

KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
SHEETS = {
    name: data.decode()
    for name, data in read_folder(waterdorp.ROOT / "planascode/preview/bladen")[0].items()
    if name.endswith(".j2")
}
FOLDER = "/map/met spatie/content"


def preview(checked: Checked | None = None) -> Preview:
    """A preview that was good, and then got ``checked``."""
    made = state.opened(waterdorp.examined())
    if checked is not None:
        state.update(made, checked)
    return made


def shown(made: Preview, at: Place = Place("openbaar", "index"), saved: Saved | None = None) -> lxml.html.HtmlElement:  # noqa: B008
    return lxml.html.fromstring(f"<div>{panel.panel(made, SHEETS, FOLDER, 'content', at, saved)}</div>")


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


# --- problems -----------------------------------------------------------------------------------------------


def test_a_problem_stands_there_with_its_words_its_line_its_place_and_two_links() -> None:
    made = preview(waterdorp.examined(KADE, "Q1 2027 t/m Q4 2028", "Q5 2028"))
    (item,) = shown(made).xpath(".//ol[@class='kijk-meldingen']/li")
    said = words(item)
    assert said.startswith("fout planning 'Q5 2028' is geen kwartaal zo wel: Q3 2022")
    assert "18 | planning: Q5 2028" in said
    assert "^^^^^^^ een jaar heeft kwartaal 1 tot en met 4" in said
    assert f"content/{KADE}:18:15" in said
    links = {words(link): link.get("href") for link in item.xpath(".//a")}
    assert links["Naar de bladzijde"] == "/openbaar/site/maatregelen/kade.html"
    assert links["Open in VS Code"] == f"vscode://file/map/met%20spatie/content/{KADE}:18:15"


def test_the_state_of_the_plan_is_told_in_a_few_words_to_eyes_and_ears() -> None:
    made = preview()
    assert panel.summary(made) == "Geen meldingen"
    (live,) = shown(made).xpath(".//*[@role='status']")
    assert not live.text_content(), "it speaks when something changes, not before"
    state.update(made, waterdorp.examined(KADE, "Q1 2027 t/m Q4 2028", "Q5 2028"))
    (section,) = shown(made).xpath(".//section")
    assert section.get("data-melding") == panel.summary(made) == "1 fout"
    assert section.find("details").get("open") is not None
    made.trouble = "Een layout geeft geen goed document: x."
    assert panel.summary(made) == "Er gaat iets mis"


def test_the_last_good_version_is_marked_on_the_page_and_in_the_panel() -> None:
    made = preview(waterdorp.examined(KADE, "Q1 2027 t/m Q4 2028", "Q5 2028"))
    page = state.answer(made, "openbaar", "maatregelen/kade.html") or b""
    over = panel.panel(made, SHEETS, FOLDER, "content", Place("openbaar", "maatregelen/kade"))
    whole = panel.with_panel(page, over, True).decode()
    assert '<section class="kijk-strook" aria-label="Let op">Laatste goede versie</section>' in whole
    assert "U ziet de laatste goede versie." in whole
    assert "kijk-strook" not in panel.with_panel(page, over, False).decode()


def test_the_panel_changes_nothing_of_the_page_but_its_policy() -> None:
    page = state.answer(preview(), "openbaar", "maatregelen/kade.html") or b""
    whole = panel.with_panel(page, "<section>paneel</section>", False).decode()
    ours = ('<link rel="stylesheet" href="/_kijk/kijk.css"><script src="/_kijk/kijk.js" defer></script>',
            '<a class="kijk-sla-over" href="#_kijk">Naar de meldingen en formulieren</a>', "<section>paneel</section>")  # fmt: skip
    for part in ours:
        assert whole.count(part) == 1
        whole = whole.replace(part, "")
    assert whole.replace(panel.POLICY, panel.site.POLICY).encode() == page


@pytest.mark.parametrize(
    ("problem", "page"),
    [
        (Problem(Source(KADE, 18, 15), "V-015", "x", address="maatregelen/kade/acties/grond-kopen/planning"), "maatregelen/kade.html"),
        (Problem(Source(KADE, 3), "V-015", "x"), "maatregelen/kade.html"),
        (Problem(Source("monitoring/hoog-water.yaml", 9), "I-001", "x"), "prioriteiten/hoog-water.html%23"),
        (Problem(Source("prioriteiten/hoog-water/verhaal.md", 1), "T-001", "x", address="prioriteiten/hoog-water/verhaal"), "prioriteiten/hoog-water.html"),
        (Problem(Source("hoofdstukken/waarom.md", 2), "T-001", "x", address="hoofdstukken/waarom"), "plan/"),
        (Problem(Source("plan.yaml", 3), "V-003", "x", address="plan/titel"), "plan.html"),
        (Problem(Source("foto.exe"), "B-002", "x"), ""),
        (Problem(Source("legenda/toestanden.yaml", 2), "L-003", "x", address="toestanden/klaar/toon"), ""),
    ],
)  # fmt: skip
def test_a_problem_leads_to_the_page_that_shows_what_it_is_about(problem: Problem, page: str) -> None:
    found = panel.page_of(preview(), "openbaar", problem)
    assert found.startswith(f"/openbaar/site/{page}".replace("%23", "#")) if page else found == ""


def test_a_problem_in_a_file_that_cannot_be_read_leads_to_the_page_of_what_it_was() -> None:
    files = {**waterdorp.files(), KADE: b"naam: ["}
    made = preview(pipeline.examine(files, waterdorp.layouts()))
    found = {panel.page_of(made, "openbaar", item) for item in made.checked.problems if item.source.file == KADE}
    assert found == {"/openbaar/site/maatregelen/kade.html"}


def test_content_in_a_problem_is_text_and_nothing_else() -> None:
    bad = "<script>alert(1)</script>"
    made = preview(waterdorp.examined(KADE, "planning: Q1 2027 t/m Q4 2028", f'planning: "{bad}"'))
    text = panel.panel(made, SHEETS, FOLDER, f"content{bad}", Place("openbaar", "index"))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_many_problems_are_counted() -> None:
    text = waterdorp.files()["hoofdstukken/waarom.md"].decode() + "\n\n".join(f"[](#nergens-{number})" for number in range(70))
    made = preview(pipeline.examine({**waterdorp.files(), "hoofdstukken/waarom.md": text.encode()}, waterdorp.layouts()))
    assert len(shown(made).xpath(".//ol[@class='kijk-meldingen']/li")) == panel.AT_MOST
    assert "... en nog 20." in words(shown(made))


def test_the_panel_leads_to_the_other_editions_the_documents_and_the_forms_of_the_page() -> None:
    links = {words(link): link.get("href") for link in shown(preview(), Place("partners", "maatregelen/lozingen")).xpath(".//a")}
    assert links["openbaar"] == "/openbaar/site/maatregelen/lozingen.html"
    assert "partners" not in links
    assert links["PDF van deze editie"] == "/partners/uitvoeringsplan.pdf"
    assert links["Nieuwe stand"] == "/_kijk/formulier/stand/maatregelen/lozingen?editie=partners"


def test_an_edition_with_an_odd_name_keeps_to_its_place_in_an_address() -> None:
    assert views.page_address("a/../b?c", "x.html#y") == "/a%2F..%2Fb%3Fc/site/x.html#y"


# --- forms ----------------------------------------------------------------------------------------------------


def page(kind: str, address: str, given: dict[str, str] | None = None, reply: Reply | None = None) -> lxml.html.HtmlElement:
    form = forms.form(waterdorp.examined(), kind, address)
    assert form
    text = views.form_page(SHEETS, form, "content", "openbaar", "/terug", PROOF, "vinger", given, reply)
    return lxml.html.document_fromstring(text)


@pytest.mark.parametrize(
    ("kind", "address"), [("stand", "maatregelen/lozingen"), ("cijfer", "indicatoren/meter-kelders"), ("planning", "maatregelen/lozingen")]
)
def test_every_field_has_a_label_and_every_group_a_legend_and_ids_are_not_doubled(kind: str, address: str) -> None:
    found = page(kind, address)
    for element in found.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        assert found.xpath("//label[@for=$id]", id=element.get("id")), element.get("name")
    assert all(group.find("legend") is not None for group in found.iter("fieldset"))
    ids = [element.get("id") for element in found.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    for element in found.xpath("//*[@aria-describedby]"):
        assert set(element.get("aria-describedby").split()) <= set(ids)
    assert not found.xpath("//script")


def test_the_summary_of_what_is_wrong_leads_to_the_fields() -> None:
    reply = Reply(remarks=(Remark("toestanden/tijd", Problem(Source(KADE), "V-003", "dit veld is leeg", "vul het in")),))
    found = page("stand", "maatregelen/lozingen", {"peildatum": "x"}, reply)
    (link,) = found.xpath("//div[@class='kijk-fouten']//a")
    (target,) = found.xpath("//*[@id=$id]", id=link.get("href")[1:])
    assert target.get("name") == "toestanden/tijd"
    assert "Dit veld is leeg. Vul het in." in words(target.getparent().getparent())
    assert found.xpath("//div[@class='kijk-fouten']")[0].get("autofocus") is not None
    assert found.xpath("//button")[0].text == "Bewaren"


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [(b"a\nb\n", b"a\nx\nb\n", ("x",)), (b"a\nb\n", b"a\nc\n", ("c",)), (b"a\n  b: c\n", b"a\n", ("weg: b: c",)), (b"a\r\n", b"a\r\nb\r\n", ("b",))],
)
def test_the_lines_that_were_written_are_shown(old: bytes, new: bytes, lines: tuple[str, ...]) -> None:
    assert views.changed_lines(old, new) == lines
