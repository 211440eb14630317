"""Two nodes of Ray on this machine, for as long as somebody holds the other end of standard input.

In a process of its own: what it begins ends with it, whatever becomes of the tests.
"""

from __future__ import annotations

import sys
import time

from ray.cluster_utils import Cluster

TRIES = 5  # a node that takes more than half a minute to begin, on a busy machine, is given up by Ray
NODE = {"num_cpus": 1, "object_store_memory": 80_000_000, "include_dashboard": False}


def main() -> None:
    """Says the address once both nodes are there."""
    for left in reversed(range(TRIES)):
        cluster = Cluster()
        try:
            cluster.add_node(**NODE)
            cluster.add_node(num_cpus=1, object_store_memory=NODE["object_store_memory"])
        except Exception:
            cluster.shutdown()
            if not left:
                raise
            time.sleep(1)
        else:
            break
    print(f"address {cluster.address}", flush=True)  # noqa: T201
    sys.stdin.read()
    cluster.shutdown()


if __name__ == "__main__":
    main()
