"""Drafting on a real Dask cluster on loopback: the same bytes, whatever becomes of a worker; else one clear line."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import dask
import pytest
from distributed import Client

from loctool import packages, storage, version
from loctool.drafting import batches
from loctool.drafting.cluster import admission, session, transfers, worker
from loctool.errors import LoctoolError
from loctool.project import find
from loctool.verbs.draft import Options, draft
from loctool.verbs.extract import extract
from tests.conftest import INHERITED, Run

pytestmark = pytest.mark.xdist_group("cluster")

QUIET = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}
ONLY_HERE = ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0", "--no-dashboard"]
NO_LOCTOOL = "sys.modules['loctool'] = None"
CERTIFICATES = Path(__file__).parents[2] / "data" / "cluster"
AUTHORITY, MEMBER, STRANGER = (CERTIFICATES / f"{name}.pem" for name in ("authority", "member", "stranger"))
WORDS = "Abkommen Gespräche Vertrag Rohstoffe Washington Peking Zölle Handel Minister Regierung".split()  # noqa: SIM905


class Cluster:
    """A scheduler and its workers, each a process with a home of its own."""

    def __init__(self, folder: Path, dictionaries: Path, *, certificate: Path | None = None) -> None:
        self.folder = folder
        self.certificate = certificate
        """What all of its processes show each other; in the clear without."""
        self.dictionaries = dictionaries
        """Where this process keeps its own: making them takes seconds."""
        self.running: list[subprocess.Popen[bytes]] = []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"{'tls' if certificate else 'tcp'}://127.0.0.1:{port}"
        self.scheduler = self._start("", "dask_scheduler", "--port", str(port), name="scheduler")
        wait(lambda: answers(port))

    def worker(self, name: str, before: str = "") -> subprocess.Popen[bytes]:
        """Start a worker with one thread; `before` is Python that its process runs first."""
        options = [
            "--nthreads",
            "1",
            "--no-nanny",
            "--death-timeout",
            "60",
            "--memory-limit",
            "0",
            "--local-directory",
            str(self.folder / name),
        ]
        return self._start(before, "dask_worker", self.address, *options, name=name)

    def transfers(self, name: str) -> list[str]:
        folder = self.folder / name / "data" / "parcels"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    def _start(self, before: str, program: str, *options: str, name: str) -> subprocess.Popen[bytes]:
        home = self.folder / name
        (home / "data").mkdir(parents=True)
        if self.dictionaries.is_dir():
            shutil.copytree(self.dictionaries, home / "data" / "dictionaries")
        code = f"import sys\n{before}\nfrom distributed.cli.{program} import main\nmain(sys.argv[1:])"
        environment = {**INHERITED, "HOME": str(home), "LOCTOOL_DATA_DIR": str(home / "data"), **QUIET}
        options = (*options, *ONLY_HERE, *self._secured())
        process = subprocess.Popen([sys.executable, "-c", code, *options], env=environment, cwd=home)
        self.running.append(process)
        return process

    def _secured(self) -> list[str]:
        if self.certificate is None:
            return []
        files = {"ca-file": AUTHORITY, "cert": self.certificate, "key": self.certificate}
        return ["--protocol", "tls", *(part for name, path in files.items() for part in (f"--tls-{name}", str(path)))]

    def end(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()
        self.running.remove(process)

    def stop(self) -> None:
        for process in reversed(list(self.running)):
            self.end(process)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Told:
    """Progress that does something at its first news."""

    def __init__(self, at_first: Callable[[], None] = lambda: None) -> None:
        self.at_first = at_first
        self.messages = 0

    def start(self, total: int) -> None:
        """Nothing to draw."""

    def advance(self, messages: int, words: int) -> None:  # noqa: ARG002
        if messages and not self.messages:
            self.at_first()
        self.messages += messages


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Iterator[Cluster]:
    """Return a scheduler with one worker, `first`."""
    running = Cluster(tmp_path_factory.mktemp("cluster"), models_folder / "dictionaries")
    try:
        running.worker("first")
        yield running
    finally:
        running.stop()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, models_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let this process have an empty home, small batches and small chunks, and let the clock stand."""
    for variable in ("ARGOS_TRANSLATE_PACKAGE_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("LOCTOOL_DATA_DIR", str(models_folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr(batches, "SIZE", 8)
    monkeypatch.setattr(transfers, "CHUNK", 10_000_000)
    storage._writable.cache_clear()
    return tmp_path


def written(folder: Path, count: int, glossary: str = "") -> Path:
    """Return a project with `count` bullets to draft into English."""
    (folder / "source").mkdir(parents=True)
    (folder / "glossary").mkdir()
    lines = [f"- {WORDS[n % 10]} und {WORDS[n // 10 % 10]} sind der {n}. Punkt." for n in range(count)]
    (folder / "source" / "deck.md").write_text("# Titel\n\n" + "\n".join(lines) + "\n")
    if glossary:
        (folder / "glossary" / "terms.csv").write_text(glossary)
    (folder / "loctool.toml").write_text('name = "slides"\ntargets = ["en"]\n')
    extract(find(folder))
    return folder


def po(folder: Path) -> bytes:
    return (folder / "locales" / "en" / "LC_MESSAGES" / "deck.po").read_bytes()


def user_package(folder: Path) -> str:
    """Install the embedded pair as a package of the user's, which no worker has; return its fingerprint."""
    (embedded,) = (package for package in packages.find_installed() if package.pair == ("de", "en"))
    shutil.copytree(packages.folder(embedded), folder / "packages" / "translate-de_en")
    (own,) = (package for package in packages.find_installed() if package.pair == ("de", "en"))
    assert own.origin == "user"
    return packages.fingerprint(own)


def test_a_lost_worker_changes_no_byte(cluster: Cluster, tmp_path: Path) -> None:
    fingerprint = user_package(tmp_path)
    local, remote = (written(tmp_path / name, 64, "de,en\nAbkommen,accord\n") for name in ("local", "remote"))
    here = draft(find(local), "en", "argos", Told())
    victim = cluster.worker("victim")
    wait(lambda: len(asked(cluster, "workers")) == 2)
    before = po(remote)

    def kill() -> None:
        assert fingerprint in cluster.transfers("victim")
        victim.kill()

    report = draft(find(remote), "en", "argos", Told(kill), Options(scheduler=cluster.address))
    assert victim.wait() < 0
    assert report.drafted == here.drafted > 0
    assert po(remote) != before
    assert po(remote) == po(local)
    assert fingerprint in cluster.transfers("first")
    assert [name for name in cluster.transfers("first") if name.startswith(".")] == []


def test_both_routes_of_a_multilingual_package_reach_the_workers(cluster: Cluster, tmp_path: Path) -> None:
    (embedded,) = (package for package in packages.find_installed() if len(package.pairs) > 1)
    shutil.copytree(packages.folder(embedded), tmp_path / "packages" / "translate-en_ru")
    folders = [written(tmp_path / name, 12, "de,ru\nAbkommen,сделка\n") for name in ("local", "remote")]
    for folder in folders:
        (folder / "loctool.toml").write_text('name = "slides"\ntargets = ["ru"]\n')
        extract(find(folder))
    draft(find(folders[0]), "ru", "argos", Told())
    report = draft(find(folders[1]), "ru", "argos", Told(), Options(scheduler=cluster.address))
    local, remote = ((folder / "locales" / "ru" / "LC_MESSAGES" / "deck.po").read_bytes() for folder in folders)
    assert report.drafted > 0
    assert local == remote
    assert b"# loctool: draft argos de-ru " in remote
    (own,) = (package for package in packages.find_installed() if len(package.pairs) > 1)
    assert own.origin == "user"
    assert packages.fingerprint(own) in cluster.transfers("first")


def shown(certificate: Path | None, **more: str) -> AbstractContextManager[object]:
    """Let this process show a certificate, or none, as a user's configuration of Dask does."""
    files = {"ca-file": AUTHORITY if certificate else None, "client.cert": certificate, "client.key": certificate}
    given = {name: str(path) if path else None for name, path in files.items()} | more
    return dask.config.set({f"distributed.comm.tls.{name}": value for name, value in given.items()})


def test_the_same_bytes_over_tls(tmp_path: Path, models_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fingerprint = user_package(tmp_path)
    local, remote, vain = (written(tmp_path / name, 20) for name in ("local", "remote", "vain"))
    here = draft(find(local), "en", "argos", Told())
    (tmp_path / "cluster").mkdir()
    running = Cluster(tmp_path / "cluster", models_folder / "dictionaries", certificate=MEMBER)
    try:
        running.worker("secure")
        with shown(MEMBER):
            report = draft(find(remote), "en", "argos", Told(), Options(scheduler=running.address))
        assert report.drafted == here.drafted > 0
        assert fingerprint in running.transfers("secure")
        monkeypatch.setattr(session, "CONNECT", 2.0)
        with shown(STRANGER):
            untouched(vain, "no Dask scheduler answers at tls://", running)
        with shown(None):
            untouched(vain, "Dask has none; name ca-file, client.cert and client.key", running)
        with shown(tmp_path / "none.pem"):
            untouched(vain, r"Dask cannot read its certificates \(FileNotFoundError", running)
        with shown(MEMBER, **{"min-version": "1.9"}):
            untouched(vain, r"Dask cannot read its certificates \(ValueError", running)
    finally:
        running.stop()
    assert po(remote) == po(local)


def test_nothing_is_sent_twice(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(
        admission, "chunks", lambda path, name, sender: sent.append(name) or transfers.chunks(path, name, sender)
    )
    for name in ("one", "two"):
        draft(find(written(tmp_path / name, 3)), "en", "argos", Told(), Options(scheduler=cluster.address))
    assert all(name.endswith(".json") for name in sent)
    assert len(sent) == len(set(sent))


def test_an_interrupt_cancels_what_is_under_way(cluster: Cluster, tmp_path: Path) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    folder = written(tmp_path / "remote", 400)
    with pytest.raises(KeyboardInterrupt):
        draft(find(folder), "en", "pseudo", Told(interrupt), Options(scheduler=cluster.address))
    assert 0 < po(folder).count(b"# loctool: draft pseudo") < 400
    wait(lambda: not asked(cluster, "tasks"))


def wait(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def asked(cluster: Cluster, what: str) -> list[str]:
    """Return the names of the scheduler's tasks, or of its workers."""
    with Client(cluster.address, set_as_default=False, timeout=60) as client:
        names: list[str] = client.run_on_scheduler(lambda dask_scheduler: list(getattr(dask_scheduler, what)))
    return names


def test_a_worker_without_loctool(cluster: Cluster, tmp_path: Path) -> None:
    folder = written(tmp_path / "remote", 3)
    worker = cluster.worker("bare", NO_LOCTOOL)
    try:
        wait(lambda: len(asked(cluster, "workers")) > 1)
        message = r"the worker tcp://127\.0\.0\.1:\d+ has no loctool; install it there: `pip install loctool`"
        untouched(folder, message, cluster)
    finally:
        cluster.end(worker)


def test_a_worker_with_other_versions(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path / "remote", 3)
    with monkeypatch.context() as patch:
        patch.setattr(version, "__version__", "9.9")
        untouched(folder, r"the worker tcp://.* has loctool [\d.]+, not 9\.9: install the same versions there", cluster)
    monkeypatch.setattr(worker, "versions", lambda: tuple((name, "0.1") for name in worker.LIBRARIES))
    untouched(folder, r"the worker tcp://.* ctranslate2 [\d.]+, not 0\.1;", cluster)


def untouched(folder: Path, message: str, cluster: Cluster) -> None:
    """Draft in vain, and prove that the catalog is as it was."""
    before = po(folder)
    with pytest.raises(LoctoolError, match=message):
        draft(find(folder), "en", "pseudo", Told(), Options(scheduler=cluster.address))
    assert po(folder) == before


def test_a_lost_scheduler_keeps_what_is_finished(tmp_path: Path, models_folder: Path) -> None:
    (tmp_path / "cluster").mkdir()
    running = Cluster(tmp_path / "cluster", models_folder / "dictionaries")
    folder = written(tmp_path / "remote", 400)
    try:
        running.worker("only")
        with pytest.raises(
            LoctoolError, match=r"lost the scheduler at tcp://127\.0\.0\.1:\d+ .*; run the command again"
        ):
            draft(find(folder), "en", "pseudo", Told(running.scheduler.kill), Options(scheduler=running.address))
    finally:
        running.stop()
    assert 0 < po(folder).count(b"# loctool: draft pseudo") < 400


def test_no_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "CONNECT", 0.5)
    folder = written(tmp_path / "remote", 3)
    before = po(folder)
    with pytest.raises(LoctoolError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9 .*start one"):
        draft(find(folder), "en", "pseudo", Told(), Options(scheduler="tcp://127.0.0.1:9"))
    assert po(folder) == before


@pytest.mark.parametrize("address", ["here", "tcp://host", "tcp://host:none", "http://host:8786", "tcp://:8786"])
def test_no_address(address: str) -> None:
    with pytest.raises(LoctoolError, match="is not a Dask scheduler address"):
        session.connect(address).__enter__()


def test_no_dask(loctool_process: Run, tmp_path: Path) -> None:
    loctool_process("extract")
    (tmp_path / "without" / "distributed").mkdir(parents=True)
    (tmp_path / "without" / "distributed" / "__init__.py").write_text("raise ImportError('not installed')\n")
    result = loctool_process(
        "draft", "en", "--scheduler", "tcp://127.0.0.1:9", environment={"PYTHONPATH": str(tmp_path / "without")}
    )
    assert (result.returncode, result.stderr) == (
        2, "loctool: drafting on a cluster needs Dask (not installed); run `pip install 'loctool[cluster]'`\n"
    )  # fmt: skip
