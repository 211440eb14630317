"""Ray: begun on this machine or joined by its address, kept quiet, and handed the pieces."""

from __future__ import annotations

import importlib.util
import logging
import os
import pickle
import shutil
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tempfile import mkdtemp
from typing import Any

from truceline.errors import InputError, PipelineError
from truceline.run.machines.pieces import Piece
from truceline.run.machines.worker import ONE_THREAD, Answer, Orders, Worker

_REACH = 10.0  # seconds in which a cluster has to answer
_STORE = (
    100_000_000  # bytes that Ray holds in memory between processes: only orders and answers go through it
)
_AHEAD = 2  # pieces that each worker has or waits for
_BEGINNINGS = 3
_DEFAULT_PORT = 6379
_VARIABLES = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is told to anybody
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_DEDUP_LOGS_SKIP_REGEX": ".",  # what Ray would print of its processes, on standard output of all places
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # else it warns on machines without a GPU
}


@contextmanager
def joined(address: str | None, processes: int) -> Iterator[int]:
    """Ray for as long as the block lasts: the cluster of this address, or one begun here; gives how many cores it has.

    Where Ray runs in this process already, that is used. Raises InputError if Ray is not installed or the cluster cannot be
    joined.
    """
    if importlib.util.find_spec("ray") and address:
        _knock(address)
    ray = _ray()
    if ray.is_initialized():
        yield _cores(ray)
        return
    room = None if address else mkdtemp(prefix="truceline-ray-")
    try:
        _join(ray, address) if address else _begin(ray, processes, room)
        yield _cores(ray)
    finally:
        ray.shutdown()
        if room is not None:
            shutil.rmtree(room, ignore_errors=True)


def spread(pieces: Sequence[Piece], orders: Orders, workers: int) -> Iterator[Answer]:
    """The answer to each piece, as soon as a worker has made it."""
    import ray.data

    _quiet()
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    items = [{"piece": pickle.dumps(piece)} for piece in pieces]
    data = ray.data.from_items(items, override_num_blocks=len(items)).map(
        Worker,  # type: ignore[arg-type]  # Ray takes classes too, one object a worker
        fn_constructor_args=(orders,),
        num_cpus=1,
        compute=ray.data.ActorPoolStrategy(
            min_size=1,
            max_size=workers,
            initial_size=workers,
            max_tasks_in_flight_per_actor=_AHEAD,
        ),
        runtime_env={"env_vars": ONE_THREAD},
    )
    try:
        for row in data.iter_rows():
            yield pickle.loads(row["answer"])  # noqa: S301  # from our own workers
    except ray.exceptions.RayError as error:
        raise PipelineError(
            f"the work on other machines broke off ({_first_line(error)}).",
            next_step="Begin again: what is finished is not made anew.",
        ) from error


def _ray() -> Any:
    if "ray" not in sys.modules:
        os.environ.update({name: os.environ.get(name, value) for name, value in _VARIABLES.items()})
    try:
        import ray
        import ray.data  # it needs more than Ray alone
    except ImportError as error:
        raise InputError(
            f"Ray is not installed ({error}).", next_step="Install it: pip install 'truceline[ray]'"
        ) from error
    return ray


def _begin(ray: Any, processes: int, room: str | None) -> None:
    for left in reversed(range(_BEGINNINGS)):
        try:
            with _silent():
                ray.init(
                    address="local",
                    num_cpus=processes if processes > 1 else None,
                    include_dashboard=False,
                    object_store_memory=_STORE,
                    _temp_dir=room,
                    log_to_driver=False,
                    logging_level=logging.CRITICAL,
                )
        except (
            Exception
        ) as error:  # it raises no narrower one when a busy machine takes half a minute to begin
            ray.shutdown()
            if not left:
                raise PipelineError(
                    f"Ray cannot be begun on this machine ({_first_line(error)}).",
                    next_step="Try again, or leave out --engine.",
                ) from error
        else:
            return


def _join(ray: Any, address: str) -> None:
    try:
        with _silent():
            ray.init(address=address, log_to_driver=False, logging_level=logging.CRITICAL)
    except (OSError, RuntimeError, ValueError) as error:
        raise InputError(
            f"the cluster cannot be joined ({_first_line(error)}).",
            where=address,
            next_step="Run this on one of its machines, with the same versions of Python, Ray and Truceline.",
        ) from error


def _knock(address: str) -> None:
    """Raises InputError if nobody answers at this address; Ray would try for minutes."""
    if address == "auto":
        return
    host, _, port = address.rpartition("://")[2].rpartition(":")
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=_REACH):
            return
    except (OSError, ValueError) as error:
        raise InputError(
            f"no cluster answers there ({error}).",
            where=address,
            next_step=f"Begin one with `ray start --head`, and name its address, like 10.0.0.5:{_DEFAULT_PORT}.",
        ) from error


def _cores(ray: Any) -> int:
    return max(int(ray.cluster_resources().get("CPU", 1)), 1)


def _quiet() -> None:
    """Leaves what Ray has to say to its files."""
    for name in ("ray", "ray.data"):
        logger = logging.getLogger(name)
        for handler in list(logger.handlers):
            if isinstance(handler, logging.StreamHandler) and not isinstance(handler, logging.FileHandler):
                logger.removeHandler(handler)


@contextmanager
def _silent() -> Iterator[None]:
    """Keeps quiet what is not written in Python, and writes to standard error whatever it is told."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].strip() if lines else type(error).__name__
