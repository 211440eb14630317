"""The ETH/PRIO ceasefire data: one row for each actor's declaration; written, read back and checked."""

from __future__ import annotations

from truceline.exports.eth_prio.read import read_eth_prio
from truceline.exports.eth_prio.write import EthPrio, cases_of

__all__ = ["EthPrio", "cases_of", "read_eth_prio"]
