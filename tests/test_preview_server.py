"""The preview over real sockets: who may use it and what it gives."""

from __future__ import annotations

import re
import socket

import pytest
from preview_client import GOOD, KADE, KEY, PAGE, PROOF, STAND, Client

from planascode.preview.server import HERE, MAX_BODY, MAX_STREAMS

# --- who may use it -----------------------------------------------------------------------------------------


def test_it_listens_on_this_computer_alone(client: Client) -> None:
    assert client.server.server_address[0] == HERE == "127.0.0.1"


def test_who_has_the_address_of_this_start_gets_the_key_and_comes_in(client: Client) -> None:
    reply = client.ask("GET", f"/?sleutel={KEY}", Cookie=None)
    assert reply.status == 303
    assert "HttpOnly; SameSite=Strict" in reply.headers["Set-Cookie"]
    assert client.ask("GET", "/", Cookie=reply.headers["Set-Cookie"].partition(";")[0]).headers["Location"] == "/openbaar/site/index.html"


@pytest.mark.parametrize("path", ["/", PAGE, STAND, "/_kijk/kijk.js", "/openbaar/uitvoeringsplan.pdf", "/_kijk/gebeurtenissen", "/?sleutel=geraden"])
@pytest.mark.parametrize("cookie", [None, "kijk=x", "kijk-{port}=geraden", "kijk-{port}=", '=;"', "kijk-{port}=" + "é"])
def test_who_has_no_key_gets_nothing(client: Client, path: str, cookie: str | None) -> None:
    sent = cookie.format(port=client.server.server_port).encode().decode("latin-1") if cookie else None
    reply = client.ask("GET", path, Cookie=sent)
    assert reply.status == 403
    assert "kade" not in reply.text
    assert PROOF not in reply.text


@pytest.mark.parametrize("host", ["kwaad.example", "kwaad.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost", "[::1]:{port}", "", None,
                                  "127.0.0.1:{port}.kwaad.example", "127.0.0.1:{port}@kwaad.example"])  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_another_host_name_is_refused(client: Client, host: str | None, method: str) -> None:
    reply = client.ask(method, PAGE, Host=host and host.format(port=client.server.server_port), Origin=None)
    assert reply.status == 403


def test_two_host_names_are_refused_and_localhost_is_fine(client: Client) -> None:
    port = client.server.server_port
    twice = f"GET {PAGE} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: kwaad.example\r\nCookie: kijk-{port}={KEY}\r\n\r\n"
    assert b" 403 " in client.raw(twice.encode()).splitlines()[0]
    assert client.ask("GET", PAGE, Host=f"localhost:{port}").status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", [PAGE, "/_kijk/kijk.js", "/openbaar/site/data/plan.json", "/_kijk/gebeurtenissen", f"/?sleutel={KEY}"])
def test_a_page_of_another_site_gets_nothing(client: Client, site: str, path: str) -> None:
    assert client.ask("GET", path, Sec_Fetch_Site=site).status == 403


@pytest.mark.parametrize("origin", ["https://kwaad.example", "http://127.0.0.1:1", "http://127.0.0.1", "null", "http://localhost:{port}",
                                    "https://127.0.0.1:{port}"])  # fmt: skip
def test_another_origin_gets_nothing_and_no_header_lets_it_read(client: Client, origin: str) -> None:
    reply = client.ask("GET", PAGE, Origin=origin.format(port=client.server.server_port))
    assert reply.status == 403
    assert not [name for name in reply.headers if name.startswith("Access-Control")]


def test_a_form_from_another_origin_or_without_origin_or_with_another_proof_writes_nothing(own: Client) -> None:
    fields = own.form(STAND, **GOOD)
    before = (own.folder / KADE).read_bytes()
    for headers in ({"Origin": "https://kwaad.example"}, {"Origin": "null"}, {"Origin": None}, {"Sec_Fetch_Site": "cross-site"}, {"Cookie": None}):
        assert own.post(STAND, fields, **headers).status == 403
    for proof in ("", "geraden", PROOF[:-1]):
        assert own.post(STAND, {**fields, "_bewijs": proof}).status == 403
    assert own.post(STAND, {name: value for name, value in fields.items() if name != "_bewijs"}).status == 403
    assert (own.folder / KADE).read_bytes() == before
    assert own.post(STAND, fields).status == 303, "the same form from the page itself is taken"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "GEKKE"])
def test_another_method_is_refused(client: Client, method: str) -> None:
    reply = client.ask(method, PAGE)
    assert reply.status == 501
    assert "Dit kan niet" in reply.text
    assert not [name for name in reply.headers if name.startswith("Access-Control")]


def test_head_gives_the_heads_of_get_and_no_body(client: Client) -> None:
    head, whole = client.ask("HEAD", PAGE), client.get(PAGE)
    assert head.status == 200
    assert head.body == b""
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]


# --- what it gives --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/../plan.yaml", "/openbaar/site/../../plan.yaml", "/openbaar/site/%2e%2e/%2e%2e/plan.yaml", "/openbaar/site//etc/passwd",
        "/openbaar/site/assets/", "/_kijk/", "/_kijk/paneel.html.j2", "/_kijk/../kijk.js", "/openbaar/site/..%5c..%5cplan.yaml", "/%00",
        "/openbaar/site/%ff%fe.html", "/_kijk/formulier/stand/../../plan.yaml", "/geheim/site/index.html", "/openbaar", "/plan.yaml",
        "/openbaar/site/maatregelen", "/_kijk/site/index.html",
    ],
)  # fmt: skip
def test_no_path_leads_to_a_file_or_a_list_of_files(client: Client, path: str) -> None:
    reply = client.get(path)
    assert reply.status == 404
    assert "modelversie" not in reply.text
    assert "root:" not in reply.text


@pytest.mark.parametrize("path", ["/", PAGE, STAND, "/_kijk/formulieren", "/bestaat-niet", "/_kijk/kijk.css", "/openbaar/site/assets/site.css"])
def test_every_answer_says_what_a_browser_may_do_with_it(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", [PAGE, STAND, "/_kijk/formulieren", "/bestaat-niet"])
def test_no_page_has_a_script_or_a_style_inside_it(client: Client, path: str) -> None:
    text = client.get(path).text
    for words in ("<style", " style=", " onclick=", " onload=", "javascript:"):
        assert words not in text
    assert text.count("<script") == len(re.findall(r'<script src="[\w./-]+" defer></script>', text))
    assert text.count('<script src="/_kijk/kijk.js"') <= 1


def test_a_page_is_that_of_the_build_with_the_panel_in_it(client: Client) -> None:
    text = client.get(PAGE).text
    assert '<section class="kijk" id="_kijk"' in text
    assert "<h1>De kade ophogen</h1>" in text
    assert 'href="/partners/site/maatregelen/kade.html"' in text
    assert 'href="/openbaar/uitvoeringsplan.pdf"' in text
    assert f'href="{STAND}?editie=openbaar"' in text


def test_what_an_edition_hides_is_not_on_its_pages(client: Client) -> None:
    assert client.get("/openbaar/site/maatregelen/geheime-meting.html").status == 404
    assert client.get("/vertrouwelijk/site/maatregelen/geheime-meting.html").status == 200


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Content_Length": None}, None, 411),
        ({"Content_Length": "-1"}, None, 411),
        ({"Content_Length": "veel"}, None, 411),
        ({"Content_Length": None, "Transfer_Encoding": "chunked"}, b"0\r\n\r\n", 411),
        ({"Content_Length": str(MAX_BODY + 1)}, None, 413),
        ({"Content_Type": "text/plain"}, b"a=b", 415),
        ({"Content_Type": "multipart/form-data; boundary=x"}, b"--x--", 415),
        ({}, b"a=%ff%fe", 400),
        ({}, b"\xff\xfe=b", 400),
        ({}, b"&".join(b"a%d=b" % number for number in range(200)), 400),
    ],
)
def test_a_body_that_is_no_form_of_ours_is_refused(client: Client, headers: dict[str, str | None], body: bytes | None, status: int) -> None:
    usual: dict[str, str | None] = {"Origin": f"http://{client.host}", "Content_Type": "application/x-www-form-urlencoded"}
    assert client.ask("POST", STAND, body, **{**usual, **headers}).status == status


def test_a_form_can_be_sent_to_a_form_alone(client: Client) -> None:
    for path in ("/", PAGE, "/_kijk/formulieren"):
        assert client.post(path, {"_bewijs": PROOF}).status == 405
    assert client.post("/_kijk/formulier/stand/maatregelen/bestaat-niet", {"_bewijs": PROOF}).status == 404


@pytest.mark.parametrize("data", [b"\r\n\r\n", b"rommel\r\n\r\n", b"GET\r\n\r\n", b"GET " + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
                                  b"\x16\x03\x01\x02\x00\x01\x00", b"GET http://[ HTTP/1.1\r\n\r\n", b"GET /?" + b"a=b&" * 300 + b" HTTP/1.1\r\n\r\n",
                                  b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n"])  # fmt: skip
def test_what_is_no_request_is_answered_without_a_word_of_the_machine(client: Client, data: bytes) -> None:
    said = client.raw(data)
    assert b"Traceback" not in said
    assert client.get(PAGE).status == 200, "and the preview goes on"


def test_more_streams_than_a_person_opens_are_refused(client: Client) -> None:
    client.server.streams, before = MAX_STREAMS, client.server.streams
    assert client.get("/_kijk/gebeurtenissen?versie=0").status == 503
    client.server.streams = before


def test_a_visitor_that_leaves_halfway_harms_nobody(client: Client) -> None:
    port = client.server.server_port
    for _ in range(5):
        with socket.create_connection((HERE, port)) as connection:
            connection.sendall(f"GET {PAGE} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: kijk-{port}={KEY}\r\n\r\n".encode())
    assert client.get(PAGE).status == 200
