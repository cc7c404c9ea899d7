"""What POSIX alone has is hidden from loctool's own modules; everything a translator does works without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import Run

WITHOUT_POSIX = '''
"""Run loctool as on a platform without POSIX: its modules see an `os` and a `signal` that lack what Windows lacks."""
import builtins, sys, types

MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "spwd", "syslog", "termios", "tty"}
NAMES = {
    "os": "chown chroot fchdir fchmod fchown fdatasync fork forkpty getegid geteuid getgid getgroups getloadavg getpgid "
          "getpgrp getpriority getresuid getsid getuid initgroups killpg lchown lockf mkfifo mknod nice pathconf "
          "pidfd_open pipe2 posix_fadvise posix_fallocate posix_spawn pread pwrite sched_getaffinity sched_setaffinity "
          "sched_yield sendfile setgid setpgid setsid setuid statvfs sync sysconf uname wait waitid WEXITSTATUS "
          "O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_SYNC register_at_fork".split(),
    "signal": "SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGTSTP SIGUSR1 SIGUSR2 SIGWINCH "
              "alarm pause pthread_kill pthread_sigmask setitimer sigpending sigwait".split(),
    "time": "clock_gettime tzset".split(),
    "socket": "AF_UNIX socketpair".split(),
}

class Windowed(types.ModuleType):
    """A module without some of its names."""

    def __getattr__(self, name):
        if name in NAMES[self.__name__]:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return getattr(sys.modules[self.__name__], name)

real, shown = builtins.__import__, {name: Windowed(name) for name in NAMES}

def open_file(path, *args, **options):
    """Refuse folders, as Windows does."""
    if shown["os"].path.isdir(path):
        raise PermissionError(13, "Permission denied", path)
    return sys.modules["os"].open(path, *args, **options)

shown["os"].open = open_file

def imported(name, globals=None, locals=None, fromlist=(), level=0):
    module = real(name, globals, locals, fromlist, level)
    if level or not (globals or {}).get("__name__", "").startswith("loctool"):
        return module
    if name.partition(".")[0] in MODULES:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return shown.get(name, module)

builtins.__import__ = imported
'''
"""Hides names from loctool's modules; the standard library and other packages still see them."""

EVERY_MODULE = """
import importlib, pkgutil, loctool
names = [one.name for one in pkgutil.walk_packages(loctool.__path__, "loctool.") if one.name != "loctool.__main__"]
for name in names:
    importlib.import_module(name)
print(len(names))
"""
HIDDEN = """
import fcntl, os, signal
assert os.fork and signal.SIGHUP  # others see them
for code in ("import fcntl", "import os; os.fork", "from os import fchmod", "from signal import SIGHUP",
             "import signal; signal.pthread_kill", "import os; os.open('/', os.O_RDONLY)"):
    try:
        exec(code, {"__name__": "loctool.files"})
    except (ImportError, AttributeError, PermissionError):
        continue
    raise SystemExit(code)
"""
COMMAND = "import sys; from loctool.cli import main; main(sys.argv[1:])"


def run(code: str, *arguments: str, folder: Path | None = None, data: Path | None = None) -> str:
    """Run code without POSIX and return what it printed."""
    environment = {"PYTHONPATH": str(Path(__file__).parent.parent), "LOCTOOL_DATA_DIR": str(data)}
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_POSIX + code, *arguments], cwd=folder, env=environment, capture_output=True,
        text=True, timeout=300, check=False,
    )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr
    return done.stdout


def test_the_names_are_hidden() -> None:
    run(HIDDEN)


def test_every_module_is_imported() -> None:
    files = (Path(__file__).parent.parent / "loctool").rglob("*.py")
    assert int(run(EVERY_MODULE)) == len(list(files)) - 2  # loctool itself, and what runs the command line


def test_the_whole_job_gives_the_same_files(loctool: Run, project: Path, models_folder: Path) -> None:
    commands = (
        ("extract", "-q"),
        ("draft", "en", "--engine", "pseudo", "-q"),
        ("check", "en", "--fail-on", "never"),
        ("compile", "--use-drafts"),
        ("render", "en", "--use-drafts", "-o", "rendered"),
        ("status",),
    )
    said = [run(COMMAND, *command, folder=project, data=models_folder) for command in commands]
    mine = files_of(project)
    assert {path.suffix for path in mine} >= {".po", ".pot", ".mo", ".md"}
    for path in mine:
        if path.parts[0] in ("locales", "rendered"):
            (project / path).unlink()
    assert [loctool(*command).stdout for command in commands] == said
    assert files_of(project) == mine


def test_characters_that_the_output_cannot_hold_are_escaped(loctool_process: Run, project: Path) -> None:
    deck = project / "source" / "лес.md"
    deck.write_text("# Wald\n")
    done = loctool_process("extract", environment={"PYTHONIOENCODING": "cp1252"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "locales/\\u043b\\u0435\\u0441.pot: 1 messages" in done.stdout


def files_of(project: Path) -> dict[Path, bytes]:
    """Return path -> content of the project's files, their dates and loctool's own folder left out."""
    found = (path.relative_to(project) for path in sorted(project.rglob("*.*")) if path.is_file())
    return {path: undated((project / path).read_bytes()) for path in found if path.parts[0] != ".loctool"}


def undated(content: bytes) -> bytes:
    return b"\n".join(line for line in content.split(b"\n") if b"-Date: " not in line)
