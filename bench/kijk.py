"""How fast the preview follows: ``python bench/kijk.py [--keer N] [--plan MAP]``. Prints medians; writes nothing.

Everything goes as an author and a browser do it: the command in a process of its own, a save on disk, the event over the
stream, the page over HTTP. Processor time of the server stands beside the wall time: on a busy machine compare that.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
MEASURE = "prioriteiten/zorg-en-veiligheid/woonoverlast/buurtbemiddeling.yaml"
PAGE = "/openbaar/site/maatregelen/buurtbemiddeling.html"
FORM = "/_kijk/formulier/stand/maatregelen/buurtbemiddeling"
PLANNING = "planning: Q4 2022"


@dataclass(frozen=True, slots=True)
class Server:
    """A preview that runs: its port, its cookie, its process."""

    port: int
    cookie: str
    process: int

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        """Status and text of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        form = {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, body, {"Cookie": self.cookie, **(form if body else {})})
        answer = connection.getresponse()
        found = answer.status, answer.read().decode()
        connection.close()
        return found

    def events(self) -> Iterator[str]:
        """The stream of the page, from the version that it has now."""
        version = re.findall(r'data-versie="(\d+)"', self.ask("GET", PAGE)[1])[0]
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", f"/_kijk/gebeurtenissen?versie={version}", headers={"Cookie": self.cookie})
        answer = connection.getresponse()
        while line := answer.readline():
            if line.startswith(b"data: "):
                yield line.decode()

    def processor(self) -> float:
        """Seconds of processor time that the server took so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def preview(plan: Path) -> Iterator[tuple[Server, float]]:
    """A preview of ``plan``, and how long it took until the first page was there."""
    began = time.perf_counter()
    command = [sys.executable, "build.py", "kijk", "--plan", str(plan), "--niet-openen"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = next(match for line in process.stdout if (match := re.search(r":(\d+)/\?sleutel=(\S+)", line)))
        server = Server(int(found[1]), f"kijk-{found[1]}={found[2]}", process.pid)
        assert server.ask("GET", "/openbaar/site/index.html")[0] == 200
        try:
            yield server, time.perf_counter() - began
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def timed(server: Server, times: int, one: Callable[[int], None]) -> tuple[float, float, float]:
    """The median and the longest of ``times`` runs in seconds, and the median of the processor time."""
    walls, processors = [], []
    for number in range(times):
        busy = -1.0
        while busy != (busy := server.processor()):  # let the pages that follow be done first
            time.sleep(0.5)
        began = time.perf_counter()
        one(number)
        walls.append(time.perf_counter() - began)
        processors.append(server.processor() - busy)
    return statistics.median(walls), max(walls), statistics.median(processors)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keer", type=int, default=20)
    parser.add_argument("--plan", type=Path, default=ROOT / "content")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "content")
        shutil.copytree(given.plan, plan)
        text = (plan / MEASURE).read_text()
        with preview(plan) as (server, first):
            events = server.events()

            def save(number: int) -> None:
                words = f"Q{number % 4 + 1} {2022 + number // 4 % 2}"
                (plan / MEASURE).write_text(text.replace(PLANNING, f"planning: {words} t/m Q4 2023"))
                next(events)
                assert words in server.ask("GET", PAGE)[1]

            def fill(number: int) -> None:
                page = server.ask("GET", FORM)[1]
                hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
                day = {"peildatum": f"{number + 1} mei 2022", "toestanden/voortgang": "gestart", "herkomst": "gemeld"}
                assert server.ask("POST", FORM, urlencode({**hidden, **day}))[0] == 303
                assert server.ask("GET", PAGE)[0] == 200

            for name, one in (("from save to new page", save), ("form: open, save, new page", fill)):
                wall, longest, processor = timed(server, given.keer, one)
                print(f"{name:28} median {1000 * wall:5.0f} ms, longest {1000 * longest:5.0f} ms, processor {1000 * processor:5.0f} ms")
            print(f"{'from start to first page':28} {first:.2f} s; load of the machine {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
