"""A preview that runs in this process, and a client that talks to it over a real socket, as a browser or as something worse."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import waterdorp

from planascode.preview import desk as desks
from planascode.preview.desk import Desk
from planascode.preview.server import HERE, Server

KEY = "sleutel-van-deze-start"
PROOF = "bewijs-van-deze-start"
KADE = "prioriteiten/hoog-water/dijken/kade.yaml"
PAGE = "/openbaar/site/maatregelen/kade.html"
STAND = "/_kijk/formulier/stand/maatregelen/kade/acties/grond-kopen"
GOOD = {"peildatum": "2 april 2029", "toestanden/tijd": "klaar", "toestanden/geld": "op-koers", "herkomst": "gemeld"}
"""A measure of Waterdorp: its file, its page, the form for a stand of one of its actions, and good answers."""


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Client:
    """A browser at the preview; it has the cookie of this start."""

    server: Server
    folder: Path

    @property
    def desk(self) -> Desk:
        return self.server.desk

    @property
    def host(self) -> str:
        return f"{HERE}:{self.server.server_port}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str | None) -> Reply:
        """A request; a header that is None is left out, others go over those of a browser."""
        port = self.server.server_port
        usual = {"Host": self.host, "Cookie": f"kijk-{port}={KEY}"}
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(HERE, port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in ({**usual, **given}).items():
            if value is not None:
                connection.putheader(name, value)
        if body is not None and "Content-Length" not in given:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        reply = Reply(answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return reply

    def get(self, path: str) -> Reply:
        return self.ask("GET", path)

    def post(self, path: str, fields: Mapping[str, str], **headers: str | None) -> Reply:
        """A form, sent as a browser sends it."""
        usual = {"Origin": f"http://{self.host}", "Content-Type": "application/x-www-form-urlencoded", "Sec_Fetch_Site": "same-origin"}
        return self.ask("POST", path, urlencode(fields).encode(), **{**usual, **headers})

    def form(self, path: str, **given: str) -> dict[str, str]:
        """The hidden fields of a form as it is now, with these answers."""
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', self.get(path).text))
        return {**hidden, **given}

    def raw(self, data: bytes) -> bytes:
        """What the server says to these very bytes."""
        with socket.create_connection((HERE, self.server.server_port), timeout=60) as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def events(self, seen: int) -> Iterator[str]:
        """The events of the stream, as they come; the test fails when none comes for half a minute."""
        port = self.server.server_port
        connection = http.client.HTTPConnection(HERE, port, timeout=60)
        connection.request("GET", f"/_kijk/gebeurtenissen?versie={seen}", headers={"Cookie": f"kijk-{port}={KEY}"})
        answer = connection.getresponse()
        try:
            silent = 0
            while line := answer.readline():
                silent += line.startswith(b":")
                assert silent < 3, "nothing happened"
                if line.startswith(b"data: "):
                    yield line.decode().split()[1]
        finally:
            connection.close()


@contextmanager
def previewing(folder: Path, plan: Path = waterdorp.FOLDER) -> Iterator[Client]:
    """A preview of a copy of a plan in ``folder``, which is watched."""
    shutil.copytree(plan, folder)
    desk = desks.set_up(folder, waterdorp.ROOT / "layouts", "content", "", KEY, PROOF)
    with Server(desk, 0) as server:
        threads = [
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}),
            threading.Thread(target=desks.watch_folder, args=(desk, 0.02, lambda _: None)),
        ]
        for thread in threads:
            thread.start()
        try:
            yield Client(server, folder)
        finally:
            desks.stop(desk)
            server.shutdown()
            for thread in threads:
                thread.join()
