"""A stream unpacked a little ahead of its reader, in a thread of its own: two things at once take the time of one."""

from __future__ import annotations

from collections.abc import Callable
from queue import Full, Queue
from threading import Event, Thread

_PIECE = 1 << 18
_PIECES = 4  # that wait at most
_PATIENCE = 0.05  # seconds between two looks whether anybody still reads
_PATIENTLY = 40  # looks at most


class Ahead:
    """Gives what `pull` gives, which is asked for it in another thread and no more in this one.

    `stop` is due when nothing more is read.
    """

    def __init__(self, pull: Callable[[int], bytes]) -> None:
        self._pull = pull
        self._made: Queue[bytes | Exception] = Queue(_PIECES)
        self._stopped = Event()
        self._rest = b""
        self._end: Exception | None = None
        self._has_ended = False
        self._thread = Thread(target=self._run, name="truceline-unpack", daemon=True)
        self._thread.start()

    def __call__(self, size: int) -> bytes:
        """Up to this many bytes, none at the end. Raises what `pull` raised."""
        if not self._rest and not self._has_ended:
            made = self._made.get()
            if isinstance(made, Exception):
                self._end, self._has_ended = made, True
            else:
                self._rest, self._has_ended = made, not made
        if self._end is not None:
            raise self._end
        data, self._rest = self._rest[:size], self._rest[size:]
        return data

    def stop(self) -> None:
        """Ends the thread, so that the stream may be closed; one that waits for a slow pipe is left to itself."""
        self._stopped.set()
        for _ in range(_PATIENTLY):
            if not self._thread.is_alive():
                return
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        made: bytes | Exception = b"-"
        while made and not isinstance(made, Exception) and not self._stopped.is_set():
            try:
                made = self._pull(_PIECE)
            except Exception as error:  # noqa: BLE001  # it is raised again where it is read
                made = error
            self._put(made)

    def _put(self, made: bytes | Exception) -> None:
        while not self._stopped.is_set():
            try:
                self._made.put(made, timeout=_PATIENCE)
            except Full:
                continue
            return
