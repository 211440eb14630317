"""What is made a little ahead of its reader, in a thread of its own: two things at once take the time of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from queue import Full, Queue
from threading import Event, Thread
from typing import Generic, TypeVar

T = TypeVar("T")

_PIECE = 1 << 18
_PIECES = 4  # that wait at most
_PATIENCE = 0.05  # seconds between two looks whether anybody still reads
_PATIENTLY = 40  # looks at most


class Made(Generic[T]):
    """Gives what an iterator gives, which is asked in another thread and no more in this one.

    `stop` is due when nothing more is read.
    """

    def __init__(self, making: Iterator[T]) -> None:
        self._making = making
        self._made: Queue[tuple[T] | Exception | None] = Queue(_PIECES)
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="truceline-unpack", daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[T]:
        """All that is made, in order. Raises what the iterator raised."""
        while (made := self._made.get()) is not None:
            if isinstance(made, Exception):
                raise made
            yield made[0]

    def stop(self) -> None:
        """Ends the thread, so that the stream may be closed; one that waits for a slow pipe is left to itself."""
        self._stopped.set()
        for _ in range(_PATIENTLY):
            if not self._thread.is_alive():
                return
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        try:
            for made in self._making:
                if not self._put((made,)):
                    return
        except Exception as error:  # noqa: BLE001  # it is raised again where it is read
            self._put(error)
        else:
            self._put(None)

    def _put(self, made: tuple[T] | Exception | None) -> bool:
        """Whether it was taken: false where nobody reads any more."""
        while not self._stopped.is_set():
            try:
                self._made.put(made, timeout=_PATIENCE)
            except Full:
                continue
            return True
        return False


class Ahead:
    """Gives the bytes that `pull` gives, which is asked for them in another thread and no more in this one.

    `stop` is due when nothing more is read.
    """

    def __init__(self, pull: Callable[[int], bytes]) -> None:
        self._made = Made(iter(lambda: pull(_PIECE), b""))
        self._pieces = iter(self._made)
        self._rest = memoryview(b"")
        self._end: Exception | None = None

    def __call__(self, size: int) -> memoryview:
        """Up to this many bytes, none at the end. Raises what `pull` raised."""
        if not self._rest:
            if self._end is not None:
                raise self._end
            try:
                self._rest = memoryview(next(self._pieces, b""))
            except Exception as error:
                self._end = error
                raise
        data, self._rest = self._rest[:size], self._rest[size:]
        return data

    def stop(self) -> None:
        """Ends the thread."""
        self._made.stop()
