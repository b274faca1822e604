"""yaml-language-server over stdio: what VS Code's YAML extension shows an author of a file."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planascode.checkers.programs import node, of_npm

WAIT = 60
"""Seconds after which an answer is taken to be lost."""
CAPABILITIES = {
    "workspace": {
        "configuration": True,
        "workspaceFolders": True,
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "publishDiagnostics": {},
    },
}
"""What an editor says that it can do."""


@dataclass
class Server:
    """A running server on a folder, with the settings that an editor would give it."""

    process: subprocess.Popen[bytes]
    folder: Path
    settings: Mapping[str, Any]
    answers: queue.Queue[dict[str, Any]] = field(default_factory=queue.Queue)
    told: dict[str, queue.Queue[list[dict[str, Any]]]] = field(default_factory=dict)
    number: int = 0

    def send(self, **message: Any) -> None:
        """One message, framed as the protocol asks."""
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def ask(self, method: str, params: Any) -> Any:
        """A request and its result."""
        self.number += 1
        self.send(id=self.number, method=method, params=params)
        while True:
            answer = self.answers.get(timeout=WAIT)
            if answer.get("id") == self.number:
                assert "error" not in answer, answer
                return answer.get("result")

    def listen(self) -> None:
        """Take in what the server says, and answer what it asks, until it stops."""
        assert self.process.stdout
        while header := self.process.stdout.readline():
            length = int(header.split(b":")[1]) if header.lower().startswith(b"content-length") else 0
            while self.process.stdout.readline().strip():
                pass
            message = json.loads(self.process.stdout.read(length))
            method = message.get("method")
            if method == "workspace/configuration":
                found = [self.settings_of(item["section"]) for item in message["params"]["items"]]
                self.send(id=message["id"], result=found)
            elif method == "textDocument/publishDiagnostics":
                uri = message["params"]["uri"]
                self.told.setdefault(uri, queue.Queue()).put(message["params"]["diagnostics"])
            elif method and "id" in message:
                self.send(id=message["id"], result=None)
            elif not method:
                self.answers.put(message)

    def settings_of(self, section: str) -> Any:
        """The settings whose key begins with ``section``, nested as an editor gives them."""
        found: dict[str, Any] = {}
        for key, value in self.settings.items():
            if key.startswith(f"{section}."):
                *above, last = key.removeprefix(f"{section}.").split(".")
                place = found
                for part in above:
                    place = place.setdefault(part, {})
                place[last] = value
        return found

    # --- what an author does ------------------------------------------------------------------------

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a file of the folder with this text; what is then underlined in it."""
        return self.open_all({path: text})[path]

    def open_all(self, texts: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
        """Open files with these texts by path; what is then underlined in each."""
        uris = {path: (self.folder / path).as_uri() for path in texts}
        for path, uri in uris.items():
            self.told.setdefault(uri, queue.Queue())
            self.number += 1  # the server takes a text with a number that it knows for the one it has
            document = {"uri": uri, "languageId": "yaml", "version": self.number, "text": texts[path]}
            self.send(method="textDocument/didOpen", params={"textDocument": document})
        return {path: self.told[uri].get(timeout=WAIT) for path, uri in uris.items()}

    def close(self, path: str) -> None:
        """Close a file; the server takes its lines away."""
        uri = (self.folder / path).as_uri()
        self.send(method="textDocument/didClose", params={"textDocument": {"uri": uri}})
        assert self.told[uri].get(timeout=WAIT) == []

    def changed(self, path: str, *files: str) -> list[dict[str, Any]]:
        """Say that other files were changed on disk; what is then underlined in the open file ``path``."""
        changes = [{"uri": (self.folder / file).as_uri(), "type": 2} for file in files]
        uri = (self.folder / path).as_uri()
        while not self.told[uri].empty():
            self.told[uri].get()
        self.send(method="workspace/didChangeWatchedFiles", params={"changes": changes})
        return self.told[uri].get(timeout=WAIT)

    def complete(self, path: str, text: str) -> list[dict[str, Any]]:
        """What is offered at the ``|`` in this text of a file."""
        items = self._at("textDocument/completion", path, text)
        return list(items["items"])

    def hover(self, path: str, text: str) -> str:
        """What is shown over the word after the ``|`` in this text of a file."""
        shown = self._at("textDocument/hover", path, text)
        return str(shown["contents"]["value"]) if shown else ""

    def _at(self, method: str, path: str, text: str) -> Any:
        before, _, after = text.partition("|")
        self.open(path, before + after)
        place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        try:
            return self.ask(method, {"textDocument": {"uri": (self.folder / path).as_uri()}, "position": place})
        finally:
            self.close(path)


def command() -> list[str]:
    """How the server is started."""
    return [str(node()), str(of_npm("yaml-language-server/bin/yaml-language-server")), "--stdio"]


@contextmanager
def serve(folder: Path, settings: Mapping[str, Any]) -> Iterator[Server]:
    """A server on ``folder``, stopped at the end."""
    with subprocess.Popen(
        command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        server = Server(process, folder, settings)
        listener = threading.Thread(target=server.listen)
        listener.start()
        try:
            root = {"uri": folder.as_uri(), "name": folder.name}
            params = {
                "processId": None,
                "rootUri": root["uri"],
                "workspaceFolders": [root],
                "capabilities": CAPABILITIES,
            }
            server.ask("initialize", params)
            server.send(method="initialized", params={})
            server.send(method="workspace/didChangeConfiguration", params={"settings": None})
            yield server
        finally:
            process.kill()
            listener.join()
