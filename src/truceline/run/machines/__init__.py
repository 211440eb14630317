"""Spreads reading and coding over many machines with Ray; what they make lies in shards until it is in the ledger."""

from truceline.run.machines.adding import Machines, Spread

__all__ = ["Machines", "Spread"]
