"""The figures of a server, as Prometheus reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import Lock

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from truceline import __version__
from truceline.desk import Desk, Task
from truceline.errors import TrucelineError

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_JOBS = 200  # as many as are kept


class Figures:
    """How often each route was asked and how long it took; the ledger, its jobs and this process at the moment of reading."""

    def __init__(self, desk: Desk) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "truceline_requests",
            "Requests by method, route and status.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "truceline_request_seconds",
            "Time from a request to the end of its answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        ProcessCollector(registry=self._registry)
        self._registry.register(_Served(desk))

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts a request."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """All figures in the text format of Prometheus."""
        return generate_latest(self._registry)


class _Served(Collector):
    """What the ledger and its jobs are like when the figures are read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()
        self._counted: tuple[int, Mapping[str, int]] | None = None

    def collect(self) -> Iterator[Metric]:
        """The figures."""
        build = GaugeMetricFamily("truceline_build", "The version that runs.", labels=["version"])
        build.add_metric([__version__], 1)
        yield build
        yield from self._ledger()
        jobs = GaugeMetricFamily("truceline_jobs", "What was handed in, by how far it is.", labels=["state"])
        for state, number in self._desk.jobs.count(_JOBS).items():
            jobs.add_metric([state], number)
        yield jobs
        keeper, doing = self._desk.keeper, self._desk.keeper.busy()
        yield _gauge(
            "truceline_keeper_running", "Whether the process that writes runs.", keeper.process is not None
        )
        stuck = doing.task in {Task.STUCK, Task.STOPPED}
        yield _gauge("truceline_keeper_stuck", "Whether the process that writes cannot go on.", stuck)
        yield _gauge("truceline_unsettled", "Decisions that are not worked in yet.", keeper.unsettled)

    def _ledger(self) -> Iterator[Metric]:
        try:
            mark, counts = self._desk.figures(self._known)
        except TrucelineError:
            yield _gauge("truceline_ledger_up", "Whether the ledger can be read.", 0)
            return
        with self._lock:
            self._counted = (mark.revision, counts)
        yield _gauge("truceline_ledger_up", "Whether the ledger can be read.", 1)
        yield _gauge("truceline_ledger_revision", "Writes of evidence so far.", mark.revision)
        behind = mark.revision - mark.derived
        yield _gauge("truceline_ledger_behind", "Writes of evidence that are not worked in yet.", behind)
        held = GaugeMetricFamily("truceline_ledger_rows", "How much the ledger holds.", labels=["of"])
        for name, number in counts.items():
            held.add_metric([name], number)
        yield held

    def _known(self, revision: int) -> Mapping[str, int] | None:
        """What was counted at this revision, if it was: counting a large ledger takes a while."""
        with self._lock:
            return self._counted[1] if self._counted and self._counted[0] == revision else None


def _gauge(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(name, words, value=float(value))
