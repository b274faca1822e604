"""The edge of the preview: on this computer only, and for the person who started it.

Refused is every request with another host name (DNS rebinding), from another origin (a page on another site), without the
key of this start (other people on this computer), too big, or with another method than GET, HEAD and POST. Only what
stands in memory is given; no path leads to a file.
"""

from __future__ import annotations

import hmac
import socketserver
import sys
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from planascode.preview import panel, views
from planascode.preview.desk import Desk, trouble
from planascode.preview.routes import TYPES, Answer, Request, answer, html

HERE = "127.0.0.1"
MAX_BODY = 200_000
MAX_FIELDS = 100
MAX_STREAMS = 40
PATIENCE = 15
"""Seconds after which a silent stream says that it is still there, and a slow sender is given up."""
POLICY = f"{panel.POLICY}; frame-ancestors 'none'"
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""On every answer."""


def refusal(method: str, headers: Mapping[str, str], port: int) -> str:
    """Why a request may not be answered, in English for a programmer; empty when it may."""
    host = headers.get("Host", "")
    if host not in (f"{HERE}:{port}", f"localhost:{port}"):
        return "host"
    if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        return "other site"
    origin = headers.get("Origin")
    if (origin is not None or method == "POST") and origin != f"http://{host}":
        return "other origin"
    return ""


def has_key(headers: Mapping[str, str], port: int, key: str) -> bool:
    """Whether a request brings the key of this start, in its cookie."""
    try:
        cookie = SimpleCookie(headers.get("Cookie", "")).get(f"kijk-{port}")
    except CookieError:
        return False
    return cookie is not None and hmac.compare_digest(cookie.value.encode(), key.encode())


class Server(ThreadingHTTPServer):
    """One desk, many threads; a browser that leaves is no error."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it lets two programs have one port

    def __init__(self, desk: Desk, port: int) -> None:
        """Listens on ``port`` of this computer alone; OSError when it is taken."""
        self.desk = desk
        self.streams = 0
        super().__init__((HERE, port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke off."""

    def server_bind(self) -> None:
        """Without asking the network for our name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, self.server_address[1]


class Handler(BaseHTTPRequestHandler):
    """Reads a request, asks whether it may be answered, and writes the answer."""

    server: Server
    timeout = PATIENCE

    def do_GET(self) -> None:
        """Any request that this server knows."""
        try:
            self._take()
        except ConnectionError:
            raise
        except Exception as error:
            self._send(html(views.message(self.server.desk.templates, "Er ging iets mis", trouble(error)), 500))

    do_HEAD = do_POST = do_GET

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A request that cannot be read, or with another method."""
        self._send(self._refused("De voorvertoning kent dit verzoek niet.", code))

    def version_string(self) -> str:
        """Nothing about the machine."""
        return "planascode"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is the author's."""

    def _take(self) -> None:
        desk, port = self.server.desk, self.server.server_port
        try:
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query, max_num_fields=MAX_FIELDS).items()}
        except ValueError:
            self._send(self._refused("Dit adres is niet te lezen.", 400))
            return
        headers = {name: ", ".join(self.headers.get_all(name, [])) for name in set(self.headers)}
        headers = {name.title(): value for name, value in headers.items()}
        path = unquote(parts.path)
        if refusal(self.command, headers, port) or not path.startswith("/"):
            self._send(self._refused("Dit verzoek komt niet van de voorvertoning zelf."))
        elif path == "/" and hmac.compare_digest(query.get("sleutel", "").encode(), desk.key.encode()):
            cookie = f"kijk-{port}={desk.key}; Path=/; HttpOnly; SameSite=Strict"
            self._send(Answer(303, headers=(("Set-Cookie", cookie), ("Location", "/"))))
        elif not has_key(headers, port, desk.key):
            self._send(self._refused("Open het adres dat staat in het venster waarin u de voorvertoning startte."))
        elif path == "/_kijk/gebeurtenissen" and self.command == "GET":
            self._stream(query.get("versie", ""))
        elif self.command == "POST":
            self._send(self._posted(path, query, headers))
        else:
            self._send(answer(desk, Request(self.command, path, query)))

    def _refused(self, words: str, status: int = 403) -> Answer:
        return html(views.message(self.server.desk.templates, "Dit kan niet", words), status)

    def _posted(self, path: str, query: Mapping[str, str], headers: Mapping[str, str]) -> Answer:
        """The answer to a form; only forms are sent here."""
        desk = self.server.desk
        length = headers.get("Content-Length", "")
        if not length.isdecimal() or "Transfer-Encoding" in headers:
            return self._refused("De lengte van dit verzoek is niet bekend.", 411)
        if int(length) > MAX_BODY:
            return self._refused("Dit is te veel tekst voor een formulier.", 413)
        if headers.get("Content-Type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
            return self._refused("Dit is geen formulier van de voorvertoning.", 415)
        try:
            sent = parse_qs(
                self.rfile.read(int(length)).decode(),
                keep_blank_values=True,
                errors="strict",
                max_num_fields=MAX_FIELDS,
            )
        except ValueError:
            return self._refused("Dit formulier is niet te lezen.", 400)
        body = {name: values[-1] for name, values in sent.items()}
        if not hmac.compare_digest(body.get("_bewijs", "").encode(), desk.proof.encode()):
            return self._refused("Dit formulier is van een eerdere start van de voorvertoning. Open het opnieuw.")
        if not path.startswith("/_kijk/formulier/"):
            return self._refused("Hier kan niets worden bewaard.", 405)
        return answer(desk, Request("POST", path, query, body))

    def _send(self, given: Answer) -> None:
        self.send_response(given.status)
        for name, value in (*SAFE.items(), *given.headers):
            self.send_header(name, value)
        if given.kind != "pdf":  # a browser's own viewer cannot work under it
            self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Type", TYPES[given.kind])
        self.send_header("Content-Length", str(len(given.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(given.body)

    def _stream(self, seen: str) -> None:
        """Server-sent events: the version and the name of the style sheet, each time when one of them changes."""
        desk = self.server.desk
        if self.server.streams >= MAX_STREAMS:
            self._send(self._refused("Er staan te veel bladzijden open.", 503))
            return
        self.send_response(200)
        for name, value in (*SAFE.items(), ("Content-Type", "text/event-stream")):
            self.send_header(name, value)
        self.end_headers()
        self.server.streams += 1
        try:
            while not desk.stopped:
                with desk.lock:
                    desk.lock.wait_for(lambda last=seen: desk.stopped or str(desk.preview.version) != last, PATIENCE)  # type: ignore[misc]
                    now, style = str(desk.preview.version), panel.style_of(desk.preview)
                self.wfile.write(b": nog hier\n\n" if now == seen else f"data: {now} {style}\n\n".encode())
                seen = now
        finally:
            self.server.streams -= 1
