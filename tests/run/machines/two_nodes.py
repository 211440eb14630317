"""Two nodes of Ray on this machine, for as long as somebody holds the other end of standard input.

In a process of its own: what it begins ends with it, whatever becomes of the tests.
"""

from __future__ import annotations

import sys
import time
from typing import Any

from ray import cluster_utils

TRIES = 5  # a node that takes more than half a minute to begin, on a busy machine, is given up by Ray
# Without what Ray begins to look after itself, each a process that takes seconds to begin.
NODE = {"num_cpus": 1, "object_store_memory": 80_000_000, "include_log_monitor": False}
HEAD = {"include_dashboard": False, "no_monitor": True}


def begun() -> Any:
    """A cluster of two nodes."""
    for left in reversed(range(TRIES)):
        cluster: Any = cluster_utils.Cluster()
        try:
            cluster.add_node(**NODE, **HEAD)
            cluster.add_node(**NODE)
        except Exception:
            cluster.shutdown()
            if not left:
                raise
            time.sleep(1)
        else:
            return cluster
    raise AssertionError


def main() -> None:
    """Says the address once both nodes are there."""
    cluster = begun()
    print(f"address {cluster.address}", flush=True)  # noqa: T201
    sys.stdin.read()
    cluster.shutdown()


if __name__ == "__main__":
    main()
