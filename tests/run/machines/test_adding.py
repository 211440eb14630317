"""What many workers make is what one process makes. Here one worker stands for all of them, without Ray."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tables import tables_of
from truceline.annotations import Annotator
from truceline.errors import InputError, PipelineError
from truceline.ledger import Ledger
from truceline.model import CRASHED, Coded, Drop, RawArticle, Stage
from truceline.run import Report
from truceline.run.machines import adding
from truceline.run.machines.pieces import Piece
from truceline.run.machines.worker import Answer, Orders, Worker
from truceline.settings import Settings

TRUCE = "Officials said Chad and Sudan agreed on 5 May 2021 to a ceasefire that will take effect at noon."
ONE_PROCESS = Settings(article_seconds=0, batch=4)


class Work:
    """The pieces that were made, and what their workers coded."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.coded: list[str] = []
        self.answers: dict[str, Answer] = {}

    @contextmanager
    def joined(self, _: str | None, __: int) -> Iterator[int]:
        yield 2

    def spread(self, pieces: Sequence[Piece], orders: Orders, workers: int) -> Iterator[Answer]:
        """Makes the last first: whoever waits for the first is told of all others before."""
        assert 1 <= workers <= 2
        work = self

        class Listening(Worker):
            def _code(self, articles: list[RawArticle]) -> Iterator[Coded]:
                work.coded.extend(article.where for article in articles)
                return super()._code(articles)

        worker = Listening(pickle.loads(pickle.dumps(orders)), machine="here")
        for piece in reversed(pieces):
            self.made.extend(file.where for file in piece.files)
            answer = self.answers.get(piece.files[0].where)
            yield answer or pickle.loads(worker({"piece": pickle.dumps(piece)})["answer"])


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch, annotator: Annotator) -> Work:
    made = Work()
    monkeypatch.setattr(adding, "joined", made.joined)
    monkeypatch.setattr(adding, "spread", made.spread)
    monkeypatch.setattr("truceline.run.workers.annotator", lambda _: annotator)
    return made


def add(place: Path, sources: list[str], *, settings: Settings = ONE_PROCESS, **options: Any) -> Report:
    with Ledger(place, settings=settings) as ledger:
        return ledger.add(sources, **options)


def texts(folder: Path, count: int) -> list[str]:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"{TRUCE} It is report {number}.", "utf-8")
    return [str(folder)]


def test_the_ledger_is_the_one_that_one_process_makes(
    work: Work, sources: list[str], folder: Path, tmp_path: Path
) -> None:
    table = folder / "metadata.csv"
    here = add(tmp_path / "here", sources, metadata=table)
    there = add(tmp_path / "there", sources, metadata=table, engine="ray")
    assert there == here
    assert tables_of(tmp_path / "there") == tables_of(tmp_path / "here")
    assert here.claims > 100
    assert here.drops.keys() >= {
        "empty",
        "binary",
        "broken_json",
        "no_ceasefire_term",
        "not_found",
        "no_such_file",
    }
    assert len(work.made) > 20


def test_what_was_made_is_taken_away_with_its_folder_once_it_is_in_the_ledger(
    work: Work, tmp_path: Path
) -> None:
    add(tmp_path / "t.ledger", texts(tmp_path / "news", 6), engine="ray")
    assert len(work.made) == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "t.ledger"]


def test_what_lies_in_a_folder_that_was_named_stays_and_serves_another_ledger(
    work: Work, tmp_path: Path
) -> None:
    news, shards = texts(tmp_path / "news", 6), tmp_path / "shards"
    add(tmp_path / "one", news, engine="ray", shards=shards)
    work.made.clear()
    add(tmp_path / "other", news, engine="ray", shards=shards)
    assert work.made == []
    assert tables_of(tmp_path / "other") == tables_of(tmp_path / "one")


def test_a_run_that_was_ended_goes_on_with_what_is_finished(work: Work, tmp_path: Path) -> None:
    news = texts(tmp_path / "news", 10)

    def end(_: Report) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(tmp_path / "ended", news, engine="ray", progress=end)
    assert len(work.made) == 10
    marks = {path: path.read_bytes() for path in (tmp_path / "ended.shards").glob("*.json")}
    assert len(marks) == 3
    next(iter(marks)).unlink()  # as if one had not been finished
    work.made.clear()
    add(tmp_path / "ended", news, engine="ray")
    assert 0 < len(work.made) <= 4
    add(tmp_path / "calm", news)
    ended, calm = tables_of(tmp_path / "ended"), tables_of(tmp_path / "calm")
    del ended["runs"], calm["runs"]  # there were two, which met more
    assert ended == calm


@pytest.mark.parametrize(
    "settings, made",
    [
        (ONE_PROCESS, 0),
        (ONE_PROCESS.model_copy(update={"max_bytes": 1_000_000}), 6),
        (ONE_PROCESS.model_copy(update={"columns": "text=story"}), 6),
        (ONE_PROCESS.model_copy(update={"coder": "Ana"}), 0),
    ],
)
def test_what_was_made_under_other_settings_is_made_anew(
    work: Work, tmp_path: Path, settings: Settings, made: int
) -> None:
    news, shards = texts(tmp_path / "news", 6), tmp_path / "shards"
    add(tmp_path / "one", news, engine="ray", shards=shards)
    work.made.clear()
    add(tmp_path / "other", news, engine="ray", shards=shards, settings=settings)
    assert len(work.made) == made


def test_what_another_version_made_is_made_anew(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, shards = texts(tmp_path / "news", 2), tmp_path / "shards"
    add(tmp_path / "one", news, engine="ray", shards=shards)
    work.made.clear()
    monkeypatch.setattr(adding, "version", lambda _: "99.1")
    add(tmp_path / "other", news, engine="ray", shards=shards)
    assert len(work.made) == 2


def test_only_what_has_changed_is_made_anew(work: Work, tmp_path: Path) -> None:
    news, shards = texts(tmp_path / "news", 8), tmp_path / "shards"
    add(tmp_path / "one", news, engine="ray", shards=shards)
    work.made.clear()
    changed = tmp_path / "news" / "6.txt"
    changed.write_text(f"{TRUCE} It is another report.", "utf-8")
    add(tmp_path / "one", news, engine="ray", shards=shards)
    assert [Path(where).name for where in work.made] == ["4.txt", "5.txt", "6.txt", "7.txt"]
    work.made.clear()
    table = tmp_path / "table.csv"
    table.write_text("file,published\n1.txt,2021-05-06\n", "utf-8")
    add(tmp_path / "one", news, engine="ray", shards=shards, metadata=table)
    assert [Path(where).name for where in work.made] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert len(list(shards.glob("*.parquet"))) == 2


def test_a_shard_that_was_damaged_is_made_anew(work: Work, tmp_path: Path) -> None:
    news, shards = texts(tmp_path / "news", 4), tmp_path / "shards"
    add(tmp_path / "one", news, engine="ray", shards=shards)
    (shard,) = shards.glob("*.parquet")
    content = bytearray(shard.read_bytes())
    content[len(content) // 2] ^= 1
    shard.write_bytes(content)
    add(tmp_path / "other", news, engine="ray", shards=shards)
    assert tables_of(tmp_path / "other") == tables_of(tmp_path / "one")
    assert len(work.made) == 8


def test_workers_code_nothing_that_the_ledger_holds(work: Work, tmp_path: Path) -> None:
    news, shards = texts(tmp_path / "news", 6), tmp_path / "shards"
    add(tmp_path / "one", [f"{news[0]}/2.txt"])
    report = add(tmp_path / "one", news, engine="ray", shards=shards)
    assert (report.new, report.known) == (5, 1)
    assert [Path(where).name for where in sorted(work.coded)] == ["0.txt", "1.txt", "3.txt", "4.txt", "5.txt"]
    add(tmp_path / "other", news, engine="ray", shards=shards)  # which holds none, and codes that one itself
    assert len(work.coded) == 5
    add(tmp_path / "calm", news)
    assert tables_of(tmp_path / "other") == tables_of(tmp_path / "calm")


def test_one_file_named_twice_is_made_once(work: Work, tmp_path: Path) -> None:
    news = texts(tmp_path / "news", 3)
    report = add(tmp_path / "one", [*news, *news], engine="ray")
    assert (report.new, report.known) == (3, 3)
    add(tmp_path / "calm", [*news, *news])
    assert tables_of(tmp_path / "one") == tables_of(tmp_path / "calm")
    assert len(work.made) == 6


def test_what_came_after_the_plan_is_read_here(work: Work, tmp_path: Path) -> None:
    (news,) = texts(tmp_path / "news", 3)

    def late(_: Report) -> None:
        (tmp_path / "other" / "late.txt").write_text(f"{TRUCE} It came late.", "utf-8")

    others = texts(tmp_path / "other", 3)
    settings = ONE_PROCESS.model_copy(update={"batch": 3})
    report = add(tmp_path / "one", [news, *others], engine="ray", progress=late, settings=settings)
    assert (report.new, report.known) == (4, 3)
    assert not any("late" in where for where in work.made)


def test_the_fault_of_a_worker_is_raised_here(work: Work, tmp_path: Path) -> None:
    news = texts(tmp_path / "news", 4)
    fault = PipelineError("the pipeline is missing.", next_step="Install it.")
    work.answers[f"{news[0]}/0.txt"] = Answer(digest="", machine="far", fault=fault)
    with pytest.raises(PipelineError, match="the pipeline is missing"):
        add(tmp_path / "one", news, engine="ray")


def test_a_worker_that_does_not_see_a_file_says_so(work: Work, tmp_path: Path) -> None:
    news = texts(tmp_path / "news", 4)
    place = f"{news[0]}/0.txt"
    work.answers[place] = Answer(digest="", machine="far", unseen=place)
    with pytest.raises(InputError, match=r"0\.txt: the worker on far does not see this file\. Put it where"):
        add(tmp_path / "one", news, engine="ray")


def test_workers_that_end_before_their_time_are_told(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not work.made
    monkeypatch.setattr(adding, "spread", lambda *_: iter(()))
    with pytest.raises(PipelineError, match=r"ended before all was done\. Begin again"):
        add(tmp_path / "one", texts(tmp_path / "news", 2), engine="ray")


def test_what_was_given_up_is_tried_once_more_where_that_is_asked_for(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, shards = texts(tmp_path / "news", 2), tmp_path / "shards"

    def crash(_: Worker, articles: list[RawArticle]) -> Iterator[Coded]:
        for article in articles:
            drop = Drop(stage=Stage.CLAIMS, where=article.where, reason=CRASHED, detail="it crashed")
            yield Coded(article=article, document=None, drops=(drop,))

    with monkeypatch.context() as changed:
        changed.setattr(Worker, "_code", crash)
        assert add(tmp_path / "one", news, engine="ray", shards=shards).claims == 0
    assert add(tmp_path / "one", news, engine="ray", shards=shards).claims == 0
    report = add(tmp_path / "one", news, engine="ray", shards=shards, again=True)
    assert (report.new, report.known) == (2, 0)
    assert report.claims
    assert len(work.made) == 2


def test_workers_know_the_actors_of_the_project(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    annotator = Annotator
    own = tmp_path / "own.toml"
    own.write_text('[[actor]]\nid = "RSG"\nname = "Red Star Guard"\nkind = "armed_group"\n', "utf-8")

    def listen(settings: Settings) -> Annotator:
        if settings.actors != str(own):  # as the workers have it, whichever machine they are on
            assert settings.processes == 1
            seen.append(Path(settings.actors).read_text("utf-8"))
        return annotator(settings.pipeline)

    monkeypatch.setattr("truceline.run.workers.annotator", listen)
    settings = ONE_PROCESS.model_copy(update={"actors": str(own), "processes": 3})
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("The bakery opens at noon on Fridays.", "utf-8")
    add(tmp_path / "one", [str(tmp_path / "news")], engine="ray", settings=settings)
    assert seen == [own.read_text("utf-8")]
    assert len(work.made) == 1


def test_other_machines_need_a_folder_that_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"is not told\. Name a folder or an address .* --shards"):
        add(tmp_path / "one", texts(tmp_path / "news", 1), engine="ray", address="127.0.0.1:1")


@pytest.mark.parametrize("options", [{"address": "127.0.0.1:1"}, {"shards": "s"}, {"engine": "spark"}])
def test_options_that_do_not_fit_are_refused(tmp_path: Path, options: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=r"Add --engine ray|There are: local, ray"):
        add(tmp_path / "one", texts(tmp_path / "news", 1), **options)
    assert not (tmp_path / "one").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    with pytest.raises(
        InputError, match=r"the folder of shards cannot be written .* Name another with --shards"
    ):
        add(tmp_path / "one", texts(tmp_path / "news", 1), engine="ray", shards=tmp_path / "file")


def test_without_ray_it_is_said_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError, match=r"Ray is not installed .* pip install 'truceline\[ray\]'"):
        add(tmp_path / "one", texts(tmp_path / "news", 1), engine="ray")


def test_a_cluster_that_does_not_answer_is_told_soon(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    options: dict[str, Any] = {"address": "127.0.0.1:9", "shards": tmp_path / "shards"}
    with pytest.raises(InputError, match=r"127\.0\.0\.1:9: no cluster answers there .*ray start --head"):
        add(tmp_path / "one", texts(tmp_path / "news", 1), engine="ray", **options)


def test_marks_tell_where_a_shard_was_made(work: Work, tmp_path: Path) -> None:
    shards = tmp_path / "shards"
    add(tmp_path / "one", texts(tmp_path / "news", 4), engine="ray", shards=shards)
    (mark,) = [json.loads(path.read_text("utf-8")) for path in shards.glob("*.json")]
    assert (mark["machine"], mark["rows"]) == ("here", 4)
    assert len(work.made) == 4
