"""Docusaurus, VitePress and MyST: Markdown of documentation, with containers, directives and components."""

from __future__ import annotations

from loctool.formats.markdown.dialects.docs.docusaurus import DOCUSAURUS
from loctool.formats.markdown.dialects.docs.myst import MYST
from loctool.formats.markdown.dialects.docs.vitepress import VITEPRESS

__all__ = ["DOCUSAURUS", "MYST", "VITEPRESS"]
