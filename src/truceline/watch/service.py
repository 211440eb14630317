"""A watch as a service of systemd: the unit file, and what systemd is told while it runs."""

from __future__ import annotations

import os
import re
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event
from types import FrameType

UNIT = """\
# Put this file at /etc/systemd/system/truceline-watch.service, then:
#   systemctl daemon-reload && systemctl enable --now truceline-watch
[Unit]
Description=Truceline watches feeds for news of ceasefires
Wants=network-online.target
After=network-online.target

[Service]
Type=notify
ExecStart={command}
ExecReload=/bin/kill -HUP $MAINPID
WorkingDirectory=/var/lib/truceline
Restart=on-failure
RestartSec=30s
# It is told to be alive between two articles; working in what came takes long in a large ledger.
WatchdogSec=30min
TimeoutStopSec=5min

# The ledger lies in /var/lib/truceline, which belongs to a user that systemd makes.
DynamicUser=yes
User=truceline
StateDirectory=truceline
StateDirectoryMode=0750
UMask=0027
# The secret of a webhook: a file that only root may read.
#LoadCredential=webhook:/etc/truceline/webhook
#Environment=TRUCELINE_WEBHOOK_SECRET_FILE=%d/webhook

NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=yes
ProtectClock=yes
ProtectHostname=yes
ProtectControlGroups=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
PrivateDevices=yes
PrivateTmp=yes
PrivateUsers=yes
RemoveIPC=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged
MemoryMax=4G

[Install]
WantedBy=multi-user.target
"""


def unit(arguments: Sequence[str], program: Path | None = None) -> str:
    """The unit file of a watch with these arguments (`["feeds.opml", "--every", "15m"]`)."""
    named = program or Path(sys.argv[0]).absolute()
    return UNIT.format(command=" ".join(map(_quoted, [str(named), "watch", *arguments])))


def _quoted(word: str) -> str:
    """A word as systemd reads it: `%`, `$` and backslashes mean something there."""
    if re.fullmatch(r"[\w@:,./=+-]+", word, re.ASCII):
        return word
    for mark, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        word = word.replace(mark, written)
    return f'"{word}"'


def notify(words: str, environ: Mapping[str, str] = os.environ) -> None:
    """Tells systemd how it stands (`READY=1`, `WATCHDOG=1`, `STOPPING=1`), if it started us and wants to know."""
    place = environ.get("NOTIFY_SOCKET", "")
    if not place.startswith(("/", "@")):
        return
    address = f"\0{place[1:]}" if place.startswith("@") else place
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.sendto(words.encode(), address)


class SignalOrders:
    """Orders by signals: SIGTERM and SIGINT end a watch after the article that is being read, SIGHUP has the feeds read anew."""

    def __init__(self) -> None:
        self.stop = False
        self.reload = False
        self._came = Event()

    def listen(self) -> None:
        """Takes signals from now on; a second one to end does so at once."""
        signal.signal(signal.SIGTERM, self._end)
        signal.signal(signal.SIGINT, self._end)
        if hasattr(signal, "SIGHUP"):
            signal.signal(signal.SIGHUP, self._renew)

    def pause(self, seconds: float) -> None:
        """Waits so long, or until a signal comes."""
        self._came.wait(seconds)
        self._came.clear()

    def _end(self, number: int, _: FrameType | None) -> None:
        self.stop = True
        self._came.set()
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.default_int_handler)

    def _renew(self, _number: int, _: FrameType | None) -> None:
        self.reload = True
        self._came.set()
