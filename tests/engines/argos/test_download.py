"""Downloads that fail."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from loctool.engines.argos.download import download
from loctool.errors import PackageError


def test_a_download_without_a_network_is_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError("blocked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(PackageError, match="index cannot be reached") as caught:
        download("de", "fr")
    assert "\n" not in str(caught.value)
    with pytest.raises(PackageError, match="is not a pair of languages"):
        download("de", "../fr")
    assert list(home.iterdir()) == []
