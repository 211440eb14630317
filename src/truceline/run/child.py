"""A process of our own that is handed values and answers with values: one that can be ended at any moment, whatever it does."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from queue import SimpleQueue
from subprocess import PIPE, Popen
from threading import Thread
from typing import IO, Any

Told = SimpleQueue[tuple["Child", Any]]
"""What children answer, as it comes in; None is the last word of each."""

_ONLY = "import sys; sys.path[:] = {path!r}; from {module} import main; main()"


class Child:
    """A process that runs `main` of a module; it ends with the one that began it.

    What it answers is put into `told`. Nothing here waits for it: what is handed to it lies ready until it takes it.
    """

    def __init__(self, module: str, told: Told) -> None:
        self.heard = time.monotonic()  # when it last answered
        # Not by `multiprocessing`: that would run the main module once more, which may be anybody's script.
        path = [part for part in sys.path if part]
        self._process = Popen(  # noqa: S603  # our own code
            [sys.executable, "-c", _ONLY.format(path=path, module=module)],
            stdin=PIPE,
            stdout=PIPE,
            start_new_session=True,  # whoever interrupts the command is answered by the command
        )
        self._orders: SimpleQueue[object] = SimpleQueue()
        self._threads = (
            Thread(target=self._send, name="orders", daemon=True),
            Thread(target=self._hear, args=(told,), name="answers", daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def send(self, order: object) -> None:
        """Hands it a value."""
        self._orders.put(order)

    def end(self) -> int:
        """Ends it, if it has not ended by itself; the code it ended with, which is below zero for a signal."""
        self._process.kill()
        code = self._process.wait()
        self._orders.put(None)
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what it did not take is lost with it
                    stream.close()
        return code

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def _send(self) -> None:
        stream = _of(self._process.stdin)
        with suppress(OSError):  # it has ended: whoever listens is told
            while (order := self._orders.get()) is not None:
                pickle.dump(order, stream, pickle.HIGHEST_PROTOCOL)
                stream.flush()

    def _hear(self, told: Told) -> None:
        stream = _of(self._process.stdout)
        with suppress(EOFError, OSError, pickle.UnpicklingError):  # its last answer may be cut off
            while True:
                answer = pickle.load(stream)  # noqa: S301  # from our own process
                self.heard = time.monotonic()
                told.put((self, answer))
        told.put((self, None))


class Parent:
    """The process that began this one, as this one speaks with it."""

    def __init__(self) -> None:
        self._answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
        self._orders: SimpleQueue[Any] = SimpleQueue()
        orders = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
        Thread(target=self._take, args=(orders,), daemon=True).start()

    def orders(self) -> Iterator[Any]:
        """What it hands over, for as long as it is there."""
        while True:
            yield self._orders.get()

    def tell(self, answer: object) -> None:
        """Answers."""
        pickle.dump(answer, self._answers, pickle.HIGHEST_PROTOCOL)
        self._answers.flush()

    def _take(self, orders: IO[bytes]) -> None:
        with suppress(EOFError, OSError, pickle.UnpicklingError):
            while True:
                self._orders.put(pickle.load(orders))  # noqa: S301  # from the process that began this one
        os._exit(1)  # nobody is left to work for


def end_after(seconds: float) -> None:
    """Lets this process be ended by the system after so many seconds, unless it is called again; 0 lets it live.

    Where the parent is gone and code in C holds on to the interpreter, nothing else ends it.
    """
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.setitimer(signal.ITIMER_REAL, seconds)


def limit_memory(more: int) -> None:
    """Lets this process take no more than so many bytes beside those it has; 0 lifts the limit. Only on Linux."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _size() + more if more else hard
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def how_it_ended(code: int) -> str:
    """How a process ended that gave this code, for people."""
    if code >= 0:
        return f"ended with code {code}"
    with suppress(ValueError):
        return f"was ended by the signal {signal.Signals(-code).name}"
    return f"was ended by the signal {-code}"


def _size() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  # read before every piece of work
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _of(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101  # it was asked for
    return stream
