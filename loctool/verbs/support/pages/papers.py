"""The slides of a deck, to be looked at in both languages."""

from __future__ import annotations

from loctool.project import Project
from loctool.review.view.slides import Paper


def find_papers(project: Project, domain: str, language: str) -> dict[int, tuple[Paper | None, Paper | None]]:
    """Return slide number -> the slide in the source language and in the target language."""
    del project, domain, language
    return {}
