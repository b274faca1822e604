"""``kijk``: the plan as a site in the browser, made again at each save, with its problems over it and forms to fill in."""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import sys
import threading
import webbrowser
from urllib.parse import quote

from planascode import terminal
from planascode.commands import common
from planascode.preview import desk as desks
from planascode.preview import state
from planascode.preview.desk import Desk
from planascode.preview.server import HERE, Server
from planascode.problems import errors

PORT = 8787
REST = 0.1
"""Seconds between two looks at the folder."""


def parser() -> common.Parser:
    """The grammar of ``kijk``."""
    made = common.Parser(
        "kijk [opties]",
        "Toont het plan in de browser en ververst het bij elke keer bewaren, met de meldingen erover.\n"
        "Er zijn formulieren voor een stand, een planning, een toelichting en een cijfer. Stoppen: Ctrl+C.",
    )
    add = made.options.add_argument
    add("--editie", metavar="NAAM", default="", help="de editie die u het eerst ziet; wisselen kan op de bladzijde")
    add(
        "--poort",
        metavar="NUMMER",
        type=port,
        default=0,
        help=f"nummer in het adres (standaard: {PORT} of een dat vrij is)",
    )
    add("--niet-openen", action="store_true", help="opent de browser niet; u opent het adres zelf")
    return made


def port(text: str) -> int:
    """A port that a program may have without special rights."""
    if not text.isdecimal() or not 1024 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' kan geen poort zijn; kies een getal van 1024 tot en met 65535")
    return int(text)


def run(given: argparse.Namespace) -> int:
    """Show the plan until Ctrl+C; 0 then."""
    if not common.is_plan(given.plan):
        return 2
    terminal.say("Het plan wordt gelezen ...")
    shown = common.shown(given.plan)
    desk = desks.set_up(
        given.plan.resolve(), common.LAYOUTS, shown, given.editie, secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    )
    plan = state.plan_of(desk.preview)
    if given.editie and plan and not common.are_editions([given.editie], plan):
        return 2
    server = _server(desk, given.poort)
    if server is None:
        terminal.warn(f"Poort {given.poort} is bezet. Kies een andere met --poort, of laat --poort weg.")
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            _say_where(server, given.niet_openen)
            desks.watch_folder(desk, REST)
        except KeyboardInterrupt:
            terminal.say("\nGestopt.")
        finally:
            desks.stop(desk)
            server.shutdown()
    return 0


def _server(desk: Desk, asked: int) -> Server | None:
    """The server at the port that is asked for (None when it is taken), at our own, or at one that is free."""
    for number in (asked,) if asked else (PORT, 0):
        try:
            return Server(desk, number)
        except OSError:
            continue
    return None


def _say_where(server: Server, closed: bool) -> None:
    desk = server.desk
    address = f"http://{HERE}:{server.server_port}/?sleutel={quote(desk.key)}"
    wrong = len(errors(desk.preview.checked.problems))
    if wrong:
        many = "is 1 fout" if wrong == 1 else f"zijn {wrong} fouten"
        terminal.say(f"Er {many} in het plan. In de browser ziet u wat u moet herstellen.")
    terminal.say(f"\n  {address}\n")
    terminal.say("Open dit adres in de browser, op deze computer. Het werkt tot u stopt: met Ctrl+C.")
    has_screen = sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if terminal.is_rich() and has_screen and not closed:
        webbrowser.open(address)
