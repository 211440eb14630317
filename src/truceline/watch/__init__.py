"""Watches feeds: asks them politely, adds what is new to a ledger, and tells what became of the ceasefires."""

from truceline.watch.begin import Wanted, watching
from truceline.watch.pace import parse_every
from truceline.watch.service import SignalOrders, notify, unit
from truceline.watch.status import WatchStatus, watch_place, watch_status
from truceline.watch.telling import Printed, as_told
from truceline.watch.watcher import Orders, Total, Watch

__all__ = [
    "Orders",
    "Printed",
    "SignalOrders",
    "Total",
    "Wanted",
    "Watch",
    "WatchStatus",
    "as_told",
    "notify",
    "parse_every",
    "unit",
    "watch_place",
    "watch_status",
    "watching",
]
